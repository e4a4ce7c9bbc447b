"""Tables of annual caps, put into the deals that their rows name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphkit.extract.deals.deal import Deal, Naming
from graphkit.extract.deals.grids import grid_of
from graphkit.extract.deals.kinds import under
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
                _put(work, deals, label, block, values, _evidence(work, block, block))
        at = max(stop, at + 1)
    for number, block in enumerate(blocks):
        words = work.reading.text[block.start : block.end]
        titled = block.kind == "heading" and len(words) < 60
        if CAPS.search(words) and (LEAD.search(words) or titled):
            _read_grid(work, deals, words, blocks[number + 1 : number + 1 + LONG])


def _read_grid(work: Work, deals: list[Deal], lead: str, blocks: Sequence[Block]) -> None:
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
            if len(grid) == 1 or Naming(deals)(label):
                _put(work, deals, f"{label} {lead}", held[0], values, evidence)


def _tabular(words: str) -> bool:
    return re.search(r"\d|RMB|\$|year|ending|caps?\b", words) is not None


def _put(
    work: Work,
    deals: list[Deal],
    label: str,
    block: Block,
    values: Sequence[Value],
    evidence: tuple[Evidence, ...],
) -> None:
    about = Naming(deals)(label) or under(deals, block.section)
    about = about or ([d for d in deals if d.primary] if sum(d.primary for d in deals) == 1 else [])
    for value in values if len(about) == 1 else []:
        about[0].caps.setdefault(value.period_end or "", (value, evidence))


def _evidence(work: Work, first: Block, last: Block) -> tuple[Evidence, ...]:
    return work.reading.evidence(first.start, last.end, (first.start, last.end))
