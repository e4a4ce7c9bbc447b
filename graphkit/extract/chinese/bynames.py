"""Bynames: names without legal form that no passage defines, told by their use alone.

A summary says 海月集團為本公司之控股股東 and leaves 海月集團 to a definition pages away, or to none. Who
signs, who is whose shareholder or subsidiary, and who holds how much is a party: the words before such
a verb are read as names if all of them look like names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.chinese.lexicon import load
from graphkit.extract.chinese.names import looks_like_person
from graphkit.extract.chinese.passage import Passage
from graphkit.extract.chinese.shapes import shape

__all__ = ["bynames", "named_by_use", "part_of_longer"]

_CLAUSE = re.compile(r"[^,;。:]+")
_MOST = 200
"""How long a clause may be that tells of a party so."""


@cache
def _held(key: str) -> re.Pattern[str]:
    return shape(load("bynames")[key])


@cache
def _told() -> tuple[re.Pattern[str], ...]:
    return tuple(shape(entry["re"]) for entry in load("bynames")["told"])


@cache
def _role() -> re.Pattern[str]:
    return shape(load("transactions")["shapes"]["ROLE"])


@cache
def _owned() -> tuple[re.Pattern[str], re.Pattern[str]]:
    held = load("bynames")["owned"]
    return re.compile(bounded(held["shape"])), re.compile(bounded(held["veto"]))


def _owned_names(text: str) -> Iterator[tuple[int, int]]:
    """What is told of by who owns it: 東明由甲全資擁有."""
    whose, veto = _owned()
    for found in whose.finditer(text):
        if not veto.search(found["name"]):
            yield found.span("name")


def bynames(text: str) -> Iterator[tuple[int, int]]:
    """Half-open spans of what a passage's folded text uses as a party's name."""
    if _held("marks").search(text) is None:
        return
    plain, spots = _without_brackets(text)
    for clause in _CLAUSE.finditer(plain):
        if len(clause[0]) <= _MOST:
            for low, high in _in_clause(clause[0]):
                start, end = spots[clause.start() + low], spots[clause.start() + high - 1] + 1
                if end - start == high - low:
                    yield start, end


def named_by_use(passages: list[Passage]) -> Iterator[tuple[int, int, int]]:
    """The bynames of a filing that are used often enough: the passage's number, and where the name is.

    The place that a name ends in, in brackets, is part of it where the two are never apart.
    """
    whole = "\n".join(passage.text for passage in passages)
    for number, passage in enumerate(passages):
        for low, high in _owned_names(passage.text):
            if whole.count(passage.text[low:high]) > 1:
                yield number, low, high
        for low, high in bynames(passage.text):
            place = _held("place").match(passage.text, high)
            if place and whole.count(passage.text[low : place.end()]) > 1:
                high = place.end()
            name = passage.text[low:high]
            if whole.count(name) >= (3 if len(name) == 2 else 2 if len(name) == 3 or name.isascii() else 1):
                yield number, low, high


def part_of_longer(text: str, end: int) -> bool:
    """Does a name go on behind `end` into that of another body (北嶺集團東岸分公司)?"""
    return _held("longer").match(text, end) is not None


def _without_brackets(text: str) -> tuple[str, list[int]]:
    """The text outside all brackets, and the place of each of its characters."""
    depth, kept, spots = 0, [], []
    for place, glyph in enumerate(text):
        depth += glyph == "("
        if depth == 0:
            kept.append(glyph)
            spots.append(place)
        depth = max(depth - (glyph == ")"), 0)
    return "".join(kept), spots


def _in_clause(clause: str) -> Iterator[tuple[int, int]]:
    for told in _told():
        for found in told.finditer(clause):
            signs = "signs" in told.groupindex
            listed = _names(clause, 0, found.start(), strict=not signs)
            if listed is None or (signs and not _held("between").search(clause, 0, found.start())):
                continue
            yield from listed
            if "other" in told.groupindex and found["other"] and (listed or "owned" in told.groupindex):
                yield from _names(clause, *found.span("other"), strict=True) or ()
    for found in _held("apposed").finditer(clause):
        yield from _names(clause, *found.span("other"), strict=True) or ()


def _names(clause: str, start: int, end: int, *, strict: bool) -> list[tuple[int, int]] | None:
    """The names that `clause[start:end]` lists; None where a strict list holds what is no name."""
    while opened := _held("opens").match(clause, start, end):
        if opened.end() == start:
            break
        start = opened.end()
    end = start + _held("verb_before").search(clause[start:end]).start()  # type: ignore[union-attr]
    places = [start]
    for between in _held("between").finditer(clause, start, end):
        places += [between.start(), between.end()]
    found = []
    for low, high in zip(places[::2], [*places[1::2], end], strict=True):
        name = _trimmed(clause, low, high)
        if name is not None:
            found.append(name)
        elif (
            strict
            and clause[low:high] not in {"", "本公司", "貴公司"}
            and not _role().fullmatch(clause, low, high)
        ):
            return None
    return found


def _trimmed(clause: str, low: int, high: int) -> tuple[int, int] | None:
    """The name in `clause[low:high]` without what describes it; None where it is none."""
    described = _held("described").match(clause[low:high])
    low += described.end() if described else 0
    while behind := _held("behind").search(clause[low:high]):
        high = low + behind.start()
    name = clause[low:high]
    person = len(name) < 4 and looks_like_person(name)
    if person or not _held("shape").fullmatch(name) or _held("no_latin").fullmatch(name):
        return None
    return None if _held("veto").search(name) or _held("kinds").search(name) else (low, high)
