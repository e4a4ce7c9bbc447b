"""Texts on which a group within bounds would try every way to share them: the nested repetitions.

A bound of sixty rounds is no bound where each round can be read in two ways. So each group that
repeats gets twenty-six rounds of each of its alternatives, the classes in them filled with
characters of the group itself, and an end that fits nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.patterns.adversaries import _constants, _fits, _glyphs, _one, _parser, _sample

FEWEST, ROUNDS = 8, 26
MOST_WAYS, MOST_PUMPS = 48, 40


def rounds(pattern: str, flags: int) -> Iterator[str]:
    """One text for each group of the pattern that repeats, and each pump of it."""
    seen: set[str] = set()
    for lead, body in _groups(_parser.parse(pattern, flags), ""):
        pumps: dict[str, None] = {}
        fills = list(_literals(body))[:10]
        for wide in (True, False):
            for fill in (*fills, "a", " ", "中", "1"):
                pumps |= dict.fromkeys(_ways(body, fill, wide))
        for pump in list(pumps)[:MOST_PUMPS]:
            text = lead + pump * ROUNDS + "\x01"
            if pump and text not in seen:
                seen.add(text)
                yield text


def _groups(sequence: Any, lead: str) -> Iterator[tuple[str, Any]]:
    """The bodies that repeat and are more than one class of characters, and what leads to them."""
    for code, held in sequence:
        name = str(code)
        if name.endswith("REPEAT"):
            _, most, body = held
            if most >= FEWEST and "POSSESSIVE" not in name and _is_group(body):
                yield lead, body
            yield from _groups(body, lead)
        for inner in _inner(name, held):
            yield from _groups(inner, lead)
        lead += _sample([(code, held)], False)


def _is_group(body: Any) -> bool:
    return len(body) > 1 or str(body[0][0]) in {"SUBPATTERN", "BRANCH"}


def _inner(name: str, held: Any) -> list[Any]:
    """The sequences within an item that is no repetition."""
    if name in {"SUBPATTERN", "ASSERT", "ASSERT_NOT"}:
        return [held[-1]]
    if name == "ATOMIC_GROUP":
        return [held]
    return list(held[1]) if name == "BRANCH" else []


def _literals(sequence: Any) -> dict[str, None]:
    """The characters that a sequence names."""
    found: dict[str, None] = {}
    for code, held in sequence:
        name = str(code)
        if name == "LITERAL":
            found[chr(held)] = None
        elif name == "IN":
            found |= dict.fromkeys(chr(value) for kind, value in held if str(kind) == "LITERAL")
        elif name.endswith("REPEAT"):
            found |= _literals(held[2])
        for inner in _inner(name, held):
            found |= _literals(inner)
    return found


def _ways(sequence: Any, fill: str, wide: bool) -> list[str]:
    """Texts that fit a sequence, one for each way through its alternatives; classes give `fill`."""
    out = [""]
    for code, held in sequence:
        name = str(code)
        if name.endswith("REPEAT"):
            least, most, body = held
            times = max(least, min(most, 1 if wide else 0))
            more = [way * times for way in _ways(body, fill, wide)] if times else [""]
        elif name in {"SUBPATTERN", "ATOMIC_GROUP", "BRANCH"}:
            more = [way for inner in _inner(name, held) for way in _ways(inner, fill, wide)]
        elif name in {"IN", "NOT_LITERAL", "ANY"}:
            more = [fill if _fits(name, held, fill) else _glyphs(getattr(_constants, name), held)[0]]
        else:
            more = [_one(name, held, wide)]
        out = [begun + way for begun in out for way in more[:MOST_WAYS]][:MOST_WAYS]
    return out
