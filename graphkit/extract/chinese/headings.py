"""Headings: what a line gives to the paragraphs below it, for transactions: a day, or a kind.

於某日: gives its day to the items below; 持續關連交易 says of what kind the transactions below are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.bounded import bounded
from graphkit.extract.chinese.lexicon import anyof, load
from graphkit.extract.chinese.numerals import DATE
from graphkit.extract.chinese.passage import Passage
from graphkit.extract.chinese.shapes import shape

__all__ = ["KINDS", "days_above", "kinds_above"]

_HELD = load("transactions")
_REACH = 4000
"""How many characters below it a heading speaks for."""
KINDS = [str(entry["code"]) for entry in _HELD["kind"]]
"""The kinds of transactions, the weightiest first."""

_WORDS = {entry["code"]: re.compile(bounded(anyof(entry["words"].split()))) for entry in _HELD["kind"]}
_HEAD, _OTHER = (shape(_HELD["shapes"][name]) for name in ("head", "other_head"))
_ITEM = re.compile(r"[(]?[ivxa-z\d一二三四五六七八九十]{1,4}[).、]")


def days_above(passages: list[Passage]) -> Iterator[tuple[int, str]]:
    """Where each item below a line with a day begins, and that day as printed (於某日:(i)…;(ii)…)."""
    day = ""
    for passage in passages:
        if not _ITEM.match(passage.text):
            dates = re.findall(f"於({DATE})", passage.text) if passage.text.endswith(":") else []
            day = dates[-1] if dates else ""
        elif day:
            yield passage.places[0], day


def kinds_above(passages: list[Passage]) -> Iterator[tuple[int, str]]:
    """Where each passage below a heading that tells a kind begins, and that kind."""
    kind: str | None = None
    began = 0
    for passage in passages:
        if _HEAD.match(passage.text):
            kind = next(code for code in KINDS if _WORDS[code].search(passage.text))
            began = passage.places[0]
        elif _OTHER.match(passage.text):
            kind = None
        if kind and passage.places[0] - began < _REACH:
            yield passage.places[0], kind
