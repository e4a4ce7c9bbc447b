"""Parties over several filings: which of the refs of several filings are one party.

Refs of one type become one party when their stock codes, their Chinese legal names (Traditional and
Simplified are one) or their full legal names agree; persons, when their full names have the same
words in any order and they share the issuer of the filing or a company that both serve. Then
names in two languages are compared, and what is certain is joined; the rest is left unsure for
review. A defined short name ("the Company", "Xiaomi") never joins filings, and no name joins
another by being contained in it. Judgements overrule all of it. Everything is decided over sorted
keys, so the order of the filings cannot matter.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from graphkit.identity.boards import board_decisions
from graphkit.identity.companies import Bridges, company_decisions, company_keys
from graphkit.identity.decision import Decision, Judgement
from graphkit.identity.former import join_former
from graphkit.identity.groups import Groups
from graphkit.identity.homonyms import unclear_names
from graphkit.identity.known import Known, gather
from graphkit.identity.naming import Party, party
from graphkit.identity.persons import person_decisions, person_join_keys
from graphkit.identity.remainders import remainder_decisions
from graphkit.statement import Statement

__all__ = ["Identity", "Judgement", "Party", "identify", "parties_of"]

ROUNDS = 3
"""How often persons are compared anew after their boards have joined companies."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The parties by id, the party id of each ref id, and the decisions that led there.

    `decisions` are in the order of their pairs; the unsure ones are what is left to review.
    """

    parties: Mapping[str, Party]
    party_of: Mapping[str, str]
    decisions: tuple[Decision, ...]

    @property
    def unsure(self) -> tuple[Decision, ...]:
        """The pairs that may be one party and are not yet decided, the likeliest first."""
        found = [one for one in self.decisions if one.verdict == "unsure"]
        return tuple(sorted(found, key=lambda one: (-one.score, one.pair)))


def parties_of(
    statements: Iterable[Statement], judgements: Iterable[Judgement] = ()
) -> tuple[dict[str, Party], dict[str, str]]:
    """All parties by id, in the order of ids, and the party id of each ref id."""
    found = identify(statements, judgements)
    return dict(found.parties), dict(found.party_of)


def identify(statements: Iterable[Statement], judgements: Iterable[Judgement] = ()) -> Identity:
    """The parties of these statements, with every decision."""
    known = gather(statements)
    held = anchored(judgements, known)
    compared: Bridges = {}
    groups, unsure = _companies(known, held, compared)
    if unclear := unclear_names(unsure):
        groups, unsure = _companies(known, held, compared, unclear)
    for _ in range(ROUNDS):
        joins = len(groups.decisions)
        groups.join(person_join_keys(groups))
        unsure += join_former(groups, "person")
        unsure += _take(groups, person_decisions(groups))
        before = groups.companies()
        unsure += _take(groups, board_decisions(groups))
        if groups.companies() == before or len(groups.decisions) == joins:
            break
    unsure += _take(groups, remainder_decisions(groups))
    parties: dict[str, Party] = {}
    for members in groups:
        made = party(members, parties)
        parties[made.id] = made
    ordered = {id: parties[id] for id in sorted(parties)}
    party_of = {ref.id: one.id for one in ordered.values() for ref in one.refs}
    left = {one.pair for one in held if one.same is None}
    decided = [*groups.decisions, *_open(groups, unsure, left)]
    return Identity(
        ordered, party_of, tuple(sorted(decided, key=lambda one: (one.pair, one.rule, one.reason)))
    )


def _companies(
    known: Mapping[str, Known], held: list[Judgement], made: Bridges, unclear: Container[str] = ()
) -> tuple[Groups, list[Decision]]:
    """The groups with companies joined by keys and by names, and what is open."""
    groups = Groups(known, held)
    groups.join(company_keys(known, unclear))
    unsure = join_former(groups, "company")
    return groups, unsure + _take(groups, company_decisions(groups, made))


def _take(groups: Groups, decisions: list[Decision]) -> list[Decision]:
    """Join what is the same, the surest first, and hand back what is open.

    What one filing tells apart, by two names in one script, is at most unsure, and if it was no
    more than unsure before, it is not the same.
    """
    left = []
    for one in decisions:
        if groups.root(one.left) == groups.root(one.right):
            continue
        clash = groups.clash(one.left, one.right)
        if one.verdict == "same" and not clash:
            groups.unite(one.left, one.right, one)
        elif clash:
            told = f"{one.reason}; one filing names both"
            left.append(replace(one, verdict="unsure" if one.verdict == "same" else "not_same", reason=told))
        else:
            left.append(one)
    return left


def _open(groups: Groups, unsure: list[Decision], left: set[tuple[str, str]]) -> list[Decision]:
    """The unsure pairs that neither a later join nor a judgement has settled, one a pair of groups."""
    seen: set[tuple[str, str]] = set()
    found = []
    for one in sorted(unsure, key=lambda one: (-one.score, one.pair)):
        low, high = sorted((groups.root(one.left), groups.root(one.right)))
        if low != high and not groups.apart(low, high) and (low, high) not in seen and one.pair not in left:
            seen.add((low, high))
            found.append(one)
    return found


def anchored(judgements: Iterable[Judgement], known: Mapping[str, Known]) -> list[Judgement]:
    """The judgements on refs that are here. An id is made of the filing and a number that another
    reading of the filing may give to another party: then the name finds the ref."""
    by_name = {(id.split("/")[0], name): id for id, one in sorted(known.items()) for name in one.names}
    found = []
    for one in judgements:
        left, right = (
            id
            if not name or (id in known and name in known[id].names)
            else by_name.get((id.split("/")[0], name))
            for id, name in ((one.left, one.left_name), (one.right, one.right_name))
        )
        if left and right:
            found.append(Judgement(left, right, one.same, one.by, one.left_name, one.right_name, one.valid))
    return found
