from decimal import Decimal

import pytest

from graphkit.extract.chinese.duties import duties, kind_of, ratio
from graphkit.extract.chinese.glyphs import fold
from tests.extract.chinese.told import ISSUER, work

DEAL = (
    "於二零二二年四月六日，本公司之全資附屬公司翠湖茶業有限公司（「買方」）與唐小雨女士（「賣方」）訂立買賣協議（「該協議」），"
    "以收購北嶺紙業有限公司之全部股權，代價為人民幣7,500,000元。\n\n"
    "該協議項下之交易構成本公司之關連交易。由於適用百分比率超過0.1%但低於5%，故該協議須遵守申報及公告規定，"
    "惟獲豁免遵守通函及獨立股東批准之規定。\n\n白雲山先生已就有關該協議之決議案放棄投票。"
)


@pytest.fixture(scope="module")
def slots():
    held = work(ISSUER + DEAL)
    found = {}
    for draft in held.drafts:
        if held.roster.type(draft.subject) == "transaction":
            found.setdefault(draft.predicate, []).append(draft.object)
        elif isinstance(draft.object, int) and held.roster.type(draft.object) == "transaction":
            found.setdefault(draft.predicate, []).append(held.roster.names(draft.subject)[0])
    return found


def test_the_parties_without_the_owner_of_one(slots):
    assert sorted(slots["party_to"]) == sorted(["翠湖茶業有限公司", "唐小雨"])


def test_title_day_and_kind(slots):
    told = [slots[slot][0].text for slot in ("title", "signed_on", "transaction_kind")]
    assert told == ["買賣協議", "2022-04-06", "connected"]


def test_consideration(slots):
    assert [(value.number, value.currency) for value in slots["consideration"]] == [(Decimal(7500000), "CNY")]


def test_what_must_be_done_and_what_not(slots):
    assert {value.text for value in slots["subject_to"]} == {"reporting", "announcement"}
    assert {value.text for value in slots["exempt_from"]} == {"circular", "independent_shareholders_approval"}


def test_who_abstained(slots):
    assert slots["abstained_on"] == ["白雲山"]


def test_caps_belong_to_their_years():
    text = (
        ISSUER + "於二零二二年四月六日，本公司與翠湖茶業有限公司簽訂供茶框架協議（「框架協議」）。"
        "截至二零二四年及二零二六年六月三十日止各年度，框架協議之年度上限分別為300萬港元及450萬港元。"
    )
    caps = {d.object.period_end: d.object.number for d in work(text).drafts if d.predicate == "annual_cap"}
    assert caps == {"2024-06-30": Decimal(3000000), "2026-06-30": Decimal(4500000)}


def test_two_agreements_of_one_name_stay_apart():
    text = (
        ISSUER + "於二零二二年四月六日，本公司與翠湖茶業有限公司訂立租賃協議（「甲租約」）。"
        "於二零二二年五月九日，本公司與北嶺紙業有限公司訂立租賃協議（「乙租約」）。"
    )
    held = work(text)
    deals = {
        held.roster.names(d.subject)[0]: d.object.text for d in held.drafts if d.predicate == "signed_on"
    }
    assert deals == {"租賃協議": "2022-04-06", "乙租約": "2022-05-09"}


def test_a_directors_contract_is_no_transaction():
    text = ISSUER + "於二零二二年四月六日，唐小雨女士與本公司訂立服務合約。"
    assert not any(draft.predicate == "party_to" for draft in work(text).drafts)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("適用百分比率均低於5%", "0", "5"),
        ("最高適用百分比率超過25%但低於100%", "25", "100"),
        ("百分比率高於5%", "5", "100"),
    ],
)
def test_ratios(text, low, high):
    found = ratio(fold(text))
    assert found is not None and (found[0].min, found[0].max) == (Decimal(low), Decimal(high))


def test_the_gravest_kind_is_named_first():
    assert kind_of(fold("構成本公司之持續關連交易")) == "continuing_connected"
    assert kind_of(fold("構成須予披露交易")) == "discloseable"
    assert kind_of(fold("並不構成關連交易")) is None


def test_a_duty_that_may_arise_is_none():
    assert list(duties(fold("倘代價調整，本公司將須遵守申報規定"))) == []


def test_the_day_above_a_list_is_the_day_of_its_items():
    text = (
        ISSUER + "董事會宣佈，於2031年4月6日：\n\n(i) 本公司與翠湖茶業有限公司訂立《採茶協議》；及\n\n"
        "(ii) 本公司與北嶺紙業有限公司訂立《造紙協議》。"
    )
    held = work(text)
    days = {held.roster.names(d.subject)[0]: d.object.text for d in held.drafts if d.predicate == "signed_on"}
    assert days == {"採茶協議": "2031-04-06", "造紙協議": "2031-04-06"}


