"""One line repaired: what changes, and that every glyph knows its place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.filing.repair import fold, repair

RAW = st.text(
    alphabet=st.one_of(
        st.sampled_from("“”‘’'\"「」（）(),.:*\\$%#-–1234 \t　甲乙丙丁有限公司，。⼭⾦ﬁ①％²"),
        st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("ﬁnance ⾦⼭ １２％", "finance 金山 12%"),
        ("C O N N E C T E D  T R A N S A C T I O N", "CONNECTED TRANSACTION"),
        ("甲 乙 實 業 有 限 公 司", "甲乙實業有限公司"),
        ("於 2025 年 8 月 22 日 持 有 11 % 股 權", "於2025年8月22日持有11%股權"),
        ("王小明 主席", "王小明 主席"),
        ("Foo Holdings Limited(4) owns Bar", "Foo Holdings Limited owns Bar"),
        ("甲乙有限公司*", "甲乙有限公司"),
        ("interested under section(1) thereof", "interested under section(1) thereof"),
        ("10,000 (L)", "10,000 (L)"),
        ("**DEFINITION**", "DEFINITION"),
        (r"US\$1 million", "US$1 million"),
        ("<u>Fo</u>o", "Foo"),
        ('"Company" means', "“Company” means"),
        ("‘‘Company’’ means", "“Company” means"),
        ("shareholders’ approval of the Group’s", "shareholders' approval of the Group's"),
        ("「本公司」", "「本公司」"),
        ("(the “Company ”) and a member ’s vote", "(the “Company”) and a member's vote"),
        ("a\t  b", "a\tb"),
        ("non\u2011wholly", "non-wholly"),
    ],
)
def test_repaired(raw: str, read: str) -> None:
    assert repair(raw, 0)[0] == read


def test_places_count_from_the_start_of_the_line() -> None:
    text, places = repair("ﬁ x", 100)
    assert text == "fi x" and list(places) == [100, 100, 101, 102]


QUOTES = set("“”'\"")


@given(RAW)
def test_every_glyph_comes_from_its_place(raw: str) -> None:
    text, places = repair(raw, 7)
    assert len(text) == len(places)
    for glyph, place in zip(text, places, strict=True):
        source = raw[place - 7]
        same = glyph in fold(source) or glyph in unicodedata.normalize("NFKC", source)
        assert same or glyph in QUOTES or (glyph in " \t" and source.isspace())


@given(RAW)
def test_places_never_go_back(raw: str) -> None:
    places = list(repair(raw, 0)[1])
    assert places == sorted(places)


@given(st.text(alphabet="abc甲乙丙 (){}", max_size=40))
def test_no_letter_is_lost(raw: str) -> None:
    letters = [glyph for glyph in raw if glyph.isalpha()]
    assert [glyph for glyph in repair(raw, 0)[0] if glyph.isalpha()] == letters
