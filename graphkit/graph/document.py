"""The vocabulary as a page: ontology/vocabulary.md, made from the Turtle.

    python -m graphkit.graph.document > ontology/vocabulary.md

Each class and property with its labels, definition, domain and range, example, the questions that
it serves and its matches in other vocabularies; each code list with its codes. The same Turtle
gives the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, Namespace

from graphkit.graph.questions import questions
from graphkit.graph.terms import NAMESPACES
from graphkit.resources import ontology

__all__ = ["page"]

GK = Namespace(NAMESPACES["gk"])
MATCHES = (SKOS.closeMatch, SKOS.relatedMatch, SKOS.broadMatch, SKOS.narrowMatch)
KINDS = {
    "Classes": OWL.Class,
    "Relations": OWL.ObjectProperty,
    "Values": OWL.DatatypeProperty,
    "Annotations": OWL.AnnotationProperty,
    "Functions": rdflib.URIRef("http://www.w3.org/ns/sparql-service-description#Function"),
}
"""The sections, and the type of the terms in each."""


def page() -> str:
    """The whole page as Markdown."""
    terms, matches, codes = (_read(name) for name in ("graphkit.ttl", "align", "codes"))
    return "\n".join([*_head(terms), *_sections(terms, matches), *_lists(codes, matches)]) + "\n"


def _read(name: str) -> rdflib.Graph:
    """A Turtle file of the ontology, or all those of a folder."""
    graph = rdflib.Graph()
    path = ontology(name)
    for file in sorted(path.glob("*.ttl")) if path.is_dir() else [path]:
        graph.parse(file)
    return graph


def _head(terms: rdflib.Graph) -> Iterator[str]:
    about = next(iter(terms.subjects(RDF.type, OWL.Ontology)))
    told = {name: terms.value(about, name) for name in (RDFS.label, OWL.versionInfo, DCTERMS.issued)}
    yield f"# The {told[RDFS.label]} {told[OWL.versionInfo]}"
    yield ""
    yield f"{terms.value(about, DCTERMS.abstract)}"
    yield ""
    yield (
        f"Namespace `{NAMESPACES['gk']}` (`gk:`), issued {told[DCTERMS.issued]}. Made from the Turtle by "
        "`python -m graphkit.graph.document`; `README.md` explains how the terms work together."
    )


def _sections(terms: rdflib.Graph, matches: rdflib.Graph) -> Iterator[str]:
    for title, kind in KINDS.items():
        found = [term for term in _sorted(terms.subjects(RDF.type, kind)) if str(term).startswith(GK)]
        yield from ("", f"## {title}", "")
        yield ", ".join(f"[{_short(term)}](#{_anchor(term)})" for term in found)
        for term in found:
            yield from _term(terms, matches, term)


def _term(terms: rdflib.Graph, matches: rdflib.Graph, term: rdflib.term.Node) -> Iterator[str]:
    yield from ("", f'### <a id="{_anchor(term)}"></a>{_short(term)}', "")
    yield f"**{', '.join(_labels(terms, term))}.** {_sentence(terms.value(term, SKOS.definition))}"
    rows = {
        "subclass of": terms.objects(term, RDFS.subClassOf),
        "subproperty of": terms.objects(term, RDFS.subPropertyOf),
        "inverse of": terms.objects(term, OWL.inverseOf),
        "from": terms.objects(term, RDFS.domain),
        "to": terms.objects(term, RDFS.range),
    }
    yield ""
    for name, values in rows.items():
        if told := ", ".join(_link(terms, value) for value in _sorted(values)):
            yield f"- {name}: {told}"
    yield f"- example: {'; '.join(sorted(str(one) for one in terms.objects(term, SKOS.example)))}"
    titles = {one.name: one.text for one in questions()}
    for name in sorted(str(one) for one in terms.objects(term, GK.question)):
        yield f"- question: [{name}](queries/{name}.rq), {titles[name]}"
    yield from _aligned(matches, term)


def _aligned(matches: rdflib.Graph, term: rdflib.term.Node) -> Iterator[str]:
    for match in MATCHES:
        if told := ", ".join(f"<{one}>" for one in _sorted(matches.objects(term, match))):
            yield f"- {_words(match)}: {told}"


def _lists(codes: rdflib.Graph, matches: rdflib.Graph) -> Iterator[str]:
    yield from ("", "## Code lists", "")
    yield f"Namespace `{NAMESPACES['gkc']}` (`gkc:`)."
    for scheme in _sorted(codes.subjects(RDF.type, SKOS.ConceptScheme)):
        yield from ("", f"### {_short(scheme)}", "")
        yield _sentence(codes.value(scheme, SKOS.definition))
        yield from ("", "| code | label | definition | matches |", "|---|---|---|---|")
        for code in _sorted(codes.subjects(SKOS.inScheme, scheme)):
            near = _sorted(one for match in MATCHES for one in matches.objects(code, match))
            cells = (
                f"`{codes.value(code, SKOS.notation)}`",
                ", ".join(_labels(codes, code)),
                str(codes.value(code, SKOS.definition)),
                ", ".join(f"<{one}>" for one in near),
            )
            yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _sorted(nodes: Iterable[rdflib.term.Node]) -> list[rdflib.term.Node]:
    return sorted(set(nodes), key=str)


def _labels(graph: rdflib.Graph, term: rdflib.term.Node) -> list[str]:
    """All labels, English first."""
    found = {(label.language != "en", str(label)) for label in _texts(graph, term)}
    return [text for _, text in sorted(found)]


def _texts(graph: rdflib.Graph, term: rdflib.term.Node) -> Iterable[rdflib.Literal]:
    for name in (RDFS.label, SKOS.prefLabel):
        for label in graph.objects(term, name):
            if isinstance(label, rdflib.Literal):
                yield label


def _link(terms: rdflib.Graph, term: rdflib.term.Node) -> str:
    if (term, RDF.type, None) in terms:
        return f"[{_short(term)}](#{_anchor(term)})"
    return _short(term)


def _short(term: rdflib.term.Node) -> str:
    text = str(term)
    for prefix, namespace in NAMESPACES.items():
        if text.startswith(namespace):
            return f"{prefix}:{text.removeprefix(namespace)}"
    return f"<{text}>"


def _anchor(term: rdflib.term.Node) -> str:
    return str(term).removeprefix(GK)


def _words(match: rdflib.URIRef) -> str:
    return match.removeprefix(str(SKOS)).replace("Match", " match")


def _sentence(text: rdflib.term.Node | None) -> str:
    told = str(text or "")
    return f"{told[:1].upper()}{told[1:]}."


if __name__ == "__main__":
    sys.stdout.write(page())
