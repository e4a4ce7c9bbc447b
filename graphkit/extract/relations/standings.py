"""Standings defined by a list: “our Controlling Shareholders” means A, B and C.

The term itself names no party: what it says of each of the listed ones is the relation.
"""

from __future__ import annotations

import re

from graphkit.bounded import bounded
from graphkit.extract.lexicon import pattern, rule
from graphkit.extract.parties.mentions import Mention, mentions_in
from graphkit.extract.work import Draft, Work

__all__ = ["read_standings"]

METHOD = "prose/1"
DEFINED = re.compile(bounded(r"(?m)^[ \t]*" + pattern("standings", "term") + pattern("standings", "meaning")))
BRACKETED = re.compile(bounded(pattern("standings", "opening") + pattern("standings", "term") + r"\s*[)）]"))
BETWEEN = rule("standings", "between")
HEAD = 600
"""How far before its bracket a list may begin."""


def read_standings(work: Work) -> None:
    """Draft the standing of every party that such a definition lists."""
    text = work.reading.text
    if "Shareholder" not in text:
        return
    for found in DEFINED.finditer(text):
        stop = re.compile(r"\n\s*\n|\n[ \t]*[“\"]|[.;]\s*\n|\Z").search(text, found.end())
        _say(work, found, _listed(work, found.end(), stop.start() if stop else len(text)))
    for found in BRACKETED.finditer(text):
        _say(work, found, _listed_before(work, found))


def _listed(work: Work, start: int, end: int) -> list[Mention]:
    """The parties of a list that begins at a place."""
    listed: list[Mention] = []
    place = start
    for mention in mentions_in(work, start, end):
        if not BETWEEN.fullmatch(work.reading.text, place, mention.start):
            break
        listed.append(mention)
        place = mention.end
    return listed


def _listed_before(work: Work, bracket: re.Match[str]) -> list[Mention]:
    """The parties of the list that ends at a bracket; the last alone where the term is singular."""
    text, place = work.reading.text, bracket.start()
    listed: list[Mention] = []
    for mention in reversed(mentions_in(work, max(0, place - HEAD), place)):
        if not BETWEEN.fullmatch(text, mention.end, place) or mention.handle == work.issuer:
            break
        listed.insert(0, mention)
        place = mention.start
        if not bracket["plural"]:
            break
    return listed


def _say(work: Work, found: re.Match[str], listed: list[Mention]) -> None:
    if work.issuer is None:
        return
    predicate = f"{found['kind'].casefold()}_shareholder_of"
    for mention in listed:
        start, end = min(found.start("kind"), mention.start), max(found.end("kind"), mention.end)
        evidence = work.reading.evidence(start, end)
        for handle in mention.handles if evidence else ():
            if work.roster.root(handle) != work.roster.root(work.issuer):
                work.say(
                    Draft(
                        subject=handle,
                        predicate=predicate,
                        object=work.issuer,
                        evidence=evidence,
                        method=METHOD,
                    )
                )
