"""Paths of ownership, control and association between two parties.

A step leads from the one who has power to the one under it: holder to company, parent to
subsidiary, controller by contract to the controlled, partner to joint venture, director to
company; between associates and relatives it leads both ways. The search first walks back from the
goal to learn how far each party lies from it, then forwards only where the goal is in reach, so
that parties with many holdings cost nothing.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graphkit.identity.parties import Party
from graphkit.statement import Statement

if TYPE_CHECKING:
    from graphkit.graph.ledger import Ledger

__all__ = ["Path", "Step", "all_paths", "onward", "steps"]

DOWN = frozenset(
    """holds_shares_in controls_by_contract controlling_shareholder_of substantial_shareholder_of
    partner_of trustee_of beneficiary_of""".split()
)
"""The subject has the power, the object is under it."""

UP = frozenset("subsidiary_of beneficially_owned_by joint_venture_of".split())
"""The object has the power."""

SERVES = frozenset("director_of officer_of".split())
"""Context: a step from subject to object that carries no ownership. That someone is a connected
person is a conclusion, not a link, and no step."""

ALIKE = frozenset("associate_of family_of fellow_subsidiary_of".split())
"""Context: a step in either direction."""


@dataclass(frozen=True, slots=True)
class Step:
    """From one party to the next, with every live statement that says so, ownership first."""

    source: Party
    target: Party
    statements: tuple[Statement, ...] = field(repr=False)

    @property
    def controls(self) -> bool:
        """Does it carry ownership or control, not only association or office?"""
        return any(one.predicate in DOWN or one.predicate in UP for one in self.statements)

    def to_record(self) -> dict[str, Any]:
        """The step as JSON values, its statements with their evidence."""
        ends = {"from": self.source.id, "to": self.target.id}
        return {**ends, "statements": [one.to_record() for one in self.statements]}


@dataclass(frozen=True, slots=True)
class Path:
    """Steps that join end to end and meet no party twice."""

    steps: tuple[Step, ...]

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties along the way, both ends included."""
        return (self.steps[0].source, *(step.target for step in self.steps))

    def __len__(self) -> int:
        return len(self.steps)

    def __str__(self) -> str:
        return " → ".join(party.name for party in self.parties)

    def to_record(self) -> dict[str, Any]:
        """The path as JSON values: parties in order, and the steps between them."""
        parties = [{"id": one.id, "type": one.type, "name": one.name} for one in self.parties]
        return {"length": len(self), "parties": parties, "steps": [step.to_record() for step in self.steps]}


def steps(graph: Ledger) -> dict[str, tuple[Step, ...]]:
    """The steps out of each party, by party id, in the order of the targets' ids."""
    found: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in graph.live:
        for way in _ways(statement, graph.ends(statement)):
            found[way].append(statement)
    out: dict[str, list[Step]] = defaultdict(list)
    for (source, target), held in sorted(found.items()):
        ranked = sorted(held, key=lambda one: (one.predicate in SERVES | ALIKE, one.predicate, one.id))
        out[source].append(Step(graph.parties[source], graph.parties[target], tuple(ranked)))
    return {source: tuple(some) for source, some in out.items()}


def _ways(statement: Statement, ends: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if len(ends) == 2 and ends[0] != ends[1]:
        if statement.predicate in DOWN | SERVES | ALIKE:
            yield ends[0], ends[1]
        if statement.predicate in UP | ALIKE:
            yield ends[1], ends[0]


def _distances(out: Mapping[str, tuple[Step, ...]], goal: str, limit: int) -> dict[str, int]:
    back: dict[str, list[str]] = defaultdict(list)
    for source, some in out.items():
        for step in some:
            back[step.target.id].append(source)
    far = {goal: 0}
    queue = deque([goal])
    while queue:
        here = queue.popleft()
        for source in back[here] if far[here] < limit else ():
            if source not in far:
                far[source] = far[here] + 1
                queue.append(source)
    return far


def all_paths(out: Mapping[str, tuple[Step, ...]], start: str, goal: str, limit: int) -> tuple[Path, ...]:
    """All simple paths of at most `limit` steps, shortest first, then by the ids along them."""
    far = _distances(out, goal, limit)
    found: list[tuple[Step, ...]] = []

    def walk(here: str, way: tuple[Step, ...], met: frozenset[str]) -> None:
        for step in out.get(here, ()):
            target = step.target.id
            if target == goal:
                found.append((*way, step))
            elif target not in met and len(way) + 1 + far.get(target, limit) <= limit:
                walk(target, (*way, step), met | {target})

    if start != goal and far.get(start, limit + 1) <= limit:
        walk(start, (), frozenset({start, goal}))
    ordered = sorted(found, key=lambda way: (len(way), [step.target.id for step in way]))
    return tuple(Path(way) for way in ordered)


def onward(out: Mapping[str, tuple[Step, ...]], start: str) -> tuple[Step, ...]:
    """The steps of ownership and control from a party on, breadth first, each once."""
    found: list[Step] = []
    met = {start}
    queue = deque([start])
    while queue:
        for step in out.get(queue.popleft(), ()):
            if step.controls:
                found.append(step)
                if step.target.id not in met:
                    met.add(step.target.id)
                    queue.append(step.target.id)
    return tuple(found)
