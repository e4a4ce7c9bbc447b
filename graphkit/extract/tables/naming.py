"""Whose the lines of a table with columns are: names wrapped over lines, and lines without a name.

A line of words alone goes on with the name above it, begins the name below it, or is a
sub-heading. Where it could be two of these, the rows that it touches are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from graphkit.extract.parties.names import looks_like_person
from graphkit.extract.tables.cells import Cell
from graphkit.extract.tables.entry import (
    ENDS_OPEN,
    FORM_ONLY,
    HONORIFIC,
    Entry,
    Names,
    glue,
    is_open,
    kind_of,
)
from graphkit.extract.tables.layout import Layout, Strip
from graphkit.extract.tables.words import bare, has_form, is_label, matches, mend

__all__ = ["Named", "name_rows", "sums_up"]

SERIAL = re.compile(r"^(?:[(（]?(?:\d{1,2}|[a-z]|[ivx]{1,4})[)）.]|[•\-–—])\s+", re.I)
SHORT = re.compile(r"short positions?|^\W*(?:short|s)\W*$|淡倉|lending pool|可供借出", re.I)
WORDS = 4
"""More words than a name's last line has where nothing else shows that it is one."""


@dataclass(slots=True)
class Named:
    """A line of numbers with the name that it stands by. `doubt` says that the name is not certain,
    `ditto` that the line has none of its own, `of` the corporation in which the interest is held."""

    strip: Strip
    entry: Entry | None = None
    group: str = ""
    doubt: bool = False
    ditto: bool = False
    of: Entry | None = None

    @property
    def short(self) -> bool:
        """Is it a short position, or shares to be lent?"""
        counts = [cell for cell in self.strip.numbers.values() if cell.kind == "count"]
        if counts and all(cell.mark in {"S", "P"} for cell in counts):
            return True
        return any(SHORT.search(cell.text) for cell in self.strip.others.values())


@dataclass(slots=True)
class _Namer:
    """What has been bound so far; `waiting` are lines of words alone that no row has taken yet,
    `edge` is where most names begin."""

    names: Names
    corporation: int | None
    edge: int
    rows: list[Named] = field(default_factory=list)
    waiting: list[Strip] = field(default_factory=list)
    group: str = ""


def name_rows(layout: Layout, names: Names) -> list[Named]:
    """The lines of numbers with their names."""
    namer = _Namer(names, layout.corporation, _edge(layout.strips))
    for strip in layout.strips:
        if strip.numbers:
            _row(namer, strip)
        elif strip.name is not None:
            namer.waiting.append(strip)
        if not strip.numbers:
            _more_of(namer, strip)
    _settle(namer, None)
    _ditto(namer.rows)
    return namer.rows


def _edge(strips: Iterable[Strip]) -> int:
    lefts = Counter(strip.name.left for strip in strips if strip.numbers and strip.name is not None)
    return max(lefts, key=lambda left: (lefts[left], -left), default=0)


def _words(cell: Cell) -> str:
    return SERIAL.sub("", mend(cell.text))


def _entry(cell: Cell) -> Entry:
    return Entry(kind_of(_words(cell)), _words(cell), (cell,))


def _name_on(strip: Strip) -> Entry | None:
    return None if strip.name is None else _entry(strip.name)


def _row(namer: _Namer, strip: Strip) -> None:
    """Take a line of numbers, with the waiting lines above it that begin its name."""
    row = Named(strip, _name_on(strip))
    if namer.corporation is not None and namer.corporation in strip.others:
        row.of = _entry(strip.others[namer.corporation])
    last = namer.rows[-1] if namer.rows else None
    if last is not None and not namer.waiting and _wraps(last, row, namer):
        last.entry, row.entry = _joined(last.entry, row.entry), None
    _settle(namer, row)
    row.group = namer.group
    if row.entry is not None and row.entry.kind != "holder":
        namer.group = row.group = ""
    namer.rows.append(row)


def _wraps(last: Named, row: Named, namer: _Namer) -> bool:
    """Does the name of the line above go on beside the numbers of a further capacity?"""
    if last.entry is None or last.entry.kind != "holder" or row.entry is None or row.strip.gap:
        return False
    return _follows(last.entry, row.entry.cells[0], namer.names, namer.edge)


def _more_of(namer: _Namer, strip: Strip) -> None:
    """Go on with the name of a corporation that is wrapped in its column."""
    last = namer.rows[-1] if namer.rows else None
    cell = strip.others.get(namer.corporation) if namer.corporation is not None else None
    if cell is not None and last is not None and last.of is not None and not strip.gap:
        last.of = last.of.joined(_entry(cell))


def _settle(namer: _Namer, row: Named | None) -> None:
    """Give each waiting line to the row above, to the row below, or to neither."""
    above = namer.rows[-1] if namer.rows else None
    waiting, namer.waiting = namer.waiting, []
    while waiting and above is not None and _ends(above, waiting[0], row, namer.names):
        above.entry = _joined(above.entry, _name_on(waiting.pop(0)))
    while waiting and row is not None and _begins(waiting[-1], row, namer.names, namer.edge):
        row.entry = _joined(_name_on(waiting.pop()), row.entry)
    for place, strip in enumerate(waiting):
        heading = _heading(strip, waiting[place + 1 :], row)
        if heading is not None:
            namer.group = heading
            continue
        last = place == len(waiting) - 1
        if above is not None and place == 0 and not strip.gap:
            above.doubt = True
        if row is not None and last and not row.strip.gap:
            row.doubt = True


