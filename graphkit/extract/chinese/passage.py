"""Passages: the paragraphs of a reading as one run of glyphs each, with a way back.

Blanks and line ends between Han glyphs are out; a blank between two Latin words stays. `text` is
folded for matching, `raw` is the same run as printed; both have one length.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from graphkit.extract.chinese.glyphs import HAN, fold
from graphkit.extract.chinese.names import is_english
from graphkit.filing.reading import Reading
from graphkit.statement import Evidence

__all__ = ["Passage", "cells", "passages"]

_WIDE = re.compile(rf"[{HAN}\u3000-\u303f\uff00-\uffef]")
_ITEM = re.compile(r"\s*(?:\(?[a-z0-9ivx]{1,4}[).]|[•●－–—\-]\s|\([^)]{1,6}\)\s)", re.I)
_FIGURES = re.compile(r"[\d,.%\s()\-–—]+")
_SENTENCE = re.compile(r"[^。!?;]*[。!?;]?[」)]?")


_BROKEN = re.compile("(?:由|、|及其|以及|[持擁]有|之|佔)$")
"""How a line ends that cannot end a sentence, nor a cell of a table."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph. `places[i]` is the place in the reading's text of `text[i]`."""

    reading: Reading = field(repr=False)
    text: str
    raw: str = field(repr=False)
    places: array[int] = field(repr=False)
    _ends: list[int] = field(init=False, repr=False, compare=False, default_factory=list)
    """Where its sentences end, once asked for; each begins where the one before ends."""

    def evidence(self, start: int, end: int) -> tuple[Evidence, ...]:
        """Evidence for `text[start:end]`, within its sentence."""
        low, high = self.sentence(start)
        around = (self.places[low], self.places[max(high, end) - 1] + 1)
        return self.reading.evidence(self.places[start], self.places[end - 1] + 1, around)

    def sentence(self, place: int) -> tuple[int, int]:
        """The sentence that holds a place."""
        if not self._ends:
            self._ends.extend(end for _, end in self.sentences())
        number = bisect_right(self._ends, place)
        if number == len(self._ends):
            return 0, len(self.text)
        return (self._ends[number - 1] if number else 0), self._ends[number]

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Half-open ranges of the sentences; a semicolon ends one too."""
        for found in _SENTENCE.finditer(self.text):
            if found.end() > found.start():
                yield found.start(), found.end()


def passages(reading: Reading) -> list[Passage]:
    """The passages of a reading but its English prose, in their order."""
    found = (_passage(reading, start, end) for start, end in _ranges(reading))
    return [one for one in found if one.text and not is_english(one.text)]


def cells(reading: Reading) -> list[Passage]:
    """Runs of short lines, each read as one passage: a name that a narrow column broke is whole there."""
    found: list[Passage] = []
    run: list[tuple[int, int]] = []
    for start, end in [*((block.start, block.end) for block in reading.blocks), (0, 0)]:
        if 0 < end - start <= 30 and not _FIGURES.fullmatch(reading.text[start:end]):
            run.append((start, end))
            continue
        if len(run) > 1:
            found.append(_passage(reading, run[0][0], run[-1][1]))
        run = []
    return found


def _ranges(reading: Reading) -> Iterator[tuple[int, int]]:
    """The blocks, those that one sentence or bracket runs through as one."""
    if not reading.blocks:
        yield from _paragraphs(reading.text)
    begin: int | None = None
    for block, after in zip_longest(reading.blocks, reading.blocks[1:]):
        begin = block.start if begin is None else begin
        words = reading.text[begin : block.end]
        apart = after is None or {block.kind, after.kind} & {"signature", "board"}
        if after is None or apart or not _runs_on(words, reading.text[after.start : after.end], block.kind):
            yield begin, block.end
            begin = None


def _runs_on(words: str, after: str, kind: str) -> bool:
    """Does a block break off within a bracket, or before the bracket that defines its last name?"""
    plain, after = fold(words).rstrip(), fold(after).lstrip()
    depth = plain[-200:].count("(") - plain[-200:].count(")")
    quoted = plain[-60:].count("「") - plain[-60:].count("」")
    if len(plain) > 4000 or re.match(r"\(?[\divx]{1,3}[).]", after):
        return False
    if (depth > 0 and ")" in after) or (quoted > 0 and "」" in after):
        return True
    open_ended = not plain.endswith(("。", ":", ";"))
    if open_ended and re.match(r"\(\s*「|[,;。」)]", after):
        return True
    if open_ended and len(plain) > 30 and after.startswith("(") and not plain.startswith("("):
        return True
    if _BROKEN.search(plain) and re.match(f"[{HAN}A-Z\\d]", after):
        return True
    if kind == "heading" or re.search(r"[。:;!?)」\]%\d]$", plain) or not re.match(f"[{HAN}A-Z]", after):
        return False
    prose = re.search("[,。、]", plain) and re.search("[,。、]", after)
    return bool(prose) and len(plain) > 13 and re.search(f"[{HAN},、]$", plain) is not None


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of lines that run on: a line as long as its neighbours runs into the next."""
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n\f]+", text)]
    sizes = [len(text[a:b].strip()) for a, b in lines]
    begin: int | None = None
    for number, (start, end) in enumerate(lines):
        begin = start if begin is None else begin
        nearby = max(sizes[max(number - 4, 0) : number + 5])
        next_line = text[slice(*lines[number + 1])] if number + 1 < len(lines) else ""
        full = sizes[number] >= 0.72 * nearby and sizes[number] > 18
        gap = number + 1 < len(lines) and text[end : lines[number + 1][0]].count("\n") > 1
        if not full or gap or not next_line.strip() or _ITEM.match(next_line):
            yield begin, end
            begin = None
    if begin is not None:
        yield begin, lines[-1][1]


def _passage(reading: Reading, start: int, end: int) -> Passage:
    kept: list[str] = []
    places = array("l")
    text = reading.text
    place = start
    while place < end:
        glyph = text[place]
        if not glyph.isspace():
            kept.append(glyph)
            places.append(place)
            place += 1
            continue
        after = place
        while after < end and text[after].isspace():
            after += 1
        if kept and after < end and _parts(kept[-1], text[after : after + 3]):
            kept.append(" ")
            places.append(place)
        place = after
    raw = "".join(kept)
    return Passage(reading, fold(raw), raw, places)


def _parts(before: str, after: str) -> bool:
    """Does a blank between these part two Latin words?"""
    if _WIDE.match(fold(before)) or _WIDE.match(fold(after[0])) or before == "(" or after[0] in "),;:%":
        return False
    return not (after[0] == "(" and re.match(r"\(\s?[^\x00-\x7f]", after)) and before not in ":;"
