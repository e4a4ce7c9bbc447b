from __future__ import annotations

import pytest

from graphkit.rules.facts import world_of
from graphkit.rules.kinship import Kin, canonical
from tests.rules.worlds import Fact, fact


def kin(*facts: Fact) -> Kin:
    return Kin(world_of(facts), 18)


def test_a_spouse_counts_both_ways():
    some = kin(fact("Sam", "spouse_of", "Ann"))
    assert set(some.immediate("Ann", True)) == {"Sam"}
    assert set(some.immediate("Sam", True)) == {"Ann"}


def test_a_child_is_immediate_until_the_eighteenth_birthday():
    some = kin(fact("Kit", "child_of", "Ann", age=17), fact("Lou", "child_of", "Ann", age=18))
    assert set(some.immediate("Ann", True)) == {"Kit"}
    assert set(some.family("Ann")) == {"Kit", "Lou"}


def test_a_child_of_unknown_age_is_immediate_only_as_far_as_possible():
    some = kin(fact("Kit", "child_of", "Ann"))
    assert set(some.immediate("Ann", True)) == set()
    assert set(some.immediate("Ann", False)) == {"Kit"}


def test_the_spouses_young_child_is_immediate_family():
    some = kin(fact("Sam", "spouse_of", "Ann"), fact("Kit", "child_of", "Sam", age=9))
    assert set(some.immediate("Ann", True)) == {"Sam", "Kit"}


def test_parents_are_read_from_their_children():
    assert set(kin(fact("Ann", "daughter_of", "Mum")).family("Ann")) == {"Mum"}


def test_two_children_of_one_parent_are_siblings():
    some = kin(fact("Ann", "child_of", "Mum", age=40), fact("Bro", "child_of", "Mum", age=44))
    assert set(some.family("Ann")) == {"Mum", "Bro"}


@pytest.mark.parametrize(
    "facts",
    [
        [fact("Law", "brother_in_law_of", "Ann")],
        [fact("Sam", "spouse_of", "Ann"), fact("Law", "sibling_of", "Sam")],
        [fact("Sis", "sister_of", "Ann"), fact("Law", "husband_of", "Sis")],
        [fact("Ann", "child_of", "Mum", age=40), fact("Law", "sibling_of", "Mum")],
        [fact("Kit", "child_of", "Ann", age=30), fact("Law", "child_of", "Kit", age=3)],
        [fact("Law", "cousin_of", "Ann")],
    ],
)
def test_relatives_are_read_from_what_is_said(facts: list[Fact]):
    assert "Law" in kin(*facts).relatives("Ann")
    assert "Law" not in kin(*facts).family("Ann")


def test_words_that_are_not_kinship_have_no_canonical_form():
    assert canonical("friend_of") is None
    assert canonical("wife_of") == "spouse_of"
