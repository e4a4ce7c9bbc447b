"""Sums of money in the words of a deal: its consideration and its annual caps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.lexicon import data
from graphkit.filing.dates import DATE, find_date
from graphkit.statement import Value

__all__ = ["MONEY", "cap_rows", "caps_of", "consideration_of", "money"]

CURRENCIES: dict[str, str] = data("transactions")["money"]["codes"]
_SIGN = "|".join(re.escape(sign) for sign in sorted(CURRENCIES, key=len, reverse=True))
SCALE = {"million": 6, "billion": 9, "thousand": 3, "": 0}
MONEY = re.compile(
    rf"(?<![A-Za-z])(?P<sign>{_SIGN})\s?(?P<number>\d[\d,]*(?:\.\d+)?)(?:\s?(?P<scale>million|billion|thousand)\b)?"
    r"(?![\d%])(?P<each>\s(?:per|each|a month|per month|a share)\b)?"
)
_ANY = re.sub(r"\(\?P<\w+>", "(?:", MONEY.pattern)
FURTHER = re.compile(bounded(rf"(?:(?:(?<=,)(?: and)?|,? and|,) (?>{_ANY}))+(?=,? respectively)"))
"""More sums of a list; the comma behind a sum is taken for part of it."""
HEAD = re.compile(
    bounded(
        r"(?:for the )?(?:financial )?"
        r"(?:(?:years?|periods?|(?:\w+ )?months?) (?:ending|ended|to)|periods? (?P<from>from))(?: on)?"
    ),
    re.I,
)
NEXT = r"\s*(?:,\s*(?:and\s+)?|and\s+)(?:the (?:financial )?year (?:ending|ended) )?"
EACH = re.compile(r"\b(?:each|every|per annum|annual(?:ly)?)\b", re.I)
SAME = re.compile(r"\b(?:same|these|those|respective) (?:\w+ ){0,2}(?:periods?|years)\b", re.I)
PAST = re.compile(r"\b(?:amounted to|amounting to|totall?ed|actual|recorded|incurred|historical)\b", re.I)
BESIDE = re.compile(
    rf"\((?:equivalent|approximately|or|being|representing|that is)[^()]*(?:{_SIGN})[^()]*\)", re.I
)
"""A sum said once more in another currency."""
UNIT = re.compile(rf"(?P<sign>{_SIGN})\s?['’]?(?P<scale>000|million|thousand)?", re.I)


def money(match: re.Match[str], period_end: str | None = None) -> Value:
    """The sum that MONEY matched, in units of its currency."""
    number = Decimal(match.group("number").replace(",", "")).scaleb(
        SCALE[(match.group("scale") or "").lower()]
    )
    return Value("money", str(number), CURRENCIES[match.group("sign")], period_end)


@cache
def _wordings() -> tuple[re.Pattern[str], ...]:
    wordings = data("transactions")["consideration"]["wordings"]
    sum_ = f"(?P<money>{MONEY.pattern})"
    return tuple(re.compile(bounded(one.replace("MONEY", sum_)), re.I) for one in wordings)


def consideration_of(words: str) -> tuple[int, list[Value], int, int] | None:
    """Rank (less is surer), sums and span of the consideration that a sentence states; several sums
    where it shares them out "respectively"."""
    for rank, wording in enumerate(_wordings()):
        for match in wording.finditer(words):
            if not match.group("each"):
                more = FURTHER.match(words[match.end() :])
                others = list(MONEY.finditer(more.group())) if more else []
                end = match.end() + (more.end() if more else 0)
                return rank, [money(match), *(money(one) for one in others)], match.start(), end
    return None


def caps_of(words: str, before: str = "") -> Iterator[tuple[Value, int, int]]:
    """Annual caps in a sentence: a sum for each year or period end that it names, or for "the same
    periods" that the sentence before names."""
    words = BESIDE.sub(lambda match: " " * len(match.group()), words)
    sums = list(MONEY.finditer(words))
    ends_of = [0, *(one.end() for one in sums)]
    sums = [one for one, at in zip(sums, ends_of, strict=False) if not _past(words[at : one.start()])]
    groups = _periods(words) or (_periods(before) if SAME.search(words) else [])
    ends = [end for group in groups for end in group]
    if len(groups) == 1 and len(sums) == 1 < len(ends) and EACH.search(words):
        sums *= len(ends)
    if len(groups) == 1 and len(sums) > len(ends):
        sums = sums[: len(ends)]
    if len(sums) == len(ends):
        for end, match in zip(ends, sums, strict=True):
            yield money(match, end), *match.span()


def _past(lead: str) -> bool:
    """Do the words before a sum say that it is what was paid, not what may be?"""
    last = lead[-80:]
    return PAST.search(last) is not None or (
        re.search(r"\b(?:was|were)\b", last) is not None and re.search(r"\bcaps?\b", lead, re.I) is None
    )


def _periods(words: str) -> list[list[str]]:
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


def cap_rows(rows: Sequence[str]) -> Iterator[tuple[int, str, list[Value]]]:
    """Rows of a table of caps: number of the row, its label, and a cap for each column.

    The rows above give the period ends and the unit, or each row gives its own period and sum.
    """
    ends: list[str] = []
    unit: tuple[str, int] | None = None
    ending: str | None = None
    for number, row in enumerate(rows):
        cells = [cell.strip() for cell in row.split("\t") if cell.strip()]
        own = find_date(row) if HEAD.search(row) else None
        sums = [match for cell in cells[1:] if (match := MONEY.fullmatch(cell))]
        if own and len(sums) == 1:
            yield number, "", [money(sums[0], own[0].isoformat())]
            continue
        ending = row if HEAD.search(row) else ending
        years = [cell for cell in cells if re.fullmatch(r"(?:FY)?(?:19|20)\d\d", cell)]
        if ending and years and len(years) == len(cells):
            ends = [end for year in years if (end := _day_of(ending, year[-4:]))]
            continue
        units = [match for cell in cells if (match := UNIT.fullmatch(cell.replace(" ", "").strip("()")))]
        if units and len(units) == len(cells):
            scale = {"000": 3, "million": 6, "thousand": 3, None: 0}[
                units[0].group("scale") and units[0].group("scale").lower()
            ]
            unit = (CURRENCIES[units[0].group("sign")], scale)
            continue
        figures = [cell for cell in cells[1:] if re.fullmatch(r"\d[\d,]*(?:\.\d+)?", cell)]
        if unit and ends and len(figures) == len(ends) == len(cells) - 1:
            values = [
                Value("money", str(Decimal(figure.replace(",", "")).scaleb(unit[1])), unit[0], end)
                for figure, end in zip(figures, ends, strict=True)
            ]
            yield number, cells[0], values


def _day_of(head: str, year: str) -> str | None:
    day = find_date(f"{head} {year}") or find_date(re.sub(bounded(r"\s*\t\s*"), " ", head) + f", {year}")
    match = re.search(r"(\d{1,2})\s+([A-Z][a-z]+)|([A-Z][a-z]+)\s+(\d{1,2})", head)
    if match:
        found = find_date(f"{match.group(1) or match.group(4)} {match.group(2) or match.group(3)} {year}")
        return found[0].isoformat() if found else None
    return day[0].isoformat() if day else None
