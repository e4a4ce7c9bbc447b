"""Owners of one body, told in a list: 甲由乙擁有51%及丙擁有49%, 甲由乙及丙分別擁有51%及49%.

The list may say how each holder stands to another (乙、乙之配偶丙及丁): what only describes a holder is
taken out before the list is read. Equal shares (平均擁有, 各佔一半) follow from the number of holders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graphkit.extract.chinese.clauses import Clause
from graphkit.extract.chinese.lexicon import load
from graphkit.extract.chinese.percents import percents_of
from graphkit.extract.chinese.shapes import glyphs_of, shape
from graphkit.percent import Percent

__all__ = ["Holding", "listed_holdings", "plain"]


@dataclass(frozen=True, slots=True)
class Holding:
    """A share that a list gives: `holder` and `owned` are glyphs, the span is of the clause read."""

    holder: str
    owned: str
    percent: Percent | None
    start: int
    end: int


@cache
def _owners(key: str) -> re.Pattern[str]:
    return shape(load("owners")["owners"][key])


@cache
def _respective() -> tuple[tuple[re.Pattern[str], bool], ...]:
    return tuple((shape(entry["re"]), bool(entry.get("even"))) for entry in load("owners")["respective"])


def plain(clause: Clause) -> Clause:
    """The clause without the words that describe a holder in a list of them."""
    place, kept = 0, clause.part(0, 0)
    for found in _owners("described").finditer(clause.text):
        kept += clause.part(place, found.start())
        place = found.end()
    return kept + clause.part(place, len(clause.text)) if place else clause


def listed_holdings(text: str) -> Iterator[Holding]:
    """Every share that the lists of a clause give."""
    yield from _one_by_one(text)
    yield from _respectively(text)
    yield from _in_brackets(text)


def _one_by_one(text: str) -> Iterator[Holding]:
    """甲由乙擁有51%及丙擁有49%."""
    for head in _owners("head").finditer(text):
        if "分別" in head[0] and len(glyphs_of(head["o"])) > 1:
            continue
        place = head.end()
        while item := _owners("item").match(text, place):
            share = percents_of(text, item.start("n"), item.end("n"))
            for owned in glyphs_of(head["o"]):
                yield Holding(item["s"], owned, share[0] if share else None, head.start(), item.end())
            tail = _owners("tail").match(text[item.end() :])
            place = item.end() + (tail.end() if tail else 0)


def _respectively(text: str) -> Iterator[Holding]:
    """甲由乙及丙分別擁有51%及49%; one size for several is the size of each."""
    for told, even in _respective():
        for found in told.finditer(text):
            pairs = [(holder, owned) for owned in glyphs_of(found["o"]) for holder in glyphs_of(found["s"])]
            if even:
                shares = [Percent.of(100 // len(pairs))] if 100 % len(pairs) == 0 else []
            else:
                shares = percents_of(text, found.start("n"), found.end("n"))
            unnamed = not even and _owners("unnamed").search(found["s"]) is not None
            if len(shares) == 1 and len(pairs) > 1:
                shares = shares * len(pairs)
            elif unnamed and len(shares) > len(pairs):
                shares = shares[: len(pairs)]
            if len(shares) == len(pairs) and (len(pairs) > 1 or unnamed):
                for (holder, owned), share in zip(pairs, shares, strict=True):
                    yield Holding(holder, owned, share, *found.span())


def _in_brackets(text: str) -> Iterator[Holding]:
    """甲由乙(51%)及丙(49%)擁有."""
    for found in _owners("bracketed").finditer(text):
        low, high = found.span("list")
        for item in _owners("bracket").finditer(text, low, high):
            share = percents_of(text, item.start("n"), item.end("n"))
            if share:
                yield Holding(item["s"], found["o"], share[0], *found.span())
