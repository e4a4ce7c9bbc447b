"""A table whose columns are set apart with blanks: its columns, the words above them, its lines.

Columns are read off the page: between two of them stand two blanks or more on every line of the
table's body that has more than one cell. A table in which a cell reaches into two columns, or two
cells of a line fall into one, is not laid out so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from graphkit.extract.tables.cells import Cell
from graphkit.extract.tables.entry import kind_of
from graphkit.extract.tables.integers import could_be, resolved, tentative
from graphkit.extract.tables.regions import Region
from graphkit.extract.tables.words import bare, is_column_label, is_label, matches, mend

__all__ = ["Layout", "Strip", "layout"]

APART = 2
"""The least number of blanks between two columns."""
SERIAL = re.compile(r"[(（]?(?:\d{1,2}|[ivx]{1,4}|[a-z])[)）.]?$", re.I)


@dataclass(slots=True)
class Strip:
    """One line of a table's body: its name, its numbers by column, its other words by column.

    `gap` says that a blank line stands above it.
    """

    row: int
    gap: bool
    name: Cell | None = None
    numbers: dict[int, Cell] = field(default_factory=dict)
    others: dict[int, Cell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Column:
    """Half-open range of characters across the page; `numeric` for numbers, else for words."""

    left: int
    right: int
    numeric: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """`heads` are the words over each column of numbers, from left to right; `corporation` is the
    column of the corporations in which the interests are held, where there is one; `title` are the
    lines above that are of no column."""

    heads: tuple[str, ...]
    strips: tuple[Strip, ...]
    title: str = ""
    corporation: int | None = None


def layout(region: Region) -> Layout | None:
    """The layout of a table set with blanks; None for any other table."""
    printed = [cell for cell in region.cells if cell.kind != "text" or re.search(r"[^\W_]|%", cell.text)]
    wide = [replace(cell, left=cell.wide[0], right=cell.wide[1]) for cell in printed]
    return _layout(wide) or _layout(printed)


def _layout(cells: list[Cell]) -> Layout | None:
    printed = _counted([list(group) for _, group in groupby(cells, key=lambda cell: cell.row)])
    rows = [
        row for row in printed if kind_of(row[0].text) != "total" or not _is_numeric(row) or _is_set([row])
    ]
    first = next((n for n, row in enumerate(rows) if _is_numeric(row)), None)
    if first is None or not _is_set(rows[first:]):
        return None
    start = _body_start(rows, first)
    head, body = rows[:start], _body(rows[start:])
    columns = _columns(body)
    if columns is None or not any(column.numeric for column in columns) or columns[0].numeric:
        return None
    labels = _labels(head, columns)
    heads = [_above(labels, columns, n) for n in range(len(columns))]
    name = _name_column(body, columns, heads)
    strips = None if name is None else [_strip(row, columns, name) for row in body]
    if strips is None or any(strip is None for strip in strips):
        return None
    corporation = next((n for n, words in enumerate(heads) if matches("corporation_labels", words)), None)
    return Layout(
        tuple(words for words, column in zip(heads, columns, strict=True) if column.numeric),
        tuple(strip for strip in strips if strip is not None),
        mend(" ".join(row[-1].text for row in head if _is_title(row))),
        None if corporation == name else corporation,
    )


def _counted(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The lines with whole numbers as the words over their column have them."""
    if not any(could_be(cell) for row in rows for cell in row):
        return rows
    trial = tentative(rows)
    first = next((n for n, row in enumerate(trial) if _is_numeric(row)), None)
    if first is None or not _is_set(trial[first:]):
        return rows
    start = _body_start(trial, first)
    columns = _columns(_body(trial[start:]))
    if columns is None or len(columns) < 2:
        return rows
    labels = _labels(rows[:start], columns)
    heads = [_above(labels, columns, n) for n in range(len(columns))]
    return resolved(
        rows,
        lambda cell: next(
            (words for words, c in zip(heads, columns, strict=True) if c.left <= cell.left < c.right), ""
        ),
    )


def _is_numeric(row: list[Cell]) -> bool:
    """Is it a line of the table's body: words and a number, or several numbers?"""
    return any(cell.kind in {"count", "percent"} for cell in row) and len(row) > 1


def _is_set(rows: list[list[Cell]]) -> bool:
    """Do two blanks or more part all cells of the lines with numbers?"""
    return all(
        right.left - left.right >= APART for row in rows if _is_numeric(row) for left, right in pairwise(row)
    )


def _body_start(rows: list[list[Cell]], first: int) -> int:
    """The first line of the body: names may stand above the first line of numbers, under the labels."""
    start = first
    while start > 0:
        above = rows[start - 1]
        words = bare(above[0].text)
        heading = kind_of(words) == "heading" and len(above) == 1 and start > 1
        if above[0].row < rows[start][0].row - 1 or above[0].left > rows[first][0].right:
            break
        if not heading and (is_label(words) or is_column_label(words)):
            break
        if not heading and any(not is_label(cell.text) for cell in above[1:]):
            break
        start -= 1
    return start


