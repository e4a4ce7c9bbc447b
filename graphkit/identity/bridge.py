"""The bridge between a company's Chinese and its English name.

The Chinese core is cut into words of the lexicon, learned brands, and characters that the English
spells by sound; each must be answered by words of the English name of its own. The names explain
each other wholly when nothing is left on either side.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from graphkit.identity.sound import ends, likeness, readings
from graphkit.identity.words import Lexicon, is_common, known_words, lexicon

__all__ = ["Bridge", "bridge", "hints", "learn"]

COMMON = 0.3
"""The weight of a word that most names have, beside 1 for others."""
KNOWN = 0.1
"""How much a known word is to be preferred to a sound."""
PAIRED = 0.5
"""How much what is left on both sides counts, beside 1 for what is left on one side alone."""
SOUND = 0.6
"""How much of what is left over likeness of sound may make good."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """How far two names explain each other: `score` 0-1, what is left of each, how many characters
    are answered by sound or by a learned brand, and the steps in words."""

    score: float
    left_chinese: str
    left_english: tuple[str, ...]
    sounded: int
    steps: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Is nothing left on either side?"""
        return not self.left_chinese and not self.left_english


@dataclass(frozen=True, slots=True)
class _Step:
    """Characters up to `end` answered by the English words in the bit mask `words`."""

    end: int
    words: int
    weight: float
    sounded: int
    label: str
    gain: float


_State = tuple[float, float, int, tuple[_Step, ...]]
"""What is answered (characters and words), its weight, how much by sound, and the steps."""


@lru_cache(1 << 16)
def _weight(word: str) -> float:
    return COMMON if is_common((word,)) else 1.0


def bridge(chinese: str, english: tuple[str, ...], learned: Lexicon | None = None) -> Bridge:
    """The best explanation of a Chinese core by the words of an English one."""
    states: list[dict[int, _State]] = [{} for _ in range(len(chinese) + 1)]
    states[0][0] = (0.0, 0.0, 0, ())
    for place in range(len(chinese)):
        steps = list(_steps(chinese, place, english, learned or {}))
        for mask, (gain, weight, sounded, made) in sorted(states[place].items()):
            _offer(states[place + 1], mask, (gain, weight, sounded, made))
            for step in steps:
                if not step.words & mask:
                    more = (gain + step.gain, weight + step.weight, sounded + step.sounded, (*made, step))
                    _offer(states[step.end], mask | step.words, more)
    mask, best = max(states[-1].items(), key=lambda one: (one[1][0], one[1][1], -one[0]))
    return _explained(chinese, english, mask, best)


def _offer(states: dict[int, _State], mask: int, state: _State) -> None:
    held = states.get(mask)
    if held is None or state[:2] > held[:2]:
        states[mask] = state


def _steps(chinese: str, place: int, english: tuple[str, ...], learned: Lexicon) -> Iterator[_Step]:
    """What may answer the characters from `place` on: a known word, a brand, or the sound of words."""
    for end in range(place + 1, min(len(chinese), place + 8) + 1):
        word, length = chinese[place:end], end - place
        for phrases, brand in ((lexicon().get(word, ()), 0), (learned.get(word, ()), 1)):
            for phrase in phrases:
                if phrase and phrase[0] not in english:
                    continue
                weight = (COMMON if is_common(phrase) else 1.0) * 2 * (len(phrase) if brand else 1)
                gain = length + len(phrase) + KNOWN
                for mask in _places(phrase, english):
                    weighs = weight if mask else 0.05
                    yield _Step(end, mask, weighs, brand * length, _label(word, phrase), gain)
    initials = {sound[0] for sound in readings(chinese[place])}
    for first, word in enumerate(english):
        if word[0] in initials:
            yield from _by_sound(chinese, place, english, first)


def _by_sound(chinese: str, place: int, english: tuple[str, ...], first: int) -> Iterator[_Step]:
    bounds, letters = {}, ""
    for count, word in enumerate(english[first : first + 5], 1):
        letters += word
        bounds[len(letters)] = count
    for end, spelt in ends(chinese, place, letters):
        if spelt in bounds and spelt > 1:
            count, length = bounds[spelt], end - place
            label = _label(chinese[place:end], english[first : first + count])
            mask = ((1 << count) - 1) << first
            yield _Step(end, mask, float(length + count), length, label, length + count)


