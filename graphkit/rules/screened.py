"""Screening a graph of filings: who is connected with its issuers by offices and votes alone.

A list to look through, made on arrays for thousands of issuers at once (`graphkit.rules.screen`).
Kinship, trusts, stated associates, carve-outs and what is only planned are not screened: the
finding for a pair, with its proof, is what `graphkit.rules.check` gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from graphkit.graph.arrays.columns import Columns
from graphkit.rules.check import board_of, default_day
from graphkit.rules.rulebook import Rulebook
from graphkit.rules.screen import LIMBS, Screen, Screened

if TYPE_CHECKING:
    from graphkit.graph.graph import Graph
    from graphkit.identity.parties import Party

__all__ = ["Hit", "screened"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A party that meets a limb: for certain at the lower bounds of what is stated, else possibly.

    `through` is the company of the group, or the person of the core, by which the limb is met.
    """

    issuer: str
    party: str
    rule: str
    limb: str
    through: str
    is_certain: bool

    def to_record(self) -> dict[str, Any]:
        """The hit as JSON values."""
        return asdict(self)


def screened(graph: Graph, issuers: Sequence[Party], at: date | None = None) -> Iterator[Hit]:
    """The hits of each issuer in turn, certain ones first, as of `at` or the issuer's latest filing."""
    columns = Columns.of(graph)
    for issuer in issuers:
        day = at or default_day(graph, issuer, issuer)
        if day is None:
            continue
        chapter = Rulebook.load().at(day, board_of(issuer))
        screen = Screen(columns.ownership, chapter, columns.kind, columns.name, columns.told)
        number = columns.number(issuer.id)
        certain, possible = screen.certain([number]), screen.possible([number])
        known = set(certain.parties.tolist())
        yield from _hits(screen, certain, True, frozenset())
        yield from _hits(screen, possible, False, known)


def _hits(
    screen: Screen, found: Screened, is_certain: bool, known: set[int] | frozenset[int]
) -> Iterator[Hit]:
    name = screen.names
    rows = zip(found.parties.tolist(), found.limbs.tolist(), found.through.tolist(), strict=True)
    for party, limb, through in rows:
        if party not in known:
            rule = screen.rule(limb, through)
            yield Hit(name(int(found.issuers[0])), name(party), rule, LIMBS[limb], name(through), is_certain)
