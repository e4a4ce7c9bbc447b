"""Finding a label in text that an extractor broke: letters and digits alone, matched by likeness.

A column edge cuts words ("preced | ling month", "Clearin | g"), so blanks say nothing and single
letters may be doubled or lost. A label is found where at least `LIKENESS` of it agrees.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from rapidfuzz import fuzz

__all__ = ["LIKENESS", "Stream"]

LIKENESS = 84.0
"""Of 100; two letters in a label of thirteen may differ."""


@dataclass(frozen=True, slots=True)
class Stream:
    """The letters and digits of a text in lower case, and where each stands."""

    text: str = field(repr=False)
    letters: str = field(repr=False)
    places: array[int] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> Stream:
        """The stream of a text."""
        kept = [(glyph.casefold()[:1], place) for place, glyph in enumerate(text) if glyph.isalnum()]
        return cls(text, "".join(glyph for glyph, _ in kept), array("l", (place for _, place in kept)))

    def find(self, label: str, start: int, end: int, likeness: float = LIKENESS) -> tuple[int, int] | None:
        """The best place of the label between two places of the text, None where it is not like.

        The place ends at the first digit: labels have none, values begin with one.
        """
        low, high = self._index(start), self._index(end)
        wanted = "".join(glyph for glyph in label.casefold() if glyph.isalnum())
        window = self.letters[low:high]
        exact = window.find(wanted)
        if exact >= 0:
            first, last = exact, exact + len(wanted)
        else:
            if len(window) < len(wanted) // 2:
                return None
            near = fuzz.partial_ratio_alignment(wanted, window, score_cutoff=likeness)
            if near is None:
                return None
            first, last = near.dest_start, near.dest_end
        digit = next((n for n in range(first + 1, last) if window[n].isdecimal()), last)
        return self.places[low + first], self.places[low + digit - 1] + 1

    def _index(self, place: int) -> int:
        low, high = 0, len(self.places)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.places[middle] < place else (low, middle)
        return low
