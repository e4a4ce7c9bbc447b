from decimal import Decimal

import pytest

from tests.extract.chinese.told import facts

US = "海月控股有限公司"
TEA, PAPER, MAN = "翠湖茶業有限公司", "北嶺紙業有限公司", "唐小雨"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (f"{TEA}為本公司之間接全資附屬公司。", True),
        (f"{TEA}為本公司的非全資附屬公司。", False),
        (f"{TEA}是本公司附屬公司。", None),
        (f"本公司的全資附屬公司{TEA}經營茶葉。", True),
        (f"本公司透過其全資附屬公司{TEA}經營茶葉。", True),
        (f"{TEA}（一間於香港註冊成立之公司及本公司之全資附屬公司）經營茶葉。", None),
        (f"{TEA}，一間於香港成立之公司，為本公司的全資附屬公司。", True),
        (f"「茶業公司」 指 {TEA}，本公司之間接全資附屬公司", True),
    ],
)
def test_a_subsidiary(text, whole):
    found = facts(text).get((TEA, "subsidiary_of", US))
    assert whole is None or (found is not None and found.wholly_owned is whole)


def test_a_holding_company_is_told_from_above():
    assert (US, "subsidiary_of", TEA) in facts(f"{TEA}為本公司之最終控股公司。")


def test_fellow_subsidiaries():
    assert (TEA, "fellow_subsidiary_of", US) in facts(f"{TEA}為本公司的同系附屬公司。")


@pytest.mark.parametrize(
    "text",
    [
        f"{MAN}先生持有{TEA}約35.5%股權。",
        f"{TEA}由{MAN}先生實益擁有約35.5%權益。",
        f"{MAN}先生於{TEA}已發行股本中擁有約35.5%權益。",
        f"{TEA}之約35.5%股權由{MAN}先生直接持有。",
        f"{MAN}先生（「唐先生」）經營茶葉，並持有{TEA}約35.5%之股權。",
    ],
)
def test_a_holding_with_its_size(text):
    found = facts(text)[(MAN, "holds_shares_in", TEA)]
    assert found.percent is not None
    assert (found.percent.value, found.percent.sign) == (Decimal("35.5"), "~")


@pytest.mark.parametrize(
    "text",
    [
        f"{TEA}由{MAN}先生擁有60%及由{PAPER}擁有40%。",
        f"{TEA}由{MAN}先生及{PAPER}分別擁有60%及40%權益。",
        f"{TEA}分別由{MAN}先生及{PAPER}持有60%及40%權益。",
        f"{MAN}先生與{PAPER}分別持有{TEA}60%及40%的股權。",
    ],
)
def test_holders_of_one_body(text):
    found = facts(text)
    sizes = [found[(holder, "holds_shares_in", TEA)].percent for holder in (MAN, PAPER)]
    assert [size.value for size in sizes if size is not None] == [Decimal(60), Decimal(40)]


@pytest.mark.parametrize(
    "text",
    [
        f"{TEA}由{MAN}先生全資擁有。",
        f"{MAN}先生為{TEA}的唯一股東。",
        f"{TEA}之全部已發行股本由{MAN}先生持有。",
        f"{PAPER}與{TEA}（一間由{MAN}先生全資實益擁有之公司）經營茶葉。",
        f"{MAN}先生透過其全資擁有之{TEA}經營茶葉。",
    ],
)
def test_the_whole_is_a_hundred(text):
    found = facts(text)[(MAN, "holds_shares_in", TEA)]
    assert found.percent is not None and found.percent.value == Decimal(100)


def test_what_completion_will_bring_is_planned():
    found = facts(f"於完成後，{TEA}將由本公司擁有51%。")[(US, "holds_shares_in", TEA)]
    assert (found.state, found.status) == ("after", "planned")


def test_shares_of_the_issuer_need_no_name():
    assert (MAN, "holds_shares_in", US) in facts(f"{MAN}先生持有8,000,000股股份。")


