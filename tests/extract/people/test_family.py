from __future__ import annotations

import pytest

from tests.extract.people.sample import kin


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("Ms. Ip Yuet Ngor is the spouse of Mr. Koo Wing Fai.", ("Ip Yuet Ngor", "spouse", "Koo Wing Fai")),
        ("Ms. Ip Yuet Ngor, the wife of Mr. Koo Wing Fai, left.", ("Ip Yuet Ngor", "spouse", "Koo Wing Fai")),
        (
            "Ms. Ip Yuet Ngor (the spouse of Mr. Koo Wing Fai) left.",
            ("Ip Yuet Ngor", "spouse", "Koo Wing Fai"),
        ),
        ("Ms. Ip Yuet Ngor is married to Mr. Koo Wing Fai.", ("Ip Yuet Ngor", "spouse", "Koo Wing Fai")),
        (
            "Mr. Koo Wing Fai and his wife, Madam Ip Yuet Ngor, own it.",
            ("Ip Yuet Ngor", "spouse", "Koo Wing Fai"),
        ),
        ("Mr. Meng Tao is a son of Mr. Koo Wing Fai.", ("Meng Tao", "child", "Koo Wing Fai")),
        ("Mr. Meng Tao is the father of Mr. Koo Wing Fai.", ("Meng Tao", "parent", "Koo Wing Fai")),
        ("Mr. Meng Tao is the younger brother of Mr. Koo Wing Fai.", ("Meng Tao", "sibling", "Koo Wing Fai")),
        ("Mr. Meng Tao and Mr. Koo Wing Fai are brothers.", ("Meng Tao", "sibling", "Koo Wing Fai")),
        ("Mr. Koo Wing Fai’s cousin, Mr. Meng Tao, agreed.", ("Meng Tao", "cousin", "Koo Wing Fai")),
        ("Mr. Meng Tao is the brother-in-law of Mr. Koo Wing Fai.", ("Meng Tao", "in_law", "Koo Wing Fai")),
        ("Mr. Meng Tao is a nephew of Mr. Koo Wing Fai.", ("Meng Tao", "other", "Koo Wing Fai")),
        (
            "Ms. Ip Yuet Ngor, an executive Director and the elder sister of Mr. Koo Wing Fai, left.",
            ("Ip Yuet Ngor", "sibling", "Koo Wing Fai"),
        ),
    ],
)
def test_a_relationship_told_in_prose(prose, expected):
    assert kin(prose) == {expected}


def test_a_child_of_two_parents_has_both():
    prose = "Mr. Meng Tao is a son of Mr. Koo Wing Fai and Madam Ip Yuet Ngor."
    assert kin(prose) == {("Meng Tao", "child", "Koo Wing Fai"), ("Meng Tao", "child", "Ip Yuet Ngor")}


def test_a_second_relationship_is_of_the_first_person():
    prose = "Madam Ip Yuet Ngor is the spouse of Mr. Koo Wing Fai and the sister of Mr. Ip Kin."
    assert kin(prose) == {("Ip Yuet Ngor", "spouse", "Koo Wing Fai"), ("Ip Yuet Ngor", "sibling", "Ip Kin")}


def test_the_person_may_stand_behind_the_relative():
    prose = "The wife of Mr. Koo Wing Fai, Madam Ip Yuet Ngor, holds shares."
    assert kin(prose) == {("Ip Yuet Ngor", "spouse", "Koo Wing Fai")}


def test_three_siblings_are_three_pairs():
    assert len(kin("Mr. Koo Wing Fai, Mr. Koo Wing On and Ms. Koo Mei are siblings.")) == 3


def test_his_wife_is_of_the_man_and_not_of_the_woman_nearer_by():
    prose = "Mr. Koo Wing Fai told Ms. Chow Mei that his wife, Madam Ip Yuet Ngor, agreed."
    assert kin(prose) == {("Ip Yuet Ngor", "spouse", "Koo Wing Fai")}


@pytest.mark.parametrize(
    "prose",
    [
        "Mr. Meng Tao is not the brother of Mr. Koo Wing Fai.",
        "Mr. Meng Tao has no family relationship with Mr. Koo Wing Fai.",
        "Mr. Meng Tao and the sons of the founder met Mr. Koo Wing Fai.",
        "Mr. Meng Tao met the lawyer of the wife of Mr. Koo Wing Fai.",
    ],
)
def test_what_is_denied_or_told_of_others_is_no_relationship(prose):
    assert kin(prose) == set()


@pytest.mark.parametrize(
    "prose",
    [
        "Mr. Koo Wing Fai leads the Board. He is the husband of Madam Ip Yuet Ngor.",
        "Mr. Koo Wing Fai is an executive Director. His spouse is Madam Ip Yuet Ngor.",
        "Mr. Koo Wing Fai and Madam Ip Yuet Ngor are married to each other.",
        "Mr. Koo Wing Fai, one of those who set up the business, is the husband of Madam Ip Yuet Ngor.",
        "Mr. Koo Wing Fai is Madam Ip Yuet Ngor’s husband.",
        "Mr. Koo Wing Fai, Madam Ip Yuet Ngor’s husband, agreed.",
        "The wife of Mr. Koo Wing Fai is Madam Ip Yuet Ngor.",
        "Mr. Koo Wing Fai, whose wife is Madam Ip Yuet Ngor, agreed.",
    ],
)
def test_every_wording_of_a_marriage_tells_it_once(prose):
    pairs = {(*sorted((one, other)), kind) for one, kind, other in kin(prose)}
    assert pairs == {("Ip Yuet Ngor", "Koo Wing Fai", "spouse")}


