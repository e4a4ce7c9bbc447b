"""Transactions: the agreements that a Chinese filing says were signed, and what it says of them.

An agreement is signed by parties on a day (於…甲與乙訂立…協議), or is named as of a day
(甲、乙所訂立日期為…之…協議). Consideration, caps, ratios and duties belong to the agreement that the
same passage names; where the filing has one agreement, to that one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graphkit.bounded import bounded
from graphkit.extract.chinese.brackets import chain, defined
from graphkit.extract.chinese.caps import Cap, listed_caps, told_caps
from graphkit.extract.chinese.cast import Cast
from graphkit.extract.chinese.clauses import Sentence
from graphkit.extract.chinese.duties import duties, kind_of, ratio
from graphkit.extract.chinese.glyphs import fold
from graphkit.extract.chinese.lexicon import anyof, load, words
from graphkit.extract.chinese.names import printed
from graphkit.extract.chinese.numerals import DATE, MONEY, date_of, money_of
from graphkit.extract.chinese.passage import Passage
from graphkit.extract.chinese.shapes import ANY, shape
from graphkit.extract.work import Draft, Work
from graphkit.percent import Percent
from graphkit.statement import Evidence, Value

__all__ = ["Deals"]

METHOD = "chinese/0.1"
_HELD = load("transactions")
_MACROS = {name: text for name, text in _HELD["shapes"].items() if name.isupper()}
_MACROS |= {"ENDING": anyof(words("transactions", "agreement.endings")), "SIGN": _HELD["agreement"]["signed"]}
_SIGNED, _OWNER, _LIST = (
    shape(_HELD["shapes"][name], _MACROS.items()) for name in ("signed", "owner", "listed")
)
_CAP = re.compile(bounded(anyof(words("transactions", "caps.words"))))
_ITEM = re.compile(r"[(]?[ivxa-z\d一二三四五六七八九十]{1,4}[).、]")


@dataclass(slots=True)
class _Deal:
    """One agreement: `terms` are the words by which passages name it."""

    handle: int
    terms: set[str]
    day: str | None
    parties: set[int] = field(default_factory=set)
    slots: set[tuple[str, str]] = field(default_factory=set)
    kind: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class _Signed:
    """Who signed, and on what day."""

    parties: tuple[int, ...]
    day: str | None


@dataclass(slots=True)
class Deals:
    """The reader of transactions of one filing."""

    work: Work
    cast: Cast
    _deals: list[_Deal] = field(default_factory=list)
    _days: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note the day that a paragraph gives for the items below it (於某日:(i)…;(ii)…)."""
        day = ""
        for passage in self.cast.passages:
            if not _ITEM.match(passage.text):
                dates = re.findall(f"於({DATE})", passage.text) if passage.text.endswith(":") else []
                day = dates[-1] if dates else ""
            elif day:
                self._days[passage.places[0]] = day

    def read(self, sentence: Sentence) -> None:
        """Find the agreements that a sentence says were signed."""
        main = sentence.main
        for found in _SIGNED.finditer(main.text):
            before = re.split(r"[。;:]", main.text[: found.start()])[-1]
            if re.search(bounded(_HELD["agreement"]["veto"]), re.split(r",(?!{ANY})", before)[-1]):
                continue
            if found["name"] in words("transactions", "agreement.other"):
                continue
            parties = self._parties(sentence, before)
            persons = [one for one in parties if self.work.roster.type(one) == "person"]
            service = found["name"].endswith(words("transactions", "agreement.service"))
            if len(parties) < 2 or (persons and service):
                continue
            dates = re.findall(DATE, before)
            told = found["dated"] or (dates[-1] if dates else self._days.get(sentence.passage.places[0]))
            day = date_of(told) if told else None
            begin = found.start() - len(before.lstrip())
            name, place = main.span(found.start("name"), found.end("name")), main.span(begin, found.end())
            self._add(sentence.passage, name, place, _Signed(tuple(parties), day))

    def _parties(self, sentence: Sentence, before: str) -> list[int]:
        """The parties listed before the verb; whose subsidiary one is, is not a party."""
        listed = _LIST.search(_OWNER.sub("", before))
        glyphs = re.findall(ANY, listed[0]) if listed else []
        return list(dict.fromkeys(self.work.roster.root(sentence.parties[glyph].handle) for glyph in glyphs))

    def _add(self, passage: Passage, name: tuple[int, int], told: tuple[int, int], signed: _Signed) -> None:
        """Note that parties signed an agreement; one seen before gets their names and its terms."""
        low, high = name
        terms = {passage.text[low:high]}
        for bracket in chain(passage.text, high):
            terms |= {passage.text[a:b] for a, b in defined(passage.text, *bracket)}
        deal = next((d for d in self._deals if d.terms & terms and d.day in {signed.day, None}), None)
        if deal is None and signed.day is None:
            return
        if deal is None:
            title = printed(passage.raw[low:high])
            handle = self._new(title, terms, signed.day or "")
            deal = _Deal(handle, terms, signed.day, evidence=passage.evidence(low, high))
            self._deals.append(deal)
            self._say(deal, "title", Value("text", title), deal.evidence)
            self._say(deal, "signed_on", Value("date", signed.day or ""), passage.evidence(*told))
        deal.terms |= terms
        for party in signed.parties:
            if party not in deal.parties:
                deal.parties.add(party)
                self._tie(party, "party_to", deal, passage.evidence(*told))

    def _tie(self, party: int, predicate: str, deal: _Deal, evidence: tuple[Evidence, ...]) -> None:
        self.work.say(
            Draft(subject=party, predicate=predicate, object=deal.handle, evidence=evidence, method=METHOD)
        )

    def _new(self, name: str, terms: set[str], day: str) -> int:
        """A new transaction; where two agreements bear one name, by its defined term or day."""
        names = [name, *sorted(terms, key=lambda term: (-len(term), term)), f"{name} {day}"]
        free = next(one for one in names if one == names[-1] or self.work.roster.find(one) is None)
        return self.work.roster.add("transaction", free)

    def _say(
        self,
        deal: _Deal,
        predicate: str,
        value: Value,
        evidence: tuple[Evidence, ...],
        percent: Percent | None = None,
    ) -> None:
        key = (predicate, f"{value.text} {value.period_end or ''}")
        if key not in deal.slots:
            deal.slots.add(key)
            self.work.say(
                Draft(
                    subject=deal.handle, predicate=predicate, object=value, evidence=evidence, method=METHOD
                ),
                percent=percent,
            )

    def _about(self, text: str) -> list[_Deal]:
        """The agreements of which a passage tells."""
        deals = self._deals
        if len(deals) <= 1:
            return deals
        return [deal for deal in deals if any(term in text for term in deal.terms if len(term) > 2)]

    def close(self) -> None:
        """Read the consequences of the agreements found, and say what kind each is."""
        for number, passage in enumerate(self.cast.passages):
            about = self._about(passage.text)
            kind = kind_of(passage.text)
            whole = re.search(bounded(_HELD["agreement"]["all"]), passage.text)
            for deal in about or (self._deals if whole else []):
                deal.kind = deal.kind or kind
            if not about:
                continue
            self._money(passage, about)
            self._caps(passage, about)
            self._duties(passage, about)
            self._abstained(number, passage, about)
        self._tables()
        whole = _HELD["kinds"].get(self.work.filing.kind)
        for deal in self._deals:
            kind = deal.kind or (whole if len(self._deals) == 1 else None) or "other"
            self._say(deal, "transaction_kind", Value("code", kind), deal.evidence)

    def _money(self, passage: Passage, about: list[_Deal]) -> None:
        if len(about) != 1 or any(slot == "consideration" for slot, _ in about[0].slots):
            return
        price = anyof(words("transactions", "consideration.words"))
        for found in re.finditer(
            bounded(rf"{price}{_HELD['consideration']['gap']}(?P<sum>{MONEY})"), passage.text
        ):
            if re.search(
                bounded(_HELD["consideration"]["veto"]), passage.text[max(found.start() - 8, 0) : found.end()]
            ):
                continue
            held = money_of(found["sum"])
            if held:
                value = Value("money", str(held[0]), currency=held[1])
                self._say(about[0], "consideration", value, passage.evidence(*found.span()))
                return

    def _tables(self) -> None:
        """The caps in tables: those of the agreement that the row names, or of the only one."""
        reading = self.work.reading
        for cap in listed_caps(fold(reading.text)):
            named = [deal for deal in self._deals if any(_alike(term, cap.label) for term in deal.terms)]
            own = self._deals if not cap.label or _CAP.search(cap.label) else []
            about = named or own
            if len(about) == 1:
                self._cap(about[0], cap, reading.evidence(cap.start, cap.end))

    def _cap(self, deal: _Deal, cap: Cap, evidence: tuple[Evidence, ...]) -> None:
        value = Value("money", str(cap.amount), currency=cap.currency, period_end=cap.period_end)
        self._say(deal, "annual_cap", value, evidence)

    def _caps(self, passage: Passage, about: list[_Deal]) -> None:
        if len(about) == 1:
            for start, end in passage.sentences():
                for cap in told_caps(passage.text[start:end]):
                    self._cap(about[0], cap, passage.evidence(start, end))

    def _duties(self, passage: Passage, about: list[_Deal]) -> None:
        bounds = ratio(passage.text)
        for deal in about:
            if bounds and not any(slot == "percentage_ratio" for slot, _ in deal.slots):
                value = Value("percent", str(bounds[0]))
                self._say(deal, "percentage_ratio", value, passage.evidence(bounds[1], bounds[2]), bounds[0])
            for start, end in passage.sentences():
                for predicate, code, low, high in duties(passage.text[start:end]):
                    self._say(
                        deal, predicate, Value("code", code), passage.evidence(start + low, start + high)
                    )

    def _abstained(self, number: int, passage: Passage, about: list[_Deal]) -> None:
        word = re.search(bounded(_HELD["abstain"]["words"]), passage.text)
        if word is None:
            return
        low, _ = passage.sentence(word.start())
        before = passage.text[low : word.start()]
        if re.search(bounded(_HELD["abstain"]["veto"]), before[-40:]):
            return
        for mention in self.cast.mentions(number):
            if low <= mention.start < word.start() and mention.type == "person":
                for deal in about:
                    self._tie(
                        mention.handle, "abstained_on", deal, passage.evidence(mention.start, word.end())
                    )


def _alike(term: str, label: str) -> bool:
    """Does a row's label name the agreement, if with other words around it?"""
    return len(term) > 2 and (term in label or (len(label) > 3 and label in term))
