"""Register numbers, former names and homonyms as evidence."""

from graphkit.identity import Judgement, identify
from graphkit.statement import Value
from tests.builder import filing, party, quote, say

WORDS = "told here"


def company(name, *names, published="2012-11-30", issuer=None, since=None, **values):
    """A filing that names one company and tells values of it."""
    within = filing(WORDS, name, published=published, issuer=issuer)
    ref = party(within, "company", *names)
    words = quote(within, WORDS)
    said = [say(ref, "title", Value("text", "x"), words)]
    said += [
        say(ref, slot, Value("text", text), words, valid_from=since if slot == "former_name" else None)
        for slot, text in values.items()
    ]
    return said, ref


def found(*told, judgements=()):
    return identify([one for said, _ in told for one in said], judgements)


def same(*told, judgements=()):
    identity = found(*told, judgements=judgements)
    return len({identity.party_of[ref.id] for _, ref in told}) == 1


def test_one_number_in_one_register_joins():
    first = company("a", "Pier Foods Limited", registration_number="HK-CR:1234567")
    assert same(first, company("b", "Quay Meats Limited", registration_number="HK-CR:1234567"))


def test_two_numbers_in_one_register_keep_namesakes_apart():
    first = company("a", "Pier Foods Limited", registration_number="HK-CR:1234567")
    second = company("b", "Pier Foods Limited", registration_number="HK-CR:7654321")
    identity = found(first, second)
    assert not same(first, second)
    assert "different numbers in the register HK-CR" in identity.unsure[0].reason


def test_a_namesake_without_a_number_goes_with_neither():
    first = company("a", "Pier Foods Limited", registration_number="HK-CR:1234567")
    second = company("b", "Pier Foods Limited", registration_number="HK-CR:7654321")
    third = company("c", "Pier Foods Limited")
    identity = found(first, second, third)
    assert len({identity.party_of[ref.id] for _, ref in (first, second, third)}) == 3


def test_a_third_name_does_not_bring_two_numbers_together():
    first = company("a", "Pier Foods Limited", registration_number="HK-CR:1234567")
    second = company("b", "碼頭食品有限公司", registration_number="HK-CR:7654321")
    third = company("c", "Pier Foods Limited", "碼頭食品有限公司")
    identity = found(first, second, third)
    assert identity.party_of[first[1].id] != identity.party_of[second[1].id]
    assert any("different numbers in the register HK-CR" in one.reason for one in identity.unsure)


def test_numbers_of_two_registers_say_nothing_against():
    first = company("a", "Pier Foods Limited", registration_number="HK-CR:1234567")
    assert same(first, company("b", "Pier Foods Limited", registration_number="XI-LEI:5493001KJTIIGC8Y1R12"))


def test_a_number_told_wrong_is_put_right_by_a_judgement():
    first = company("a", "Pier Foods Limited", registration_number="HK-CR:1234567")
    second = company("b", "Pier Foods Limited", registration_number="HK-CR:7654321")
    assert same(first, second, judgements=[Judgement(first[1].id, second[1].id, True)])


def test_a_second_code_for_shares_in_renminbi_is_no_conflict():
    first = company("a", "Pier Foods Limited", chinese_name="碼頭食品有限公司", stock_code="0999")
    second = company("b", "Pier", chinese_name="碼頭食品有限公司", stock_code="80999")
    assert same(first, second)


def test_a_former_name_joins_the_filings_of_its_time():
    old = company("a", "Quay Meats Limited", published="2010-01-31")
    assert same(old, company("b", "Pier Foods Limited", former_name="Quay Meats Limited"))


def test_a_former_name_is_another_companys_afterwards():
    new = company("a", "Quay Meats Limited", published="2015-01-31")
    renamed = company("b", "Pier Foods Limited", former_name="Quay Meats Limited", since="2012-05-03")
    identity = found(new, renamed)
    assert not same(new, renamed)
    assert "the name is borne on 2015-01-31, after that" in identity.unsure[0].reason


def test_a_former_name_does_not_hide_the_present_one():
    renamed = company(
        "a", "Pier Foods Limited", "Quay Ocean Meats Limited", former_name="Quay Ocean Meats Limited"
    )
    assert same(renamed, company("b", "Pier Foods Limited", published="2015-01-31"))


def test_a_party_is_found_by_its_former_name():
    renamed = company("a", "Pier Foods Limited", former_name="Quay Meats Limited")
    (one,) = found(renamed).parties.values()
    assert one.name == "Pier Foods Limited"
    assert "Quay Meats Limited" in one.names


def test_one_english_name_that_two_chinese_names_give_joins_nobody():
    told = [
        company("a", "Zhuhai Haiyun Technology Co., Ltd."),
        company("b", "ZHUHAI HAIYUN TECHNOLOGY COMPANY LIMITED"),
        company("c", "珠海海雲科技有限公司"),
        company("d", "珠海海芸科技有限公司"),
    ]
    identity = found(*told)
    assert len({identity.party_of[ref.id] for _, ref in told}) == 4


def test_companies_of_one_english_and_two_chinese_names_stay_apart():
    first = company("a", "Zhuhai Haiyun Technology Co., Ltd.", chinese_name="珠海海雲科技有限公司")
    second = company("b", "Zhuhai Haiyun Technology Co., Ltd.", chinese_name="珠海海芸科技有限公司")
    identity = found(first, second)
    assert not same(first, second)
    assert "in Chinese" in identity.unsure[0].reason


def test_a_company_by_its_english_name_alone_is_the_one_of_that_name_in_its_issuers_filings():
    first = company(
        "a", "Zhuhai Haiyun Technology Co., Ltd.", chinese_name="珠海海雲科技有限公司", issuer="Pier Limited"
    )
    second = company(
        "b", "Zhuhai Haiyun Technology Co., Ltd.", chinese_name="珠海海芸科技有限公司", issuer="Tide Limited"
    )
    third = company("c", "Zhuhai Haiyun Technology Co., Ltd.", issuer="Pier Limited")
    identity = found(first, second, third)
    assert identity.party_of[third[1].id] == identity.party_of[first[1].id]
    assert identity.party_of[third[1].id] != identity.party_of[second[1].id]


def test_a_legal_form_is_one_with_and_without_points():
    assert same(company("a", "Estuary Fund V, L.P."), company("b", "Estuary Fund V, LP"))
