"""One PDF page as text that shows its layout: a tab across a gap, a blank line across a space.

PDFium gives the glyphs in the order in which the page draws them. Words drawn on one height far
apart are cells of one row; lines further apart than the page's leading are paragraphs.
"""

from __future__ import annotations

import ctypes
import itertools
import re
from dataclasses import dataclass, field
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

__all__ = ["page_text"]

CELL = 1.5
"""Line heights between two words from which they stand in two cells."""
SPACE = 1.45
"""Leadings between two lines from which a blank line stands between them."""
WORD = re.compile(r"[^\s\x00]+")
HYPHEN = str.maketrans({"\ufffe": "-", "\x02": "-", "\x00": ""})


@dataclass(slots=True)
class _Strip:
    """Words drawn on one height, the gaps between them in line heights, and the box around them
    in points (y grows upwards)."""

    parts: list[str]
    left: float
    right: float
    low: float
    high: float
    gaps: list[float] = field(default_factory=list)

    @property
    def height(self) -> float:
        return max(self.high - self.low, 1.0)

    @property
    def words(self) -> str:
        """The words with a blank or, across a gap between cells, a tab."""
        stretched = self._stretched()
        joints = ["\t" if gap > CELL and not stretched else "" if gap == 0.0 else " " for gap in self.gaps]
        return "".join(word + joint for word, joint in zip(self.parts, [*joints, ""], strict=True))

    def _stretched(self) -> bool:
        """Is it a line of prose stretched to the margin: even gaps, and no figures?"""
        even = len(self.gaps) > 2 and min(self.gaps) > 0.8 * max(self.gaps)
        return even and not any(glyph.isdigit() for word in self.parts for glyph in word)


def page_text(layer: pypdfium2.PdfTextPage) -> str:
    """The text of a page; as PDFium has it where its glyphs cannot be matched to their boxes."""
    whole: str = layer.get_text_range()
    if len(whole) != layer.count_chars():
        return whole.replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ").translate(HYPHEN)
    strips = _strips(layer, whole)
    return _written(_lifted(_rows(strips)))


def _strips(layer: pypdfium2.PdfTextPage, whole: str) -> list[_Strip]:
    """The lines as PDFium breaks them, each with tabs across its wide gaps."""
    box = _Box(layer)
    found: list[_Strip] = []
    for line in re.finditer(r"[^\r\n]+", whole):
        last: _Strip | None = None
        for word in WORD.finditer(whole, line.start(), line.end()):
            left, right, low, high = box.word(word.start(), word.end())
            text = word.group().translate(HYPHEN)
            if last is None:
                last = _Strip([text], left, right, low, high)
                found.append(last)
                continue
            last.gaps.append((left - last.right) / max(last.height, high - low))
            last.parts.append(text)
            last.right, last.low, last.high = right, min(last.low, low), max(last.high, high)
    return found


class _Box:
    """Boxes of glyphs, read through one set of buffers."""

    def __init__(self, layer: pypdfium2.PdfTextPage) -> None:
        self._layer = layer
        self._rect = pdfium.FS_RECTF()
        self._pointer = ctypes.byref(self._rect)

    def word(self, start: int, end: int) -> tuple[float, float, float, float]:
        """Left, right, bottom and top of the glyphs [start, end), by its first and last."""
        rect = self._rect
        pdfium.FPDFText_GetLooseCharBox(self._layer, start, self._pointer)
        left, low, high = rect.left, rect.bottom, rect.top
        pdfium.FPDFText_GetLooseCharBox(self._layer, end - 1, self._pointer)
        return left, rect.right, min(low, rect.bottom), max(high, rect.top)


def _rows(strips: list[_Strip]) -> list[_Strip]:
    """Strips drawn one after the other on one height, further and further right, are one row."""
    found: list[_Strip] = []
    for strip in strips:
        last = found[-1] if found else None
        level = last and abs((strip.low + strip.high) - (last.low + last.high)) < 0.6 * last.height
        if last is not None and level and strip.left >= last.right - 1:
            wide = strip.left - last.right > 0.5 * last.height
            last.gaps += [2 * CELL if wide else 0.0, *strip.gaps]
            last.parts += strip.parts
            last.right = strip.right
        else:
            found.append(strip)
    return found


def _lifted(rows: list[_Strip]) -> list[_Strip]:
    """Heads of the page that were drawn last, put where they are seen: at the top."""
    body = rows[:-3]
    top = max((row.high for row in body), default=0.0)
    heads = [row for row in rows[-3:] if body and row.low > top]
    return heads + [row for row in rows if row not in heads]


def _written(rows: list[_Strip]) -> str:
    steps = [above.low - below.low for above, below in itertools.pairwise(rows)]
    falls = [step for step in steps if step > 2]
    leading = median(falls) if falls else 0.0
    out: list[str] = []
    for at, row in enumerate(rows):
        if at:
            step = steps[at - 1]
            tall = max(row.height, rows[at - 1].height)
            apart = step < -2 or step > SPACE * max(leading, 0.9 * tall)
            out.append("\n\n" if apart else "\n")
        out.append(row.words)
    return "".join(out)
