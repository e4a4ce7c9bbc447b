"""Texts that would make a pattern slow, worked out from its parse tree.

For each repetition without a small bound: what leads up to it once, what it repeats many times,
and both together many times over, so that a search which begins anew at every place, two
repetitions that share a character, and one within another all have to show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_parser: Any = re._parser  # type: ignore[attr-defined]
_constants: Any = re._constants  # type: ignore[attr-defined]

LARGE = 200
"""Bound from which a repetition counts as one without bound."""
GLYPHS = " a1A,中.\n(-“\t)”’%$、。X~"
CATEGORIES = {
    "CATEGORY_DIGIT": str.isdigit,
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_WORD": lambda glyph: glyph.isalnum() or glyph == "_",
}


def pumps(pattern: str, flags: int) -> Iterator[tuple[str, str]]:
    """Lead and pump: a text that leads to a repetition, and one that it repeats; each pair once."""
    seen: dict[tuple[str, str], None] = {}
    tree = _parser.parse(pattern, flags)
    for wide in (False, True):
        for lead, body in _repeats(tree, "", wide):
            for pump in _bodies(body, wide):
                seen.setdefault((lead, pump))
    return iter(seen)


def texts(lead: str, pump: str, size: int) -> Iterator[str]:
    """The texts of about that size that one lead and pump make, each with an end that fits nothing."""
    yield lead + pump * (size // len(pump)) + "\x01"
    if lead:
        yield (lead + pump) * (size // len(lead + pump)) + "\x01"
        yield (lead + pump * 8) * (size // len(lead + pump * 8)) + "\x01"


def _repeats(sequence: Any, lead: str, wide: bool) -> Iterator[tuple[str, Any]]:
    """Each repetition without bound, and the text that leads to it."""
    for code, held in sequence:
        yield from _within(code, held, lead, wide)
        lead += _sample([(code, held)], wide)


def _within(code: Any, held: Any, lead: str, wide: bool) -> Iterator[tuple[str, Any]]:
    name = str(code)
    if name.endswith("REPEAT"):
        _, most, body = held
        if most >= LARGE:
            yield lead, body
        yield from _repeats(body, lead, wide)
    elif name == "SUBPATTERN":
        yield from _repeats(held[-1], lead, wide)
    elif name == "ATOMIC_GROUP":
        yield from _repeats(held, lead, wide)
    elif name == "BRANCH":
        for one in held[1]:
            yield from _repeats(one, lead, wide)
    elif name in {"ASSERT", "ASSERT_NOT"} or name == "GROUPREF_EXISTS":
        yield from _repeats(held[1], lead, wide)


def _bodies(body: Any, wide: bool) -> list[str]:
    """Texts that one round of a repetition takes: its characters one by one, else its samples."""
    if len(body) == 1 and str(body[0][0]) in {"IN", "ANY", "NOT_LITERAL", "LITERAL"}:
        return _glyphs(*body[0])[:7]
    if len(body) == 1 and str(body[0][0]) == "SUBPATTERN":
        return _bodies(body[0][1][-1], wide)
    if len(body) == 1 and str(body[0][0]) == "BRANCH":
        return [text for one in body[0][1][1][:7] for text in _bodies(one, wide)[:3]]
    text = _sample(body, wide)
    return [text] if text else []


def _sample(sequence: Any, wide: bool) -> str:
    """A short text that fits; with `wide` the parts that may be missing are there."""
    return "".join(_one(str(code), held, wide) for code, held in sequence)


def _one(name: str, held: Any, wide: bool) -> str:
    if name in {"LITERAL", "NOT_LITERAL", "IN", "ANY"}:
        return _glyphs(getattr(_constants, name), held)[0]
    if name.endswith("REPEAT"):
        least, most, body = held
        return _sample(body, wide) * max(least, min(most, 1 if wide else 0))
    if name == "SUBPATTERN":
        return _sample(held[-1], wide)
    if name == "ATOMIC_GROUP":
        return _sample(held, wide)
    if name == "BRANCH":
        return _sample(held[1][-1 if wide else 0], wide)
    return ""


def _glyphs(code: Any, held: Any) -> list[str]:
    name = str(code)
    if name == "LITERAL":
        return [chr(held)]
    fit = [glyph for glyph in GLYPHS if _fits(name, held, glyph)]
    if not fit and name == "IN":
        kind, value = held[-1]
        fit = [chr(value[0] if str(kind) == "RANGE" else value)] if str(kind) in {"RANGE", "LITERAL"} else []
    return fit or ["\u00e9"]


def _fits(name: str, held: Any, glyph: str) -> bool:
    if name == "ANY":
        return glyph != "\n"
    if name == "NOT_LITERAL":
        return ord(glyph) != held
    negated = bool(held) and str(held[0][0]) == "NEGATE"
    return negated != any(_member(str(kind), value, glyph) for kind, value in held)


def _member(kind: str, value: Any, glyph: str) -> bool:
    if kind == "LITERAL":
        return ord(glyph) == value
    if kind == "RANGE":
        return bool(value[0] <= ord(glyph) <= value[1])
    if kind == "CATEGORY":
        name = str(value)
        test = CATEGORIES.get(name.replace("_NOT_", "_"))
        return test is not None and bool(test(glyph)) != ("_NOT_" in name)
    return False
