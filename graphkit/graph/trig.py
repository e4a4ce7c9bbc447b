"""The graph as text: TriG to read, sorted N-Quads to hash. Same graph, same bytes.

There are no blank nodes, so the canonical form of RDF Dataset Canonicalization (RDFC-1.0) is
simply the N-Quads in canonical spelling, each once, sorted by code point; its SHA-256 is the
canonical hash of the graph.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from graphkit.graph.terms import NAMESPACES

__all__ = [
    "NamedGraph",
    "Pair",
    "Told",
    "block",
    "canonical_hash",
    "lines",
    "nquads",
    "ordered",
    "place",
    "prefixes",
    "spelled",
    "trig",
]

Pair = tuple[NamedNode, NamedNode | Literal]
"""What is said: property and value."""
Told = tuple[NamedNode, Iterable[Pair]]
"""A subject, and what is said of it."""
NamedGraph = tuple[NamedNode, Iterable[Told]]
"""Its name, and what it says by subject, subjects in order."""

LOCAL = re.compile(r"[A-Za-z0-9_\u3400-\u4dbf\u4e00-\u9fff][A-Za-z0-9_\u3400-\u4dbf\u4e00-\u9fff-]*")
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f\ufffe\uffff]')
PREFIX_OF = {namespace: prefix for prefix, namespace in NAMESPACES.items()}
PLAIN = {"integer", "boolean"}
XSD = NAMESPACES["xsd"]
TYPE = NAMESPACES["rdf"] + "type"


def _escape(match: re.Match[str]) -> str:
    return ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"


def spelled(term: NamedNode | Literal) -> str:
    """A term in canonical N-Triples spelling."""
    if isinstance(term, NamedNode):
        return f"<{term.value}>"
    text = f'"{ESCAPED.sub(_escape, term.value)}"'
    if term.language:
        return f"{text}@{term.language}"
    return text if term.datatype.value == XSD + "string" else f"{text}^^<{term.datatype.value}>"


def nquads(quads: Iterable[Quad]) -> list[str]:
    """The canonical N-Quads, sorted, each once, without line ends."""
    return [line.decode() for line in lines(quads)]


def lines(quads: Iterable[Quad]) -> list[bytes]:
    """The lines as UTF-8, whose order is that of the code points. Oxigraph spells canonically."""
    return sorted(set((serialize(quads, format=RdfFormat.N_QUADS) or b"").split(b"\n")) - {b""})


def canonical_hash(quads: Iterable[Quad]) -> str:
    """SHA-256 of the canonical N-Quads (RDFC-1.0 for a dataset without blank nodes)."""
    return hashlib.sha256(b"".join(line + b"\n" for line in lines(quads))).hexdigest()


def _short(term: NamedNode | Literal) -> str:
    """A term in TriG: prefixed, integers and booleans bare."""
    if isinstance(term, NamedNode):
        return _prefixed(term.value)
    kind = term.datatype.value.removeprefix(XSD)
    if kind in PLAIN:
        return term.value
    text = f'"{ESCAPED.sub(_escape, term.value)}"'
    if term.language:
        return f"{text}@{term.language}"
    return text if kind == "string" else f"{text}^^{_short(term.datatype)}"


@lru_cache(1 << 16)
def _prefixed(iri: str) -> str:
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = PREFIX_OF.get(iri[:cut])
    return f"{prefix}:{iri[cut:]}" if prefix and LOCAL.fullmatch(iri, cut) else f"<{iri}>"


def trig(quads: Iterable[Quad]) -> Iterator[str]:
    """The lines of a TriG document: graphs, subjects, properties and values each sorted."""
    return ordered(sorted(quads, key=place))


def place(quad: Quad) -> tuple[str, str]:
    """Named graph and subject, by which a TriG document is ordered."""
    return quad.graph_name.value, quad.subject.value  # type: ignore[union-attr]


def ordered(quads: Iterable[Quad]) -> Iterator[str]:
    """The same for quads that come in the order of their `place`; no more than a subject is held."""
    yield prefixes()
    for name, within in groupby(quads, attrgetter("graph_name")):
        subjects = groupby(within, attrgetter("subject"))
        yield from block(name, ((node, [(one.predicate, one.object) for one in of]) for node, of in subjects))  # type: ignore[misc]


def prefixes() -> str:
    """How a TriG document begins."""
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(NAMESPACES.items()))


def block(name: NamedNode, told: Iterable[Told]) -> Iterator[str]:
    """A named graph in TriG; one that says nothing is not there."""
    begin = f"\n{_prefixed(name.value)} {{\n"
    for subject, pairs in told:
        about: dict[str, set[str]] = defaultdict(set)
        for verb, value in pairs:
            about[_verb(verb.value)].add(_short(value))
        verbs = " ;\n".join(f"    {verb} {', '.join(sorted(about[verb]))}" for verb in sorted(about))
        yield f"{begin}  {_prefixed(subject.value)}\n{verbs} .\n"
        begin = ""
    if not begin:
        yield "}\n"


@lru_cache(1 << 10)
def _verb(predicate: str) -> str:
    return "a" if predicate == TYPE else _prefixed(predicate)
