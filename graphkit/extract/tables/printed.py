"""The rows of a table with columns: capacities of one holder told apart, sums left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from graphkit.extract.tables.align import Row
from graphkit.extract.tables.cells import Cell
from graphkit.extract.tables.entry import Entry, Names, kind_of
from graphkit.extract.tables.layout import Layout, Strip
from graphkit.extract.tables.naming import SHORT, Named, name_rows, sums_up
from graphkit.extract.tables.words import bare, principal

__all__ = ["printed_rows"]

STACK = 1000
"""What a percentage's column is counted from, where it is printed below the number of its column."""


def printed_rows(layout: Layout, names: Names) -> tuple[list[Row], list[Entry]]:
    """The rows whose holder is certain, with a number or a dash for every column; and the names
    beside lines of which it is not."""
    strips = replace(layout, strips=tuple(_unstacked(layout.strips)))
    lines = [line for line in name_rows(strips, names) if not line.short and not SHORT.search(line.group)]
    _mark_sums(lines)
    width = sorted({column for line in lines for column in line.strip.numbers})
    rows: list[Row] = []
    doubts: list[Entry] = []
    for _, run in groupby(lines, key=lambda line: id(line.entry)):
        held = list(run)
        if any(line.doubt or line.entry is None for line in held):
            doubts.extend(line.entry for line in held[:1] if line.entry is not None)
            continue
        kept = _without_sums(held)
        if kept is None:
            doubts.append(_of(held[0]))
        else:
            rows.extend(_rows(kept, width))
    return rows, doubts


def _unstacked(strips: Sequence[Strip]) -> list[Strip]:
    """The lines with each percentage beside the number of shares that it is printed below, where all are."""
    numbered = [strip for strip in strips if strip.numbers]
    pairs = list(zip(numbered[::2], numbered[1::2], strict=False))
    if len(numbered) % 2 or not pairs or not all(_stacked(above, below) for above, below in pairs):
        return list(strips)
    beside = {below.row: above for above, below in pairs}
    kept = []
    for strip in strips:
        above = beside.get(strip.row)
        if above is not None:
            above.numbers |= {STACK + column: cell for column, cell in strip.numbers.items()}
            strip = replace(strip, numbers={})
        if strip.numbers or strip.name is not None or strip.others:
            kept.append(strip)
    return kept


def _stacked(above: Strip, below: Strip) -> bool:
    """Is each number of the second line the percentage of the number above it?"""
    kinds = {cell.kind for cell in above.numbers.values()}, {cell.kind for cell in below.numbers.values()}
    near = below.row - above.row == 1 and above.numbers.keys() == below.numbers.keys()
    return near and not kinds[0] - {"count", "dash"} and not kinds[1] - {"percent", "dash"}


def _of(line: Named) -> Entry:
    if line.entry is None:
        raise ValueError("a line without a name")
    return line.entry


def _mark_sums(lines: list[Named]) -> None:
    """A row for a party together with others is a sum where the rows above or below it add up to it."""
    for number, line in enumerate(lines):
        entry = line.entry
        if entry is None or line.ditto or principal(bare(entry.text)) == bare(entry.text):
            continue
        above = [lines[n:number] for n in range(number - 1)]
        below = [lines[number + 1 : n] for n in range(number + 3, len(lines) + 1)]
        if any(sums_up(line, some) for some in (*above, *below)):
            line.entry = Entry("total", entry.text, entry.cells)


def _without_sums(run: list[Named]) -> list[Named] | None:
    """The lines of one holder without those that sum them; None where a line says nothing of itself.

    Where only the sum has a percentage, the sum is what is stated of the holder.
    """
    kept: list[Named] = []
    for line in run:
        words = [cell.text for cell in line.strip.others.values()]
        told = [text for text in words if kind_of(text) != "total"]
        if not line.ditto or (told and len(told) == len(words)):
            kept.append(line)
        elif kept and sums_up(line, kept):
            if not any(_percents(one) for one in kept) and _percents(line):
                kept = [line]
        elif not any(cell.value == 100 for cell in _percents(line)):
            return None
    return kept


def _percents(line: Named) -> list[Cell]:
    return [cell for cell in line.strip.numbers.values() if cell.kind == "percent"]


def _rows(lines: list[Named], width: list[int]) -> list[Row]:
    """A row for each line; one for all where one percentage is given of their shares together."""
    percents = [cell for line in lines for cell in _percents(line)]
    counts = [c for line in lines for c in line.strip.numbers.values() if c.kind == "count"]
    first = lines[0]
    if len(width) == 2 and len(percents) == 1 and len(counts) > 1 and len(lines) == len(counts):
        return [Row(_of(first), [*counts, *percents], first.group, first.of)]
    return [
        Row(
            _of(line),
            [line.strip.numbers.get(column) or _blank(line) for column in width],
            line.group,
            line.of,
        )
        for line in lines
    ]


def _blank(line: Named) -> Cell:
    """What an empty cell says: nothing."""
    place = _of(line).cells[0].end
    return Cell("dash", "", place, place, line.strip.row)
