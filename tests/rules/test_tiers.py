from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graphkit.errors import RulebookError
from graphkit.rules.rulebook import Rulebook
from graphkit.rules.tiers import Deal, tier
from tests.rules.worlds import R1, R2, R3

FULL, SOME, NONE = "full", "announcement_and_reporting", "fully_exempt"


def sized(ratio: float | None, amount: float | None, on: str = R3, **more: Any) -> tuple[str, str]:
    deal = Deal.of(
        {"max_ratio_pct": ratio, "consideration_hkd": amount, "normal_commercial_terms": True, **more}
    )
    found = tier(deal, Rulebook.load().at(date.fromisoformat(on)))
    return found.tier, found.rule


@pytest.mark.parametrize(
    ("ratio", "amount", "expected"),
    [
        (0.09, 9e9, (NONE, "14A.76(1)(a)")),
        (0.1, 9e9, (SOME, "14A.76(2)(a)")),
        (4.99, 2999999, (NONE, "14A.76(1)(c)")),
        (4.99, 3000000, (SOME, "14A.76(2)(a)")),
        (5, 2000000, (SOME, "14A.76(2)(b)")),
        (24.99, 9999999, (SOME, "14A.76(2)(b)")),
        (24.99, 10000000, (FULL, "14A.36")),
        (25, 100, (FULL, "14A.36")),
        (140, 9e9, (FULL, "14A.36")),
    ],
)
def test_the_limits_of_the_tiers_are_less_than(ratio: float, amount: float, expected: tuple[str, str]):
    assert sized(ratio, amount) == expected


def test_one_percent_is_for_the_subsidiary_level_only():
    assert sized(0.99, 9e9, only_subsidiary_level=True) == (NONE, "14A.76(1)(b)")
    assert sized(1, 9e9, only_subsidiary_level=True) == (SOME, "14A.76(2)(a)")
    assert sized(0.99, 9e9, on=R1, only_subsidiary_level=True)[0] == SOME


def test_the_subsidiary_level_relief_needs_board_and_independent_directors():
    relief = {"only_subsidiary_level": True, "board_approved": True, "ined_confirmed": True}
    assert sized(60, 9e9, **relief) == (SOME, "14A.101")
    assert sized(60, 9e9, **{**relief, "board_approved": False})[0] == FULL
    assert sized(60, 9e9, **{**relief, "normal_commercial_terms": False})[0] == FULL
    assert sized(60, 9e9, on=R2, **relief)[0] == FULL


@pytest.mark.parametrize(
    ("ratio", "amount", "day", "expected"),
    [
        (4.9, 999999, R2, (NONE, "14A.31(2)")),
        (4.9, 1000000, R2, (SOME, "14A.32(1)")),
        (2.4, 999999, R1, (NONE, "14A.31(2)")),
        (2.5, 999999, R1, (SOME, "14A.32(2)")),
        (2.4, 9e9, R1, (SOME, "14A.32(1)")),
        (4.9, 9e9, R1, (FULL, "14A.17")),
    ],
)
def test_older_regimes_have_their_own_limits(
    ratio: float, amount: float, day: str, expected: tuple[str, str]
):
    assert sized(ratio, amount, on=day) == expected


def test_terms_worse_than_normal_close_every_tier():
    assert sized(0.01, 1, normal_commercial_terms=False)[0] == FULL


def test_new_securities_of_the_issuer_are_outside_and_those_of_a_subsidiary_are_not():
    assert sized(0.01, 1, type="issue_of_new_securities_by_listed_issuer")[0] == FULL
    assert sized(0.01, 1, type="issue_of_new_securities_by_subsidiary")[0] == NONE


def test_a_published_band_is_below_its_upper_end():
    assert sized(None, 9e9, ratio_band=[0.1, 5])[0] == SOME
    assert sized(None, 9e9, ratio_band=[5, None])[0] == FULL
    assert sized(None, 9e9, ratio_band=[5, 5])[0] == FULL


def test_an_unknown_amount_is_not_relied_on_but_named():
    deal = Deal.of({"ratio_band": [0.1, 5]})
    found = tier(deal, Rulebook.load().at(date.fromisoformat(R3)))
    assert found.tier == SOME
    assert len(found.possible) == 1
    assert "3 million" in found.possible[0]
    assert any("not known" in one for one in found.assumptions)


def test_the_largest_cap_counts():
    assert sized(4, None, caps_hkd=[1000000, 4000000]) == (SOME, "14A.76(2)(a)")


def test_before_2004_no_tier_is_given():
    assert sized(1, 1, on="2003-01-01")[0] == "not_covered"


def test_a_number_that_is_none_is_an_error():
    with pytest.raises(RulebookError, match="cannot be read"):
        Deal.of({"max_ratio_pct": "low"})
