"""The rulebook: the clauses of `ontology/rules` as data, chosen by day and board.

A clause has a key that the code asks for, thresholds, one line of explanation in our own words, and
for each regime its number and how certain its text is: V read on the Exchange's rule page, S seen
in a notice or announcement, K general knowledge, to be checked before it is relied on.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from math import log
from typing import Any

from graphkit.errors import RulebookError
from graphkit.resources import ontology

__all__ = ["BOARDS", "Chapter", "Clause", "Entry", "Regime", "Rulebook", "rule_data"]

BOARDS = ("MB", "GEM")
RULE = re.compile(r"14A\.(\d+)")
WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)?")
COMMON = frozenset("a an and as by for from in is it no not of on or the to which rule cited gem".split())
SPARE = 0.7
"""How much of a clause's other topics is forgiven."""
ALWAYS = date.min


def rule_data(name: str) -> dict[str, Any]:
    """One data file of `ontology/rules`. Raises RulebookError where it is missing."""
    path = ontology("rules", name)
    if not path.is_file():
        raise RulebookError(f"ontology/rules/{name} is not in the installation: reinstall graphkit")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Regime:
    """One rule set, in force on [since, until); `covered` is False for what lies before 2004."""

    code: str
    name: str
    since: date
    until: date
    covered: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause as one regime has it: number, tag V, S or K, and its own dates in force if narrower."""

    number: str
    tag: str
    since: date = ALWAYS
    until: date = date.max
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that the chapter says. `asks` names what the code looks for in the graph."""

    key: str
    asks: str
    explains: str
    topics: str
    source: str
    thresholds: Mapping[str, Decimal]
    entries: Mapping[str, Entry]

    def to_record(self) -> dict[str, Any]:
        """The clause as JSON values, its numbers by regime."""
        numbers = {code: {"number": e.number, "tag": e.tag, **e.more} for code, e in self.entries.items()}
        limits = {name: f"{value:f}" for name, value in self.thresholds.items()}
        plain = {name: getattr(self, name) for name in ("key", "asks", "explains", "source")}
        return {**plain, "thresholds": limits, "regimes": numbers}


class Chapter:
    """The rulebook as it stands on one day for one board."""

    def __init__(self, book: Rulebook, day: date, board: str) -> None:
        if board not in BOARDS:
            raise RulebookError(f"no board {board!r}: use MB or GEM")
        self.book, self.day, self.board = book, day, board
        self.regime = book.regime(day)

    def entry(self, key: str) -> Entry | None:
        """The clause's entry in force on the day; None where the chapter does not have it."""
        found = self.book.clause(key).entries.get(self.regime.code)
        if found is None or not found.since <= self.day < found.until:
            return None
        return found if self.board == "MB" or self.book.gem(found, self.regime.code) else None

    def has(self, key: str) -> bool:
        """Does the clause apply on the day?"""
        return self.entry(key) is not None

    def number(self, key: str, variant: str = "number") -> str:
        """The rule number to cite; "" where the chapter does not have the clause."""
        entry = self.entry(key)
        if entry is None:
            return ""
        printed = entry.number if variant == "number" else str(entry.more.get(variant, entry.number))
        return printed if self.board == "MB" else self.book.shifted(printed, self.regime.code)

    def threshold(self, key: str, name: str) -> Decimal:
        """A number that the clause sets, in percent, months, years or HKD as its name says."""
        return self.book.clause(key).thresholds[name]


