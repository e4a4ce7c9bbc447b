"""The rows of a table, by the reader that fits how its columns were printed, and the words over them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.extract.tables.align import Doubt, Row, align
from graphkit.extract.tables.captions import Captions, captions
from graphkit.extract.tables.columns import kinds
from graphkit.extract.tables.entries import entries
from graphkit.extract.tables.entry import Entry, Names
from graphkit.extract.tables.layout import Layout
from graphkit.extract.tables.printed import printed_rows
from graphkit.extract.tables.regions import Region
from graphkit.extract.tables.stacked import stacked_rows
from graphkit.extract.tables.target import names_corporations
from graphkit.extract.work import Work

__all__ = ["Rowed", "rowed"]

WIDE = re.compile(r"\S\s{2,}\S")


@dataclass(frozen=True, slots=True)
class Rowed:
    """The rows, the words over each column of numbers (none where they are not known), and the
    rows left out because their holder is not certain."""

    rows: list[Row]
    heads: tuple[str, ...]
    doubts: Sequence[Entry] = ()


def rowed(work: Work, region: Region, form: Layout | None) -> Rowed:
    """The rows of a table. Raises Doubt."""
    if form is not None:
        rows, doubts = printed_rows(form, _names(work, region))
        return Rowed(rows, form.heads, doubts)
    head = captions(region.cells)
    stacked = None if head is None else stacked_rows(region.cells, head)
    if head is not None and stacked is not None:
        return Rowed(stacked[0], _words(head), stacked[1])
    if region.carried:
        raise Doubt("numbers below another table that do not fit its columns")
    rows = align(entries(region.cells, _names(work)), names_corporations(region))
    return Rowed(rows, () if head is None else _fitting(head, rows))


def _words(head: Captions) -> tuple[str, ...]:
    return tuple(column.text for column in head.numbers)


def _fitting(head: Captions, rows: list[Row]) -> tuple[str, ...]:
    """The words over the columns, where each row has a number of its kind for each."""
    pattern = kinds(rows)
    wanted = [column.kind for column in head.numbers]
    if pattern is None or len(pattern) != len(wanted):
        return ()
    fits = all(kind in {"dash", want} for kind, want in zip(pattern, wanted, strict=True))
    return _words(head) if fits else ()


def _names(work: Work, region: Region | None = None) -> Names:
    """What the filing knows of names; with a region, what it prints outside tables set with blanks."""

    def known(name: str) -> str | None:
        found = work.roster.find(name)
        return None if found is None or found == work.issuer else work.roster.type(found)

    text = work.filing.text
    if region is not None:
        prose = " ".join(_running(text).split())
        return Names(known, lambda words: words in prose)
    closed = "".join(text.split())
    return Names(known, lambda words: words in (text if words.isascii() else closed))


def _running(text: str) -> str:
    """The text without lines that have wide blanks within: what columns make of names is no print."""
    return "\n".join("|" if WIDE.search(line.strip()) else line for line in text.splitlines())
