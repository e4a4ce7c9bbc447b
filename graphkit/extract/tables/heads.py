"""What the words over each column say: before or after what, of what whole, exactly or about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from graphkit.extract.tables.align import Doubt, Row
from graphkit.extract.tables.bases import base_of, base_of_all, nearly
from graphkit.extract.tables.cells import Cell
from graphkit.extract.tables.columns import Holding, adds_up, holdings, kinds, printed
from graphkit.extract.tables.family import states_of
from graphkit.extract.tables.regions import Region
from graphkit.extract.tables.words import matches

__all__ = ["APPROXIMATE", "Told", "told"]

_Pair = tuple[tuple[int, ...], int]
"""Columns of shares, and the column of the percentages that their sum is."""
APPROXIMATE = re.compile(r"approx|概約|約", re.I)


@dataclass(frozen=True, slots=True)
class Told:
    """The holdings of a table; the state, and whether percentages are approximate, by column group."""

    holdings: Sequence[Holding]
    states: Sequence[str | None]
    approximate: Sequence[bool]


def told(rows: list[Row], heads: Sequence[str], region: Region, default: str | None) -> Told:
    """The holdings that rows and heads of columns give together. Raises Doubt."""
    pattern = kinds(rows)
    pairs = None if pattern is None or len(pattern) != len(heads) else _pairs(rows, pattern, heads)
    if pairs is None:
        found, groups = holdings(_narrowed(rows, pattern, heads))
        return Told(found, states_of(region, groups, default), [_about(region)] * groups)
    found = [
        Holding(row, group, _counted(row, held), printed(row.numbers[share]))
        for row in rows
        for group, (held, share) in enumerate(pairs)
    ]
    said = _states(region, [_words(heads, pair) for pair in pairs], default)
    return Told(found, said, [bool(APPROXIMATE.search(heads[share])) for _, share in pairs])


def _counted(row: Row, held: Sequence[int]) -> Cell | None:
    """The number of shares of a row: of several columns, the first that is not empty."""
    return next((cell for n in held if (cell := printed(row.numbers[n]))), None)


def _narrowed(rows: list[Row], pattern: list[str] | None, heads: Sequence[str]) -> list[Row]:
    """The rows without percentages of a class or of an offer, where the words over the columns tell them."""
    if pattern is None or len(pattern) != len(heads):
        return rows
    percents = [n for n, kind in enumerate(pattern) if kind == "percent"]
    passed = set(percents) - set(_of_the_whole(percents, heads))
    return [
        replace(row, numbers=[cell for n, cell in enumerate(row.numbers) if n not in passed]) for row in rows
    ]


def _about(region: Region) -> bool:
    return bool(APPROXIMATE.search(region.head))


def _words(heads: Sequence[str], pair: _Pair) -> str:
    held, share = pair
    return " ".join([*(heads[n] for n in held[:1]), heads[share]])


def _pairs(rows: list[Row], pattern: list[str], heads: Sequence[str]) -> list[_Pair] | None:
    """Each column of percentages of the whole with its column of shares; None where none is proved."""
    shares = _of_the_whole([n for n, kind in enumerate(pattern) if kind == "percent"], heads)
    counts = [n for n, kind in enumerate(pattern) if kind == "count"]
    if not shares:
        raise Doubt("no column of percentages of the whole")
    if not counts:
        return _alone(rows, shares, heads)
    proved: dict[int, list[tuple[Decimal, int]]] = {}
    for share in shares:
        for held in sorted(counts, key=lambda n: (n > share, abs(n - share))):
            base = base_of(rows, held, share)
            if base is not None:
                proved.setdefault(held, []).append((base, share))
                break
    if not proved:
        summed = [n for n in shares if base_of_all(rows, counts, n) is not None or nearly(rows, counts, n)]
        return [(tuple(counts), n) for n in summed] if len(summed) == 1 else None
    pairs: list[_Pair] = [
        ((held,), share) for held, columns in proved.items() for share in _scenarios(columns, heads)
    ]
    return sorted(_long(pairs, heads), key=lambda pair: pair[1]) or None


def _long(pairs: list[_Pair], heads: Sequence[str]) -> list[_Pair]:
    """The pairs that are not of short positions, nor of shares to be lent."""
    short = {held for held, _ in pairs if matches("short_columns", heads[held[0]])}
    both = {held for held in short if matches("long_columns", heads[held[0]])}
    return [(held, share) for held, share in pairs if held not in short - both]


def _scenarios(columns: list[tuple[Decimal, int]], heads: Sequence[str]) -> list[int]:
    """Of several percentages of the same shares: all, where each is after an event; else the one of
    the largest whole."""
    if all(matches("state.after", heads[share]) for _, share in columns):
        return [share for _, share in columns]
    return [max(columns)[1]]


def _of_the_whole(columns: list[int], heads: Sequence[str]) -> list[int]:
    """The columns of percentages that are not of the shares on offer, nor of one class beside all."""
    offered = [n for n in columns if not matches("of_the_offer", heads[n])]
    whole = [n for n in offered if not matches("of_a_class", heads[n])]
    return whole or offered


def _alone(rows: list[Row], shares: list[int], heads: Sequence[str]) -> list[_Pair]:
    """Columns of percentages without shares: one, or several that each say their state or add up."""
    stated = all(_state(heads[n]) for n in shares)
    if len(shares) > 1 and not stated and not all(adds_up(rows, n) for n in shares):
        raise Doubt("several percentage columns, no number of shares to prove them")
    return [((), n) for n in shares]


def _state(words: str) -> str | None:
    """Before or after, by the first words of it over a column."""
    after, before = matches("state.after", words), matches("state.before", words)
    if after and before:
        return "after" if after.start() < before.start() else "before"
    return "after" if after else "before" if before else None


def _states(region: Region, groups: list[str], default: str | None) -> list[str | None]:
    """The state of each column group: by its own words, else by those of the table."""
    said = [_state(words) for words in groups]
    if len(groups) == 1 or not any(said):
        return states_of(region, len(groups), default)
    if said[0] is None and all(said[1:]) and matches("state.now", groups[0]):
        said[0] = "before"
    if None in said:
        raise Doubt(f"{len(groups)} groups of columns, some without words for before and after")
    return said
