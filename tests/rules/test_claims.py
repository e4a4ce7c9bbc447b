from __future__ import annotations

from typing import Any

import pytest

from graphkit.knowledge import KnowledgeGraph
from graphkit.percent import Percent
from graphkit.rules.claim import Claim
from graphkit.rules.claims import claims
from graphkit.statement import Statement, Value
from tests.builder import party
from tests.rules.market import DEAL, company, deal, market, person, told

SHARES = party(DEAL, "transaction", "Share Subscription")


def checked(*more: Statement, without: str = "", **changed: Any) -> Claim:
    rows = [row for row in deal() if row.predicate != without]
    (claim,) = claims(KnowledgeGraph([DEAL], [*rows, *more]))
    return claim


def kinds(claim: Claim) -> list[str]:
    return [difference.kind for difference in claim.differences]


def value(predicate: str, kind: str, text: str, words: str = "Share Subscription", **more: Any) -> Statement:
    return told(DEAL, SHARES, predicate, Value(kind, text), words, **more)


def abstained() -> Statement:
    return told(DEAL, person(DEAL, "Mina Orr"), "abstained_on", SHARES, "Mina Orr")


def test_a_claim_that_follows_agrees():
    claim = checked(abstained())
    assert (claim.agrees, claim.differences) == (True, ())
    assert claim.stated_connected == ("Orrland Limited",)
    assert (claim.stated_tier, claim.regime) == ("announcement_and_reporting", "R2")
    assert claim.derived_tier is not None
    assert (claim.derived_tier.tier, claim.derived_tier.rule) == ("announcement_and_reporting", "14A.32(1)")


def test_an_interested_director_who_is_not_said_to_abstain_is_named():
    assert kinds(checked()) == ["not_abstained"]


def test_a_connection_that_does_not_follow_is_named():
    claim = checked(without="holds_shares_in")
    assert kinds(claim) == ["claimed_not_derivable"]
    assert not claim.agrees


def test_a_connection_that_is_not_disclosed_is_named():
    other = value("transaction_kind", "code", "discloseable")
    claim = checked(other, abstained(), without="transaction_kind")
    assert kinds(claim) == ["not_disclosed"]
    assert "Orrland" in claim.differences[0].text
    assert not claim.agrees


def test_a_party_whose_own_connection_is_not_mentioned_is_named():
    reed = told(DEAL, company(DEAL, "Reed"), "party_to", SHARES, "Reed Limited")
    claim = checked(reed, abstained())
    assert kinds(claim) == ["party_not_mentioned"]
    assert claim.agrees


def test_a_tier_that_does_not_fit_the_ratio_is_named():
    high = value("percentage_ratio", "percent", "", percent=Percent.between("5", "25"))
    claim = checked(high, abstained(), without="percentage_ratio")
    assert kinds(claim) == ["tier_does_not_fit"] or claim.derived_tier is not None
    dear = told(DEAL, SHARES, "consideration", Value("money", "12000000", "HKD"), "HK$2,500,000")
    rows = [row for row in deal() if row.predicate not in {"percentage_ratio", "consideration"}]
    (claim,) = claims(KnowledgeGraph([DEAL], [*rows, high, dear, abstained()]))
    assert kinds(claim) == ["tier_does_not_fit"]
    assert "full (14A.17)" in claim.differences[0].text


def test_an_amount_in_another_currency_is_not_converted():
    yuan = told(DEAL, SHARES, "consideration", Value("money", "100", "CNY"), "HK$2,500,000")
    high = value("percentage_ratio", "percent", "", percent=Percent.between("5", "25"))
    rows = [row for row in deal() if row.predicate not in {"percentage_ratio", "consideration"}]
    (claim,) = claims(KnowledgeGraph([DEAL], [*rows, high, yuan, abstained()]))
    assert claim.agrees
    assert claim.derived_tier is not None
    assert any("not known" in one for one in claim.derived_tier.assumptions)


@pytest.mark.parametrize(("began", "flags"), [("2013-01-01", ["term_before_agreement"]), ("2013-03-12", [])])
def test_a_term_that_began_before_the_agreement_is_named(began: str, flags: list[str]):
    term = value("transaction_kind", "code", "connected", valid_from=began)
    assert kinds(checked(term, abstained(), without="transaction_kind")) == flags


def test_a_claim_is_plain_data():
    record = checked().to_record()
    assert record["derived"] == [
        {"party": "Orrland Limited", "answer": "yes", "level": "issuer", "rule": "14A.11(4)"}
    ]
    assert record["differences"][0]["kind"] == "not_abstained"


def test_a_graph_without_transactions_has_no_claims():
    assert claims(KnowledgeGraph([DEAL], [row for row in deal() if row.predicate == "director_of"])) == ()
    assert len(claims(market())) == 1


@pytest.mark.parametrize(("signed", "count"), [("2012-03-13", 1), ("2012-03-12", 0)])
def test_transactions_with_one_side_within_twelve_months_are_related(signed: str, count: int):
    other = party(DEAL, "transaction", "Loan Deed")
    loan = [
        told(DEAL, company(DEAL, "Pine"), "party_to", other, "Pine Limited"),
        told(DEAL, company(DEAL, "Tidewell Group"), "party_to", other, "Tidewell"),
        told(DEAL, other, "transaction_kind", Value("code", "connected"), "are connected"),
        told(DEAL, other, "signed_on", Value("date", signed), "12 March 2013"),
    ]
    both = claims(KnowledgeGraph([DEAL], [*deal(), *loan]))
    assert [len(claim.related) for claim in both] == [count, count]