@pytest.mark.parametrize(
    "prose",
    [
        "Mr. Meng Tao and Ms. Meng Li are the son and daughter of Mr. Koo Wing Fai.",
        "Mr. Meng Tao and Ms. Meng Li are both children of Mr. Koo Wing Fai.",
    ],
)
def test_two_children_are_told_together(prose):
    assert kin(prose) == {("Meng Tao", "child", "Koo Wing Fai"), ("Meng Li", "child", "Koo Wing Fai")}


def test_respectively_gives_each_his_own():
    prose = "Mr. Meng Tao and Mr. Chow Kin are the sons of Mr. Meng Kai and Mr. Chow Wai respectively."
    assert kin(prose) == {("Meng Tao", "child", "Meng Kai"), ("Chow Kin", "child", "Chow Wai")}


def test_their_son_is_of_the_man_and_the_woman_just_named():
    prose = "Mr. Koo Wing Fai, his wife Madam Ip Yuet Ngor and their son Mr. Koo Tat own it."
    assert ("Koo Tat", "child", "Ip Yuet Ngor") in kin(prose)
    assert ("Koo Tat", "child", "Koo Wing Fai") in kin(prose)


def test_a_short_name_defined_in_between_does_not_take_the_place_of_the_first():
    prose = (
        "Mr. Koo Wing Fai is the husband of Madam Ip Yuet Ngor (“Madam Ip”) and the father of Mr. Koo Tat."
    )
    assert ("Koo Wing Fai", "parent", "Koo Tat") in kin(prose)


def test_all_of_his_children_are_told():
    prose = "The trust of Mr. Koo Wing Fai is for his children, Mr. Koo Tat and Ms. Koo Mei."
    assert kin(prose) == {("Koo Tat", "child", "Koo Wing Fai"), ("Koo Mei", "child", "Koo Wing Fai")}


def test_a_father_in_law_needs_no_hyphens():
    expected = {("Meng Tao", "in_law", "Koo Wing Fai")}
    assert kin("Mr. Meng Tao is the father in law of Mr. Koo Wing Fai.") == expected


def test_one_of_several_brothers_is_one_brother():
    assert kin("Mr. Meng Tao is one of the brothers of Mr. Meng Kai.") == {
        ("Meng Tao", "sibling", "Meng Kai")
    }


@pytest.mark.parametrize(
    "prose",
    [
        "Mr. Koo Wing Fai and Mr. Meng Kai’s brother left.",
        "Ms. Chow Mei is the sister of Mr. Koo Wing Fai’s lawyer.",
        "Ms. Chow Mei is the sister of Mr. Koo Wing Fai’s wife.",
        "Mr. Koo Wing Fai met sons of Mr. Meng Kai.",
        "Ms. Chow Mei leads the Board. He is the husband of Madam Ip Yuet Ngor.",
        "Mr. Koo Wing Fai met Mr. Meng Kai and their son, Mr. Koo Tat.",
    ],
)
def test_kin_of_nobody_named_or_of_another_sex_is_no_relationship(prose):
    assert kin(prose) == set()


def test_a_wife_told_in_a_clause_of_its_own_is_that_of_the_subject():
    prose = (
        "Mr. Meng Tao is the son-in-law of Mr. Koo Wing Fai, his wife Ms. Koo Mei being the younger "
        "daughter of Mr. Koo Wing Fai."
    )
    assert kin(prose) == {
        ("Meng Tao", "in_law", "Koo Wing Fai"),
        ("Koo Mei", "spouse", "Meng Tao"),
        ("Koo Mei", "child", "Koo Wing Fai"),
    }


def test_several_kinships_of_one_person() -> None:
    prose = (
        "Mr. Meng Tao is the younger son of Mr. Koo Wing Fai, the chairman of the Board, and of "
        "Madam Ip Yuet Ngor; a nephew of Ms. Orla Finch; and the husband of Ms. Cecily Ng, a manager.\n"
    )
    assert kin(prose) == {
        ("Meng Tao", "child", "Koo Wing Fai"),
        ("Meng Tao", "child", "Ip Yuet Ngor"),
        ("Meng Tao", "other", "Orla Finch"),
        ("Meng Tao", "spouse", "Cecily Ng"),
    }


def test_his_two_sons() -> None:
    prose = "Mr. Koo Wing Fai and his two sons, Mr. Meng Tao and Mr. Meng Kit, own it.\n"
    assert kin(prose) == {("Meng Tao", "child", "Koo Wing Fai"), ("Meng Kit", "child", "Koo Wing Fai")}


def test_his_brother_in_a_sentence_of_its_own() -> None:
    prose = "The shares are those of Mr. Koo Wing Fai. The rest belongs to his brother, Mr. Meng Tao.\n"
    assert kin(prose) == {("Meng Tao", "sibling", "Koo Wing Fai")}
