"""Deals by their names: those that a heading names, and those that were told of before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from graphkit.extract.deals.deal import Deal
from graphkit.extract.phrases import Phrases

__all__ = ["Bearing", "Entered"]


class Bearing:
    """Which of the deals some words name; `written` gives the form of a name in which it is looked for,
    "" where it does not count."""

    def __init__(self, deals: Iterable[Deal], written: Callable[[str], str]) -> None:
        self._deals: dict[str, dict[int, Deal]] = {}
        for number, deal in enumerate(deals):
            for name in filter(None, map(written, deal.names)):
                self._deals.setdefault(name, {})[number] = deal
        self._phrases = Phrases(self._deals)

    def within(self, words: str) -> list[Deal]:
        """The deals of which a name stands in the words, in their own order."""
        return self._of(self._phrases.within(words))

    def called(self, *names: str) -> list[Deal]:
        """The deals that have one of these names, in their own order."""
        return self._of(names)

    def _of(self, names: Iterable[str]) -> list[Deal]:
        found = {number: deal for name in names for number, deal in self._deals.get(name, {}).items()}
        return [found[number] for number in sorted(found)]


class Entered(list[Deal]):
    """The deals told of so far, in the order in which they were met, each found by its names."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[int, int] = {}
        self._named: dict[str, dict[int, None]] = {}

    def name(self, deal: Deal, names: Sequence[str]) -> None:
        """Give a deal these names; one that is met for the first time is entered."""
        number = self._numbers.setdefault(id(deal), len(self))
        if number == len(self):
            self.append(deal)
        for name in names:
            self._named.setdefault(name.casefold(), {})[number] = None
            deal.names[name] = None

    def known(self, names: Sequence[str], dated: str | None) -> Deal | None:
        """The deal known by one of the names; common words name one of the same day only."""
        places = {place for name in names for place in self._named.get(name.casefold(), ())}
        for deal in (self[place] for place in sorted(places)):
            day = deal.date[0] if deal.date else None
            for name in names:
                if name in deal.names and (name[0].isupper() or None in {dated, day} or day == dated):
                    return deal
                if dated and day == dated and name.casefold() in map(str.casefold, deal.names):
                    return deal
        return None
