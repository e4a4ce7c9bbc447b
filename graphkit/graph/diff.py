"""What changed between two days, in words, each change with its cause.

A view of a day is the graph as it was known on that day, with what then held. A fact that stands
in the later view alone began or came out in between; one that stands in the earlier alone ended,
or was said to have ended; one that stands in both with other figures changed. The cause is the
statement that made the difference, with its filing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from graphkit.errors import GraphkitError
from graphkit.graph.clocks import days
from graphkit.statement import PartyRef, Statement

if TYPE_CHECKING:
    from graphkit.graph.graph import Graph

__all__ = ["Change", "changes"]

Fact = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One change: `kind` is new, ended or changed; `cause` says why; `statements` are its grounds."""

    kind: str
    text: str
    cause: str
    statements: tuple[Statement, ...]

    def __str__(self) -> str:
        return f"{self.kind}: {self.text} ({self.cause})"

    def to_record(self) -> dict[str, Any]:
        """The change as JSON values, with the ids of its statements."""
        return {
            "kind": self.kind,
            "text": self.text,
            "cause": self.cause,
            "statements": [one.id for one in self.statements],
        }


def changes(graph: Graph, before: str, after: str) -> tuple[Change, ...]:
    """The changes from one day to a later one, by the parties' names. Raises GraphkitError for
    what is not a date, and for days in the wrong order."""
    earlier, later = _facts(graph, before), _facts(graph, after)
    if (days(before).begin or date.min) > (days(after).begin or date.min):
        raise GraphkitError(f"{before} is after {after}: give the earlier day first")
    known = graph.at(known=after)
    found: list[Change] = []
    for fact in sorted(earlier.keys() | later.keys()):
        was, now = earlier.get(fact, ()), later.get(fact, ())
        if not was:
            found.append(Change("new", _told(graph, now), _why_new(now, before), now))
        elif not now:
            ending = _ending(known, fact)
            found.append(Change("ended", _told(graph, was), _why_ended(was, ending), ending or was))
        elif _details(was) != _details(now):
            text = f"{_told(graph, now)}, before: {', '.join(_details(was)) or 'no figure'}"
            found.append(Change("changed", text, _why_changed(graph, was, now, before), now))
    return tuple(found)


def _facts(graph: Graph, day: str) -> dict[Fact, tuple[Statement, ...]]:
    found: dict[Fact, tuple[Statement, ...]] = {}
    for statement in graph.at(valid=day, known=day).statements:
        if isinstance(statement.object, PartyRef) and statement.object.type != "transaction":
            fact = _fact(graph, statement)
            found[fact] = (*found.get(fact, ()), statement)
    return found


def _fact(graph: Graph, statement: Statement) -> Fact:
    subject, *rest = graph.ends(statement)
    return subject, statement.predicate, rest[0] if rest else ""


def _details(statements: Iterable[Statement]) -> tuple[str, ...]:
    return tuple(sorted({one for statement in statements for one in _qualifiers(statement)}))


def _qualifiers(statement: Statement) -> Iterator[str]:
    if statement.percent is not None:
        yield str(statement.percent)
    for name in ("role", "title", "kind"):
        if value := getattr(statement, name):
            yield value.replace("_", " ")
    if statement.wholly_owned is not None:
        yield "wholly owned" if statement.wholly_owned else "not wholly owned"
    if statement.chair:
        yield "chair"


def _told(graph: Graph, statements: tuple[Statement, ...]) -> str:
    first = statements[0]
    ends = [graph.parties[id].name for id in graph.ends(first)]
    details = ", ".join(_details(statements))
    return f"{ends[0]} {_verb(first.predicate)} {ends[-1]}" + (f", {details}" if details else "")


def _verb(predicate: str) -> str:
    """director_of becomes "is a director of", holds_shares_in "holds shares in"."""
    words = predicate.replace("_", " ")
    if predicate == "family_of":
        return "is a relative of"
    if predicate.endswith("_of"):
        return f"is {'an' if words[0] in 'aeiou' else 'a'} {words}"
    return f"is {words}" if predicate.endswith(("_by", "_to")) else words


def _published(statement: Statement) -> str:
    when = statement.known_from
    return f"{statement.filing.name} of {when}" if when else f"{statement.filing.name}, undated"


def _why_new(statements: tuple[Statement, ...], before: str) -> str:
    until = days(before).end
    first = min(statements, key=lambda one: (str(one.known_from or ""), one.id))
    if first.valid_from and first.known_from and until and first.known_from < until:
        return f"began {first.valid_from}, as {_published(first)} had said"
    since = f", since {first.valid_from}" if first.valid_from else ""
    return f"stated in {_published(first)}{since}"


def _why_changed(graph: Graph, was: tuple[Statement, ...], now: tuple[Statement, ...], before: str) -> str:
    by = [one for old in was for one in graph.corrections.get(old.id, ()) if one in now]
    return f"corrected in {_published(by[0])}" if by else _why_new(now, before)


def _ending(known: Graph, fact: Fact) -> tuple[Statement, ...]:
    about = known.about(fact[0])
    return tuple(one for one in about if one.status == "ended" and _fact(known, one) == fact)


def _why_ended(was: tuple[Statement, ...], ending: tuple[Statement, ...]) -> str:
    if ending:
        last = max(ending, key=lambda one: (str(one.known_from or ""), one.id))
        until = f" as of {last.valid_to}" if last.valid_to else ""
        return f"ended{until}, stated in {_published(last)}"
    last = max(was, key=lambda one: (str(one.valid_to or ""), one.id))
    return f"its term ended {last.valid_to or 'then'}, as {_published(last)} had said"
