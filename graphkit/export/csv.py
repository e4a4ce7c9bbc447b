"""Two tables for a spreadsheet: parties.csv and statements.csv in the folder that is named."""

from __future__ import annotations

import csv
from pathlib import Path

from graphkit.graph.graph import Graph
from graphkit.statement import PartyRef

__all__ = ["write"]

PARTY = ("id", "type", "name", "chinese_name", "stock_code", "jurisdiction", "names")
STATEMENT = (
    "id", "subject", "predicate", "object", "percent", "state", "status", "role", "chair", "title",
    "wholly_owned", "kind", "item", "valid_from", "valid_to", "as_at", "known_from", "confidence",
    "method", "filing", "page", "start", "end", "quote",
)  # fmt: skip
RISKY = ("=", "+", "-", "@", "\t", "\r")


def write(graph: Graph, path: Path) -> None:
    """Cells that a spreadsheet would run as a formula are led by an apostrophe."""
    path.mkdir(parents=True, exist_ok=True)
    with (path / "parties.csv").open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(PARTY)
        for party in graph.parties.values():
            cells = [getattr(party, column) for column in PARTY[:-1]]
            rows.writerow([_safe(cell) for cell in (*cells, " | ".join(party.names))])
    with (path / "statements.csv").open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(STATEMENT)
        for statement in graph.statements:
            thing = statement.object
            end = graph.resolve(thing).name if isinstance(thing, PartyRef) else thing.text
            first = statement.evidence[0]
            ends = {"subject": graph.resolve(statement.subject).name, "object": end}
            place = {"filing": statement.filing.name, "page": first.page, "start": first.start}
            place |= {"end": first.end, "quote": first.quote}
            known = {**ends, **place}
            rows.writerow([_safe(known[c] if c in known else getattr(statement, c)) for c in STATEMENT])


def _safe(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(RISKY) else text
