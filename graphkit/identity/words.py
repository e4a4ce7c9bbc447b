"""A company's name as words: legal form off, trades and places known, brands learned."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from graphkit.identity.names import fold, forms, is_chinese

__all__ = ["Lexicon", "chinese_core", "core_words", "is_common", "is_partnership", "known_words", "lexicon"]

TABLES = ("industry", "meanings")
Lexicon = Mapping[str, tuple[tuple[str, ...], ...]]
"""Simplified Chinese words, and the English phrases (singular words) that stand for each."""


@cache
def _table() -> dict[str, object]:
    """The sections of data/industry.toml, and `words` of data/meanings.toml."""
    texts = [(Path(__file__).parent / "data" / f"{name}.toml").read_text("utf-8") for name in TABLES]
    return {section: words for text in texts for section, words in tomllib.loads(text).items()}


@cache
def _listed(name: str) -> frozenset[str]:
    words = _table()[name]
    assert isinstance(words, list)
    return frozenset(words)


@lru_cache(1 << 15)
def singular(word: str) -> str:
    """A word without its plural, as names are loose with it."""
    if word in _listed("plural") or len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


@cache
def lexicon() -> Lexicon:
    """Trades, places and everyday words, with what English says for each."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for section in ("trades", "places", "words"):
        words = _table()[section]
        assert isinstance(words, dict)
        for chinese, phrases in words.items():
            spelt = (tuple(map(singular, phrase.split())) for phrase in phrases)
            found[chinese] = tuple(dict.fromkeys((*found.get(chinese, ()), *spelt)))
    return found


@cache
def known_words() -> frozenset[str]:
    """The English words that the lexicon knows."""
    return frozenset(word for phrases in lexicon().values() for phrase in phrases for word in phrase)


def is_common(phrase: Iterable[str]) -> bool:
    """Do so many names have these words that they tell little?"""
    return " ".join(phrase) in _listed("common")


@lru_cache(1 << 17)
def core_words(name: str) -> tuple[str, ...]:
    """The words of a Latin name before its legal form, in the singular, without small words."""
    words = fold(name).split()
    while len(words) > 1 and words[-1] in forms("latin"):
        words.pop()
    return tuple(singular(word) for word in words if word not in _listed("small"))


@lru_cache(1 << 17)
def chinese_core(name: str) -> str:
    """A Chinese name in Simplified before its legal form."""
    folded = fold(name)
    return next(
        (
            folded.removesuffix(end)
            for end in forms("chinese_bodies")
            if folded.endswith(end) and folded != end
        ),
        folded,
    )


def is_partnership(name: str) -> bool:
    """Does the legal form say partnership, not company?"""
    folded = fold(name)
    return (
        folded.endswith(forms("partnerships"))
        if is_chinese(name)
        else folded.split()[-1] in forms("partnerships")
    )
