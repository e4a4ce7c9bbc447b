"""Agreements in lists and in changed form: who made them, their term, their caps, who abstained."""

from __future__ import annotations

import pytest

from graphkit.export.facts import records
from graphkit.extract.deals.duration import term_of
from graphkit.extract.deals.grids import grid_of
from graphkit.extract.deals.sums import caps_of, consideration_of
from graphkit.extract.pipeline import extract
from graphkit.statement import Statement
from tests.builder import filing

HEAD = """Gull Rope Holdings Limited
(Incorporated in Bermuda with limited liability)
(Stock Code: 00777)

CONTINUING CONNECTED TRANSACTIONS

Gull Twine Limited ("Gull Twine") is a wholly-owned subsidiary of the Company. Hemp Farm Limited ("Hemp \
Farm") and Tar Works Limited ("Tar Works") belong to Mr. Simon KAM ("Mr. Kam"), who sits on the board \
beside his sister Ms. Olga KAM ("Ms. Kam").

"""
TAIL = """

By order of the Board
Gull Rope Holdings Limited
Hong Kong, 4 June 2018
"""
SIGNED = "On 4 June 2018, Gull Twine and Hemp Farm entered into the Fibre Agreement. "


def told(words: str) -> tuple[Statement, ...]:
    text = f"{HEAD}{words}{TAIL}"
    notice = filing(
        text,
        published="2018-06-04",
        kind="continuing_connected_transaction",
        title="CONTINUING CONNECTED TRANSACTIONS",
    )
    return extract(notice).statements


def deals(words: str) -> dict[object, dict[str, object]]:
    found = [one for one in records(told(words)) if one["record"] == "transaction"]
    return {one["title"]: one for one in found}


def names(parties: object) -> set[str]:
    assert isinstance(parties, list)
    return {party["names"][0] for party in parties}


def abstained(words: str) -> set[str]:
    return names(deals(SIGNED + "\n\n" + words)["Fibre Agreement"].get("abstained", []))


def test_the_term_is_the_valid_time_of_kind_and_title() -> None:
    said = told(SIGNED + "It is for a term commencing on 1 May 2018 and expiring on 30 April 2020.")
    dated = {s.predicate: (s.valid_from, s.valid_to) for s in said if s.valid_from == "2018-05-01"}
    assert dated == {
        "title": ("2018-05-01", "2020-04-30"),
        "transaction_kind": ("2018-05-01", "2020-04-30"),
    }


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Term: 1 January 2018 to 31 December 2020", "2018-01-01", "2020-12-31"),
        ("Duration: three (3) years from 15 March 2020", "2020-03-15", "2023-03-14"),
        ("the lease is effective from 2 May 2011 and will expire on 1 May 2013", "2011-05-02", "2013-05-01"),
        ("it stays in force from the day of signing until 30 June 2019", None, "2019-06-30"),
    ],
)
def test_terms(words: str, first: str | None, last: str | None) -> None:
    found = term_of(words)
    assert found is not None and found[:2] == (first, last)


@pytest.mark.parametrize(
    "words",
    [
        "caps for the term from 1 January 2020 to 31 December 2021",
        "The previous agreement had a term from 1 January 2009 to 31 December 2010",
        "with effect from 1 May 2020 he was appointed",
    ],
)
def test_periods_that_are_no_term(words: str) -> None:
    assert term_of(words) is None


def test_agreements_renewed_in_a_list_below_a_date() -> None:
    found = deals(
        "As the old ones expire on 30 June 2018, on 4 June 2018:\n"
        "(a) Gull Twine renewed the Fibre Supply Agreement with Hemp Farm; and\n"
        "(b) the Company renewed the Tar Supply Agreement with Tar Works."
    )
    assert {title: (deal["date"], names(deal["parties"])) for title, deal in found.items()} == {
        "Fibre Supply Agreement": ("2018-06-04", {"Gull Twine Limited", "Hemp Farm Limited"}),
        "Tar Supply Agreement": ("2018-06-04", {"Gull Rope Holdings Limited", "Tar Works Limited"}),
    }


def test_one_party_and_several_agreements_in_one_sentence() -> None:
    found = deals(
        "Gull Twine has on 4 June 2018 entered into (i) the Fibre Agreement with Hemp Farm; and (ii) the Tar "
        "Agreement with Tar Works."
    )
    assert names(found["Fibre Agreement"]["parties"]) == {"Gull Twine Limited", "Hemp Farm Limited"}
    assert names(found["Tar Agreement"]["parties"]) == {"Gull Twine Limited", "Tar Works Limited"}


