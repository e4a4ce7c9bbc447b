"""Control by contract: structured contracts, contractual arrangements, VIE agreements."""

from __future__ import annotations

import re
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.lexicon import data, expanded, rule
from graphkit.extract.relations.line import Item, Line
from graphkit.extract.relations.saying import Saying

__all__ = ["contracts", "mark_contracts"]


@cache
def _rules() -> list[re.Pattern[str]]:
    return [re.compile(bounded(expanded(one["rule"]))) for one in data("grammar")["controlled"]]


def mark_contracts(line: Line) -> None:
    """Make a V of every wording for structured contracts."""
    line.reduce(rule("control", "words"), lambda held, match: Item("V", *held.over(*held.span(match))))


def contracts(said: Saying) -> None:
    """Draft who controls whom by contract."""
    line = said.line
    if " V " not in line.text:
        return
    for way in _rules():
        for match in way.finditer(line.text):
            one, two = line.one(match, "a"), line.one(match, "b")
            if one is not None and two is not None and one.value is not None and two.value is not None:
                low, high = line.span(match)
                said.relation("controls_by_contract", one.value, two.value, low, high)
        if way.search(line.text):
            break
