from __future__ import annotations

from graphkit.extract.sentences import sentences
from graphkit.filing.reading import read
from tests.builder import filing


def cut(text: str) -> list[str]:
    reading = read(filing(text))
    return [reading.text[one.start : one.end] for one in sentences(reading)]


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "Mr. Poon met Alder Co. Ltd. of Hong Kong at 9 a.m. in May. He left."
    assert cut(text) == ["Mr. Poon met Alder Co. Ltd. of Hong Kong at 9 a.m. in May.", "He left."]


def test_a_name_may_close_a_sentence() -> None:
    assert cut("It is held by Alder Co., Ltd. Birch is apart.") == [
        "It is held by Alder Co., Ltd.",
        "Birch is apart.",
    ]
