from __future__ import annotations

from datetime import date

import pytest

from graphkit.errors import PartyNotFound, RulebookError
from graphkit.knowledge import KnowledgeGraph
from graphkit.percent import Percent
from graphkit.rules.check import check, findings
from graphkit.statement import Value
from tests.rules.market import DEAL, company, deal, market, person, told


@pytest.mark.parametrize(
    ("party", "answer", "level", "rule"),
    [
        ("Orrland", "yes", "issuer", "14A.11(4)"),
        ("Pine", "yes", "issuer", "14A.11(4)"),
        ("Mina Orr", "yes", "issuer", "14A.11(1)"),
        ("Reed", "yes", "subsidiary", "14A.11(1)"),
        ("Moss", "no", None, "14A.12A(1)"),
        ("Kelp", "undetermined", "connected_subsidiary", "14A.11(5)"),
    ],
)
def test_parties_of_a_filing_are_judged_by_the_rules_of_its_day(
    party: str, answer: str, level: str | None, rule: str
):
    found = check(market(), party)
    assert (found.answer, found.level, found.rule) == (answer, level, rule)
    assert found.regime == "R2"


def test_without_a_day_the_latest_filing_that_speaks_of_both_decides():
    assert check(market(), "Orrland").as_of == date(2013, 3, 12)
    found = check(market(), "Kofi Brand")
    assert found.as_of == date(2013, 6, 1)
    assert "as of 2013-06-01, the latest filing that speaks of both" in found.assumptions


def test_a_later_day_brings_the_later_rules():
    found = check(market(), "Reed", at="2014-07-01")
    assert (found.regime, found.answer, found.rule) == ("R3", "yes", "14A.07(1)")


def test_a_director_missing_from_a_later_list_left_on_an_unknown_day():
    assert check(market(), "Mina Orr", at="2013-06-02").rule == "14A.11(2)"
    assert check(market(), "Mina Orr", at="2014-03-12").answer == "yes"
    found = check(market(), "Mina Orr", at="2014-04-01")
    assert found.answer == "undetermined"
    assert found.missing == ("the day on which the seat was left, after 2013-03-12 and by 2013-06-01",)
    assert check(market(), "Mina Orr", at="2014-06-02").answer == "no"


def test_a_filing_published_later_than_known_says_nothing():
    assert check(market(), "Mina Orr", at="2013-06-02", known="2013-05-31").rule == "14A.11(1)"
    assert check(market(), "Iris Tam", at="2013-06-01", known="2013-05-31").answer == "no"


def test_what_is_missing_for_a_connected_subsidiary_is_named():
    found = check(market(), "Kelp")
    assert found.missing[0] == (
        "Orrland Limited's resulting percentage of Kelp Limited under the Share Subscription is not stated"
    )


def test_every_hop_carries_its_statements():
    path = check(market(), "Pine").path
    assert path is not None
    assert [str(hop) for hop in path.hops] == [
        "Mina Orr is a director of Tidewell Group Limited",
        "Mina Orr holds 34.5% of Orrland Limited",
        "Orrland Limited holds 80% of Pine Limited",
    ]
    assert [hop.statements[0].evidence[0].quote for hop in path.hops][1:] == [
        "34.5% of Orrland",
        "80% of Pine",
    ]


def test_assumptions_are_listed():
    found = check(market(), "Orrland", at="2013-04-30")
    assert any("same percentage of votes" in one for one in found.assumptions)
    assert "what was said as at 2013-03-12 is taken to go on" in found.assumptions


def test_the_stated_status_stands_beside_the_derived_one():
    stated = check(market(), "Orrland")
    assert [statement.predicate for statement in stated.stated] == ["connected_person_of"]
    assert stated.difference == ""
    assert check(market(), "Reed").difference == "derived, not stated by a filing"


def test_a_claim_that_nothing_supports_is_left_open():
    claim = told(
        DEAL, company(DEAL, "Moss"), "connected_person_of", company(DEAL, "Tidewell Group"), "connected"
    )
    found = check(market(claim), "Moss")
    assert found.answer == "undetermined"
    assert found.difference == "stated by a filing, not derivable from the graph"


def test_a_stated_associate_is_connected_without_a_percentage():
    claim = told(DEAL, company(DEAL, "Fern"), "associate_of", person(DEAL, "Mina Orr"), "Mina Orr")
    found = check(market(claim), "Fern")
    assert (found.answer, found.rule) == ("yes", "14A.11(4)")


