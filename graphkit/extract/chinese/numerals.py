"""Chinese numerals, dates and sums of money, read into canonical values.

All functions take folded text (see `glyphs`). A date that names only a year or a month stays a
part-date. Amounts are Decimals in units of the currency.
"""

from __future__ import annotations

import re
from decimal import Decimal

from graphkit.extract.chinese.lexicon import table

__all__ = ["DATE", "MONEY", "PERIOD_END", "date_of", "first_date", "money_of", "number_of", "unit_of"]

_DIGITS = {glyph: str(value) for glyph, value in table("money", "digits").items() if value < 10}
_UNITS = table("money", "units")
_BEFORE, _AFTER = table("money", "before"), table("money", "after")

_YEAR = r"(?<![\d〇零一二三四五六七八九])(?:\d{4}|[〇零一二三四五六七八九]{4})"
_SMALL = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
DATE = rf"{_YEAR}年(?:{_SMALL}月(?:{_SMALL}日)?)?"
"""A date or part-date, for use in a larger pattern."""

_DATE = re.compile(rf"(?P<year>{_YEAR})年(?:(?P<month>{_SMALL})月(?:(?P<day>{_SMALL})日)?)?")
_AMOUNT = r"\d[\d,]*(?:\.\d+)?"
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_LEFT = "|".join(map(re.escape, sorted(_BEFORE, key=len, reverse=True)))
_RIGHT = "|".join(map(re.escape, sorted(_AFTER, key=len, reverse=True)))
MONEY = rf"(?:(?:{_LEFT})\s*{_AMOUNT}\s*(?:{_UNIT})?元?|{_AMOUNT}\s*(?:{_UNIT})?\s*(?:{_RIGHT}))"
"""A sum of money, for use in a larger pattern."""

_MONEY = re.compile(
    rf"(?:(?P<left>{_LEFT})\s*)?(?P<amount>{_AMOUNT})\s*(?P<unit>{_UNIT})?\s*(?P<right>{_RIGHT})?"
)
_UNIT_ONLY = re.compile(
    rf"(?<![\d.])(?:(?P<left>{_LEFT})(?P<unit>{_UNIT})?元|(?P<times>{_UNIT})(?P<right>{_RIGHT}))(?![\d\s]*\d)"
)
PERIOD_END = re.compile(rf"截至\s*(?P<date>{DATE})\s*止")


def number_of(printed: str) -> int:
    """A small numeral: 12, 十二, 二十, 廿八. Raises ValueError for anything else."""
    if printed.isdigit():
        return int(printed)
    plain = printed.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = plain.rpartition("十")
    if not ten:
        return int("".join(_DIGITS[glyph] for glyph in plain))
    return int(_DIGITS.get(tens, "1") if tens else "1") * 10 + (int(_DIGITS[ones]) if ones else 0)


def date_of(printed: str) -> str | None:
    """The part-date as YYYY, YYYY-MM or YYYY-MM-DD; None where it is no date."""
    found = _DATE.fullmatch(printed.strip())
    if found is None:
        return None
    year = "".join(_DIGITS.get(glyph, glyph) for glyph in found["year"])
    parts = [year, *(f"{number_of(part):02d}" for part in (found["month"], found["day"]) if part)]
    fits = all(int(part) <= most for part, most in zip(parts[1:], (12, 31), strict=False))
    return "-".join(parts) if fits else None


def first_date(text: str) -> str | None:
    """The first date in the text, if any."""
    found = _DATE.search(text)
    return date_of(found[0]) if found else None


def money_of(printed: str) -> tuple[Decimal, str] | None:
    """Amount and ISO currency of a printed sum; None without a known currency."""
    found = _MONEY.search(printed)
    if found is None:
        return None
    currency = _BEFORE.get(found["left"] or "") or _AFTER.get(found["right"] or "")
    if currency is None:
        return None
    amount = Decimal(found["amount"].replace(",", "")) * Decimal(_UNITS.get(found["unit"] or "", 1))
    return amount, str(currency)


def unit_of(printed: str) -> tuple[Decimal, str] | None:
    """What one of a table's figures stands for: 人民幣千元 is (1000, CNY); None where no unit is told."""
    found = _UNIT_ONLY.search(printed)
    if found is None:
        return None
    currency = _BEFORE.get(found["left"] or "") or _AFTER.get(found["right"] or "")
    return Decimal(_UNITS.get(found["unit"] or found["times"] or "", 1)), str(currency)
