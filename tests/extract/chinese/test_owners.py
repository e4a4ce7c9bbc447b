from decimal import Decimal

import pytest

from tests.extract.chinese.told import facts

TEA, PAPER, SILK = "翠湖茶業有限公司", "北嶺紙業有限公司", "東麓絲綢有限公司"
MAN, WIFE, SON = "唐小雨", "顧明慧", "方志文"


def shares(text, body=TEA):
    found = facts(text).items()
    return {
        fact[0]: draft.percent.value
        for fact, draft in found
        if fact[1:] == ("holds_shares_in", body) and draft.percent
    }


@pytest.mark.parametrize(
    "text",
    [
        f"{TEA}之註冊資本由{PAPER}及{MAN}先生分別出資70%及30%。",
        f"{TEA}之70%及30%股權分別由{PAPER}及{MAN}先生持有。",
        f"{PAPER}及{MAN}先生分別擁有{TEA}的百分之七十及百分之三十。",
        f"{TEA}由{PAPER}（70%）及{MAN}先生（30%）擁有。",
        f"{TEA}的股東包括{PAPER}（持有70%）及{MAN}先生（持有30%）。",
        f"{TEA}現由{PAPER}及{MAN}先生按70%及30%的比例擁有。",
        f"{TEA}由{PAPER}及{MAN}先生共同設立，並分別持有70%及30%股權。",
        f"{TEA}由{PAPER}持有70%，其餘30%則由{MAN}先生持有。",
        f"{TEA}由{PAPER}擁有其中70%股權，另外30%股權由{MAN}先生擁有。",
        f"{PAPER}佔{TEA}70%股權，{MAN}先生佔30%。",
    ],
)
def test_two_owners_and_their_shares(text):
    assert shares(text) == {PAPER: Decimal(70), MAN: Decimal(30)}


@pytest.mark.parametrize("words", ["各持50%", "各擁有一半權益", "平均擁有"])
def test_equal_shares(words):
    assert shares(f"{TEA}由{MAN}先生及{PAPER}{words}。") == {MAN: Decimal(50), PAPER: Decimal(50)}


def test_what_describes_an_owner_is_no_owner():
    found = shares(f"{TEA}分別由{MAN}先生、{MAN}先生之配偶{WIFE}女士及{SON}先生持有60%、25%及15%權益。")
    assert found == {MAN: Decimal(60), WIFE: Decimal(25), SON: Decimal(15)}


def test_what_owns_an_owner_is_no_owner():
    found = shares(f"{TEA}70%及30%股權分別由本公司全資附屬公司{PAPER}及獨立第三方{MAN}先生持有。")
    assert found == {PAPER: Decimal(70), MAN: Decimal(30)}


def test_owners_without_a_name_come_last():
    assert shares(f"{TEA}由{PAPER}及兩名獨立第三方分別擁有80%、15%及5%。") == {PAPER: Decimal(80)}


def test_one_owner_of_two_bodies():
    text = f"{TEA}及{PAPER}分別由{MAN}先生擁有30%及20%權益。"
    assert (shares(text), shares(text, PAPER)) == ({MAN: Decimal(30)}, {MAN: Decimal(20)})


def test_lists_of_unlike_length_tell_nothing():
    assert shares(f"{TEA}由{PAPER}及{MAN}先生分別擁有70%、20%及10%權益。") == {}


def test_what_is_held_together_is_nobodys_own():
    assert shares(f"{MAN}先生及{SON}先生為一致行動人士，合共持有{TEA}31%股權。") == {}


@pytest.mark.parametrize(
    "text",
    [
        f"{TEA}之普通合夥人為{SILK}，該公司由{WIFE}女士全資擁有。",
        f"{TEA}由{SILK}全資擁有，後者由{WIFE}女士實益擁有100%權益。",
        f"{TEA}由{SILK}全資擁有，其由{WIFE}女士全資擁有。",
        f"{SILK}經營絲綢買賣業務。該公司由{WIFE}女士全資擁有。",
    ],
)
def test_the_owner_of_the_body_named_last(text):
    assert shares(text, SILK) == {WIFE: Decimal(100)}
    assert WIFE not in shares(text)


def test_simplified_lists_read_the_same():
    found = shares("翠湖茶业有限公司由唐小雨先生和方志文先生分别持有70%和30%的股权。", "翠湖茶业有限公司")
    assert found == {MAN: Decimal(70), SON: Decimal(30)}


def test_one_holder_of_several_bodies_with_a_size_each():
    text = f"本公司持有{TEA}、{PAPER}及{SILK}分別約70.2%、51%及100%的注冊資本。"
    sizes = {fact[2]: str(draft.percent.min) for fact, draft in facts(text).items() if draft.percent}
    assert sizes[PAPER] == "51"
    assert sizes[SILK] == "100"


def test_one_size_for_all_of_three_bodies():
    text = f"本公司實益持有{TEA}、{PAPER}及{SILK}不少於30%的股本權益。"
    assert (
        len([fact for fact, draft in facts(text).items() if draft.percent and draft.percent.min == 30]) == 3
    )
