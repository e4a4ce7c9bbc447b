"""Contributions in kind and in millions: "Party | form | RMB million | %", one line a party.

The general reader leaves alone tables whose sums are in millions, as most of them are of something else.
Here each line must end with a percentage and begin with a known party, and together they must be the
whole of the capital.
"""

from __future__ import annotations

import re
from decimal import Decimal

from graphkit.bounded import bounded
from graphkit.extract.lexicon import data
from graphkit.extract.tables.regions import Region
from graphkit.extract.tables.target import invested
from graphkit.extract.tables.words import bare
from graphkit.extract.work import Draft, Work
from graphkit.percent import Percent
from graphkit.statement import Evidence

__all__ = ["read_contributions"]

METHOD = "tables.contributions/1"
LINE = re.compile(
    bounded(
        r"(?m)^[ \t]*(?P<party>\S+(?: \S+){0,12}?)(?:\t|[ ]{2,}|[ \t]*\|)[^\n]*?"
        r"(?P<percent>\d{1,3}(?:\.\d{1,4})?)\s?(?:%|per cent\.?)[ \t|]*$"
    )
)
WHOLE = Decimal(100)
SLACK = Decimal("0.1")
"""By how much percentages that were rounded may miss the whole."""


def read_contributions(work: Work, region: Region) -> bool:
    """The holdings that a table of contributions gives each party; was the region one?"""
    words = data("tables/words")["contributed"]
    if not (region.signed and re.search(words["head"], region.head, re.I)):
        return False
    if not re.search(words["capital"], f"{region.intro[-400:]} {region.head}", re.I):
        return False
    rows = _rows(work, region)
    company = invested(work, region) if rows else None
    if company is None or any(who == company for who, _ in rows):
        return False
    for who, line in rows:
        draft = Draft(
            subject=who,
            predicate="holds_shares_in",
            object=company,
            evidence=(Evidence(work.filing, region.start + line.start(), region.start + line.end()),),
            method=METHOD,
            confidence=0.9,
            percent=Percent.of(line["percent"]),
            state="after",
        )
        work.say(draft)
    return True


def _rows(work: Work, region: Region) -> list[tuple[int, re.Match[str]]]:
    """The lines of the parties, none where one is of nobody known or they do not make up the whole."""
    found: list[tuple[int, re.Match[str]]] = []
    for line in LINE.finditer(work.filing.text[region.start : region.end]):
        name = bare(line["party"])
        total = Decimal(line["percent"]) == WHOLE and not name[:1].isalpha()
        if total or name.casefold().startswith("total"):
            continue
        who = work.roster.find(name)
        if who is None or work.roster.type(who) == "transaction":
            return []
        found.append((who, line))
    whole = sum((Decimal(line["percent"]) for _, line in found), Decimal(0))
    return found if len(found) > 1 and abs(whole - WHOLE) <= SLACK else []