def test_the_approval_of_a_connected_transaction_at_subsidiary_level():
    found = {
        (what, code) for what, code, _, _ in duties(fold("故獲豁免遵守通函、獨立財務意見及股東批准之規定"))
    }
    assert found == {("exempt_from", "circular"), ("exempt_from", "independent_shareholders_approval")}


def test_the_approval_of_all_shareholders_is_another_one():
    assert list(duties(fold("故獲豁免遵守股東批准規定"))) == []


def told(text):
    held = work(ISSUER + text)
    slots = {}
    for draft in held.drafts:
        if held.roster.type(draft.subject) == "transaction":
            slots.setdefault(draft.predicate, []).append(draft.object.text)
        elif isinstance(draft.object, int) and held.roster.type(draft.object) == "transaction":
            slots.setdefault(draft.predicate, []).append(held.roster.names(draft.subject)[0])
    return slots


@pytest.mark.parametrize(
    "text",
    [
        "於二零二二年四月六日，買方與賣方訂立買賣協議。",
        "於二零二二年四月六日，買方（本公司之附屬公司）與賣方訂立買賣協議。",
        "於二零二二年四月六日，買方、目標公司與該等賣方就收購事項訂立買賣協議。",
    ],
)
def test_parties_told_by_their_part_alone_sign_too(text):
    slots = told(text)
    assert slots["title"] == ["買賣協議"]
    assert slots["signed_on"] == ["2022-04-06"]
    assert "party_to" not in slots


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("本公司與翠湖茶業有限公司訂立翠湖茶業有限公司供茶協議", "翠湖茶業有限公司供茶協議"),
        ("本公司與翠湖茶業有限公司訂立2023至2025年度供茶協議", "2023至2025年度供茶協議"),
        ("本公司與翠湖茶業有限公司訂立之原供茶協議", "原供茶協議"),
        ("本公司與翠湖茶業有限公司訂立供茶協議III", "供茶協議III"),
    ],
)
def test_the_title_is_whole(words, title):
    assert told(f"於二零二二年四月六日，{words}。")["title"] == [title]


def test_the_day_of_an_announcement_is_no_day_of_signing():
    text = "茲提述日期為二零二零年三月一日的公告，於二零二二年四月六日本公司與翠湖茶業有限公司訂立供茶協議。"
    assert told(text)["signed_on"] == ["2022-04-06"]


def test_the_same_day_is_that_of_the_agreement_before():
    text = "於二零二二年四月六日，甲方供應商與買方訂立供茶協議。同日，買方與賣方訂立供紙協議。"
    assert told(text)["signed_on"] == ["2022-04-06"] * 2


def test_items_of_one_sentence_share_its_day():
    text = (
        "於二零二二年四月六日，(i)本公司與翠湖茶業有限公司訂立分租協議I；"
        "(ii)本公司與北嶺紙業有限公司訂立分租協議II。"
    )
    assert told(text)["signed_on"] == ["2022-04-06"] * 2


def test_a_sentence_on_one_agreement_tells_nothing_of_the_other():
    text = (
        "於二零二二年四月六日，本公司與翠湖茶業有限公司訂立供茶協議。"
        "於二零二二年五月九日，本公司與北嶺紙業有限公司訂立供紙協議。"
        "供紙協議獲豁免遵守獨立股東批准之規定。"
    )
    assert told(text)["exempt_from"] == ["independent_shareholders_approval"]


def test_an_agreement_of_no_kind_told_has_that_of_its_heading():
    text = "持續關連交易\n\n於二零二二年四月六日，本公司與翠湖茶業有限公司訂立供茶協議。"
    assert told(text)["transaction_kind"] == ["continuing_connected"]


def test_what_need_not_be_done_is_no_duty():
    assert list(duties(fold("訂立協議不須遵守上市規則項下之公告規定"))) == [
        ("exempt_from", "announcement", 15, 17)
    ]


def test_duties_with_the_rule_between():
    found = [code for _, code, _, _ in duties(fold("該等交易須分別遵守上市規則的申報、年度審查及公告的規定"))]
    assert sorted(found) == ["announcement", "annual_review", "reporting"]


@pytest.mark.parametrize(
    "text",
    [
        "其中一項百分比率超過25%，惟各項比率均低於100%",
        "適用百分比率（定義見上市規則）為25%至100%之間",
    ],
)
def test_both_bounds_of_a_ratio(text):
    found = ratio(fold(text))
    assert found is not None
    assert (found[0].min, found[0].max) == (25, 100)