def _joined(first: Entry | None, second: Entry | None) -> Entry | None:
    if first is None or second is None:
        return first or second
    whole = first.joined(second)
    return replace(whole, kind="holder") if first.kind == second.kind == "holder" else whole


def _ends(above: Named, strip: Strip, row: Named | None, names: Names) -> bool:
    """Does the line go on with the name of the row above it?"""
    if above.entry is None or strip.name is None or above.entry.kind != "holder":
        return False
    if row is not None and row.entry is None and not FORM_ONLY.match(bare(_words(strip.name))):
        return False
    return not strip.gap and _goes_on(above.entry, strip.name, names)


def _begins(strip: Strip, row: Named, names: Names, edge: int) -> bool:
    """Does the line begin the name of the row below it?"""
    if strip.name is None or row.strip.gap or kind_of(_words(strip.name)) != "holder":
        return False
    if row.entry is None:
        return bool(bare(_words(strip.name)))
    if row.entry.kind != "holder" or (
        is_label(_words(strip.name)) and not row.entry.cells[0].left > strip.name.left
    ):
        return False
    first = _entry(strip.name)
    return not matches("group_headings", first.text, whole=True) and _follows(
        first, row.entry.cells[0], names, edge
    )


def _follows(first: Entry, cell: Cell, names: Names, edge: int) -> bool:
    """The same for the words on a line of numbers, which may be a name of their own."""
    rest = bare(_words(cell))
    if kind_of(rest) != "holder" or HONORIFIC.match(rest):
        return False
    if _formed(rest) and not FORM_ONLY.match(rest) and cell.left <= edge:
        whole = glue(bare(first.text), rest)
        return names.type(whole) is not None or names.prints(whole)
    return _goes_on(first, cell, names)


def _goes_on(first: Entry, cell: Cell, names: Names) -> bool:
    """Are the words of a cell the rest of a name?"""
    start, rest = bare(first.text), _words(cell)
    if (
        rest.startswith(("(", "（", ")"))
        or rest[:1].islower()
        or is_open(first.text)
        or ENDS_OPEN.search(start)
    ):
        return True
    if FORM_ONLY.match(bare(rest)):
        return not has_form(start) or names.type(f"{start} {bare(rest)}") is not None
    if kind_of(rest) != "holder":
        return False
    whole = glue(start, bare(rest))
    if names.type(whole) is not None or names.prints(whole):
        return True
    if names.type(start) is not None or HONORIFIC.match(start) or looks_like_person(start):
        return False
    return not _formed(start) and _formed(whole) and len(bare(rest).split()) < WORDS


def _formed(text: str) -> bool:
    """Does the text end as a company's name ends, in either language?"""
    return has_form(text) or bool(matches("chinese_bodies", text))


def _heading(strip: Strip, further: list[Strip], row: Named | None) -> str | None:
    """The sub-heading that a line is; None where it may as well be part of a name."""
    if strip.name is None:
        return None
    words = _words(strip.name)
    if kind_of(words) != "holder" or is_label(words) or matches("group_headings", words.strip(), whole=True):
        return words
    if strip.others or row is None:
        return None
    return words if strip.gap and (row.strip.gap or bool(further) or _is_deeper(row, strip.name)) else None


def _is_deeper(row: Named, cell: Cell) -> bool:
    """Does the row's name stand further in than the words above it, and stand for itself?"""
    return row.entry is not None and row.entry.cells[0].left > cell.left


def _ditto(rows: list[Named]) -> None:
    """Bind the lines without a name to the holder above, whose further capacities they are; or to the
    holder whose name stands in the middle of its lines."""
    for number, row in enumerate(rows):
        if row.entry is not None:
            continue
        last = rows[number - 1] if number else None
        below = rows[number + 1] if number + 1 < len(rows) else None
        row.ditto = True
        if below is not None and _named_late(below):
            row.entry, row.group, row.of = below.entry, below.group, row.of or below.of
            row.doubt = below.doubt = below.doubt or (last is not None and not row.strip.gap)
        elif last is not None:
            row.entry, row.group, row.of = last.entry, last.group, row.of or last.of
            row.doubt = row.doubt or last.doubt
        else:
            row.doubt = True


def _named_late(row: Named) -> bool:
    """Does the row's name stand on lines above its numbers alone, right under other numbers?"""
    if row.entry is None or row.ditto or row.strip.name is not None:
        return False
    return not row.strip.gap and not row.entry.cells[0].gap


def sums_up(row: Named, above: list[Named]) -> bool:
    """Is each number of a line the sum of those above it?"""
    sums: dict[int, Decimal] = {}
    for one in above:
        for column, cell in one.strip.numbers.items():
            sums[column] = sums.get(column, Decimal(0)) + cell.value
    counts = {column: cell for column, cell in row.strip.numbers.items() if cell.kind == "count"}
    return bool(counts) and all(sums.get(column) == cell.value for column, cell in counts.items())
