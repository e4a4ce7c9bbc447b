"""Names folded, stemmed, and turned into keys."""

import pytest

from graphkit.identity.names import (
    chinese_key,
    fold,
    is_chinese,
    legal_key,
    person_keys,
    slug,
    stems,
    stock_code,
)


def test_spellings_of_one_name_fold_alike():
    assert fold("Pier Foods Company Limited") == fold("PIER FOODS CO., LTD.")


def test_traditional_and_simplified_fold_alike():
    assert fold("碼頭食品有限公司") == fold("码头食品有限公司")


def test_a_word_of_address_leaves_a_full_name():
    assert fold("陳小玲女士") == fold("陈小玲")


def test_a_word_of_address_is_kept_where_only_a_surname_would_stay():
    assert fold("陳先生") == "陈先生"
    assert fold("歐陽先生") == "欧阳先生"


def test_stems_take_off_the_legal_form_step_by_step():
    assert stems("Tide Capital Corporation Limited") == (
        "tide capital corp ltd",
        "tide capital corp",
        "tide capital",
    )


def test_stems_of_chinese_names():
    assert stems("碼頭食品有限公司") == ("码头食品有限公司", "码头食品")


def test_a_name_that_is_all_legal_form_keeps_one_word():
    assert stems("Company Limited")[-1] == "co"


def test_the_fullest_legal_name_is_the_key_and_a_short_one_is_not():
    assert legal_key(["Tide Corporation", "Tide Corporation Limited", "Tide"]) == "tide corp ltd"


@pytest.mark.parametrize("name", ["Target Company", "our Company", "Tide", "JV Limited", "Xiaomi"])
def test_defined_terms_are_no_legal_names(name):
    assert legal_key([name]) is None


def test_chinese_legal_names_need_a_legal_form():
    assert chinese_key(["碼頭", "碼頭食品有限公司"]) == "码头食品有限公司"
    assert chinese_key(["碼頭"]) is None


def test_words_of_a_person_in_any_order_are_one_key():
    assert person_keys(["Siu Ling CHAN"]) == person_keys(["Chan Siu Ling"])


@pytest.mark.parametrize("name", ["Mr. Chan", "陳先生", "歐陽先生", "C. Chan"])
def test_a_surname_is_no_full_name(name):
    assert person_keys([name]) == set()


def test_chinese_full_names_are_keys():
    assert person_keys(["陳小玲女士"]) == {"陈小玲"}


def test_mixed_names_are_chinese_by_the_greater_part():
    assert is_chinese("碼頭食品 (HK)")
    assert not is_chinese("Pier 碼頭")


def test_slugs_leave_the_legal_form_off():
    assert slug("Tide Capital Corporation Limited") == "tide-capital"


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("09990", "9990"),
        ("9990", "9990"),
        (" 5 ", "5"),
        ("000592", "000592"),
        ("0000", None),
        ("N/A", None),
        ('"', None),
    ],
)
def test_stock_codes_have_one_spelling(printed, code):
    assert stock_code(printed) == code
