"""One statement as of one day: does it hold, does it for certain, and what is assumed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from graphkit.rules.reading import months_before
from graphkit.rules.rulebook import rule_data
from graphkit.statement import Statement

__all__ = ["Held", "held_on", "is_completed", "reading_data"]

COMPLETED = frozenset({"allotment_results", "next_day_return"})
"""Kinds of filing published when the transaction is done: the state after it is the lasting one."""


@cache
def reading_data() -> dict[str, Any]:
    """The data of `reading.toml`."""
    return rule_data("reading.toml")


@dataclass(frozen=True, slots=True)
class Held:
    """A statement that bears on the day. `said` is the day for which it speaks.

    `until` is the first day on which it no longer holds, where that is stated.
    """

    statement: Statement
    said: date
    is_certain: bool
    note: str = ""
    until: date | None = None


def held_on(statement: Statement, day: date, known: date | None) -> Held | None:
    """How the statement bears on the day; None where it does not.

    What was said on or before the day is taken to go on unless ended. What was said later holds
    from the beginning that it states; without one it is taken to have held for some months before,
    and beyond that it only may have held. Ended statements bear on the day through `until` alone.
    """
    published = statement.known_from
    if known is not None and published is not None and published > known:
        return None
    if statement.status == "negated":
        return None
    starts = _first(statement.valid_from)
    said = _first(statement.as_at) or published or starts or date.min
    until = _end(statement)
    if starts is not None and starts > day:
        return None
    if statement.status == "planned" or (statement.state == "after" and not is_completed(statement)):
        return Held(statement, said, False, f"whether what was agreed on {said} has been completed", until)
    if statement.state == "before" and is_completed(statement):
        return None
    if said <= day:
        note = f"what was said as at {said} is taken to go on" if date.min < said < day else ""
        return Held(statement, said, True, note, until)
    if starts is not None:
        return Held(statement, said, True, "", until)
    opens = months_before(said, int(reading_data()["months_before"]))
    if opens <= day:
        note = f"what was said as at {said} is taken to have held on {day}"
        return Held(statement, said, True, note, until)
    return Held(statement, said, False, f"whether what was said as at {said} held on {day}", until)


def is_completed(statement: Statement) -> bool:
    """Does the filing report a transaction that is done?"""
    return statement.filing.kind in COMPLETED


def _end(statement: Statement) -> date | None:
    """The first day after: the stated end, or, where only the end is stated, the day it is told."""
    stated = _first(statement.valid_to)
    if stated is not None or statement.status != "ended":
        return stated
    return _first(statement.as_at) or statement.known_from or date.min


def _first(part: str | None) -> date | None:
    if part is None:
        return None
    numbers = [int(one) for one in part.split("-")]
    year, month, day = (*numbers, 1, 1)[:3]
    return date(year, month, day)
