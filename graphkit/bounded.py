"""Patterns whose repetitions all have a bound, so that a search takes time in line with the text.

`\\s*`, `(?:…)*` and `[^.]+` are good to read and to write, but on a text made to hurt each beginning
of a match may run to the end of the text, and two in a row try every way to share it. In print a
gap, a list or a clause has an end: what goes beyond the bounds is no text that a filing would hold.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["ADVERBS", "BLANKS", "FIGURES", "GLYPHS", "LETTERS", "ROUNDS", "bounded"]

BLANKS = 30
"""How many blanks in a row a pattern passes over."""
FIGURES = 40
"""How many figures in a row are a number."""
ADVERBS = 12
"""How often a choice of plain words repeats, as the adverbs before a verb do."""
ROUNDS = 60
"""How often any other group repeats: the members of a list."""
LISTED = re.compile(r"\(\?:(?:\(\?:)?\[?[、,及\\]")
"""How a group begins that repeats the members of a list: with what stands between them."""
LETTERS = 100
"""How many letters in a row are a word."""
GLYPHS = 400
"""How many characters of another class in a row: a clause, the inside of a bracket."""

PART = re.compile(
    r"(?P<item>\\.|\[\^?\]?(?:[^\]\\]|\\.)*+(?:\]|\Z)|\(\?P?[<=!:>][=!]?|[^\\\[*+?{]|\{(?!\d{0,9},?\d{0,9}\}))"
    r"|(?P<least>\*|\+|\{(?P<n>\d{1,9}),\})(?P<manner>[?+]?)|(?P<kept>\?[?+]?|\{\d{0,9},?\d{1,9}\}[?+]?)",
    re.S,
)
SPACES = frozenset([r"\s", " ", r"\ ", r"\t", r"\n", r"[ \t]", r"[\s\u3000]", r"[\s*]", r"[\s.]", r"[\s-]"])
WORDS = re.compile(r"\(\?:[^\\\[\]{}.^$\ue000-\uf8ffA-Z]*")
LATIN = re.compile(r"\\w|\[(?!\^)[^\s\u0100-\uffff]{0,40}(?:a-z|A-Z|\\w)[^\s]{0,40}\]")
DIGITS = frozenset([r"\d", r"[\d,]", r"[\d.]", r"[\d.,]", r"[-\d.,]", "[0-9]", "[0-9,]"])


@lru_cache(maxsize=4096)
def bounded(pattern: str, blanks: int = BLANKS, rounds: int = ROUNDS) -> str:
    """The pattern with a bound on each repetition that has none; `rounds` is that of groups which
    are neither plain words nor lists."""
    out: list[str] = []
    opened: list[int] = []
    item = ""
    for part in PART.finditer(pattern):
        if part["least"] is None:
            item = part["item"] or item
            if item[0] == "(" and part["item"]:
                opened.append(part.start())
            elif item == ")" and part["item"]:
                item = pattern[opened.pop() : part.end()]
            out.append(part[0])
            continue
        least = {"*": 0, "+": 1}.get(part["least"]) if part["n"] is None else int(part["n"])
        out.append(f"{{{least},{max(_most(item, blanks, rounds), least or 0)}}}{part['manner']}")
    return "".join(out)


def _most(item: str, blanks: int, rounds: int) -> int:
    """The bound of what is repeated: a blank, a figure, another character or a group."""
    if item in SPACES:
        return blanks
    if item[0] == "(":
        return ADVERBS if WORDS.fullmatch(item) else ROUNDS if LISTED.match(item) else rounds
    latin = LATIN.fullmatch(item) is not None and not re.search(r"\\[sSWDux]", item)
    return FIGURES if item in DIGITS else LETTERS if latin else GLYPHS
