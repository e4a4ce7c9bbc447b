"""Deals without a named agreement: by what passes, behind labels, under the headings of a chapter."""

from __future__ import annotations

from graphkit.export.facts import records
from graphkit.extract.deals.sums import caps_of
from graphkit.extract.deals.tiers import ratio_of
from graphkit.extract.pipeline import extract
from tests.builder import filing

HEAD = """Heron Quay Holdings Limited
(Incorporated in Bermuda with limited liability)
(Stock Code: 00777)

{title}

"""
TAIL = """

By order of the Board
Heron Quay Holdings Limited
Hong Kong, 8 May 2014
"""
CHAPTER = """CONNECTED TRANSACTIONS

EXEMPT CONTINUING CONNECTED TRANSACTIONS

The transactions below are exempt from the reporting, announcement and independent shareholders' approval \
requirements of Chapter 14A.

Cleaning of ferries

Puffin Cleaning Limited has been cleaning the ferries for the Company since 2009. Puffin Cleaning Limited \
provides the cleaning services to the Company at HK$90,000 a year.

Storage of spare parts

Curlew Stores Limited leases a warehouse for spare parts to the Company.

Reasons for the transactions

Puffin Cleaning Limited also sells soap to Gannet Hotels Limited.
"""


def deals(title: str, text: str, kind: str = "connected_transaction") -> list[dict[str, object]]:
    notice = filing(HEAD.format(title=title) + text + TAIL, published="2014-05-08", kind=kind, title=title)
    return [one for one in records(extract(notice).statements) if one["record"] == "transaction"]


def names(parties: object) -> set[str]:
    assert isinstance(parties, list)
    return {party["names"][0] for party in parties}


def test_an_acquisition_without_an_agreement() -> None:
    (deal,) = deals(
        "CONNECTED TRANSACTION",
        "On 8 May 2014, Heron Boats Limited, a wholly-owned subsidiary of the Company, acquired two ferries "
        "from Mr. Lau Kin Wah, an executive Director, for a consideration of HK$6,400,000.",
    )
    assert names(deal["parties"]) == {"Heron Boats Limited", "Mr. Lau Kin Wah"}
    assert (deal["date"], deal["kind"]) == ("2014-05-08", "connected")
    assert deal["consideration"] == [{"amount": 6400000, "currency": "HKD"}]


def test_a_guarantee_without_an_agreement() -> None:
    (deal,) = deals(
        "CONNECTED TRANSACTION PROVISION OF GUARANTEE",
        "On 8 May 2014, Heron Boats Limited executed a guarantee in favour of Skua Bank Limited.",
    )
    assert names(deal["parties"]) == {"Heron Boats Limited", "Skua Bank Limited"}


def test_a_placing_is_the_deal_of_an_announcement_about_it() -> None:
    told = (
        "On 8 May 2014, the Company and Knot Securities Limited entered into the Placing Agreement, by which "
        "Knot Securities Limited is to place up to 40,000,000 shares."
    )
    (deal,) = deals("PLACING OF NEW SHARES", told, "other")
    assert names(deal["parties"]) == {"Heron Quay Holdings Limited", "Knot Securities Limited"}
    assert deals("ALLOTMENT RESULTS", told, "other") == []


def test_what_is_only_planned_is_no_deal() -> None:
    told = "On 8 May 2014, Heron Boats Limited said that it may acquire two ferries from Mr. Lau Kin Wah."
    assert deals("POSSIBLE ACQUISITION", told, "other") == []


def test_a_deal_set_out_behind_labels() -> None:
    (deal,) = deals(
        "DISCLOSEABLE TRANSACTION",
        "THE CONTRACT\n\nDate: 8 May 2014\n\nParties:\n(1) Heron Boats Limited, as buyer; and\n"
        "(2) Teal Yard Limited, as builder.\n\nPrice\n\nThe price for the ferry is HK$31,000,000.\n",
        "discloseable_transaction",
    )
    assert names(deal["parties"]) == {"Heron Boats Limited", "Teal Yard Limited"}
    assert (deal["date"], deal["kind"]) == ("2014-05-08", "discloseable")


def test_each_heading_of_an_exempt_chapter_is_a_deal_of_its_kind() -> None:
    found = {str(deal["title"]): deal for deal in deals("PROSPECTUS", CHAPTER, "other")}
    assert set(found) == {"Cleaning of ferries", "Storage of spare parts"}
    assert "Puffin Cleaning Limited" in names(found["Cleaning of ferries"]["parties"])
    for deal in found.values():
        assert deal["kind"] == "continuing_connected"
        assert set(deal["exempt_from"]) == {"reporting", "announcement", "independent_shareholders_approval"}  # type: ignore[call-overload]


def test_caps_for_the_periods_of_the_sentence_before() -> None:
    before = (
        "The caps of one for the two years ending 31 March 2015 and 2016 are HK$3 million and HK$4 million."
    )
    found = list(
        caps_of("Those of the second for the same periods are HK$1 million and HK$2 million.", before)
    )
    assert [(one.text, one.period_end) for one, _, _ in found] == [
        ("1000000", "2015-03-31"),
        ("2000000", "2016-03-31"),
    ]


def test_caps_for_services_that_an_agreement_is_named_after() -> None:
    (deal,) = deals(
        "CONTINUING CONNECTED TRANSACTION",
        "On 8 May 2014, the Company entered into the Ferry Cleaning Services Framework Agreement with Puffin "
        "Limited.\n\nReasons for the transaction\n\nThe ferries are to be clean.\n\nAnnual caps\n\n"
        "The fees for the Ferry Cleaning Services for the two years ending 31 December 2015 will not exceed "
        "HK$1.2 million and HK$1.4 million respectively.",
        "continuing_connected_transaction",
    )
    assert [cap["amount"] for cap in deal["annual_caps"]] == [1200000, 1400000]  # type: ignore[attr-defined]


def test_what_each_ratio_comes_to_is_no_bound() -> None:
    assert (
        ratio_of("The assets ratio and the revenue ratio will be no more than 0.02% and 0.03%, respectively.")
        is None
    )


def test_a_ratio_below_one_hundred_per_cent() -> None:
    (deal,) = deals(
        "MAJOR TRANSACTION",
        "On 8 May 2014, Heron Boats Limited entered into the Yard Agreement with Teal Yard Limited. As the "
        "highest percentage ratio for the Yard Agreement is more than 25% but less than 100%, it is a major "
        "transaction.",
        "other",
    )
    assert deal["ratio"] == {"above": 25, "below": 100}
