"""Glyphs: one form for Simplified, Traditional, full-width and half-width, glyph by glyph.

Traditional glyphs that Simplified merges (註 and 注, 託 and 托) fold to one as well.

`fold` never changes the length of a text, so a place in the folded text is the place in the text.
It serves matching only; names are kept as printed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import islice

__all__ = ["HAN", "fold", "is_chinese"]

HAN = "\u3400-\u9fff\uf900-\ufaff〇"
"""Han glyphs, for use inside a character class."""

_HAN = re.compile(f"[{HAN}]")
_PUNCTUATION = {
    "〈": "《",
    "〉": "》",
    "﹑": "、",
    "，": ",",
    "╱": "/",
    "／": "/",
    "﹔": ";",
    "︰": ":",
    "○": "〇",
}
_QUOTES = {"『": "「", "』": "」", "“": "「", "”": "」", "‘": "「", "’": "」", "〝": "「", "〞": "」"}


@cache
def _table() -> dict[int, str]:
    from opencc import OpenCC

    glyphs = "\n".join(map(chr, range(0x3400, 0x9FFF)))
    folded = OpenCC("t2hk").convert(OpenCC("s2t").convert(OpenCC("t2s").convert(glyphs)))
    table = {
        ord(one): other
        for one, other in zip(glyphs.split("\n"), folded.split("\n"), strict=True)
        if one != other and len(other) == 1
    }
    for code in [
        *range(0x2E80, 0x2FE0),
        *range(0xF900, 0xFB00),
        *range(0xFE30, 0xFE70),
        *range(0xFF00, 0xFFEF),
    ]:
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = table.get(ord(plain), plain)
    return table | {ord(one): other for one, other in {**_PUNCTUATION, **_QUOTES}.items()}


def fold(text: str) -> str:
    """The text in Traditional glyphs, plain width and one kind of quotes; length unchanged."""
    return text.translate(_table())


def is_chinese(text: str, least: int = 20) -> bool:
    """Does the text hold at least that many Han glyphs?"""
    return next(islice(_HAN.finditer(text), least - 1, None), None) is not None
