"""Tables of annual caps, put into the deals that their rows name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphkit.extract.deals.deal import Deal, Naming, rule
from graphkit.extract.deals.grids import grid_of
from graphkit.extract.deals.kinds import headings_of, under
from graphkit.extract.deals.sums import cap_rows
from graphkit.extract.work import Work
from graphkit.filing.reading import Block
from graphkit.statement import Evidence, Value

__all__ = ["read_cap_tables"]

CAPS = re.compile(r"\bcaps?\b", re.I)
LEAD = re.compile(r"(?::|\b(?:as follows|set out below|following table|table below)\b[^.]*\.?)\s*$", re.I)
LONG = 40
"""Blocks that a table of caps can have at most."""


def read_cap_tables(work: Work, deals: list[Deal]) -> None:
    """Tables of annual caps: rows that name a deal, or stand under its heading."""
    blocks = work.reading.blocks
    named = _Named(deals)
    at = 0
    while at < len(blocks):
        stop = at
        while stop < len(blocks) and blocks[stop].kind == "row":
            stop += 1
        lead = work.reading.text[blocks[max(at - 3, 0)].start : blocks[at].end]
        rows = [work.reading.text[b.start : b.end] for b in blocks[at:stop]]
        if rows and CAPS.search(lead + " ".join(rows)):
            for number, label, values in cap_rows(rows):
                block = blocks[at + number]
                _put(named, label, block, values, _evidence(work, block, block), label)
        at = max(stop, at + 1)
    for number, block in enumerate(blocks):
        words = work.reading.text[block.start : block.end]
        titled = block.kind == "heading" and len(words) < 60
        if CAPS.search(words) and (LEAD.search(words) or titled):
            _read_grid(work, named, words, blocks[number + 1 : number + 1 + LONG])


class _Named:
    """The deals by what names them: a label, a heading, or that the filing is about one alone."""

    def __init__(self, deals: list[Deal]) -> None:
        self.by_label = Naming(deals)
        self._headings = headings_of(deals)
        primary = [deal for deal in deals if deal.primary]
        self._only = primary if len(primary) == 1 else []

    def __call__(self, label: str, section: str) -> list[Deal]:
        return self.by_label(label) or under(self._headings, section) or self._only


def _read_grid(work: Work, deals: _Named, lead: str, blocks: Sequence[Block]) -> None:
    """A table without columns below its introduction."""
    held: list[Block] = []
    for block in blocks:
        words = work.reading.text[block.start : block.end]
        if len(re.findall(r"\b[a-z]{2,}\b", words)) > 14 or (block.kind == "heading" and not _tabular(words)):
            break
        held.append(block)
    while held and not re.search(r"\d", work.reading.text[held[-1].start : held[-1].end]):
        held.pop()
    if held:
        grid = grid_of("\n".join(work.reading.text[b.start : b.end] for b in held))
        evidence = _evidence(work, held[0], held[-1])
        for label, values in grid:
            if len(grid) == 1 or deals.by_label(label):
                _put(deals, f"{label} {lead}", held[0], values, evidence, label)


def _tabular(words: str) -> bool:
    return re.search(r"\d|RMB|\$|year|ending|caps?\b", words) is not None


def _put(
    deals: _Named,
    label: str,
    block: Block,
    values: Sequence[Value],
    evidence: tuple[Evidence, ...],
    row: str = "",
) -> None:
    """Put the caps of a row into the deal that the label names, or the heading; `row` is its own label."""
    about = deals(label, block.section)
    sort = row.strip(" :.")
    if rule("cap", "no_row").search(sort):
        return
    for value in values if len(about) == 1 else []:
        about[0].cap(value, evidence, "" if rule("cap", "total").search(sort) else sort)


def _evidence(work: Work, first: Block, last: Block) -> tuple[Evidence, ...]:
    return work.reading.evidence(first.start, last.end, (first.start, last.end))
