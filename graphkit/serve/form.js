// Completion of prefixes would ask a site of others; the form asks nobody but this server.
Yasgui.Yasqe.defaults.autocompleters = [];
Yasgui.Yasqe.defaults.value = [
  "PREFIX gk: <https://w3id.org/graphkit/ns#>",
  "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>",
  "SELECT ?holder ?company WHERE {",
  "  ?a gk:holdsSharesIn ?b .",
  "  ?a skos:prefLabel ?holder . ?b skos:prefLabel ?company .",
  "} ORDER BY ?holder ?company LIMIT 100",
].join("\n");
new Yasgui(document.getElementById("yasgui"), {
  persistenceId: null,
  requestConfig: { endpoint: location.origin + "/query" },
});
