"""The board as a filing lists it: in a sentence, under headings, in the signature block.

Runs before the mentions are found, since names in a list often stand without form of address and
come into the roster here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.bounded import bounded
from graphkit.extract.parties.names import looks_like_person
from graphkit.extract.parties.namesakes import same_persons
from graphkit.extract.people.composition import read_composition
from graphkit.extract.people.letterhead import read_letterheads
from graphkit.extract.people.listing import ALTERNATE, read_listings, within
from graphkit.extract.people.roll import Entry, honorifics, roll
from graphkit.extract.people.seats import change_of, person, say_seat
from graphkit.extract.people.signed import read_signed
from graphkit.extract.people.titles import OFFICES, role_of
from graphkit.extract.sentences import sentences
from graphkit.extract.work import Work
from graphkit.filing.dates import find_date

__all__ = ["company_at", "day_of", "read_board"]

ROLE = r"(?:(?:independent\s+)?non[\s‑-]*executive|executive|independent)"
SEAT = rf"(?P<role>{ROLE})?\s*\bdirectors?\b"
OF = r"(?:\s+of\s+(?P<of>(?:the\s+|our\s+)?[A-Z“\"][^,;:()]{1,90}?))?"
LINK = rf"(?:{OFFICES['lists']['link']})"
WHO = re.compile(
    bounded(
        rf"{SEAT}{OF}|\bboard(?:\s+of\s+directors)?{OF.replace('<of>', '<of2>')}"
        r"|\bmembers\s+of\s+the\s+board\b"
    ),
    re.I,
)
LINKED = re.compile(
    bounded(
        rf"\s*,\s*|\s*[(（]\s*(?:namely,?\s+|being\s+)?|"
        rf"(?:[^.;:]{{0,60}}?(?:,?\s*\b{LINK}|\s*:)|\s*,)\s*(?:(?:namely|as follows)\s*[,:]?\s*)?"
        r"(?:the\s+following\s*:?\s*)?"
    ),
    re.I,
)
AFTER = re.compile(
    bounded(
        rf"\s*,?\s*(?:(?:as|being)\s+(?:all\s+)?(?:an?\s+|the\s+|our\s+)?(?:proposed\s+)?(?P<words>chair\w+|{ROLE}?\s*directors?)|"
        rf"[(（]\s*(?:all\s+|being\s+|the\s+|as\s+)*(?P<inner>{ROLE}?\s*directors?)\s*[)）])"
    ),
    re.I,
)
ALL = re.compile(
    bounded(rf"(?:all\s+|being\s+|the\s+|as\s+)*(?P<inner>{ROLE}?\s*directors)(?P<words>)"), re.I
)
STARTS = re.compile(bounded(rf"\b{LINK}\s+(?=[A-Z])|[:,]\s+(?=[A-Z])|(?={honorifics().pattern})"))
ONE = re.compile(rf"(?:being\s+|the\s+|as\s+|an?\s+)*(?P<inner>{ROLE}\s*director)(?P<words>)", re.I)
SEATED = re.compile(rf"{ROLE}\s+directors?(?:\s+of\s+the\s+Company)?\s+(?:are|is|comprises?|were)\s+$", re.I)
THEIRS = re.compile(r"\b(?:whose|its|their)\s+(?:sole\s+|only\s+|two\s+|three\s+)?$", re.I)
DIRECTORS = re.compile(r"\bdirectors?\b|\bboard\b", re.I)
FUTURE = re.compile(bounded(rf"{OFFICES['changes']['planned']}"), re.I)
PAST = re.compile(
    bounded(rf"\b(?:{OFFICES['lists']['past']})\b"),
    re.I,
)


def read_board(work: Work) -> None:
    """Persons and their seats, from every list of the board in the filing."""
    text = work.reading.text
    _aged(work)
    heads = read_letterheads(work)
    for sentence in sentences(work.reading):
        if DIRECTORS.search(text, sentence.start, sentence.end) and not within(work, heads, sentence.start):
            _sentence(work, sentence.start, sentence.end)
    read_listings(work, heads)
    read_signed(work)
    same_persons(work)


def _sentence(work: Work, start: int, end: int) -> None:
    text = work.reading.text
    day = day_of(work, start, end)
    if read_composition(work, start, end, day):
        return
    company: int | None = None
    for low, entries in _rolls(text, start, end):
        high = entries[-1].end
        lead = _lead(text[max(start, low - 260) : low])
        last = ALL.fullmatch(entries[-1].notes[-1]) if entries[-1].notes else None
        if last is None and len(entries) == 1 and company is not None and entries[0].notes:
            last = ONE.fullmatch(entries[0].notes[-1])
        tail = last or AFTER.match(text, high, end)
        words = (tail["words"] or tail["inner"]) if tail else (lead["role"] or "director") if lead else None
        if lead:
            group = next((name for name in ("of", "of2") if lead[name]), None)
            if group:
                company = company_at(work, lead.string[lead.start(group) :])
            elif not THEIRS.search(lead.string[: lead.start()] + " "):
                company = work.issuer
            if company is None:
                continue
        if words is None or (
            tail and not lead and company is None and not last and not _issuers(text, tail.end())
        ):
            continue
        status = _status(text, start, low)
        target = company if company is not None else work.issuer
        if target is None or status == "ended":
            continue
        chairs = words.casefold().startswith("chair") and not (last or _elsewhere(text, tail))
        seat = words if chairs else ""
        for entry in entries:
            if any(ALTERNATE.match(note) for note in entry.notes):
                continue
            printed = ", ".join(note for note in entry.notes if not _dated(note))
            change = change_of(entry.notes)
            if change[0] == "asserted" and status == "planned":
                change = ("planned", change[1], None)
            say_seat(
                work,
                person(work, entry),
                target,
                f"{seat}, {printed}".strip(", "),
                work.reading.evidence(entry.start, entry.end, (start, end)),
                change=change,
                role=role_of(words),
                director=True,
                as_at=day,
            )


def _rolls(text: str, start: int, end: int) -> Iterator[tuple[int, list[Entry]]]:
    """Rolls in a sentence, each from its first person; those without form of address need a link."""
    place = start
    for hit in STARTS.finditer(text, start, end):
        if hit.end() < place:
            continue
        entries = roll(text, hit.end(), end)
        addressed = bool(honorifics().match(text, hit.end(), end))
        seated = SEATED.search(text[max(start, hit.end() - 80) : hit.end()])
        if entries and (addressed or seated or all(looks_like_person(entry.name) for entry in entries)):
            yield hit.end(), entries
            place = entries[-1].end


def _lead(before: str) -> re.Match[str] | None:
    """The words that seat a roll which begins behind them: "the executive Directors of X are"."""
    found = (hit for hit in reversed(list(WHO.finditer(before))) if LINKED.fullmatch(before, hit.end()))
    lead = next(found, None)
    if lead and not before[lead.end() :].strip(" ,\n") and not re.search(r"\bDirectors?\b", lead[0]):
        return None
    return lead


def _issuers(text: str, place: int) -> bool:
    """Does a seat named after a roll stand without "of", or with "of the Company"?"""
    return not re.match(
        r"\s+of\s+(?!the\s+Company\b|our\s+Company\b|the\s+Board\b|the\s+Issuer\b)", text[place : place + 40]
    )


def _elsewhere(text: str, tail: re.Match[str] | None) -> bool:
    """Is the chair that follows a roll the chair of something else, a committee?"""
    return bool(
        tail and re.match(r"\s+of\s+(?!the\s+(?:Company|Board)\b)", text[tail.end() : tail.end() + 20])
    )


def _status(text: str, start: int, low: int) -> str:
    before = text[max(start, low - 160) : low]
    if PAST.search(re.split(r"[;,]", before)[-1]) or PAST.search(before[-60:]):
        return "ended"
    return "planned" if FUTURE.search(before) else "asserted"


def _dated(note: str) -> bool:
    return change_of((note,)) != ("asserted", None, None) or find_date(note) is not None


def day_of(work: Work, start: int, end: int) -> str | None:
    """The day for which a sentence speaks: that of the filing, or one that it names, else None."""
    words = work.reading.text[start:end]
    if re.search(r"\b(?:da(?:te|y)\s+(?:of\s+this|hereof)|today|at\s+the\s+date|now\s+compris)", words, re.I):
        return work.filing.published.isoformat() if work.filing.published else None
    named = re.search(r"\bas\s+(?:at|of)\s+(?=\d|[A-Z])", words, re.I)
    found = find_date(words[: named.end() + 30], named.end()) if named else None
    return found[0].isoformat() if found and named and found[1] == named.end() else None


def company_at(work: Work, printed: str) -> int | None:
    """The company of the roster that the words name at their beginning; the issuer for "the Board"."""
    words = " ".join(printed.split())
    if re.match(r"(?:the\s+|our\s+)?(?:Company|Board|Issuer|Group|Listed Issuer)\b", words):
        return work.issuer
    parts = words.split()
    for size in range(len(parts), 0, -1):
        handle = work.roster.find(" ".join(parts[:size]).strip(' ,.“”"*'))
        if handle is not None and work.roster.type(handle) in {"company", "group"}:
            return handle
    return None


AGED = re.compile(
    bounded(
        r"(?m)(?:^|(?<=[.;]\s)|(?<=\d\.\s)|(?<=\)\s))(?P<who>[A-ZÀ-Þ][^\n.;:(]{3,60}?)\s*(?:[(（][^()（）\n]{1,40}[)）]\s*)?,?\s*(?=aged\s+\d\d|\(aged\s+\d\d)"
    )
)


def _aged(work: Work) -> None:
    """Persons that a biography opens with, "Fung Kit Yi, Kitty, aged 55", known by their age."""
    text = work.reading.text
    for hit in AGED.finditer(text):
        entries = roll(text, hit.start("who"), hit.end())
        if len(entries) == 1 and (
            honorifics().match(text, hit.start("who")) or looks_like_person(entries[0].name)
        ):
            person(work, entries[0])
