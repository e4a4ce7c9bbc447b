"""The word lists of Chinese filings, read from the data files and folded once.

`words(file, path)` gives a list as a tuple, longest first; `table(file, name)` a mapping;
`anyof` joins words into a pattern that tries the longest first.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from graphkit.extract.chinese.glyphs import fold

__all__ = ["anyof", "load", "table", "words"]


@cache
def load(name: str) -> dict[str, Any]:
    """One data file, its strings folded."""
    text = (files("graphkit.extract") / "data" / "chinese" / f"{name}.toml").read_text("utf-8")
    folded: dict[str, Any] = _folded(tomllib.loads(text))
    return folded


def _folded(value: Any) -> Any:
    if isinstance(value, dict):
        return {fold(key): _folded(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_folded(one) for one in value]
    return fold(value) if isinstance(value, str) else value


def _at(name: str, path: str) -> Any:
    found: Any = load(name)
    for step in path.split("."):
        found = found[step]
    return found


@cache
def words(name: str, path: str) -> tuple[str, ...]:
    """A blank-separated list of a data file, each once, longest first."""
    listed = dict.fromkeys(str(_at(name, path)).split())
    return tuple(sorted(listed, key=lambda word: (-len(word), word)))


@cache
def table(name: str, path: str) -> dict[str, Any]:
    """A table of a data file."""
    return dict(_at(name, path))


def anyof(listed: Iterable[str]) -> str:
    """A pattern for any of the words, longest first."""
    ordered = sorted(set(listed), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")"
