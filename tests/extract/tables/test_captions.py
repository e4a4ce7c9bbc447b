"""Allotment results left one cell a line: labels cut into columns, rows held to them."""

from __future__ import annotations

from tests.extract.tables.said import holdings, notices, others, worked

LOCKED = (
    "LOCK-UP UNDERTAKINGS\nControlling Shareholders\nName\n"
    "Number of\nUnlisted\nShares under\nlock-up upon\nListing\n"
    "Number of H\nShares under\nlock-up upon\nListing\n"
    "% of total\nissued H\nShares after\nListing\n"
    "% of\nshareholding\nin the\nCompany\nupon Listing\n"
    "Last day of\nthe lock-up Note 1\n"
)
PLACED = (
    "Cornerstone Investors\nInvestor\nNo. of Offer\nShares\nallocated\n"
    "% of total\nissued H\nShares after\nListing\n"
    "% of total\nissued share\ncapital after\nListing\n"
)
LEAD = "The placees in the International Offering include those named below and no others of note.\n"


def test_the_percentage_of_the_whole_not_that_of_a_class() -> None:
    rows = (
        "Tall Pine Limited\n60,000,000\n20,000,000\n40.00%\n8.00%\n5 March 2027\n"
        "Gu Yan (顧言)\n30,000,000\n10,000,000\n20.00%\n4.00%\n5 March 2027\n"
        "Subtotal\n90,000,000\n30,000,000\n60.00%\n12.00%\n"
    )
    work = worked(LOCKED + rows, kind="allotment_results")
    assert holdings(work) == [("Tall Pine Limited", "8%", "after"), ("Gu Yan", "4%", "after")]
    assert others(work, "controlling_shareholder_of") == ["Tall Pine Limited", "Gu Yan"]


def test_empty_cells_and_names_over_several_lines() -> None:
    rows = (
        "Silver Reef Equity Investment\nPartnership (Limited\nPartnership) (銀礁投資合夥企業(有限\n合夥))\n"
        "60,000,000\n—\n—\n6.00%\n5 March 2027\n"
        "Quick Otter\nManagement Center Note 2\n25,000,000\n—\n—\n2.50%\n5 March 2027\n"
    )
    work = worked(LOCKED + rows, kind="allotment_results")
    assert holdings(work) == [
        ("Silver Reef Equity Investment Partnership (Limited Partnership)", "6%", "after"),
        ("Quick Otter Management Center", "2.5%", "after"),
    ]


def test_one_slip_in_print_does_not_hide_a_table() -> None:
    rows = (
        "Tall Pine Limited\n60,000,000\n—\n—\n6.00%\n5 March 2027\n"
        "Grey Heron Limited\n35,530,000\n—\n—\n3.56%\n5 March 2027\n"
        "Quick Otter Inc.\n25,000,000\n—\n—\n2.50%\n5 March 2027\n"
    )
    found = holdings(worked(LOCKED + rows, kind="allotment_results"))
    assert [percent for _, percent, _ in found] == ["6%", "3.56%", "2.5%"]


def test_an_answer_behind_a_row_is_no_part_of_the_next_name() -> None:
    head = PLACED + "Existing\nshareholders\nor their close\nassociates\n"
    rows = (
        "Silver Reef\nFund Ltd.\n(“Silver Reef”)\n5,000,000\n5.00%\n2.50%\nYes\n"
        "Tall Pine Asset\nManagement Limited\n(“Tall Pine”)\n8,000,000\n8.00%\n4.00%\nNo\n"
        "Total\n13,000,000\n13.00%\n6.50%\n"
    )
    assert holdings(worked(LEAD + head + rows, kind="allotment_results")) == [
        ("Silver Reef Fund Ltd.", "2.5%", "after"),
        ("Tall Pine Asset Management Limited", "4%", "after"),
    ]


def test_a_sentence_about_one_holder_is_not_glued_to_the_next() -> None:
    rows = (
        "Silver Reef Fund Ltd.\n5,000,000\n5.00%\n2.50%\nA close associate\nof a placee\n"
        "Grey Heron Limited\n6,000,000\n6.00%\n3.00%\nGrey Heron is run by\nAlder Bank for others\n"
        "Tall Pine Limited\n8,000,000\n8.00%\n4.00%\nA connected client\n"
    )
    work = worked(LEAD + PLACED + "Relationship\n" + rows, kind="allotment_results")
    assert holdings(work) == [
        ("Silver Reef Fund Ltd.", "2.5%", "after"),
        ("Grey Heron Limited", "3%", "after"),
    ]
    assert "doubtful: row of a shareholding table whose holder is not certain" in notices(work)


