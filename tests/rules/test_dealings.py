from __future__ import annotations

from decimal import Decimal

import pytest

from graphkit.rules.dealings import Dealing, rule_on
from tests.rules.worlds import ANN, R2, R3, Fact, assessed, fact, holds

SUB = holds("Issuer", "Sub", 80)


def ruled(dealing: Dealing, *facts: Fact, on: str = R3) -> tuple[str, str]:
    found = rule_on(dealing, assessed(*facts, on=on))
    return found.answer, found.rule


def test_any_dealing_of_the_group_with_a_connected_person_is_connected():
    assert ruled(Dealing("services", "Sub", "Ann"), ANN, SUB) == ("yes", "14A.25")
    assert ruled(Dealing("services", "Stranger", "Ann"), ANN, SUB, holds("Zoe", "Stranger", 60))[0] == "no"
    assert ruled(Dealing("services", "Sub", "Zoe"), ANN, SUB, holds("Zoe", "Stranger", 60))[0] == "no"


def test_a_counterparty_that_only_the_exchange_can_judge_leaves_a_review():
    assert ruled(Dealing("goods", "Sub", "Law"), ANN, SUB, fact("Law", "cousin_of", "Ann"))[0] == "review"


def test_dealings_among_subsidiaries_of_one_connected_subsidiary_are_free():
    facts = [ANN, SUB, holds("Ann", "Sub", 15), holds("Sub", "One", 100), holds("Sub", "Two", 100)]
    assert ruled(Dealing("goods", "One", "Two"), *facts) == ("no", "14A.17")
    assert ruled(Dealing("goods", "One", "Sub"), *facts)[0] == "yes"


@pytest.mark.parametrize(("percent", "answer"), [(10, "yes"), (9, "no")])
def test_assistance_to_a_commonly_held_entity_is_connected(percent: int, answer: str):
    facts = [ANN, holds("Issuer", "Joint", 40), holds("Ann", "Joint", percent)]
    assert ruled(Dealing("assistance_given", "Issuer", "Joint"), *facts)[0] == answer
    assert ruled(Dealing("goods", "Issuer", "Joint"), *facts)[0] == "no"


@pytest.mark.parametrize(
    ("kind", "percent", "day", "answer"),
    [
        ("acquisition", 10, R3, "yes"),
        ("acquisition", 9, R3, "no"),
        ("disposal", 12, R3, "no"),
        ("disposal", 12, R2, "yes"),
    ],
)
def test_a_controller_in_the_target_makes_it_connected(kind: str, percent: int, day: str, answer: str):
    dealing = Dealing(kind, "Issuer", "Vendor", "Target")
    assert ruled(dealing, ANN, holds("Ann", "Target", percent), on=day)[0] == answer


def test_a_controllers_associates_may_be_added():
    facts = [ANN, fact("Sam", "spouse_of", "Ann"), holds("Ann", "Target", 6), holds("Sam", "Target", 4)]
    assert ruled(Dealing("acquisition", "Issuer", "Vendor", "Target"), *facts)[0] == "yes"


def test_only_controllers_count_and_only_outside_the_group():
    dealing = Dealing("acquisition", "Issuer", "Vendor", "Target")
    assert ruled(dealing, holds("Fund", "Issuer", 29), holds("Fund", "Target", 20))[0] == "no"
    assert ruled(dealing, holds("Fund", "Issuer", 30), holds("Fund", "Target", 20))[0] == "yes"
    assert ruled(dealing, holds("Fund", "Issuer", 60), holds("Issuer", "Target", 40))[0] == "no"


def test_assets_count_from_ninety_percent():
    facts = [ANN, holds("Ann", "Target", 15)]
    for share, answer in ((90, "yes"), (89, "no")):
        dealing = Dealing("acquisition", "Issuer", "Vendor", "Target", Decimal(share))
        assert ruled(dealing, *facts)[0] == answer


def test_a_right_of_first_refusal_is_no_option():
    assert ruled(Dealing("first_refusal", "Issuer", "Ann"), ANN) == ("no", "14A.24(2)")
