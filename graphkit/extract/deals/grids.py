"""Tables of caps whose columns are lost: periods, units and figures as they follow one another."""

from __future__ import annotations

import re
from decimal import Decimal

from graphkit.bounded import bounded
from graphkit.extract.deals.periods import HEAD
from graphkit.extract.deals.sums import CURRENCIES, SCALE
from graphkit.extract.lexicon import data
from graphkit.filing.dates import MONTHS, find_date
from graphkit.statement import Value

__all__ = ["Grid", "grid_of"]

Grid = list[tuple[str, list[Value]]]
"""Rows of a table: label, and a sum for each period."""

_SIGN = "|".join(re.escape(sign) for sign in sorted(CURRENCIES, key=len, reverse=True))
_MONTH = "|".join(MONTHS)
TOKEN = re.compile(
    bounded(rf"""(?P<range>from\s+\d{{1,2}}\s+(?:{_MONTH})\s+\d{{4}}\s+(?:up\s+)?to\s+(?=\d))
    | (?P<date>\d{{1,2}}\s+(?:{_MONTH}),?\s+(?:19|20)\d\d\b|(?:{_MONTH})\s+\d{{1,2}},?\s+(?:19|20)\d\d\b)
    | (?P<day>\d{{1,2}}\s+(?:{_MONTH})\b|(?:{_MONTH})\s+\d{{1,2}}\b(?!,?\d))
    | (?P<year>(?<![\d,.])(?:FY)?(?:19|20)\d\d(?![\d,.]\d|\d))
    | (?P<sign>(?<![A-Za-z])(?:{_SIGN}))\s?(?:['’](?P<thousands>000)|(?P<unit>million|thousand|billion)\b)?
    | (?P<figure>(?<![\w.,])\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|(?<![\w.,/(-])\d+(?:\.\d+)?(?![\w%/)]))
      (?:\s(?P<scale>million|thousand|billion)\b)?
    | (?P<word>[A-Za-z][\w’'&-]*)"""),
    re.I | re.X,
)


def grid_of(words: str) -> Grid:
    """The caps of a table that is read as one run of words; empty where it can be read in two ways."""
    if re.search(bounded(data("transactions")["label"]["not_cap"]), words, re.I):
        return []
    words = re.sub(r"\(\s*[Nn]otes?[^()]*\)|\((\D[^()]*|['’]000)\)", r" \1 ", words)
    ends: list[str] = []
    days: list[str] = []
    units: dict[tuple[str, int], None] = {}
    order = ""
    rows: list[tuple[str, list[Decimal]]] = [("", [])]
    for token in TOKEN.finditer(words):
        kind = token.lastgroup if token.lastgroup not in {"thousands", "unit", "scale"} else ""
        if token.group("date"):
            found = find_date(token.group())
            ends += [found[0].isoformat()] if found else []
            order += "P"
        elif token.group("day"):
            days.append(token.group())
        elif token.group("year"):
            ends.append(token.group("year")[-4:])
            order += "P"
        elif token.group("sign"):
            units[_unit(token)] = None
        elif token.group("figure"):
            scale = SCALE[(token.group("scale") or "").lower()]
            rows[-1][1].append(Decimal(token.group("figure").replace(",", "")).scaleb(scale))
            order += "F"
        elif kind == "word" and not HEAD.search(words, token.start(), token.end() + 12):
            rows = _label(rows, token.group())
    dated = _dated(ends, days)
    if not dated or len(units) != 1:
        return []
    return _rows(rows, dated, order, next(iter(units)))


def _unit(token: re.Match[str]) -> tuple[str, int]:
    scale = "thousand" if token.group("thousands") else token.group("unit") or ""
    return CURRENCIES[token.group("sign").upper()], SCALE[scale.lower()]


def _label(rows: list[tuple[str, list[Decimal]]], word: str) -> list[tuple[str, list[Decimal]]]:
    """The rows, with the word put to the label of the row that it begins or goes on with."""
    if rows[-1][1]:
        return [*rows, (word, [])]
    return [*rows[:-1], (f"{rows[-1][0]} {word}".strip(), [])]


def _dated(ends: list[str], days: list[str]) -> list[str]:
    """Period ends as ISO dates, each once; years take the one day that stands in the head."""
    known = {found[0].isoformat()[4:] for day in days if (found := find_date(f"{day} 2000"))}
    known |= {end[4:] for end in ends if len(end) == 10 and len(ends) > 1 and len(ends[1]) == 4}
    made = [end + next(iter(known)) if len(end) == 4 and len(known) == 1 else end for end in ends]
    return list(dict.fromkeys(made)) if all(len(end) == 10 for end in made) else []


def _rows(rows: list[tuple[str, list[Decimal]]], ends: list[str], order: str, unit: tuple[str, int]) -> Grid:
    """Rows below a head of periods, or periods and figures in turn."""
    figures = [figure for _, held in rows for figure in held]
    if order == "PF" * len(ends):
        made = [(rows[0][0], figures)]
    elif re.fullmatch(r"P+F+", order):
        made = [row for row in rows if row[1]]
    else:
        return []
    if any(len(held) != len(ends) for _, held in made) or (unit[1] == 0 and min(figures, default=0) < 1000):
        return []
    return [
        (
            label,
            [
                Value("money", f"{figure.scaleb(unit[1]).normalize():f}", unit[0], end)
                for figure, end in zip(held, ends, strict=True)
            ],
        )
        for label, held in made
    ]
