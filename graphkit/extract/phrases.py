"""Many phrases looked for at once, in a time that does not grow with their number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

__all__ = ["FEW", "Phrases"]

FEW = 100
"""Up to so many phrases each is looked for by itself, which is faster."""
PIECE = re.compile(r"\w+|\W")
BEGINNING = re.compile(r"(?<!\w)\w+|\W")
CLEAR = re.compile(r"(?<![\w-])(?:\w+|\W)")
GOES_ON = re.compile(r"[\w-]")


class Phrases:
    """Phrases by their first word and their lengths; none is empty."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._all = dict.fromkeys(phrases)
        lengths: dict[str, set[int]] = {}
        for phrase in self._all:
            lengths.setdefault(PIECE.match(phrase)[0], set()).add(len(phrase))  # type: ignore[index]
        self._lengths = {first: sorted(held, reverse=True) for first, held in lengths.items()}

    def whole(self, words: str) -> Iterator[tuple[int, str]]:
        """Place and phrase of each that stands whole, none over another: the first and longest has it."""
        free = 0
        for place, phrase in self._at(CLEAR, words):
            end = place + len(phrase)
            if place >= free and not GOES_ON.match(words, end):
                free = end
                yield place, phrase

    def within(self, words: str) -> list[str]:
        """The phrases that stand in the words, each once."""
        if len(self._all) <= FEW:
            return [phrase for phrase in self._all if phrase in words]
        return list(dict.fromkeys(phrase for _, phrase in self._at(BEGINNING, words)))

    def count(self, text: str) -> Counter[str]:
        """How often each of them stands in the text."""
        if len(self._all) <= FEW:
            return Counter({phrase: text.count(phrase) for phrase in self._all})
        return Counter(phrase for _, phrase in self._at(BEGINNING, text))

    def _at(self, pieces: re.Pattern[str], words: str) -> Iterator[tuple[int, str]]:
        for piece in pieces.finditer(words):
            place = piece.start()
            for length in self._lengths.get(piece[0], ()):
                phrase = words[place : place + length]
                if len(phrase) == length and phrase in self._all:
                    yield place, phrase
