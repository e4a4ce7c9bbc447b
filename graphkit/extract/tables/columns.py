"""Which percentage belongs to which number of shares, proved by their ratio.

Shares divided by percentage give the shares in issue, the same for every row of a column. A column
whose rows do not agree on that is not read. Where several columns agree (of the offer, of the
class, of the whole), the one with the largest base is the holding in the company.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from graphkit.extract.tables.align import Doubt, Row
from graphkit.extract.tables.bases import Base, column_base, implied
from graphkit.extract.tables.cells import Cell

__all__ = ["Holding", "adds_up", "holdings", "kinds", "printed", "single_holdings"]

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Holding:
    """A row's holding in one column group (`group` 0 is the leftmost: before, then after)."""

    row: Row
    group: int
    shares: Cell | None
    percent: Cell | None


def holdings(rows: list[Row]) -> tuple[list[Holding], int]:
    """The holdings of all rows, and how many column groups there are. Raises Doubt."""
    pattern = kinds(rows)
    found = _by_column(rows, pattern) if pattern else None
    if found is None:
        found = _by_pool(rows) or _by_row(rows)
    groups = len({holding.group for holding in found})
    return found, groups


def single_holdings(rows: list[Row]) -> list[Holding]:
    """The holdings of rows that are each in a corporation of its own, so that no base joins them:
    every row must have one percentage, and no number but its own. Raises Doubt."""
    found = []
    for row in rows:
        held, percents = _held(row), _shares_of(row)
        if len(percents) != 1 or len(held) > 1:
            raise Doubt("rows in several corporations with more than one percentage each")
        found.append(Holding(row, 0, held[0] if held else None, percents[0]))
    return found


def kinds(rows: list[Row]) -> list[str] | None:
    """The kind of each column, where every row has the same columns."""
    widths = {len(row.numbers) for row in rows}
    if len(widths) != 1:
        return None
    pattern: list[str] = []
    for column in zip(*(row.numbers for row in rows), strict=True):
        kinds = {cell.kind for cell in column} - {"dash"}
        if len(kinds) > 1 or any(cell.mark in {"S", "P"} for cell in column):
            return None
        pattern.append(kinds.pop() if kinds else "dash")
    return pattern


def _by_column(rows: list[Row], pattern: list[str]) -> list[Holding] | None:
    shares = [n for n, kind in enumerate(pattern) if kind == "count"]
    percents = [n for n, kind in enumerate(pattern) if kind == "percent"]
    if not shares:
        return _percent_only(rows, percents)
    pairs: dict[int, list[tuple[Decimal, int]]] = {}
    for column in percents:
        for held in sorted(shares, key=lambda n: (n > column, abs(n - column))):
            base = column_base(rows, [held], column)
            if base is not None:
                pairs.setdefault(held, []).append((base.low, column))
                break
    if not pairs:
        return None
    return [
        Holding(row, group, printed(row.numbers[held]), printed(row.numbers[max(pairs[held])[1]]))
        for row in rows
        for group, held in enumerate(sorted(pairs))
    ]


def printed(cell: Cell) -> Cell | None:
    """The cell, unless it is a dash or empty."""
    return None if cell.kind == "dash" else cell


def _percent_only(rows: list[Row], percents: list[int]) -> list[Holding] | None:
    """No numbers of shares at all: each percentage column is read, when it is alone or adds up."""
    if not percents:
        return None
    if len(percents) > 1 and not all(adds_up(rows, column) for column in percents):
        raise Doubt("several percentage columns, no number of shares to prove them")
    return [
        Holding(row, group, None, printed(row.numbers[column]))
        for row in rows
        for group, column in enumerate(percents)
    ]


def adds_up(rows: list[Row], column: int) -> bool:
    """Do the percentages of a column make a hundred?"""
    values = [row.numbers[column].value for row in rows if row.entry.kind != "total"]
    return abs(sum(values, Decimal(0)) - HUNDRED) <= Decimal("0.1") * len(values)


def _by_row(rows: list[Row]) -> list[Holding]:
    """Rows of different lengths: in each, the percentage that its shares make of one common base."""
    named = [row for row in rows if row.entry.kind != "total"]
    best: list[Holding] | None = None
    for base in _candidates(named):
        found = _with_base(named, base)
        if found is not None:
            best = found
    if best is None:
        raise Doubt("no common base for shares and percentages")
    return best


