"""The drawing language: how each relation is drawn and worded, read from relations.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["FAMILIES", "Family", "Relation", "attributes", "families", "relation", "words"]


@dataclass(frozen=True, slots=True)
class Family:
    """Relations that are drawn as one kind of line.

    `above` and `below` head a ledger of parties on that side; `gather` is how many parties with
    no other relation make a ledger.
    """

    title: str
    above: str
    below: str
    gather: int


@dataclass(frozen=True, slots=True)
class Relation:
    """One predicate: its family, which end is drawn above, its verb, and its short label."""

    family: str
    upper: str
    verb: str
    short: str


@cache
def _tables() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(files("graphkit.view").joinpath("relations.toml").read_text("utf-8"))


@cache
def families() -> dict[str, Family]:
    """The families, in the order of the legend."""
    return {name: Family(**row) for name, row in _tables()["family"].items()}  # type: ignore[arg-type]


@cache
def relation(predicate: str) -> Relation:
    """How a predicate is drawn; raises KeyError for an attribute."""
    return Relation(**_tables()["relation"][predicate])


def words() -> dict[str, str]:
    """Readable words for coded values."""
    return dict(_tables()["words"])  # type: ignore[arg-type]


def attributes() -> dict[str, str]:
    """Readable names of the attributes."""
    return dict(_tables()["attributes"])  # type: ignore[arg-type]


FAMILIES = tuple(families())
"""Names of the families, in the order of the legend."""
