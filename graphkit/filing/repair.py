"""One line repaired for the eye, glyph by glyph, each with its way back to the filing.

Compatibility forms are folded (NFKC), quotes made “ ” (Chinese brackets stay), blanks inside
letter-spaced titles and between Chinese glyphs taken out, and so are footnote marks behind names
and the marks of Markdown.
"""

from __future__ import annotations

import json
import re
import unicodedata
from array import array
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files

from graphkit.filing.script import CJK, GLYPH, is_chinese

__all__ = ["repair"]

Edit = tuple[int, int, str]

SPACED = re.compile(rf"{GLYPH} (?={GLYPH})")
TIGHT = re.compile(rf"{GLYPH}(?={GLYPH})")
BETWEEN = re.compile(rf"(?<={GLYPH}) +(?={GLYPH})")
BESIDE = re.compile(rf"(?<={GLYPH}) +(?=[^\s])|(?<=[^\s]) +(?={GLYPH})|(?<=\d) (?=%)")
SPACED_LATIN = re.compile(r"(?<![A-Za-z])[A-Z](?: [A-Z&]){3,}(?![A-Za-z])")
MARKDOWN = re.compile(r"\*\*|</?(?:u|i|b|em|strong|sup|sub)>|^#{1,6} |\\(?=[$%&#_*~\"'\[\]()<>-])")
FOOTNOTE = re.compile(
    rf"(?<=[A-Za-z{CJK}.)）])(?:\(\d{{1,2}}\)|（\d{{1,2}}）)(?![\w(])|(?<=[A-Za-z.)）{CJK}])[*＊†‡#^]+(?!\w)"
    rf"|(?<=[A-Za-z{CJK}.)）])[¹²³⁰⁴-⁹]+"
)
DOUBLED = re.compile(r"[‘`]{2}|[’´]{2}|''")
BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]{2,}|[\u00a0\u2000-\u200a\u202f\u3000]")
QUOTE_BLANK = re.compile(r"(?<=“) +|(?<=\S) +(?=”)")
STRAIGHT = re.compile(r"[\"＂„‟″]")
APOSTROPHE = re.compile(r"(?<=\w) ’(?=s\b)|(?<=\w)[’`](?=[A-Za-z])|(?<=s)’(?=\s)")
PLAIN = re.compile(r"[ -!#-%'(+-\[\]-_a-~]*")
JOINING = re.compile("[\u0300-\u036f\u1100-\u11ff\u3099\u309a]")
"""Glyphs that NFKC may join to the one before; without them equal length means one for one."""
LEGAL = re.compile(r"(?:section|rule|paragraph|article|note|part|division|schedule|clause)s?$", re.I)
WORD = 12
"""Longer than any of these words."""


@cache
def _table() -> dict[str, str]:
    data = json.loads((files("graphkit.filing") / "data" / "repair.json").read_text("utf-8"))
    return {
        **data["radicals"],
        **dict.fromkeys(data["dashes"], "-"),
        **dict.fromkeys(data["unseen"], ""),
    }


@cache
def _odd() -> re.Pattern[str]:
    """Glyphs that are folded, but not by NFKC."""
    return re.compile("[" + "".join(map(re.escape, _table())) + "]")


@cache
def fold(glyph: str) -> str:
    """One glyph without its compatibility form."""
    return _table().get(glyph, unicodedata.normalize("NFKC", glyph))


def repair(raw: str, start: int) -> tuple[str, array[int]]:
    """The repaired text of a line that begins at `start`, and the place of each of its glyphs."""
    if PLAIN.fullmatch(raw) and "  " not in raw and not _suspect(raw):
        return raw, array("l", range(start, start + len(raw)))
    text: list[str] = []
    places = array("l")
    here = 0
    for low, high, instead in _edits(raw):
        if low < here:
            continue
        _copy(raw, here, low, start, text, places)
        text.append(instead)
        places.extend([start + low] * len(instead))
        here = high
    _copy(raw, here, len(raw), start, text, places)
    return "".join(text), places


def _suspect(raw: str) -> bool:
    return any(p.search(raw) for p in (SPACED_LATIN, FOOTNOTE, DOUBLED)) or "<" in raw or raw.startswith("#")


def _copy(raw: str, low: int, high: int, start: int, text: list[str], places: array[int]) -> None:
    part = raw[low:high]
    folded = part if part.isascii() else unicodedata.normalize("NFKC", part)
    if len(folded) == len(part) and not JOINING.search(part) and not _odd().search(part):
        text.append(folded)
        places.extend(range(start + low, start + high))
        return
    for place, glyph in enumerate(part, start + low):
        one = fold(glyph)
        text.append(one)
        places.extend([place] * len(one))


def _edits(raw: str) -> list[Edit]:
    """What to put for which spans, in their order; where two overlap the earlier finder has it."""
    found = [edit for finder in FINDERS for edit in finder(raw)]
    return sorted(found, key=lambda edit: edit[0])


def _cuts(pattern: re.Pattern[str]) -> Callable[[str], Iterator[Edit]]:
    def find(raw: str) -> Iterator[Edit]:
        return ((m.start(), m.end(), "") for m in pattern.finditer(raw))

    return find


def _footnotes(raw: str) -> Iterator[Edit]:
    for match in FOOTNOTE.finditer(raw):
        if not LEGAL.search(raw, max(match.start() - WORD, 0), match.start()):
            yield match.start(), match.end(), ""


def _spaced(raw: str) -> Iterator[Edit]:
    for match in SPACED_LATIN.finditer(raw):
        for place in range(match.start(), match.end()):
            if raw[place] == " ":
                yield place, place + 1, ""
    if not is_chinese(raw):
        return
    apart = len(SPACED.findall(raw))
    spaced = apart > 2 and apart > len(TIGHT.findall(raw)) / 3
    for match in BESIDE.finditer(raw):
        mark = raw[match.end()] in "。，、；：）」』》" or raw[match.start() - 1] in "（「『《，、"
        if spaced or mark or not BETWEEN.match(raw, match.start()):
            yield match.start(), match.end(), ""


def _quotes(raw: str) -> Iterator[Edit]:
    for match in DOUBLED.finditer(raw):
        opens = match.group()[0] in "‘`" or (match.group() == "''" and _opens(raw, match.start()))
        yield match.start(), match.end(), "“" if opens else "”"
    for match in STRAIGHT.finditer(raw):
        yield match.start(), match.end(), "“" if _opens(raw, match.start()) else "”"
    for match in APOSTROPHE.finditer(raw):
        yield match.start(), match.end(), "'"


def _opens(raw: str, place: int) -> bool:
    before = raw[place - 1] if place else " "
    after = raw[place + 1] if place + 1 < len(raw) else " "
    return (before.isspace() or before in "([（「《—–-/“‘*,;:") and not after.isspace()


def _blanks(raw: str) -> Iterator[Edit]:
    for match in BLANKS.finditer(raw):
        yield match.start(), match.end(), "\t" if "\t" in match.group() else " "


FINDERS: tuple[Callable[[str], Iterator[Edit]], ...] = (
    _cuts(MARKDOWN), _cuts(QUOTE_BLANK), _footnotes, _spaced, _quotes, _blanks,
)  # fmt: skip
