"""Chinese names as they are spelt in Latin letters."""

import pytest

from graphkit.identity.sound import ends, readings, spelt_person, split


@pytest.mark.parametrize(
    ("chinese", "latin"),
    [
        ("陈小玲", "siu ling chan"),
        ("陈小玲", "chen xiaoling"),
        ("黄志强", "wong chi keung"),
        ("欧阳国华", "au yeung kwok wah"),
        ("司徒美芳", "seto mei fong"),
        ("曾伟", "zeng wei"),
        ("黄志强", "peter wong chi keung"),
        ("吕建国", "lu jianguo"),
    ],
)
def test_exact_spellings_in_any_order(chinese, latin):
    assert spelt_person(chinese, tuple(latin.split())).exact


@pytest.mark.parametrize(
    ("chinese", "latin"),
    [
        ("陈小玲", "wong siu ling"),
        ("陈昌荣", "chen changqun"),
        ("黄顺", "wong shun tak"),
        ("黄志强", "chi keung"),
        ("陈小玲", "chan"),
    ],
)
def test_other_names_are_not_spelt(chinese, latin):
    assert not spelt_person(chinese, tuple(latin.split())).exact


def test_a_near_spelling_scores_less_than_an_exact_one():
    near = spelt_person("陈小玲", ("chan", "siu", "lin"))
    assert 0.5 < near.score < 1.0
    assert not near.exact


def test_surnames_of_two_characters_are_split_as_such():
    assert split("欧阳国华") == ("欧阳", "国华")
    assert split("欧阳") == ("欧", "阳")


def test_letters_and_digits_spell_themselves():
    assert readings("A") == ("a",)
    assert (2, 2) in set(ends("21世", 0, "21"))
