"""Seats, offices and kinship told by a text of prose, for tests."""

from __future__ import annotations

from typing import Any

from graphkit.extract.language import pipeline
from graphkit.extract.parties.mentions import find_mentions
from graphkit.extract.parties.terms import read_terms
from graphkit.extract.people.board import read_board
from graphkit.extract.people.family import read_family
from graphkit.extract.people.offices import read_offices
from graphkit.extract.roster import Roster
from graphkit.extract.work import Work
from graphkit.filing.reading import read
from graphkit.statement import PartyRef, Statement
from tests.builder import filing

HEAD = """BLUE HARBOUR FOODS LIMITED
(Incorporated in the Cayman Islands with limited liability)
(Stock Code: 1999)

ANNOUNCEMENT

"""


def statements(prose: str, published: str | None = "2012-11-30") -> list[Statement]:
    """What is told of persons in a filing of Blue Harbour Foods Limited with that prose."""
    paper = filing(HEAD + prose, published=published)
    work = Work(paper, read(paper), Roster(paper))
    work.doc = pipeline().make_doc(work.reading.text)
    work.doc._.graphkit = work
    for component in (read_terms, read_board, find_mentions, read_offices, read_family):
        component(work)
    return [draft.finish(work.roster) for draft in work.drafts]


def plain(party: PartyRef) -> str:
    """The shortest telling name: the issuer is "issuer"."""
    if "the Company" in party.names:
        return "issuer"
    return (
        party.names[0].removeprefix("Mr. ").removeprefix("Ms. ").removeprefix("Dr. ").removeprefix("Madam ")
    )


def seats(prose: str, **more: Any) -> set[tuple[Any, ...]]:
    """(person, company, role, chair) of every directorship that is held."""
    return {
        (plain(one.subject), plain(one.object), one.role, one.chair)
        for one in statements(prose, **more)
        if one.predicate == "director_of" and one.status == "asserted" and isinstance(one.object, PartyRef)
    }


def offices(prose: str) -> set[tuple[Any, ...]]:
    """(person, company, title) of every office that is held."""
    return {
        (plain(one.subject), plain(one.object), one.title)
        for one in statements(prose)
        if one.predicate == "officer_of" and one.status == "asserted" and isinstance(one.object, PartyRef)
    }


def changes(prose: str) -> set[tuple[Any, ...]]:
    """(person, status, valid from, valid to) of every directorship."""
    return {
        (plain(one.subject), one.status, one.valid_from, one.valid_to)
        for one in statements(prose)
        if one.predicate == "director_of"
    }


def kin(prose: str) -> set[tuple[Any, ...]]:
    """(person, kind, relative) of every relationship."""
    return {
        (plain(one.subject), one.kind, plain(one.object))
        for one in statements(prose)
        if one.predicate == "family_of" and isinstance(one.object, PartyRef)
    }
