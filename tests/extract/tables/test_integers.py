"""Whole numbers without sign or separators, that only the words over their column explain."""

from __future__ import annotations

from tests.extract.tables.said import holdings, worked

INTRO = "The register under section 336 of the SFO has, besides Directors, these entries of 30 June 2019:\n\n"


def test_whole_percentages_under_a_bare_sign() -> None:
    rows = (
        "Name                        Shares held           %\n\n"
        "Tall Pine Limited           480,000,000          60\n"
        "Quick Otter Inc.             64,000,000           8\n"
    )
    assert holdings(worked(INTRO + rows)) == [
        ("Tall Pine Limited", "60%", None),
        ("Quick Otter Inc.", "8%", None),
    ]


def test_a_column_of_notes_stays_a_column_of_words() -> None:
    rows = (
        "Name                   Notes     Number of shares      Percentage\n\n"
        "Tall Pine Limited        1            480,000,000          60.00%\n"
        "Quick Otter Inc.         2             64,000,000           8.00%\n"
    )
    assert [percent for _, percent, _ in holdings(worked(INTRO + rows))] == ["60%", "8%"]


def test_few_shares_and_a_whole_percentage() -> None:
    rows = (
        "Name                        Number of shares     % of the shares\n\n"
        "Tall Pine Limited                        600                  60\n"
        "Quick Otter Inc.                          80                   8\n"
    )
    assert [percent for _, percent, _ in holdings(worked(INTRO + rows))] == ["60%", "8%"]


def test_one_column_for_number_and_percentage_is_not_guessed() -> None:
    rows = (
        "Name                        Number and percentage of shares\n\n"
        "Tall Pine Limited                                       600\n"
        "Quick Otter Inc.                                         80\n"
    )
    assert holdings(worked(INTRO + rows)) == []