def test_a_deemed_interest_is_in_the_issuer():
    text = f"{MAN}先生為{TEA}的唯一股東，按證券及期貨條例被視為於{TEA}持有之8,000,000股股份中擁有權益。"
    assert {(MAN, "holds_shares_in", US), (TEA, "holds_shares_in", US)} <= set(facts(text))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (f"{TEA}之最終實益擁有人為{MAN}先生。", (TEA, "beneficially_owned_by", MAN)),
        (f"{TEA}由{MAN}先生最終控制。", (TEA, "beneficially_owned_by", MAN)),
        (f"本公司透過合約安排控制{TEA}。", (US, "controls_by_contract", TEA)),
        (f"{TEA}為本公司的綜合聯屬實體。", (US, "controls_by_contract", TEA)),
        (f"{TEA}為{PAPER}與本公司的合營企業。", (TEA, "joint_venture_of", PAPER)),
        (f"{TEA}為本公司之控股股東。", (TEA, "controlling_shareholder_of", US)),
        (f"本公司主要股東{TEA}經營茶葉。", (TEA, "substantial_shareholder_of", US)),
        (f"{TEA}為{MAN}先生之聯繫人，因而為本公司之關連人士。", (TEA, "connected_person_of", US)),
        (f"{TEA}為{MAN}先生之聯繫人。", (TEA, "associate_of", MAN)),
        (f"唐氏家族信託之受託人為{TEA}。", (TEA, "trustee_of", "唐氏家族信託")),
        (f"{MAN}先生為唐氏家族信託之受益人。", (MAN, "beneficiary_of", "唐氏家族信託")),
        (
            f"青松一號合夥企業（有限合夥）之普通合夥人為{TEA}。",
            (TEA, "partner_of", "青松一號合夥企業（有限合夥）"),
        ),
    ],
)
def test_other_ties(text, fact):
    assert fact in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{TEA}並非本公司之關連人士。",
        f"倘{TEA}成為本公司之附屬公司，本公司將另行公佈。",
        f"{TEA}不再為本公司之附屬公司。",
        f"{TEA}為獨立於本公司及其關連人士之第三方。",
        f"{MAN}先生概無持有{TEA}任何股權。",
        f"假設超額配股權未獲行使，{MAN}先生將持有本公司30%股權。",
        "關連人士包括本公司之董事及主要股東。",
        f"{TEA}為本公司附屬公司之供應商。",
    ],
)
def test_what_is_not_a_fact_stays_out(text):
    assert facts(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        f"本公司持有{TEA}60%股權，而{PAPER}持有餘下40%股權。",
        f"{TEA}之60%股權由本公司持有，餘下40%由{PAPER}持有。",
        f"{TEA}由本公司擁有60%權益及由唐小雨先生之聯繫人{PAPER}擁有40%權益。",
    ],
)
def test_the_rest_has_its_holder(text):
    found = facts(text)[(PAPER, "holds_shares_in", TEA)]
    assert found.percent is not None and found.percent.value == Decimal(40)


def test_one_holder_of_two_bodies():
    found = facts(f"{MAN}先生持有{TEA}已發行股本約31%及{PAPER}已發行股本約42%。")
    sizes = [found[(MAN, "holds_shares_in", body)].percent for body in (TEA, PAPER)]
    assert [size.value for size in sizes if size is not None] == [Decimal(31), Decimal(42)]


def test_a_controlling_shareholder_of_several():
    found = facts(f"{MAN}先生同時為本公司及{TEA}之控股股東。")
    assert {(MAN, "controlling_shareholder_of", US), (MAN, "controlling_shareholder_of", TEA)} <= set(found)


def test_simplified_text_reads_the_same():
    found = facts("翠湖茶业有限公司由唐小雨先生拥有60%及由北岭纸业有限公司拥有40%。")
    assert ("唐小雨", "holds_shares_in", "翠湖茶业有限公司") in found


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (f"{PAPER}因而為{MAN}先生之聯繫人。", (PAPER, "associate_of", MAN)),
        (f"{PAPER}（作為{MAN}先生之聯繫人）經營紙品。", (PAPER, "associate_of", MAN)),
        (f"{PAPER}為本公司控股股東{MAN}先生之聯繫人。", (PAPER, "associate_of", MAN)),
        (f"{TEA}故屬本公司附屬公司層面之關連人士。", (TEA, "connected_person_of", US)),
        (f"{TEA}為本公司在附屬公司層面的關連人士。", (TEA, "connected_person_of", US)),
        (f"{TEA}及{MAN}先生均構成本公司之關連人士。", (MAN, "connected_person_of", US)),
        (f"{TEA}為{MAN}先生的聯繫人及本公司的關連人士。", (TEA, "connected_person_of", US)),
        (f"{MAN}先生為{TEA}之主要股東及董事。", (MAN, "director_of", TEA)),
        (f"{MAN}先生為{TEA}之主要股東及董事。", (MAN, "substantial_shareholder_of", TEA)),
        (f"{TEA}最終由{MAN}先生實益擁有。", (TEA, "beneficially_owned_by", MAN)),
        (f"{TEA}為{MAN}先生控制的企業。", (TEA, "beneficially_owned_by", MAN)),
        (f"{TEA}及其最終實益擁有人{MAN}先生均為第三方。", (TEA, "beneficially_owned_by", MAN)),
        (
            f"唐氏家族信託為一項全權信託，其受益人為{MAN}先生及其子女。",
            (MAN, "beneficiary_of", "唐氏家族信託"),
        ),
        (f"{MAN}先生為唐氏家族信託之創立人及受益人。", (MAN, "beneficiary_of", "唐氏家族信託")),
        (f"{TEA}以唐氏家族信託受託人之身份持有{PAPER}全部股權。", (TEA, "holds_shares_in", PAPER)),
        (
            "北岭纸业有限公司系翠湖茶业有限公司的控股股东。",
            ("北岭纸业有限公司", "controlling_shareholder_of", "翠湖茶业有限公司"),
        ),
    ],
)
def test_ties_in_other_words(text, fact):
    assert fact in facts(text)


