"""Deals without a named agreement: told by what passes, set out behind labels, or one under each
heading of a chapter on connected transactions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graphkit.extract.deals.dating import day_of
from graphkit.extract.deals.deal import LIST, Deal, passage, rule
from graphkit.extract.deals.labels import labelled
from graphkit.extract.deals.tiers import requirements
from graphkit.extract.lexicon import data
from graphkit.extract.sentences import Sentence
from graphkit.extract.work import Work
from graphkit.statement import Evidence

__all__ = ["headed", "unnamed"]

LONG = 14
"""Words that the heading of one transaction has at most."""


@cache
def _events() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What passes, by its noun, with the parties on both sides."""
    return tuple(
        (
            event,
            re.compile(
                wording.replace("FIRST", f"(?P<first>{LIST})").replace("OTHERS", f"(?P<others>{LIST})")
            ),
        )
        for event, wording in data("transactions")["passing"].items()
    )


@cache
def _services() -> tuple[re.Pattern[str], ...]:
    words = data("transactions")["arrangement"]["wordings"]
    return tuple(
        re.compile(one.replace("FIRST", f"(?P<first>{LIST})").replace("OTHERS", f"(?P<others>{LIST})"))
        for one in words
    )


def unnamed(work: Work, told: Sequence[Sentence]) -> list[Deal]:
    """The one deal of an announcement that names no agreement; none where it tells of none."""
    if not rule("arrangement", "announced").search(work.filing.title):
        return []
    for sentence in told:
        if sentence.kind in {"heading", "board", "signature", "definition"}:
            continue
        words = work.reading.text[sentence.start : sentence.end]
        if not rule("arrangement", "told").search(words):
            continue
        found = _passing(work, sentence)
        if found is not None:
            return [found]
    return _set_out(work, told)


def _passing(work: Work, sentence: Sentence) -> Deal | None:
    """A deal by what a sentence with a date says to have passed between two parties."""
    made = passage(work, sentence.start, sentence.end)
    for event, wording in _events():
        match = wording.search(made.text)
        day = day_of(made.text, match) if match else None
        if match is None or day is None or rule("arrangement", "unsaid", 0).search(made.text[: match.end()]):
            continue
        handles = made.handles(match.group("first") + match.group("others"))
        if len(handles) < 2:
            continue
        evidence = work.reading.evidence(*made.span(*match.span()), (sentence.start, sentence.end))
        deal = Deal(event, {event: None, event.capitalize(): None}, sentence.start, evidence=evidence)
        deal.date = (day[0].isoformat(), evidence)
        deal.parties = dict.fromkeys(handles, evidence)
        return deal
    return None


def _set_out(work: Work, told: Sequence[Sentence]) -> list[Deal]:
    """A deal that is told of only by the labels "Date" and "Parties"."""
    heading = "agreement"
    for number, sentence in enumerate(told):
        words = work.reading.text[sentence.start : sentence.end]
        if sentence.kind == "heading":
            heading = words
        near = [work.reading.text[one.start : one.end] for one in told[number + 1 : number + 8]]
        if labelled("date", words) and any(
            labelled("parties", one) or labelled("party", one) for one in near
        ):
            name = re.sub(r"^(?:\W*\w{1,3}[.)]\s+)?(?:the\s+)?", "", heading, flags=re.I).strip(" :.")
            return [Deal(name, {name: None}, sentence.start, evidence=_whole(work, sentence))]
    return []


def headed(work: Work, told: Sequence[Sentence], deals: list[Deal]) -> list[Deal]:
    """The deals that stand each under a heading of its own, in a part of the filing whose heading says
    what kind they are; those already known there take that kind and its exemptions."""
    exempt: dict[str, dict[str, tuple[Evidence, ...]]] = {}
    found: dict[str, Deal] = {}
    held: dict[str, list[Deal]] = {}
    for deal in deals:
        held.setdefault(_section(work, deal.start), []).append(deal)
    for sentence in told:
        block = work.reading.block_at(sentence.start)
        section = block.section if block else ""
        upper, _, leaf = section.rpartition(" > ")
        if sentence.kind in {"heading", "board", "signature", "definition"} or not section:
            continue
        if _chapter(work, leaf):
            _note(work, sentence, exempt.setdefault(section, {}))
        kind = _chapter(work, upper.rpartition(" > ")[2])
        if kind is None or not _is_one(work, leaf):
            continue
        known = held.get(section, [])
        for deal in known:
            _classify(deal, kind, exempt.get(upper, {}))
        if known or section in found or not rule("arrangement", "exempt").search(upper):
            continue
        if (new := _under(work, sentence, leaf)) is not None:
            found[section] = new
            _classify(new, kind, exempt.get(upper, {}))
    return list(found.values())


def _chapter(work: Work, heading: str) -> str | None:
    """The kind of connected transaction that the heading of a chapter names, exempt or not."""
    if heading == work.filing.title or rule("arrangement", "chapter").fullmatch(heading) is None:
        return None
    kinds = ("continuing_connected", "connected")
    return next((kind for kind in kinds if rule("kind", kind).search(heading)), None)


def _classify(deal: Deal, kind: str, exempt: dict[str, tuple[Evidence, ...]]) -> None:
    deal.kind, deal.primary = deal.kind or kind, True
    for code, evidence in exempt.items():
        if code not in deal.subject:
            deal.exempt.setdefault(code, evidence)


def _note(work: Work, sentence: Sentence, codes: dict[str, tuple[Evidence, ...]]) -> None:
    """Keep what the words under a heading say that all transactions below are exempt from."""
    words = work.reading.text[sentence.start : sentence.end]
    for clause in requirements(words):
        if not clause.subject:
            for code in clause.codes:
                codes.setdefault(code, _whole(work, sentence))


def _is_one(work: Work, leaf: str) -> bool:
    """Can the heading be the name of one transaction?"""
    return (
        len(leaf.split()) <= LONG
        and _chapter(work, leaf) is None
        and rule("agreement", "detail").match(leaf) is None
        and rule("arrangement", "aside").search(leaf) is None
    )


def _under(work: Work, sentence: Sentence, leaf: str) -> Deal | None:
    """The deal of a heading, from a sentence below it that says who does what for whom."""
    made = passage(work, sentence.start, sentence.end)
    for wording in _services():
        match = wording.search(made.text)
        if match is None or rule("arrangement", "unsaid", 0).search(made.text[: match.end()]):
            continue
        handles = made.handles(match.group("first") + match.group("others"))
        if len(handles) > 1 and _of_heading(work, leaf, handles):
            evidence = work.reading.evidence(*made.span(*match.span()), (sentence.start, sentence.end))
            deal = Deal(leaf, {leaf: None}, sentence.start, evidence=evidence)
            deal.parties = dict.fromkeys(handles, evidence)
            return deal
    return None


def _of_heading(work: Work, leaf: str, handles: list[int]) -> bool:
    """Is one of the parties the one that the heading names, where it names one?"""
    named = {h for h in work.roster for name in work.roster.names(h) if " " in name and name in leaf}
    return not named or bool(named & set(handles))


def _section(work: Work, place: int) -> str:
    block = work.reading.block_at(place)
    return block.section if block else ""


def _whole(work: Work, sentence: Sentence) -> tuple[Evidence, ...]:
    return work.reading.evidence(sentence.start, sentence.end, (sentence.start, sentence.end))
