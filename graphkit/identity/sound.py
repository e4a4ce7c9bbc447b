"""How Chinese is spelt in Latin letters: Pinyin, Cantonese as Hong Kong writes it, surnames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, product
from pathlib import Path

from pypinyin import Style, pinyin
from rapidfuzz.fuzz import ratio

from graphkit.identity.cantonese import cantonese, characters, skeleton, syllables
from graphkit.identity.decision import limits

__all__ = [
    "Spelling",
    "ends",
    "likeness",
    "person_keys_by_sound",
    "readings",
    "speaks_of",
    "spelt_person",
    "split",
]

DATA = Path(__file__).parent / "data"
SPELLINGS = 96
"""How many spellings of one name are tried at most."""


@cache
def _surnames() -> dict[str, tuple[str, ...]]:
    lines = (DATA / "surnames.tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {surname: tuple(spellings.replace("-", "").split()) for surname, spellings in pairs}


@lru_cache(1 << 15)
def _pinyin(character: str) -> tuple[str, ...]:
    """The Pinyin of a Simplified character, commonest first, without tones; ü also as u and yu."""
    found = []
    for sound in pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=False)[0][:3]:
        found += [sound, sound.replace("v", "u"), sound.replace("v", "yu")] if "v" in sound else [sound]
    return tuple(dict.fromkeys(found))


@lru_cache(1 << 15)
def readings(character: str) -> tuple[str, ...]:
    """All ways in which one Simplified character may be spelt; a letter or digit spells itself."""
    if character.isascii():
        return (character.casefold(),)
    sounds = (*_pinyin(character), *cantonese(character), *_surnames().get(character, ())[:2])
    return tuple(dict.fromkeys(sounds))


def ends(characters: str, start: int, letters: str) -> Iterator[tuple[int, int]]:
    """How far characters from `start` on spell the letters: pairs of character and letter ends."""
    spots = {0}
    for place in range(start, min(len(characters), start + 6)):
        spots = {
            spot + len(sound)
            for spot in spots
            for sound in readings(characters[place])
            if letters.startswith(sound, spot)
        }
        if not spots:
            return
        for spot in sorted(spots):
            yield place + 1, spot


@lru_cache(1 << 14)
def likeness(characters: str, letters: str) -> float:
    """How like the letters are to the likeliest spellings of the characters, 0 to 1: letter by letter,
    and by the classes of their consonants, the better of the two."""
    if not characters or not letters:
        return 0.0
    mandarin = "".join(_pinyin(one)[0] for one in characters)
    southern = "".join((cantonese(one) or _pinyin(one))[0] for one in characters)
    return max(_near(mandarin, letters), _near(southern, letters))


def _near(spelt: str, letters: str) -> float:
    plain, classed = ratio(spelt, letters), ratio(skeleton(spelt), skeleton(letters))
    return max(plain, (plain + classed) / 2) / 100


# persons


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a Latin name spells a Chinese one: score 0-1, and whether every syllable is exact."""

    score: float
    exact: bool
    surname: str = ""


def split(name: str) -> tuple[str, str]:
    """A folded Chinese full name as surname and given name."""
    long = len(name) > 2 and name[:2] in _surnames()
    return (name[:2], name[2:]) if long else (name[0], name[1:])


def spellings_of(surname: str) -> tuple[str, ...]:
    """The spellings of a surname: of the table, else as its characters sound."""
    listed = _surnames().get(surname)
    return listed or tuple("".join(one) for one in islice(product(*map(readings, surname)), 8))


@lru_cache(1 << 16)
def spelt_person(name: str, words: tuple[str, ...]) -> Spelling:
    """How well Latin words spell a person's folded Chinese name, in any order of surname and rest.

    The surname must be one of its spellings, as a word or as two; the syllables of the given name
    stand together, joined or not. An English first name may stand anywhere; one more syllable makes
    it another's name.
    """
    surname, given = split(name)
    best = Spelling(0.0, False)
    known = spellings_of(surname)
    for length in (1, 2) if len(surname) > 1 else (1,):
        for place in range(len(words) - length + 1):
            spelt = "".join(words[place : place + length])
            if spelt not in known:
                continue
            rest = words[:place] + words[place + length :]
            score = max(_given(given, words[:place]), _given(given, words[place + length :]))
            if score > 0 and sum(word in _syllables() for word in rest) > len(given):
                score *= 0.7
            if score > 0 and 0.3 + 0.7 * score > best.score:
                best = Spelling(0.3 + 0.7 * score, score == 1.0, spelt)
    return best


def speaks_of(name: str, words: Sequence[str]) -> bool | None:
    """Do Latin words have a surname that spells that of a folded Chinese name, first or last among
    those that are syllables? None where no more than one word is a syllable: then it is no Chinese name."""
    surname, _ = split(name)
    known = {
        *spellings_of(surname),
        *(sound for one in (surname,) if len(one) == 1 for sound in readings(one)),
    }
    spoken = [word for word in words if word in _syllables()]
    if len(spoken) < 2:
        return True if any(word in known for word in words) else None
    ends = {spoken[0], spoken[-1], "".join(spoken[:2]), "".join(spoken[-2:])}
    return bool(ends & known)


@cache
def _syllables() -> frozenset[str]:
    """Words that are a syllable of a Chinese name, so no English first name."""
    pinyin = {sound for one in characters() for sound in _pinyin(one)}
    return frozenset(pinyin | {one for some in _surnames().values() for one in some} | syllables())


def _given(characters: str, words: Sequence[str]) -> float:
    """How well any run of the words spells the characters."""
    count = len(characters)
    scores = [0.0]
    for start in range(len(words)):
        if any(end == (count, len(words[start])) for end in ends(characters, 0, words[start])):
            return 1.0
        scores.append(_joined(characters, words[start]))
        if start + count <= len(words):
            pairs = zip(characters, words[start : start + count], strict=True)
            scores.append(sum(_syllable(one, word) for one, word in pairs) / count)
    return max(scores)


def _syllable(character: str, word: str) -> float:
    near = max(1.0 if sound == word else 0.8 * ratio(sound, word) / 100 for sound in readings(character))
    return near if near >= 0.8 * limits("person")["given"] else 0.0


def _joined(characters: str, word: str) -> float:
    """A run of syllables written as one word, not exactly: at most 0.8."""
    if len(characters) < 2 or len(word) < 4:
        return 0.0
    near = likeness(characters, word)
    return 0.8 * near if near >= 0.7 else 0.0


def person_keys_by_sound(name: str) -> frozenset[tuple[str, str]]:
    """The exact spellings of a Chinese full name, as pairs of surname and given name."""
    surname, given = split(name)
    spelt = product(spellings_of(surname), product(*map(readings, given)))
    return frozenset((one, "".join(rest)) for one, rest in islice(spelt, SPELLINGS))
