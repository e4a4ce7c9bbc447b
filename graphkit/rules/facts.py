"""The world of a rule case: facts as `subject relation object` with dates and percentages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from graphkit.errors import RulebookError, StatementError
from graphkit.percent import Percent
from graphkit.rules.kinship import canonical
from graphkit.rules.world import Edge, World, Year

__all__ = ["world_of"]

ALIASES = {
    "agreement_with": "acts_with",
    "acting_with": "acts_with",
    "acts_in_concert_with": "acts_with",
    "understanding_with": "acts_with",
    "investment_advisor_of": "investment_adviser_of",
    "stated_associate_of": "associate_of",
    "consolidates": "controls_board_majority",
    "owns": "holds_votes",
}
FLAGS = {"is_individual": "person", "is_company": "company", "is_prc_governmental_body": "government"}
OFFICES = {"director_of", "chief_executive_of", "supervisor_of", "company_secretary_of", "promoter_of"}
PERSONAL = {"director_of", "supervisor_of", "company_secretary_of"}
SIZES = ("assets_pct", "profits_pct", "revenue_pct")


def world_of(facts: Iterable[Mapping[str, Any]]) -> World:
    """The world that the facts make. Raises RulebookError for a fact that cannot be read."""
    edges = tuple(_edge(fact) for fact in facts)
    kinds: dict[str, str] = {}
    for edge in edges:
        for party, kind in _kinds(edge):
            kinds.setdefault(party, kind)
    for edge in edges:
        if edge.relation in FLAGS and edge.object.casefold() != "false":
            kinds[edge.subject] = FLAGS[edge.relation]
    return World(edges, kinds)


def _kinds(edge: Edge) -> list[tuple[str, str]]:
    if canonical(edge.relation) is not None:
        return [(edge.subject, "person"), (edge.object, "person")]
    if edge.relation in PERSONAL:
        return [(edge.subject, "person"), (edge.object, "company")]
    if edge.relation in {"trustee_of", "beneficiary_of", "discretionary_object_of"}:
        return [(edge.object, "trust")]
    return [(edge.object, "company")] if edge.relation in {"holds_votes", *OFFICES} else []


def _edge(fact: Mapping[str, Any]) -> Edge:
    try:
        relation = ALIASES.get(fact["relation"], fact["relation"])
        percent = fact.get("percent")
        return Edge(
            canonical(relation) or relation,
            fact["subject"],
            str(fact["object"]),
            percent=_percent(percent, fact.get("percent_max"), fact.get("cmp", "=")),
            since=_day(fact.get("from")),
            until=_day(fact.get("to")),
            age=None if fact.get("age") is None else int(fact["age"]),
            years=tuple(_year(row) for row in fact.get("years", ())),
            note=fact.get("note", ""),
        )
    except (KeyError, TypeError, ValueError, ArithmeticError, StatementError) as error:
        raise RulebookError(f"the fact {dict(fact)} cannot be read: {error}") from error


def _percent(low: Any, high: Any, sign: str) -> Percent | None:
    if low is None:
        return None
    if high is not None:
        return Percent(Decimal(str(low)), Decimal(str(high)), "at_least")
    return Percent.of(str(low), sign)


def _day(printed: str | None) -> date | None:
    return None if printed is None else date.fromisoformat(printed)


def _year(row: Mapping[str, Any]) -> Year:
    figures = (None if row.get(size) is None else Decimal(str(row[size])) for size in SIZES)
    return Year(str(row.get("fy", "")), *figures)