def _by_pool(rows: list[Row]) -> list[Holding] | None:
    """Several columns of shares, their percentages in one heap: each column by the percentage that
    follows its first number, when all its rows then find theirs."""
    widths = {len(_held(row)) for row in rows}
    if len(widths) != 1 or max(widths) < 2 or any(len(_shares_of(row)) < len(rows) for row in rows):
        return None
    found: list[Holding] = []
    for column in range(max(widths)):
        first = _held(rows[0])[column]
        after = next((cell for cell in _shares_of(rows[0]) if cell.start > first.start), None)
        if after is None:
            return None
        single = [Row(row.entry, [_held(row)[column], *_shares_of(row)], row.group) for row in rows]
        here = _with_base(single, implied(first.value, after))
        if here is None:
            return None
        found.extend(
            Holding(row, column, one.shares, one.percent) for row, one in zip(rows, here, strict=True)
        )
    return found


def _candidates(rows: list[Row]) -> list[Base]:
    """Bases that the first row with numbers allows, the smallest first."""
    first = next((row for row in rows if _held(row) and _shares_of(row)), None)
    if first is None:
        raise Doubt("no row with a number and a percentage")
    percents = {cell.text: cell for cell in _shares_of(first) if cell.value > 0}
    if len(rows) == 1 and len(percents) > 1:
        raise Doubt("one row, several percentages")
    held = _held(first)
    amounts = {held[0].value, *(amount for amount, _ in _sums(held))}
    bases = [implied(amount, cell) for amount in amounts for cell in percents.values()]
    return sorted(bases, key=lambda base: (base.low, base.high or base.low))


def _held(row: Row) -> list[Cell]:
    """Long positions; a lending pool is part of one, and counts where none is given beside it."""
    held = [cell for cell in row.numbers if cell.kind == "count" and cell.mark != "S"]
    return [cell for cell in held if cell.mark != "P"] or held


def _shares_of(row: Row) -> list[Cell]:
    return [cell for cell in row.numbers if cell.kind == "percent"]


def _with_base(rows: Sequence[Row], base: Base) -> list[Holding] | None:
    """A holding for each number of shares; None where the base leaves one unexplained."""
    found: list[Holding] = []
    used: set[int] = set()
    for row in rows:
        held = _held(row)
        here: list[Holding] = []
        if not held and not any(cell.mark for cell in row.numbers):
            return None
        for amounts in ([(cell.value, cell) for cell in held], _sums(held)):
            matched = _match(row, amounts, base, used)
            if amounts and matched is not None:
                here, base = matched
                break
        if held and not here:
            return None
        used.update(one.percent.start for one in here if one.percent is not None)
        found.extend(here)
    return found


def _sums(held: list[Cell]) -> list[tuple[Decimal, Cell]]:
    """What one percentage of several numbers is of: their last, where it is their total, or their sum."""
    if len(held) > 2 and held[-1].value == _sum(held[:-1])[0]:
        return [(held[-1].value, held[-1])]
    return [_sum(held)] if len(held) > 1 else []


def _sum(held: list[Cell]) -> tuple[Decimal, Cell]:
    """Shares of several classes together, of which one percentage is given."""
    return sum((cell.value for cell in held), Decimal(0)), held[0]


def _match(
    row: Row, amounts: list[tuple[Decimal, Cell]], base: Base, used: set[int]
) -> tuple[list[Holding], Base] | None:
    """Each amount with a percentage of its own that the base allows, and the base narrowed by them."""
    here: list[Holding] = []
    taken = set(used)
    for amount, cell in amounts:
        free = [p for p in _shares_of(row) if p.start not in taken and base.meet(implied(amount, p))]
        if not free or not base.middle:
            return None
        expected = HUNDRED * amount / base.middle
        percent = min((abs(p.value - expected), p.start, p) for p in free)[2]
        base = base.meet(implied(amount, percent)) or base
        taken.add(percent.start)
        here.append(Holding(row, 0, cell, percent))
    return here, base
