"""Hidden characters are spelled out."""

import pytest

from graphkit.visible import visible


@pytest.mark.parametrize("text", ["Pier & Sons (Hong Kong) Limited", "港灣茶業有限公司", "", "<b>é</b>"])
def test_text_that_can_be_seen_stays_as_it_is(text):
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\x1b[2Jb", "a⟨001B⟩[2Jb"),
        ("a\x9b31mb", "a⟨009B⟩31mb"),
        ("a\u202egnp.exe", "a⟨202E⟩gnp.exe"),
        ("a\u200bb\ufeff", "a⟨200B⟩b⟨FEFF⟩"),
        ("a\nb\rc\u2028d", "a⟨000A⟩b⟨000D⟩c⟨2028⟩d"),
        ("a\udcffb", "a⟨DCFF⟩b"),
    ],
)
def test_what_would_act_or_hide_is_spelled_out(text, seen):
    assert visible(text) == seen


def test_what_is_kept_stays():
    assert visible("a\n\tb\x07", "\n\t") == "a\n\tb⟨0007⟩"
