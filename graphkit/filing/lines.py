"""The lines of a filing as they stand in it: nothing repaired, nothing left out but blank lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphkit.filing.filing import Filing

__all__ = ["Line", "lines"]

LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the blanks around it.

    `text` is the filing's own text at [start, end); `indent` is the number of blanks before it,
    `gap` the number of blank lines above it on its page (a page's first line has gap 0).
    """

    page: int
    start: int
    end: int
    text: str
    indent: int = 0
    gap: int = 0


def lines(filing: Filing) -> tuple[Line, ...]:
    """All lines that hold more than blanks, in the order of the text."""
    found: list[Line] = []
    for page in filing.pages:
        below = page.start
        first = True
        for match in LINE.finditer(filing.text, page.start, page.end):
            words = match.group().strip()
            if not words:
                continue
            indent = len(match.group()) - len(match.group().lstrip())
            start = match.start() + indent
            breaks = filing.text[below:start].replace("\r\n", "\n").count("\n")
            gap = 0 if first else max(breaks - 1, 0)
            found.append(Line(page.number, start, start + len(words), words, indent, gap))
            below, first = start + len(words), False
    return tuple(found)
