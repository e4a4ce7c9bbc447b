"""Holdings told as a list: "its shareholders are A (80%) and B (20%)", "its only asset is 30% of C"."""

from __future__ import annotations

import re

from graphkit.extract.lexicon import rule
from graphkit.extract.relations.holdings import Held
from graphkit.extract.relations.line import Item
from graphkit.extract.relations.relatives import antecedent
from graphkit.extract.relations.saying import Saying
from graphkit.extract.relations.several import parts_of
from graphkit.percent import Percent

__all__ = ["listed", "seated_on"]

LISTED = rule("relations", "listed")


ASSET = rule("relations", "asset")
DIRECTORSHIPS = rule("relations", "directorships")
PAST = re.compile(r"\b(?:held|had)\b")


def seated_on(said: Saying) -> None:
    """Draft the seats of "X holds directorships in A and B"."""
    line = said.line
    if "directorship" not in line.text:
        return
    for match in DIRECTORSHIPS.finditer(line.text):
        person, boards = line.one(match, "a"), line.one(match, "b")
        low, high = line.span(match)
        assert person is not None and boards is not None
        companies = all(one.type == "company" for one in parts_of(boards.value))
        past = PAST.search(line.items[low + 1].value.words)
        if person.value.type == "person" and companies and not past:
            said.relation("director_of", person.value, boards.value, low, high)


def _amount(item: Item) -> Percent | None:
    return item.value.percent if item.symbol == "S" else Percent.of(item.value)


def listed(said: Saying) -> None:
    """Draft the holdings of "its shareholders are A (80%) and B (20%)"."""
    line = said.line
    for match in LISTED.finditer(line.text):
        role = line.one(match, "r")
        if role is None or role.value is None:
            continue
        company = role.value.to if role.symbol == "R" else role.value
        items = line.taken(match, "list")
        holders = [item for item in items if item.symbol == "M"]
        amounts = [_amount(item) for item in items if item.symbol in {"P", "S"}]
        low, high = line.span(match)
        if len(holders) == len(amounts) and all(len(parts_of(holder.value)) < 2 for holder in holders):
            for holder, amount in zip(holders, amounts, strict=True):
                said.holding(Held(holder.value, company, amount, low, high), company, False)
    for match in ASSET.finditer(line.text):
        owner, stake = (line.one(match, g) for g in (("a", "s") if match.group("a") else ("b", "t")))
        if owner is not None and owner.symbol == "Q":
            owner = antecedent(line, line.items.index(owner))
        if owner is not None and owner.value is not None and stake is not None and stake.value.of is not None:
            low, high = line.span(match)
            said.holding(
                Held(owner.value, stake.value.of, stake.value.percent, low, high), stake.value.of, False
            )
