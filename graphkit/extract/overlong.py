"""Sentences far longer than any in print: taken out of the reading, each with a notice.

The grammars reduce a sentence step by step, so that their time grows with the square of its length.
In print that is nothing: of 93 announcements, circulars and reports the longest sentence has 1,551
characters. A damaged or forged file can hold one of a million.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from graphkit.extract.sentences import sentences
from graphkit.filing.reading import Block, Reading
from graphkit.filing.script import is_chinese
from graphkit.notice import Notice

__all__ = ["LONGEST_SENTENCE", "without_overlong"]

LONGEST_SENTENCE = 10_000
"""Characters from which a sentence is not read."""
SHOWN = 60
"""Characters of it that the notice shows."""

CHINESE = re.compile(r"[^。！？；!?;]+[。！？；!?;]*")


def without_overlong(reading: Reading) -> tuple[Reading, list[Notice]]:
    """The reading without its overlong sentences, and a notice with the place of each; the same
    reading where there is none."""
    out = list(_overlong(reading))
    if not out:
        return reading, []
    return _without(reading, out), [_notice(reading, start, end) for start, end in out]


def _overlong(reading: Reading) -> Iterator[tuple[int, int]]:
    for sentence in sentences(reading):
        if sentence.end - sentence.start <= LONGEST_SENTENCE:
            continue
        if not is_chinese(reading.text[sentence.start : sentence.end]):
            yield sentence.start, sentence.end
            continue
        for part in CHINESE.finditer(reading.text, sentence.start, sentence.end):
            if part.end() - part.start() > LONGEST_SENTENCE:
                yield part.span()


def _without(reading: Reading, out: list[tuple[int, int]]) -> Reading:
    """The rest of the reading, its blocks moved up; a block of which nothing is left goes with it."""
    starts = [start for start, _ in out]
    gone = [0, *accumulate(end - start for start, end in out)]

    def moved(place: int) -> int:
        number = bisect_right(starts, place)
        within = max(out[number - 1][1] - place, 0) if number else 0
        return place - gone[number] + within

    text: list[str] = []
    offsets = array("l")
    for low, high in zip([0, *(end for _, end in out)], [*starts, len(reading.text)], strict=True):
        text.append(reading.text[low:high])
        offsets.extend(reading.offsets[low:high])
    moves = ((moved(block.start), moved(block.end), block) for block in reading.blocks)
    blocks = tuple(Block(low, high, block.kind, block.section) for low, high, block in moves if low < high)
    return Reading(reading.filing, "".join(text), offsets, blocks)


def _notice(reading: Reading, start: int, end: int) -> Notice:
    place = next(place for place in reading.offsets[start:end] if place >= 0)
    return Notice(
        "failed",
        reading.filing.name,
        f"a sentence of {end - start} characters is not read by the grammars (at most {LONGEST_SENTENCE});"
        f" it begins at character {place} of the text",
        reading.filing.page_at(place),
        " ".join(reading.text[start : start + SHOWN].split()) + " …",
    )
