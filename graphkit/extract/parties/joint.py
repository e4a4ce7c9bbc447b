"""Names joined by "and": one name, or two of which the first stands by itself elsewhere."""

from __future__ import annotations

import re
from functools import lru_cache

from graphkit.bounded import bounded
from graphkit.extract.lexicon import words

__all__ = ["CAPITAL", "cut_at_and", "names_no_one"]

CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
NEAR = 130
"""Longer than the blanks and the short name in brackets that may follow a name, in characters."""
INSIDE = re.compile(r"[\w-]")
BY_ITSELF = re.compile(bounded(rf"(?!\s+and\s+[A-Z])(?![\w-]|\s+(?:{CAPITAL}|\())"))


def names_no_one(front: str) -> bool:
    """Are the words before a legal form those of many names: "Management Co., Ltd.", torn from its front?"""
    said = re.findall(r"[^\s,&]+", re.sub(r"\([^()]*\)", " ", front))
    return bool(said) and all(word in words("names", "generic_words") for word in said)


def cut_at_and(text: str, begin: int, stop: int, form: int | None = None) -> int:
    """Past "A and" where A also stands by itself in the text, and so is a name of its own, and where
    what is left names someone before the legal form, which begins at `form`."""
    for joint in re.finditer(bounded(r"\s+and\s+"), text[begin:stop]):
        if names_no_one(text[begin + joint.end() : form or stop]):
            continue
        left = text[begin : begin + joint.start()]
        right = text[begin + joint.end() : stop]
        short = re.match(r"\s*\(\s*(?:the\s+)?[“\"‘]+([^“”\"‘’]{2,60})[”\"’‘“]", text[stop : stop + NEAR])
        if short and right.startswith(short.group(1)):
            return begin + joint.end()
        if _alone(text, left):
            return begin + joint.end()
    return begin


@lru_cache(maxsize=32)
def _alone(text: str, name: str) -> bool:
    """Does a name stand by itself in the text, no part of a longer one?"""
    place = text.find(name)
    while place >= 0:
        end = place + len(name)
        if not INSIDE.match(text[place - 1 : place] or " ") and BY_ITSELF.match(text, end):
            return True
        place = text.find(name, place + 1)
    return False
