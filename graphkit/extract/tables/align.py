"""Rows: which numbers stand beside which name.

A text reader leaves a table in one of three orders: line by line, cell by cell, or column by
column in blocks. Names and rows are bound only where their order and their count leave one
reading; a table that leaves two is refused, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from graphkit.bounded import bounded
from graphkit.extract.parties.names import looks_like_person
from graphkit.extract.tables.cells import Cell
from graphkit.extract.tables.entry import HONORIFIC, Entry
from graphkit.extract.tables.grid import rows_of
from graphkit.extract.tables.words import CJK, bare, has_form

__all__ = ["Doubt", "Row", "align"]


class Doubt(Exception):
    """Why a table was left alone."""


CHINESE = re.compile(rf"[{CJK}]")
BRACKETED = re.compile(bounded(r"\s*[(（][^()（）]*[)）]"))


@dataclass(slots=True)
class Row:
    """A holder and its numbers, in the order of the columns; `group` is the sub-heading above, `of`
    the corporation in which the row's interest is held, where it has a column of its own."""

    entry: Entry
    numbers: list[Cell] = field(default_factory=list)
    group: str = ""
    of: Entry | None = None


@dataclass(slots=True)
class _Run:
    names: list[Entry]
    numbers: list[Cell]


def align(stream: Sequence[Entry | Cell], pairs: bool = False) -> list[Row]:
    """The rows of a table; `pairs` says that each may name a holder and a corporation. Raises Doubt."""
    groups = _headings(stream)
    runs = list(_runs(item for item in stream if isinstance(item, Cell) or item.kind != "heading"))
    if pairs:
        runs = [_Run(_paired(run.names), run.numbers) for run in runs]
    if not runs:
        raise Doubt("no rows")
    rows = _by_turns(runs) or _by_runs(runs) or _by_columns(runs, pairs)
    for row in rows:
        row.group = groups.get(row.entry.cells[0].start, "")
    return rows


def _paired(names: list[Entry]) -> list[Entry]:
    """A holder and a corporation, in columns of their own, as the words of one row."""
    holders = [name for name in names if name.kind == "holder"]
    return [holders[0].joined(holders[1])] if len(holders) == len(names) == 2 else names


def _headings(stream: Sequence[Entry | Cell]) -> dict[int, str]:
    """The sub-heading that each name stands under, by where the name begins."""
    under: dict[int, str] = {}
    heading = ""
    for item in stream:
        if isinstance(item, Entry):
            if item.kind != "holder":
                heading = item.text if item.kind == "heading" else ""
            under[item.cells[0].start] = heading
    return under


def _runs(stream: Iterator[Entry | Cell] | Sequence[Entry | Cell]) -> Iterator[_Run]:
    run = _Run([], [])
    for item in stream:
        if isinstance(item, Entry):
            if run.numbers:
                yield run
                run = _Run([], [])
            run.names.append(item)
        else:
            run.numbers.append(item)
    if run.names or run.numbers:
        yield run


def _by_turns(runs: list[_Run]) -> list[Row] | None:
    """Name, numbers, name, numbers: each name has the numbers after it."""
    widths = {len(run.numbers) for run in runs if len(run.names) == 1 and run.names[0].kind == "holder"}
    width = widths.pop() if len(widths) == 1 else None
    turns = _without_tail([_Run(_one_name(run, width), run.numbers) for run in runs])
    if any(len(run.names) != 1 for run in turns[1:]) or len(turns[0].names) > 1:
        return None
    _drop_total(turns)
    rows = [Row(run.names[0], run.numbers) for run in turns if run.names]
    if not turns[0].names:
        return _displaced(turns, rows)
    if any(not row.numbers for row in rows):
        return None
    return rows if len(rows) > 1 or _is_one_row(rows[0].numbers) else None


def _without_tail(turns: list[_Run]) -> list[_Run]:
    """The turns without words far below the last numbers: the heading of what follows the table."""
    if len(turns) < 3 or not turns[0].names or turns[-1].numbers or any(not t.numbers for t in turns[:-1]):
        return turns
    below = turns[-1].names[0].cells[0]
    return turns[:-1] if below.gap else turns


def _drop_total(turns: list[_Run]) -> None:
    """Take a last line of sums without a name off the row above it."""
    widths = {len(run.numbers) for run in turns[:-1]}
    last = turns[-1].numbers
    if len(widths) == 1 and len(last) == 2 * (width := widths.pop()):
        sums = last[width:]
        if sums[0].row > last[width - 1].row and any(c.kind == "percent" and c.value == 100 for c in sums):
            turns[-1] = _Run(turns[-1].names, last[:width])


