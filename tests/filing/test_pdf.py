"""PDF pages as text that shows their layout."""

from __future__ import annotations

import pytest

from graphkit.errors import OversizedFiling
from graphkit.filing import pdf
from tests.filing.press import Drawn
from tests.filing.press import pdf as press


def text(*pages: list[Drawn]) -> str:
    return pdf.read("a.pdf", press(*pages))[0]


def test_words_far_apart_on_one_height_are_cells() -> None:
    assert text([(50, 700, "Foo Limited"), (300, 700, "10%")]) == "Foo Limited\t10%"


def test_a_wide_space_between_paragraphs_is_a_blank_line() -> None:
    drawn = [(50.0, 700.0 - 12 * n, f"line {n}") for n in range(4)] + [(50.0, 630.0, "apart")]
    assert text(drawn) == "line 0\nline 1\nline 2\nline 3\n\napart"


def test_a_head_drawn_last_is_read_first() -> None:
    body = [(50.0, 600.0 - 12 * n, f"line {n}") for n in range(5)]
    assert text([*body, (50, 800, "HEAD")]).startswith("HEAD")


def test_pages_part_at_form_feeds_and_know_their_range() -> None:
    whole, pages = pdf.read("a.pdf", press([(50, 700, "one")], [(50, 700, "two")]))
    assert whole == "one\ftwo"
    assert [whole[page.start : page.end] for page in pages] == ["one", "two"]


def test_pages_without_end_are_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    with pytest.raises(OversizedFiling, match="3 pages"):
        pdf.read("a.pdf", press(*[[(50, 700, "one")]] * 3))
