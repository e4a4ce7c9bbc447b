"""Seats and offices as drafts: one draft a person, company and status, however often it is told.

A board list gives the role, a signature the chair, a biography the day of appointment: together
they are one fact with several pieces of evidence.
"""

from __future__ import annotations

import re
from dataclasses import replace

from graphkit.bounded import bounded
from graphkit.extract.people.roll import Entry
from graphkit.extract.people.titles import OFFICES, title_of
from graphkit.extract.work import Draft, Work
from graphkit.filing.dates import find_date
from graphkit.statement import Evidence

__all__ = ["METHOD", "Change", "change_of", "merge_seats", "person", "say_seat"]

METHOD = "offices/1"
BEGUN, ENDED, PLANNED = (
    re.compile(bounded(OFFICES["changes"][key]), re.I) for key in ("begun", "ended", "planned")
)
OTHER_SEAT = re.compile(r"\w*\s+(?:as|from)\s+(?!.*\b(?i:director|board)\b)")
Change = tuple[str, str | None, str | None]


def person(work: Work, entry: Entry) -> int:
    """The person of a roll's entry in the roster, with the Chinese name beside."""
    handle = work.roster.add("person", *dict.fromkeys([entry.name, entry.printed]))
    if entry.chinese:
        work.roster.alias(handle, entry.chinese)
        work.chinese.setdefault(handle, (entry.chinese, entry.start, entry.end))
    return handle


def change_of(notes: tuple[str, ...]) -> Change:
    """What notes say of a seat: its status, valid from, valid to."""
    status, begin, end = "asserted", None, None
    for note in notes:
        left, future, joined = ENDED.search(note), PLANNED.search(note), BEGUN.search(note)
        if left and not OTHER_SEAT.match(note, left.end()):
            status, end = "ended", _day(note, left.end()) or end
        elif future:
            status, begin = "planned", _day(note, 0) or begin
        if joined and status != "planned":
            begin = (
                _day(note[: left.start()] if left and left.start() > joined.end() else note, joined.end())
                or begin
            )
    return status, begin, end


def _day(note: str, place: int) -> str | None:
    found = find_date(note[place:])
    return found[0].isoformat() if found else None


def say_seat(
    work: Work,
    who: int,
    company: int,
    printed: str,
    evidence: tuple[Evidence, ...],
    *,
    change: Change = ("asserted", None, None),
    role: str | None = None,
    director: bool = False,
    as_at: str | None = None,
) -> None:
    """director_of and officer_of by a printed title, "" for a plain seat (`director`)."""
    title = title_of(printed)
    status, begin, end = change
    draft = Draft(
        subject=who,
        predicate="officer_of",
        object=company,
        evidence=evidence,
        method=METHOD,
        status=status,
        valid_from=begin,
        valid_to=end,
        as_at=as_at if status == "asserted" else None,
    )
    if director or title.director:
        work.say(draft, predicate="director_of", role=title.role or role, chair=title.chair or None)
    for office in title.offices:
        work.say(draft, title=office)


def merge_seats(work: Work) -> None:
    """Make one draft of all drafts on one seat, and of all on one office; what ended is not held."""
    kept: dict[tuple[str, int, int, str, str | None], Draft] = {}
    rest: list[Draft] = []
    for draft in work.drafts:
        if draft.predicate not in {"director_of", "officer_of"} or not isinstance(draft.object, int):
            rest.append(draft)
            continue
        ends = work.roster.root(draft.subject), work.roster.root(draft.object)
        key = (draft.predicate, *ends, draft.status, draft.title)
        kept[key] = _joined(kept[key], draft) if key in kept else draft
    gone = {(*key[:3], key[4], draft.role) for key, draft in kept.items() if draft.status == "ended"}
    held = [
        draft
        for key, draft in kept.items()
        if draft.status != "asserted" or (*key[:3], key[4], draft.role) not in gone
    ]
    work.drafts[:] = rest + held


def _nearer(first: str | None, second: str | None) -> str | None:
    """The more telling of two roles: an independent non-executive director is a non-executive one too."""
    independent = "independent_non_executive"
    return independent if {first, second} == {"non_executive", independent} else first or second


def _joined(first: Draft, second: Draft) -> Draft:
    spans = {(one.start, one.end): one for one in (*second.evidence, *first.evidence)}
    evidence = (*first.evidence, *(one for one in second.evidence if spans[one.start, one.end] is one))
    return replace(
        first,
        evidence=evidence,
        role=_nearer(first.role, second.role),
        chair=first.chair or second.chair,
        as_at=first.as_at or second.as_at,
        valid_from=first.valid_from or second.valid_from,
        valid_to=first.valid_to or second.valid_to,
    )
