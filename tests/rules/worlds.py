"""Short ways to write down a small world and to ask about it."""

from __future__ import annotations

from datetime import date
from typing import Any

from graphkit.rules.assess import Assessment
from graphkit.rules.facts import world_of
from graphkit.rules.finding import Finding
from graphkit.rules.rulebook import Rulebook

R1, R2, R3 = "2009-06-30", "2012-06-30", "2020-06-30"
Fact = dict[str, Any]


def fact(subject: str, relation: str, object: str, **more: Any) -> Fact:
    """A fact of a rule case; `from_` stands for the field "from"."""
    return {"subject": subject, "relation": relation, "object": object} | {
        name.rstrip("_"): value for name, value in more.items()
    }


def holds(holder: str, company: str, percent: float | str, **more: Any) -> Fact:
    return fact(holder, "holds_votes", company, percent=percent, **more)


def assessed(*facts: Fact, on: str = R3, board: str = "MB") -> Assessment:
    """The assessment against the issuer called Issuer."""
    return Assessment(world_of(facts), "Issuer", Rulebook.load().at(date.fromisoformat(on), board))


def finding(party: str, *facts: Fact, on: str = R3, board: str = "MB") -> Finding:
    return assessed(*facts, on=on, board=board).finding(party)


def told(party: str, *facts: Fact, on: str = R3) -> tuple[str, str | None, str]:
    """Answer, level and rule."""
    found = finding(party, *facts, on=on)
    return found.answer, found.level, found.rule


ANN = fact("Ann", "director_of", "Issuer")
