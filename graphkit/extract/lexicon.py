"""The word lists of the extractors, read once from the data files beside them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from graphkit.bounded import bounded

__all__ = [
    "data",
    "expanded",
    "folded_set",
    "jurisdiction_code",
    "jurisdictions",
    "pattern",
    "rule",
    "words",
]

REFERENCE = re.compile(r"<<([a-z]+)\.([a-z_]+)>>")


@cache
def data(name: str) -> dict[str, Any]:
    """The data file `extract/data/<name>.toml`."""
    source = files("graphkit.extract") / "data" / f"{name}.toml"
    return tomllib.loads(source.read_text("utf-8"))


@cache
def pattern(table: str, entry: str) -> str:
    """A pattern of `grammar.toml` with its references written out."""
    return expanded(data("grammar")[table][entry])


def expanded(text: str) -> str:
    """A pattern with each <<table.entry>> replaced by that entry of the grammar or of the relations."""
    return REFERENCE.sub(lambda found: expanded(_entry(found.group(1), found.group(2))), text)


def _entry(table: str, entry: str) -> str:
    held = data("grammar").get(table, {})
    found: str = held[entry] if entry in held else data("relations")[table][entry]
    return found


@cache
def rule(table: str, entry: str) -> re.Pattern[str]:
    """A pattern of `grammar.toml`, compiled."""
    return re.compile(bounded(pattern(table, entry)))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """A list of words, written in the file as an array or as one text with blanks between."""
    held = data(name)[key]
    return frozenset(held.split() if isinstance(held, str) else held)


@cache
def folded_set(name: str, key: str) -> frozenset[str]:
    """The same list in lower case."""
    return frozenset(word.casefold() for word in words(name, key))


@cache
def _places() -> dict[str, str]:
    return {
        place.casefold(): code for code, places in data("jurisdictions")["code"].items() for place in places
    }


@cache
def jurisdictions(bare: bool = False) -> str:
    """A regular expression for any jurisdiction, the longest first, with "the laws of the" unless `bare`."""
    places = [p for held in data("jurisdictions")["code"].values() for p in held]
    places.sort(key=lambda place: (-len(place), place))
    choice = "|".join(re.escape(p).replace(r"\ ", r"\s+").replace("'", "['’]") for p in places)
    if bare:
        return rf"({choice})(?![\w-])"
    return rf"(?:the\s+)?(?:laws\s+of\s+)?(?:the\s+)?({choice})(?![\w-])"


def jurisdiction_code(place: str) -> str | None:
    """The ISO 3166-1 code of a place as printed, or None."""
    plain = re.sub(r"\s+", " ", place).replace("’", "'").casefold()
    plain = re.sub(r"^(the )?(laws of )?(the )?", "", plain)
    return _places().get(plain)
