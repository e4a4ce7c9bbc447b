"""Statements, filings, notices and parties as rows of typed columns, for Parquet (extra `scale`).

A statement's row holds every field and its evidence, so `record` gives back what
`Statement.to_record` gave. Beside them stand columns that questions filter on:

- `percent_low`, `percent_high`: the bounds in percent, rounded outward to six decimals; where that
  lost a digit, `percent_exact` has both in full;
- `known_from`: publication date of the filing; `said`: the day for which it speaks, which is `as_at`,
  else the publication date, else the first day of `valid_from`;
- `begins`, `ends`: the days on which the statement by itself holds, half-open, null is open;
  `never` marks one that holds on no day (`graphkit.graph.clocks`);
- `subject_party`, `object_party`, `replaced_from`: what a graph knows of it and a shard, where nobody
  has compared filings, does not: numbers in the table of parties, and the day from which a
  correction replaces it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from graphkit.errors import GraphkitError
from graphkit.filing.filing import Filing
from graphkit.graph.clocks import days, own_interval, told_end
from graphkit.identity.parties import Party
from graphkit.percent import Percent
from graphkit.statement import Evidence, PartyRef, Statement

if TYPE_CHECKING:
    from graphkit.graph.ledger import Ledger

__all__ = ["arrow", "filing_row", "graph_row", "head", "party_row", "record", "row", "schema"]

VERSION = b"1"
SIX = Decimal("0.000001")
EVIDENCE = ("start", "end", "page", "quote", "section", "sentence_start", "sentence_end")
PLAIN = (
    "predicate", "state", "status", "valid_from", "valid_to", "as_at", "role", "chair", "title",
    "wholly_owned", "kind", "item", "method", "confidence",
)  # fmt: skip
"""Fields of a statement that are columns as they are."""

COLUMNS: dict[str, dict[str, str]] = {
    "statements": {
        "filing": "text", "id": "text", "predicate": "text",
        "subject": "text", "subject_type": "text", "subject_names": "texts",
        "object": "text", "object_type": "text", "object_names": "texts",
        "value_kind": "text", "value": "text", "currency": "text", "period_end": "text",
        "percent_low": "percent", "percent_high": "percent", "percent_wording": "text",
        "percent_exact": "text", "state": "text", "status": "text",
        "valid_from": "text", "valid_to": "text", "as_at": "text", "known_from": "day",
        "said": "day", "begins": "day", "ends": "day", "never": "flag",
        "role": "text", "chair": "flag", "title": "text", "wholly_owned": "flag", "kind": "text",
        "item": "text", "method": "text", "confidence": "real", "evidence": "spans",
        "subject_party": "number", "object_party": "number", "replaced_from": "day",
    },
    "filings": {
        "sha256": "text", "name": "text", "kind": "text", "language": "text", "title": "text",
        "issuer": "text", "stock_code": "text", "published": "day", "pages": "pages",
        "extractor": "text", "source": "text", "text": "text",
    },
    "notices": {
        "sha256": "text", "place": "number", "level": "text", "filing": "text", "message": "text",
        "page": "number", "value": "text",
    },
    "parties": {
        "number": "number", "id": "text", "type": "text", "name": "text", "names": "texts",
        "chinese_name": "text", "stock_code": "text", "jurisdiction": "text",
    },
}  # fmt: skip
"""The columns of each table, in order, with their kinds."""


@cache
def arrow() -> Any:
    """The library pyarrow with its Parquet module. Raises GraphkitError where it is not installed."""
    try:
        import pyarrow
        import pyarrow.compute
        import pyarrow.parquet
    except ImportError as error:
        raise GraphkitError("Parquet needs the extra: pip install 'graphkit[scale]'") from error
    return pyarrow


@cache
def schema(table: str) -> Any:
    """The Arrow schema of one of the tables."""
    pa = arrow()
    whole, text = pa.int32(), pa.string()
    span = [(name, text if name in {"quote", "section"} else whole) for name in EVIDENCE]
    kinds = {
        "text": text,
        "texts": pa.list_(text),
        "number": whole,
        "real": pa.float64(),
        "flag": pa.bool_(),
        "day": pa.date32(),
        "percent": pa.decimal128(9, 6),
        "pages": pa.list_(pa.struct([(name, whole) for name in ("number", "start", "end")])),
        "spans": pa.list_(pa.struct(span)),
    }
    named = [(name, kinds[kind]) for name, kind in COLUMNS[table].items()]
    return pa.schema(named, metadata={b"graphkit": VERSION})


def row(statement: Statement) -> dict[str, Any]:
    """The statement as one row, without what only a graph knows."""
    subject, thing = statement.subject, statement.object
    cells = {name: getattr(statement, name) for name in PLAIN}
    cells |= {"id": statement.id, "filing": statement.filing.sha256, "known_from": statement.known_from}
    cells |= {"subject": subject.id, "subject_type": subject.type, "subject_names": subject.names}
    if isinstance(thing, PartyRef):
        cells |= {"object": thing.id, "object_type": thing.type, "object_names": thing.names}
    else:
        cells |= {"value_kind": thing.kind, "value": thing.text}
        cells |= {"currency": thing.currency, "period_end": thing.period_end}
    cells["said"] = _first(statement.as_at) or statement.known_from or _first(statement.valid_from)
    span = own_interval(statement)
    cells |= {"begins": span.begin, "ends": told_end(statement) if span.empty else span.end}
    cells["never"] = span.empty
    cells["evidence"] = [_span(one) for one in statement.evidence]
    return cells | _bounds(statement.percent)


def _first(part: str | None) -> date | None:
    return days(part).begin if part else None


def _span(one: Evidence) -> tuple[object, ...]:
    return (one.start, one.end, one.page, one.quote, one.section, *(one.sentence or (None, None)))


def _bounds(percent: Percent | None) -> dict[str, Any]:
    if percent is None:
        return {}
    low, high = percent.min.quantize(SIX, ROUND_FLOOR), percent.max.quantize(SIX, ROUND_CEILING)
    told = percent.to_record()
    exact = None if (low, high) == (percent.min, percent.max) else f"{told['min']} {told['max']}"
    return {
        "percent_low": low,
        "percent_high": high,
        "percent_wording": percent.wording,
        "percent_exact": exact,
    }


def record(cells: Mapping[str, Any]) -> dict[str, Any]:
    """What `to_record` gave for the statement of that row."""
    found = {name: cells[name] for name in ("id", *PLAIN) if cells[name] is not None}
    found["subject"] = _ref(cells, "subject")
    found["object"] = _ref(cells, "object") if cells["object"] is not None else dict(_value(cells))
    if cells["percent_wording"] is not None:
        found["percent"] = _percent(cells)
    found["evidence"] = [
        {
            "filing": cells["filing"],
            **{name: one[name] for name in EVIDENCE[:5]},
            "sentence": None
            if one["sentence_start"] is None
            else [one["sentence_start"], one["sentence_end"]],
        }
        for one in cells["evidence"]
    ]
    return found


def _ref(cells: Mapping[str, Any], end: str) -> dict[str, Any]:
    return {"id": cells[end], "type": cells[f"{end}_type"], "names": list(cells[f"{end}_names"])}


def _value(cells: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    slots = {"kind": "value_kind", "text": "value", "currency": "currency", "period_end": "period_end"}
    return ((slot, cells[name]) for slot, name in slots.items() if cells[name] is not None)


def _percent(cells: Mapping[str, Any]) -> dict[str, str]:
    if cells["percent_exact"] is not None:
        low, high = cells["percent_exact"].split()
    else:
        low, high = (f"{cells[name].normalize():f}" for name in ("percent_low", "percent_high"))
    return {"min": low, "max": high, "wording": cells["percent_wording"]}


def filing_row(filing: Filing, extractor: str = "", source: str = "") -> dict[str, Any]:
    """Head and text of a filing, with the extractor that read it and the path it was read from."""
    told = filing.to_record() | {"published": filing.published, "text": filing.text}
    told["pages"] = [(page.number, page.start, page.end) for page in filing.pages]
    return told | {"extractor": extractor, "source": source}


def head(cells: Mapping[str, Any]) -> dict[str, Any]:
    """What `Filing.to_record` gave for the filing of that row."""
    found = {name: cells[name] for name in COLUMNS["filings"] if name not in {"extractor", "source", "text"}}
    found["pages"] = [[page["number"], page["start"], page["end"]] for page in cells["pages"]]
    found["published"] = cells["published"].isoformat() if cells["published"] else None
    return found


def party_row(number: int, party: Party) -> dict[str, Any]:
    """A party of a graph under its number there."""
    return {name: number if name == "number" else getattr(party, name) for name in COLUMNS["parties"]}


def graph_row(graph: Ledger, statement: Statement, numbers: Mapping[str, int]) -> dict[str, Any]:
    """The statement as one row, with what the graph knows of it; `numbers` are the parties' by id."""
    cells = row(statement)
    ends = [numbers[id] for id in graph.ends(statement)]
    cells |= zip(("subject_party", "object_party"), ends, strict=False)
    by = [one.known_from for one in graph.corrections.get(statement.id, ()) if one.known_from]
    return cells | {"replaced_from": min(by, default=None)}
