"""Shareholding structures before and after a transaction, in the layouts that readers leave."""

from __future__ import annotations

from tests.extract.tables.said import holdings, notices, others, worked

INTRO = (
    "Set out below is the shareholding structure of the Company (a) on the day of printing and\n"
    "(b) once the Bonus Deal has closed, on the footing that nothing else changes by then:\n"
)
HEAD = "As at the date of this circular\nImmediately after Completion\n"
BOTH = [
    ("Tall Pine Limited", "40%", "before"),
    ("Tall Pine Limited", "32%", "after"),
    ("Ms. Wu Lan", "10%", "before"),
    ("Ms. Wu Lan", "8%", "after"),
    ("Quick Otter Inc.", "20%", "after"),
]


def test_rows_printed_line_by_line() -> None:
    rows = (
        "Shareholder Number of Shares % Number of Shares %\n"
        "Tall Pine Limited 400,000,000 40.00 400,000,000 32.00\n"
        "Ms. Wu Lan (Note 1) 100,000,000 10.00 100,000,000 8.00\n"
        "Quick Otter Inc. – – 250,000,000 20.00\n"
        "Public Shareholders 500,000,000 50.00 500,000,000 40.00\n"
        "Total 1,000,000,000 100.00 1,250,000,000 100.00\n"
    )
    assert holdings(worked(INTRO + HEAD + rows)) == BOTH


def test_rows_aligned_with_blanks() -> None:
    rows = (
        "Shareholder              No. of Shares        %     No. of Shares        %\n\n"
        "Tall Pine Limited          400,000,000    40.00       400,000,000    32.00\n"
        "Ms. Wu Lan                 100,000,000    10.00       100,000,000     8.00\n"
        "Quick Otter Inc.                     –        –       250,000,000    20.00\n"
        "Other public shareholders  500,000,000    50.00       500,000,000    40.00\n\n"
        "Total                    1,000,000,000   100.00     1,250,000,000   100.00\n"
    )
    assert holdings(worked(INTRO + HEAD + rows)) == BOTH


def test_cells_of_a_web_page_with_tabs_between() -> None:
    rows = (
        "Shareholder\tNumber of Shares\t%\tNumber of Shares\t%\n"
        "Tall Pine Limited\t400,000,000\t40.00%\t400,000,000\t32.00%\n"
        "Ms. Wu Lan\t100,000,000\t10.00%\t100,000,000\t8.00%\n"
        "Quick Otter Inc.\t-\t-\t250,000,000\t20.00%\n"
        "Total\t500,000,000\t50.00%\t750,000,000\t60.00%\n"
    )
    assert holdings(worked(INTRO + HEAD + rows)) == BOTH


def test_columns_printed_one_under_another() -> None:
    text = (
        "Shareholders\n\nTall Pine Limited\nMs. Wu Lan\nQuick Otter Inc.\nPublic Shareholders\n\n"
        "As at the date of\nthis circular\nNo. of Shares\n\nApproximate\n%\n\n"
        "Immediately after\nCompletion\nNo. of Shares\n\nApproximate\n%\n\n"
        "400,000,000\n100,000,000\n–\n500,000,000\n\n40.00\n10.00\n–\n50.00\n\n"
        "400,000,000\n100,000,000\n250,000,000\n500,000,000\n\n32.00\n8.00\n20.00\n40.00\n\n"
        "Total\n\n1,000,000,000\n\n100.00\n\n1,250,000,000\n\n100.00\n"
    )
    found = holdings(worked(INTRO + text))
    assert found == [(who, f"about {percent}", state) for who, percent, state in BOTH]


def test_columns_in_groups_of_rows_with_names_wrapped() -> None:
    text = (
        "Immediately before Completion\nNo. of\nShares %\n\n"
        "Immediately after Completion\nNo. of\nShares %\n\n"
        "Tall Pine\nInternational Limited\nMs. Wu Lan\n(Notes 1 and 2)\n"
        "Quick Otter Inc.\nPublic Shareholders\n\n"
        "400,000,000\n100,000,000\n\n40.00\n10.00\n\n400,000,000\n100,000,000\n\n32.00\n8.00\n\n"
        "–\n\n–\n\n250,000,000\n\n20.00\n\n500,000,000\n\n50.00\n\n500,000,000\n\n40.00\n\n"
    )
    found = holdings(worked(INTRO + text))
    assert [who for who, _, _ in found] == [
        *["Tall Pine International Limited"] * 2,
        *["Ms. Wu Lan"] * 2,
        "Quick Otter Inc.",
    ]
    assert found[-1] == ("Quick Otter Inc.", "20%", "after")


def test_cells_one_by_one_with_blank_lines_between() -> None:
    text = (
        "Immediately upon Completion\n\nName\n\nNumber of Shares\n\nPercentage\n\n"
        "Tall Pine Limited\n\n400,000,000\n\n40.00%\n\nMs. Wu Lan\n\n100,000,000\n\n10.00%\n\n"
        "Total\n\n500,000,000\n\n50.00%\n"
    )
    found = holdings(worked("The shareholding structure of the Company will be as set out here:\n" + text))
    assert found == [("Tall Pine Limited", "40%", "after"), ("Ms. Wu Lan", "10%", "after")]


