from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graphkit.rules.exemptions import exemption, exemptions_for
from graphkit.rules.rulebook import Rulebook
from graphkit.rules.situation import Situation
from tests.rules.worlds import R2, R3


def opened(key: str, text: str = "", on: str = R3, **record: Any) -> str:
    return exemption(key, Situation.of(record, text), Rulebook.load().at(date.fromisoformat(on))).answer


@pytest.mark.parametrize(("secured", "answer"), [(False, "yes"), (True, "no"), (None, "undetermined")])
def test_assistance_received_must_be_unsecured(secured: bool | None, answer: str):
    assert opened("assistance_received", type="loan_received", secured_on_group_assets=secured) == answer
    assert opened("assistance_received", type="loan_given", secured_on_group_assets=secured) == "no"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("A director buys one for her own use.", "yes"),
        ("A director buys goods for resale.", "no"),
        ("The group buys goods for business use in an open market.", "yes"),
        ("The group buys goods for business use; the market is not open.", "no"),
        ("Goods are bought as prizes.", "review"),
        ("A director buys goods.", "undetermined"),
    ],
)
def test_consumer_goods_are_for_the_buyers_own_use(text: str, answer: str):
    assert opened("consumer_goods", text) == answer


def test_a_passive_investors_associate_is_exempt_and_the_investor_is_not():
    text = "A sovereign fund with no board seat: goods in the ordinary course from an associate of the fund."
    assert opened("passive_investor", text) == "yes"
    assert opened("passive_investor", text, fund_has_board_nominee=True) == "no"
    assert opened("passive_investor", "A sovereign fund: goods from the fund itself.") == "no"


def test_underwriting_was_exempt_until_july_2018():
    assert opened("underwriting", type="rights_issue_underwriting", on="2018-07-02") == "yes"
    assert opened("underwriting", type="rights_issue_underwriting", on="2018-07-03") == "no"
    assert opened("underwriting", type="rights_issue_underwriting", on=R2) == "yes"


def test_the_open_exemption_comes_first():
    situation = Situation.of({"type": "issue_of_new_securities_by_listed_issuer", "pro_rata": True})
    found = exemptions_for(situation, Rulebook.load().at(date.fromisoformat(R3)))
    assert (found[0].clause, found[0].answer, found[0].rule) == ("pro_rata_securities", "yes", "14A.92(1)")
