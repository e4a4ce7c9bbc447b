"""A transaction in the making, and the passage of text in which parties stand as single signs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.lexicon import data
from graphkit.extract.phrases import Phrases
from graphkit.extract.relations.line import Item
from graphkit.extract.relations.symbols import line_of
from graphkit.extract.work import Work
from graphkit.statement import Evidence, Value

__all__ = ["LIST", "PARTY", "Deal", "Naming", "Passage", "chief", "mentioned", "passage", "rule"]

FIRST, LAST = 0xE000, 0xF8FF
PARTY = "[\ue000-\uf8ff]"
"""One party in a passage, for a regular expression."""
_AND = r"\s*+(?:,\s*+(?:and\s++|together with\s++)?|\band\b|&|;|as well as|together with)\s*+"
_KIN = r"(?:his|her) (?:son|daughter|wife|husband|spouse|brother|sister|father|mother)"
_THE = (
    r"(?:(?:the|each of|both|our|certain|members? of the|any of|either of"
    rf"|{_KIN})\s{{1,9}}){{0,4}}"
)
_UNKNOWN = (
    rf"(?!(?:[\w&’'-]+ ){{0,5}}(?:{data('transactions')['agreement']['unparty']})\b)"
    r"[A-Z][\w&’'-]+(?: [A-Z][\w&’'-]+){0,4}"
)
LIST = rf"{_THE}{PARTY}(?:{_AND}{_THE}(?:{PARTY}|{_UNKNOWN}(?={_AND}{_THE}{PARTY}|,? [a-z])))*"
"""Parties one after another: A, B and C; behind the first also names that nothing is known of."""
BRACKET = re.compile(r"\s?\((?:[^()]|\([^()]*\))*\)")
QUOTED = re.compile(bounded(r"“\s*([^“”]+?)\s*”"))
APPOSED = re.compile(
    bounded(
        rf"(?<={PARTY})(?:\s*,\s*(?:the(?!\s*{PARTY}|\s+[A-Z]\w+s (?:and|,))"
        rf"|{data('transactions')['agreement']['apposed']})|\s+wh(?:ich|o)\s+(?:is|are))\b"
        r"[^,;.]*(?:,(?=\s)|(?=;)|(?=\s(?:ha[sd] |have )?(?:entered into|signed)\b))"
    )
)
BESIDE = re.compile(rf"({PARTY})\s*({PARTY})")
AS_PARTY = re.compile(
    bounded(
        rf"(?<={PARTY})\s+as\s+(?:the |an? )?(?:{PARTY}['’]s? )?"
        rf"{data('transactions')['label']['party']}(?=\s|,)"
    ),
    re.I,
)
NAMELY = re.compile(rf"\b(?:an?|the) (?:[\w-]+ ){{1,6}}?[\w-]+, namely,? (?:[Tt]he )?(?={PARTY})")
ASSOCIATES = re.compile(
    rf"(?<={PARTY})\s*,?\s+(?:and|together with) (?:his|her|its|their)(?: respective)?(?: close)?"
    r" associates?\b"
)
INCLUDING = re.compile(ASSOCIATES.pattern + r",? including(?: but not limited to)?,?")


@dataclass(slots=True)
class Deal:
    """One transaction: its names, and what was read for each of its slots.

    `roles` are words for several parties of which no party is known by name ("Vendors").
    `primary` says that the filing is about it, not only mentions it.
    """

    title: str
    names: dict[str, None] = field(default_factory=dict)
    start: int = 0
    kind: str | None = None
    primary: bool = False
    evidence: tuple[Evidence, ...] = ()
    date: tuple[str, tuple[Evidence, ...]] | None = None
    parties: dict[int, tuple[Evidence, ...]] = field(default_factory=dict)
    roles: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
    labelled: dict[int, tuple[Evidence, ...]] = field(default_factory=dict)
    abstained: dict[int, tuple[Evidence, ...]] = field(default_factory=dict)
    term: tuple[str | None, str | None] = (None, None)
    consideration: list[tuple[Value, tuple[Evidence, ...]]] = field(default_factory=list)
    caps: dict[str, tuple[Value, tuple[Evidence, ...]]] = field(default_factory=dict)
    above: str | None = None
    below: str | None = None
    ratio: tuple[Evidence, ...] = ()
    exempt: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
    subject: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)

    def count(self, words: str) -> int:
        """How often the words have one of its names."""
        return sum(words.count(name) for name in self.names)

    def cap(self, value: Value, evidence: tuple[Evidence, ...], of: str = "") -> None:
        """Take an annual cap, if none of the same period is known; of what sort of dealings (`of`) it
        is makes two caps of one period different."""
        end, of = value.period_end or "", of.casefold().strip()
        known = {
            key.partition("\t")[2]: held for key, held in self.caps.items() if key.startswith(f"{end}\t")
        }
        amounts = {held[0].text for held in known.values()}
        if not known or (of and "" not in known and of not in known and value.text not in amounts):
            self.caps[f"{end}\t{of}"] = (value, evidence)


CAPITALISED = re.compile(bounded(r"([A-Z][\w’'.)-]*|\))\s$"))
STEM = re.compile(r"(?:\s(?:Framework|Master|Renewed|Supplemental|Renewal)){0,6}\sAgreement$")


def _stems(deals: list[Deal]) -> dict[str, list[Deal]]:
    """What agreements are about, by the front of their names: "Harbour Cleaning Services" of the
    "Harbour Cleaning Services Framework Agreement"."""
    found: dict[str, list[Deal]] = {}
    for deal in deals:
        for stem in dict.fromkeys(STEM.sub("", name) for name in deal.names if STEM.search(name)):
            if len(stem.split()) > 2:
                found.setdefault(stem, []).append(deal)
    return found


class Naming:
    """Which deals some words name: each by its longest name, never inside a longer name."""

    def __init__(self, deals: list[Deal]) -> None:
        self._deals: dict[str, list[Deal]] = {}
        for deal in deals:
            for name in deal.names if deal.title != deal.title.casefold() or " " in deal.title else ():
                self._deals.setdefault(name, []).append(deal)
        for stem, held in _stems(deals).items():
            if len(held) == 1:
                self._deals.setdefault(stem, held)
        for event, titles in data("transactions")["event"].items():
            meant = [deal for deal in deals if re.search(titles, deal.title, re.I)]
            if len(meant) == 1:
                self._deals.setdefault(event, meant)
        self._phrases = Phrases(self._deals)

    def __call__(self, words: str) -> list[Deal]:
        """The deals, in the order in which the words name them, each once."""
        found: dict[int, Deal] = {}
        for place, name in self._phrases.whole(words):
            before = CAPITALISED.search(words[max(0, place - 40) : place])
            if before is None or before.group(1) in {"The", "Each", "Under", "By", "For", "In"}:
                found.update((id(deal), deal) for deal in self._deals[name])
        return list(found.values())


def mentioned(work: Work, deals: list[Deal]) -> Counter[str]:
    """How often the filing has each name of the deals."""
    return Phrases(name for deal in deals for name in deal.names).count(work.reading.text)


def chief(work: Work, deals: list[Deal], often: Counter[str] | None = None) -> Deal | None:
    """The deal that the filing names most often; `often` says how often it has each name."""
    often = often or mentioned(work, deals)
    return max(deals, key=lambda deal: sum(often[name] for name in deal.names), default=None)


@dataclass(slots=True)
class Passage:
    """Text with its places in the reading; `parties` are what its signs stand for."""

    work: Work
    text: str
    places: list[int]
    parties: list[Item]

    def handles(self, words: str) -> list[int]:
        """The parties whose signs are in the words, in order, each once."""
        signs = [ord(glyph) - FIRST for glyph in words if FIRST <= ord(glyph) <= LAST]
        found = [
            handle
            for sign in signs
            if not self.torn(sign)
            for handle in self.parties[sign].value.settle(self.work)
        ]
        return list(dict.fromkeys(found))

    def torn(self, sign: int) -> bool:
        """Does a capitalised word follow the name, so that it is a part of a longer one?"""
        return re.match(r" [A-Z][a-z]+\b", self.text[self.text.index(chr(FIRST + sign)) + 1 :]) is not None

    def same(self, one: str, two: str) -> bool:
        """Do two signs stand for one party?"""
        a, b = (self.parties[ord(sign) - FIRST].value for sign in (one, two))
        return bool(set(a.handles) & set(b.handles))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the reading that a range of the passage covers."""
        last = self.places[end - 1]
        glyph = ord(self.text[end - 1])
        return self.places[start], self.parties[glyph - FIRST].end if FIRST <= glyph <= LAST else last + 1

    def cut(self, pattern: re.Pattern[str], instead: str = "") -> bool:
        """Put `instead` for each match; True where there was one."""
        found = list(pattern.finditer(self.text))
        for match in reversed(found):
            low, high = match.span()
            self.places[low:high] = [self.places[low]] * len(instead)
            self.text = self.text[:low] + instead + self.text[high:]
        return bool(found)


