"""A claim: what an issuer says of one transaction, what follows, and where the two differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graphkit.rules.finding import Finding
from graphkit.rules.reading import months_before
from graphkit.rules.rulebook import Rulebook
from graphkit.rules.tiers import Tier
from graphkit.statement import Statement

__all__ = ["Claim", "Difference", "aggregated"]

BREAKING = frozenset({"claimed_not_derivable", "not_disclosed", "tier_does_not_fit"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that does not fit.

    `kind` is claimed_not_derivable, not_disclosed (connected by what follows, and the transaction
    is not called connected), party_not_mentioned (the transaction is called connected, but this
    party's own connection is not mentioned), tier_does_not_fit, term_before_agreement or
    not_abstained.
    """

    kind: str
    text: str
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One transaction: what is said, what follows, and the differences.

    `related` are the ids of transactions of the same issuer that may have to be added to it.
    """

    transaction: str
    title: str
    issuer: str
    as_of: date
    regime: str
    kind: str
    stated_connected: tuple[str, ...]
    findings: tuple[Finding, ...]
    stated_tier: str
    derived_tier: Tier | None
    differences: tuple[Difference, ...]
    related: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        """Do the connection and the tier that are claimed follow?"""
        return not any(one.kind in BREAKING for one in self.differences)

    def to_record(self) -> dict[str, Any]:
        """The claim as JSON values, statements by their ids."""
        return {
            "transaction": self.transaction,
            "title": self.title,
            "issuer": self.issuer,
            "as_of": self.as_of.isoformat(),
            "regime": self.regime,
            "kind": self.kind,
            "stated_connected": list(self.stated_connected),
            "derived": [
                {"party": f.subject_name, "answer": f.answer, "level": f.level, "rule": f.rule}
                for f in self.findings
            ],
            "stated_tier": self.stated_tier,
            "derived_tier": None if self.derived_tier is None else self.derived_tier.tier,
            "tier_rule": None if self.derived_tier is None else self.derived_tier.rule,
            "agrees": self.agrees,
            "related": list(self.related),
            "differences": [
                {"kind": d.kind, "text": d.text, "statements": [s.id for s in d.statements]}
                for d in self.differences
            ],
        }


def aggregated(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, each with the others that it may have to be added to.

    Transactions of one issuer are added when they lie within the months of the rule and their
    connected parties are the same or connected through the same person.
    """
    made = tuple(claims)
    months = int(Rulebook.load().clause("aggregation").thresholds["months"])
    sides = [_side(claim) for claim in made]

    def related(one: int, other: int) -> bool:
        early, late = sorted((made[one].as_of, made[other].as_of))
        near = early > months_before(late, months) and made[one].issuer == made[other].issuer
        return one != other and near and bool(sides[one] & sides[other])

    return tuple(
        replace(claim, related=tuple(made[m].transaction for m in range(len(made)) if related(n, m)))
        for n, claim in enumerate(made)
    )


def _side(claim: Claim) -> set[str]:
    """The connected parties of a transaction and the persons through whom they are connected."""
    connected = [finding for finding in claim.findings if finding.answer == "yes"]
    steps = [step for finding in connected for way in finding.derivations for step in way.walk()]
    return {f.subject for f in connected} | {step.subject for step in steps if step.form == "core"}
