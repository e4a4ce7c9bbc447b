"""Who the members of a named group of parties are: "the Vendors" that a filing lists once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphkit.bounded import bounded
from graphkit.extract.deals.deal import LIST, PARTY, Deal, Passage, passage
from graphkit.extract.lexicon import data
from graphkit.extract.sentences import Sentence
from graphkit.extract.work import Work

__all__ = ["name_members"]

STATED = (
    r"(?:are|were|comprises?|consists? of|being|namely|means?|refers? to)(?: collectively| together)?[,:]?\s*"
    rf"(?P<who>{LIST})"
)
SHARE = r"(?:\s+as to [\w.%-]+)?"
BEHIND = rf"(?P<who>{PARTY}{SHARE}(?:\s*(?:,|and|,\s*and)\s+{PARTY}{SHARE})+)\s*,?\s*$"


def name_members(work: Work, told: Sequence[Sentence], deals: list[Deal]) -> None:
    """Put the members, where the filing names them, in the place of a group that is party to a deal."""
    for deal in deals:
        for role, evidence in deal.roles.items():
            for member in _members(work, told, None, (role,)):
                deal.parties.setdefault(member, evidence)
        for held in (deal.parties, deal.labelled):
            for group in [one for one in held if _is_group(work, one)]:
                evidence = held[group]
                members = _members(work, told, group, work.roster.names(group))
                if len(members) > 1:
                    del held[group]
                    for member in members:
                        held.setdefault(member, evidence)


def _is_group(work: Work, handle: int) -> bool:
    """Is a party a group, or known by nothing but the word for several in one role?"""
    names = work.roster.names(handle)
    role = rf"(?:{data('transactions')['label']['party']})(?<=s)"
    return work.roster.type(handle) == "group" or all(
        re.fullmatch(bounded(role), name, re.I) for name in names
    )


def _members(work: Work, told: Sequence[Sentence], group: int | None, called: Sequence[str]) -> list[int]:
    names = "|".join(re.escape(name) for name in called)
    begins = re.compile(rf"(?:The |“)?(?:{names})”?(?!\w)")
    defined = re.compile(rf"\(\s*(?:(?:together|collectively)[, ]+)?(?:the )?“(?:{names})”\s*\)")
    for number, sentence in enumerate(told):
        words = work.reading.text[sentence.start : sentence.end]
        if begins.match(words):
            made = passage(work, sentence.start, sentence.end)
            stated = re.match(bounded(rf"[^.;]{{0,6}}(?:{PARTY}|{names})”?,?\s*{STATED}"), made.text)
            if stated and (found := _named(work, made, stated.group("who"), group)):
                return found
            if words.endswith(":"):
                return _items(work, told[number + 1 :], group)
        bracket = defined.search(words)
        if bracket:
            made = passage(work, sentence.start, sentence.start + bracket.start())
            behind = re.search(bounded(BEHIND), made.text)
            if behind:
                return _named(work, made, behind.group("who"), group)
    return []


def _items(work: Work, told: Sequence[Sentence], group: int | None) -> list[int]:
    """The first party of each item of the list that stands below."""
    found: list[int] = []
    for sentence in told:
        words = work.reading.text[sentence.start : sentence.end]
        marked = re.match(r"\(?\w{1,4}[.)]\s", words)
        if sentence.kind != "item" and not marked:
            break
        made = passage(work, sentence.start, sentence.end)
        first = re.match(rf"\W*(?:\w{{1,4}}[.)]\s*)?({PARTY})", made.text)
        if first and marked:
            found += _named(work, made, first.group(1), group)
    return found


def _named(work: Work, made: Passage, who: str, group: int | None) -> list[int]:
    return [h for h in made.handles(who) if h != group and work.roster.type(h) in {"person", "company"}]
