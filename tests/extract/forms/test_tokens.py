from __future__ import annotations

from decimal import Decimal

import pytest

from graphkit.extract.forms.reader import form_of
from graphkit.extract.forms.tokens import iso, tokens


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("1,180,244,433", "1180244433"),
        ("196\t,506.20", "196506.20"),
        ("80.064.713", "80064713"),
        ("1.356,000,000", "1356000000"),
        ("0.0005", "0.0005"),
        ("16.9363", "16.9363"),
        ("(12,000)", "-12000"),
        ("-59,000", "-59000"),
        ("Nil", "0"),
        ("無", "0"),
    ],
)
def test_a_printed_figure_is_one_number(printed, amount):
    (token,) = tokens(printed, 0, len(printed))
    assert token.amount == Decimal(amount)


def test_not_applicable_is_no_number():
    (token,) = tokens("N/A", 0, 3)
    assert token.amount is None


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("30/6/2004", "2004-06-30"),
        ("04.\t/12/2009", "2009-12-04"),
        ("02 February 2026", "2026-02-02"),
        ("2025年1月6日", "2025-01-06"),
        ("31/2/2009", None),
    ],
)
def test_dates_are_iso_or_nothing(printed, day):
    assert iso(printed) == day


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("FF301\nMonthly Return", "ff301"),
        ("FF305\nNext Day", "ff305"),
        ("Monthly Return of Equity Issuer on Movements in Securit ies", "old_return"),
        ("A Limited\nLIST OF DIRECTORS AND THEIR ROLES AND FUNCTIONS", "directors_list"),
        ("The monthly return will be published. A list of directors and their roles follows.", None),
    ],
)
def test_a_form_is_known_by_its_marks(head, kind):
    assert form_of(head) == kind