class Rulebook:
    """All clauses of all regimes. `Rulebook.load()` reads the data that ships with graphkit."""

    FILES = ("persons", "associates", "subsidiaries", "dealings", "tiers", "exemptions", "duties")

    def __init__(self, regimes: Iterable[Regime], clauses: Iterable[Clause], gem: list[dict[str, Any]]):
        self.regimes = tuple(regimes)
        self.clauses = {clause.key: clause for clause in clauses}
        self._gem = {row["regime"]: row for row in gem}

    @classmethod
    def load(cls) -> Rulebook:
        """The shipped rulebook, read once."""
        return _shipped()

    def regime(self, day: date) -> Regime:
        """The rule set in force on the day."""
        return next(regime for regime in self.regimes if regime.since <= day < regime.until)

    def at(self, day: date, board: str = "MB") -> Chapter:
        """The chapter as of the day."""
        return Chapter(self, day, board)

    def clause(self, key: str) -> Clause:
        """Raises RulebookError for a key that is not in the data."""
        if key not in self.clauses:
            raise RulebookError(f"no clause {key!r} in ontology/rules")
        return self.clauses[key]

    def gem(self, entry: Entry, regime: str) -> str:
        """The entry's number on GEM, "" where GEM has no such rule."""
        if "gem" in entry.more:
            return str(entry.more["gem"])
        return self.shifted(entry.number, regime)

    def shifted(self, number: str, regime: str) -> str:
        """A Main Board number as GEM counts: 14A.12(1)(c) is 20.10(1)(c); "" without a twin."""
        row = self._gem[regime]

        def one(match: re.Match[str]) -> str:
            digits = match.group(1)
            if digits in row.get("named", {}):
                named = row["named"][digits]
                return f"{row['chapter']}.{named}" if named else ""
            shift = row["shift"] if int(digits) >= row["from"] else 0
            return f"{row['chapter']}.{int(digits) + shift:02d}"

        shifted = RULE.sub(one, number)
        return "" if RULE.search(number) and not re.match(r"\d", shifted) else shifted

    def numbered(self, number: str) -> tuple[tuple[Clause, str, Entry], ...]:
        """Every clause, regime and entry whose Main Board or GEM number begins with `number`."""
        wanted = number.strip()
        return tuple(
            (clause, code, entry)
            for clause in self.clauses.values()
            for code, entry in clause.entries.items()
            if any(_begins(shown, wanted) for shown in (entry.number, self.gem(entry, code)))
        )

    def about(self, words: str, day: date, board: str = "MB") -> Clause | None:
        """The clause in force whose topics and thresholds the words name best; None without a match."""
        chapter = self.at(day, board)
        asked = _words(words)
        in_force = [clause for clause in self.clauses.values() if chapter.has(clause.key)]
        scored = [(self._likeness(asked, _words(clause.topics)), clause) for clause in in_force]
        best = max(scored, key=lambda pair: pair[0], default=None)
        return best[1] if best and best[0] > 0 else None

    def _likeness(self, asked: Counter[str], topics: Counter[str]) -> float:
        """How much of both is shared, a word counting more the fewer clauses have it; what a clause
        names beyond the question counts against it a little."""

        def weight(some: Counter[str]) -> float:
            return sum(times * self._weights.get(word, 0.0) for word, times in some.items())

        shared = weight(asked & topics)
        return shared / (weight(asked | topics) - SPARE * weight(topics - asked)) if shared else 0.0

    @cached_property
    def _weights(self) -> dict[str, float]:
        counts = Counter(word for clause in self.clauses.values() for word in set(_words(clause.topics)))
        return {word: log(1 + len(self.clauses) / count) for word, count in counts.items()}


def _begins(shown: str, wanted: str) -> bool:
    return bool(shown) and (
        shown == wanted or (shown.startswith(wanted) and not shown[len(wanted)].isdigit())
    )


def _words(text: str) -> Counter[str]:
    plain = text.casefold().replace("-", " ").replace("'s", " ")
    return Counter(word.rstrip("s") for word in WORD.findall(plain) if word not in COMMON)


@cache
def _shipped() -> Rulebook:
    head = rule_data("regimes.toml")
    regimes = [
        Regime(
            row["code"],
            row["name"],
            row.get("since", ALWAYS),
            row.get("until", date.max),
            row.get("covered", True),
        )
        for row in head["regime"]
    ]
    codes = [regime.code for regime in regimes]
    clauses: list[Clause] = []
    for name in Rulebook.FILES:
        data = rule_data(f"{name}.toml")
        clauses += [_clause(row, data["source"], codes) for row in data["clause"]]
    return Rulebook(regimes, clauses, head["gem"])


def _clause(row: dict[str, Any], source: str, codes: list[str]) -> Clause:
    words = ("key", "asks", "explains", "topics")
    entries = {code: _entry(row[code]) for code in codes if code in row}
    if not entries or any(word not in row for word in words):
        raise RulebookError(f"ontology/rules: the clause {row.get('key')!r} is incomplete")
    numbers = {name: Decimal(str(value)) for name, value in row.items() if name not in {*words, *codes}}
    key, asks, explains, topics = (str(row[word]) for word in words)
    return Clause(key, asks, explains, topics, source, numbers, entries)


def _entry(row: dict[str, Any]) -> Entry:
    known = {"number", "tag", "since", "until"}
    more = {name: value for name, value in row.items() if name not in known}
    return Entry(row["number"], row["tag"], row.get("since", ALWAYS), row.get("until", date.max), more)
