from hypothesis import given
from hypothesis import strategies as st

from graphkit.view.cards import CARD_WIDTH, PADDING, TITLE, card, legible, width, wrap


def test_marks_that_cannot_be_seen_are_written_out():
    assert legible("Honest\u202e Ltd") == "Honest⟨202E⟩ Ltd"


def test_line_ends_of_a_filing_become_blanks():
    assert legible(" Cloud\n  Technology\t") == "Cloud Technology"


def test_a_name_is_broken_between_words_into_lines_about_equal():
    lines = [
        line for _, line in card("company", "Lantern Hill Water and Power Company Limited", "", "").lines
    ]
    assert len(lines) == 2
    assert max(map(len, lines)) - min(map(len, lines)) < 8


def test_a_chinese_name_is_broken_anywhere():
    lines = [line for style, line in card("company", "A", "燈" * 20, "").lines if style == "chinese"]
    assert lines == ["燈" * 10, "燈" * 10]


def test_a_name_without_end_gets_an_ellipsis():
    card_ = card("company", "x" * 10_000, "", "")
    assert len(card_.lines) == 3
    assert card_.lines[-1][1].endswith("…")


def test_a_persons_card_is_as_wide_as_the_name():
    assert card("person", "Mei FONG", "", "").width < CARD_WIDTH


@given(st.text(max_size=120))
def test_no_line_is_wider_than_its_card(text):
    room = CARD_WIDTH - 2 * PADDING
    assert all(width(line, TITLE) <= room for line in wrap(legible(text), TITLE, room, 3))
