"""Names by their shape."""

from __future__ import annotations

import pytest

from graphkit.extract.parties.bodies import bodies
from graphkit.extract.parties.names import (
    chinese_after,
    chinese_before,
    companies,
    looks_like_person,
    persons,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 3 May 2011 Harbour Lantern Limited agreed.", ["Harbour Lantern Limited"]),
        ("Alder Grain and Oil Co., Ltd. is a miller.", ["Alder Grain and Oil Co., Ltd."]),
        (
            "between Alder Limited and Birch (Hong Kong) Limited",
            ["Alder Limited", "Birch (Hong Kong) Limited"],
        ),
        ("Cedar Fund III, L.P. (the “Fund”)", ["Cedar Fund III, L.P."]),
        ("the Directors of Elm Holdings Limited.", ["Elm Holdings Limited"]),
        ("a subsidiary of Fir Sdn. Bhd. and Gum GmbH", ["Fir Sdn. Bhd.", "Gum GmbH"]),
        ("Management Co., Ltd. signed", []),
        ("torn: Security Technology (Harbin) Inc. signed", []),
        (
            "Alder Port stopped. Alder Port and Construction Co., Ltd",
            ["Alder Port and Construction Co., Ltd"],
        ),
        (
            "by Ming An Insurance (Group) Company of China, Ltd.",
            ["Ming An Insurance (Group) Company of China, Ltd."],
        ),
        ("The holding company, An Elm Limited", ["Elm Limited"]),
        ("a company with limited liability", []),
    ],
)
def test_a_company_is_known_by_its_legal_form(text: str, expected: list[str]) -> None:
    assert [name.text for name in companies(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Poon Ka Kit, Stephen and Ms. Ida CHOW", ["Mr. Poon Ka Kit, Stephen", "Ms. Ida CHOW"]),
        ("Tan Sri Dato’ Robert LIM is chairman", ["Tan Sri Dato’ Robert LIM"]),
        ("Dr. Yau Ming Fai. Mr. Orr left.", ["Dr. Yau Ming Fai", "Mr. Orr"]),
        ("Mr. Poon’s wife", ["Mr. Poon"]),
    ],
)
def test_a_person_is_known_by_the_form_of_address(text: str, expected: list[str]) -> None:
    assert [name.text for name in persons(text)] == expected


def test_trusts_and_organs_of_a_state_are_known_by_their_nouns() -> None:
    text = "held by the Poon Family Trust and by the Foshan Municipal People's Government"
    kinds = [(name.type, name.text) for name in bodies(text, 0, len(text))]
    assert kinds == [("trust", "Poon Family Trust"), ("government", "Foshan Municipal People's Government")]


def test_a_trust_company_is_no_trust() -> None:
    text = "Harbour Trust Limited acts for it"
    assert list(bodies(text, 0, len(text))) == []


@pytest.mark.parametrize("name", ["Poon Ka Kit", "Ida CHOW", "Lee Wing, Simon", "Zhang Weimin"])
def test_a_bare_name_with_a_surname_is_a_persons(name: str) -> None:
    assert looks_like_person(name)


@pytest.mark.parametrize("name", ["Harbour Lantern", "Alder Limited", "Ocean Bank", "Poon"])
def test_other_capitalised_words_are_not(name: str) -> None:
    assert not looks_like_person(name)


def test_the_chinese_name_stands_behind_or_before() -> None:
    text = "Alder Limited (榿木有限公司) and 樺木有限公司 (Birch Limited)"
    behind = chinese_after(text, len("Alder Limited"))
    assert behind is not None and behind[0] == "榿木有限公司"
    assert chinese_before(text, text.index("Birch")) == "樺木有限公司"
    assert chinese_before(text, 0) is None
