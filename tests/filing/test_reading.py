"""The reading: what reads on, what stands apart, and the way back to the filing."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.filing.filing import Filing
from graphkit.filing.reading import Reading, read
from graphkit.filing.text import paged

WRAPPED = """The Board announces that the Purchaser, which is a non-
wholly owned subsidiary of the Company, signed the Agreement with
the Vendor today.
The Vendor holds 30% of the Target, whose business is the making of
paper in the PRC.
"""


def reading(text: str) -> Reading:
    return read(Filing("a.txt", "0" * 64, text, paged(text)))


def blocks(text: str) -> list[tuple[str, str]]:
    done = reading(text)
    return [(block.kind, done.text[block.start : block.end]) for block in done.blocks]


def test_wrapped_lines_are_one_paragraph() -> None:
    assert len(blocks(WRAPPED)) == 2


def test_a_hyphen_at_the_line_end_is_kept_and_nothing_put_after_it() -> None:
    assert "a non-wholly owned subsidiary" in blocks(WRAPPED)[0][1]


def test_a_quote_over_two_lines_is_the_filings_own() -> None:
    done = reading(WRAPPED)
    start = done.text.index("non-wholly owned")
    (found,) = done.evidence(start, start + len("non-wholly owned"))
    assert found.quote == "non-\nwholly owned"


def test_unwrapped_lines_are_paragraphs_each() -> None:
    long = "The Company owns " + "very much of everything that there is, " * 8 + "and so on."
    assert [kind for kind, _ in blocks(f"{long}\nFoo Limited owns Bar.\n{long}")] == ["paragraph"] * 3


def test_chinese_lines_join_without_a_blank() -> None:
    text = (
        "本 公 司 的 全 資 附 屬 公 司 甲 乙 實 業 有 限 公 司 與 賣 方 訂 立\n"
        "協 議 ， 據 此 向 其 收 購 目 標 公 司 的 全 部 股 權 ， 代 價 甚\n低 。"
    )
    ((_, words),) = blocks(text)
    assert words.startswith("本公司的全資附屬公司甲乙實業有限公司與賣方訂立協議") and words.endswith(
        "代價甚低。"
    )


def test_a_line_split_at_its_brackets_reads_on() -> None:
    text = (
        "於二零二五年五月五日，本公司與甲乙有限公司（\n「甲乙」\n）訂立協議，"
        "向其收購目標公司的全部股權，\n代價由雙方商定。"
    )
    assert [kind for kind, _ in blocks(text)] == ["paragraph"]


DEFINITIONS = [
    "“Foo Paper”\tFoo Paper Limited, a subsidiary of the Company\n“PRC”\tthe Chinese mainland\n",
    "“Foo Paper”\n\nFoo Paper Limited, a subsidiary\nof the Company\n\n“PRC”\n\nthe Chinese mainland\n",
    '"Foo\nPaper"\n\nFoo Paper Limited, a subsidiary of the Company\n\n"PRC"\n\nthe Chinese mainland\n',
    "‘‘Foo Paper’’ Foo Paper Limited, a subsidiary\nof the Company\n‘‘PRC’’ the Chinese mainland\n",
]


@pytest.mark.parametrize("table", DEFINITIONS)
def test_definitions_in_every_layout_read_alike(table: str) -> None:
    assert blocks("DEFINITIONS\n\n" + table)[1:] == [
        ("definition", "“Foo Paper” Foo Paper Limited, a subsidiary of the Company"),
        ("definition", "“PRC” the Chinese mainland"),
    ]


def test_a_quoted_term_in_the_middle_of_a_sentence_begins_no_definition() -> None:
    text = (
        "The lender of the two loans mentioned above, Foo Limited, is named\n"
        "“Foo” in this announcement and no more than that is said of it.\n"
    )
    assert [kind for kind, _ in blocks(text)] == ["paragraph"]


def test_two_terms_of_one_definition() -> None:
    found = blocks("DEFINITIONS\n\n“Articles” or\n“Articles of Association”\n\nthe articles of the Company\n")
    assert found[1] == ("definition", "“Articles” or “Articles of Association” the articles of the Company")


def test_sections_are_the_headings_above() -> None:
    done = reading(
        "TERMS OF THE AGREEMENT\n\n1. Parties\n\nThe Company and Foo Limited are the parties to the deed.\n"
    )
    assert done.blocks[-1].section == "TERMS OF THE AGREEMENT > 1. Parties"


def test_rows_keep_their_tabs() -> None:
    assert blocks("Foo Limited\t100\t10.5%\n") == [("row", "Foo Limited\t100\t10.5%")]


def test_a_row_with_a_wrapped_last_cell_reads_on() -> None:
    text = (
        "Conversion price\tthe price is to be changed from one dollar to\n"
        "two dollars with effect from the day after the meeting.\n"
    )
    assert [kind for kind, _ in blocks(text)] == ["row"]


def test_list_marks_in_lines_of_their_own_join_their_items() -> None:
    found = blocks("(i)\n\nour Group shall provide the services where it is selected by them;\n")
    assert found == [("item", "(i) our Group shall provide the services where it is selected by them;")]


END = """By order of the Board
Foo Holdings Limited
Mary WONG
Chairman

