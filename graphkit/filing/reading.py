"""The reading of a filing: its text repaired for the eye, with a way back to the filing's own text.

Extractors work on `Reading.text`; `Reading.evidence` turns a span of it into evidence in the
filing's own code points. A span that reads straight on but lies apart in the filing (a column, a
page break) gives several pieces of evidence.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field

from graphkit.filing.columns import apart
from graphkit.filing.evidence import Evidence
from graphkit.filing.filing import Filing
from graphkit.filing.furniture import furniture
from graphkit.filing.layout import Part, parts
from graphkit.filing.lines import lines
from graphkit.filing.repair import repair
from graphkit.filing.script import IDEOGRAPH, is_chinese

__all__ = ["Block", "Reading", "read"]

MARK = 8
"""Length up to which marks left out of the reading (footnotes, asterisks) do not split a piece."""

TABLESS = frozenset(["definition", "item"])
"""Kinds in which the tab of the filing (behind a term, behind a list mark) reads as a blank."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the reading: half-open range, and `kind`: heading, paragraph, item, row,
    definition, board (the list of directors at the end) or signature. `section` is the headings
    above it, the higher first, joined by " > "; blocks are in order and never overlap."""

    start: int
    end: int
    kind: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """`offsets[i]` is the place in the filing's text of `text[i]`, or -1 where it was put in."""

    filing: Filing
    text: str = field(repr=False)
    offsets: array[int] = field(repr=False)
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _around: list[tuple[tuple[int, int], list[tuple[int, int]]]] = field(
        init=False, repr=False, compare=False
    )
    """The sentence asked for last with its pieces: one sentence gives evidence many times."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [block.start for block in self.blocks])
        object.__setattr__(self, "_around", [])

    def block_at(self, place: int) -> Block | None:
        """The block that holds a place of the reading; None between blocks."""
        at = bisect_right(self._starts, place) - 1
        return self.blocks[at] if at >= 0 and place < self.blocks[at].end else None

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """The pieces of the filing's own text that `text[start:end]` was read from, in order."""
        pieces: list[tuple[int, int]] = []
        for place in self.offsets[start:end]:
            if place < 0:
                continue
            if (
                not pieces
                or place < pieces[-1][0]
                or (place > pieces[-1][1] and not self._near(pieces[-1][1], place))
            ):
                pieces.append((place, place + 1))
            elif place >= pieces[-1][1]:
                pieces[-1] = (pieces[-1][0], place + 1)
        return pieces

    def _near(self, low: int, high: int) -> bool:
        """Is there nothing between two places but blanks or a short mark?"""
        between = self.filing.text[low:high].strip()
        return not between or (len(between) <= MARK and not any(glyph.isalpha() for glyph in between))

    def _pieces_of(self, sentence: tuple[int, int]) -> list[tuple[int, int]]:
        if not self._around or self._around[0][0] != sentence:
            self._around[:] = [(sentence, self.spans(*sentence))]
        return self._around[0][1]

    def evidence(self, start: int, end: int, sentence: tuple[int, int] | None = None) -> tuple[Evidence, ...]:
        """Evidence for `text[start:end]`; `sentence` is the range in the reading around it."""
        block = self.block_at(start)
        section = block.section if block else ""
        around = self._pieces_of(sentence) if sentence else []
        found = []
        for low, high in self.spans(start, end):
            if self.filing.text[low:high].strip():
                outer = next((piece for piece in around if piece[0] <= low and high <= piece[1]), None)
                found.append(Evidence(self.filing, low, high, section, outer))
        return tuple(found)


def read(filing: Filing) -> Reading:
    """The reading of a filing: page furniture out, columns apart, lines joined, glyphs repaired."""
    held = lines(filing)
    out = furniture(held)
    kept = apart([line for at, line in enumerate(held) if at not in out])
    text: list[str] = []
    offsets = array("l")
    blocks: list[Block] = []
    sections: dict[str, str] = {}
    for part in parts(kept):
        start = len(offsets)
        _write(part, text, offsets)
        section = sections.get(part.section) or repair(part.section, 0)[0]
        sections[part.section] = section
        blocks.append(Block(start, len(offsets), part.kind, section))
        text.append("\n")
        offsets.append(-1)
    return Reading(filing, "".join(text), offsets, tuple(blocks))


def _write(part: Part, text: list[str], offsets: array[int]) -> None:
    before = ""
    for look in part.lines:
        line = look.line
        words, places = repair(line.text, line.start)
        if part.kind in TABLESS:
            words = words.replace("\t", " ")
        joint = "\n" if part.kind == "signature" and before else _joint(before, words)
        text.append(joint + words)
        offsets.extend([-1] * len(joint))
        offsets.extend(places)
        before = words


def _joint(before: str, after: str) -> str:
    """What stands between two joined lines: a blank, or nothing in Chinese and after a hyphen."""
    if not before or (before[-1] == "-" and before[-2:-1].isalnum() and after[:1].isalpha()):
        return ""
    chinese = [
        IDEOGRAPH.match(glyph) is not None or glyph in "，。、；：（）「」『』《》"
        for glyph in (before[-1], after[:1])
    ]
    if all(chinese) or (any(chinese) and is_chinese(before)):
        return ""
    return " "
