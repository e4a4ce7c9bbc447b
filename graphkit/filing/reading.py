"""The reading of a filing: its text repaired for the eye, with a way back to the filing's own text.

Extractors work on `Reading.text`; `Reading.evidence` turns a span of it into evidence in the
filing's own code points. A span that reads straight on but lies apart in the filing (a column, a
page break) gives several pieces of evidence.
"""

from __future__ import annotations

import unicodedata
from array import array
from dataclasses import dataclass, field

from graphkit.filing.filing import Filing
from graphkit.statement import Evidence

__all__ = ["Block", "Reading", "read"]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the reading: half-open range, and `kind`: heading, paragraph, item, row,
    definition, board (the list of directors at the end) or signature."""

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

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """The pieces of the filing's own text that `text[start:end]` was read from, in order."""
        pieces: list[tuple[int, int]] = []
        for place in self.offsets[start:end]:
            if place < 0:
                continue
            if pieces and place - pieces[-1][1] >= 0 and not self.filing.text[pieces[-1][1] : place].strip():
                pieces[-1] = (pieces[-1][0], place + 1)
            elif not pieces or place + 1 > pieces[-1][1] or place < pieces[-1][0]:
                pieces.append((place, place + 1))
        return pieces

    def evidence(self, start: int, end: int, sentence: tuple[int, int] | None = None) -> tuple[Evidence, ...]:
        """Evidence for `text[start:end]`; `sentence` is the range in the reading around it."""
        section = next((b.section for b in self.blocks if b.start <= start < b.end), "")
        around = self.spans(*sentence) if sentence else []
        found = []
        for low, high in self.spans(start, end):
            if self.filing.text[low:high].strip():
                outer = next((piece for piece in around if piece[0] <= low and high <= piece[1]), None)
                found.append(Evidence(self.filing, low, high, section, outer))
        return tuple(found)


def read(filing: Filing) -> Reading:
    """The reading of a filing: compatibility forms folded (NFKC), the rest as it stands."""
    text: list[str] = []
    offsets = array("l")
    for place, glyph in enumerate(filing.text):
        folded = unicodedata.normalize("NFKC", glyph)
        text.append(folded)
        offsets.extend([place] * len(folded))
    return Reading(filing, "".join(text), offsets)
