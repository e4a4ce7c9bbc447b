"""Transactions: who agreed on what, when, for how much, and under which requirements."""

from __future__ import annotations

import pytest

from graphkit.export.facts import records
from graphkit.extract.deals.sums import cap_rows, caps_of, consideration_of
from graphkit.extract.deals.tiers import kind_of, ratio_of, requirements
from graphkit.extract.pipeline import extract
from graphkit.statement import Value
from tests.builder import filing

HEAD = """Foo Paper Holdings Limited
(Incorporated in Bermuda with limited liability)
(Stock Code: 00999)

CONNECTED TRANSACTION

On 3 May 2015, Foo Mills Limited, a wholly-owned subsidiary of the Company, as purchaser, and Bar Pulp \
Limited ("Bar Pulp"), as vendor, entered into the Machine Agreement. """

TAIL = """

DEFINITIONS

"Company"\tFoo Paper Holdings Limited
"Foo Mills"\tFoo Mills Limited

By order of the Board
Foo Paper Holdings Limited
Hong Kong, 3 May 2015
"""


def deals(more: str) -> list[dict[str, object]]:
    text = HEAD + more + TAIL
    notice = filing(text, published="2015-05-03", kind="connected_transaction", title="CONNECTED TRANSACTION")
    return [one for one in records(extract(notice).statements) if one["record"] == "transaction"]


def names(parties: object) -> set[str]:
    assert isinstance(parties, list)
    return {party["names"][0] for party in parties}


def test_parties_date_and_kind() -> None:
    (deal,) = deals("")
    assert names(deal["parties"]) == {"Foo Mills Limited", "Bar Pulp Limited"}
    assert (deal["title"], deal["date"], deal["kind"]) == ("Machine Agreement", "2015-05-03", "connected")


def test_consideration() -> None:
    (deal,) = deals("The total consideration for the machine is HK$12.5 million, payable in cash.")
    assert deal["consideration"] == [{"amount": 12500000, "currency": "HKD"}]


def test_ratio_requirements_and_exemptions() -> None:
    (deal,) = deals(
        "As the highest percentage ratio is more than 0.1% but less than 5%, the deal is subject to the "
        "reporting and announcement requirements but exempt from independent shareholders' approval."
    )
    assert deal["ratio"] == {"above": 0.1, "below": 5}
    assert deal["subject_to"] == ["reporting", "announcement"]
    assert deal["exempt_from"] == ["independent_shareholders_approval"]


def test_a_director_who_abstained() -> None:
    (deal,) = deals(
        "Mr. Peter LAM, who owns a part of Bar Pulp, has abstained from voting on the resolution."
    )
    assert names(deal["abstained"]) == {"Mr. Peter LAM"}


def test_no_director_who_had_to_abstain() -> None:
    (deal,) = deals("None of the Directors has abstained from voting on the resolution of the Board.")
    assert "abstained" not in deal


def test_two_agreements_keep_their_slots_apart() -> None:
    found = deals(
        "\n\nOn the same day Foo Mills Limited and Baz Timber Limited concluded the Wood Agreement.\n\n"
        "The consideration under the Wood Agreement is HK$3,000,000.\n\n"
        "The consideration under the Machine Agreement is HK$5,000,000."
    )
    sums = {deal["title"]: deal["consideration"] for deal in found}
    assert sums == {
        "Machine Agreement": [{"amount": 5000000, "currency": "HKD"}],
        "Wood Agreement": [{"amount": 3000000, "currency": "HKD"}],
    }


def test_an_agreement_yet_to_be_signed_is_no_transaction() -> None:
    found = deals("\n\nA pledge agreement will be entered into by Foo Mills Limited and Bar Pulp.")
    assert [deal["title"] for deal in found] == ["Machine Agreement"]


def test_chinese_filings_are_left_to_their_own_reader() -> None:
    text = HEAD + TAIL
    assert not [
        one
        for one in records(extract(filing(text, language="zh-Hant")).statements)
        if one["record"] == "transaction" and one.get("title") == "Machine Agreement"
    ]


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("the percentage ratios exceed 0.1% but are less than 5%", ("0.1", "5")),
        ("One of the percentage ratios is 1% or more, but none comes to 5%", ("1", "5")),
        ("the highest percentage ratio lies between 5% and 25%", ("5", "25")),
        ("None of the percentage ratios reaches 0.1%", (None, "0.1")),
        ("the applicable percentage ratios are more than 25%", ("25", None)),
        ("he holds more than 30% of the shares", None),
        (
            "One of the tests in rule 14.07 shows above 5 per cent.; none shows 25 per cent. or more.",
            ("5", "25"),
        ),
        (
            "The highest of the five tests comes to more than 5 per cent. but less than 25 per cent.",
            ("5", "25"),
        ),
        ("One of the ratios amounts to 5% or more, but none amounts to 25% or more", ("5", "25")),
        ("None of the ratios is 25 per cent. or more although some are 5 per cent. or more", ("5", "25")),
        ("the relevant tests are more than 25 per cent. but not more than 100 per cent.", ("25", "100")),
        ("No percentage ratio exceeds 5 per cent., though one is above 1 per cent.", ("1", "5")),
        ("All of the ratios fall short of 5 per cent.", (None, "5")),
        ("He tests 25 per cent. of the units above ground.", None),
    ],
)
def test_bounds_of_ratios(words: str, bounds: tuple[str | None, str | None] | None) -> None:
    assert ratio_of(words) == bounds