def test_a_connected_person_at_the_level_of_subsidiaries_is_no_subsidiary():
    held = facts(f"{TEA}為本公司附屬公司層面之關連人士。")
    assert not any(predicate == "subsidiary_of" for _, predicate, _ in held)


@pytest.mark.parametrize(
    "text",
    [
        f"{TEA}為一間由本公司間接擁有51%之非全資附屬公司。",
        f"{TEA}為本公司持有51%權益之間接非全資附屬公司。",
    ],
)
def test_a_subsidiary_with_the_size_of_its_holding(text):
    found = facts(text)
    assert found[(TEA, "subsidiary_of", US)].wholly_owned is False
    held = found[(US, "holds_shares_in", TEA)].percent
    assert held is not None and held.value == Decimal(51)


def test_shares_of_a_class_with_their_part_of_the_whole():
    held = facts(f"{TEA}持有本公司H股9,000,000股，佔本公司已發行股份總數約8.2%。")
    found = held[(TEA, "holds_shares_in", US)].percent
    assert found is not None and (found.value, found.sign) == (Decimal("8.2"), "~")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (f"{TEA}及其直接全資子公司{PAPER}經營茶葉。", (PAPER, "subsidiary_of", TEA)),
        (f"{TEA}為控股股東。", (TEA, "controlling_shareholder_of", US)),
        (f"{TEA}為本公司非全資附屬公司{PAPER}之主要股東。", (TEA, "substantial_shareholder_of", PAPER)),
        (f"{TEA}為本公司之間接控股股東及關連人士。", (TEA, "connected_person_of", US)),
        (f"{TEA}被視為{PAPER}之聯繫人及為本公司之關連人士。", (TEA, "associate_of", PAPER)),
        (f"{TEA}被視為{PAPER}之聯繫人及為本公司之關連人士。", (TEA, "connected_person_of", US)),
        (f"{TEA}為本公司一名上市規則項下之關連人士。", (TEA, "connected_person_of", US)),
        (
            f"{TEA}為{PAPER}之附屬公司，故{TEA}按上市規則構成本公司之關連人士。",
            (TEA, "connected_person_of", US),
        ),
        (f"{TEA}及{PAPER}為{MAN}先生控股之同系附屬公司。", (TEA, "fellow_subsidiary_of", PAPER)),
        (f"{TEA}及{PAPER}（兩者均為本公司的附屬公司）經營茶葉。", (TEA, "subsidiary_of", US)),
    ],
)
def test_what_a_summary_says_of_its_parties(text, fact):
    assert fact in facts(text)


def test_who_is_not_deemed_connected_is_not():
    assert not any(fact[1] == "connected_person_of" for fact in facts(f"{TEA}不被視為本公司之關連人士。"))


def test_they_are_all_of_whom_the_clause_before_speaks():
    found = facts(f"{MAN}先生及白雲山醫生為執行董事，故彼等為本公司的關連人士。")
    assert {fact[0] for fact in found if fact[1] == "connected_person_of"} == {MAN, "白雲山"}


def test_a_pronoun_behind_its_own_man_is_not_the_man_before():
    found = facts(f"{MAN}先生經營茶葉。白雲山先生為執行董事，故彼為本公司的關連人士。")
    assert {fact[0] for fact in found if fact[1] == "connected_person_of"} == {"白雲山"}


@pytest.mark.parametrize(
    "text",
    [
        f"{TEA}為本公司之股東，其間接持有本公司約61.5%權益。",
        f"{TEA}透過其附屬公司{PAPER}持有本公司股份，其持有本公司約61.5%權益。",
        f"{TEA}為本公司之控股股東，持有1,234,567股股份，相當於本公司已發行股本約61.5%。",
        f"1,234,567股股份（相當於本公司已發行股本約61.5%）由{TEA}持有。",
        f"{TEA}於本公司已發行股本的約61.5%中擁有權益。",
        f"{TEA}透過多個實體擁有本公司已發行股本約61.5%。",
    ],
)
def test_the_whole_percentage_of_a_holding(text):
    found = facts(text)[(TEA, "holds_shares_in", US)]
    assert found.percent is not None
    assert found.percent.wording == "about"
    assert found.percent.min < Decimal("61.5") < found.percent.max


def test_the_owner_of_an_owner_does_not_hold_what_is_below():
    found = facts(f"本公司由{TEA}持有約48%權益，而{TEA}由{PAPER}持有約75%權益。")
    assert (PAPER, "holds_shares_in", TEA) in found
    assert (PAPER, "holds_shares_in", US) not in found


def test_what_a_shareholder_of_the_issuer_is_held_by():
    found = facts(f"{PAPER}持有本公司控股股東{TEA}41.32%的股份。")
    assert found[(PAPER, "holds_shares_in", TEA)].percent.min == Decimal("41.32")
    assert (PAPER, "holds_shares_in", US) not in found