def test_an_unnamed_last_line_of_sums_is_no_row() -> None:
    rows = (
        "Shareholder No. of Shares % No. of Shares %\n"
        "Tall Pine Limited 600,000 60.00% 600,000 50.00%\n"
        "Other Shareholders 400,000 40.00% 600,000 50.00%\n"
        "1,000,000 100.00% 1,200,000 100.00%\n"
    )
    found = holdings(worked(INTRO + HEAD + rows))
    assert found == [("Tall Pine Limited", "60%", "before"), ("Tall Pine Limited", "50%", "after")]


def test_the_named_head_holds_for_those_with_it() -> None:
    rows = (
        "Shareholder No. of Shares % No. of Shares %\n"
        "Mr. Kwan Sai Ho and his associates 300,000 30.00 300,000 25.00\n"
        "Tall Pine Limited or its nominee(s) – – 200,000 16.67\n"
        "Public 700,000 70.00 700,000 58.33\n"
    )
    found = holdings(worked(INTRO + HEAD + rows))
    assert found == [
        ("Mr. Kwan Sai Ho", "30%", "before"),
        ("Mr. Kwan Sai Ho", "25%", "after"),
        ("Tall Pine Limited", "16.67%", "after"),
    ]


def test_those_under_the_heading_directors_are_directors() -> None:
    rows = (
        "Shareholders No. of Shares % No. of Shares %\n"
        "Directors\n"
        "Mr. Kwan Sai Ho 300,000 30.00 300,000 25.00\n"
        "Substantial shareholders\n"
        "Tall Pine Limited 100,000 10.00 100,000 8.33\n"
        "Public 600,000 60.00 800,000 66.67\n"
    )
    work = worked(INTRO + HEAD + rows)
    assert others(work, "director_of") == ["Mr. Kwan Sai Ho"]
    assert len(holdings(work)) == 4


def test_two_columns_without_words_for_before_and_after_are_left_alone() -> None:
    rows = (
        "Shareholder First Second\nNo. of Shares % No. of Shares %\n"
        "Tall Pine Limited 600,000 60.00 600,000 50.00\n"
        "Ms. Wu Lan 400,000 40.00 600,000 50.00\n"
    )
    work = worked(
        "A table of the shareholders of the Company and what each of them has is given here:\n" + rows
    )
    assert holdings(work) == []
    assert notices(work) == [
        "doubtful: table of shareholdings left alone: 2 groups of columns, without words for before and after"
    ]


def test_percentages_that_do_not_fit_the_shares_are_left_alone() -> None:
    rows = (
        "Shareholder No. of Shares % No. of Shares %\n"
        "Tall Pine Limited 600,000 60.00 600,000 50.00\n"
        "Ms. Wu Lan 400,000 10.00 600,000 20.00\n"
    )
    work = worked(INTRO + HEAD + rows)
    assert holdings(work) == []
    assert any(line.startswith("doubtful: table of shareholdings left alone") for line in notices(work))


def test_more_names_than_rows_of_numbers_are_left_alone() -> None:
    text = (
        "Shareholders\n\nTall Pine Limited\nMs. Wu Lan\nQuick Otter Inc.\n\n"
        "Immediately after Completion\nNo. of Shares\n\n%\n\n400,000\n100,000\n\n40.00\n10.00\n\n"
    )
    assert holdings(worked(INTRO + text)) == []


def test_the_structure_of_another_company_is_not_the_issuers() -> None:
    rows = "Shareholder No. of shares %\nTall Pine Limited 600 60.00%\nMs. Wu Lan 4,000 40.00%\n"
    intro = (
        "The shareholding structure of Lake View Mining Limited before the sale and purchase is as follows:\n"
    )
    work = worked(intro + rows.replace(" 600 ", " 6,000 "), ("company", "Lake View Mining Limited"))
    target = work.roster.find("Lake View Mining Limited")
    assert holdings(work) == []
    assert [(d.object, d.state) for d in work.drafts] == [(target, "before")] * 2


def test_the_structure_of_a_company_unknown_here_is_left_alone() -> None:
    rows = "Shareholder No. of shares %\nTall Pine Limited 6,000 60.00%\nMs. Wu Lan 4,000 40.00%\n"
    work = worked(
        "The shareholding structure of Distant Shore GmbH upon its founding was as follows:\n" + rows
    )
    assert work.drafts == []


def test_evidence_is_the_row_where_it_stands_on_one_line() -> None:
    rows = "Name No. of Shares %\nTall Pine Limited 6,000 60.00%\nMs. Wu Lan 4,000 40.00%\n"
    work = worked("The shareholding structure of the Company after Completion is as follows:\n" + rows)
    assert [e.quote for e in work.drafts[0].evidence] == ["Tall Pine Limited 6,000 60.00%"]


def test_evidence_is_the_cells_where_they_stand_apart() -> None:
    text = "Name\n\nTall Pine Limited\nMs. Wu Lan\n\nNo. of Shares\n\n6,000\n4,000\n\n%\n\n60.00%\n40.00%\n"
    work = worked("The shareholding structure of the Company after Completion is as follows:\n" + text)
    assert [e.quote for e in work.drafts[1].evidence] == ["Ms. Wu Lan", "4,000", "40.00%"]


def test_a_partnership_whose_form_is_on_the_line_of_its_numbers() -> None:
    rows = (
        "Shareholder                 No. of Shares      %    No. of Shares       %\n"
        "Silver Reef Venture Fund\n"
        "  II, L.P. (Note 2)               400,000  40.00          400,000   33.33\n"
        "Public                            600,000  60.00          800,000   66.67\n"
    )
    found = holdings(worked(INTRO + HEAD + rows))
    assert [who for who, _, _ in found] == ["Silver Reef Venture Fund II, L.P."] * 2
