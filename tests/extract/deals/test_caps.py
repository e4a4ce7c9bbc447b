"""Annual caps: which sums of a filing are caps, and until when each of them counts."""

from __future__ import annotations

import pytest

from graphkit.export.facts import records
from graphkit.extract.deals.periods import ends_by_year, periods_of, year_end
from graphkit.extract.deals.sums import cap_rows, caps_of
from graphkit.extract.pipeline import extract
from tests.builder import filing

TITLE = "CONTINUING CONNECTED TRANSACTIONS"
OPENING = "On 5 May 2019, the Company and Quillmark Limited entered into the Master Wool Agreement."


def caps(*paragraphs: str) -> set[tuple[str, int]]:
    text = "\n\n".join((TITLE, OPENING, "Annual caps", *paragraphs))
    notice = filing(text, kind="continuing_connected_transaction", title=TITLE)
    (deal,) = (one for one in records(extract(notice).statements) if one["record"] == "transaction")
    return {(cap["period_end"], cap["amount"]) for cap in deal.get("annual_caps", [])}


def told(words: str) -> list[tuple[str | None, str]]:
    return [(value.period_end, value.text) for value, _, _ in caps_of(words)]


def test_capitalised_caps() -> None:
    found = caps(
        "The Annual Caps for the years ending 31 December 2019 and 2020 are RMB5 million and RMB6 million."
    )
    assert found == {("2019-12-31", 5000000), ("2020-12-31", 6000000)}


def test_caps_of_two_sorts_of_dealings() -> None:
    found = caps(
        "The Annual Caps for the raw wool, in all, are RMB5 million for the year ending 31 December 2019.",
        "The Annual Caps for the spun yarn, in all, are RMB9 million for the year ending 31 December 2019.",
    )
    assert found == {("2019-12-31", 5000000), ("2019-12-31", 9000000)}


def test_caps_in_a_list_below_their_introduction() -> None:
    found = caps(
        "The annual caps are as follows:",
        "(a) for the period from 5 May 2019 to 31 December 2019: RMB5 million;",
        "(b) for the year ending 31 December 2020: RMB6 million.",
    )
    assert found == {("2019-12-31", 5000000), ("2020-12-31", 6000000)}


def test_a_cap_of_a_period_that_was_over_at_the_signing_is_none() -> None:
    assert caps("The annual cap for the year ending 31 December 2018 will be RMB5 million.") == set()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "to revise the cap for the year ending 31 December 2019 from RMB5 million to RMB6 million",
            "6000000",
        ),
        ("to increase the existing cap for the year ending 31 December 2019 to RMB6 million", "6000000"),
    ],
)
def test_the_revised_cap_takes_the_place_of_the_former(words: str, expected: str) -> None:
    assert told(words) == [("2019-12-31", expected)]


def test_existing_caps_are_not_those_of_the_deal() -> None:
    words = (
        "The existing caps for the years ending 31 December 2019 and 2020 are RMB5 million and RMB6 million."
    )
    assert told(words) == []


def test_rows_of_periods_above_sums() -> None:
    rows = ["Year ending 31 March 2020\tYear ending 31 March 2021", "HK$5 million\tHK$6 million"]
    ((number, label, values),) = cap_rows(rows)
    assert (number, label) == (1, "")
    assert [(value.period_end, value.text) for value in values] == [
        ("2020-03-31", "5000000"),
        ("2021-03-31", "6000000"),
    ]


def test_the_day_on_which_years_end() -> None:
    assert year_end("the year ended 31 March 2020 and the years ending 31 March 2021") == "31 March"
    assert year_end("the year ended 31 March 2020 and the year ending 30 June 2021") is None


def test_years_by_their_number() -> None:
    assert ends_by_year("for FY2020 and FY2021", "31 March") == [["2020-03-31", "2021-03-31"]]
    assert ends_by_year("the fees for 2020 will not exceed", "31 March") == [["2020-03-31"]]
    assert ends_by_year("the fees that were paid in 2020", "31 March") == []


def test_each_period_of_a_list() -> None:
    words = "the three years ending 31 December 2018, 2019 and 2020"
    assert periods_of(words) == [["2018-12-31", "2019-12-31", "2020-12-31"]]
