"""The labels of columns that a text reader left line under line, cut where each begins.

Only a head that names the column of the holders first, and then columns of numbers, is cut; of any
other nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.lexicon import data
from graphkit.extract.tables.cells import Cell
from graphkit.extract.tables.words import bare, is_label, mend

__all__ = ["Caption", "Captions", "captions", "says"]

NUMERIC = frozenset({"count", "percent"})
KINDS = ("name", "days", "answers", "words", "count", "percent", "remarks")
"""What opens a label, in the order in which it is asked."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The label of one column; `kind` is name, words, count, percent, days, answers or remarks."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Captions:
    """The labels from left to right; `cells` are the pieces that they are made of, of which the first
    `opened` go up to the beginning of the last label."""

    columns: tuple[Caption, ...]
    cells: tuple[Cell, ...]
    opened: int

    @property
    def numbers(self) -> tuple[Caption, ...]:
        """The columns of numbers."""
        return tuple(column for column in self.columns if column.kind in NUMERIC)

    @property
    def leading(self) -> tuple[Caption, ...]:
        """The columns of words before them, that of the holders first."""
        first = next(n for n, column in enumerate(self.columns) if column.kind in NUMERIC)
        return self.columns[:first]

    @property
    def trailing(self) -> tuple[Caption, ...]:
        """The columns of words after them."""
        last = max(n for n, column in enumerate(self.columns) if column.kind in NUMERIC)
        return self.columns[last + 1 :]


@cache
def _pattern(key: str) -> re.Pattern[str]:
    held = data("tables/captions")[key]
    plain = key in {"day", "answer", "share_words", "breakdown", "sentence"}
    return re.compile(bounded("|".join(f"(?:{one})" for one in held)), re.I if plain else 0)


def says(key: str, text: str) -> bool:
    """Does the text begin with one of the patterns listed under `key` (for a sentence: hold one)?"""
    found = _pattern(key).search(text) if key in {"sentence", "goes_on"} else _pattern(key).match(text)
    return found is not None


def captions(cells: Sequence[Cell]) -> Captions | None:
    """The labels at the head of a table; None where they are not cut with certainty."""
    head = _head(cells)
    opened = [n for n, kind in _openings(head) if kind == "name"]
    first = next((n for n, kind in _openings(head) if kind in NUMERIC), None)
    start = max((n for n in opened if first is not None and n < first), default=None)
    if start is None or any(says("state", cell.text) or not is_label(cell.text) for cell in head[start:]):
        return None
    spans = list(_spans(head, start))
    columns = [
        Caption(kind, mend(" ".join(cell.text for cell in head[place:stop]))) for place, stop, kind in spans
    ]
    kinds = [column.kind for column in columns]
    if kinds.count("name") != 1 or sum(kind in NUMERIC for kind in kinds) < 2:
        return None
    numeric = [n for n, kind in enumerate(kinds) if kind in NUMERIC]
    if numeric[-1] - numeric[0] + 1 != len(numeric):
        return None
    return Captions(tuple(columns), tuple(head[start:]), spans[-1][0] - start + 1)


def _head(cells: Sequence[Cell]) -> list[Cell]:
    """The labels before the first words that are none, once columns of numbers are named."""
    head: list[Cell] = []
    begun = False
    for cell in cells:
        if cell.kind != "text" or (begun and not is_label(cell.text)):
            break
        head.append(cell)
        begun = begun or any(kind in NUMERIC for _, kind in _openings(head[-2:]))
    return head


def _openings(head: Sequence[Cell]) -> Iterator[tuple[int, str]]:
    """Where a label begins, and of what kind of column."""
    above, begun = "", False
    for number, cell in enumerate(head):
        words = bare(cell.text)
        kinds = () if says("goes_on", above) else KINDS[1:] if begun else KINDS
        kind = next((k for k in kinds if says(k, words)), None)
        if kind is not None:
            begun = begun or kind in NUMERIC
            yield number, kind
        above = words or above


def _spans(head: Sequence[Cell], start: int) -> Iterator[tuple[int, int, str]]:
    """First and last piece of each label from `start` on, with its kind."""
    found = [(n, kind) for n, kind in _openings(head) if n >= start]
    stops = [n for n, _ in found[1:]] + [len(head)]
    for (place, kind), stop in zip(found, stops, strict=True):
        yield place, stop, kind