def _label(word: str, phrase: tuple[str, ...]) -> str:
    return f"{word} = {' '.join(phrase) or '(left out)'}"


def _places(phrase: tuple[str, ...], english: tuple[str, ...]) -> Iterator[int]:
    """Bit masks of where the words stand one after another; 0 for no words at all."""
    if not phrase:
        yield 0
        return
    for first in range(len(english) - len(phrase) + 1):
        if english[first : first + len(phrase)] == phrase:
            yield ((1 << len(phrase)) - 1) << first


def _explained(chinese: str, english: tuple[str, ...], mask: int, state: _State) -> Bridge:
    _, weight, sounded, steps = state
    left, place = "", 0
    taken = set()
    for step in steps:
        start = chinese.index(step.label.split(" = ")[0], place)
        left += chinese[place:start]
        place = step.end
        taken |= set(range(start, place))
    left += chinese[place:]
    spare = tuple(word for at, word in enumerate(english) if not mask >> at & 1)
    score = _score(weight, left, spare)
    return Bridge(score, left, spare, sounded, tuple(step.label for step in steps))


def _score(weight: float, left: str, spare: tuple[str, ...]) -> float:
    """The answered share of both names. What is left on both sides may be one brand translated, so
    it counts less than what is left on one side alone; a likeness of sound makes good for some."""
    chinese, english = _unknown(left), 2 * sum(map(_weight, spare))
    near = likeness(left, "".join(spare)) if left and spare else 0.0
    paired = 2 * min(chinese, english) * PAIRED * (1 - SOUND * (near if near > 0.5 else 0.0))
    rest = paired + abs(chinese - english)
    return weight / (weight + rest) if weight + rest else 0.0


@lru_cache(1 << 16)
def _unknown(left: str) -> float:
    """The weight of Chinese that is not answered: 2 for a known word, 1 for a character."""
    found, place = 0.0, 0
    while place < len(left):
        end = next(
            (end for end in range(min(len(left), place + 6), place + 1, -1) if left[place:end] in lexicon()),
            0,
        )
        phrases = lexicon().get(left[place:end], ())
        found += (2 * COMMON if is_common(phrases[0]) else 2.0) if phrases else 1.0
        place = max(end, place + 1)
    return found


def learn(pairs: Iterable[tuple[str, tuple[str, ...]]]) -> Lexicon:
    """Brands that filings themselves print in both languages: what is left of a pair of names on
    each side when all else is explained, if it is one run on each side."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for chinese, english in sorted(set(pairs)):
        told = bridge(chinese, english)
        left, spare = told.left_chinese, told.left_english
        one_run = left in chinese and any(True for _ in _places(spare, english)) and len(spare) > 0
        if one_run and 2 <= len(left) <= 6 and len(spare) <= 3 and not _is_trade(left, spare):
            found.setdefault(left, set()).add(spare)
    return {word: tuple(sorted(phrases)) for word, phrases in sorted(found.items())}


def _is_trade(left: str, spare: tuple[str, ...]) -> bool:
    """Is what is left a trade or a place, so that it is no brand but a gap in the lexicon?"""
    return any(word in lexicon() for word in (left[:2], left[-2:])) or bool(set(spare) & known_words())


def hints(chinese: str, learned: Lexicon, vocabulary: Container[str], stems: Container[str]) -> set[str]:
    """Words of the vocabulary that the name is likely to have in English: by lexicon, by learned
    brand and by sound. `stems` are the beginnings of the words of the vocabulary."""
    found: set[str] = set()
    for start in range(len(chinese)):
        for end in range(start + 1, min(len(chinese), start + 6) + 1):
            word = chinese[start:end]
            phrases = (*lexicon().get(word, ()), *learned.get(word, ()))
            found |= {one for phrase in phrases if not is_common(phrase) for one in phrase}
        spelt = {""}
        for place in range(start, min(len(chinese), start + 5)):
            longer = {one + sound for one in spelt for sound in readings(chinese[place])}
            spelt = {one for one in longer if one in stems}
            found |= {one for one in spelt if len(one) > (2 if place > start else 4)}
    return {one for one in found if one in vocabulary}
