"""Allotment results: cornerstone investors, lock-up undertakings, and tables that name no holder."""

from __future__ import annotations

from tests.extract.tables.said import holdings, others, worked


def test_of_three_percentages_the_one_of_the_whole_capital() -> None:
    rows = (
        "Cornerstone Investors\n"
        "Investor No. of Offer Shares % of Offer Shares % of H Shares % of total issued share capital\n"
        "Silver Reef Fund Ltd. 5,000,000 10.00% 5.00% 2.50%\n"
        "Tall Pine Limited 8,000,000 16.00% 8.00% 4.00%\n"
        "Total 13,000,000 26.00% 13.00% 6.50%\n"
    )
    found = holdings(
        worked("The placees in the International Offering include:\n" + rows, kind="allotment_results")
    )
    assert found == [("Silver Reef Fund Ltd.", "2.5%", "after"), ("Tall Pine Limited", "4%", "after")]


def test_a_share_of_the_offer_alone_is_no_holding() -> None:
    rows = (
        "Cornerstone Investors\nInvestor No. of Offer Shares allocated % of Offer Shares\n"
        "Silver Reef Fund Ltd. 5,000,000 10.00%\nTall Pine Limited 8,000,000 16.00%\n"
    )
    assert holdings(worked(rows, kind="allotment_results")) == []


def test_percentages_before_the_names_that_they_belong_to() -> None:
    text = (
        "Cornerstone Investors\n\n% of Offer\nShares\n\n% of total\nissued share\ncapital\n\n"
        "10.00%\n\n2.50%\n\n16.00%\n\n4.00%\n\n6.00%\n\n1.50%\n\n"
        "Investor\nNo. of Offer\nShares\nSilver Reef\nFund Ltd.\n5,000,000\nTall Pine\nLimited\n8,000,000\n"
        "Quick Otter\nInc. 3,000,000\n"
    )
    found = holdings(worked(text, kind="allotment_results"))
    assert [(who, percent) for who, percent, _ in found] == [
        ("Silver Reef Fund Ltd.", "2.5%"),
        ("Tall Pine Limited", "4%"),
        ("Quick Otter Inc.", "1.5%"),
    ]


def test_controlling_shareholders_under_lock_up() -> None:
    rows = (
        "LOCK-UP UNDERTAKINGS\nControlling Shareholders\n"
        "Name Number of Shares subject to lock-up % of shareholding subject to lock-up Last day\n"
        "Tall Pine Limited (Note 1) 400,000,000 40.00% 25 March 2025\n(First Six-Month Period)\n"
        "Ms. Gu Yan 100,000,000 10.00% 25 March 2025\n(First Six-Month Period)\n"
        "Subtotal 500,000,000 50.00%\n"
    )
    work = worked(rows, kind="allotment_results")
    assert holdings(work) == [("Tall Pine Limited", "40%", "after"), ("Ms. Gu Yan", "10%", "after")]
    assert others(work, "controlling_shareholder_of") == ["Tall Pine Limited", "Ms. Gu Yan"]


def test_concentration_of_unnamed_placees_is_not_read() -> None:
    rows = (
        "Placees Shares allotted % of total issued share capital\n"
        "Top 1 5,000,000 2.50%\nTop 5 9,000,000 4.50%\nTop 10 12,000,000 6.00%\n"
    )
    work = worked("PLACEE CONCENTRATION ANALYSIS\n" + rows, kind="allotment_results")
    assert (work.drafts, work.notices) == ([], [])
