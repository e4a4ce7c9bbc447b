"""The rulebook on a knowledge graph: one finding, or all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graphkit.errors import RulebookError
from graphkit.graph.islands import islands
from graphkit.rules.assess import Assessment
from graphkit.rules.bearing import Bearing
from graphkit.rules.beside import Beside
from graphkit.rules.clock import reading_data
from graphkit.rules.finding import Finding
from graphkit.rules.graphworld import world_of_graph
from graphkit.rules.rulebook import Rulebook
from graphkit.statement import PartyRef, Statement

if TYPE_CHECKING:
    from graphkit.graph.graph import Graph
    from graphkit.identity.parties import Party

__all__ = [
    "Survey",
    "assess",
    "board_of",
    "check",
    "default_day",
    "each_finding",
    "findings",
    "issuers",
    "question",
]

EVENTS = frozenset({"transaction", "return"})


def check(
    graph: Graph,
    party: str | PartyRef | Party,
    issuer: str | PartyRef | Party | None = None,
    at: date | str | None = None,
    known: date | str | None = None,
) -> Finding:
    """Is the party a connected person of the issuer on the day?

    Parties may be given by any name that `graph.find` knows. Without `issuer`, the one issuer of
    the filings that speak of the party. Without `at`, the latest publication date of a filing that
    speaks of both, so that the rules in force at the date of the filing are applied. `known` leaves
    out filings published later. Raises PartyNotFound, and RulebookError where the issuer or the
    day must be given.
    """
    asked = question(graph, party, issuer, at, known)
    finding = assess(graph, asked.issuer, asked.day, asked.known).finding(asked.party.id)
    chosen = "" if at is not None else f"as of {asked.day}, the latest filing that speaks of both"
    return Beside(graph, asked.known).finding(finding, chosen)


@dataclass(frozen=True, slots=True)
class Question:
    """What `check` was asked, with names resolved and the day chosen."""

    party: Party
    issuer: Party
    day: date
    known: date | None


def question(
    graph: Graph,
    party: str | PartyRef | Party,
    issuer: str | PartyRef | Party | None = None,
    at: date | str | None = None,
    known: date | str | None = None,
) -> Question:
    """The question resolved; raises as `check` does."""
    subject = _party(graph, party)
    listed = _party(graph, issuer) if issuer is not None else _only_issuer(graph, subject)
    day = _day(at) or default_day(graph, subject, listed)
    if day is None:
        raise RulebookError(f"no filing about {subject.name} has a date: give the day with --at")
    return Question(subject, listed, day, _day(known))


def findings(
    graph: Graph, at: date | str | None = None, known: date | str | None = None
) -> tuple[Finding, ...]:
    """Every finding for every issuer and every party of its filings, by issuer and party id.

    Parties of other filings are reported where the answer is not no, as of the latest filing about
    the issuer. `at` and `known` as in `check`.
    """
    made = each_finding(graph, at, known)
    return tuple(sorted(made, key=lambda one: (one.issuer, one.subject)))


def each_finding(
    graph: Graph, at: date | str | None = None, known: date | str | None = None
) -> Iterator[Finding]:
    """The same one by one, part of the graph by part and day by day, with only one world at hand."""
    survey = Survey(graph, at, known)
    for part in islands(graph):
        yield from survey.of(part)


class Survey:
    """All questions that `findings` answers, of a graph with its islands."""

    def __init__(self, graph: Graph, at: date | str | None = None, known: date | str | None = None) -> None:
        self.at, self.known = _day(at), _day(known)
        self.beside = Beside(graph, self.known)
        self.listed = {one.id for one in issuers(graph)}
        """The issuers by id."""

    @property
    def examined(self) -> str:
        """What each finding says of the statements that were looked at: all of the whole graph."""
        return self.beside.examined

    def of(self, part: Graph) -> Iterator[Finding]:
        """The findings in an island, day by day. They rest on its filings, its statements with their
        days and parties, and on which of these are issuers."""
        plan: dict[date, list[Asked]] = defaultdict(list)
        for issuer, near in _neighbours(part, self.listed):
            for day, asked, done in _days_of(part, issuer, near, self.at):
                plan[day].append((issuer, asked, done))
        bearing = Bearing(part) if len(plan) > 1 else None
        for day in sorted(plan):
            for view, questions in _views(part, bearing, plan[day]):
                world = world_of_graph(view, day, self.known)
                for issuer, asked, done in questions:
                    assessment = Assessment(world, issuer.id, Rulebook.load().at(day, board_of(issuer)))
                    parties = asked | (assessment.touched - done if done else set())
                    for one in sorted(parties - {issuer.id}):
                        yield self.beside.finding(assessment.finding(one))


Asked = tuple["Party", set[str], set[str]]
"""An issuer, the parties asked about on a day, and those asked about on any, if others are to be as well."""


def _views(part: Graph, bearing: Bearing | None, plan: list[Asked]) -> Iterator[tuple[Graph, list[Asked]]]:
    """The questions of a day, each with what bears on it, or all with the island where that is less."""
    if bearing is None or sum(bearing.size(one.id, asked) for one, asked, _ in plan) >= len(part.statements):
        yield part, plan
    else:
        yield from ((bearing.on(one.id, asked), [(one, asked, done)]) for one, asked, done in plan)


def _days_of(
    graph: Graph, issuer: Party, near: set[str], at: date | None
) -> Iterator[tuple[date, set[str], set[str]]]:
    """The days on which parties near an issuer are asked for; on the last of the issuer's own, whoever
    else is touched is asked for too, besides those already `near`."""
    last = at or default_day(graph, issuer, issuer)
    asked: dict[date, set[str]] = {last: set()} if last else {}
    for party in near:
        day = at or default_day(graph, graph.parties[party], issuer) or last
        if day is not None:
            asked.setdefault(day, set()).add(party)
    for day, parties in asked.items():
        yield day, parties, near if day == last else set()


def _neighbours(graph: Graph, listed: set[str]) -> Iterator[tuple[Party, set[str]]]:
    """Each issuer with the parties, events left out, of the filings that speak of it."""
    ends: dict[str, set[str]] = {}
    for statement in graph.statements:
        ends.setdefault(statement.filing.sha256, set()).update(graph.ends(statement))
    for id in sorted(listed.intersection(graph.parties)):
        filings = {statement.filing.sha256 for statement in graph.about(id)}
        near = {end for sha in filings for end in ends.get(sha, ())}
        yield graph.parties[id], {end for end in near if graph.parties[end].type not in EVENTS}


def assess(graph: Graph, issuer: Party, day: date, known: date | None = None) -> Assessment:
    """The assessment of all parties against one issuer on one day."""
    chapter = Rulebook.load().at(day, board_of(issuer))
    return Assessment(world_of_graph(graph, day, known), issuer.id, chapter)


def issuers(graph: Graph) -> tuple[Party, ...]:
    """The companies whose filings these are, by id."""
    codes = {filing.stock_code for filing in graph.filings.values() if filing.stock_code}
    names = {filing.issuer for filing in graph.filings.values() if filing.issuer}
    return tuple(
        party
        for party in graph.parties.values()
        if party.type == "company" and (party.stock_code in codes or names & set(party.names))
    )


def default_day(graph: Graph, party: Party, issuer: Party) -> date | None:
    """The latest publication date of a filing that speaks of both; else of one about the party."""
    about, listed = (_filings(graph.about(one)) for one in (party, issuer))
    both = [when for sha, when in about.items() if sha in listed]
    return max(both or about.values(), default=None)


def _filings(statements: Iterable[Statement]) -> dict[str, date]:
    return {s.filing.sha256: s.known_from for s in statements if s.known_from is not None}


def board_of(issuer: Party) -> str:
    """GEM by the stock code, else the Main Board."""
    code = (issuer.stock_code or "").lstrip("0")
    data = reading_data()
    is_gem = code.isdecimal() and data["gem_first"] <= int(code) <= data["gem_last"]
    return "GEM" if is_gem else "MB"


def _party(graph: Graph, named: str | PartyRef | Party) -> Party:
    return graph.find(named) if isinstance(named, str) else graph.resolve(named)


def _only_issuer(graph: Graph, party: Party) -> Party:
    listed = issuers(graph)
    about = {statement.filing.sha256 for statement in graph.about(party)}
    near = [one for one in listed if any(s.filing.sha256 in about for s in graph.about(one))]
    chosen = near or list(listed)
    if len(chosen) != 1:
        names = ", ".join(one.name for one in chosen) or "none is known"
        raise RulebookError(f"which issuer is {party.name} to be checked against? Give --issuer: {names}")
    return chosen[0]


def _day(given: date | str | None) -> date | None:
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise RulebookError(f"not a day: {given!r}; write 2012-11-30") from error