def test_what_is_done_under_an_agreement_names_its_parties() -> None:
    found = deals("Pursuant to the Shed Agreement dated 2 May 2018, Tar Works leased a shed to Gull Twine.")
    assert names(found["Shed Agreement"]["parties"]) == {"Tar Works Limited", "Gull Twine Limited"}
    assert found["Shed Agreement"]["date"] == "2018-05-02"


def test_an_earlier_supplement_is_no_transaction() -> None:
    found = deals(
        SIGNED + "\n\nOn 9 May 2016, Gull Twine and Hemp Farm entered into the Supplemental Agreement."
    )
    assert list(found) == ["Fibre Agreement"]


def test_a_supplement_that_is_announced_is_one() -> None:
    found = deals("On 4 June 2018, Gull Twine and Hemp Farm entered into the Supplemental Agreement.")
    assert list(found) == ["Supplemental Agreement"]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Mr. Kam owns Hemp Farm and is thus interested and has abstained from voting.", {"Mr. Simon KAM"}),
        ("As Mr. Kam owns Hemp Farm, he was required to abstain from voting.", {"Mr. Simon KAM"}),
        ("The Directors (other than Mr. Kam, who has abstained from voting) agree.", {"Mr. Simon KAM"}),
        ("Save for Mr. Kam, none of the Directors was required to abstain from voting.", {"Mr. Simon KAM"}),
        ("Mr. Kam and Ms. Kam have each abstained from voting.", {"Mr. Simon KAM", "Ms. Olga KAM"}),
        ("Had Mr. Kam a larger share, he would have abstained from voting.", set()),
    ],
)
def test_who_abstained(words: str, who: set[str]) -> None:
    assert abstained(words) == who


@pytest.mark.parametrize(
    ("words", "caps"),
    [
        (
            "RMB4 million for the year ending 31 March 2020, RMB5 million for the year ending 31 March 2021",
            [("2020-03-31", "4000000"), ("2021-03-31", "5000000")],
        ),
        (
            "each of the years ending 31 December 2022 and 2023 will not exceed RMB9,600",
            [("2022-12-31", "9600"), ("2023-12-31", "9600")],
        ),
        (
            "fees amounted to HK$3,100, below the cap of HK$3,800 for the year ended 30 June 2011",
            [("2011-06-30", "3800")],
        ),
        ("in total HK$10 million for the three years ending 31 December 2012", []),
    ],
)
def test_caps(words: str, caps: list[tuple[str, str]]) -> None:
    assert [(value.period_end, value.text) for value, _, _ in caps_of(words)] == caps


@pytest.mark.parametrize(
    "words",
    [
        "Year ending 31 December\nRMB'000\n2022 1,200\n2023 1,300",
        "For the year ending 31 December\n2022\n2023\nRMB'000\nRMB'000\nRope\n1,200\n1,300",
        "31 December 2022\n31 December 2023\nRMB million\nRope 1.2 1.3",
    ],
)
def test_a_table_without_columns(words: str) -> None:
    ((_, values),) = grid_of(words)
    assert [(value.period_end, value.text) for value in values] == [
        ("2022-12-31", "1200000"),
        ("2023-12-31", "1300000"),
    ]


def test_a_table_with_past_sums_beside_the_caps_is_left_alone() -> None:
    assert grid_of("Year ended 31 December\nRMB'000\n2020 actual 900\n2021 900") == []


def test_sums_shared_out() -> None:
    found = consideration_of("A and B subscribed for shares for US$15,000 and US$12,000 respectively")
    assert found is not None and [value.text for value in found[1]] == ["15000", "12000"]


def test_parties_told_by_their_role_are_those_listed_for_it() -> None:
    found = deals(
        "On 4 June 2018, Gull Twine, the Vendors and Mr. Kam entered into the Share Agreement.\n\n"
        "The Vendors are:\n\n(a) Hemp Farm; and\n\n(b) Tar Works."
    )
    assert names(found["Share Agreement"]["parties"]) == {
        "Gull Twine Limited",
        "Hemp Farm Limited",
        "Tar Works Limited",
        "Mr. Simon KAM",
    }
