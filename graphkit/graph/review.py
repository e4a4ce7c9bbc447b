"""Review: looking at pairs of parties, and deciding on them.

Parties are told by any name that the graph knows, by party id or by ref id. Where one party goes by
both names, each name means the refs that filings call so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphkit.errors import GraphkitError
from graphkit.graph.ledger import Ledger
from graphkit.identity.decision import Decision
from graphkit.identity.log import Entry, judgements_in, read_log, write_log
from graphkit.identity.names import fold
from graphkit.identity.parties import Identity, Party, identify
from graphkit.statement import PartyRef

__all__ = ["Explanation", "decide", "explain", "identity_of", "undo"]


def identity_of(graph: Ledger, folder: Path) -> Identity:
    """The parties of the graph in that folder with all decisions."""
    return identify(graph.statements, judgements_in(folder))


@dataclass(frozen=True, slots=True)
class Explanation:
    """Two parties, or two names of one, what is decided of them, and the decisions on the way."""

    left: str
    right: str
    verdict: str
    decisions: tuple[Decision, ...]
    judgements: tuple[Entry, ...]

    def to_record(self) -> dict[str, Any]:
        """The explanation as JSON values."""
        return {
            "left": self.left,
            "right": self.right,
            "verdict": self.verdict,
            "decisions": [one.to_record() for one in self.decisions],
            "judgements": [
                {
                    "left": dict(one.left),
                    "right": dict(one.right),
                    "verdict": one.verdict,
                    "by": one.by,
                    "valid": one.valid,
                }
                for one in self.judgements
            ],
        }


def explain(graph: Ledger, folder: Path, left: str, right: str) -> Explanation:
    """What is decided of two parties, by whom or by which rule, from which features."""
    found = identity_of(graph, folder)
    ends = [{ref.id for ref in _refs(graph, text)} for text in (left, right)]
    parties = [{found.party_of[id] for id in some} for some in ends]
    whole = [{ref.id for id in some for ref in found.parties[id].refs} for some in parties]
    same = bool(parties[0] & parties[1])
    between = [one for one in found.decisions if _joins(one, *(ends if same else whole))]
    if same and not between:
        between = [one for one in found.decisions if set(one.pair) <= whole[0] | whole[1]]
    entries = tuple(one for one in read_log(folder) if one.is_on(*whole))
    verdict = "same" if same else next((one.verdict for one in between), "not_same")
    by_rule = tuple(one for one in between if not (entries and one.rule.startswith("judgement by")))
    return Explanation(left, right, verdict, by_rule, entries)


def _joins(decision: Decision, left: set[str], right: set[str]) -> bool:
    one, other = decision.pair
    return (one in left and other in right) or (one in right and other in left)


def decide(
    graph: Ledger,
    folder: Path,
    left: str,
    right: str,
    verdict: str,
    by: str,
    valid: str | None = None,
) -> Entry:
    """Write a verdict on two parties into the log, in place of an earlier one on the same refs.

    Raises GraphkitError where it contradicts a judgement already there, or cannot be carried out.
    """
    ours, theirs = _two(graph, left, right)
    if ours[0].type != theirs[0].type:
        raise GraphkitError(f"{left} is a {ours[0].type}, {right} a {theirs[0].type}: they cannot be one")
    before = identity_of(graph, folder)
    on = [one for one in before.decisions if _joins(one, {r.id for r in ours}, {r.id for r in theirs})]
    entry = Entry(
        left={ref.id: ref.name for ref in ours},
        right={ref.id: ref.name for ref in theirs},
        verdict=verdict,
        by=by,
        score=round(on[0].score, 3) if on else None,
        features=dict(on[0].features) if on else {},
        valid=valid,
    )
    kept = [one for one in read_log(folder) if (one.left, one.right) != (entry.left, entry.right)]
    entries = [*kept, entry]
    after = identify(graph.statements, [one for each in entries for one in each.judgements()])
    joined = after.party_of[ours[0].id] == after.party_of[theirs[0].id]
    if verdict != "unsure" and joined != (verdict == "same"):
        raise GraphkitError(
            f"an earlier judgement says otherwise of {left} and {right}, itself or by way of a third. "
            "See: graphkit identity explain; take it back with: graphkit identity undo"
        )
    write_log(folder, entries)
    return entry


def undo(graph: Ledger, folder: Path, left: str, right: str) -> list[Entry]:
    """Take the judgements on two parties out of the log; returns them. Raises GraphkitError where
    there are none."""
    ids = [[ref.id for ref in _refs(graph, text)] for text in (left, right)]
    entries = read_log(folder)
    gone = [one for one in entries if one.is_on(*ids)]
    if not gone:
        raise GraphkitError(
            f"no judgement on {left} and {right}. What a rule joined is parted with: graphkit identity apart"
        )
    write_log(folder, [one for one in entries if one not in gone])
    return gone


def _refs(graph: Ledger, text: str) -> Sequence[PartyRef]:
    """The refs that a text means: of the party found, those that filings call so, if any."""
    for party in graph.parties.values():
        if exact := [ref for ref in party.refs if ref.id == text]:
            return exact
    party = graph.parties.get(text) or graph.find(text)
    called = [ref for ref in party.refs if fold(text) in map(fold, ref.names)]
    return called or party.refs


def _two(graph: Ledger, left: str, right: str) -> tuple[Sequence[PartyRef], Sequence[PartyRef]]:
    ours, theirs = _refs(graph, left), _refs(graph, right)
    mine, other = graph.resolve(ours[0]), graph.resolve(theirs[0])
    if mine.id != other.id:
        return mine.refs if _whole(mine, left) else ours, other.refs if _whole(other, right) else theirs
    if {ref.id for ref in ours} & {ref.id for ref in theirs}:
        raise GraphkitError(
            f"{left} and {right} are one in the same filing. Give the ids of refs of two filings: "
            + ", ".join(ref.id for ref in mine.refs[:8])
        )
    return ours, theirs


def _whole(party: Party, text: str) -> bool:
    """Does the text mean the party as a whole, not one ref?"""
    return all(ref.id != text for ref in party.refs)
