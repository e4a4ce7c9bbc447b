"""The Listing Rules' consequences of a transaction, as Chinese text tells them: ratios and duties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.chinese.lexicon import anyof, load
from graphkit.percent import Percent

__all__ = ["duties", "kind_of", "ratio"]


@cache
def _held(section: str, key: str) -> re.Pattern[str]:
    return re.compile(bounded(load("transactions")[section][key]))


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (entry["code"], re.compile(bounded(rf"構成[^。;]{{0,40}}?{anyof(entry['words'].split())}")))
        for entry in load("transactions")["kind"]
    )


def kind_of(text: str) -> str | None:
    """The kind of transaction that a passage says something constitutes (構成…關連交易)."""
    for code, shape in _kinds():
        for found in shape.finditer(text):
            if not re.search(r"[不並未]\s*$|倘|不再", text[max(found.start() - 12, 0) : found.start()]):
                return code
    return None


def ratio(text: str) -> tuple[Percent, int, int] | None:
    """The bounds between which the percentage ratios lie, and where the text says so."""
    subject = _held("ratio", "subject").search(text)
    if subject is None:
        return None
    begin = subject.start()
    tail = re.split(r"[。;]", text[begin:])[0]
    if found := _held("ratio", "both").search(tail) or _held("ratio", "between").search(tail):
        bounds = Percent.between(found["above"], found["below"])
    elif found := _held("ratio", "below").search(tail):
        bounds = Percent.of(found["below"], "<")
    elif found := _held("ratio", "above").search(tail):
        bounds = Percent.of(found["above"], ">")
    else:
        return None
    return bounds, begin, begin + found.end()


def duties(text: str) -> Iterator[tuple[str, str, int, int]]:
    """(subject_to or exempt_from, code, start, end) for each duty that a sentence names."""
    subject, exempt = _held("duty", "subject"), _held("duty", "exempt")
    marks = [(found.start(), found.end(), "exempt_from") for found in exempt.finditer(text)]
    marks += [
        (found.start(), found.end(), "subject_to")
        for found in subject.finditer(text)
        if not any(low < found.end() and found.start() < high for low, high, _ in marks)
    ]
    marks.sort()
    ends = [start for start, _, _ in marks[1:]] + [len(text)]
    for (_, start, predicate), end in zip(marks, ends, strict=False):
        stretch = re.split(r"[。;]", text[start:end])[0]
        if not _held("duty", "applies").search(stretch) and predicate == "subject_to":
            continue
        if _held("duty", "veto").search(text[max(start - 20, 0) : start]):
            continue
        for code, listed in load("transactions")["obligation"].items():
            if found := re.search(bounded(anyof(listed.split())), stretch):
                yield predicate, code, start + found.start(), start + found.end()
