"""Asking the graph: named questions and SPARQL, with typed values for their variables.

A question says `VALUES ?party { UNDEF }` where a value may be given, so it also runs as it stands
in any SPARQL tool. A value given becomes an RDF term first (a party found by its name, a checked
date, an escaped string), and that term, as the RDF library spells it, takes the place of UNDEF or
of the default: text typed by a person never becomes part of the question. (Both engines' own
binding interfaces were tried and disagree inside FILTER and EXISTS.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from graphkit.errors import QueryError
from graphkit.graph.functions import functions
from graphkit.graph.questions import Parameter, Question, question
from graphkit.graph.rows import Rows, plain
from graphkit.graph.terms import NAMESPACES, decimal, iri, literal, part_date
from graphkit.graph.trig import spelled
from graphkit.identity.parties import Party
from graphkit.statement import PartyRef, Statement

if TYPE_CHECKING:
    from graphkit.graph.graph import Graph

__all__ = ["Rows", "answer", "asks_elsewhere", "asks_for_findings", "bound", "prefixed", "rows", "sparql_of"]

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SILENT = re.compile(r"""#[^\n]*|<[^<>"{}|^`\\\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""")
LONG = re.compile(r'"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'', re.S)
SERVICE = re.compile(r"(?<![:?$\w-])service\b(?!\s*:)", re.I)
DERIVED = re.compile(r"\bgk:(?:DerivedStatement|Rule|rule|explanation)\b|\bprov:wasDerivedFrom\b")
BRACKET = re.compile(r"[][(){}]")
PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.S)
USED = re.compile(r"(?<![\w:-])([a-z]+):")
DECLARED = re.compile(r"\bprefix\s+([a-z]+):", re.I)
EXAMPLES = {
    "party": "Kingsoft",
    "date": "2012-11-30",
    "number": "30",
    "statement": "ID",
    "filing": "NAME",
    "text": "CN",
}
"""A value of each type, for the one who left it out."""
DEEPEST = 200
"""Brackets that a question may open within each other: the engine follows them on its stack."""
ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def answer(store: Store, sparql: str) -> Rows:
    """The rows that a store gives to SPARQL, with the path functions at hand.

    Raises QueryError for a question that does not parse or cannot be asked.
    """
    if (levels := nesting(sparql)) > DEEPEST:
        raise QueryError(f"brackets nest {levels} deep in the question; {DEEPEST} is the most")
    try:
        found = store.query(
            sparql,
            prefixes=NAMESPACES,
            use_default_graph_as_union=True,
            custom_functions=functions(store),
        )
        return rows(found)
    except (SyntaxError, OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the question cannot be asked: {_told(sparql, error)}") from error


def nesting(sparql: str) -> int:
    """How many brackets are open at once, at the most, in a question."""
    now = most = 0
    for glyph in BRACKET.findall(SILENT.sub(" ", LONG.sub(" ", sparql))):
        now += 1 if glyph in "([{" else -1
        most = max(most, now)
    return most


def _told(sparql: str, error: Exception) -> str:
    """Where a question does not parse, without the grammar's list of what might have stood there."""
    place = PLACE.match(str(error))
    if place is None:
        return str(error)
    line, column = int(place[1]), int(place[2])
    rest = "".join(sparql.splitlines()[line - 1 : line])[column - 1 :][:30].strip()
    told = place[3] if "expected one of" not in place[3] else "SPARQL has no such thing there"
    where = f" before {rest!r}: {told}" if rest else ": something is missing at the end"
    return f"line {line}, column {column}{where}. graphkit query --list names the ready questions"


def asks_for_findings(sparql: str) -> bool:
    """Does the question speak of what the rules conclude (derived statements)?"""
    return DERIVED.search(sparql) is not None


def sparql_of(graph: Graph | None, text: str, values: Mapping[str, object]) -> str:
    """The SPARQL of a question with its values in place. Without a graph, a party is given by id.

    Raises QueryError for one that asks another server (SERVICE) or whose values do not fit;
    PartyNotFound for a name that no single party answers to.
    """
    asked = question(text) if NAME.fullmatch(text.strip()) else None
    sparql = bound(asked.sparql if asked else text, _terms(graph, asked, values))
    if asks_elsewhere(sparql):
        raise QueryError("SERVICE is not allowed: graphkit asks no other server")
    return sparql


def asks_elsewhere(sparql: str) -> bool:
    """Does the question call another server (SERVICE), spelled out or in code point escapes?"""
    spelled_out = ESCAPED.sub(lambda match: chr(int(match[1] or match[2], 16) % 0x110000), sparql)
    return any(SERVICE.search(SILENT.sub(" ", LONG.sub(" ", text))) for text in (sparql, spelled_out))


def prefixed(sparql: str) -> str:
    """The question with those of graphkit's prefixes declared that it uses and does not declare."""
    text = SILENT.sub(" ", LONG.sub(" ", sparql))
    used = set(USED.findall(text)) - set(DECLARED.findall(text))
    head = (f"PREFIX {name}: <{NAMESPACES[name]}> " for name in sorted(used) if name in NAMESPACES)
    return "".join(head) + sparql


def bound(sparql: str, terms: Mapping[str, NamedNode | Literal]) -> str:
    """The question with these terms in its VALUES clauses. Raises QueryError where one is missing."""
    for name, term in terms.items():
        place = re.compile(rf"(VALUES\s+\?{re.escape(name)}\s*\{{)[^{{}}]*\}}", re.I)
        if len(place.findall(sparql)) != 1:
            raise QueryError(f"write VALUES ?{name} {{ UNDEF }} once, where the value of {name!r} is to go")
        value = f" {spelled(term)} }}"
        sparql = place.sub(lambda match, value=value: match[1] + value, sparql)  # type: ignore[misc]
    return sparql


def _terms(
    graph: Graph | None, asked: Question | None, values: Mapping[str, object]
) -> dict[str, NamedNode | Literal]:
    given = {name: value for name, value in values.items() if value is not None}
    if asked is None:
        return {name: _free(graph, value) for name, value in given.items()}
    for name in given:
        if name not in asked.parameters:
            known = ", ".join(asked.parameters) or "none"
            raise QueryError(f"{asked.name} has no parameter {name!r}; it has: {known}")
    for parameter in asked.parameters.values():
        if parameter.required and parameter.name not in given:
            example = f"{parameter.name}={EXAMPLES[parameter.type]}"
            raise QueryError(f"{asked.name} needs {parameter.name}: {parameter.text}. Write {example}")
    return {name: _typed(graph, asked.parameters[name], value) for name, value in given.items()}


def _typed(graph: Graph | None, parameter: Parameter, value: object) -> NamedNode | Literal:
    text = str(value)
    match parameter.type:
        case "party":
            if graph is None:
                return iri(f"gkd:{text.removeprefix('gkd:')}")
            party = value if isinstance(value, Party | PartyRef) else graph.find(text)
            return iri(f"gkd:{graph.resolve(party).id}")
        case "statement":
            return iri(f"gks:{_statement(graph, value)}")
        case "filing":
            return iri(f"gkf:{_filing(graph, text)}")
        case "number":
            try:
                return decimal(Decimal(text))
            except InvalidOperation:
                raise QueryError(f"{parameter.name} wants a number, not {text!r}") from None
        case "date":
            day = part_date(text)
            if day.datatype.value.endswith("#date"):
                return day
            raise QueryError(f"{parameter.name} wants a day such as 2012-11-30, not {text!r}")
    return literal(text)


def _statement(graph: Graph | None, value: object) -> str:
    if isinstance(value, Statement):
        return value.id
    id = str(value).removeprefix("gks:")
    if graph is not None and all(one.id != id for one in graph.statements):
        raise QueryError(f"no statement has the id {id!r}: other questions and --json give the ids")
    return id


def _filing(graph: Graph | None, text: str) -> str:
    start = text.removeprefix("gkf:")
    if graph is None:
        return start
    held = [sha for sha, one in graph.filings.items() if one.name == text or sha.startswith(start)]
    if len(held) != 1:
        raise QueryError(f"no single filing is {text!r}: give its name or the beginning of its sha256")
    return held[0]


def _free(graph: Graph | None, value: object) -> NamedNode | Literal:
    """A value for a variable of SPARQL whose type nobody told: by the type of the value."""
    match value:
        case Party() | PartyRef() if graph is not None:
            return iri(f"gkd:{graph.resolve(value).id}")
        case Statement():
            return iri(f"gks:{value.id}")
        case bool():
            return literal(str(value).lower(), "boolean")
        case int() | float() | Decimal():
            return decimal(Decimal(str(value)))
        case date():
            return literal(value.isoformat(), "date")
    return literal(value)


def rows(answer: QuerySolutions | QueryBoolean | QueryTriples) -> Rows:
    """An engine's answer as columns and rows of plain values."""
    if isinstance(answer, QuerySolutions):
        columns = tuple(variable.value for variable in answer.variables)
        return Rows(columns, tuple(tuple(plain(row[name]) for name in columns) for row in answer))
    if isinstance(answer, QueryTriples):
        triples = tuple(answer)
        lines = tuple(sorted(tuple(str(plain(term)) for term in triple) for triple in triples))
        return Rows(("subject", "predicate", "object"), lines, triples)
    return Rows(("answer",), ((bool(answer),),))
