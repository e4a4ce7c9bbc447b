"""Terms of a pre-IPO investment, given as labels and values: the investor, and its share by date.

A table of one investor only: where several stand side by side, a value has no single owner.
"""

from __future__ import annotations

import re
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.lexicon import data
from graphkit.extract.tables.holders import party
from graphkit.extract.tables.target import issuer
from graphkit.extract.tables.words import bare, matches
from graphkit.extract.work import Draft, Work
from graphkit.percent import Percent
from graphkit.statement import Evidence

__all__ = ["read_investments"]


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(bounded("|".join(f"(?:{one})" for one in data("tables/investment")[key])), re.I)


@cache
def _hint() -> re.Pattern[str]:
    return re.compile(bounded(data("tables/investment")["hint"]))


def read_investments(work: Work) -> None:
    """The holdings that the terms of each investment give."""
    text = work.filing.text
    if _hint().search(text) is None:
        return
    labels = list(_pattern("name").finditer(text))
    ends = [*(label.start() for label in labels[1:]), len(text)]
    for label, below in zip(labels, ends, strict=False):
        end = min(label.end() + data("tables/investment")["reach"], below)
        line = re.compile(r"[^\n\f]+").match(text, label.end())
        found = None if line is None else party(work, bare(line.group()), [])
        if line is None or found is None or found == issuer(work):
            continue
        for match in _pattern("holding").finditer(text, line.end(), end):
            _say(work, found, (line.start(), line.end()), match)


def _say(work: Work, who: int, name: tuple[int, int], match: re.Match[str]) -> None:
    when = match.group("when") or match.group("when2") or ""
    about = match.group("about") or match.group("about2")
    after, before = matches("state.after", when), matches("state.before", when)
    percent = Percent.of(match.group("percent") or match.group("percent2"), "~" if about else "=")
    draft = Draft(
        subject=who,
        predicate="holds_shares_in",
        object=issuer(work),
        evidence=(Evidence(work.filing, *name), Evidence(work.filing, match.start(), match.end())),
        method="tables.investment/1",
        confidence=0.9,
        percent=percent,
        state="after" if after else "before" if before else None,
    )
    work.say(draft)
