"""Offices told without a company: "Ms. X has been appointed as the company secretary".

They are the issuer's where the sentence names no other company: always so for the offices that the
Listing Rules ask of an issuer, and for a chief executive only where one has just been appointed.
"""

from __future__ import annotations

import re

from graphkit.bounded import bounded
from graphkit.extract.parties.mentions import Mention, mentions_in
from graphkit.extract.people.positions import AND, ARTICLE, TITLE, Office
from graphkit.extract.people.titles import OFFICES
from graphkit.extract.sentences import Sentence
from graphkit.extract.work import Work

__all__ = ["announced", "elided", "replaced", "unsaid"]

OURS = re.compile(bounded(OFFICES["unsaid"]["ours"]), re.I)
APPOINTED = re.compile(bounded(OFFICES["unsaid"]["appointed"]), re.I)
ANNOUNCED = re.compile(bounded(OFFICES["unsaid"]["announced"]), re.I)
APPOINTMENT = re.compile(bounded(OFFICES["unsaid"]["appointment"]), re.I)
REPLACES = re.compile(bounded(rf"\s*,?\s*{OFFICES['unsaid']['replaces']}"), re.I)
PLANNED = re.compile(bounded(rf"\b(?:{OFFICES['changes']['planned']})"), re.I)
OF = re.compile(bounded(r"\s+(?:of|at|for|in|to)\s+(?!place\b|(?:his|her|their)\s+stead\b)"))


def unsaid(work: Work, sentence: Sentence, place: int, light: list[str]) -> list[Office]:
    """The issuer's offices among the titles from a place on, where no company is named with them."""
    text, found = work.reading.text, list[Office]()
    if work.issuer is None or _others(work, sentence):
        return []
    appointed = "appointed" in light and bool({"has", "have"} & set(light))
    bare = light[-1:] in (["a"], ["an"])
    while True:
        article = ARTICLE.match(text, place, sentence.end)
        at = article.end() if article else place
        title = TITLE.match(text, at, sentence.end)
        if title is None or title["past"] or OF.match(text, title.end(), sentence.end):
            return found
        loose = (bare or text[place:at].strip().casefold() in {"a", "an"}) and not appointed
        if not loose and (
            OURS.fullmatch(title["title"]) or (appointed and APPOINTED.fullmatch(title["title"]))
        ):
            found.append(Office(" ".join(title["title"].split()), title.start(), title.end(), work.issuer))
        joint = AND.match(text, title.end(), sentence.end)
        if joint is None:
            return found
        place = joint.end()


def _others(work: Work, sentence: Sentence) -> bool:
    """Does a sentence name a company other than the issuer?"""
    here = mentions_in(work, sentence.start, sentence.end)
    return any(m.type in {"company", "group"} and m.handle != work.issuer for m in here)


def announced(text: str, sentence: Sentence, start: int) -> bool:
    """Does "announces the appointment of" stand before a person?"""
    before = text[sentence.start : start]
    return bool(APPOINTMENT.search(before) and ANNOUNCED.search(before) and not PLANNED.search(before))


def elided(text: str, sentence: Sentence, start: int) -> bool:
    """Does ", and Mr. Y as" go on from "Ms. X has been appointed as"?"""
    before = text[sentence.start : start]
    return bool(re.search(r"\b(?:has|have)\s+been\s+appointed\b[^.;]{1,160}[,;]\s+and\s+$", before))


def replaced(text: str, sentence: Sentence, people: list[Mention], place: int) -> int | None:
    """Past the other person in "X replaces Y as", where that stands from a place on."""
    found = REPLACES.match(text, place, sentence.end)
    other = next((m for m in people if found and m.start == found.end()), None)
    link = re.compile(bounded(r"\s+(?=as\s)")).match(text, other.end, sentence.end) if other else None
    return link.end() if link else None
