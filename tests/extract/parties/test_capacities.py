"""Parties that a filing knows by their part in an agreement alone."""

from __future__ import annotations

from graphkit.extract.pipeline import extract
from graphkit.statement import PartyRef
from tests.builder import filing


def parties(text: str) -> dict[str, str]:
    """Every party of the statements: first name and type."""
    found: dict[str, str] = {}
    for statement in extract(filing(text)).statements:
        for end in (statement.subject, statement.object):
            if isinstance(end, PartyRef):
                found[end.names[0]] = end.type
    return found


def test_a_party_to_an_agreement_by_its_capacity() -> None:
    found = parties("On 3 May 2015, the Lender and the Borrower entered into the Mill Agreement.")
    assert found["Lender"] == found["Borrower"] == "company"


def test_a_capacity_with_a_name_of_its_own() -> None:
    found = parties("On 3 May 2015, the Vendor entered into the Mill Agreement with the Osier Purchaser.")
    assert "Osier Purchaser" in found


def test_an_individual() -> None:
    found = parties(
        "On 3 May 2015, the Company and the Vendor, an individual, entered into the Mill Agreement."
    )
    assert found["Vendor"] == "person"


def test_a_defined_term_is_who_it_means() -> None:
    text = (
        'On 3 May 2015, the Company and Osier Limited (the "Vendor") entered into the Mill Agreement.\n\n'
        "The Vendor has agreed to sell the mill under the Mill Agreement."
    )
    assert "Vendor" not in parties(text)


def test_no_party_where_nothing_is_signed() -> None:
    text = "The Lender is a wholly-owned subsidiary of the Company and lends to small firms."
    assert "Lender" not in parties(text)
