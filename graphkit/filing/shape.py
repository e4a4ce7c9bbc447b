"""What a single line looks like: heading, list item, start of a definition, end of a sentence."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

from graphkit.bounded import bounded
from graphkit.filing.script import is_chinese, width

__all__ = [
    "ends_sentence", "is_board", "is_heading", "is_item", "is_mark", "is_numbered", "may_head", "pattern",
    "starts_low", "term_end",
]  # fmt: skip

QUOTED = r"(?:[“\"＂][^“”\"＂]{1,120}[”\"＂]|[‘`'’]{2}[^‘’`]{1,120}[’']{2}|[「『][^」』]{1,60}[」』])"
TERMS = re.compile(
    rf"\*{{0,2}}{QUOTED}\*{{0,2}}(?:\s*(?:or|and|,|/|、|或|及|與)\s*{QUOTED})*(?:\s*(?:or|and|,|/|、|或|及))?"
)
UNCLOSED = re.compile(r"(?:[“\"＂][^”\"＂]{1,70}|‘‘[^’]{1,70}|[「『][^」』]{1,30})")
SMALL = frozenset(
    "a an and as at by for from in into its of on or the to under upon with without which".split()
)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of the layout data, compiled; letter case does not count."""
    return re.compile(bounded(_data()[name]), re.I)


@cache
def _data() -> dict[str, str]:
    loaded: dict[str, str] = json.loads(
        (files("graphkit.filing") / "data" / "layout.json").read_text("utf-8")
    )
    return loaded


@cache
def _item() -> re.Pattern[str]:
    return re.compile(bounded(_data()["item"]))


def is_item(words: str) -> bool:
    """Does the line open with a list mark: (a), (ii), 1., a bullet, 一、?"""
    return _item().match(words) is not None


def ends_sentence(words: str) -> bool:
    """Does the line end a sentence or a clause that stands alone?"""
    return pattern("sentence_end").search(words.rstrip()) is not None


def starts_low(words: str) -> bool:
    """Does the line go on with a sentence: a small letter, a comma, a closing mark?"""
    return words[:1].islower() or words[:1] in ",;)]”）」』，。、；%"


def term_end(words: str) -> int:
    """Where the defined terms at the head of a line end; 0 where there are none, -1 where the
    quoted term runs on to the next line."""
    match = TERMS.match(words)
    if match:
        if match.end() < len(words) and UNCLOSED.fullmatch(words[match.end() :].strip()):
            return -1
        rest = words[match.end() : match.end() + 1]
        return match.end() if not rest or rest.isspace() or rest in "：:" or is_chinese(rest) else 0
    return -1 if UNCLOSED.fullmatch(words) and width(words) < 60 else 0


def is_heading(words: str) -> bool:
    """Could the line stand as a heading, for its own looks?"""
    if (
        "\t" in words
        or width(words) > 120
        or re.search(r"[.;,。；，、]$", words)
        or "...." in words
        or ". . ." in words
        or "%" in words
    ):
        return False
    if pattern("not_heading").match(words):
        return False
    numbered = pattern("numbered_heading").match(words)
    bare = words[numbered.end() :] if numbered else words
    if is_chinese(bare):
        return width(bare) <= 44 and not re.search(r"[。；，：:]|先生|女士|\d{3}|^[“「（(]", bare)
    letters = [glyph for glyph in bare if glyph.isalpha()]
    if len(letters) < 4 or sum(glyph.isdigit() for glyph in bare) > len(letters) / 3:
        return False
    if sum(glyph.isupper() for glyph in letters) > 0.85 * len(letters):
        return True
    return width(bare) <= 90 and _title_case(bare)


def is_numbered(words: str) -> bool:
    """Is it a numbered heading: a short title in capitals or title case behind "3." or "IV."?"""
    return re.match(r"(?:\d{1,2}|[IVX]{1,5})\.\s*[A-Z]", words) is not None and is_heading(words)


def is_mark(words: str) -> bool:
    """Is the line a list mark and nothing else?"""
    return len(words) < 7 and _item().match(words + " A") is not None and " " not in words


def may_head(words: str) -> bool:
    """Could a line in small letters be a heading: at most nine words, none of them a figure?"""
    plain = words[:1].isupper() and "\t" not in words and not re.search(r"[\d.;,:%]", words)
    return plain and len(words.split()) <= 9 and not pattern("not_heading").match(words)


def is_board(words: str) -> bool:
    """Does a paragraph list the board as at the filing's own date, and tell nothing of its dealings?"""
    opening = words[:700]
    found = pattern("board").match(opening) and pattern("board_says").search(opening)
    if found is None or pattern("board_never").search(opening):
        return False
    return pattern("board_not").search(opening[:200]) is None


def _title_case(words: str) -> bool:
    named = [word for word in re.findall(r"[A-Za-z][\w'’-]*", words) if word.lower() not in SMALL]
    capital = sum(word[0].isupper() for word in named)
    return 0 < len(named) <= 14 and words[0].isupper() and capital >= 0.8 * len(named)
