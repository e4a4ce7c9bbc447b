"""Repetitions get a bound, and nothing else changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.bounded import ADVERBS, BLANKS, FIGURES, GLYPHS, LETTERS, ROUNDS, bounded


@pytest.mark.parametrize(
    ("pattern", "made"),
    [
        (r"\s*x", rf"\s{{0,{BLANKS}}}x"),
        (r"\d+?%", rf"\d{{1,{FIGURES}}}?%"),
        (r"[^()]{3,}", rf"[^()]{{3,{GLYPHS}}}"),
        (r"[A-Z][a-z]*+", rf"[A-Z][a-z]{{0,{LETTERS}}}+"),
        (r"(?:also|now) (?:each )*", rf"(?:also|now) (?:each ){{0,{ADVERBS}}}"),
        (r"(?:, [A-Z])+", rf"(?:, [A-Z]){{1,{ROUNDS}}}"),
        (r"(?P<name>.*)", rf"(?P<name>.{{0,{GLYPHS}}})"),
    ],
)
def test_each_repetition_without_bound_gets_one(pattern, made):
    assert bounded(pattern) == made


@pytest.mark.parametrize(
    "pattern", [r"a{2,5}b?", r"[*+]", r"\*\+", r"(?:x)?+", "{name}", r"a{3}?", "[]*]", ""]
)
def test_what_has_a_bound_stays(pattern):
    assert bounded(pattern) == pattern


def test_a_bound_may_be_given_for_blanks():
    assert bounded(r"\s*:", blanks=100) == r"\s{0,100}:"


def test_bounding_twice_is_bounding_once():
    once = bounded(r"(?:\s*,\s*\w+)*$")
    assert bounded(once) == once


@given(st.text("ab ,1x", max_size=25))
@pytest.mark.parametrize("pattern", [r"\s*,?\s*x", r"(?:a|b|, )+?\d*", r"[^,]*,", r"(a+)(b*)\1"])
def test_short_texts_match_as_before(pattern, text):
    before = [(one.span(), one.groups()) for one in re.finditer(pattern, text)]
    assert [(one.span(), one.groups()) for one in re.finditer(bounded(pattern), text)] == before
