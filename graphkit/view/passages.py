"""Passages: the pieces of the filings that the page carries, so that each quote stands in its context."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from graphkit.bounded import bounded
from graphkit.filing.filing import Filing
from graphkit.statement import Evidence, Statement

__all__ = ["AROUND", "Passages"]

AROUND = 300
"""Code points of context on each side of a quote."""
WIDE = re.compile(bounded(r"[\U00010000-\U0010ffff]"))
"""A code point that browsers count as two."""


@dataclass(slots=True)
class Passages:
    """The stretches of each filing that hold quotes with their surroundings, overlapping ones joined."""

    filings: tuple[Filing, ...]
    _spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    _wide: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, filings: Iterable[Filing], statements: Iterable[Statement]) -> Passages:
        """The passages that these statements need."""
        wanted: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for statement in statements:
            for one in statement.evidence:
                low, high = max(one.start - AROUND, 0), min(one.end + AROUND, len(one.filing.text))
                wanted[one.filing.sha256].append((low, high))
        held = tuple(filings)
        wide = {one.sha256: [found.start() for found in WIDE.finditer(one.text)] for one in held}
        return cls(held, {sha: _joined(spans) for sha, spans in wanted.items()}, wide)

    def texts(self, filing: Filing) -> list[str]:
        """The passages of one filing, in its order."""
        return [filing.text[low:high] for low, high in self._spans.get(filing.sha256, [])]

    def place(self, evidence: Evidence) -> tuple[int, int, int]:
        """Number of the passage, start and end of the quote in it, in UTF-16 units as browsers count."""
        spans = self._spans[evidence.filing.sha256]
        number = bisect_right(spans, (evidence.start, len(evidence.filing.text) + 1)) - 1
        low = spans[number][0]
        start, end = (at - low + self._doubled(evidence, low, at) for at in (evidence.start, evidence.end))
        return number, start, end

    def _doubled(self, evidence: Evidence, low: int, high: int) -> int:
        """How many glyphs between the two places take two units."""
        wide = self._wide[evidence.filing.sha256]
        return bisect_left(wide, high) - bisect_left(wide, low)


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return joined
