"""Agreements and who signed them: the deals of a filing, found where it tells of their making."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphkit.bounded import bounded
from graphkit.extract.deals.bearing import Entered
from graphkit.extract.deals.dating import Dated, day_of, last_day, list_day
from graphkit.extract.deals.deal import LIST, PARTY, Deal, Passage, passage, rule
from graphkit.extract.deals.wordings import agreed, further, signings
from graphkit.extract.lexicon import data
from graphkit.extract.sentences import Sentence
from graphkit.extract.work import Work
from graphkit.filing.dates import find_date

__all__ = ["find_deals"]

ROLES = re.compile(bounded(rf"\b(?:{data('transactions')['label']['party']})(?<=s)\b"), re.I)
"""Words for several parties in one role."""


@dataclass(frozen=True, slots=True)
class _Signed:
    """Agreements by name as a passage tells of them, with the signs of the parties; `day` is a date
    that stands before the first agreement of a list."""

    match: re.Match[str]
    names: list[str]
    signs: str
    day: Dated | None = None


def find_deals(work: Work, sentences: tuple[Sentence, ...]) -> list[Deal]:
    """The deals of the filing in the order of the text, each with its names, date and signatories."""
    deals = Entered()
    intro: str | None = None
    for sentence in sentences:
        if sentence.kind in {"heading", "board", "signature"}:
            intro = None
            continue
        words = work.reading.text[sentence.start : sentence.end]
        signing = rule("agreement", "told").search(words) or (intro and " between " in words)
        if signing and (rule("agreement", "noun").search(words) or "agreed with" in words):
            made = passage(work, sentence.start, sentence.end)
            if sentence.kind == "definition":
                _defined(work, made, sentence, deals)
            else:
                _told(work, made, sentence, deals, intro)
        if words.endswith((":", "that")):
            found = list_day(words)
            intro = words[found[1] : found[2]] if found else intro if sentence.kind == "item" else None
        elif sentence.kind != "item" and not re.match(r"\(?\w{1,3}\)", words):
            intro = None
    newest = max((deal.date[0] for deal in deals if deal.date), default=None)
    own = [deal for deal in deals if _announced(work, deal, newest)]
    return [deal for deal in own if not PLURAL.search(deal.title)] or own


def _announced(work: Work, deal: Deal, newest: str | None) -> bool:
    """Is a deal one in its own right? One that changes another is, if it was made when the filing
    was published, or last of all in a filing without a date."""
    if not rule("agreement", "changing").search(deal.title):
        return True
    published = work.filing.published
    if deal.date is None:
        return False
    return deal.date[0][:7] == published.isoformat()[:7] if published else deal.date[0] == newest


def _told(work: Work, made: Passage, sentence: Sentence, deals: Entered, intro: str | None) -> None:
    """Deals that a sentence tells of, by the active or the passive of signing."""
    found = [match for pattern in signings() for match in pattern.finditer(made.text)]
    free = 0
    for match in sorted(found, key=lambda match: (match.start("name"), -match.end())):
        inner = rule("agreement", "signed").search(REFERENCE.sub("", match.group("name")))
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
        first, others = groups.get("first") or "", groups.get("others") or ""
        pairs = _respective(made, match, first, others) if len(named) == 2 else []
        for name, signs in zip(named, pairs, strict=False):
            _enter(work, made, sentence, deals, intro, _Signed(match, [name], signs))
        if not pairs:
            _enter(work, made, sentence, deals, intro, _Signed(match, named, first + others))
        free = _more(work, made, match, sentence, deals, intro) or free
    for match in agreed().finditer(made.text) if not found else ():
        signs = match.group("first") + match.group("others")
        _enter(work, made, sentence, deals, None, _Signed(match, ["agreement"], signs))


def _respective(made: Passage, match: re.Match[str], first: str, others: str) -> list[str]:
    """The parties to each of two agreements that are made with two others "respectively"."""
    if not re.match(r",?\s+respectively\b", made.text[match.end() :]):
        return []
    ours, theirs = re.findall(PARTY, first), re.findall(PARTY, others)
    if len(theirs) != 2 or len(ours) not in {1, 2}:
        return []
    return [ours[0] + theirs[0], ours[-1] + theirs[1]]


def _more(
    work: Work, made: Passage, match: re.Match[str], sentence: Sentence, deals: Entered, intro: str | None
) -> int:
    """Further agreements of the same party: "entered into A with X; B with Y; and C with Z"; where
    the last one ends, or 0."""
    if "others" not in match.groupdict() or not match.group("others"):
        return 0
    at = 0
    while more := further().match(made.text, at or match.end()):
        name = _name(work, made, more, "name", "alias")
        inner = rule("agreement", "signed").search(more.group("name"))
        if name and not inner and _is_deal(name, work.filing.title):
            signs = match.group("first") + (more.group("others") or "")
            signed = _Signed(more, [name], signs, day_of(made.text, match))
            _enter(work, made, sentence, deals, intro, signed)
        at = more.end()
    return at


REFERENCE = re.compile(r"\b[Rr]eferences? (?:is|are) (?:also |further )?made\b")
LISTED = re.compile(r"On \d(?!.*\bannounc).*;", re.S)
"""A date at the head of a sentence that tells of several signings."""
PLURAL = re.compile(r"(?<=Agreement)s$")
"""Several agreements under one name: a deal where the filing names none by itself."""
PLACING = re.compile(r"\bplacing\b", re.I)
"""What makes a placing agreement the deal that an announcement is about."""


def _is_deal(name: str, title: str) -> bool:
    ignored = rule("agreement", "ignored").search(PLURAL.sub("", name))
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
    work: Work, made: Passage, sentence: Sentence, deals: Entered, intro: str | None, told: _Signed
) -> None:
    """Put a deal that was told of among the deals."""
    match, names = told.match, told.names
    handles = made.handles(told.signs)
    day = told.day or day_of(made.text, match) or (find_date(intro) if intro else None)
    if day is None and intro is None and rule("agreement", "that_day").search(made.text[: match.start()]):
        day = last_day(work.reading.text[max(0, sentence.start - 300) : sentence.start])
    same = deals and re.search(r"same (?:date|day)|same evening", made.text[: match.end()])
    if day is None and LISTED.match(made.text[: match.start()]):
        day = find_date(made.text[:24])
    dated = day[0].isoformat() if day else deals[-1].date[0] if same and deals[-1].date else None
    evidence = work.reading.evidence(*made.span(*match.span()), (sentence.start, sentence.end))
    deal = deals.known(names, dated)
    if deal is None:
        deal = Deal(names[-1], start=sentence.start, evidence=evidence)
    deals.name(deal, names)
    if dated and deal.date is None:
        deal.date = (dated, evidence)
    for role in ROLES.findall(told.signs):
        deal.roles.setdefault(role.removeprefix("the "), evidence)
    if len(handles) > 1 or not deal.parties:
        for handle in handles:
            deal.parties.setdefault(handle, evidence)


def _defined(work: Work, made: Passage, sentence: Sentence, deals: Entered) -> None:
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
    deal = deals.known(terms, day[0].isoformat() if day else None)
    evidence = work.reading.evidence(*made.span(*between.span()), (sentence.start, sentence.end))
    if deal is None:
        deal = Deal(terms[0], start=sentence.start, evidence=evidence)
    deals.name(deal, terms)
    for handle in made.handles(between.group("first")):
        deal.parties.setdefault(handle, evidence)
    if day and deal.date is None:
        deal.date = (day[0].isoformat(), evidence)
