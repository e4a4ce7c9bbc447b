"""Which family a table is of, and for what state of affairs its columns stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from graphkit.extract.lexicon import data
from graphkit.extract.tables.align import Doubt
from graphkit.extract.tables.regions import Region
from graphkit.extract.tables.words import matches

__all__ = ["Family", "family", "is_about", "states_of"]

NEAR = 700
"""How far back the words before a table are taken to speak of it, in characters."""


@dataclass(frozen=True, slots=True)
class Family:
    """A family of tables; `state` is what its one column group means where no words say it."""

    name: str
    state: str | None = None


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{word})" for word in words), re.I)


def _any(words: list[str], text: str) -> bool:
    return _pattern(tuple(words)).search(text) is not None


def is_about(words: list[str], region: Region) -> bool:
    """Do the words before the table, or its own, match one of the patterns?"""
    return _any(words, f"{region.intro[-NEAR:]} {region.head}")


def family(region: Region, columns: bool = False) -> Family | None:
    """The family of a table of shareholdings; None for any other table.

    `columns` says that blanks set its columns apart: then the signs of its percentages name them.
    """
    held: dict[str, Any] = data("tables/families")
    own = region.head
    percent = (columns and region.signed) or _any(held["percent"], own)
    if not (percent and _any(held["capital"], own)) or _any(held["never"], own):
        return None
    if _any(held["never_headed"], region.title):
        return None
    for one in held["family"]:
        stated = columns and not one.get("strict") and matches("state.after", own)
        headed = _any(one["head"], own) or stated
        if is_about(one["about"], region) and headed:
            return Family(one["name"], one.get("state"))
    return None


def _states(region: Region, groups: int, default: str | None) -> list[str | None] | None:
    """Before or after for each column group from the left; None where the words leave it open.

    What was comes first; the order of the words says nothing, since a wrapped head is printed line
    by line across the columns.
    """
    before, after = (_places(key, region.head) for key in ("state.before", "state.after"))
    if groups == 1:
        return [_single(region, bool(before), bool(after), default)]
    if not before or not after:
        before, after = (
            _places(key, f"{_tail(region)} {region.head}") for key in ("state.before", "state.after")
        )
    if before and after:
        return ["before", *["after"] * (groups - 1)]
    return ["after"] * groups if after else None


def states_of(region: Region, groups: int, default: str | None) -> list[str | None]:
    """The same. Raises Doubt where the words leave it open."""
    said = _states(region, groups, default)
    if said is None:
        raise Doubt(f"{groups} groups of columns, without words for before and after")
    return said


def _single(region: Region, before: bool, after: bool, default: str | None) -> str | None:
    if before != after:
        return "before" if before and _strict(region.head) else "after" if after else default
    tail = _tail(region)
    said = (bool(_strict(tail)), bool(_places("state.after", tail)))
    if said == (False, True):
        return "after"
    return "before" if said == (True, False) else default


def _strict(text: str) -> bool:
    """Is it before something, and not only as at the date of the document?"""
    return bool(re.search(r"\b(?:before|prior to)\b|前", text, re.I)) and bool(_places("state.before", text))


def _tail(region: Region) -> str:
    """The last sentence before the table."""
    text = region.intro[-NEAR:]
    parts = re.split(r"(?<=[.。])\s+(?=[A-Z])|(?<=。)", text)
    return parts[-1]


def _places(key: str, text: str) -> list[int]:
    found = []
    place = 0
    while (match := matches(key, text[place:])) is not None:
        found.append(place + match.start())
        place += match.end() or 1
    return found
