"""A percentage as a filing words it: bounds, and how they were worded.

Thresholds are tested on the bounds, so an answer is certain, possible or excluded, never a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Self

from graphkit.errors import StatementError

__all__ = ["Percent", "Verdict"]

HUNDRED = Decimal(100)
SIGNS = {"=": "exact", ">": "more_than", ">=": "at_least", "<": "less_than", "<=": "at_most", "~": "about"}
WORDINGS = frozenset([*SIGNS.values(), "between", "unknown"])


class Verdict(StrEnum):
    """The outcome of a threshold test on bounds."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Percent:
    """Bounds [min, max] within 0-100 and their wording.

    `wording` is exact, more_than (min excluded), at_least, less_than (max excluded), at_most,
    about (within half a unit of the last printed digit), between or unknown.
    """

    min: Decimal
    max: Decimal
    wording: str

    def __post_init__(self) -> None:
        if not 0 <= self.min <= self.max <= HUNDRED or self.wording not in WORDINGS:
            raise StatementError(f"not a percentage: {self.min}-{self.max} {self.wording}")

    @classmethod
    def of(cls, printed: str | int | Decimal, sign: str = "=") -> Self:
        """From the printed number and one of = > >= < <= ~; raises StatementError outside 0-100."""
        value = Decimal(str(printed))
        if sign not in SIGNS:
            raise StatementError(f"not a comparison: {sign}")
        low, high = value, value
        if sign in {">", ">="}:
            high = HUNDRED
        elif sign in {"<", "<="}:
            low = Decimal(0)
        elif sign == "~":
            exponent = value.as_tuple().exponent
            half = Decimal(5).scaleb(min(int(exponent), 0) - 1)
            low, high = max(value - half, Decimal(0)), min(value + half, HUNDRED)
        return cls(low, high, SIGNS[sign])

    @classmethod
    def between(cls, low: str | Decimal, high: str | Decimal) -> Self:
        """More than `low` and less than `high`."""
        return cls(Decimal(low), Decimal(high), "between")

    @classmethod
    def unknown(cls) -> Self:
        """A holding whose size is not stated."""
        return cls(Decimal(0), HUNDRED, "unknown")

    @property
    def value(self) -> Decimal | None:
        """The printed number; None for between and unknown."""
        if self.wording in {"less_than", "at_most"}:
            return self.max
        if self.wording == "about":
            if self.max == HUNDRED or self.min == 0:
                return self.max if self.max == HUNDRED else self.min
            return (self.min + self.max) / 2
        return self.min if self.wording in {"exact", "more_than", "at_least"} else None

    @property
    def sign(self) -> str | None:
        """One of = > >= < <= ~; None for between and unknown."""
        return next((sign for sign, wording in SIGNS.items() if wording == self.wording), None)

    def at_least(self, threshold: Decimal | int) -> Verdict:
        """Is it `threshold` or more (10 % and 30 % in the Listing Rules)?"""
        if self.min >= threshold:
            return Verdict.CERTAIN
        reaches = self.max > threshold or (
            self.max == threshold and self.wording not in {"less_than", "between"}
        )
        return Verdict.POSSIBLE if reaches else Verdict.EXCLUDED

    def more_than(self, threshold: Decimal | int) -> Verdict:
        """Is it more than `threshold` (a majority is more than 50 %)?"""
        if self.min > threshold or (self.min == threshold and self.wording in {"more_than", "between"}):
            return Verdict.CERTAIN
        return Verdict.POSSIBLE if self.max > threshold else Verdict.EXCLUDED

    def __str__(self) -> str:
        """As a person would write it: 19.49%, > 30%, 0.1-5%, not stated."""
        if self.wording == "unknown":
            return "not stated"
        if self.wording == "between":
            return f"{self.min}-{self.max}%"
        sign = {"=": "", "~": "about "}.get(self.sign or "", f"{self.sign} ")
        return f"{sign}{_short(self.value or Decimal(0))}%"

    def to_record(self) -> dict[str, str]:
        """Bounds as decimal strings, and the wording."""
        return {"min": _short(self.min), "max": _short(self.max), "wording": self.wording}

    @classmethod
    def from_record(cls, record: Mapping[str, str]) -> Self:
        """The inverse of `to_record`."""
        return cls(Decimal(record["min"]), Decimal(record["max"]), record["wording"])


def _short(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
