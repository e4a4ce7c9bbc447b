"""The letter head of a circular: directors in one column, addresses in another, on the same lines.

Read from the filing's own lines, since the columns cannot be told apart once lines are joined. A
column of directors ends with the next heading in it; the letter head ends with the salutation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graphkit.bounded import bounded
from graphkit.extract.people.listing import ALTERNATE, NOTE
from graphkit.extract.people.roll import Entry, honorifics, roll
from graphkit.extract.people.seats import change_of, person, say_seat
from graphkit.extract.people.titles import OFFICES, role_of
from graphkit.extract.work import Work
from graphkit.statement import Evidence

__all__ = ["read_letterheads"]

SEATS = r"(?:(?:independent\s+)?non[\s‑-]*executive|executive)\s+directors?|(?:board\s+of\s+)?directors?"
HEADING = re.compile(rf"(?P<role>{SEATS})\s*:\s*", re.I)
SALUTATION = re.compile(bounded(rf"(?m)^[ \t]*(?:{OFFICES['letterhead']['salutation']})"))
CELL = re.compile(r"\S+(?: {1,2}\S+)*")
REACH, BESIDE, NEAR = 4500, 3, 4
"""Code points before a salutation in which the letter head stands; columns by which the cells of
one column may be apart; lines without a person after which a column lists nobody more."""


@dataclass(slots=True)
class Column:
    """A column of directors: where it begins, the seat, whether something stands beside its heading,
    lines since the last person."""

    place: int
    role: str
    beside: bool = False
    missed: int = 0


def read_letterheads(work: Work) -> list[tuple[int, int]]:
    """Say the seats of the directors in letter heads that stand in columns; where those letter heads
    are in the filing's own text, so that nobody reads them again."""
    text, done = work.filing.text, 0
    found: list[tuple[int, int]] = []
    for salutation in SALUTATION.finditer(text):
        first = HEADING.search(text, max(done, salutation.start() - REACH), salutation.start())
        if first and work.issuer is not None:
            start = text.rfind("\n", 0, first.start()) + 1
            entries = list(_entries(text, start, salutation.start()))
            if any(beside for _, _, beside in entries):
                found.append((start, salutation.start()))
                for role, entry, _ in entries:
                    _say(work, work.issuer, role, entry)
                    _part(work, entry, text[start : salutation.start()])
        done = salutation.end()
    return found


def _part(work: Work, entry: Entry, head: str) -> None:
    """Make one with the person those that the reading took for others, the address beside thrown in."""
    handle = work.roster.add("person", entry.name)
    shown = " ".join(head.split())
    for other in list(work.roster):
        first = work.roster.names(other)[0]
        longer = work.roster.type(other) == "person" and f"{entry.name} " in f"{first} "
        if longer and first != entry.printed and first in shown and first not in head:
            work.roster.merge(handle, other)
            work.roster.lead(handle, entry.printed)


def _entries(text: str, start: int, end: int) -> Iterator[tuple[str, Entry, bool]]:
    """Every person in a column below a heading: the words of the heading, the person, and whether
    something stands beside either."""
    columns: list[Column] = []
    for line in re.finditer(r"[^\n]+", text[start:end]):
        cells = [(hit.start(), hit[0]) for hit in CELL.finditer(line[0].expandtabs(8))]
        for place, shown in cells:
            column = next((one for one in columns if abs(one.place - place) <= BESIDE), None)
            if heading := HEADING.fullmatch(shown):
                columns = [one for one in columns if one is not column]
                columns.append(Column(place, heading["role"], len(cells) > 1))
            elif column is not None and shown.rstrip().endswith(":"):
                columns.remove(column)
            elif column is not None:
                low = text.find(shown, start + line.start(), start + line.end())
                entry = _entry(text, low, low + len(shown)) if low >= 0 else None
                column.missed = 0 if entry else column.missed + 1
                if entry:
                    yield column.role, entry, column.beside or len(cells) > 1
        columns = [one for one in columns if one.missed < NEAR]


def _entry(text: str, low: int, high: int) -> Entry | None:
    """The one person that a cell holds, and nothing else."""
    if not honorifics().match(text, low, high):
        return None
    entries = roll(text, low, high)
    rest = text[entries[0].end : high].strip(" *#†^") if len(entries) == 1 else "?"
    return entries[0] if not rest or NOTE.fullmatch(rest) else None


def _say(work: Work, issuer: int, role: str, entry: Entry) -> None:
    if any(ALTERNATE.match(note) for note in entry.notes):
        return
    dated = tuple(note for note in entry.notes if change_of((note,)) != ("asserted", None, None))
    say_seat(
        work,
        person(work, replace(entry, chinese=None)),
        issuer,
        ", ".join(note for note in entry.notes if note not in dated),
        (Evidence(work.filing, entry.start, entry.end),),
        change=change_of(dated),
        role=role_of(role),
        director=True,
    )