@pytest.mark.parametrize(
    ("predicate", "answer"), [("substantial_shareholder_of", "yes"), ("associate_of", "no")]
)
def test_a_stated_substantial_shareholder_has_at_least_ten_percent(predicate: str, answer: str):
    claim = told(DEAL, company(DEAL, "Fern"), predicate, company(DEAL, "Tidewell Group"), "Mina Orr")
    assert check(market(claim), "Fern").answer == answer


def test_a_holding_upon_completion_is_only_possible():
    after = told(
        DEAL,
        company(DEAL, "Fern"),
        "holds_shares_in",
        company(DEAL, "Tidewell Group"),
        "Mina Orr",
        percent=Percent.of(15),
        state="after",
    )
    found = check(market(after), "Fern")
    assert found.answer == "undetermined"
    assert found.missing == ("whether what was agreed on 2013-03-12 has been completed",)


def test_a_holding_that_grows_upon_completion_keeps_both_bounds():
    issuer, fern = company(DEAL, "Tidewell Group"), company(DEAL, "Fern")
    shares = [
        told(DEAL, fern, "holds_shares_in", issuer, "Mina Orr", percent=Percent.of(p), state=state)
        for p, state in ((12, "before"), (9, "after"))
    ]
    assert check(market(*shares), "Fern").answer == "undetermined"
    assert check(market(shares[0]), "Fern").answer == "yes"


def test_ended_and_negated_statements_do_not_hold():
    issuer, fern = company(DEAL, "Tidewell Group"), company(DEAL, "Fern")
    for status in ("ended", "negated"):
        gone = told(DEAL, fern, "substantial_shareholder_of", issuer, "Mina Orr", status=status)
        assert check(market(gone), "Fern").answer == "no"


def test_a_director_who_resigned_is_in_the_look_back():
    issuer = company(DEAL, "Tidewell Group")
    gone = told(
        DEAL,
        person(DEAL, "Otto Fry"),
        "director_of",
        issuer,
        "Lena Poe",
        status="ended",
        valid_to="2013-01-15",
    )
    assert check(market(gone), "Otto Fry").rule == "14A.11(2)"
    assert check(market(gone), "Otto Fry", at="2014-01-16").answer == "no"


def test_chief_executives_are_known_by_title_and_their_deputies_are_not():
    issuer = company(DEAL, "Tidewell Group")
    for title, answer in (
        ("chief executive officer", "yes"),
        ("deputy chief executive officer", "no"),
        ("行政總裁", "yes"),
    ):
        officer = told(DEAL, person(DEAL, "Otto Fry"), "officer_of", issuer, "Lena Poe", title=title)
        assert check(market(officer), "Otto Fry").answer == answer


def test_an_issuer_incorporated_in_the_prc_has_connected_supervisors():
    issuer = company(DEAL, "Tidewell Group")
    officer = told(DEAL, person(DEAL, "Otto Fry"), "officer_of", issuer, "Lena Poe", title="supervisor")
    prc = told(DEAL, issuer, "jurisdiction", Value("code", "CN"), "stock code")
    assert check(market(officer), "Otto Fry").answer == "no"
    assert check(market(officer, prc), "Otto Fry").rule == "14A.11(3)"


def test_findings_cover_the_parties_of_the_issuers_filings():
    found = {one.subject_name: one.answer for one in findings(market())}
    assert found == {
        "Iris Tam": "yes",
        "Kelp Limited": "undetermined",
        "Kofi Brand": "yes",
        "Lena Poe": "yes",
        "Mina Orr": "yes",
        "Moss Limited": "no",
        "Orrland Limited": "yes",
        "Pine Limited": "yes",
        "Reed Limited": "yes",
    }


def test_findings_do_not_depend_on_the_order_of_statements():
    there, back = KnowledgeGraph([DEAL], deal()), KnowledgeGraph([DEAL], reversed(deal()))
    assert [one.certificate() for one in findings(there)] == [one.certificate() for one in findings(back)]


def test_an_unknown_party_issuer_or_day_is_an_error():
    with pytest.raises(PartyNotFound):
        check(market(), "Nobody At All")
    with pytest.raises(RulebookError, match="not a day"):
        check(market(), "Orrland", at="yesterday")
    with pytest.raises(RulebookError, match="Give --issuer"):
        check(
            KnowledgeGraph(
                [], [told(DEAL, person(DEAL, "A B"), "director_of", company(DEAL, "C"), "Mina")]
            ).at(),
            "A B",
        )
