"""Who sits, or sat, on a board: offices from statements and from successive lists of directors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from graphkit.rules.clock import Held, reading_data
from graphkit.rules.world import Edge
from graphkit.statement import Statement

__all__ = ["directors", "office_of"]

Seat = tuple[str, str]
"""Director and company."""


def office_of(title: str | None) -> str:
    """The relation of an officer by title: chief executive, supervisor, or "" for the others."""
    words = (title or "").casefold()
    for office in reading_data()["office"]:
        if any(word in words for word in office["words"]):
            return str(office["relation"])
    return ""


def directors(seats: Mapping[Seat, list[Held]], day: date) -> Iterator[Edge]:
    """Directorships as dated edges.

    A director who is missing from a later whole list of the same board left in between: for
    certain not before the last list that has the name, and by the later list at the latest.
    """
    lists = _whole_lists(seats)
    for seat, said in seats.items():
        past = [one for one in said if one.said <= day] or said
        last = max(past, key=lambda one: (one.is_certain, one.said, one.statement.id))
        told = (last.statement, *(one.statement for one in said if one is not last))
        later = [when for when in lists[seat[1]] if last.said < when <= day]
        if last.until is not None:
            sure = last.statement.valid_to is not None
            note = "" if sure else f"the day on which the seat was left, by {last.until}"
            yield _seat(seat, told, sure and last.is_certain, note, last.until)
        elif not later:
            yield _seat(seat, told, last.is_certain, last.note)
        else:
            note = f"the day on which the seat was left, after {last.said} and by {later[0]}"
            yield _seat(seat, told, last.is_certain, "", last.said + timedelta(days=1))
            yield _seat(seat, told, False, note, later[0])


def _seat(
    seat: Seat, told: tuple[Statement, ...], is_certain: bool, note: str, until: date | None = None
) -> Edge:
    return Edge("director_of", *seat, until=until, certain=is_certain, note=note, statements=told)


def _whole_lists(seats: Mapping[Seat, list[Held]]) -> Mapping[str, list[date]]:
    named: dict[tuple[str, str, date], set[str]] = defaultdict(set)
    for (person, company), said in seats.items():
        for one in _dated(said):
            named[company, one.statement.filing.sha256, one.said].add(person)
    dates: dict[str, set[date]] = defaultdict(set)
    for (company, _, when), people in named.items():
        if len(people) >= int(reading_data()["whole_board"]):
            dates[company].add(when)
    return defaultdict(list, {company: sorted(whens) for company, whens in dates.items()})


def _dated(said: Iterable[Held]) -> Iterator[Held]:
    return (one for one in said if one.statement.as_at is not None and one.statement.status == "asserted")
