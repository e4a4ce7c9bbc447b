"""The two clocks: when a fact held, and when it was known.

Known time. A statement is known from the publication date of its filing; a filing that does not
say its date is known at all times. `known` is compared with nothing else, and a publication date
is never taken for the date of a fact.

Valid time. A statement holds over a half-open interval of days:
- it begins on `valid_from`; else on `as_at`, the day for which the filing says it; else its
  beginning is unknown and the interval is open on the left;
- it ends on `valid_to` (that day excluded); else it is open on the right;
- the `as_at` of an ended statement is no beginning; without `valid_to` it is the end; where then
  end or beginning is still unknown, the filing names no day on which it held, and it holds on none;
- a part-date counts as widely as it can: a beginning in "2012" from 1 January, an end in "2012"
  until 31 December, and a question about "2012-11" asks for any day of that month;
- negated statements never hold; planned ones hold only from a `valid_from` that they state;
- the state after a transaction counts as planned, and the state before it as lasting, unless the
  filing reports the completion (allotment results, next day returns): there it is the reverse.

An end reaches the positive fact: where a known statement says that a relation ended on a day,
every known statement of the same relation that began before that day ends with it.

A correction is no change in the world: it replaces on the known clock only. From the publication
of a filing that corrects an earlier one, the figure that it replaces (`graphkit.graph.corrections`
says which) holds on no day, ends nothing, and is in no view; a view known before that day still
has it, on the days on which it was thought to hold. The new figure has its own valid time. The
whole graph keeps both, the replaced one without days, for what was once said stays said.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from graphkit.filing.filing import Filing
from graphkit.statement import PART_DATE, PartyRef, Statement

__all__ = ["NEVER", "Interval", "days", "intervals", "is_published", "own_interval", "told_end"]

COMPLETED = frozenset({"allotment_results", "next_day_return"})
"""Kinds of filing published when the transaction is done."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Half-open days [begin, end); None is open. An empty interval holds no day."""

    begin: date | None = None
    end: date | None = None
    empty: bool = False

    def meets(self, other: Interval) -> bool:
        """Have the two a day in common?"""
        if self.empty or other.empty:
            return False
        starts = [one.begin or date.min for one in (self, other)]
        ends = [one.end or date.max for one in (self, other)]
        return max(starts) < min(ends)

    @property
    def current(self) -> bool:
        """Does it go on, as far as anyone has said?"""
        return not self.empty and self.end is None


NEVER = Interval(empty=True)
"""No day."""


@lru_cache(1 << 12)
def days(part: str) -> Interval:
    """The days of a part-date: a year, a month, or the one day. Raises ValueError if there is none."""
    if not PART_DATE.fullmatch(part):
        raise ValueError("not of the form 2012-11-30")
    year, month, day = (int(one) for one in (*part.split("-"), "0", "0")[:3])
    first = date(year, month or 1, day or 1)
    last = date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    return Interval(first, last + timedelta(days=1))


def is_published(filing: Filing, known: str | None) -> bool:
    """Was the filing out by the last day of the part-date `known`? One without a date always was."""
    until = days(known).end if known else None
    return until is None or filing.published is None or filing.published < until


def _first(part: str | None) -> date | None:
    return days(part).begin if part else None


def _last(part: str | None) -> date | None:
    end = days(part).end if part else None
    return end - timedelta(days=1) if end else None


def own_interval(statement: Statement) -> Interval:
    """The days on which the statement says that it holds, by itself alone."""
    begin = _first(statement.valid_from or statement.as_at)
    end = _last(statement.valid_to)
    done = statement.filing.kind in COMPLETED
    pending = statement.status == "planned" or (statement.state == "after" and not done)
    past = statement.status == "ended" or (statement.state == "before" and done)
    if statement.status == "negated" or (pending and not statement.valid_from):
        return NEVER
    if past:
        begin, end = _first(statement.valid_from), _last(statement.valid_to or statement.as_at)
        if not statement.valid_to and (begin is None or end is None):
            return NEVER
    return NEVER if begin and end and begin >= end else Interval(begin, end)


def told_end(statement: Statement) -> date | None:
    """The day on which the statement says that a relation ended, and with which others end."""
    if statement.status != "ended" or not isinstance(statement.object, PartyRef):
        return None
    return _last(statement.valid_to or statement.as_at)


def intervals(statements: Iterable[Statement], identify: Callable[[PartyRef], str]) -> dict[str, Interval]:
    """The interval of each statement by id, with the ends that others state.

    `identify` gives the party id of a ref, so that the end of a relation in one filing reaches
    the same relation in another.
    """
    held = tuple(statements)

    def fact(one: Statement) -> tuple[str, str, str]:
        target = one.object
        return identify(one.subject), one.predicate, identify(target) if isinstance(target, PartyRef) else ""

    ends: dict[tuple[str, str, str], set[date]] = defaultdict(set)
    for one in held:
        if (end := told_end(one)) is not None:
            ends[fact(one)].add(end)
    found = {one.id: own_interval(one) for one in held}
    for one in held if ends else ():
        span = found[one.id]
        later = [end for end in ends.get(fact(one), ()) if end > (span.begin or date.min)]
        if later and not span.empty and (span.end is None or min(later) < span.end):
            found[one.id] = Interval(span.begin, min(later))
    return found
