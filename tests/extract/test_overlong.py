"""Sentences longer than any in print are not read, and a notice says where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.extract import extract
from graphkit.extract.overlong import LONGEST_SENTENCE, without_overlong
from graphkit.extract.sentences import sentences
from graphkit.filing.reading import read
from tests.builder import filing

HEAD = "Elm River Holdings Limited\n(Stock Code: 777)\n\n"
TRUE = "Heron Capital Limited is wholly owned by Mr. CHAN Tai Man.\n\n"
LONG = "It is said that " + "of the " * (LONGEST_SENTENCE // 6) + "end.\n\n"
CHINESE = "本公司為該公司之附屬公司" * (LONGEST_SENTENCE // 10)


def told(text):
    return [(s.predicate, s.evidence[0].quote) for s in extract(filing(HEAD + text)).statements]


def test_an_ordinary_reading_stays_the_same_object():
    reading = read(filing(HEAD + TRUE))
    assert without_overlong(reading) == (reading, [])
    assert without_overlong(reading)[0] is reading


@pytest.mark.parametrize("overlong", [LONG, CHINESE + "。\n\n"])
def test_a_notice_says_how_long_the_sentence_is_and_where(overlong):
    made = filing(HEAD + overlong + TRUE)
    _, notices = without_overlong(read(made))
    (notice,) = notices
    assert (notice.level, notice.page) == ("failed", 1)
    assert str(len(overlong.strip())) in notice.message
    assert f"character {len(HEAD)} of" in notice.message
    assert notice.value.startswith(overlong[:20])


@pytest.mark.parametrize("text", [LONG + TRUE, TRUE + LONG, LONG + TRUE + LONG])
def test_what_stands_around_it_is_read_as_before(text):
    assert told(text) == told(TRUE) != []


def test_the_notice_is_among_those_of_the_extract():
    notices = extract(filing(HEAD + TRUE + LONG)).notices
    assert any("not read by the grammars" in notice.message for notice in notices)


def test_sentences_of_a_long_chinese_paragraph_end_at_their_stops():
    clause = "本公司為該公司之附屬公司。"
    reading = read(filing(HEAD + clause * (LONGEST_SENTENCE // 5)))
    assert without_overlong(reading)[0] is reading


@given(st.lists(st.sampled_from([TRUE, LONG, "Note 1: none.\n\n"]), min_size=1, max_size=5))
def test_blocks_and_the_way_back_stay_true(parts):
    reading, notices = without_overlong(read(filing(HEAD + "".join(parts))))
    assert len(notices) == parts.count(LONG)
    assert all(sentence.end - sentence.start <= LONGEST_SENTENCE for sentence in sentences(reading))
    assert len(reading.text) == len(reading.offsets)
    edges = [edge for block in reading.blocks for edge in (block.start, block.end)]
    assert edges == sorted(edges) and edges[-1] <= len(reading.text)
    for place, glyph in zip(reading.offsets, reading.text, strict=True):
        assert place < 0 or reading.filing.text[place] == glyph
