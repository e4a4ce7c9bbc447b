"""The raw lines of a filing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graphkit.filing.filing import Filing
from graphkit.filing.lines import lines
from graphkit.filing.text import paged
from tests.builder import filing


def of(text: str) -> Filing:
    return Filing("a.txt", "0" * 64, text, paged(text))


def test_a_line_is_the_words_between_its_blanks() -> None:
    (line,) = lines(filing("\n  Foo Limited  \n"))
    assert (line.text, line.indent) == ("Foo Limited", 2)


def test_gap_counts_the_blank_lines_above() -> None:
    assert [line.gap for line in lines(filing("a\nb\n\n\nc"))] == [0, 0, 2]


def test_pages_part_at_form_feeds() -> None:
    assert [(line.page, line.text) for line in lines(of("a\fb\n\f"))] == [(1, "a"), (2, "b")]


@given(st.text(alphabet="ab \t\n\f甲", max_size=80).filter(str.strip))
def test_lines_hold_every_glyph_that_is_no_blank(text: str) -> None:
    whole = of(text)
    found = lines(whole)
    assert all(whole.text[line.start : line.end] == line.text for line in found)
    assert "".join("".join(line.text.split()) for line in found) == "".join(text.split())
