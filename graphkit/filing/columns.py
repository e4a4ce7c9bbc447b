"""Pages with English beside Chinese: the two languages apart, each reading straight on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from graphkit.filing.lines import Line
from graphkit.filing.script import IDEOGRAPH, LATIN

__all__ = ["apart"]

SHARE = 0.25
"""Share of a page's lines that each language must have for the page to be taken as bilingual."""
LINES = 12
"""Lines of a known language that a page must have to be judged."""
WHOLE = 0.75
"""Share of the glyphs of lines that stand together from which they are all of one language."""


def apart(held: Sequence[Line]) -> list[Line]:
    """The lines with each stretch of bilingual pages as all its English, then all its Chinese."""
    sided = _sided(held)
    pages = [list(places) for _, places in groupby(range(len(held)), key=lambda at: held[at].page)]
    out: list[Line] = []
    for bilingual, group in groupby(pages, key=lambda places: _bilingual([sided[at] for at in places])):
        places = [at for page in group for at in page]
        if not bilingual:
            out.extend(held[at] for at in places)
            continue
        side = False
        sides: dict[bool, list[Line]] = {False: [], True: []}
        for at in places:
            side = side if sided[at] is None else bool(sided[at])
            sides[side].append(held[at])
        out.extend(sides[False] + sides[True])
    return out


def _sided(held: Sequence[Line]) -> list[bool | None]:
    """For each line: is it Chinese? None where it has too little of either to say. A line with a
    Chinese name in an English paragraph is English, and the other way about."""
    counts = [(2 * len(IDEOGRAPH.findall(line.text)), len(LATIN.findall(line.text))) for line in held]
    sides: list[bool | None] = [None if chinese + latin < 3 else chinese > latin for chinese, latin in counts]
    start = 0
    for at in range(1, len(held) + 1):
        if at < len(held) and not held[at].gap and held[at].page == held[at - 1].page:
            continue
        chinese, latin = (sum(pair[side] for pair in counts[start:at]) for side in (0, 1))
        if max(chinese, latin) >= WHOLE * (chinese + latin) > 2:
            sides[start:at] = [None if side is None else chinese > latin for side in sides[start:at]]
        start = at
    return sides


def _bilingual(sides: list[bool | None]) -> bool:
    known = [side for side in sides if side is not None]
    return len(known) >= LINES and SHARE <= sum(known) / len(known) <= 1 - SHARE
