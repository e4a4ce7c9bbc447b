"""A graph in somebody else's SPARQL 1.1 store: written by updates, asked by queries.

`URL` is the store's base, as in http://127.0.0.1:7878: questions go to URL/query and updates to
URL/update (Oxigraph, Fuseki data sets); a URL that ends in /query or /sparql is taken as the
query address, with /update beside it. Each named graph is replaced in one request, many small ones
together, so a reader meets the old or the new state of a filing, never half of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from pyoxigraph import Quad, QueryResultsFormat, RdfFormat, parse, parse_query_results

from graphkit.errors import QueryError, StoreError
from graphkit.graph.functions import uses_functions
from graphkit.graph.query import asks_elsewhere, rows
from graphkit.graph.rows import Rows
from graphkit.graph.terms import NAMESPACES
from graphkit.graph.trig import spelled

__all__ = ["RemoteStore"]

PATIENCE = 120.0
"""Seconds to wait for one answer."""

PARCEL = 1 << 20
"""Characters of updates after which a request is sent: whole graphs, so that none is seen half."""

UNION = "union-default-graph=true"
"""Asks Oxigraph for the union of all graphs; set other stores up with the union as default graph."""

BUILDS = re.compile(r"\b(construct|describe)\b", re.I)


class RemoteStore:
    """A store at a URL. Raises StoreError where it does not answer or refuses."""

    def __init__(self, url: str) -> None:
        if not url.startswith(("http://", "https://")):
            raise StoreError(f"not an address of a store: {url!r}. Write http://host:port")
        base = url.rstrip("/")
        asks = base.endswith(("/query", "/sparql"))
        self.asked_at = base if asks else f"{base}/query"
        self.written_at = (base.rpartition("/")[0] if asks else base) + "/update"

    def replace(self, facts: Iterable[Quad]) -> int:
        """Make the named graphs of these quads what the quads say; returns how many graphs."""
        graphs: dict[str, set[str]] = defaultdict(set)
        for quad in facts:
            triple = (quad.subject, quad.predicate, quad.object)
            line = " ".join(spelled(term) for term in triple)  # type: ignore[arg-type]
            graphs[spelled(quad.graph_name)].add(line)  # type: ignore[arg-type]
        waiting: list[str] = []
        for name in sorted(graphs):
            body = " .\n".join(sorted(graphs[name]))
            waiting.append(f"DROP SILENT GRAPH {name} ;\nINSERT DATA {{ GRAPH {name} {{\n{body} .\n}} }}")
            if sum(map(len, waiting)) > PARCEL:
                self._update(" ;\n".join(waiting))
                waiting = []
        if waiting:
            self._update(" ;\n".join(waiting))
        return len(graphs)

    def keep_only(self, names: Iterable[str]) -> None:
        """Drop graphkit's own named graphs that are not among these IRIs."""
        held = self.ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
        wanted = set(names)
        for (name,) in held:
            whole = _whole(str(name))
            if whole.startswith((NAMESPACES["gkf"], NAMESPACES["gkg"])) and whole not in wanted:
                self._update(f"DROP SILENT GRAPH <{whole}>")

    def ask(self, sparql: str) -> Rows:
        """The answer to a question. Raises QueryError where the store cannot read it."""
        if asks_elsewhere(sparql):
            raise QueryError("SERVICE is not allowed: graphkit asks no other server")
        if uses_functions(sparql):
            raise QueryError("gk:path and gk:part are graphkit's own: ask graphkit's graph, without --store")
        head = "".join(f"PREFIX {prefix}: <{name}>\n" for prefix, name in sorted(NAMESPACES.items()))
        builds = BUILDS.search(sparql) is not None
        kind = "application/n-triples" if builds else "application/sparql-results+json"
        found = self._post(f"{self.asked_at}?{UNION}", head + sparql, "application/sparql-query", kind)
        if builds:
            triples = [quad.triple for quad in parse(found, format=RdfFormat.N_TRIPLES)]
            lines = tuple(sorted(tuple(map(str, triple)) for triple in triples))
            return Rows(("subject", "predicate", "object"), lines, tuple(triples))
        return rows(parse_query_results(found, format=QueryResultsFormat.JSON))

    def _update(self, text: str) -> None:
        self._post(self.written_at, text, "application/sparql-update", "*/*")

    def _post(self, url: str, text: str, kind: str, wanted: str) -> bytes:
        request = Request(url, text.encode(), {"Content-Type": kind, "Accept": wanted})
        try:
            with urlopen(request, timeout=PATIENCE) as answer:
                return bytes(answer.read())
        except HTTPError as error:
            told = error.read(400).decode("utf-8", "replace").strip()
            kind_of = QueryError if error.code == 400 else StoreError
            raise kind_of(f"{url}: {error.code} {error.reason}: {told}") from error
        except (URLError, TimeoutError, OSError) as error:
            raise StoreError(f"{url}: no answer ({error}). Is the store running there?") from error


def _whole(name: str) -> str:
    prefix, colon, rest = name.partition(":")
    return NAMESPACES[prefix] + rest if colon and prefix in NAMESPACES else name