def _one_name(run: _Run, width: int | None = None) -> list[Entry]:
    """The run's names, made one where they are the lines of one name before one row of numbers.

    Lines that end in no legal form are made one only if other rows, of `width` numbers, have one
    name each.
    """
    parts = [BRACKETED.sub("", bare(name.text)) for name in run.names]
    if len(parts) < 2 or not _is_one_row(run.numbers) or any(name.kind != "holder" for name in run.names):
        return run.names
    if any(len(part.split()) > 3 or looks_like_person(part) or CHINESE.search(part) for part in parts):
        return run.names
    formed = [has_form(part) for part in parts]
    if any(formed[:-1]) or not (
        formed[-1] or (len(run.numbers) == width and not any(map(_gapped, run.names[1:])))
    ):
        return run.names
    if any(below.cells[0].row - above.cells[-1].row > 1 for above, below in pairwise(run.names)):
        return run.names
    if not formed[-1] and any(name.label_before for name in run.names[1:]):
        return run.names
    whole = run.names[0]
    for name in run.names[1:]:
        whole = whole.joined(name)
    return [whole]


def _gapped(name: Entry) -> bool:
    return name.cells[0].gap


def _is_one_row(numbers: Sequence[Cell]) -> bool:
    """Do the numbers go across: no two lines of one kind one under the other without a blank line?"""
    for above, below in pairwise(numbers):
        under = above.alone and below.alone and below.row - above.row == 1
        if under and above.kind == below.kind and not below.gap and not below.mark:
            return False
    return bool(numbers)


def _by_runs(runs: list[_Run]) -> list[Row] | None:
    """Each stretch of names has its numbers of shares after it, as many as names; the percentages
    stand anywhere and are found by their ratio."""
    if sum(bool(run.names) for run in runs) < 2:
        return None
    pool = [cell for run in runs for cell in run.numbers if cell.kind == "percent"]
    rows: list[Row] = []
    for run in runs:
        held = [c for c in run.numbers if c.kind == "count" and c.mark not in {"S", "P"}]
        names = next(
            (r for r in (_one_name(run), run.names, _joined(run.names)) if len(r) == len(held)), None
        )
        if names is None:
            return None
        rows.extend(Row(name, [cell, *pool]) for name, cell in zip(names, held, strict=True))
    return rows if len(rows) > 2 and len(pool) >= len(rows) else None


def _displaced(turns: list[_Run], rows: list[Row]) -> list[Row] | None:
    """The first row's name printed last, under its column's label, and its numbers before all names."""
    last = rows[-1] if rows else None
    if last is None:
        raise Doubt("numbers without a name")
    if len(rows) > 1 and not last.numbers and last.entry.label_before:
        return [Row(last.entry, turns[0].numbers), *rows[:-1]]
    return None


def _by_columns(runs: list[_Run], pairs: bool) -> list[Row]:
    """Names in one place, numbers in blocks in another: bound by their order, when the counts agree."""
    names = [name for run in runs for name in run.names]
    numbers = [number for run in runs for number in run.numbers]
    if not _in_columns(runs):
        raise Doubt("names and numbers that neither take turns nor stand in columns")
    if len(names) == 1 and sum(bool(run.numbers) for run in runs) > 1:
        raise Doubt("one name between several rows of numbers")
    if len(names) == 0 or len(numbers) == 0:
        raise Doubt("names without numbers" if names else "numbers without names")
    readings = [names, _joined(names), [name for name in names if name.kind != "total"]]
    for reading in [*readings, *map(_halved, readings)] if pairs else readings:
        grid = (
            None
            if not reading
            else rows_of(numbers, len(reading), any(name.kind == "total" for name in reading))
        )
        if grid is not None:
            return [Row(name, row) for name, row in zip(reading, grid, strict=True)]
    raise Doubt(f"{len(names)} names against {len(numbers)} numbers")


def _may_join(last: Entry, name: Entry) -> bool:
    under = name.cells[0].row - last.cells[-1].row <= 1 and not name.cells[0].gap
    persons = HONORIFIC.match(last.text) or HONORIFIC.match(name.text)
    return under and last.kind == name.kind == "holder" and not persons


def _halved(names: list[Entry]) -> list[Entry]:
    """A column of holders and a column of corporations as the words of each row."""
    half = len(names) // 2
    if len(names) % 2 or any(has_form(bare(name.text)) for name in names[:half]):
        return []
    if not all(has_form(bare(name.text)) for name in names[half:]):
        return []
    return [who.joined(of) for who, of in zip(names[:half], names[half:], strict=True)]


def _in_columns(runs: list[_Run]) -> bool:
    """Are the names in one place, or in two between whole columns of numbers?"""
    named = [run for run in runs if any(name.kind != "total" for name in run.names)]
    if len(named) == 1:
        return True
    count = sum(len(run.names) for run in named)
    return len(named) == 2 and all(run.numbers and len(run.numbers) % count == 0 for run in runs)


def _joined(names: list[Entry]) -> list[Entry]:
    """The names with lines joined that only together end as a company's name ends."""
    out: list[Entry] = []
    for name in names:
        last = out[-1] if out else None
        if last is not None and _may_join(last, name):
            whole = last.joined(name)
            if has_form(bare(whole.text)) and not has_form(bare(last.text)):
                out[-1] = whole
                continue
        out.append(name)
    return out
