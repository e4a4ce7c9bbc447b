"""The signature block: "By order of the Board / X Limited / Jun LEI / Chairman"."""

from __future__ import annotations

import re

from graphkit.bounded import bounded
from graphkit.extract.parties.names import companies, looks_like_person
from graphkit.extract.people.roll import honorifics, roll
from graphkit.extract.people.seats import person, say_seat
from graphkit.extract.people.titles import OFFICES, title_of
from graphkit.extract.work import Work

__all__ = ["read_signed"]

OPENING = re.compile(bounded(OFFICES["signature"]["opening"]))
TITLE = re.compile(bounded(rf"\s*,?\s*(?P<title>(?:(?:{OFFICES['signature']['title']})\s*)+)"))
REACH = 260
"""Code points in which a block names its company and who signs."""


def read_signed(work: Work) -> None:
    """Who signs, as what, for which company."""
    text = work.reading.text
    for opening in OPENING.finditer(text):
        end = min(opening.end() + REACH, len(text))
        if opening["letter"] and OPENING.search(text, opening.end(), end):
            continue
        place, company = _company(work, opening.end(), end)
        alone = place == opening.end()
        if (opening["firm"] and alone) or ((opening["firm"] or opening["letter"]) and company != work.issuer):
            continue
        for _ in range(2):
            if (signed := _one(work, company, place, end, opening.start())) is None:
                break
            place = signed


def _company(work: Work, start: int, end: int) -> tuple[int, int | None]:
    """Past the company's name (and its Chinese name), and which company it is.

    The only board by whose order a filing is made is the issuer's, whatever the name above the signatory.
    """
    text, company = work.reading.text, work.issuer
    found = next(companies(text, start, end), None)
    if found and not text[start : found.start].strip():
        company = work.roster.find(found.text)
        start = found.end
    else:
        line = text[start : text.find("\n", start) if "\n" in text[start:end] else end]
        handle = work.roster.find(line.strip(" ,*"))
        if handle is not None and work.roster.type(handle) == "company":
            company, start = handle, start + len(line)
        elif _signs(text, start + len(line) + 1, end) and not _signs(text, start, end):
            if len(re.findall(r"(?i)by\s+order\s+of\s+the\s+board", text)) == 1 and work.issuer is not None:
                work.roster.alias(work.issuer, line.strip(" ,*"))
            start += len(line)
    beside = re.compile(r"[\s*]*(?:[(（]?[\u3400-\u9fff][\u3400-\u9fff （）()]+)?\*?\s*").match(
        text, start, end
    )
    return (beside.end() if beside else start), company


def _signs(text: str, start: int, end: int) -> bool:
    """Does a person with a title behind the name stand here?"""
    entries = roll(text, start, end)
    return bool(entries and TITLE.match(text, entries[0].end, end))


def _one(work: Work, company: int | None, start: int, end: int, opened: int) -> int | None:
    """One signatory from `start`; the place behind the title."""
    text = work.reading.text
    lead = re.compile(r"[\s,_]*(?:\(?[Ss]igned\)?\s*)?").match(text, start, end)
    low = lead.end() if lead else start
    entries = roll(text, low, end)
    if company is None or not entries:
        return None
    entry = entries[0]
    if not honorifics().match(text, low) and not (
        looks_like_person(entry.name) or len(entry.name.split()) in {2, 3, 4}
    ):
        return None
    titled = TITLE.match(text, entry.end, end)
    title = title_of(titled["title"]) if titled else None
    if titled is None or title is None or not (title.director or title.offices):
        return None
    stop = titled.start("title") + len(titled["title"].rstrip(" \n,/&"))
    evidence = work.reading.evidence(entry.start, stop, (opened, stop))
    say_seat(work, person(work, entry), company, titled["title"], evidence, as_at=_day(work))
    return stop


def _day(work: Work) -> str | None:
    return work.filing.published.isoformat() if work.filing.published else None
