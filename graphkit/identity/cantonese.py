"""How characters are spelt by their Cantonese sound, as the government of Hong Kong and people do."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

__all__ = ["cantonese", "characters", "skeleton", "spelt", "syllables"]

DATA = Path(__file__).parent / "data"


@cache
def _table() -> dict[str, Any]:
    """Initials, finals and whole syllables, each with its spellings; and what sounds alike."""
    return tomllib.loads((DATA / "romanisation.toml").read_text("utf-8"))


def spelt(syllable: str) -> tuple[str, ...]:
    """The spellings of a syllable of Jyutping without its tone, the commonest first."""
    table = _table()
    if syllable in table["syllables"]:
        return tuple(table["syllables"][syllable])
    initial = max((one for one in table["initials"] if _begins(syllable, one)), key=len)
    ends = table["finals"][syllable.removeprefix(initial)]
    return tuple(dict.fromkeys(begin + end for begin, end in product(table["initials"][initial], ends)))


def _begins(syllable: str, initial: str) -> bool:
    return syllable.startswith(initial) and syllable.removeprefix(initial) in _table()["finals"]


def _rows() -> Iterator[tuple[str, str, int]]:
    """Character, reading, and whether it is the first reading (0) or another (1)."""
    for line in (DATA / "jyutping.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            reading, *columns = line.split("\t")
            yield from ((one, reading, rank) for rank, some in enumerate(columns) for one in some)


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for one, reading, _ in sorted(_rows(), key=lambda row: row[2]):
        found.setdefault(one, []).extend(spelt(reading))
    return {one: tuple(dict.fromkeys(sounds)) for one, sounds in found.items()}


def cantonese(character: str) -> tuple[str, ...]:
    """The spellings of a Simplified character by its Cantonese sound, of its first reading before
    others; none for a rare character."""
    return _readings().get(character, ())


@cache
def characters() -> tuple[str, ...]:
    """The characters whose sound is known, in order."""
    return tuple(sorted(_readings()))


@cache
def syllables() -> frozenset[str]:
    """All spellings of all syllables."""
    return frozenset(sound for sounds in _readings().values() for sound in sounds)


def skeleton(letters: str) -> str:
    """The consonants of a spelling, each by the first of its class; vowels are left out."""
    alike = _table()["alike"]
    for pair, single in alike["digraphs"]:
        letters = letters.replace(pair, single)
    return letters.translate(_classes())


@cache
def _classes() -> dict[int, str | None]:
    signs: dict[int, str | None] = {ord(one): None for one in "aeiouy"}
    return signs | {ord(one): some[0] for some in _table()["alike"]["classes"] for one in some}
