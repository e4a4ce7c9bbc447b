"""Whole numbers without separators or sign: what the words over their column say that they are.

"15" under "% of issued shares" is a percentage, "200" under "Number of shares" a number of shares; in
a column of serial numbers or of notes it stays a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from graphkit.extract.tables.cells import Cell
from graphkit.extract.tables.words import matches

__all__ = ["could_be", "resolved", "tentative"]

WHOLE = re.compile(r"\d{1,3}$")


def could_be(cell: Cell) -> bool:
    """Is it a number that only its column explains?"""
    return cell.kind == "text" and WHOLE.match(cell.text) is not None


def tentative(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """The lines with such numbers taken for numbers of shares, to find the columns by."""
    return [[replace(cell, kind="count") if could_be(cell) else cell for cell in row] for row in rows]


def resolved(rows: Sequence[Sequence[Cell]], head: Callable[[Cell], str]) -> list[list[Cell]]:
    """The lines with each such number as what the words over it say; `head` gives these words."""
    return [[_said(cell, head(cell)) if could_be(cell) else cell for cell in row] for row in rows]


def _said(cell: Cell, words: str) -> Cell:
    percent, shares = matches("percent_columns", words), matches("share_columns", words)
    if percent and (shares is None or percent.start() < shares.start()):
        return replace(cell, kind="percent")
    return replace(cell, kind="count") if shares and not percent else cell
