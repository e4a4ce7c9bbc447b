"""The answer to a question: columns and rows of plain values, and how they are written out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from graphkit.errors import QueryError
from graphkit.graph.terms import NAMESPACES

__all__ = ["Rows", "plain"]

XSD = NAMESPACES["xsd"]
NUMBERS = {f"{XSD}{name}" for name in ("integer", "decimal", "int", "long", "nonNegativeInteger")}
FLOATS = {f"{XSD}double", f"{XSD}float"}


@dataclass(frozen=True, slots=True)
class Rows:
    """`columns` and `rows` of text, int, Decimal, bool or None (unbound).

    IRIs are written with their prefix (gkd:hk-3888). Of a question that builds a graph, the rows
    are its triples, and `to("ttl")` writes them as Turtle.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    triples: tuple[Triple, ...] | None = field(default=None, repr=False)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_records(self) -> list[dict[str, Any]]:
        """One dictionary a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to(self, format: str) -> str:
        """The answer as json, csv or ttl text. Raises QueryError for another format."""
        if format == "json":
            return json.dumps(self.to_records(), ensure_ascii=False, indent=2, default=_number) + "\n"
        if format == "csv":
            text = io.StringIO()
            csv.writer(text, lineterminator="\n").writerows([self.columns, *self.rows])
            return text.getvalue()
        if format == "ttl" and self.triples is not None:
            return (serialize(self.triples, format=RdfFormat.TURTLE, prefixes=NAMESPACES) or b"").decode()
        told = "ttl is for questions that build a graph (CONSTRUCT)" if format == "ttl" else "not a format"
        raise QueryError(f"{format}: {told}; choose table, json or csv")


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def plain(term: Any) -> Any:
    """A term as a plain value."""
    if isinstance(term, NamedNode):
        for prefix, namespace in NAMESPACES.items():
            if term.value.startswith(namespace):
                return f"{prefix}:{term.value[len(namespace) :]}"
        return term.value
    if isinstance(term, Literal):
        kind = term.datatype.value
        if kind in NUMBERS | FLOATS:
            value = Decimal(term.value)
            return int(value) if kind == f"{XSD}integer" else value
        return term.value == "true" if kind == f"{XSD}boolean" else term.value
    return f"_:{term.value}" if isinstance(term, BlankNode) else term
