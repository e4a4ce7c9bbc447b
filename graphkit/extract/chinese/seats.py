"""A seat: a person on a list of the board, with the notes behind his name, and drafting it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphkit.extract.chinese.cast import Mention
from graphkit.extract.chinese.lexicon import load
from graphkit.extract.chinese.numerals import first_date
from graphkit.extract.chinese.passage import Passage
from graphkit.extract.chinese.roles import Office, chairs, say_offices, titles
from graphkit.extract.work import Work

__all__ = ["ENDED", "SUPERVISOR", "Seat", "say_seat"]

SUPERVISOR = "監事"
ENDED = re.compile(r"辭任|退任|離任|辭世|罷免|終止")
"""A note that tells of the end of an office."""


@dataclass(slots=True)
class Seat:
    """A person on a list; `role` is that of a director or supervisor, `raw` the notes as printed."""

    mention: Mention
    role: str
    notes: str
    end: int
    raw: str = ""


def say_seat(work: Work, issuer: int, passage: Passage, seat: Seat, bounds: tuple[int, int]) -> None:
    """Draft the seat, told in `passage` between `bounds`."""
    ended = bool(ENDED.search(seat.notes))
    since = first_date(seat.notes) if re.search(r"委任|調任|獲選", seat.notes) and not ended else None
    now = re.search(load("relations")["states"]["now"], passage.text)
    published = work.filing.published
    office = Office(
        seat.mention.handle,
        issuer,
        passage.evidence(*bounds),
        "ended" if ended else "asserted",
        valid_from=since,
        valid_to=first_date(seat.notes) if ended else None,
        as_at=published.isoformat() if now and published else None,
        confidence=0.95,
    )
    low, _ = passage.sentence(seat.mention.start)
    committee = "委員會" in passage.text[low : seat.mention.start]
    supervises = seat.role == SUPERVISOR
    officer = tuple(seat.raw[a:b] for a, b in titles(seat.notes))
    if supervises and not any(title.endswith(SUPERVISOR) for title in officer):
        officer = (SUPERVISOR, *officer)
    say_offices(
        work,
        office,
        role=None if supervises else seat.role,
        chair=chairs(seat.notes) and not ended and not committee and not supervises,
        officer=officer,
    )
