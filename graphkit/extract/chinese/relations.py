"""Relations between parties: the patterns of the data file, run on masked clauses.

What is denied, supposed, or the case no longer is not a fact. What will be the case upon an event
has the state after and the status planned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graphkit.extract.chinese.clauses import Clause, Sentence
from graphkit.extract.chinese.lexicon import load
from graphkit.extract.chinese.owners import listed_holdings, plain
from graphkit.extract.chinese.percents import percents_of
from graphkit.extract.chinese.shapes import glyphs_of, shape
from graphkit.extract.work import Draft, Work
from graphkit.percent import Percent

__all__ = ["METHOD", "Relations"]

METHOD = "chinese/0.1"
_ONCE = ("percent", "state", "wholly_owned")
_BREAK = re.compile(r"[,;:。]")


@dataclass(frozen=True, slots=True)
class _Pattern:
    predicate: str
    shape: re.Pattern[str]
    flip: bool = False
    whole: bool = False
    shares: bool = False
    deemed: bool = False
    trust: bool = False


@dataclass(frozen=True, slots=True)
class _Fact:
    """A relation with the qualifiers that are told of it, by the names of the draft's fields."""

    subject: int
    predicate: str
    other: int
    told: dict[str, Any]


@cache
def _patterns() -> tuple[_Pattern, ...]:
    def made(entry: dict[str, Any]) -> _Pattern:
        flags = {flag: bool(entry.get(flag)) for flag in ("flip", "shares", "deemed", "trust")}
        return _Pattern(entry["p"], shape(entry["re"]), whole="n" in entry, **flags)

    return tuple(made(entry) for entry in load("relations")["pattern"])


@cache
def _one(table: str, key: str) -> re.Pattern[str]:
    return shape(load("relations")[table][key])


@dataclass(slots=True)
class Relations:
    """The reader of relations of one filing; `deal` says that the filing tells of a transaction."""

    work: Work
    deal: bool
    _seen: set[tuple[object, ...]] = field(default_factory=set)

    def read(self, sentence: Sentence) -> None:
        """Draft every relation that a sentence states."""
        if len(sentence.parties) == 0:
            return
        texts = [*sentence.clauses, sentence.main]
        for clause in texts:
            for pattern in _patterns():
                for found in pattern.shape.finditer(clause.text):
                    self._take(sentence, clause, pattern, found)
            self._listed(sentence, plain(clause))

    def _take(self, sentence: Sentence, clause: Clause, pattern: _Pattern, found: re.Match[str]) -> None:
        if _vetoed(sentence, clause, found.start(), found.end()) or found.groupdict().get("left"):
            return
        predicate, groups = pattern.predicate, found.groupdict()
        subjects = [sentence.parties[glyph].handle for glyph in glyphs_of(groups["s"])]
        objects = [sentence.parties[glyph].handle for glyph in glyphs_of(groups.get("o"))]
        if pattern.shares and not objects and self.work.issuer is not None:
            named = glyphs_of(groups.get("x") or groups.get("y"))
            objects = [sentence.parties[glyph].handle for glyph in named] or [self.work.issuer]
        if pattern.flip:
            subjects, objects = objects, subjects
        if len(subjects) > 1 and "n" in groups and _one("veto", "together").search(found[0]):
            return
        if pattern.trust and any(self.work.roster.type(one) != "trust" for one in objects):
            return
        facts = self._qualifiers(sentence, clause, found, pattern)
        for subject in subjects:
            for other in objects:
                self._say(sentence, clause, found.span(), _Fact(subject, predicate, other, facts))

    def _qualifiers(
        self, sentence: Sentence, clause: Clause, found: re.Match[str], pattern: _Pattern
    ) -> dict[str, Any]:
        groups = found.groupdict()
        facts: dict[str, Any] = self._when(sentence, clause, found.start(), found.end())
        if pattern.predicate == "subsidiary_of":
            facts["wholly_owned"] = True if groups.get("whole") else False if groups.get("part") else None
        if pattern.predicate == "partner_of":
            facts["kind"] = "general" if groups["kind"].startswith("普通") else "limited"
        if pattern.predicate == "holds_shares_in":
            facts["percent"] = Percent.of(100) if pattern.whole else _percent(clause.text, found)
        if pattern.deemed:
            facts["confidence"] = 0.8
        return facts

    def _when(self, sentence: Sentence, clause: Clause, start: int, end: int) -> dict[str, Any]:
        """State, status and day of what a clause says."""
        low, _ = clause.span(start, end)
        told = sentence.passage.text[sentence.start : low] + clause.text[:end]
        will = "將" in clause.text[:end]
        facts: dict[str, Any] = {}
        if _one("states", "before").search(told):
            facts["state"] = "before"
        elif _one("states", "after").search(told) and (will or self.deal):
            facts["state"] = "after"
        elif self.deal and _one("states", "now").search(told):
            facts["state"] = "before"
        if will:
            facts["status"] = "planned"
        published = self.work.filing.published
        if _one("states", "now").search(told) and published:
            facts["as_at"] = published.isoformat()
        return facts

    def _listed(self, sentence: Sentence, clause: Clause) -> None:
        """The shares that a list of owners gives."""
        for held in listed_holdings(clause.text):
            if not _vetoed(sentence, clause, held.start, held.end):
                facts = self._when(sentence, clause, held.start, held.end) | {"percent": held.percent}
                holder, owned = (sentence.parties[glyph].handle for glyph in (held.holder, held.owned))
                fact = _Fact(holder, "holds_shares_in", owned, facts)
                self._say(sentence, clause, (held.start, held.end), fact)

    def _say(self, sentence: Sentence, clause: Clause, span: tuple[int, int], fact: _Fact) -> None:
        """Draft a fact, once however often it is told."""
        root = self.work.roster.root
        key = (root(fact.subject), fact.predicate, root(fact.other), *map(fact.told.get, _ONCE))
        if root(fact.subject) == root(fact.other) or key in self._seen:
            return
        self._seen.add(key)
        draft = Draft(
            subject=fact.subject,
            predicate=fact.predicate,
            object=fact.other,
            evidence=sentence.passage.evidence(*clause.span(*span)),
            method=METHOD,
            confidence=0.9,
        )
        self.work.say(draft, **fact.told)


def _percent(text: str, found: re.Match[str]) -> Percent | None:
    for name in ("n", "m"):
        if name in found.re.groupindex and found[name]:
            held = percents_of(text, found.start(name), found.end(name))
            return held[0] if held else None
    return None


def _vetoed(sentence: Sentence, clause: Clause, start: int, end: int) -> bool:
    """Is it denied, supposed, or told of someone else?"""
    low, _ = clause.span(start, end)
    earlier = re.sub(r"\([^()]*\)", "", sentence.passage.text[sentence.start : low])
    before = max((found.end() for found in _BREAK.finditer(clause.text, 0, start)), default=0)
    return bool(
        _one("veto", "sentence").search(earlier)
        or _one("veto", "before").search(clause.text[before:start])
        or _one("veto", "inside").search(clause.text[start:end])
    )
