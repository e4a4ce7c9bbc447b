"""Register numbers and former names that filings print beside parties."""

from __future__ import annotations

import pytest

from graphkit.extract.parties.checks import CHECKS
from graphkit.extract.pipeline import Extract, extract
from graphkit.statement import Value
from tests.builder import filing

NATIVE = "海港茶業有限公司\n（於開曼群島註冊成立之有限公司）\n（股份代號：9990）\n\n"
HEAD = (
    "HARBOUR TEA LIMITED\n(Incorporated in the Cayman Islands with limited liability)\n(Stock Code: 9990)\n\n"
)


def read(text: str, language: str = "en") -> Extract:
    return extract(filing(text, language=language))


def told(text: str, predicate: str, language: str = "en") -> set[tuple[str, str, str | None]]:
    """Whose attribute of that kind is what, and since when."""
    return {
        (one.subject.name, one.object.text, one.valid_from)
        for one in read(text, language).statements
        if one.predicate == predicate and isinstance(one.object, Value)
    }


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("It bought Pier Foods Limited (Hong Kong company number: 1234567).", "HK-CR:1234567"),
        ("It bought Pier Foods Limited (CR No. 1234567).", "HK-CR:1234567"),
        ("It bought Pier Foods Limited (UEN 201912345K) on Monday.", "SG-ACRA:201912345K"),
        ("It bought Pier Foods Limited (BVI company no. 123456).", "VG-RCA:123456"),
        ("It bought Pier Foods Limited (LEI 5493001KJTIIGC8Y1R12).", "XI-LEI:5493001KJTIIGC8Y1R12"),
        ("It bought Pier Foods Limited (ISIN US0378331005).", "ISIN:US0378331005"),
        (
            "It bought Pier Foods Limited (unified social credit code 91350100M000100Y43).",
            "CN-USCC:91350100M000100Y43",
        ),
    ],
)
def test_a_number_behind_its_label_is_of_the_company_named_before(sentence: str, number: str) -> None:
    assert told(HEAD + sentence, "registration_number") == {("Pier Foods Limited", number, None)}


def test_a_number_whose_label_names_no_register_is_of_the_register_of_the_companys_law() -> None:
    text = (
        HEAD + "It bought Pier Foods Limited (company number 1234567), a company incorporated in Hong Kong."
    )
    assert ("Pier Foods Limited", "HK-CR:1234567", None) in told(text, "registration_number")


def test_a_number_of_an_unknown_register_is_not_read() -> None:
    assert (
        told(HEAD + "It bought Pier Foods Limited (company number 1234567).", "registration_number") == set()
    )


def test_a_number_whose_check_digits_are_wrong_is_reported_and_not_read() -> None:
    found = read(HEAD + "It bought Pier Foods Limited (LEI 5493001KJTIIGC8Y1R13).")
    assert not any(one.predicate == "registration_number" for one in found.statements)
    assert [one.value for one in found.notices if "check digits" in one.message] == ["5493001KJTIIGC8Y1R13"]


def test_a_number_at_the_head_of_a_filing_is_the_issuers() -> None:
    text = HEAD + "LEI: 5493001KJTIIGC8Y1R12\n\nIt bought Pier Foods Limited.\n"
    assert {name for name, _, _ in told(text, "registration_number")} == {"HARBOUR TEA LIMITED"}


def test_a_chinese_number_is_of_the_company_named_before() -> None:
    text = NATIVE + "本公司持有碼頭食品有限公司（香港公司註冊編號：1234567）60%股權。\n"
    found = told(text, "registration_number", "zh-Hant")
    assert found == {("碼頭食品有限公司", "HK-CR:1234567", None)}


@pytest.mark.parametrize("kind", sorted(CHECKS))
def test_one_wrong_digit_is_found(kind: str) -> None:
    right = {"uscc": "91350100M000100Y43", "mod97": "5493001KJTIIGC8Y1R12", "luhn": "US0378331005"}[kind]
    other = right[:5] + ("1" if right[5] != "1" else "2") + right[6:]
    assert CHECKS[kind](right)
    assert not CHECKS[kind](other)


def test_a_former_name_in_brackets_in_both_languages() -> None:
    text = HEAD + "It bought Pier Foods Limited (formerly known as Quay Meats Limited (碼頭肉類有限公司)).\n"
    found = told(text, "former_name")
    assert {name for _, name, _ in found} == {"Quay Meats Limited", "碼頭肉類有限公司"}


def test_a_persons_former_name() -> None:
    text = (
        HEAD
        + "Mr. Mok Chi Wah (formerly known as Mr. Mok Siu Wah) is an executive director of the Company.\n"
    )
    assert ("Mr. Mok Chi Wah", "Mok Siu Wah", None) in told(text, "former_name")


def test_a_change_of_name_holds_from_its_day() -> None:
    text = HEAD + "Its name was changed from “Quay Meats Limited” to “Harbour Tea Limited” on 3 May 2012."
    assert told(text, "former_name") == {("Harbour Tea Limited", "Quay Meats Limited", "2012-05-03")}


def test_a_chinese_change_of_name_holds_from_its_day() -> None:
    text = (
        NATIVE
        + "本公司名稱已由「碼頭肉類有限公司」更改為「海港茶業有限公司」，自二零一二年五月三日起生效。\n"
    )
    assert told(text, "former_name", "zh-Hant") == {("海港茶業有限公司", "碼頭肉類有限公司", "2012-05-03")}


def test_a_change_of_name_that_is_planned_is_none() -> None:
    text = (
        HEAD + "It is proposed that the name be changed from “Harbour Tea Limited” to “Quay Meats Limited”."
    )
    assert told(text, "former_name") == set()
