"""Terms of a pre-IPO investment as labels and values."""

from __future__ import annotations

from tests.extract.tables.said import holdings, worked

TERMS = (
    "Name of the Pre-IPO investor: {}\n\nDate of agreement:\n\n3 March 2023\n\n"
    "Shareholding in our Company\nupon completion of the Capital Increase(1):\n\n6%\n\n"
    "Shareholding in our Company\nupon Listing(2):\n\nApproximately 4.5%\n"
)


def test_one_investor_has_a_share_at_each_date() -> None:
    found = holdings(worked(TERMS.format("Silver Reef Fund Ltd."), kind="prospectus"))
    assert found == [
        ("Silver Reef Fund Ltd.", "6%", "after"),
        ("Silver Reef Fund Ltd.", "about 4.5%", "after"),
    ]


def test_an_investor_that_is_no_name_has_none() -> None:
    assert holdings(worked(TERMS.format("as listed in the table overleaf"), kind="prospectus")) == []


def test_several_values_beside_one_another_have_no_single_owner() -> None:
    text = TERMS.format("Silver Reef Fund Ltd.").replace("6%", "6% 7%").replace("4.5%", "4.5% and 5%")
    assert holdings(worked(text, kind="prospectus")) == []
