"""Offices told in sentences: appointments, resignations, biographies, and what a man is of a body.

Dates: since when (於…獲委任為, 自…起生效), until when (辭任), or both (於…至…期間出任). A past office
has the status ended; one that an event will bring has the status planned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from graphkit.bounded import bounded
from graphkit.extract.chinese.cast import Cast
from graphkit.extract.chinese.clauses import Clause, Sentence
from graphkit.extract.chinese.lexicon import load
from graphkit.extract.chinese.numerals import DATE, date_of
from graphkit.extract.chinese.roles import (
    CHAIR,
    DIRECTOR,
    METHOD,
    TITLE,
    Office,
    Role,
    read_roles,
    say_offices,
)
from graphkit.extract.chinese.shapes import BODY, INSIDE, PERSON
from graphkit.extract.work import Draft, Work

__all__ = ["Offices"]

_SUBJECT = rf"(?P<s>{PERSON}(?:[、及和與]{PERSON})*)"
_GIVES = re.compile(rf"(?P<verb>(?:委任|聘任|推選|選舉)){_SUBJECT}(?:擔任|出任|為|作為)")
_HOLDER = re.compile(_SUBJECT)
_TAKES, _LEAVES = (re.compile(bounded(load("offices")[key])) for key in ("verb", "leave"))
_REACH = 60
_BEFORE_NAME = re.compile(rf"(?:{BODY}[的之]?)?(?<![前任])(?={DIRECTOR}|{CHAIR}|{TITLE})")
_NAMED = re.compile(rf"{BODY}(?=[的之]?(?:董事會)?[的之]?)|(?:董事會|董事局)[的之]?(?={CHAIR})")
_HOLDS = rf"(?:現時|目前)?(?P<each>分別)?(?:為|是){_SUBJECT}"
_DATE = re.compile(DATE)
_EFFECT = re.compile(rf"(?:自|由|於)(?P<date>{DATE})(?:起)?生效")
_SPELL = re.compile(rf"(?P<from>{DATE})(?:起)?至(?P<to>{DATE}|今)")
_FRONTED = re.compile(rf"(?:於|自|由|從)?{DATE}(?:起)?(?:(?:至|及)(?:{DATE}|今))?(?:期間|起|止|間)?,?$")


@dataclass(slots=True)
class Offices:
    """The reader of offices of one filing."""

    work: Work
    cast: Cast
    _seen: set[tuple[object, ...]] = field(default_factory=set)

    def read(self, sentence: Sentence) -> None:
        """Draft the offices, ties and shareholdings by name that a sentence lists of someone."""
        for clause in sentence.clauses:
            for holder in _HOLDER.finditer(clause.text):
                ahead = re.match(rf"[^;。{INSIDE}]*", clause.text[holder.end() :])
                reach = holder.end() + min(ahead.end() if ahead else 0, _REACH)
                for shape, leaves in ((_TAKES, False), (_LEAVES, True)):
                    for verb in shape.finditer(clause.text, holder.end(), reach):
                        self._list(sentence, clause, holder, verb, leaves)
            for given in _GIVES.finditer(clause.text):
                self._list(sentence, clause, given, given, False)
            self._titled(sentence, clause)
            self._named(sentence, clause)

    def _titled(self, sentence: Sentence, clause: Clause) -> None:
        """Offices that stand before the name of their holder: 本公司主席兼執行董事某先生."""
        for found in _BEFORE_NAME.finditer(clause.text):
            roles = read_roles(clause.text, found.start())
            person = re.match(PERSON, clause.text[roles[-1].end :]) if roles else None
            if person is None or re.search(
                bounded(load("offices")["not_before"]), clause.text[: found.start()]
            ):
                continue
            if found.start() == 0 and self._speaks_of_us(sentence):
                roles = [replace(role, own=role.own or role.kind == "officer") for role in roles]
            named = re.compile(f"(?P<s>{PERSON})").search(clause.text, roles[-1].end)
            if named and not re.search(bounded(load("offices")["veto"]), clause.text[: found.start()]):
                self._say(sentence, clause, (found.start(), named.end()), named["s"], roles, _Spell())

    def _speaks_of_us(self, sentence: Sentence) -> bool:
        """Does a sentence name no body but the issuer, and its paragraph speak of that one?"""
        root = self.work.roster.root
        bodies = {root(one.handle) for one in sentence.parties.values() if one.type != "person"}
        return (
            bodies <= {root(self.cast.issuer)}
            and re.search("本公司|本集團|貴公司", sentence.passage.text) is not None
        )

    def _named(self, sentence: Sentence, clause: Clause) -> None:
        """Offices that are told before their holders: 本公司之主席及行政總裁分別為甲及乙."""
        for found in _NAMED.finditer(clause.text):
            ours = not re.match(BODY, found[0])
            roles = read_roles(clause.text, found.end() if ours else found.start())
            roles = [replace(role, own=True) for role in roles] if ours else roles
            link = re.match(_HOLDS, clause.text[roles[-1].end :]) if roles else None
            if link is None or re.search(bounded(load("offices")["veto"]), clause.text[: found.start()]):
                continue
            holders = re.findall(PERSON, link["s"])
            span = (found.start(), roles[-1].end + link.end())
            if link["each"] and len(holders) == len(roles):
                for holder, role in zip(holders, roles, strict=True):
                    self._say(sentence, clause, span, holder, [role], _Spell())
            elif len(roles) == 1 or len(holders) == 1:
                self._say(sentence, clause, span, link["s"], roles, _Spell())

    def _list(
        self, sentence: Sentence, clause: Clause, holder: re.Match[str], verb: re.Match[str], leaves: bool
    ) -> None:
        """The offices listed behind a verb, if offices they are."""
        place = max(verb.end(), holder.end())
        while ahead := re.match(bounded(load("offices")["filler"]), clause.text[place:]):
            place += ahead.end()
        roles = read_roles(clause.text, place)
        gap = (
            clause.text[holder.end() : verb.start()]
            or clause.text[max(holder.start() - 6, 0) : holder.start()]
        )
        if not roles or re.match(PERSON, clause.text[roles[-1].end :]):
            return
        if re.search(bounded(load("offices")["veto"]), gap + verb[0]) or (not leaves and "不再" in gap):
            return
        low, _ = clause.span(holder.start(), holder.end())
        fronted = _FRONTED.search(sentence.passage.text[sentence.start : low])
        gap = (fronted[0] if fronted else "") + gap
        spell = _spell(gap, verb[0], leaves, _later(sentence, clause, verb.end()))
        self._say(sentence, clause, (holder.start(), roles[-1].end), holder["s"], roles, spell)

    def _say(
        self,
        sentence: Sentence,
        clause: Clause,
        span: tuple[int, int],
        holders: str,
        roles: list[Role],
        spell: _Spell,
    ) -> None:
        evidence = sentence.passage.evidence(*clause.span(*span))
        for glyph in re.findall(PERSON, holders):
            person = sentence.parties[glyph].handle
            for body, group in _by_body(sentence, roles, self.cast.issuer).items():
                own = self.work.roster.root(body) == self.work.roster.root(self.cast.issuer)
                office = Office(person, body, evidence, spell.status, spell.since, spell.until)
                printed = {role: _printed(sentence, clause, role) for role in group}
                self._offices(office, printed, own)
                for role in group:
                    if role.kind.endswith("_of") and role.orgs:
                        self._tie(office, role)

    def _offices(self, office: Office, group: dict[Role, str], own: bool) -> None:
        kinds = [role.value for role in group if role.kind == "director"]
        chair = any(role.kind == "chair" for role in group)
        titles = tuple(word for role, word in group.items() if role.kind == "officer")
        if office.status == "ended":
            chair, titles = False, titles if own else ()
        role = max(kinds, key=len) if kinds else None
        key = (office.person, office.body, role, chair, titles, office.status)
        if key not in self._seen and (kinds or chair or titles):
            self._seen.add(key)
            say_offices(self.work, office, role=role, chair=chair, officer=titles)

    def _tie(self, office: Office, role: Role) -> None:
        root = self.work.roster.root
        key = (root(office.person), role.kind, root(office.body))
        if key in self._seen or office.status != "asserted" or key[0] == key[2]:
            return
        self._seen.add(key)
        self.work.say(
            Draft(
                subject=office.person,
                predicate=role.kind,
                object=office.body,
                evidence=office.evidence,
                method=METHOD,
                confidence=0.9,
            )
        )


@dataclass(frozen=True, slots=True)
class _Spell:
    """Since and until when an office is held."""

    status: str = "asserted"
    since: str | None = None
    until: str | None = None


def _printed(sentence: Sentence, clause: Clause, role: Role) -> str:
    low, high = clause.span(role.at, role.end)
    return sentence.passage.raw[low:high]


def _by_body(sentence: Sentence, roles: list[Role], issuer: int) -> dict[int, list[Role]]:
    """The offices by the body they are of; an office without one is of the issuer."""
    held: dict[int, list[Role]] = {}
    ours = any(role.own or role.value.endswith("executive") for role in roles if not role.orgs)
    for role in roles:
        bodies = [sentence.parties[glyph].handle for glyph in role.orgs]
        bare = ours or role.own or role.word in load("offices")["own"].split()
        if not bodies and not (role.kind in {"director", "chair", "officer"} and bare):
            continue
        for body in bodies or [issuer]:
            held.setdefault(body, []).append(role)
    return held


def _later(sentence: Sentence, clause: Clause, place: int) -> str:
    """What the sentence says behind the verb: 自…起生效 often stands at its end."""
    _, high = clause.span(place - 1, place)
    return sentence.passage.text[high : sentence.end]


def _spell(gap: str, verb: str, leaves: bool, later: str) -> _Spell:
    dates = [date for found in _DATE.finditer(gap) if (date := date_of(found[0]))]
    spell = _SPELL.search(gap)
    effect = _EFFECT.search(later) if not re.search(r"出任|擔任", later[:40]) else None
    if len(dates) > 1 and spell is None:
        dates = []
    when = (date_of(effect["date"]) if effect else None) or (dates[-1] if dates else None)
    if leaves:
        return _Spell("ended", None, when)
    if spell and spell["to"] != "今":
        return _Spell("ended", date_of(spell["from"]), date_of(spell["to"]))
    if re.search(bounded(load("offices")["past"]), gap + verb):
        return _Spell("ended", None, None)
    if re.search(r"將|擬|建議", gap):
        return _Spell("planned", when, None)
    return _Spell("asserted", when if "委任" in verb or "起" in gap or "選" in verb or effect else None, None)
