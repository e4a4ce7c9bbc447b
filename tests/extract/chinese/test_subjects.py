"""Clauses that leave out what they speak of: the rest of a capital, 其, and relatives."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.extract.chinese.told import drafts, facts

US, TEA, PAPER, MAN, WIFE = "海月控股有限公司", "翠湖茶業有限公司", "北嶺紙業有限公司", "唐小雨", "顧明慧"


def shares(text, body=TEA):
    return {
        fact[0]: draft.percent.value
        for fact, draft in facts(text).items()
        if fact[1:] == ("holds_shares_in", body) and draft.percent
    }


@pytest.mark.parametrize(
    "text",
    [
        f"本公司持有{TEA}70%股權，其餘30%由{PAPER}持有。",
        f"本公司擁有{TEA}70%註冊資本，餘下之30%權益則由獨立第三方{PAPER}擁有。",
        f"{TEA}由本公司擁有70%權益，剩餘30%由{PAPER}實益擁有。",
        f"收購前本公司持有{TEA}若干股權；現本公司持有其70%股權，餘下30%由{PAPER}持有。",
    ],
)
def test_the_rest_is_of_what_is_held(text):
    assert shares(text)[PAPER] == Decimal(30)
    assert PAPER not in shares(text, US)


def test_a_partner_that_follows_a_holding_is_of_the_holder():
    text = f"北嶺投資合夥企業（有限合夥）持有本公司6%股份，其普通合夥人為{MAN}先生。"
    assert (MAN, "partner_of", US) not in facts(text)


@pytest.mark.parametrize(
    "words", ["各佔一半權益之合營企業", "各持有50%權益的合營公司", "以各50%權益成立之合資公司"]
)
def test_a_joint_venture_in_equal_shares(words):
    text = f"{TEA}為本公司與{PAPER}{words}。"
    assert shares(text) == {US: Decimal(50), PAPER: Decimal(50)}
    assert {fact[2] for fact in facts(text) if fact[1] == "joint_venture_of"} == {US, PAPER}


def test_the_place_before_a_holder_is_the_holders():
    found = drafts(f"本公司持有{TEA}75%股權，其餘25%由於丹麥註冊成立之Grey Finch A/S持有。")
    assert ("Grey Finch A/S", "jurisdiction", "DK") in found
    assert ("Grey Finch A/S", "holds_shares_in", TEA) in found
    assert not [fact for fact in found if fact[0] == "本公司" and fact[1] == "jurisdiction"]


@pytest.mark.parametrize(
    "text",
    [
        f"{MAN}先生持有2,000,000股股份，其妻子{WIFE}女士持有1,000,000股股份。",
        f"{MAN}先生為本公司之執行董事。其妻子{WIFE}女士為本公司之公司秘書。",
        f"該等股份由{MAN}先生及其妻子{WIFE}女士持有。",
    ],
)
def test_his_wife(text):
    assert facts(text)[(WIFE, "family_of", MAN)].kind == "spouse"


def test_a_title_before_a_name_is_of_the_issuer_where_no_other_body_is_named():
    assert facts(f"總經理{MAN}先生負責本集團之日常運作。")[(MAN, "officer_of", US)].title == "總經理"
    assert not [fact for fact in facts(f"總經理{MAN}先生代表{TEA}簽署。") if fact[2] == US]


def test_a_line_that_breaks_off_before_the_owner_goes_on():
    text = f"{TEA}由\nHeron Holdings plc全資擁有。"
    assert shares(text) == {"Heron Holdings plc": Decimal(100)}
