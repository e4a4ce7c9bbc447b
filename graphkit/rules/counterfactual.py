"""Counterfactuals: which statements a yes hangs on, and what would change an answer."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING, Any

from graphkit.bounded import bounded
from graphkit.errors import RulebookError
from graphkit.percent import Percent
from graphkit.rules.assess import Assessment
from graphkit.rules.check import Question, board_of, question
from graphkit.rules.derivation import Test
from graphkit.rules.finding import Finding
from graphkit.rules.graphworld import world_of_graph
from graphkit.rules.rulebook import Rulebook
from graphkit.rules.world import Edge, World
from graphkit.statement import Statement

if TYPE_CHECKING:
    from graphkit.graph.graph import Graph

__all__ = ["Change", "WhyNot", "nearest_changes", "what_if", "why_not"]

MOST_TRIES = 400
HOLDS = re.compile(
    bounded(
        r"^(?:(?P<holder>.+?)\s+)?holds?\s+(?P<percent>\d+(?:\.\d+)?)\s*%"
        r"(?:\s+(?:of|in)\s+(?P<company>.+))?$"
    ),
    re.I,
)
SITS = re.compile(
    bounded(r"^(?:(?P<person>.+?)\s+)?is\s+(?P<no>not\s+)?a?\s*director\s+of\s+(?P<company>.+)$"), re.I
)


@dataclass(frozen=True, slots=True)
class WhyNot:
    """The smallest set of statements without which the answer is no longer yes, and what it is then.

    `statements` is empty where the answer is not yes in the first place, or none was found.
    """

    finding: Finding
    statements: tuple[Statement, ...]
    then: str

    def to_record(self) -> dict[str, Any]:
        """The counterfactual as JSON values, statements in full."""
        told = [statement.to_record() for statement in self.statements]
        return {"answer": self.finding.answer, "then": self.then, "statements": told}


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the facts in words, and the finding with it."""

    text: str
    before: Finding
    after: Finding

    def to_record(self) -> dict[str, Any]:
        """The change as JSON values."""
        return {"change": self.text, "before": self.before.to_record(), "after": self.after.to_record()}


def why_not(graph: Graph, party: str, issuer: str | None = None, at: str | None = None) -> WhyNot:
    """What a yes hangs on: the edges of each proof found are taken away, cheapest first.

    An edge goes with all the statements that support it, so that nothing says it any more.
    """
    asked = question(graph, party, issuer, at)
    by_id = {statement.id: statement for statement in graph.statements}
    order = count()
    first = _assessed(graph, asked, frozenset())
    queue: list[tuple[int, int, frozenset[str]]] = [(0, next(order), frozenset())]
    seen: set[frozenset[str]] = set()
    while queue and len(seen) < MOST_TRIES:
        _, _, without = heapq.heappop(queue)
        finding = _assessed(graph, asked, without)
        if finding.answer != "yes":
            return WhyNot(first, tuple(by_id[id] for id in sorted(without)), finding.answer)
        for edge in finding.derivations[0].leaves():
            fewer = without | {statement.id for statement in edge.statements}
            if fewer not in seen:
                seen.add(fewer)
                heapq.heappush(queue, (len(fewer), next(order), fewer))
    return WhyNot(first, (), "yes")


def _assessed(graph: Graph, asked: Question, without: frozenset[str]) -> Finding:
    world = world_of_graph(graph, asked.day, asked.known, without)
    return _finding(world, asked)


def _finding(world: World, asked: Question) -> Finding:
    chapter = Rulebook.load().at(asked.day, board_of(asked.issuer))
    return Assessment(world, asked.issuer.id, chapter).finding(asked.party.id)


