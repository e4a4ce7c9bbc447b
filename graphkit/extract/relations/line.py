"""A sentence as a line of symbols, and the replacement of a stretch of them by one.

Words stand for themselves in lower case; what has been understood stands as a capital: M a party,
P a percentage, J a place, D a date, and the larger phrases that the grammar makes of them. A regular
expression over the line's text is thus a grammar rule.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

__all__ = ["Item", "Line", "Maker"]


@dataclass(slots=True)
class Item:
    """One symbol: its place in the reading's text, and what it stands for."""

    symbol: str
    start: int
    end: int
    value: Any = None


Maker = Callable[["Line", re.Match[str]], "Item | list[Item] | None"]


class Line:
    """Items, and their text: symbols with single blanks between and around.

    `seats` keeps the descriptions that were taken off the names that they stood behind, `asides`
    the clauses in brackets behind a name, each with the name at its head.
    """

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.seats: list[tuple[Item, Item]] = []
        self.asides: list[list[Item]] = []
        self._write()

    def _write(self) -> None:
        place, starts = 1, []
        for item in self.items:
            starts.append(place)
            place += len(item.symbol) + 1
        self._starts = starts
        self.text = f" {' '.join(item.symbol for item in self.items)} "

    def index(self, place: int) -> int:
        """The number of the item that begins at or after a place in the text."""
        return bisect_left(self._starts, place)

    def span(self, match: re.Match[str], group: int | str = 0) -> tuple[int, int]:
        """The half-open range of items that a group matched; (-1, -1) where it matched nothing."""
        low, high = match.span(group)
        return (-1, -1) if low < 0 else (self.index(low), self.index(high))

    def taken(self, match: re.Match[str], group: int | str = 0) -> list[Item]:
        """The items that a group matched."""
        low, high = self.span(match, group)
        return self.items[low:high] if low >= 0 else []

    def one(self, match: re.Match[str], group: int | str) -> Item | None:
        """The first item that a group matched, or None."""
        taken = self.taken(match, group)
        return taken[0] if taken else None

    def reduce(self, rule: re.Pattern[str], make: Maker) -> bool:
        """Replace each match by what `make` gives for it; None leaves it as it stands."""
        changes = []
        for match in rule.finditer(self.text):
            low, high = self.span(match)
            made = make(self, match)
            if made is not None and low < high:
                changes.append((low, high, made if isinstance(made, list) else [made]))
        for low, high, made in reversed(changes):
            self.items[low:high] = made
        if changes:
            self._write()
        return bool(changes)

    def over(self, low: int, high: int) -> tuple[int, int]:
        """The range of the reading's text that items [low, high) cover."""
        held = self.items[low:high]
        return min(item.start for item in held), max(item.end for item in held)
