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
from graphkit.extract.chinese.headings import KINDS, days_above, kinds_above
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
_SIGNED, _OWNER, _LIST, _ROLE, _OTHER_DAY, _ITEMS, _HEAD = (
    shape(_HELD["shapes"][name], _MACROS.items())
    for name in ("signed", "owner", "listed", "ROLE", "other_day", "items", "head")
)
_NEAR = 4000
"""Within how many characters below a signing 該等協議 and the like mean that agreement."""
_CAP = re.compile(bounded(anyof(words("transactions", "caps.words"))))


@dataclass(slots=True)
class _Deal:
    """One agreement: `terms` are the words by which passages name it, `homes` where those begin that tell
    of its signing."""

    handle: int
    terms: set[str]
    day: str | None
    parties: set[int] = field(default_factory=set)
    slots: set[tuple[str, str]] = field(default_factory=set)
    homes: set[int] = field(default_factory=set)
    kind: str | None = None
    ratio: tuple[Percent, tuple[Evidence, ...]] | None = None
    evidence: tuple[Evidence, ...] = ()

    def near(self, place: int) -> bool:
        """Is a place of the text a page or two below where the signing is told of?"""
        return any(0 <= place - home <= _NEAR for home in self.homes)

    def named_in(self, text: str) -> bool:
        """Does a text name the agreement by one of its terms?"""
        return any(term in text for term in self.terms if len(term) > 2)


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
    _heads: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._days.update(days_above(self.cast.passages))
        self._heads.update(kinds_above(self.cast.passages))

    def read(self, sentence: Sentence) -> None:
        """Find the agreements that a sentence says were signed."""
        main = sentence.main
        for found in _SIGNED.finditer(main.text):
            before = re.split(r"[。;:]", main.text[: found.start()])[-1]
            if re.search(bounded(_HELD["agreement"]["veto"]), re.split(r",(?!{ANY})", before)[-1]):
                continue
            if found["name"] in words("transactions", "agreement.other") or "任何" in found["name"]:
                continue
            parties, roles = self._parties(sentence, before)
            persons = [one for one in parties if self.work.roster.type(one) == "person"]
            service = found["name"].endswith(words("transactions", "agreement.service"))
            if len(parties) + roles < 2 or (persons and service):
                continue
            day = self._day(sentence, before, found["dated"])
            begin = found.start() - len(before.lstrip())
            name, place = main.span(found.start("name"), found.end("name")), main.span(begin, found.end())
            self._add(sentence.passage, name, place, _Signed(tuple(parties), day))

    def _day(self, sentence: Sentence, before: str, dated: str | None) -> str | None:
        """The day of signing: the agreement's own, the last before the verb, or that of the one before."""
        dates = re.findall(DATE, _OTHER_DAY.sub("", before))
        told = dated or (dates[-1] if dates else self._days.get(sentence.passage.places[0]))
        if told is None:
            opened = list(_ITEMS.finditer(sentence.passage.text, 0, sentence.end))
            told = opened[-1]["day"] if opened else None
        if told is None and "同日" in before and self._deals:
            return self._deals[-1].day
        return date_of(told) if told else None

    def _parties(self, sentence: Sentence, before: str) -> tuple[list[int], int]:
        """The parties listed before the verb, and how many more are told by their part alone (賣方).

        Whose subsidiary one is, is not a party.
        """
        listed = _LIST.search(_OWNER.sub("", before))
        glyphs = re.findall(ANY, listed[0]) if listed else []
        roles = sum(1 for _ in _ROLE.finditer(listed[0])) if listed else 0
        parties = dict.fromkeys(self.work.roster.root(sentence.parties[glyph].handle) for glyph in glyphs)
        return list(parties), roles

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
        deal.homes.add(passage.places[0])
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
        return [deal for deal in deals if deal.named_in(text)]

    def close(self) -> None:
        """Read the consequences of the agreements found, and say what kind each is."""
        unclaimed: list[tuple[int, str]] = []
        for number, passage in enumerate(self.cast.passages):
            about = self._about(passage.text)
            kind = kind_of(passage.text)
            whole = re.search(bounded(_HELD["agreement"]["all"]), passage.text)
            if kind and not about:
                unclaimed.append((passage.places[0], kind))
            for deal in about or (self._deals if whole else []):
                deal.kind = min(filter(None, (deal.kind, kind)), key=KINDS.index, default=None)
            near = [deal for deal in self._deals if whole and deal.near(passage.places[0])]
            self._duties(passage, about or near)
            if not about:
                continue
            own = [deal for deal in about if passage.places[0] in deal.homes]
            self._money(passage, own or about)
            self._caps(passage, own or about)
            self._abstained(number, passage, about)
        self._tables()
        self._settle(unclaimed)

    def _settle(self, unclaimed: list[tuple[int, str]]) -> None:
        """Say kinds and ratios: an agreement of no kind told has the one told below it of none by name, or
        the one of the heading above it."""
        whole = _HELD["kinds"].get(self.work.filing.kind) if len(self._deals) == 1 else None
        for deal in self._deals:
            head = next((self._heads[home] for home in sorted(deal.homes) if home in self._heads), None)
            below = {kind for place, kind in unclaimed if deal.near(place)}
            kind = deal.kind or whole or (below.pop() if len(below) == 1 else head) or "other"
            self._say(deal, "transaction_kind", Value("code", kind), deal.evidence)
            if deal.ratio:
                bounds, evidence = deal.ratio
                self._say(deal, "percentage_ratio", Value("percent", str(bounds)), evidence, bounds)

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
        """Ratios and duties, sentence by sentence: of the agreements that it names, or of all in question."""
        for start, end in passage.sentences():
            text = passage.text[start:end]
            named = [deal for deal in about if deal.named_in(text)]
            self._consequences(passage, (start, end), named or about)

    def _consequences(self, passage: Passage, span: tuple[int, int], about: list[_Deal]) -> None:
        start, text = span[0], passage.text[slice(*span)]
        bounds = ratio(text)
        closer = bounds is not None and bounds[0].wording == "between"
        for deal in about:
            if bounds and (deal.ratio is None or (closer and deal.ratio[0].wording != "between")):
                deal.ratio = (bounds[0], passage.evidence(start + bounds[1], start + bounds[2]))
            for predicate, code, low, high in duties(text):
                self._say(deal, predicate, Value("code", code), passage.evidence(start + low, start + high))

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
