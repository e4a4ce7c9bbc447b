"""Screening a graph of filings, told by the invented company."""

from __future__ import annotations

from datetime import date

from graphkit.percent import Percent
from graphkit.rules.check import issuers
from graphkit.rules.screened import screened
from tests.rules.market import DEAL, company, market, told


def hits(*more):
    graph = market(*more).at("2013-03-12")
    found = screened(graph, issuers(graph), date(2013, 3, 12))
    return {(hit.party, hit.limb, hit.through, hit.is_certain) for hit in found}


def test_directors_holders_and_their_companies_are_listed_with_their_limbs():
    assert {
        ("Mina Orr", "director", "Tidewell Group Limited", True),
        ("Reed Limited", "substantial_shareholder", "Kelp Limited", True),
        ("Orrland Limited", "controlled_company", "Mina Orr", True),
        ("Pine Limited", "controlled_company_subsidiary", "Mina Orr", True),
    } <= hits()


def test_a_holding_without_a_figure_is_possible_only():
    fern, issuer = company(DEAL, "Fern"), company(DEAL, "Tidewell Group")
    found = hits(told(DEAL, fern, "holds_shares_in", issuer, "Mina Orr", percent=Percent.unknown()))
    assert ("Fern Limited", "substantial_shareholder", "Tidewell Group Limited", False) in found


def test_the_rule_number_is_that_of_the_day():
    graph = market()
    old, new = (
        {hit.limb: hit.rule for hit in screened(graph, issuers(graph), day)}
        for day in (date(2009, 6, 30), date(2020, 6, 30))
    )
    assert (old["director"], new["director"]) == ("14A.11(1)", "14A.07(1)")
