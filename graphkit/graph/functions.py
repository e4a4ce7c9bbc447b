"""graphkit's own SPARQL functions, for Oxigraph and for rdflib.

gk:path(?a, ?b, ?max)      the shortest ways from a to b, at most ?max steps (6 if left out, 12 at most),
                           as one rdf:JSON literal; nothing where no way leads
                           (`graphkit.graph.ways` tells what is in it)
gk:part(?json, "/ways/0")  the part of such a literal at a JSON Pointer (RFC 6901): text, number, or
                           rdf:JSON again; nothing where there is none

Both give the same in either engine. `graph.query`, `graph.rdf` and `graphkit serve` know them;
`register` makes them known to every other rdflib graph. SPARQL servers elsewhere do not know them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode, Store

from graphkit.graph.terms import NAMESPACES, decimal, iri, literal
from graphkit.graph.ways import FARTHEST, Triples, ways

if TYPE_CHECKING:
    import rdflib
    from rdflib.plugins.sparql.parserutils import Expr
    from rdflib.plugins.sparql.sparql import FrozenBindings

__all__ = ["Asked", "functions", "register", "uses_functions"]

USUAL = literal(6, "integer")
PATH, PART = iri("gk:path"), iri("gk:part")
DECLARED = re.compile(rf"\bprefix\s+([\w-]*):\s*<{re.escape(NAMESPACES['gk'])}>", re.I)


def uses_functions(sparql: str) -> bool:
    """Does the question call one of graphkit's own functions?"""
    names = "|".join(re.escape(name) for name in {"gk", *DECLARED.findall(sparql)})
    called = rf"(?:(?<![\w:-])(?:{names}):|<{re.escape(NAMESPACES['gk'])})(?:path|part)\b"
    return re.search(called, sparql) is not None


def functions(store: Store) -> dict[NamedNode, Callable[..., Any]]:
    """The functions over an Oxigraph store, for one question."""
    held = _InOxigraph(store)

    @lru_cache(1024)
    def path(start: Any, goal: Any, limit: Any = USUAL) -> Literal | None:
        named = isinstance(start, NamedNode) and isinstance(goal, NamedNode)
        return _path(held, start.value, goal.value, limit.value) if named else None

    def part(whole: Any, pointer: Any) -> Literal | None:
        return _part(whole.value, pointer.value)

    return {PATH: path, PART: part}


class Asked:
    """An Oxigraph store that knows the functions whenever it is asked."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def query(self, *question: Any, **options: Any) -> Any:
        """As `pyoxigraph.Store.query`."""
        return self._store.query(*question, **options, custom_functions=functions(self._store))


def register() -> None:
    """Make the functions known to rdflib's own SPARQL engine, for all its graphs."""
    from rdflib import URIRef
    from rdflib.plugins.sparql.operators import register_custom_function

    for name, call in ((PATH, _path_in_rdflib), (PART, _part_in_rdflib)):
        register_custom_function(URIRef(name.value), call, override=True, raw=True)


def _path_in_rdflib(call: Expr, bindings: FrozenBindings) -> rdflib.Literal:
    from rdflib import URIRef

    start, goal, limit = _given(call, 2, USUAL.value)
    named = isinstance(start, URIRef) and isinstance(goal, URIRef)
    asked = bindings.ctx.graph
    found = (
        _path(_InRdflib(asked), str(start), str(goal), str(limit)) if named and asked is not None else None
    )
    return _theirs(found)


def _part_in_rdflib(call: Expr, bindings: FrozenBindings) -> rdflib.Literal:
    whole, pointer = _given(call, 2)
    return _theirs(_part(str(whole), str(pointer)))


def _given(call: Expr, count: int, *default: str) -> list[Any]:
    """The values given to a call, `count` of them and then those with a default."""
    from rdflib.plugins.sparql.sparql import SPARQLError

    given = list(call.expr)
    if not count <= len(given) <= count + len(default) or any(isinstance(one, SPARQLError) for one in given):
        raise SPARQLError(f"{call.iri} takes {count} values")
    return [*given, *default[len(given) - count :]]


def _theirs(term: Literal | None) -> rdflib.Literal:
    import rdflib
    from rdflib.plugins.sparql.sparql import SPARQLError

    if term is None:
        raise SPARQLError("nothing there")
    kind = term.datatype.value
    plain = kind == NAMESPACES["xsd"] + "string"
    return rdflib.Literal(term.value, datatype=None if plain else rdflib.URIRef(kind), normalize=False)


def _path(triples: Triples, start: str, goal: str, limit: str) -> Literal | None:
    try:
        found = ways(triples, start, goal, int(min(Decimal(limit), Decimal(FARTHEST))))
    except (InvalidOperation, ValueError, OverflowError):
        return None
    return None if found is None else _json(found)


def _json(value: Any) -> Literal:
    return Literal(json.dumps(value, ensure_ascii=False, separators=(",", ":")), datatype=iri("rdf:JSON"))


@lru_cache(16)
def _read(text: str) -> Any:
    return json.loads(text)


def _part(whole: str, pointer: str) -> Literal | None:
    try:
        here = _read(whole)
        for step in pointer.split("/")[1:]:
            key = step.replace("~1", "/").replace("~0", "~")
            here = here[int(key)] if isinstance(here, list) and key.isdecimal() else here[key]
    except (ValueError, LookupError, TypeError):
        return None
    match here:
        case str():
            return Literal(here)
        case bool():
            return literal(str(here).lower(), "boolean")
        case int():
            return literal(here, "integer")
        case float():
            return decimal(here)
        case dict() | list():
            return _json(here)
    return None


def _whole(name: str) -> str:
    prefix, _, rest = name.partition(":")
    return NAMESPACES[prefix] + rest


class _InOxigraph:
    """The triples of all graphs of an Oxigraph store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def objects(self, subject: str, predicate: str) -> Iterator[str]:
        for quad in self.store.quads_for_pattern(NamedNode(subject), iri(predicate), None):
            yield quad.object.value  # type: ignore[union-attr]

    def subjects(self, predicate: str, object: str) -> Iterator[str]:
        for quad in self.store.quads_for_pattern(None, iri(predicate), NamedNode(object)):
            yield quad.subject.value  # type: ignore[union-attr]


class _InRdflib:
    """The triples of all graphs of the store behind an rdflib graph."""

    def __init__(self, graph: rdflib.Graph) -> None:
        import rdflib

        self.store, self.named = graph.store, rdflib.URIRef

    def objects(self, subject: str, predicate: str) -> Iterator[str]:
        pattern = (self.named(subject), self.named(_whole(predicate)), None)
        yield from (str(triple[2]) for triple, _ in self.store.triples(pattern))

    def subjects(self, predicate: str, object: str) -> Iterator[str]:
        pattern = (None, self.named(_whole(predicate)), self.named(object))
        yield from (str(triple[0]) for triple, _ in self.store.triples(pattern))
