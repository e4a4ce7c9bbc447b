"""Drafting: from what a line says to statements with evidence, after the guards.

The guards keep out what is not a fact: conditions, what ended, what only might be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphkit.extract.lexicon import rule
from graphkit.extract.relations.holdings import Held
from graphkit.extract.relations.line import Line
from graphkit.extract.relations.symbols import Named
from graphkit.extract.sentences import Sentence
from graphkit.extract.work import Draft, Work
from graphkit.percent import Percent

__all__ = ["Saying"]

METHOD = "prose/1"
CONDITION = rule("saying", "condition")
ENDED = rule("saying", "ended")
ENDED_AHEAD = rule("saying", "ended_ahead")
AFTER = rule("saying", "after")
BEFORE = rule("saying", "before")


@dataclass(slots=True)
class Saying:
    """One line being said: its work, its sentence."""

    work: Work
    line: Line
    sentence: Sentence

    def holding(self, held: Held, company: Named | None, planned: bool, state: str | None = None) -> None:
        """Draft one holding, or what it amounts to where no shares are named."""
        if company is None or company.type == "person":
            return
        if held.owned:
            if " V " in self.line.text:
                return
            self.relation("beneficially_owned_by", company, held.holder, held.low, held.high, planned=planned)
        else:
            self.relation(
                "holds_shares_in",
                held.holder,
                company,
                held.low,
                held.high,
                planned=planned,
                percent=held.percent,
                state=state,
            )

    def relation(
        self,
        predicate: str,
        subject: Named,
        object: Named,
        low: int,
        high: int,
        *,
        planned: bool = False,
        percent: Percent | None = None,
        state: str | None = None,
        **qualifiers: object,
    ) -> None:
        """Draft a relation between every party of both ends, unless a guard forbids it."""
        if self._guarded(low, high):
            return
        start, end = self.line.over(max(low, 0), min(high, len(self.line.items)))
        for end_item in (subject, object):
            start, end = self._widen(end_item, start, end)
        evidence = self.work.reading.evidence(start, end, (self.sentence.start, self.sentence.end))
        if not evidence:
            return
        state = state or self._state(start, planned)
        status = "planned" if planned else "asserted"
        for s in subject.settle(self.work):
            for o in object.settle(self.work):
                if s != o and self._fits(predicate, s, o):
                    draft = Draft(subject=s, predicate=predicate, object=o, evidence=evidence, method=METHOD)
                    self.work.say(draft, percent=percent, state=state, status=status, **qualifiers)

    def _fits(self, predicate: str, subject: int, object: int) -> bool:
        """Can parties of these types stand in the relation?"""
        s, o = self.work.roster.type(subject), self.work.roster.type(object)
        if predicate in {"trustee_of", "beneficiary_of"}:
            return o in {"trust", "company"} and (predicate == "beneficiary_of" or s in {"company", "person"})
        if predicate in {"subsidiary_of", "fellow_subsidiary_of", "joint_venture_of"}:
            return s == "company" and o in {"company", "government"}
        if predicate == "holds_shares_in":
            return o == "company" and subject != self.work.roster.find("the Group")
        if predicate == "associate_of":
            return s in {"company", "person", "trust", "group"}
        if predicate == "beneficially_owned_by":
            return s in {"company", "trust"}
        return o != "trust"

    def _widen(self, party: Named, start: int, end: int) -> tuple[int, int]:
        for item in self.line.items:
            if item.symbol == "M" and item.value is party:
                return min(start, item.start), max(end, item.end)
        return start, end

    def _guarded(self, low: int, high: int) -> bool:
        """Is the fact under a condition, only possible, or over?"""
        items = self.line.items
        ahead = " " + " ".join(i.symbol for i in items[:high]) + " "
        clause = re.split(r" (?:;|that) ", ahead)[-1]
        behind = " " + " ".join(i.symbol for i in items[low : high + 14]) + " "
        past = re.search(r"\b(?:was|were|had|held|owned)\b", self._verb_words(low, high)) is not None
        return bool(CONDITION.search(clause)) or (
            past and bool(ENDED.search(behind) or ENDED_AHEAD.search(clause))
        )

    def _verb_words(self, low: int, high: int) -> str:
        return " ".join(getattr(i.value, "words", i.symbol) for i in self.line.items[low:high])

    def _state(self, start: int, planned: bool) -> str | None:
        text = self.work.reading.text[self.sentence.start : self.sentence.end]
        if planned or AFTER.search(text[: max(start - self.sentence.start, 0) + 60]):
            return "after"
        return "before" if BEFORE.search(text) else None
