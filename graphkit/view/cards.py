"""Cards: the size of a party's card and the lines of text on it.

The page sets its text in fonts of Helvetica's metrics, so widths can be reckoned here; the page
squeezes a line that comes out wider than its card.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from graphkit.visible import visible

__all__ = ["Card", "card", "legible", "width", "wrap"]

CARD_WIDTH = 212
PADDING = 14
EDGE = 8
TITLE, TITLE_LINE, TITLE_LINES = 14.0, 17, 3
CHINESE, CHINESE_LINE, CHINESE_LINES = 13.0, 17, 2
NOTE, NOTE_LINE = 11.0, 14
WIDTHS = {
    **dict.fromkeys("ijl'|", 0.23),
    **dict.fromkeys("ftI .,:;!/\\()[]-r`", 0.31),
    **dict.fromkeys('cksvxyzJ"*^{}', 0.5),
    **dict.fromkeys("ABEKPSVXYTZFL&", 0.67),
    **dict.fromkeys("CDHNRUw+=<>~", 0.72),
    **dict.fromkeys("GOQ", 0.78),
    **dict.fromkeys("mM%", 0.86),
    **dict.fromkeys("W@", 0.97),
}


@dataclass(frozen=True, slots=True)
class Card:
    """Size in units of the drawing, and the lines from top to bottom as (style, text)."""

    width: float
    height: float
    lines: tuple[tuple[str, str], ...]


def legible(text: str) -> str:
    """The text with blanks made single and invisible marks (controls, bidi) made visible."""
    return visible(re.sub(r"\s+", " ", text).strip())


@cache
def _ems(glyph: str) -> float:
    return 1.0 if unicodedata.east_asian_width(glyph) in {"W", "F"} else WIDTHS.get(glyph, 0.58)


def width(text: str, size: float) -> float:
    """Width of a line of semi-bold text at that size."""
    return sum(map(_ems, text)) * size * 1.04


def wrap(text: str, size: float, room: float, most: int) -> list[str]:
    """At most `most` lines that fit the room; what is left out shows as an ellipsis."""
    lines = [""]
    for piece in re.findall(r"[^\s⺀-鿿]+\s*|[⺀-鿿]\s*|\s+", text[:400]):
        if width((lines[-1] + piece).rstrip(), size) <= room:
            lines[-1] += piece
            continue
        if lines[-1]:
            lines.append("")
        for glyph in piece:
            if width(lines[-1] + glyph, size) > room:
                lines.append("")
            lines[-1] += glyph
    lines = [line.strip() for line in lines if line.strip()]
    if len(lines) > most or len(text) > 400:
        last = lines[min(most, len(lines)) - 1]
        while last and width(last + "…", size) > room:
            last = last[:-1]
        lines = [*lines[: most - 1], last.rstrip(" ,.") + "…"]
    return lines


def _balanced(text: str, size: float, room: float, most: int) -> list[str]:
    """Wrapped into as few lines as can be, the lines about equally long."""
    lines = wrap(text, size, room, most)
    if len(lines) < 2 or lines[-1].endswith("…"):
        return lines
    narrow = width(text, size) / len(lines)
    while (narrow := narrow + size / 2) < room:
        closer = wrap(text, size, narrow, len(lines))
        if not closer[-1].endswith("…"):
            return closer
    return lines


def card(type: str, name: str, chinese: str, note: str) -> Card:
    """The card of a party: its name, its Chinese name under it, and a note in small type."""
    room = CARD_WIDTH - 2 * PADDING
    lines = [("title", line) for line in _balanced(legible(name), TITLE, room, TITLE_LINES)]
    lines += [("chinese", line) for line in _balanced(legible(chinese), CHINESE, room, CHINESE_LINES)]
    lines += [("note", line) for line in wrap(legible(note), NOTE, room, 1)]
    sizes = {"title": (TITLE, TITLE_LINE), "chinese": (CHINESE, CHINESE_LINE), "note": (NOTE, NOTE_LINE)}
    height = sum(sizes[style][1] for style, _ in lines) + 2 * EDGE
    broad = max((width(line, sizes[style][0]) for style, line in lines), default=0) + 2 * PADDING
    wide = max(min(broad + 16, CARD_WIDTH), 112) if type == "person" else CARD_WIDTH
    return Card(round(wide), height, tuple(lines))
