"""Periods that a sentence on annual caps names, by the dates on which they end."""

from __future__ import annotations

import re
from functools import lru_cache

from graphkit.bounded import bounded
from graphkit.filing.dates import DATE, MONTHS, find_date

__all__ = ["HEAD", "ends_by_year", "periods_of", "year_end"]

HEAD = re.compile(
    bounded(
        r"(?:for the )?(?:financial )?"
        r"(?:(?:years?|periods?|(?:\w+ )?months?) (?:ending|ended|to)|periods? (?P<from>from))(?: on)?"
    ),
    re.I,
)
NEXT = r"\s*(?:,\s*(?:and\s+)?|and\s+)(?:the (?:financial )?year (?:ending|ended) )?"
YEAR_END = re.compile(
    bounded(
        r"\byears? (?:ending|ended|ends?)(?: on)?(?: the)? "
        rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)}))"
    ),
    re.I,
)
YEARS = re.compile(
    r"\b(?:for|in|of)(?: each of)?(?: the)?(?: financial)?(?: years?)?"
    r"(?P<years> (?:FY ?)?20\d\d(?:(?:,? and|,) (?:FY ?)?20\d\d)*)(?![\w%-]|[.,]\d)"
)
"""Years by their number alone."""


@lru_cache(maxsize=1)
def year_end(text: str) -> str | None:
    """The day on which the years of a filing end, where it tells of one such day only."""
    days = {" ".join(one.group("day").split()).title() for one in YEAR_END.finditer(text)}
    return days.pop() if len(days) == 1 else None


def ends_by_year(words: str, day: str) -> list[list[str]]:
    """The ends of years that a sentence names by number: "for FY2019 and FY2020", "in 2019"."""
    if not re.search(r"\bFY|\b(?:will|shall|expected|propos)", words):
        return []
    found = []
    for match in YEARS.finditer(words):
        years = re.findall(r"20\d\d", match.group("years"))
        dates = [find_date(f"{day} {year}") for year in years]
        found.append([date[0].isoformat() for date in dates if date])
    return found


def periods_of(words: str) -> list[list[str]]:
    """The ends of the periods that a sentence names, a list for each time that it names some."""
    found: list[list[str]] = []
    at = 0
    while head := HEAD.search(words, at):
        ends, at = _ends(words, head)
        if ends:
            found.append(ends)
    return found


def _ends(words: str, head: re.Match[str]) -> tuple[list[str], int]:
    """The period ends that stand behind a head, and where they stop: "the three years ending 31
    December 2018, 2019 and 2020" has three, and so has "each of the three years ending on 31
    December 2007"; "the period from 1 May 2018 to 31 December 2018" has one."""
    first = find_date(words, head.end())
    if first is None or first[1] - head.end() > 12:
        return [], head.end()
    day, _, at = first
    if head.group("from"):
        last = find_date(words, at)
        return ([last[0].isoformat()], last[2]) if last and last[1] - at < 24 else ([], at)
    days = [day]
    while True:
        year = re.match(rf"{NEXT}(?P<year>(?:19|20)\d\d)\b", words[at:])
        date = re.match(rf"{NEXT}(?={DATE.pattern})", words[at:], DATE.flags)
        whole = find_date(words, at + date.end()) if date else None
        if year:
            days.append(
                day.replace(int(year.group("year")), day=min(day.day, 28) if day.month == 2 else day.day)
            )
            at += year.end()
        elif whole:
            days.append(whole[0])
            at = whole[2]
        else:
            break
    count = re.search(
        r"\b(two|three|four|five)\b(?: \(\d\))? (?:\w+ )?years", words[max(0, head.start() - 20) : at], re.I
    )
    if count and len(days) == 1:
        number = {"two": 2, "three": 3, "four": 4, "five": 5}[count.group(1).lower()]
        return [f"{year}{day.isoformat()[4:]}" for year in range(day.year - number + 1, day.year + 1)], at
    return [one.isoformat() for one in days], at
