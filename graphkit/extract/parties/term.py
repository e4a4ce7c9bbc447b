"""A defined term: what one filing means by it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from graphkit.extract.lexicon import rule, words
from graphkit.extract.roster import fold
from graphkit.extract.work import Work

__all__ = ["QUOTED", "Named", "Term", "enter", "is_thing", "name_at", "quoted"]

QUOTED = rule("terms", "quoted")
Named = tuple[int, int, int]
"""A name in the text: where it begins, where it ends with its Chinese form, the handle of its party."""


@dataclass(frozen=True, slots=True)
class Term:
    """A defined term. `kind` is party, group or thing; a thing has no handles."""

    name: str
    kind: str
    handles: tuple[int, ...] = ()


def quoted(found: re.Match[str]) -> str:
    """The words between the quotation marks."""
    return " ".join(next(g for g in found.groups() if g is not None).split())


def is_thing(name: str) -> bool:
    """Does a term, by its last word, name a thing and no party?"""
    last = name.split()[-1] if name.split() else name
    return last in words("names", "thing_nouns") or fold(name) in _regulators()


@cache
def _regulators() -> frozenset[str]:
    return frozenset(fold(name) for name in words("names", "regulators"))


def name_at(named: list[Named], low: int, high: int) -> Named | None:
    """The first of the names, which are in the order of the text, that begins within [low, high]."""
    at = bisect_left(named, low, key=lambda name: name[0])
    return named[at] if at < len(named) and named[at][0] <= high else None


def enter(work: Work, name: str, kind: str, handles: tuple[int, ...]) -> None:
    """Put a term among the filing's terms, and its name among its party's names."""
    if kind == "thing" or not handles:
        work.terms.setdefault(name, Term(name, "thing"))
        return
    work.terms.setdefault(name, Term(name, kind, handles))
    if len(handles) == 1 and re.search(r"\w{2}", name):
        known = work.roster.find(name)
        if known is not None and known != work.roster.root(handles[0]) and _only_name(work, known, name):
            first = work.roster.names(handles[0])[0]
            work.roster.merge(handles[0], known)
            work.roster.lead(handles[0], first)
        work.roster.alias(handles[0], name)


def _only_name(work: Work, known: int, name: str) -> bool:
    """Was a party of that name met by its shape alone, so that the definition may say who it is?"""
    return {fold(n) for n in work.roster.names(known)} == {fold(name)}
