"""A defined term: what one filing means by it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphkit.extract.lexicon import rule, words
from graphkit.extract.roster import fold
from graphkit.extract.work import Work

__all__ = ["QUOTED", "Term", "enter", "is_thing", "quoted"]

QUOTED = rule("terms", "quoted")


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
    return last in words("names", "thing_nouns") or fold(name) in {
        fold(r) for r in words("names", "regulators")
    }


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
