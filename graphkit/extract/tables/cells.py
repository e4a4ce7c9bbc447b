"""Cells: the lines of a filing cut into words, share numbers, percentages and dashes.

A share number has thousands separators (or a mark of long or short position after it); a
percentage has its sign, or decimals where it stands among numbers. Offsets are code points of the
filing's own text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from graphkit.bounded import bounded
from graphkit.filing.lines import Line

__all__ = ["Cell", "cells", "fold", "mark_of"]

MARKS = {
    "l": "L",
    "lo": "L",
    "s": "S",
    "sh": "S",
    "p": "P",
    "le": "P",
    "好": "L",
    "長": "L",
    "长": "L",
    "淡": "S",
    "可": "P",
}
NUMBER = re.compile(
    r"""(?<![\w$.,/€£¥-])(?:
      (?P<count>\d{1,3}(?:,\s?\d{3})+|\d+(?=\s?\([LSP]\)))(?![\d.%])(?!\s?(?:%|per\s?cent))
    | (?P<percent>\d{1,3}(?:\.\d{1,6})?\s?%|\d{1,3}\.\d{1,6}(?![\w.%]))
    | (?P<dash>[–—−]|(?<=\s)-(?=\s|$)|^-(?=\s|$)|(?:Nil|N/A|無|不適用)(?=\s|$))
    )\s?(?P<mark>\((?:[LSP]|long|short|lending|好倉|淡倉|長倉|長好倉|可供借出)[^()\n]{0,16}\))?""",
    re.X | re.I,
)
DIGITS = re.compile(r"[\d–—−]|Nil|N/A|無|不適用|^-|\s-(?:\s|$)")
"""What a line must have to hold a number."""
COMPATIBLE = re.compile(
    "[\u00a0\u00b2\u00b3\u00b9\u2000-\u200a\u202f\u2070-\u208e\u2460-\u24ff\u2e80-\u2fdf\u3000"
    "\u3200-\u33ff\uf900-\ufaff\ufb00-\ufb06\ufe30-\ufe6f\uff00-\uffef]"
)
CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]")
NOTE = re.compile(
    bounded(
        r"\*+|\((?:notes?|附註|附注|註)?\s*\(?[\d,、&\s]{0,40}(?:and|及|和)?\s*\(?(?:[\divx]{1,3}[a-z]?|[一二三四五六七八九十]{1,3})\)?\)"
    ),
    re.I,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of one line. `kind` is text, count, percent or dash.

    `row` is the number of its line among the filing's lines; `gap` says that a blank line or a page
    break stands above that line, `alone` that nothing else stands on it (for words: no number).
    `mark` is L, S or P (long position, short position, lending pool) where printed. `left` and
    `right` are its place across the page in characters, `wide` the same with Chinese glyphs as two.
    """

    kind: str
    text: str
    start: int
    end: int
    row: int
    gap: bool = False
    alone: bool = True
    mark: str = ""
    left: int = 0
    right: int = 0
    wide: tuple[int, int] = (0, 0)

    @property
    def value(self) -> Decimal:
        """The number; 0 for a dash."""
        return Decimal(self.text) if self.kind in {"count", "percent"} else Decimal(0)

    @property
    def places(self) -> int:
        """Printed decimals."""
        return len(self.text.partition(".")[2])


def mark_of(words: str) -> str:
    """L, S or P for the words of a mark ("L", "short position", "lending pool")."""
    low = words.lower()
    return MARKS.get(low) or MARKS.get(low[:2]) or MARKS.get(low[:1], "")


def fold(text: str) -> str:
    """The text with compatibility forms folded glyph by glyph, so that offsets keep."""
    if text.isascii() or not COMPATIBLE.search(text):
        return text
    return "".join(g if len(f := unicodedata.normalize("NFKC", g)) != 1 else f for g in text)


def cells(line: Line, row: int) -> list[Cell]:
    """The cells of one line, from left to right."""
    text = fold(line.text)
    found = list(_cut(text))
    gap = line.gap > 0
    sole = all(kind == "text" for kind, *_ in found)
    made = []
    for kind, start, end, mark in found:
        words = text[start:end]
        if kind == "count":
            words = re.sub(r"\D", "", words)
        elif kind == "percent":
            words = words.rstrip("% ")
        place = line.start + start
        alone = sole if kind == "text" else len(found) == 1
        across = (line.indent + _width(text[:start]), line.indent + _width(text[:end]))
        left, right = line.indent + start, line.indent + end
        made.append(Cell(kind, words, place, line.start + end, row, gap, alone, mark, left, right, across))
    return made


def _width(text: str) -> int:
    """The room that a text takes across a page, with Chinese glyphs as two."""
    return len(text) if text.isascii() else len(text) + len(CHINESE.findall(text))


def _cut(text: str) -> Iterator[tuple[str, int, int, str]]:
    """Kind, start, end and mark of each piece; numbers inside running words stay words."""
    numbers = [m for m in NUMBER.finditer(text) if _counts(text, m)] if DIGITS.search(text) else []
    place = 0
    for match in numbers:
        yield from _words(text, place, match.start())
        kind = str(match.lastgroup if match.lastgroup != "mark" else _kind(match))
        mark = match.group("mark") or ""
        end = match.end(kind)
        yield kind, match.start(kind), end, mark_of(mark.strip("() "))
        place = match.end()
    yield from _words(text, place, len(text))


def _kind(match: re.Match[str]) -> str:
    return next(kind for kind in ("count", "percent", "dash") if match.group(kind) is not None)


def _counts(text: str, match: re.Match[str]) -> bool:
    """Is it a cell, not a number in a sentence? A dash needs a number, or nothing, on its line."""
    if match.group("dash") is None:
        return True
    before, after = text[: match.start()], text[match.end() :]
    if not NOTE.sub("", re.sub(r"[–—−\s-]", "", text)):
        return True
    if not any(m.group("dash") is None for m in NUMBER.finditer(text)):
        return match.group() == text.strip()
    known = match.group("dash") in "–—−" or re.search(bounded(r"(?:\t|  |[\d%)])\s*(?:-\s+)*$"), before)
    return bool(known) and bool(before) and re.match(r"\s*(?:[\d–—−-]|$)", after) is not None


def _words(text: str, start: int, end: int) -> Iterator[tuple[str, int, int, str]]:
    """The words between two numbers, cut at tabs and wide blanks; footnote marks alone are dropped."""
    for match in re.finditer(r"\S+(?:[ \xa0]\S+)*", text[start:end]):
        words = match.group()
        if NOTE.sub("", words).strip(" .,;:*#^†|") or words.strip() in {")", "」)"}:
            yield "text", start + match.start(), start + match.end(), ""
