"""Lines cut into words, share numbers, percentages and dashes."""

from __future__ import annotations

from graphkit.extract.tables.cells import Cell, cells, fold
from graphkit.filing.lines import lines
from tests.builder import filing


def cut(line: str) -> list[Cell]:
    """The cells of a single line."""
    paper = filing(line + "\n")
    return cells(lines(paper)[0], 0)


def test_words_and_numbers_of_a_row() -> None:
    found = [(cell.kind, cell.text) for cell in cut("Tall Pine Limited (Note 1) 1,250,000 (L) 12.50%")]
    assert found == [("text", "Tall Pine Limited (Note 1)"), ("count", "1250000"), ("percent", "12.50")]


def test_the_mark_belongs_to_the_number() -> None:
    marks = [
        cut(f"1,000 ({mark})")[0].mark for mark in ("L", "S", "P", "short position", "lending pool", "淡倉")
    ]
    assert marks == ["L", "S", "P", "S", "P", "S"]


def test_each_dash_of_a_run_is_a_cell() -> None:
    assert [cell.kind for cell in cut("Ms. Wu Lan –– 2,500 5.00")] == [
        "text",
        "dash",
        "dash",
        "count",
        "percent",
    ]


def test_a_dash_in_a_name_is_none() -> None:
    assert next(c.text for c in cut("Fong – Gu Family Trust 2,500 5.00")) == "Fong – Gu Family Trust"


def test_sums_of_money_are_no_shares() -> None:
    assert [cell.kind for cell in cut("at HK$1,250,000 for each of them")] == ["text"]


def test_a_year_is_no_number_of_shares() -> None:
    assert [cell.kind for cell in cut("25 March 2025")] == ["text"]


def test_footnote_marks_alone_are_left_out() -> None:
    assert cut("(Note 3)") == []


def test_offsets_lead_to_the_filing_through_wide_glyphs() -> None:
    line = "青松有限公司（附註１） 1,250,000 12.5％"
    for cell in cut(line):
        piece = line[cell.start : cell.end]
        assert fold(piece).replace(",", "").rstrip("%") == cell.text
