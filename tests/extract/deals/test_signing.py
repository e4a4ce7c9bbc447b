"""Signings: which agreements a filing tells of, between whom and when."""

from __future__ import annotations

from graphkit.export.facts import records
from graphkit.extract.pipeline import extract
from tests.builder import filing

TITLE = "CONNECTED TRANSACTION"


def deals(*paragraphs: str, published: str = "") -> list[dict[str, object]]:
    text = "\n\n".join((TITLE, *paragraphs))
    notice = filing(text, published=published, kind="connected_transaction", title=TITLE)
    return [one for one in records(extract(notice).statements) if one["record"] == "transaction"]


def names(deal: dict[str, object]) -> set[str]:
    parties = deal["parties"]
    assert isinstance(parties, list)
    return {party["names"][0] for party in parties}


def test_parties_known_by_their_part_in_the_agreement() -> None:
    (deal,) = deals(
        "On 9 June 2017, the Purchaser, an indirect subsidiary of the Company, entered into the Mill "
        "Agreement with the Vendor."
    )
    assert names(deal) == {"Purchaser", "Vendor"}
    assert deal["date"] == "2017-06-09"


def test_several_in_one_part_are_a_group() -> None:
    (deal,) = deals("On 2 April 2014, the Company and the Sellers entered into the Mill Agreement.")
    assert names(deal) == {"the Company", "Sellers"}


def test_a_party_with_a_letter_for_its_name() -> None:
    (deal,) = deals("On 2 May 2014, Loan Agreement 2 was entered into between the Lender and Company B.")
    assert names(deal) == {"Lender", "Company B"}
    assert deal["title"] == "Loan Agreement 2"


def test_names_that_end_in_a_place() -> None:
    (deal,) = deals("On 2 May 2014, Quillmark Australia and Sorrelby PRC entered into the Wool Agreement.")
    assert names(deal) == {"Quillmark Australia", "Sorrelby PRC"}


def test_initials_in_a_persons_name() -> None:
    (deal,) = deals("On 2 May 2014, the Company and Mr. Q.W. Tang entered into the Wool Agreement.")
    assert names(deal) == {"the Company", "Mr. Q.W. Tang"}


def test_two_agreements_with_two_parties_respectively() -> None:
    one, two = deals(
        "On 5 May 2018, Quillmark and Sorrelby entered into the Wool Agreement A and the Wool Agreement B "
        "with Tessdale and Umberly respectively."
    )
    assert (one["title"], names(one)) == ("Wool Agreement A", {"Quillmark", "Tessdale"})
    assert (two["title"], names(two)) == ("Wool Agreement B", {"Sorrelby", "Umberly"})


def test_a_list_of_agreements_under_their_date() -> None:
    one, two = deals(
        "The old agreement of 3 May 2013 being due to lapse on 5 May 2016, on 4 May 2016 these were signed:",
        "(1) the Wool Agreement, between Quillmark Limited and Sorrelby Limited, for the sale of wool; and",
        "(2) the Shed Agreement, between Quillmark Limited and Tessdale Limited, for the lease of a shed.",
    )
    assert (one["date"], two["date"]) == ("2016-05-04", "2016-05-04")
    assert names(two) == {"Quillmark Limited", "Tessdale Limited"}


def test_the_other_party_behind_what_is_done() -> None:
    (deal,) = deals(
        "On 5 May 2018, Quillmark entered into the Shed Agreement to lease from Sorrelby the First Shed."
    )
    assert names(deal) == {"Quillmark", "Sorrelby"}


def test_both_agree_under_an_agreement_without_a_date() -> None:
    (deal,) = deals(
        "Pursuant to the Shed Contract, Quillmark has agreed to buy and Sorrelby has agreed to sell the shed."
    )
    assert names(deal) == {"Quillmark", "Sorrelby"}
    assert "date" not in deal


def test_dates_of_several_circulars_are_no_signing() -> None:
    (deal,) = deals(
        "Reference is made to the circulars on the Shed Agreement entered into between Quillmark Limited and "
        "Sorrelby Limited and the circulars dated 3 July 2018, 6 July 2018 and 8 May 2019."
    )
    assert "date" not in deal


def test_the_parent_in_a_description_without_its_comma_is_no_party() -> None:
    (deal,) = deals(
        "Quillmark Limited, a wholly-owned subsidiary of the Company entered into the Shed Agreement with "
        "Sorrelby Limited on 3 July 2018."
    )
    assert names(deal) == {"Quillmark Limited", "Sorrelby Limited"}


def test_a_supplement_counts_when_it_is_the_last_of_a_filing_without_a_date() -> None:
    found = deals(
        "On 3 July 2017, Quillmark and Sorrelby entered into the Shed Agreement.",
        "On 6 July 2018, Quillmark and Sorrelby entered into the Supplemental Shed Agreement.",
    )
    assert [deal["title"] for deal in found] == ["Shed Agreement", "Supplemental Shed Agreement"]


def test_agreements_under_one_name_are_a_deal_where_there_is_no_other() -> None:
    (deal,) = deals("On 3 July 2017, Quillmark entered into the Shed Agreements with Sorrelby.")
    assert deal["title"] == "Shed Agreements"


def test_agreements_under_one_name_are_none_beside_their_own() -> None:
    (deal,) = deals(
        "On 3 July 2017, Quillmark entered into the Shed Agreements with Sorrelby.",
        "On 3 July 2017, Quillmark entered into the First Shed Agreement with Sorrelby.",
    )
    assert deal["title"] == "First Shed Agreement"


def test_what_is_said_of_an_agreement_that_is_no_deal_here() -> None:
    (deal,) = deals(
        "The highest percentage ratio for the Barley Agreement exceeds 5% but is less than 25%.",
        "On 3 July 2017, Quillmark and Sorrelby entered into the Shed Agreement.",
    )
    assert "ratio" not in deal


def test_the_test_of_several_together_overrides_that_of_one() -> None:
    (deal,) = deals(
        "On 3 July 2017, Quillmark and Sorrelby entered into the Shed Agreement.",
        "As all percentage ratios for the Shed Agreement are less than 0.1%, it is exempt from the reporting "
        "and announcement requirements. However, as the percentage ratios upon aggregation of the Shed "
        "Agreement with the Existing Shed Agreement exceed 0.1% but are less than 5%, the Shed Agreement is "
        "subject to the reporting and announcement requirements.",
    )
    assert deal["ratio"] == {"above": 0.1, "below": 5}
    assert "exempt_from" not in deal
    assert set(deal["subject_to"]) == {"reporting", "announcement"}  # type: ignore[call-overload]


def test_who_abstained_with_associates_that_are_named() -> None:
    (deal,) = deals(
        "On 3 July 2017, Quillmark and Sorrelby entered into the Shed Agreement.",
        "Mr. Lo Yat Tin and his associates, including Ms. Lo Mei Ki and Mr. Lo Ka Wing, have abstained from "
        "voting on the board resolution for the Shed Agreement.",
    )
    held = deal["abstained"]
    assert isinstance(held, list)
    assert {one["names"][0] for one in held} == {"Mr. Lo Yat Tin", "Ms. Lo Mei Ki", "Mr. Lo Ka Wing"}
