"""How characters are spelt by their Cantonese sound."""

import pytest

from graphkit.identity.cantonese import cantonese, characters, skeleton, spelt
from graphkit.identity.sound import speaks_of, spelt_person


@pytest.mark.parametrize(
    ("character", "spelling"),
    [
        ("黄", "wong"),
        ("继", "kai"),
        ("钟", "chung"),
        ("伟", "wai"),
        ("国", "kwok"),
        ("许", "hui"),
        ("芝", "chi"),
    ],
)
def test_a_character_is_spelt_as_hong_kong_does(character, spelling):
    assert spelling in cantonese(character)


def test_every_reading_can_be_spelt():
    assert all(cantonese(one) for one in characters())


def test_the_commonest_spelling_comes_first():
    assert spelt("gwok")[0] == "kwok"
    assert spelt("zoeng")[0] == "cheung"


@pytest.mark.parametrize(
    "words", [("chung", "wai", "kwok"), ("wai", "kwok", "chung"), ("alan", "chung", "waikwok")]
)
def test_a_name_is_read_in_any_order_of_surname_and_rest(words):
    assert spelt_person("钟伟国", words).exact


def test_spellings_of_one_sound_have_one_skeleton():
    assert skeleton("bauhaus") == skeleton("baohaosi")


def test_a_latin_name_speaks_of_a_surname_or_against_it_or_not_at_all():
    assert speaks_of("黄大文", ("wong", "tai", "man")) is True
    assert speaks_of("陈大文", ("wong", "siu", "fan")) is False
    assert speaks_of("陈大文", ("ernest", "hartono")) is None