def passage(work: Work, start: int, end: int) -> Passage:
    """The passage at [start, end) of the reading: brackets out but for the names of agreements that
    they define, and descriptions behind names out."""
    text: list[str] = []
    places: list[int] = []
    parties = [item for item in line_of(work, start, end).items if item.symbol == "M"][: LAST - FIRST]
    at = start
    for number, item in enumerate(parties):
        text.append(work.reading.text[at : item.start])
        places.extend(range(at, item.start))
        text.append(chr(FIRST + number))
        places.append(item.start)
        at = item.end
    text.append(work.reading.text[at:end])
    places.extend(range(at, end))
    made = Passage(work, "".join(text).replace("\n", " "), places, parties)
    _brackets(made)
    _twice(made)
    made.cut(AS_PARTY)
    made.cut(INCLUDING, ",")
    made.cut(ASSOCIATES)
    made.cut(NAMELY)
    while made.cut(APPOSED, ","):
        pass
    return made


def _twice(made: Passage) -> None:
    """Of two names of one party side by side the first is enough."""
    for match in reversed(list(BESIDE.finditer(made.text))):
        if made.same(match.group(1), match.group(2)):
            low, high = match.span(0)
            made.text = made.text[: low + 1] + made.text[high:]
            del made.places[low + 1 : high]


def _brackets(made: Passage) -> None:
    noun = re.compile(bounded(data("transactions")["agreement"]["noun"] + "$"))
    for match in reversed(list(BRACKET.finditer(made.text))):
        quoted = QUOTED.search(match.group())
        kept = ""
        if quoted:
            low, high = made.span(match.start() + quoted.start(1), match.start() + quoted.end(1))
            name = " ".join(made.work.reading.text[low:high].split())
            kept = f" ⟦{name}⟧" if noun.search(name) else ""
        made.places[match.start() : match.end()] = [made.places[match.start()]] * len(kept)
        made.text = made.text[: match.start()] + kept + made.text[match.end() :]


@cache
def rule(group: str, name: str, flags: int = re.I) -> re.Pattern[str]:
    """A pattern of the data file, compiled; M stands for a party there, D for a date."""
    return re.compile(bounded(data("transactions")[group][name]), flags)