Hong Kong, 5 May 2015

As at the date of this announcement, the executive Directors are Ms. Mary WONG and Mr. Peter LAM.
"""


def test_signature_and_board() -> None:
    assert [kind for kind, _ in blocks("The Company says no more than this about it.\n\n" + END)][1:] == [
        "signature",
        "board",
    ]


def test_the_interests_of_directors_are_no_board_list() -> None:
    text = "As at the Latest Practicable Date, none of the executive Directors had any interests in it."
    assert blocks(text)[0][0] == "paragraph"


def test_what_directors_do_in_a_dealing_is_no_board_list() -> None:
    text = (
        "As at the date of this announcement, Mr. Peter LAM, an executive Director, holds 60% of Foo Mills. "
        "He has abstained from voting on the Mill Agreement."
    )
    assert blocks(text)[0][0] == "paragraph"


PAGE = "CONNECTED DEALINGS\n\nThe Company has made agreement number {} with the vendor named.\n\n– {} –\n"


def test_running_heads_and_page_numbers_are_left_out() -> None:
    words = reading("\f".join(PAGE.format(n, n) for n in range(1, 5))).text
    assert words.count("CONNECTED DEALINGS") == 1 and "–" not in words


def test_a_sentence_goes_on_over_the_page() -> None:
    first = (
        "The Company and its subsidiaries have for many years been buying goods\n"
        "and other things of every kind that are needed from Foo Limited and\n\n– 1 –\n"
    )
    found = blocks(first + "\fits subsidiaries, which sell them.\n\n– 2 –\n")
    assert len(found) == 1 and "Foo Limited and its subsidiaries" in found[0][1]


COLUMNS = "\n\n".join(
    f"The Company bought the plant number {n} in the year and paid for it\nin cash at once.\n\n"
    f"本公司於年內購入第{n}座廠房，並已即時\n以現金付清代價。"
    for n in range(6)
)


def test_languages_side_by_side_read_one_after_the_other() -> None:
    words = reading(COLUMNS).text
    assert words.index("number 5") < words.index("本公司於年內購入第0座廠房")


def test_a_piece_of_evidence_for_each_piece_of_the_filing() -> None:
    text = "The Company bought what it needs in the year from\n\n– 1 –\n\n\fNEWS OF THE YEAR\n\nFoo Limited."
    done = reading(text + "\n\n\fNEWS OF THE YEAR\n\nBar.\n\n\fNEWS OF THE YEAR\n\nBaz.")
    start = done.text.index("from")
    assert all(done.filing.text[e.start : e.end] == e.quote for e in done.evidence(start, start + 20))


def test_spans_pass_over_a_footnote_mark() -> None:
    done = reading("Foo Holdings Limited(4) owns all of Bar Limited and of Baz Limited too.")
    assert done.spans(0, len("Foo Holdings Limited owns")) == [(0, 28)]


PIECES = [
    "“Foo”",
    "Foo Limited",
    "30%",
    "(a)",
    "DEFINITIONS",
    "\t",
    "\n",
    "\n\n",
    "\f",
    " ",
    "甲乙有限公司",
    "，",
    "owns",
    "Limited(4)",
    "– 3 –",
    "a-",
]
FILED = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join).filter(str.strip)


@given(FILED)
def test_offsets_lead_to_the_glyph_read(text: str) -> None:
    done = reading(text)
    assert len(done.text) == len(done.offsets)
    for glyph, place in zip(done.text, done.offsets, strict=True):
        if place >= 0 and glyph not in "“” \t":
            assert glyph in unicodedata.normalize("NFKC", text[place])


@given(FILED)
def test_blocks_cover_the_reading_in_order(text: str) -> None:
    done = reading(text)
    place = 0
    for block in done.blocks:
        assert place <= block.start < block.end and not done.text[place : block.start].strip()
        place = block.end
    assert not done.text[place:].strip()


@given(FILED)
def test_no_letter_is_lost_but_in_running_heads(text: str) -> None:
    letters = sorted(re.sub(r"\W", "", text.split("\f")[0] if "\f" not in text else ""))
    if letters:
        assert sorted(re.sub(r"\W|\d", "", reading(text).text)) == [g for g in letters if not g.isdigit()]


@given(FILED)
def test_reading_twice_gives_the_same(text: str) -> None:
    one, two = reading(text), reading(text)
    assert (one.text, one.offsets, one.blocks) == (two.text, two.offsets, two.blocks)
