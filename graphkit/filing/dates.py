"""Calendar dates as filings print them, in English and Chinese."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

__all__ = ["DATE", "find_date"]

MONTHS = "january february march april may june july august september october november december".split()
NUMERALS = {glyph: value for value, glyph in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "O": 0,
    "Ｏ": 0,
}
_MONTH = "|".join(f"{month}|{month[:3]}" for month in MONTHS) + "|sept"
_ORDINAL = r"(?:st|nd|rd|th)?"
DATE = re.compile(
    rf"""\b(?P<d1>\d{{1,2}}){_ORDINAL}\s+(?:day\s+of\s+)?(?P<m1>{_MONTH})\.?,?\s+(?P<y1>(?:19|20)\d\d)\b
    | \b(?P<m2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}}){_ORDINAL},?\s+(?P<y2>(?:19|20)\d\d)\b
    | (?P<y3>(?:19|20)\s?\d\s?\d|[一二][〇零○OＯ一二三四五六七八九]{{3}})\s*年\s*
      (?P<m3>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*月\s*
      (?P<d3>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*日
    | \b(?P<d4>\d{{1,2}})/(?P<m4>\d{{1,2}})/(?P<y4>(?:19|20)\d\d)\b""",
    re.I | re.X,
)
"""One date; day, month and year in the groups of one of four forms (31/12/2012 is day first)."""


def find_date(words: str, start: int = 0) -> tuple[date, int, int] | None:
    """The first real date at or after `start`, with its span; None where there is none."""
    for match in DATE.finditer(words, start):
        found = _value(match)
        if found:
            return found, match.start(), match.end()
    return None


def _value(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    form = next(n for n in "1234" if groups["y" + n])
    year, month, day = (groups[part + form] for part in "ymd")
    try:
        return date(_number(year), _month(month), _number(day))
    except ValueError:
        return None


def _month(word: str) -> int:
    plain = word.casefold()
    for number, month in enumerate(MONTHS, 1):
        if plain.isalpha() and plain.isascii() and month.startswith(plain[:3]):
            return number
    return _number(word)


def _number(word: str) -> int:
    plain = unicodedata.normalize("NFKC", word).replace(" ", "")
    if plain.isdecimal():
        return int(plain)
    if "十" in plain:
        tens, _, ones = plain.partition("十")
        return (NUMERALS[tens] if tens else 1) * 10 + (NUMERALS[ones] if ones else 0)
    return int("".join(str(NUMERALS[glyph]) for glyph in plain))