def test_requirements_by_clause() -> None:
    words = (
        "It is subject to the announcement requirement but exempt under a rule from the circular requirement."
    )
    assert [(clause.subject, clause.codes) for clause in requirements(words)] == [
        (True, ("announcement",)),
        (False, ("circular",)),
    ]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (
            "Under rule 14.06(2) the Company must report, announce and send a circular, without a vote.",
            ("reporting", "announcement", "circular"),
        ),
        ("The disposal is discloseable and must be reported and announced.", ("reporting", "announcement")),
        (
            "The purchase has to be announced and put to the independent shareholders for approval.",
            ("announcement", "independent_shareholders_approval"),
        ),
        (
            "The acquisition requires the Company to make an announcement and to send a circular.",
            ("announcement", "circular"),
        ),
        ("The Company must announce its results and report on the disposal.", ()),
        ("Transactions are required to be set out in this annual report.", ()),
        ("If the sale goes ahead the Company might have to report and announce it.", ()),
    ],
)
def test_what_the_issuer_must_do_is_what_the_deal_is_subject_to(words: str, codes: tuple[str, ...]) -> None:
    assert tuple(code for clause in requirements(words) if clause.subject for code in clause.codes) == codes


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("constitutes a continuing connected transaction", "continuing_connected"),
        ("a discloseable and connected transaction", "connected"),
        ("it does not constitute a connected transaction", None),
        ("a major transaction", "major"),
    ],
)
def test_kinds(words: str, kind: str | None) -> None:
    assert kind_of(words) == kind


@pytest.mark.parametrize(
    ("words", "text", "currency"),
    [
        ("for an aggregate consideration of US$1.82 million", "1820000", "USD"),
        ("RMB5,000,000 each, RMB10,000,000 in all", "10000000", "CNY"),
        ("Amount: up to RMB80,000,000 in three parts", "80000000", "CNY"),
        ("The price of HK$45,000,000 is payable in three parts", "45000000", "HKD"),
        ("The price payable for the shares, HK$20,000,000, was fixed by bargaining", "20000000", "HKD"),
        ("The purchase money amounts to US$3 million", "3000000", "USD"),
        ("The capital commitment of the Group is thus RMB183.6 million", "183600000", "CNY"),
        ("The capital contribution to be made by the Group is RMB50 million", "50000000", "CNY"),
        ("The consideration, being HK$12 million, will be satisfied by notes", "12000000", "HKD"),
        ("The shares change hands for HK$9 million", "9000000", "HKD"),
    ],
)
def test_considerations(words: str, text: str, currency: str) -> None:
    found = consideration_of(words)
    assert found is not None and found[1] == [Value("money", text, currency)]


def test_a_price_per_share_is_no_consideration() -> None:
    assert consideration_of("at a price of HK$0.62 per share") is None


def test_caps_of_three_years() -> None:
    words = (
        "for each of the three years ending 31 December 2016, the fees will not exceed RMB1 million, "
        "RMB2 million and RMB3 million, respectively"
    )
    assert [(value.period_end, value.text) for value, _, _ in caps_of(words)] == [
        ("2014-12-31", "1000000"),
        ("2015-12-31", "2000000"),
        ("2016-12-31", "3000000"),
    ]


def test_caps_of_a_table() -> None:
    rows = [
        "\tFor the year ending 31 December",
        "\t2018\t2019",
        "\tRMB'000\tRMB'000",
        "Wood Agreement\t1,500\t2,000",
    ]
    ((number, label, values),) = cap_rows(rows)
    assert (number, label) == (3, "Wood Agreement")
    assert [(value.period_end, value.text) for value in values] == [
        ("2018-12-31", "1500000"),
        ("2019-12-31", "2000000"),
    ]


def test_caps_with_a_period_in_each_row() -> None:
    rows = ["For the nine months ending 31 March 2020\tHK$4,100,000"]
    ((_, _, (value,)),) = cap_rows(rows)
    assert (value.period_end, value.text) == ("2020-03-31", "4100000")


def test_a_ratio_whose_bounds_exclude_each_other_is_reported_and_not_told() -> None:
    said = "As the highest percentage ratio is more than 9% but less than 5%, the deal is reported."
    found = extract(filing(HEAD + said + TAIL, published="2015-05-03", kind="connected_transaction"))
    assert not [one for one in found.statements if one.predicate == "percentage_ratio"]
    assert [one.value for one in found.notices if "no such bounds" in one.message] == ["9-5"]
