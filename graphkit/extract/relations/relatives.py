"""Relative clauses: which party "which", "who" and "of which" stand for, on the line as reduced."""

from __future__ import annotations

import re

from graphkit.extract.relations.line import Item, Line
from graphkit.extract.relations.several import parts_of
from graphkit.extract.relations.symbols import Nobody

__all__ = ["antecedent"]


def _chains(line: Line, at: int) -> bool:
    """Does the relative clause go on with "in turn" or "itself", from the role's object upwards?"""
    ahead = line.items[at + 1 : at + 3]
    words = " ".join(getattr(i.value, "words", i.symbol) for i in ahead)
    return re.search(r"\b(?:in turn|itself)\b", words) is not None


def _means(pronoun: Item, head: Item, nearest: Item) -> bool:
    """Does "who" behind "X, a director of Y," mean X, as it does where X is a person?"""
    wanted = pronoun.value.type if pronoun.value is not None else None
    return bool(head.value.type == "person" and (wanted == "person" or nearest.value.type == "person"))


def antecedent(line: Line, at: int) -> Item | None:
    """What the relative pronoun at item `at` stands for, on the line as reduced."""
    pronoun = line.items[at]
    if isinstance(pronoun.value, Nobody):
        return pronoun
    place = at - 1
    while place >= 0 and line.items[place].symbol in {
        ",",
        "K",
        "J",
        "D",
        "of",
        "in",
        "by",
        "to",
        "from",
        "and",
        "with",
        "both",
    }:
        place -= 1
    if place < 0:
        return pronoun
    item = line.items[place]
    symbols = [i.symbol for i in line.items[max(0, place - 4) : place]]
    if (
        item.symbol == "M"
        and symbols == ["M", ",", "X", "of"]
        and _means(pronoun, line.items[place - 4], item)
    ):
        return line.items[place - 4]
    every = line.items[at - 1].symbol == "of" and line.items[at - 2].symbol in {"both", "each", "all"}
    if (
        item.symbol == "R"
        and place > 1
        and line.items[place - 1].symbol == "B"
        and line.items[at - 1].symbol == "in"
    ):
        return line.items[place - 2] if place == at - 2 and line.items[place - 2].symbol == "M" else pronoun
    if item.symbol == "M" and (every or len(parts_of(item.value)) < 2):
        return item
    if (
        item.symbol == "R"
        and place > 1
        and line.items[place - 1].symbol in {",", "("}
        and not _chains(line, at)
    ):
        head = line.items[place - 2]
        return head if head.symbol == "M" else pronoun
    return pronoun
