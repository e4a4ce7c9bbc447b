"""Shapes: the patterns of the data files, with their macros put in.

In masked text a party is one glyph of the private area: persons from U+E000, others from U+E800.
{X} is any party, {C} a body, {P} a person; {XS}, {CS}, {PS} are lists of them; {x} is any party inside
a character class; {N} a percentage; {DATE} a date. A data file may add macros of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from graphkit.bounded import ADVERBS, bounded
from graphkit.extract.chinese.glyphs import HAN
from graphkit.extract.chinese.lexicon import load
from graphkit.extract.chinese.numerals import DATE
from graphkit.extract.chinese.percents import NUMBER

__all__ = ["ANY", "BODY", "INSIDE", "PERSON", "glyphs_of", "shape"]

PERSON, BODY, ANY = "[\ue000-\ue7ff]", "[\ue800-\uefff]", "[\ue000-\uefff]"
INSIDE = ANY[1:-1]
"""Any party, for use inside a character class."""

_PARTY = re.compile(ANY)


def glyphs_of(group: str | None) -> list[str]:
    """The parties in a piece of masked text."""
    return _PARTY.findall(group or "")


def _many(one: str) -> str:
    return f"{one}(?:[、,及和與]{one}|以及{one})*"


@cache
def _macros() -> dict[str, str]:
    held: dict[str, str] = dict(load("relations")["macros"])
    held |= {"X": ANY, "C": BODY, "P": PERSON, "XS": _many(ANY), "CS": _many(BODY), "PS": _many(PERSON)}
    return held | {"x": INSIDE, "N": NUMBER, "DATE": DATE, "HAN": HAN}


def shape(written: str, more: Iterable[tuple[str, str]] = ()) -> re.Pattern[str]:
    """A pattern with its macros put in, and those of the caller, as deep as they go."""
    macros = _macros() | dict(more)
    named = re.compile(rf"\{{({'|'.join(macros)})\}}")
    while named.search(written):
        written = named.sub(lambda found: macros[found[1]], written)
    return re.compile(bounded(written, rounds=ADVERBS))
