"""A clause: masked text, with the way back to the passage that it was taken from."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Clause"]


@dataclass(frozen=True, slots=True)
class Clause:
    """Masked text; `spots[i]` is the place in the passage of `text[i]`, `ends[i]` where it ends."""

    text: str
    spots: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)

    def part(self, start: int, end: int) -> Clause:
        """A piece of it."""
        return Clause(self.text[start:end], self.spots[start:end], self.ends[start:end])

    def __add__(self, other: Clause) -> Clause:
        return Clause(self.text + other.text, self.spots + other.spots, self.ends + other.ends)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the passage from which `text[start:end]` was taken."""
        return min(self.spots[start:end]), max(self.ends[start:end])
