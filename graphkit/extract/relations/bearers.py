"""Who bears a role that stands beside a name without a verb: the names before and behind it."""

from __future__ import annotations

import re

from graphkit.extract.lexicon import rule
from graphkit.extract.relations.clauses import HOLDER
from graphkit.extract.relations.holdings import Held
from graphkit.extract.relations.line import Item
from graphkit.extract.relations.role import Role
from graphkit.extract.relations.saying import Saying
from graphkit.extract.relations.several import parts_of
from graphkit.extract.relations.symbols import Named

__all__ = ["director_too", "goes_on", "named_after", "named_before", "owned_by_partner"]


def owned_by_partner(said: Saying, at: int, role: Role, subject: Item | None) -> Named | None:
    """ "Held as to 40% by X, another limited partner": a partner of the company that is held."""
    verb = next((i.symbol for i in reversed(said.line.items[:at]) if i.symbol in {"H", "O", "B"}), None)
    if verb != "O" or subject is None or not role.predicate.endswith("partner_of"):
        return None
    return subject.value.of if subject.symbol == "S" else subject.value  # type: ignore[no-any-return]


DIRECTOR = re.compile(r"(?:(?:an?|the|also|sole|both) )*director")


def director_too(said: Saying, at: int, held: Held) -> None:
    """ "X is a director and holder of 30% of Y": a director of Y as well."""
    items = said.line.items
    if [item.symbol for item in items[max(0, at - 2) : at]] != ["X", "and"] or held.company is None:
        return
    office, verb = items[at - 2], items[at].value.words
    words = " ".join(said.work.reading.text[office.start : office.end].split())
    if held.holder.type == "person" and DIRECTOR.fullmatch(words) and HOLDER.search(verb):
        said.relation("director_of", held.holder, held.company, at - 2, held.high)


def goes_on(said: Saying, at: int) -> bool:
    """ "…, and hence R": a further role of the subject."""
    words = " ".join(i.symbol for i in said.line.items[max(0, at - 3) : at])
    return (
        rule("relations", "goes_on").search(
            words,
        )
        is not None
    )


def named_before(said: Saying, at: int) -> Item | None:
    """The name that the role is an apposition to."""
    items = said.line.items
    if at > 1 and items[at - 1].symbol in {",", "–", "—", "("}:
        place = at - 2
        while place > 0 and items[place].symbol in {"K", "X"} and items[place - 1].symbol == ",":
            place -= 2
        if place >= 0 and items[place].symbol == "M":
            return items[place]
        if place >= 0 and items[place].symbol == "S" and items[place].value.of is not None:
            return Item("M", items[place].start, items[place].end, items[place].value.of)
    place = at - 1
    while place > 0 and items[place].symbol in {
        "apart",
        "aside",
        "besides",
        "from",
        "in",
        "addition",
        "to",
        "B",
        "other",
        "than",
    }:
        place -= 1
    if 0 < place < at - 1 and items[place].symbol == "," and items[place - 1].symbol == "M":
        return items[place - 1]
    if at and items[at - 1].symbol == "M" and said.sentence.kind == "definition":
        return items[at - 1]
    return None


NAMELY = frozenset({"namely", "being", ":", "–", "i.e.", "among", "amongst", "them"})
"""Words between "its subsidiaries" and their names: "among them X and Y"."""


def named_after(said: Saying, at: int, role: Role) -> Item | None:
    """The name that follows the role: "its subsidiary X", "the general partner, X"."""
    items = said.line.items
    place = at + 1
    comma = place < len(items) and items[place].symbol in {",", "("}
    place += comma
    while place < len(items) and items[place].symbol in NAMELY:
        place += 1
    if place >= len(items) or items[place].symbol != "M":
        return None
    told = {item.symbol for item in items[at + 1 : place]} & {"among", "amongst"}
    if comma and not (role.owning or role.definite or (told and role.plural)):
        return None
    following = items[place + 1].symbol if place + 1 < len(items) else "."
    if comma and following in {"and"} and len(parts_of(items[place].value)) < 2:
        return None
    return items[place]