def what_if(
    graph: Graph, party: str, change: str, issuer: str | None = None, at: str | None = None
) -> Change:
    """The finding under a change: "holds 29%", "A holds 12% of B", "is a director of B", "A is not a
    director of B".

    Without names, a holding is the one that decides for the party, else the party's own in the
    issuer. Raises RulebookError for words that name no change.
    """
    asked = question(graph, party, issuer, at)
    world = world_of_graph(graph, asked.day, asked.known)
    before = _finding(world, asked)
    if (holds := HOLDS.match(change.strip())) is not None:
        pair = _pair(graph, asked, before, holds["holder"], holds["company"])
        changed = _held(world, pair, Percent.of(holds["percent"]))
        told = f"{world.name(pair[0])} holds {holds['percent']}% of {world.name(pair[1])}"
    elif (sits := SITS.match(change.strip())) is not None:
        person = graph.find(sits["person"]).id if sits["person"] else asked.party.id
        company = graph.find(sits["company"]).id
        changed = _seated(world, person, company, sits["no"] is None)
        told = f"{world.name(person)} is {sits['no'] or ''}a director of {world.name(company)}"
    else:
        raise RulebookError(
            f"no change in {change!r}: write 'holds 29%', 'A holds 12% of B' or 'A is a director of B'"
        )
    return Change(told, before, _finding(changed, asked))


def _pair(
    graph: Graph, asked: Question, finding: Finding, holder: str | None, company: str | None
) -> tuple[str, str]:
    if company is not None:
        return (graph.find(holder).id if holder else asked.party.id), graph.find(company).id
    if holder is not None:
        return graph.find(holder).id, asked.party.id
    edges = [e for step in finding.derivations[:1] for e in step.leaves() if e.relation == "holds_votes"]
    near = [edge for edge in edges if asked.party.id in {edge.subject, edge.object}]
    if near:
        return near[-1].subject, near[-1].object
    world = world_of_graph(graph, asked.day, asked.known)
    into = world.into("holds_votes", asked.party.id)
    return (into[0].subject, asked.party.id) if into else (asked.party.id, asked.issuer.id)


def _held(world: World, pair: tuple[str, str], percent: Percent) -> World:
    kept = [e for e in world.edges if (e.relation, e.subject, e.object) != ("holds_votes", *pair)]
    return world.kept([*kept, Edge("holds_votes", *pair, percent=percent)])


def _seated(world: World, person: str, company: str, is_seated: bool) -> World:
    kept = [e for e in world.edges if (e.relation, e.subject, e.object) != ("director_of", person, company)]
    return world.kept([*kept, Edge("director_of", person, company)] if is_seated else kept)


def nearest_changes(
    graph: Graph, party: str, issuer: str | None = None, at: str | None = None
) -> tuple[Change, ...]:
    """For a party that is not connected: single changes of a holding that make the answer yes, the
    smallest rise first; each was tried out."""
    asked = question(graph, party, issuer, at)
    world = world_of_graph(graph, asked.day, asked.known)
    chapter = Rulebook.load().at(asked.day, board_of(asked.issuer))
    assessment = Assessment(world, asked.issuer.id, chapter)
    before = assessment.finding(asked.party.id)
    if before.answer == "yes":
        return ()
    made: dict[tuple[str, str], tuple[Decimal, Change]] = {}
    for edge, rise in sorted(_rises(assessment, asked.party.id), key=lambda pair: pair[1]):
        assert edge.percent is not None
        share = Percent.of(edge.percent.max + rise)
        after = _finding(_held(world, (edge.subject, edge.object), share), asked)
        told = f"{world.name(edge.subject)} holds {share} of {world.name(edge.object)} (now {edge.percent})"
        if after.answer == "yes":
            made.setdefault((edge.subject, edge.object), (rise, Change(told, before, after)))
    return tuple(change for _, change in sorted(made.values(), key=lambda pair: (pair[0], pair[1].text)))


def _rises(assessment: Assessment, party: str) -> Iterator[tuple[Edge, Decimal]]:
    """Holdings in tests about the party that fall short, with what is lacking."""
    votes = assessment.reading.votes
    for (owner, company, _), test in votes.tests.items():
        lacking = _lacking(test)
        if party not in {owner, company} or lacking <= 0:
            continue
        for edge in assessment.reading.world.into("holds_votes", company):
            if edge.percent is not None and edge.percent.max + lacking <= 100 and edge.subject == owner:
                yield edge, lacking


def _lacking(test: Test) -> Decimal:
    short = test.threshold - test.value.max
    return short + Decimal("0.01") if test.comparison == "more_than" else short
