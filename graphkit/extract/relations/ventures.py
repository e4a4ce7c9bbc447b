"""Joint ventures told by their forming: "X and Y established Z as a joint venture", "with Y"."""

from __future__ import annotations

import re

from graphkit.extract.lexicon import rule
from graphkit.extract.relations.line import Item, Line
from graphkit.extract.relations.several import joined

__all__ = ["ventures"]


def ventures(line: Line) -> None:
    """Make "Z is a joint venture of X and Y" of the clauses that tell of its forming."""
    for name in ("contracted", "formed_with", "formed_together", "formed"):
        line.reduce(rule("reworded", name), _formed)


def _formed(line: Line, match: re.Match[str]) -> list[Item] | None:
    """ "X formed Z with Y as a joint venture": Z is a joint venture of X and Y."""
    groups = match.groupdict()
    if "joint" not in match.group():
        return None
    partners = [line.one(match, name) for name in ("a", "c", "d", "e") if groups.get(name)]
    venture = next(line.one(match, name) for name in ("b", "z", "y") if groups.get(name))
    held = [one for one in partners if one is not None]
    assert held and venture is not None
    low, high = line.over(*line.span(match))
    be = ["will", "be"] if re.search(r" (?:will|shall) ", match.group()) else ["is"]
    said = [*be, "a", "joint", "venture", "of"]
    whole = joined(held) if len(held) > 1 else held[0]
    return [
        Item("M", low, venture.end, venture.value),
        *(Item(word, venture.end, venture.end) for word in said),
        Item("M", min(one.start for one in held), high, whole.value),
    ]
