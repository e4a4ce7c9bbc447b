"""A role that one party has towards another, as a clause words it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from graphkit.extract.relations.line import Item
from graphkit.extract.relations.stakes import Stake
from graphkit.extract.relations.symbols import Named
from graphkit.percent import Percent

__all__ = ["Role"]


@dataclass(slots=True)
class Role:
    """A role towards a party: predicate, `to` whom (None where the filing's issuer is meant or the
    clause tells), and what qualifies it. `owning` marks "its subsidiary" and "the Company's
    subsidiary", which as a rule come before the name; `subsidiary` marks a role in an unnamed
    subsidiary of `to`; `hence` one that follows from what was said ("…, thus an associate of X").
    `shares` are those of the partners of a "50:50" joint venture.
    `more` are further roles of the same subject."""

    predicate: str
    to: Named | None
    wholly: bool | None = None
    percent: Percent | None = None
    stake: Stake | None = None
    owning: bool = False
    relative: bool = False
    subsidiary: bool = False
    definite: bool = False
    plural: bool = False
    former: bool = False
    hence: bool = False
    seat: Item | None = None
    shares: tuple[Decimal, ...] = ()
    more: list[Role] = field(default_factory=list)
