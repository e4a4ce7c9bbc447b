"""A line and how it looks among its neighbours: its width, its column's width, where it ends."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.filing.lines import Line
from graphkit.filing.script import is_chinese, width
from graphkit.filing.shape import ends_sentence, is_mark, starts_low

__all__ = ["PROSE", "PROSE_CHINESE", "UNWRAPPED", "Look", "breaks_off", "looks", "runs_on", "wraps"]

PROSE, PROSE_CHINESE = 45, 28
"""Columns from which a run of lines can be prose; narrower runs are cells, names and labels."""
FULL, FULL_CHINESE = 0.86, 0.8
"""Share of its column from which a line counts as full, the next line's first word thrown in."""
OPENING, CLOSING = "（「『《(", "」』》），。；、,;)"
"""Brackets at which text extractors split a Chinese line in two."""
UNWRAPPED = 200
"""Columns from which lines are whole paragraphs, never wrapped."""
ALMOST = 0.85
"""Share of the page's width from which a line that stands apart can be broken off."""
NARROW = 0.7
"""Share of the page's width under which a column is told by two full lines, not by one."""


@dataclass(slots=True)
class Look:
    """`near`: straight under the line before, no blank line between. `wide` is the width of the
    last cell, `full` that of a full line of its column, `page` that of its page's widest line."""

    line: Line
    text: str
    near: bool
    wide: int
    chinese: bool
    ended: bool
    cells: bool
    full: int = 0
    page: int = 0

    @property
    def prose(self) -> bool:
        """Is the line long enough to be a sentence, or part of one?"""
        return self.wide >= (PROSE_CHINESE if self.chinese else PROSE)


def looks(held: Sequence[Line]) -> list[Look]:
    """The lines with their looks, in the same order."""
    found: list[Look] = []
    for line in held:
        first, _, rest = line.text.partition("\t")
        marked = is_mark(first) and "\t" not in rest
        last = line.text if marked else line.text.rpartition("\t")[2]
        near = bool(found) and not line.gap and line.page == found[-1].line.page
        near = near and line.start > found[-1].line.start
        bare = near and not any(glyph.isalnum() for glyph in line.text)
        chinese = found[-1].chinese if bare else is_chinese(line.text)
        cells = last != line.text
        text = line.text.replace("\t", " ") if marked else line.text
        found.append(Look(line, text, near, width(last), chinese, ends_sentence(last), cells))
    _measure(found)
    return found


def _measure(found: list[Look]) -> None:
    """Widths. One line that the text extractor split at its brackets counts as one. Columns: runs
    of lines with no blank line between, each as wide as its widest line. One short
    Chinese line alone (a name with a remark) cannot say how wide its column is."""
    pages: dict[int, int] = {}
    for look in found:
        pages[look.line.page] = max(pages.get(look.line.page, 0), look.wide)
    for above, here in itertools.pairwise(found):
        split = here.near and (above.text[-1] in OPENING or here.text[0] in CLOSING or here.text in OPENING)
        if split and above.wide + here.wide <= 1.05 * pages[here.line.page]:
            here.wide += above.wide
    start = 0
    for at in range(1, len(found) + 1):
        if at < len(found) and found[at].near:
            continue
        run = found[start:at]
        widest = max(look.wide for look in run)
        told = sum(look.wide >= FULL_CHINESE * widest for look in run) > 1
        page = pages[run[0].line.page]
        for look in run:
            sure = told or widest >= NARROW * page or not run[0].chinese
            look.full, look.page = widest if sure else page, page
        start = at


def runs_on(above: Look, below: Look) -> bool:
    """Does the line straight under a line read on from it?"""
    if above.chinese and below.text[0] in CLOSING:
        return True
    low = starts_low(below.text)
    if above.page >= UNWRAPPED:
        return low and not above.ended
    if above.full < (PROSE_CHINESE if above.chinese else PROSE):
        return low and not above.ended and len(below.text) > 2
    if above.chinese:
        return above.wide >= FULL_CHINESE * above.full
    word = below.text.split(" ", 1)[0]
    if above.wide + 1 + len(word) >= FULL * above.full:
        return True
    return low and not above.ended


def breaks_off(above: Look, below: Look) -> bool:
    """Is the line about as wide as its page goes, and its sentence not at its end, so that the
    next reads on though a blank line or a page's end lies between?"""
    least = PROSE_CHINESE if above.chinese else PROSE
    share = ALMOST if below.line.page == above.line.page else NARROW
    wide = least < above.page < UNWRAPPED and above.wide >= share * above.page
    return wide and not above.ended and not above.cells


def wraps(above: Look) -> bool:
    """Is the line full and its sentence not at its end?"""
    share = FULL_CHINESE if above.chinese else FULL
    least = PROSE_CHINESE if above.chinese else PROSE
    return above.wide >= share * above.full and not above.ended and above.full >= least