def test_the_head_again_on_the_next_page_and_small_numbers() -> None:
    rows = "Silver Reef Fund Ltd.\n5,000,000\n5.00%\n2.50%\n"
    below = "Jin Wei, M.D.\n400\n0.0004%\n0.0002%\nTall Pine 88\n8,000,000\n8.00%\n4.00%\n"
    head = PLACED.removeprefix("Cornerstone Investors\n")
    text = f"{LEAD}{PLACED}{rows}\f{head}{below}"
    assert holdings(worked(text, kind="allotment_results")) == [
        ("Silver Reef Fund Ltd.", "2.5%", "after"),
        ("Jin Wei, M.D.", "0.0002%", "after"),
        ("Tall Pine 88", "4%", "after"),
    ]


def test_for_whom_a_holder_acts_is_no_part_of_its_name() -> None:
    rows = (
        "Silver Reef Fund Ltd. (acting for\nand on behalf of Reef I SP)\n5,000,000\n5.00%\n2.50%\n"
        "Alder (HK) Limited (“Alder”) (through\nOak Brokers (Asia) Limited (“Oak”) as manager)\n"
        "8,000,000\n8.00%\n4.00%\n"
    )
    work = worked(LEAD + PLACED + rows, kind="allotment_results")
    assert [who for who, _, _ in holdings(work)] == ["Silver Reef Fund Ltd.", "Alder (HK) Limited"]
    assert work.roster.find("Oak") is None


def test_a_number_broken_down_by_class_in_its_cell() -> None:
    head = "LOCK-UP\nName\nNumber of Shares\nheld upon Listing\n% of all\nissued shares\nLast day\n"
    rows = (
        "Tall Pine Limited\n60,000,000 H\nShares\n6.00%\nMarch 5, 2027\n"
        "Ms. Gu Yan\n50,000,000 Shares\n(including\n20,000,000 H\nShares and\n30,000,000\nDomestic Shares)\n"
        "5.00%\nMarch 5, 2027\n"
    )
    found = holdings(worked(head + rows, kind="allotment_results"))
    assert found == [("Tall Pine Limited", "6%", "after"), ("Ms. Gu Yan", "5%", "after")]


def test_rows_under_a_further_sub_heading_have_the_columns_above() -> None:
    heading = (
        "Allottees with the consent of the Exchange, which was given since they are clients of brokers\n"
    )
    text = (
        f"{LEAD}{PLACED}Relationship\n"
        f"{heading}Silver Reef Fund Ltd.\n5,000,000\n5.00%\n2.50%\nA connected client\n"
        f"{heading}Tall Pine Limited\n8,000,000\n8.00%\n4.00%\nA connected client\n"
    )
    assert holdings(worked(text, kind="allotment_results")) == [
        ("Silver Reef Fund Ltd.", "2.5%", "after"),
        ("Tall Pine Limited", "4%", "after"),
    ]


def test_a_name_that_the_page_breaks_off() -> None:
    head = LOCKED.removeprefix("LOCK-UP UNDERTAKINGS\nControlling Shareholders\n")
    above = "Tall Pine Limited (青松投資\n60,000,000\n20,000,000\n40.00%\n8.00%\n5 March 2027\n"
    below = "(香港)有限公司)\nGu Yan (顧言)\n30,000,000\n10,000,000\n20.00%\n4.00%\n5 March 2027\n"
    found = holdings(worked(f"{LOCKED}{above}\f{head}{below}", kind="allotment_results"))
    assert found == [("Tall Pine Limited", "8%", "after"), ("Gu Yan", "4%", "after")]


def test_the_first_half_of_a_name_is_not_taken_for_it() -> None:
    head = LOCKED.removeprefix("LOCK-UP UNDERTAKINGS\nControlling Shareholders\n")
    first = "Quick Otter Inc.\n30,000,000\n—\n—\n3.00%\n5 March 2027\n"
    above = "Silver Reef New Energy\n60,000,000\n—\n—\n6.00%\n5 March 2027\n"
    below = (
        "Equity Fund (Limited\nPartnership) (銀礁基金)\nGrey Heron Limited\n"
        "30,000,000\n—\n—\n3.00%\n5 March 2027\n"
    )
    text = f"{LOCKED}{first}{first.replace('Quick', 'Slow')}{above}\f{head}{below}"
    work = worked(text, kind="allotment_results")
    assert [who for who, _, _ in holdings(work)] == ["Quick Otter Inc.", "Slow Otter Inc."]
