"""What is read of a giant filing takes steps in line with its size, not with the square of it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, islice

import pytest

from graphkit.extract.deals.bearing import Bearing, Entered
from graphkit.extract.deals.deal import Deal, Naming
from graphkit.extract.parties.companies import attribute
from graphkit.extract.parties.namesakes import same_persons
from graphkit.extract.parties.terms import read_terms
from graphkit.extract.roster import Roster
from graphkit.extract.work import Draft, Work
from graphkit.filing.reading import read
from graphkit.statement import Value
from tests.builder import filing
from tests.extract.steps import steps

SYLLABLES = (
    "Tak Sun Hoi Kwong Lok Fai Wing Shing Hong Cheung Yuen Kai Lap Ming Wah Ning Ping Chi Yan Kit".split()
)
HEAD = "Elm River Holdings Limited\n(Stock Code: 777)\n\n"


def worked(text: str) -> Work:
    made = filing(HEAD + text)
    return Work(made, read(made), Roster(made))


def names(number: int) -> list[str]:
    return [" ".join(words) for words in islice(combinations(SYLLABLES, 3), number)]


def persons(number: int) -> Callable[[], object]:
    work = worked("")
    for name in names(number):
        work.roster.add("person", f"Mr. {name}")
    return lambda: same_persons(work)


def attributes(number: int) -> Callable[[], object]:
    work = worked("Elm River was quiet.")
    handles = [work.roster.add("company", f"{name} Limited") for name in names(number)]
    value = Value("code", "HK")
    return lambda: [attribute(work, handle, "jurisdiction", value, 0, 9) for handle in handles]


def bracketed(number: int) -> Callable[[], object]:
    work = worked("".join(f"{name} Trading Limited (“{name}”) sells.\n\n" for name in names(number)))
    return lambda: read_terms(work)


def defined(number: int) -> Callable[[], object]:
    rows = "".join(f"“{name}”\t{name} Trading Limited, a company in Hong Kong\n" for name in names(number))
    work = worked("DEFINITIONS\n\n" + rows)
    return lambda: read_terms(work)


def agreements(number: int) -> Callable[[], object]:
    titles = [f"{name} Supply Agreement" for name in names(number)]

    def run() -> None:
        deals = Entered()
        for title in titles:
            assert deals.known([title], "2019-03-01") is None
            deals.name(Deal(title), [title])
        naming, headings = Naming(deals), Bearing(deals, str.casefold)
        for deal, title in zip(deals, titles, strict=True):
            assert naming(f"Under the {title} goods are sold") == [deal]
            assert headings.within(f"(1) the {title.casefold()}") == [deal]

    return run


@pytest.mark.parametrize("made", [persons, attributes, bracketed, defined, agreements])
def test_four_times_as_much_takes_about_four_times_the_steps(made):
    steps(made(20))
    assert steps(made(400)) < 5 * steps(made(100))


def test_a_draft_is_found_by_each_of_two_parties_that_become_one():
    work = worked("Elm River was quiet.")
    one, two = (work.roster.add("company", f"{name} Limited") for name in ("Heron", "Plover"))
    evidence = work.reading.evidence(0, 9)
    work.say(Draft(subject=two, predicate="jurisdiction", object=one, evidence=evidence, method="m"))
    assert work.told.of("jurisdiction", one) == []
    work.roster.merge(one, two)
    assert work.told.of("jurisdiction", one) == work.told.of("jurisdiction", two) == work.drafts
