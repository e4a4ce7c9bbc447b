"""Sums of money in the words of a deal: its consideration and its annual caps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.deals.deal import rule
from graphkit.extract.deals.periods import HEAD, ends_by_year, periods_of
from graphkit.extract.lexicon import data
from graphkit.filing.dates import find_date
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
EACH = re.compile(r"\b(?:each|every|per annum|annual(?:ly)?)\b", re.I)
SAME = re.compile(r"\b(?:same|these|those|respective) (?:\w+ ){0,2}(?:periods?|years)\b", re.I)
PAST = re.compile(r"\b(?:amounted to|amounting to|totall?ed|actual|recorded|incurred|historical)\b", re.I)
JOINT = re.compile(r"[\s,]*(?:and\s+)?(?:approximately\s+)?")
"""What stands between the sums of one list."""
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


def caps_of(words: str, before: str = "", day: str | None = None) -> Iterator[tuple[Value, int, int]]:
    """Annual caps in a sentence: a sum for each year or period end that it names, or for "the same
    periods" that the sentence before names; `day` is the end of a year that is named by its number."""
    words = BESIDE.sub(lambda match: " " * len(match.group()), words)
    sums = list(MONEY.finditer(words))
    sums = _to_come(words, sums)
    groups = periods_of(words) or (periods_of(before) if SAME.search(words) else [])
    if not groups and day:
        groups = ends_by_year(words, day)
    ends = [end for group in groups for end in group]
    if len(groups) == 1 and len(sums) == 1 < len(ends) and EACH.search(words):
        sums *= len(ends)
    if len(groups) == 1 and len(sums) > len(ends):
        sums = sums[: len(ends)]
    if len(sums) == len(ends):
        for end, match in zip(ends, sums, strict=True):
            yield money(match, end), *match.span()


def _to_come(words: str, sums: list[re.Match[str]]) -> list[re.Match[str]]:
    """The sums without those that were paid, and those of caps that others take the place of."""
    kept: list[re.Match[str]] = []
    at, past = 0, False
    for one in sums:
        lead = words[at : one.start()]
        past = _past(lead) or (past and JOINT.fullmatch(lead) is not None)
        at = one.end()
        kept += [] if past else [one]
    return kept


def _past(lead: str) -> bool:
    """Do the words before a sum say that it is what was paid, or what was allowed so far?"""
    last = lead[-80:]
    if rule("cap", "replaced").search(lead) and not rule("cap", "revised").search(lead):
        return True
    if rule("cap", "so_far").search(lead):
        return True
    return PAST.search(last) is not None or (
        re.search(r"\b(?:was|were)\b", last) is not None and re.search(r"\bcaps?\b", lead, re.I) is None
    )


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
        heads = [find_date(cell) for cell in cells if HEAD.search(cell)]
        if len(heads) == len(cells) > 1 and all(heads):
            ends = [head[0].isoformat() for head in heads if head]
            continue
        sums = [match for cell in cells[1:] if (match := MONEY.fullmatch(cell))]
        first = MONEY.fullmatch(cells[0]) if cells else None
        if len(ends) > 1 and len(sums) + bool(first) == len(ends) and not own:
            held = [first, *sums] if first else sums
            label = "" if first else cells[0]
            yield number, label, [money(one, end) for one, end in zip(held, ends, strict=True)]
            continue
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
