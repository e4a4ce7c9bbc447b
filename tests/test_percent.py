"""Percentages: bounds, wording, thresholds."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import StatementError
from graphkit.percent import Percent, Verdict

SIGNS = ["=", ">", ">=", "<", "<=", "~"]
NUMBERS = st.decimals(min_value=0, max_value=100, places=3, allow_nan=False)


def test_over_thirty_is_certainly_thirty_or_more():
    assert Percent.of("30", ">").at_least(30) is Verdict.CERTAIN


def test_below_thirty_excludes_thirty():
    assert Percent.of("30", "<").at_least(30) is Verdict.EXCLUDED


def test_at_most_thirty_leaves_thirty_possible():
    assert Percent.of("30", "<=").at_least(30) is Verdict.POSSIBLE


def test_half_is_no_majority_but_more_than_half_is():
    assert Percent.of("50").more_than(50) is Verdict.EXCLUDED
    assert Percent.of("50", ">").more_than(50) is Verdict.CERTAIN


def test_about_ten_is_possibly_below_ten():
    assert Percent.of("10", "~").at_least(10) is Verdict.POSSIBLE


def test_about_reaches_half_a_unit_of_the_last_printed_digit():
    about = Percent.of("73.21", "~")
    assert (about.min, about.max) == (Decimal("73.205"), Decimal("73.215"))


def test_unknown_decides_nothing():
    assert Percent.unknown().at_least(10) is Verdict.POSSIBLE


def test_a_ratio_between_bounds_never_reaches_its_upper_bound():
    assert Percent.between("0.1", "5").at_least(5) is Verdict.EXCLUDED


@pytest.mark.parametrize(
    ("percent", "text"),
    [
        (Percent.of("19.49"), "19.49%"),
        (Percent.of("30", ">"), "> 30%"),
        (Percent.of("100"), "100%"),
        (Percent.of("9.90", "~"), "about 9.9%"),
        (Percent.between("0.1", "5"), "0.1-5%"),
        (Percent.unknown(), "not stated"),
    ],
)
def test_it_prints_as_a_person_would_write_it(percent, text):
    assert str(percent) == text


@pytest.mark.parametrize("printed", ["-1", "100.01"])
def test_outside_zero_to_hundred_is_refused(printed):
    with pytest.raises(StatementError):
        Percent.of(printed)


@given(NUMBERS, st.sampled_from(SIGNS))
def test_the_printed_number_and_sign_come_back(number, sign):
    percent = Percent.of(number, sign)
    assert percent.value == number
    assert percent.sign == sign


@given(NUMBERS, st.sampled_from(SIGNS))
def test_the_record_is_lossless(number, sign):
    percent = Percent.of(number, sign)
    assert Percent.from_record(percent.to_record()) == percent


@given(NUMBERS, st.sampled_from(SIGNS), NUMBERS)
def test_a_certain_threshold_holds_for_every_value_within_the_bounds(number, sign, threshold):
    percent = Percent.of(number, sign)
    if percent.at_least(threshold) is Verdict.CERTAIN:
        assert percent.min >= threshold
    if percent.at_least(threshold) is Verdict.EXCLUDED:
        assert percent.max <= threshold
