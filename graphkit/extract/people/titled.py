"""Offices told title first: "Our chief executive officer, Mr. X", "The company secretary is Ms. Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.bounded import bounded
from graphkit.extract.parties.mentions import Mention, mentions_in
from graphkit.extract.people.positions import TITLE, Office, companies_at
from graphkit.extract.sentences import Sentence
from graphkit.extract.work import Work

__all__ = ["owned", "titled"]

WHOSE = re.compile(
    r"(?P<lead>^|\b(?:by|to|of|with|from|including|for|through|between)\s+|[;:(]\s*)"
    r"(?P<whose>our|the\s+Company[’']s|the|an?)\s+$",
    re.I,
)
LEAD = re.compile(r"\b(?:[Oo]ur|OUR|[’']s|[Tt]he|THE|[Aa]n?|AN)\s{1,30}")
OWNED = re.compile(
    r"(?:\s*[(（][^()（）]{1,60}[)）])?(?:\s*,\s*|\s+(?:is\s+)?(?=a\s|whose|of\s))(?:(?:is\s+)?a\s+company,?\s+)?"
    r"(?:(?P<whose>whose\s+(?:sole\s+|only\s+)?)|(?P<which>of\s+which\s+))"
    r"|\s+(?:has\s+)?appointed\s+"
)
HAS = re.compile(
    bounded(r"\s*,?\s*(?:is|are|acts\s+as|serves\s+as)\s+(?:also\s+)?(?:an?\s+|the\s+)?(?:sole\s+)?")
)
AS_ITS = re.compile(bounded(r"\s+(?:as|to\s+be)\s+its\s+(?:sole\s+)?"))
LINK = re.compile(r"\s*,\s*|\s+(?P<verb>is|are)\s+|\s+(?=(?:Mr|Ms|Mrs|Dr|Madam)\b)")


def titled(work: Work, sentence: Sentence, people: list[Mention]) -> Iterator[tuple[list[Mention], Office]]:
    """Persons that stand directly behind a title, with the office; those of a list behind a verb."""
    text = work.reading.text
    for lead in LEAD.finditer(text, sentence.start, sentence.end):
        title = TITLE.match(text, lead.end(), sentence.end)
        if title is None or title["past"] or title["standing"]:
            continue
        whose = WHOSE.search(text[sentence.start : title.start()])
        if whose is None:
            continue
        found, place = companies_at(work, title.end(), sentence.end)
        if not found and place == title.end() and whose["whose"].casefold() not in {"the", "a", "an"}:
            found = [work.issuer] if work.issuer is not None else []
        link = LINK.match(text, place, sentence.end)
        if link is None or not found or (link["verb"] and whose["lead"].strip(" ;:(")):
            continue
        held = _behind(text, people, link.end())
        printed = " ".join(title["title"].split())
        for company in found:
            yield held if link["verb"] else held[:1], Office(printed, title.start(), place, company)


def owned(work: Work, sentence: Sentence, people: list[Mention]) -> Iterator[tuple[list[Mention], Office]]:
    """Persons and offices of the company just named: "X, whose sole director is Mr. A", "X, of which
    Mr. A is a director", "X appointed Mr. A as its general manager"."""
    text = work.reading.text
    for company in mentions_in(work, sentence.start, sentence.end):
        found = OWNED.match(text, company.end, sentence.end) if company.type == "company" else None
        if found is None:
            continue
        if found["whose"]:
            title = TITLE.match(text, found.end(), sentence.end)
            link = re.compile(bounded(r"\s+(?:is|are)\s+")).match(text, title.end()) if title else None
            held = _behind(text, people, link.end()) if link else []
        else:
            held = _behind(text, people, found.end())
            verb = HAS if found["which"] else AS_ITS
            link = verb.match(text, held[-1].end, sentence.end) if held else None
            title = TITLE.match(text, link.end(), sentence.end) if link else None
            title = title if title and not re.match(r"\s+(?:of|at)\s", text[title.end() :][:5]) else None
        if title and held and not title["past"] and not title["standing"]:
            printed = " ".join(title["title"].split())
            yield held, Office(printed, company.start, title.end(), company.handle)


def _behind(text: str, people: list[Mention], place: int) -> list[Mention]:
    """The persons listed from a place on."""
    found: list[Mention] = []
    for mention in people:
        if mention.start == place:
            found.append(mention)
            joint = re.compile(r"\s*(?:,|and|, and|&)\s+").match(text, mention.end)
            place = joint.end() if joint else -1
    return found
