"""Agreements and who signed them: the deals of a filing, found where it tells of their making."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.deals.deal import LIST, Deal, Passage, passage, rule
from graphkit.extract.lexicon import data
from graphkit.extract.sentences import Sentence
from graphkit.extract.work import Work
from graphkit.filing.dates import find_date

__all__ = ["day_of", "find_deals"]

ROLES = re.compile(bounded(rf"\b(?:{data('transactions')['label']['party']})(?<=s)\b"), re.I)
"""Words for several parties in one role."""
Dated = tuple[date, int, int]
"""A date and its span."""
NAME = r"(?:[\w’'.&/\ue000-\uf8ff-]+\s+){0,9}?"


@cache
def _rules() -> tuple[re.Pattern[str], ...]:
    words = data("transactions")["agreement"]
    agreed = rf"(?P<name>{NAME}{words['noun']})(?:\s*⟦(?P<alias>[^⟧]+)⟧)?"
    more = rf"(?:\s+and\s+{words['determined']}(?P<name2>{NAME}{words['noun']})(?:\s*⟦(?P<alias2>[^⟧]+)⟧)?)?"
    adverbs = r"(?:\s*,)?(?:\s*(?:on|in|at)\s[^,]{4,30},?)?\s*"
    with_ = (
        rf"(?:(?:(?!{words['noun']})[^.;]){{0,90}}?\b(?:with|among|amongst|between)\s+(?P<others>{LIST}))?"
    )
    return (
        re.compile(
            bounded(
                rf"(?P<first>{LIST}){adverbs}{words['signed']}(?: into)?\s+{words['determined']}"
                rf"{agreed}{more}{with_}"
            )
        ),
        re.compile(
            bounded(
                rf"(?:^|\s){words['determined']}{agreed}(?:(?:(?!{words['noun']})[^.;⟦]){{0,60}}?{words['made']}"
                rf"(?:(?!{words['noun']})[^.;]){{0,60}}?)?\s*\b(?:among|amongst|between|by)\s+(?P<first>{LIST})"
                rf"(?:\s+(?:and|with)\s+(?P<others>{LIST}))?"
            )
        ),
        re.compile(
            bounded(
                rf"\b(?:[Pp]ursuant to|[Uu]nder|[Bb]y)\s+{words['determined']}{agreed}\s+dated\s"
                r"[^,.;]{6,24}"
                rf",?\s*(?P<first>{LIST})\s+{words['under']}\b[^.;]{{0,90}}?{words['toward']}\s+"
                rf"(?P<others>{LIST})(?!\w)"
            )
        ),
    )


@cache
def _agreed() -> re.Pattern[str]:
    """Parties that agreed on something in an agreement without a name."""
    had = data("transactions")["agreement"]["agreed"]
    return re.compile(bounded(rf"(?P<first>{LIST}){had}(?P<others>{LIST}),?\s+(?:on|in relation to)\s"))


@cache
def _further() -> re.Pattern[str]:
    """One more agreement of a list, with the other party to it."""
    words = data("transactions")["agreement"]
    return re.compile(
        bounded(
            rf"\s*(?:;|,|,?\s+and\b|;\s*and\b)\s*{words['determined']}(?P<name>{NAME}{words['noun']})"
            rf"(?:\s*⟦(?P<alias>[^⟧]+)⟧)?\s+(?:with|between|among)\s+(?P<others>{LIST})"
        )
    )


def find_deals(work: Work, sentences: tuple[Sentence, ...]) -> list[Deal]:
    """The deals of the filing in the order of the text, each with its names, date and signatories."""
    deals: list[Deal] = []
    intro: str | None = None
    for sentence in sentences:
        if sentence.kind in {"heading", "board", "signature"}:
            intro = None
            continue
        words = work.reading.text[sentence.start : sentence.end]
        signing = rule("agreement", "told").search(words)
        if signing and (rule("agreement", "noun").search(words) or "agreed with" in words):
            made = passage(work, sentence.start, sentence.end)
            if sentence.kind == "definition":
                _defined(work, made, sentence, deals)
            else:
                _told(work, made, sentence, deals, intro)
        if words.endswith((":", "that")):
            found = _signing_day(words)
            intro = words[found[1] : found[2]] if found else intro if sentence.kind == "item" else None
        elif sentence.kind != "item" and not re.match(r"\(?\w{1,3}\)", words):
            intro = None
    return [deal for deal in deals if _announced(work, deal)]


def _announced(work: Work, deal: Deal) -> bool:
    """Is a deal one in its own right? One that changes another is, if it was made when the filing
    was published."""
    if not rule("agreement", "changing").search(deal.title):
        return True
    published = work.filing.published
    return bool(published and deal.date and deal.date[0][:7] == published.isoformat()[:7])


def _told(work: Work, made: Passage, sentence: Sentence, deals: list[Deal], intro: str | None) -> None:
    """Deals that a sentence tells of, by the active or the passive of signing."""
    found = [match for pattern in _rules() for match in pattern.finditer(made.text)]
    free = 0
    for match in sorted(found, key=lambda match: (match.start("name"), -match.end())):
        inner = rule("agreement", "signed").search(match.group("name"))
        if match.start("name") < free or inner or rule("agreement", "planned").search(match.group()):
            continue
        groups = match.groupdict()
        names = [_name(work, made, match, "name", "alias"), _name(work, made, match, "name2", "alias2")]
        named = [name for name in names if name and _is_deal(name, work.filing.title)]
        if not named:
            continue
        free = match.end()
        if not groups.get("alias") and not groups.get("alias2"):
            named = _late_alias(made, match, named)
        _enter(work, made, match, sentence, deals, named, intro)
        free = _more(work, made, match, sentence, deals, intro) or free
    for match in _agreed().finditer(made.text) if not found else ():
        _enter(work, made, match, sentence, deals, ["agreement"], None)


def _more(
    work: Work, made: Passage, match: re.Match[str], sentence: Sentence, deals: list[Deal], intro: str | None
) -> int:
    """Further agreements of the same party: "entered into A with X; B with Y; and C with Z"; where
    the last one ends, or 0."""
    if "others" not in match.groupdict() or not match.group("others"):
        return 0
    at = 0
    while more := _further().match(made.text, at or match.end()):
        name = _name(work, made, more, "name", "alias")
        if name and _is_deal(name, work.filing.title):
            _enter(
                work,
                made,
                more,
                sentence,
                deals,
                [name],
                intro,
                (match.group("first"), day_of(made.text, match)),
            )
        at = more.end()
    return at


PLACING = re.compile(r"\bplacing\b", re.I)
"""What makes a placing agreement the deal that an announcement is about."""


def _is_deal(name: str, title: str) -> bool:
    ignored = rule("agreement", "ignored").search(name)
    main = (
        ignored is not None and "placing" in ignored.group().casefold() and PLACING.search(title) is not None
    )
    return (ignored is None or main) and len(name) < 120


def _late_alias(made: Passage, match: re.Match[str], named: list[str]) -> list[str]:
    """The name that a bracket behind the parties gives: "with B (the “Supply Agreement”)"."""
    late = re.match(r"[^.;⟦]{0,60}⟦([^⟧]+)⟧", made.text[match.end() :])
    signed = rule("agreement", "signed").search(
        made.text[match.end() : match.end() + (late.end() if late else 0)]
    )
    return [late.group(1), *named[1:]] if late and not signed else named


def _name(work: Work, made: Passage, match: re.Match[str], name: str, alias: str) -> str | None:
    groups = match.groupdict()
    if groups.get(alias):
        return str(groups[alias])
    if not groups.get(name):
        return None
    low, high = made.span(*match.span(name))
    words = " ".join(work.reading.text[low:high].split())
    stop = list(rule("agreement", "stop", 0).finditer(words))
    return (words[stop[-1].end() :] if stop else words).strip(" -–—,")


def _enter(
    work: Work,
    made: Passage,
    match: re.Match[str],
    sentence: Sentence,
    deals: list[Deal],
    names: list[str],
    intro: str | None,
    shared: tuple[str, Dated | None] = ("", None),
) -> None:
    """Put a deal that was told of among the deals; `shared` are the signs of its party and the date
    that stand before the first agreement of a list."""
    groups = match.groupdict()
    handles = made.handles(shared[0] + (groups.get("first") or "") + (groups.get("others") or ""))
    day = shared[1] or day_of(made.text, match) or (find_date(intro) if intro else None)
    if day is None and intro is None and rule("agreement", "that_day").search(made.text[: match.start()]):
        day = _last_day(work.reading.text[max(0, sentence.start - 300) : sentence.start])
    same = deals and re.search(r"same (?:date|day)|same evening", made.text[: match.end()])
    dated = day[0].isoformat() if day else deals[-1].date[0] if same and deals[-1].date else None
    evidence = work.reading.evidence(*made.span(*match.span()), (sentence.start, sentence.end))
    deal = _deal(deals, names, dated)
    if deal is None:
        deal = Deal(names[-1], start=sentence.start, evidence=evidence)
        deals.append(deal)
    deal.names.update(dict.fromkeys(names))
    if dated and deal.date is None:
        deal.date = (dated, evidence)
    for role in ROLES.findall((groups.get("first") or "") + (groups.get("others") or "")):
        deal.roles.setdefault(role.removeprefix("the "), evidence)
    if len(handles) > 1 or not deal.parties:
        for handle in handles:
            deal.parties.setdefault(handle, evidence)


def _deal(deals: list[Deal], names: list[str], dated: str | None) -> Deal | None:
    """The deal already known by one of the names; common words name one of the same day only."""
    for deal in deals:
        for name in names:
            if name in deal.names and (
                name[0].isupper() or dated is None or deal.date is None or deal.date[0] == dated
            ):
                return deal
            if (
                dated
                and deal.date
                and deal.date[0] == dated
                and name.casefold() in map(str.casefold, deal.names)
            ):
                return deal
    return None


def day_of(words: str, match: re.Match[str]) -> Dated | None:
    """The date of the signing: before the parties in their clause, else behind the agreement."""
    clause = max((words.rfind(mark, 0, match.start()) for mark in (". ", "; ", "⟧")), default=-1) + 1
    tail = re.split(r"[;.]\s|\bpursuant\b|\bwhereby\b|\bin relation\b|\bfor\b", words[match.end() :])[0]
    return _signing_day(words[clause : match.start()]) or find_date(match.group()) or _signing_day(tail)


def _signing_day(words: str) -> Dated | None:
    """The first date in the words that is not the date of something else."""
    at = 0
    while found := find_date(words, at):
        announced = re.search(r"\bannounced\b", words[found[2] :])
        if not announced and not rule("agreement", "else_dated").search(words[: found[1]]):
            return found
        at = found[2]
    return None


def _last_day(words: str) -> Dated | None:
    """The last date of the sentence that the words end with."""
    last = re.split(r"(?<=[a-z\d])\.\s+(?=[A-Z])|\n", words.strip())[-1]
    found, at = None, 0
    while held := find_date(last, at):
        found, at = held, held[2]
    return found


def _defined(work: Work, made: Passage, sentence: Sentence, deals: list[Deal]) -> None:
    """A definition that says when and between whom an agreement was made."""
    terms = re.findall(bounded(r"“([^”]+)”"), work.reading.text[sentence.start : sentence.end][:160])[:1]
    if not terms or not re.search(bounded(data("transactions")["agreement"]["noun"] + "$"), terms[0]):
        return
    between = re.search(
        bounded(rf"\b(?:among|amongst|between|by)\s+(?:(?:and|between|among|amongst)\s+)*(?P<first>{LIST})"),
        made.text,
    )
    lead = re.search(r"\bdated\b|\bon\b", made.text)
    day = find_date(made.text, lead.end()) if lead else None
    if between is None or len(made.handles(between.group("first"))) < 2:
        return
    deal = _deal(deals, terms, day[0].isoformat() if day else None)
    evidence = work.reading.evidence(*made.span(*between.span()), (sentence.start, sentence.end))
    if deal is None:
        deal = Deal(terms[0], start=sentence.start, evidence=evidence)
        deals.append(deal)
    deal.names.update(dict.fromkeys(terms))
    for handle in made.handles(between.group("first")):
        deal.parties.setdefault(handle, evidence)
    if day and deal.date is None:
        deal.date = (day[0].isoformat(), evidence)
