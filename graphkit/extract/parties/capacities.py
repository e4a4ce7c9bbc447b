"""Parties that a filing calls by nothing but their part in an agreement: "the Vendor", "the Borrower".

An announcement need not say who an independent vendor is, and a part of a filing can stand without its
definitions. Such a word is the name of a party in that filing where the text tells of its signing or
agreeing, and nobody else is known by it.
"""

from __future__ import annotations

import re
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.lexicon import data, words
from graphkit.extract.parties.term import Term
from graphkit.extract.work import Work

__all__ = ["capacities"]

INDIVIDUAL = re.compile(
    r",?\s+(?:is |who is )?an? (?:individual|natural person|merchant|businessman|Hong Kong resident)\b"
)


@cache
def _called() -> re.Pattern[str]:
    """A word for a part in an agreement behind its article, with what makes several of it different."""
    capacity = data("transactions")["capacity"]
    front = r"(?:(?!(?:The|Each|Both|Sale|Such)\b)[A-Z][\w’'&-]*\s){0,2}?"
    number = r"(?:\s(?:[A-Z]|[IVX]{1,3}|\d))?"
    return re.compile(
        bounded(
            rf"\b(?:[Tt]he|[Ee]ach of the)\s(?P<name>{front}(?:{capacity['words']})s?{number})"
            rf"(?![\w’'-]|\s[A-Z][a-z])|(?<!the )\b(?P<letter>(?:{capacity['lettered']}) [A-Z])(?!\w|\s[A-Z])"
        )
    )


@cache
def _acting() -> re.Pattern[str]:
    return re.compile(bounded(data("transactions")["capacity"]["acts"]))


def capacities(work: Work) -> None:
    """Enter the parties that the running text knows by their capacity alone."""
    if work.filing.language.startswith("zh"):
        return
    text = work.reading.text
    for block in work.reading.blocks:
        if block.kind not in {"paragraph", "item"} or not _acting().search(text, block.start, block.end):
            continue
        for found in _called().finditer(text, block.start, block.end):
            name = " ".join((found.group("name") or found.group("letter")).split())
            if not _known(work, name):
                _enter(work, name, text[found.end() : found.end() + 60])


def _known(work: Work, name: str) -> bool:
    """Is somebody known by the name, or by the bare capacity that ends it as an adjective would?"""
    term = work.terms.get(name)
    return (term is not None and bool(term.handles)) or work.roster.find(name) is not None


def _enter(work: Work, name: str, behind: str) -> None:
    several = name.split()[-1] in words("names", "group_nouns")
    kind = "group" if several else "person" if INDIVIDUAL.match(behind) else "company"
    handle = work.roster.add(kind, name)
    work.terms[name] = Term(name, "group" if several else "party", (handle,))
