"""One holding from all that filings say of it: bounds, and the statements that carry them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from graphkit.percent import Percent
from graphkit.rules.clock import Held, reading_data
from graphkit.rules.world import Edge
from graphkit.statement import Statement

__all__ = ["holding", "share_of"]

HUNDRED = Decimal(100)


def share_of(statement: Statement) -> Percent:
    """The bounds that one statement gives to the holder's votes."""
    stated = reading_data()["stated_votes"].get(statement.predicate)
    if stated is not None:
        return Percent.of(stated, ">=")
    return statement.percent or Percent.unknown()


def holding(subject: str, object: str, said: Sequence[Held]) -> Edge:
    """The edge for all statements of one holder's votes in one company.

    The latest day with known bounds counts. Several figures of one day may be parts of one holding
    or the same shares twice, so the greatest is the least that is held. A planned change makes
    the bounds reach over before and after.
    """
    sure = [one for one in said if one.is_certain]
    pending = [one for one in said if not one.is_certain and one.statement.predicate == "holds_shares_in"]
    if not sure:
        return _pending(subject, object, list(pending) or list(said))
    bounded = [one for one in sure if _is_bounded(one)] or sure
    latest = max(one.said for one in bounded)
    chosen = _narrowest([one for one in bounded if one.said == latest])
    changes = [one for one in pending if one.said >= latest and _is_bounded(one)]
    shares = [share_of(one.statement) for one in chosen]
    edge = Edge(
        "holds_votes",
        subject,
        object,
        percent=_joined(shares),
        note=chosen[0].note,
        statements=_supports(chosen, sure),
        needed=len(chosen),
    )
    return _changing(edge, chosen, changes) if changes else edge


def _is_bounded(one: Held) -> bool:
    return share_of(one.statement).wording != "unknown"


def _narrowest(said: list[Held]) -> list[Held]:
    """The statements that are needed: those whose bounds hold no other's within them, each once."""
    kept: list[Held] = []
    for one in sorted(said, key=lambda one: (_width(share_of(one.statement)), one.statement.id)):
        if not any(_holds(share_of(one.statement), share_of(other.statement)) for other in kept):
            kept.append(one)
    return kept


def _holds(wide: Percent, narrow: Percent) -> bool:
    return wide.min <= narrow.min and narrow.max <= wide.max


def _width(share: Percent) -> Decimal:
    return share.max - share.min


def _joined(shares: Sequence[Percent]) -> Percent:
    if len(shares) == 1:
        return shares[0]
    low = max(share.min for share in shares)
    high = min(sum((share.max for share in shares), Decimal(0)), HUNDRED)
    return Percent(low, max(low, high), "exact" if low == high else "at_least")


def _supports(chosen: list[Held], said: list[Held]) -> tuple[Statement, ...]:
    first = [one.statement for one in chosen]
    return (*first, *(one.statement for one in said if one.statement not in first))


def _changing(edge: Edge, chosen: list[Held], changes: list[Held]) -> Edge:
    assert edge.percent is not None
    after = [share_of(one.statement) for one in changes]
    low = min([edge.percent.min, *(share.min for share in after)])
    high = max([edge.percent.max, *(share.max for share in after)])
    if (low, high) == (edge.percent.min, edge.percent.max):
        return edge
    before = edge.statements[: edge.needed]
    both = (*before, *(one.statement for one in changes if one.statement not in before))
    percent = Percent(low, high, "exact" if low == high else "at_least")
    return replace(edge, percent=percent, statements=both, needed=len(both), note=changes[0].note)


def _pending(subject: str, object: str, said: list[Held]) -> Edge:
    most = max(said, key=lambda one: (one.said, share_of(one.statement).max, one.statement.id))
    return Edge(
        "holds_votes",
        subject,
        object,
        percent=share_of(most.statement),
        certain=False,
        note=most.note,
        statements=_supports([most], said),
    )
