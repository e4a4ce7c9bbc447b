"""Which deals each sentence of a filing is about, as one reads it from the top."""

from __future__ import annotations

import re

from graphkit.bounded import bounded
from graphkit.extract.deals.bearing import Bearing
from graphkit.extract.deals.deal import Deal, Naming, chief, rule
from graphkit.extract.deals.kinds import KINDS, headings_of, under
from graphkit.extract.sentences import Sentence
from graphkit.extract.work import Work
from graphkit.filing.reading import Block, Reading

__all__ = ["Focus"]

SILENT = frozenset({"heading", "board", "signature", "definition"})
"""Kinds of sentences that say nothing of the slots of a deal."""
FOREIGN = re.compile(bounded(r"\b[Tt]he (?:(?!Supplemental)[A-Z][\w’'&-]*\s){1,6}(?:Agreement|Contract)\b"))
"""An agreement by a name of its own: not one of the deals, where none of their names fits."""


class Focus:
    """Follows the sentences: `named` by the sentence itself, `titled` by the line above it, `about`
    by what stands around as well, `current` the deal last begun; `main` are the deals that the
    filing is about."""

    def __init__(self, work: Work, deals: list[Deal]) -> None:
        self._work = work
        self._deals = deals
        self._naming = Naming(deals)
        self._headings = headings_of(deals)
        self._titles = Bearing(deals, lambda name: name.casefold() if " " in name else "")
        self._starts: dict[int, list[Deal]] = {}
        self._sections: dict[str | None, list[Deal]] = {}
        for deal in deals:
            self._starts.setdefault(deal.start, []).append(deal)
            self._sections.setdefault(_section(work.reading, deal.start), []).append(deal)
        head = chief(work, deals)
        primary = [deal for deal in deals if deal.primary and deal.kind != "other"]
        self.main = primary or ([head] if head else [])
        self._alone = len(self.main) == 1 and work.filing.kind in {
            *KINDS,
            "circular",
            "clarification",
            "other",
        }
        self.named: list[Deal] = []
        self.about: list[Deal] = []
        self.current: list[Deal] = []
        self.titled: list[Deal] = []
        self._under: list[Deal] = []
        self._last: list[Deal] = []
        self._before: Block | None = None
        self._foreign: Block | None = None

    def move(self, sentence: Sentence, words: str) -> bool:
        """Take the next sentence; False where it says nothing of a deal."""
        self._headed(sentence, words)
        if sentence.kind in SILENT:
            return False
        begun = self._starts.get(sentence.start, [])
        self.current = begun[-1:] or self.current
        self.named = self._naming(words) or begun
        block = self._work.reading.block_at(sentence.start)
        self._under = under(self._headings, block.section if block else "")
        self.about = self._about(words, block)
        if self.named:
            self._last, self._before = self.named, block
        return True

    @property
    def near(self) -> list[Deal]:
        """The deals that the sentence names or its heading names, else the deal last begun."""
        return self.named or self._under or self.titled or self.current or self.about

    def _headed(self, sentence: Sentence, words: str) -> None:
        """A heading, or a line that is the name of a deal and no more, begins what stands below it."""
        whole = _entitled(self._titles, words) if sentence.kind != "board" else []
        if whole:
            self.titled = whole
        elif sentence.kind == "heading":
            if not (":" in words or rule("agreement", "detail").match(words)):
                self.titled = []
            self._last = []
            if rule("agreement", "general").search(words) or self._opens(sentence, words):
                self.current = []

    def _opens(self, sentence: Sentence, words: str) -> bool:
        """Does a heading open the next transaction of a chapter on several?"""
        detail = rule("agreement", "detail").match(words) or rule("arrangement", "aside").search(words)
        return not detail and _in_chapter(_section(self._work.reading, sentence.start) or "")

    def _about(self, words: str, block: Block | None) -> list[Deal]:
        them = rule("all", "of_them").search(words)
        if them and not self.named:
            one = rule("all", "of_one").match(them.group()) is not None
            here = self._begun_here(block) if one else []
            return here if one and block and _in_chapter(block.section) else here or self.main
        found = self.named or self._under or self.titled
        if not found and FOREIGN.search(words):
            self._foreign = block
        if not found and block is self._foreign and block is not None:
            return []
        found = found or self._begun_here(block)
        return found or (self.main if self._alone else self._last if block is self._before else [])

    def _begun_here(self, block: Block | None) -> list[Deal]:
        """The one deal that is told of under the same heading, where others are told of elsewhere."""
        held = self._sections.get(block.section, []) if block else []
        return held if len(held) == 1 < len(self._deals) and block and block.section else []


def _in_chapter(section: str) -> bool:
    """Is a section one of a chapter that holds several transactions, each under its heading?"""
    upper = section.rpartition(" > ")[0].rpartition(" > ")[2]
    return rule("arrangement", "chapter").fullmatch(upper) is not None


def _section(reading: Reading, place: int) -> str | None:
    block = reading.block_at(place)
    return block.section if block else None


def _entitled(deals: Bearing, words: str) -> list[Deal]:
    plain = re.sub(r"^(?:\(?[\w.]{1,4}[.)]?\s+)?(?:the\s+)?", "", words.casefold()).strip(" .:-–")
    bare = words.casefold().removeprefix("the ").strip(" .:-–")
    found = deals.called(plain, bare)
    return found if len(found) == 1 else []