def _body(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The lines up to the last one of numbers, and those right below it."""
    last = max(n for n, row in enumerate(rows) if _is_numeric(row))
    stop = last + 1
    while stop < len(rows) and not rows[stop][0].gap and rows[stop][0].row - rows[stop - 1][0].row == 1:
        stop += 1
    return rows[:stop]


def _labels(head: list[list[Cell]], columns: list[_Column]) -> list[list[Cell]]:
    """The lines of the head that name columns: not the titles above them."""
    kept: list[list[Cell]] = []
    for row in reversed(head):
        below = kept[-1][0] if kept else None
        alone = _is_title(row) and row[-1].left < columns[0].right
        if alone and (row[-1].right > columns[1].left or (below is not None and below.gap)):
            break
        kept.append(row)
    return kept[::-1]


def _is_title(row: list[Cell]) -> bool:
    """Is it a line of one piece, but for its serial number?"""
    return len(row) == 1 or (len(row) == 2 and SERIAL.match(row[0].text) is not None)


def _columns(rows: list[list[Cell]]) -> list[_Column] | None:
    """The columns of the body; None where some line has no place in them."""
    across = [row for row in rows if len(row) > 1 and not _repeats_labels(row)]
    spans = sorted((cell.left, cell.right) for row in across for cell in row)
    merged: list[list[int]] = []
    for left, right in spans:
        if merged and left < merged[-1][1] + APART:
            merged[-1][1] = max(merged[-1][1], right)
        else:
            merged.append([left, right])
    columns = []
    for left, right in merged:
        held = [cell for row in across for cell in row if left <= cell.left < right]
        numbers = any(cell.kind in {"count", "percent"} for cell in held)
        if numbers and any(cell.kind == "text" for cell in held):
            return None
        columns.append(_Column(left, right, numbers or all(cell.kind == "dash" for cell in held)))
    return _without_loose_dashes(columns, across)


def _without_loose_dashes(columns: list[_Column], rows: list[list[Cell]]) -> list[_Column] | None:
    """A column of dashes alone is part of the column of numbers beside it that lacks them."""
    kept: list[_Column] = []
    for column in columns:
        held = [cell for row in rows for cell in row if column.left <= cell.left < column.right]
        last = kept[-1] if kept else None
        if last is None or not last.numeric or not column.numeric:
            kept.append(column)
            continue
        loose = all(c.kind == "dash" for c in held) or all(c.kind == "dash" for c in _held(rows, last))
        taken = {cell.row for cell in held} & {cell.row for cell in _held(rows, last)}
        if loose and not taken:
            kept[-1] = _Column(last.left, column.right, True)
        else:
            kept.append(column)
    return kept


def _held(rows: list[list[Cell]], column: _Column) -> list[Cell]:
    return [cell for row in rows for cell in row if column.left <= cell.left < column.right]


def _repeats_labels(row: list[Cell]) -> bool:
    """Is it a line of the head, printed again on a further page?"""
    return all(cell.kind == "text" and is_label(cell.text) for cell in row) and any(
        is_column_label(cell.text) for cell in row
    )


def _above(rows: list[list[Cell]], columns: list[_Column], number: int) -> str:
    """The words over a column, those that span several columns too."""
    column = columns[number]
    low = (columns[number - 1].right + column.left) // 2 if number else 0
    high = (column.right + columns[number + 1].left) // 2 if number + 1 < len(columns) else column.right + 60
    return mend(" ".join(cell.text for row in rows for cell in row if _over(cell, column, low, high)))


def _over(cell: Cell, column: _Column, low: int, high: int) -> bool:
    """Do words stand over a column: over some of it, and with half of them or half of its room?"""
    touch = min(cell.right, high) - max(cell.left, low)
    if cell.right > column.left and cell.left < column.right:
        return touch * 2 >= min(cell.right - cell.left, column.right - column.left)
    return touch * 2 > cell.right - cell.left


def _name_column(rows: list[list[Cell]], columns: list[_Column], heads: list[str]) -> int | None:
    """The column of the holders: the first of words, but for serial numbers and corporations."""
    for number, column in enumerate(columns):
        held = [
            cell for row in rows if len(row) > 1 for cell in row if column.left <= cell.left < column.right
        ]
        if column.numeric or all(SERIAL.match(cell.text) for cell in held):
            continue
        if not matches("corporation_labels", heads[number]):
            return number
    return None


def _strip(row: list[Cell], columns: list[_Column], name: int) -> Strip | None:
    """A line with its cells in their columns; None where one fits in no column."""
    strip = Strip(row[0].row, row[0].gap)
    if _repeats_labels(row):
        return strip
    words = list(_placed(row, columns))
    for cell, number in words:
        if number is None:
            return None
        if cell.kind != "text":
            if not columns[number].numeric or number in strip.numbers:
                return None
            strip.numbers[number] = cell
        elif number == name and strip.name is None:
            strip.name = cell
        elif number in strip.others or (columns[number].numeric and not is_label(cell.text)):
            return None
        else:
            strip.others[number] = cell
    return strip


def _placed(row: list[Cell], columns: list[_Column]) -> Iterator[tuple[Cell, int | None]]:
    """Each cell with its column: the one that it stands in, or the last that begins before it."""
    for cell in row:
        touched = [n for n, c in enumerate(columns) if cell.left < c.right and cell.right > c.left]
        if len(row) == 1 and cell.kind == "text" and cell.left < columns[0].right:
            yield cell, next((n for n in touched if not columns[n].numeric), touched[0] if touched else None)
        elif len(touched) == 1:
            yield cell, touched[0]
        else:
            near = [n for n, c in enumerate(columns) if c.left <= cell.left + 2]
            yield cell, near[-1] if near and not touched else None
