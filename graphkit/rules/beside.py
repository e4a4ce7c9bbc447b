"""The derived answer beside what filings themselves say of the status."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from graphkit.rules.finding import Finding
from graphkit.statement import PartyRef, Statement

if TYPE_CHECKING:
    from graphkit.graph.graph import Graph

__all__ = ["Beside"]

CLAIMS = frozenset(
    "connected_person_of associate_of substantial_shareholder_of controlling_shareholder_of".split()
)


class Beside:
    """The statements of one graph, of filings published by `known`, that claim a status."""

    def __init__(self, graph: Graph, known: date | None) -> None:
        self.graph, self.known = graph, known

    @cached_property
    def examined(self) -> str:
        """SHA-256 of the ids of all statements that were looked at."""
        ids = "\n".join(sorted(s.id for s in self.graph.statements if self._is_known(s)))
        return hashlib.sha256(ids.encode()).hexdigest()

    def finding(self, finding: Finding, chosen: str = "") -> Finding:
        """The finding with the claims, its parties, and `chosen`, the reason of its day."""
        ends = {finding.subject, finding.issuer}
        for step in finding.derivations[:1]:
            ends |= {end for edge in step.leaves() for end in (edge.subject, edge.object)}
        parties = tuple(
            (party.id, party.name, tuple(ref.id for ref in party.refs))
            for party in (self.graph.parties[end] for end in sorted(ends) if end in self.graph.parties)
        )
        stated = tuple(s for s in self.graph.about(finding.subject) if self._is_claim(s, finding.subject))
        told = replace(
            finding,
            stated=stated,
            parties=parties,
            examined=self.examined,
            assumptions=(*finding.assumptions, chosen) if chosen else finding.assumptions,
        )
        claimed = any(s.predicate == "connected_person_of" and self._is_of(s, finding.issuer) for s in stated)
        return _beside(told, claimed)

    def _is_known(self, statement: Statement) -> bool:
        published = statement.known_from
        return self.known is None or published is None or published <= self.known

    def _is_claim(self, statement: Statement, party: str) -> bool:
        asserted = statement.predicate in CLAIMS and statement.status == "asserted"
        own = asserted and self.graph.resolve(statement.subject).id == party
        return own and self._is_known(statement)

    def _is_of(self, statement: Statement, issuer: str) -> bool:
        target = statement.object
        return isinstance(target, PartyRef) and self.graph.resolve(target).id == issuer


def _beside(finding: Finding, claimed: bool) -> Finding:
    """A claim that nothing supports leaves the answer open."""
    if not claimed:
        told = "derived, not stated by a filing" if finding.answer == "yes" else ""
        return replace(finding, difference=told)
    if finding.answer == "yes":
        return finding
    if finding.answer == "undetermined":
        return replace(finding, difference="stated by a filing; facts are missing to derive it")
    return replace(
        finding,
        answer="undetermined",
        level=None,
        paths=(),
        derivations=(),
        difference="stated by a filing, not derivable from the graph",
        missing=(*finding.missing, "the ground on which the filing calls it a connected person"),
    )
