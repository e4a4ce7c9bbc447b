"""Brackets in folded Chinese text: the chain behind a name, and the terms that it defines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.bounded import bounded

__all__ = ["chain", "closing", "defined", "is_definition"]

_QUOTED = re.compile(bounded(r"「\s*(?P<term>[^」「]{1,40}?)\s*」"))
_COLLECTIVE = re.compile(r"連同|及其附屬公司|統稱|合稱|各自稱為|該等")
_DEFINING = re.compile(
    r"\((?:以下|下文|於下文)?(?:統稱|簡稱|稱為|合稱|下稱|稱)?[:,]?「|\((?:股份|證券)代[號碼]"
)


def closing(text: str, start: int) -> int:
    """The place after the bracket that closes the one at `start`; the end of the text without one."""
    depth = 0
    for place in range(start, min(len(text), start + 400)):
        depth += (text[place] == "(") - (text[place] == ")")
        if depth == 0:
            return place + 1
    return start


def chain(text: str, place: int) -> Iterator[tuple[int, int]]:
    """The brackets that stand one behind another from a place on."""
    while text.startswith("(", place):
        end = closing(text, place)
        if end <= place + 1:
            return
        yield place, end
        place = end


def defined(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the terms that a bracket defines for the one name before it.

    Terms behind 連同 or 統稱 are names of a group, and are passed over; a bracket that tells
    something else first (一間…公司) defines nothing for the name.
    """
    inner = text[start:end]
    if not _DEFINING.match(inner) or inner.startswith(("(統稱", "(合稱")):
        return
    collective = _COLLECTIVE.search(inner)
    stop = collective.start() if collective else len(inner)
    for found in _QUOTED.finditer(inner[:stop]):
        yield start + found.start("term"), start + found.end("term")


def is_definition(inner: str) -> bool:
    """Does a bracket, given with its brackets, only define terms or give a stock code?"""
    return bool(_DEFINING.match(inner)) and not re.search(r"擁有|持有|附屬公司[,)]", inner)
