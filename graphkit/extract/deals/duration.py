"""The stated term of an agreement: the day on which it begins and the day on which it ends."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.lexicon import data
from graphkit.filing.dates import find_date

__all__ = ["Term", "is_about_term", "term_of"]

Term = tuple[str | None, str | None, int, int]
"""First day and last day (ISO dates, None where not stated), and the span of the words for them."""

COUNTS = {
    word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
}


@cache
def _wordings(group: str) -> tuple[re.Pattern[str], ...]:
    words = data("transactions")["duration"]
    parts = {
        "FROM": r"⟨(?P<from>\d+)⟩",
        "TO": r"⟨(?P<to>\d+)⟩",
        "UNTIL": words["until"],
        "COUNT": words["count"],
        "SINCE": words["since"],
    }
    made = []
    for wording in words[group]:
        for name, part in parts.items():
            wording = wording.replace(name, part)
        made.append(re.compile(bounded(wording), re.I))
    return tuple(made)


@cache
def _rule(name: str) -> re.Pattern[str]:
    return re.compile(bounded(data("transactions")["duration"][name]), re.I)


def is_about_term(words: str) -> bool:
    """Are the words a label or a heading that says that a term follows?"""
    return _rule("label").match(words) is not None


def term_of(words: str, labelled: bool = False) -> Term | None:
    """The term that a sentence states; `labelled` says that it stands under a heading for terms.

    Periods of caps and of past figures are not terms.
    """
    marked, places, dates = _marked(words)
    groups = ["labelled", "wordings"] if labelled or is_about_term(words) else ["wordings"]
    for wording in (one for group in groups for one in _wordings(group)):
        for match in wording.finditer(marked):
            low = max(marked.rfind(mark, 0, match.start()) for mark in ";.") + 1
            if _rule("not_in").search(marked[low : match.end() + 40]):
                continue
            found = _days(match, dates)
            if found != (None, None):
                return *found, places[match.start()], places[match.end()]
    return None


def _marked(words: str) -> tuple[str, list[int], list[date]]:
    """The words with each date written ⟨number⟩, where each glyph stood, and the dates."""
    text, at = "", 0
    places: list[int] = []
    dates: list[date] = []
    while found := find_date(words, at):
        day, low, high = found
        mark = f"⟨{len(dates)}⟩"
        text += words[at:low] + mark
        places += [*range(at, low), low, *[high] * (len(mark) - 1)]
        dates.append(day)
        at = high
    return text + words[at:], [*places, *range(at, len(words) + 1)], dates


def _days(match: re.Match[str], dates: list[date]) -> tuple[str | None, str | None]:
    groups = match.groupdict()
    first = dates[int(groups["from"])] if groups.get("from") else None
    last = dates[int(groups["to"])] if groups.get("to") else None
    if first and not last and groups.get("count"):
        last = _after(first, groups["count"].lower(), groups["unit"].lower())
    if first and last and last < first:
        return None, None
    return (first.isoformat() if first else None), (last.isoformat() if last else None)


def _after(first: date, count: str, unit: str) -> date | None:
    """The last day of so many years or months from a first day."""
    number = COUNTS.get(count) or (int(count) if count.isdecimal() else 0)
    months = first.month - 1 + number * (12 if unit.startswith("year") else 1)
    if not number:
        return None
    try:
        return first.replace(first.year + months // 12, months % 12 + 1) - timedelta(days=1)
    except ValueError:
        return None
