"""The shares in issue that numbers of shares and their percentages imply, between bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from graphkit.extract.tables.align import Row
from graphkit.extract.tables.cells import Cell

__all__ = ["Base", "base_of", "base_of_all", "column_base", "implied", "nearly"]

HUNDRED = Decimal(100)
SLIP = Decimal("0.01")
"""By how much of itself a percentage may be wrong and yet be a slip in print."""


@dataclass(frozen=True, slots=True)
class Base:
    """The shares in issue, between bounds; high None has no bound."""

    low: Decimal
    high: Decimal | None

    @property
    def middle(self) -> Decimal:
        """The middle of the bounds."""
        return self.low if self.high is None else (self.low + self.high) / 2

    def meet(self, other: Base) -> Base | None:
        """What both allow; None where that is nothing."""
        low = max(self.low, other.low)
        highs = [high for high in (self.high, other.high) if high is not None]
        high = min(highs) if highs else None
        return Base(low, high) if high is None or low <= high else None


def base_of(rows: list[Row], held: int, column: int) -> Decimal | None:
    """The least shares in issue on which all rows of two columns agree; None where they do not."""
    return base_of_all(rows, [held], column)


def base_of_all(rows: list[Row], held: Sequence[int], column: int) -> Decimal | None:
    """The same for the sum of several columns of shares: of all classes of which one share is given."""
    base = column_base(rows, held, column)
    return None if base is None else base.low


def nearly(rows: list[Row], held: Sequence[int], column: int) -> bool:
    """Are the percentages of a column those of the sum of some columns of shares, but for slips in print:
    does most of them give the same shares in issue, and each of the others nearly the same?"""
    stated = [
        (sum((row.numbers[n].value for n in held), Decimal(0)), row.numbers[column])
        for row in rows
        if row.numbers[column].kind != "dash"
    ]
    bases = sorted((implied(shares, percent) for shares, percent in stated if shares), key=lambda b: b.middle)
    if len(bases) < len(stated) or len(bases) < 3:
        return False
    middle = bases[len(bases) // 2].middle
    agree = sum(base.low <= middle and (base.high is None or middle <= base.high) for base in bases)
    return 2 * agree > len(bases) and all(abs(base.middle - middle) <= SLIP * middle for base in bases)


def column_base(rows: list[Row], held: Sequence[int], column: int) -> Base | None:
    """The shares in issue on which all rows agree; None where they disagree or nothing is stated."""
    base: Base | None = Base(Decimal(1), None)
    seen = 0
    for row in rows:
        stated = [row.numbers[n] for n in held if row.numbers[n].kind != "dash"]
        percent = row.numbers[column]
        if not stated or percent.kind == "dash":
            if not stated and percent.kind != "dash":
                return None
            continue
        seen += 1
        shares = sum((cell.value for cell in stated), Decimal(0))
        base = base.meet(implied(shares, percent)) if base else None
    return base if seen else None


def implied(shares: Decimal, percent: Cell) -> Base:
    """Bounds of the shares in issue; the percentage may be rounded or cut at its last digit."""
    step = Decimal(1).scaleb(-percent.places)
    low = shares * HUNDRED / (percent.value + step)
    least = percent.value - step / 2
    return Base(low, shares * HUNDRED / least if least > 0 else None)
