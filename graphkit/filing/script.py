"""Chinese and Latin script: which glyphs are which, and how wide a line is."""

from __future__ import annotations

import re

__all__ = ["CJK", "GLYPH", "IDEOGRAPH", "LATIN", "SPACING", "is_chinese", "width"]

CJK = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Ideographs, radicals and the marks that count as ideographs, for a character class."""

GLYPH = rf"[{CJK}\u3001-\u3003\u3008-\u3011\u3014\u3015\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff5e]"
"""An ideograph or a Chinese punctuation mark."""

SPACING = re.compile(rf"(?<={GLYPH}) +(?=\S)|(?<=\S) +(?={GLYPH})")
WIDE = re.compile(rf"[{CJK}\u3000-\u303f\uff00-\uff60\uffe0-\uffe6]")
IDEOGRAPH = re.compile(rf"[{CJK}]")
LATIN = re.compile(r"[A-Za-z]")


def width(words: str) -> int:
    """The columns a line takes: two for a Chinese glyph, one for any other; blanks beside a
    Chinese glyph do not count, since some lines of a page have them and some do not."""
    if words.isascii():
        return len(words)
    tight = SPACING.sub("", words) if " " in words else words
    return len(tight) + len(WIDE.findall(tight))


def is_chinese(words: str) -> bool:
    """Is most of the line Chinese (each ideograph counted as two Latin letters)?"""
    if words.isascii():
        return False
    return 2 * len(IDEOGRAPH.findall(words)) > len(LATIN.findall(words))
