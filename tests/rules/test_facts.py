from __future__ import annotations

import pytest

from graphkit.errors import RulebookError
from graphkit.percent import Percent
from graphkit.rules.facts import world_of
from tests.rules.worlds import fact, holds


def test_edges_hold_from_the_first_day_until_the_last():
    (edge,) = world_of([holds("Ann", "Co", 12, from_="2019-01-01", to="2020-01-01")]).edges
    assert [edge.on(day) for day in (edge.since, edge.until)] == [True, False]  # type: ignore[arg-type]


def test_percentages_are_decimals_and_may_be_bounds():
    world = world_of([holds("Ann", "Co", 9.99), holds("Bob", "Co", 30, cmp=">")])
    assert [edge.percent for edge in world.edges] == [Percent.of("9.99"), Percent.of(30, ">")]


def test_kinds_are_read_from_relations_and_flags():
    facts = [fact("Ann", "spouse_of", "Sam"), holds("Fund", "Co", 1), fact("Fund", "is_individual", "true")]
    world = world_of(facts)
    assert [world.kind(party) for party in ("Ann", "Sam", "Co", "Fund")] == [
        "person",
        "person",
        "company",
        "person",
    ]


@pytest.mark.parametrize(
    "broken",
    [
        {"subject": "Ann"},
        holds("Ann", "Co", "much"),
        holds("Ann", "Co", 130),
        fact("A", "x", "B", from_="soon"),
    ],
)
def test_a_fact_that_cannot_be_read_is_named(broken: dict[str, object]):
    with pytest.raises(RulebookError, match="cannot be read"):
        world_of([broken])
