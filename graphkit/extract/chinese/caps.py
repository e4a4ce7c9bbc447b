"""Annual caps of continuing transactions: told in a sentence, or in a table by agreement or by year.

A table is read only where its head or title gives the unit (人民幣千元), and its rows are as long as its
head; sums that the past brought (歷史, 實際) are no caps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.chinese.lexicon import anyof, load, words
from graphkit.extract.chinese.numerals import MONEY, date_of, first_date, money_of, number_of, unit_of
from graphkit.extract.chinese.shapes import shape

__all__ = ["Cap", "listed_caps", "told_caps"]

_MONEY = re.compile(bounded(MONEY))
_AMOUNT = r"\d[\d,]*(?:\.\d+)?"
_NEAR = 12
"""Within how many characters of the last year its count of years stands."""
_REACH = 14
"""Lines of a table below its title."""


@dataclass(frozen=True, slots=True)
class Cap:
    """A cap for the period that ends on a day; the span is of the text read, `label` the row's own words."""

    period_end: str
    amount: Decimal
    currency: str
    start: int
    end: int
    label: str = ""


@cache
def _shapes(name: str) -> re.Pattern[str]:
    held = load("transactions")["shapes"]
    return shape(held[name], [("YEAR", held["YEAR"]), ("AMOUNT", _AMOUNT)])


@cache
def _words(key: str) -> re.Pattern[str]:
    return re.compile(bounded(anyof(words("transactions", f"caps.{key}"))))


def told_caps(text: str) -> Iterator[Cap]:
    """The caps that a sentence gives, one for each year or one for all of them."""
    years, cap = _shapes("years").search(text), _words("words").search(text)
    if years is None or cap is None or _words("past").search(text[: cap.end()]):
        return
    begin = max(years.end(), cap.end())
    days = [
        first_date(f"{year}年{period['day']}")
        for period in _shapes("years").finditer(text, 0, begin)
        for year in re.findall(r"[^年、及和至以截]{4}(?=年)", period["years"])
    ]
    if len(days) == 1 and days[0] and (span := _shapes("span").search(text, 0, begin + _NEAR)):
        days = _before(days[0], number_of(span["n"].replace("兩", "二")))
    past = _words("past").search(text, begin)
    sums = [money_of(found[0]) for found in _MONEY.finditer(text, begin, past.start() if past else len(text))]
    if len(sums) == 1 and _words("each").search(text, years.start()):
        sums = sums * len(days)
    if len(sums) == len(days):
        for day, held in zip(days, sums, strict=True):
            if held and day:
                yield Cap(day, held[0], held[1], 0, len(text))


def _before(last: str, years: int) -> list[str | None]:
    """The ends of so many years, the last of them given."""
    return [f"{int(last[:4]) - back}{last[4:]}" for back in reversed(range(years))]


def listed_caps(text: str) -> Iterator[Cap]:
    """The caps in the tables of a text."""
    table: _Table | None = None
    for line in re.finditer(r"[^\n\f]+", text):
        plain = line[0].strip()
        if _words("words").search(plain) and not re.search(bounded(rf"{_AMOUNT}$"), plain):
            table = _Table(past=_words("past").search(plain) is not None)
        if table is None:
            continue
        table.lines += 1
        if table.lines > _REACH:
            table = None
            continue
        yield from table.read(plain, line.start())


@dataclass(slots=True)
class _Table:
    """What the lines of a table have told so far."""

    past: bool
    lines: int = 0
    day: str = ""
    years: tuple[str, ...] = ()
    unit: tuple[Decimal, str] | None = None

    def read(self, line: str, start: int) -> Iterator[Cap]:
        """The caps of a row; any other line may tell the unit, the years and the last day of the period."""
        row = _shapes("row").fullmatch(line)
        dated = list(_shapes("dated").finditer(line))
        if dated and "".join(found[0] for found in dated) == line:
            for found in dated:
                yield from self._dated(found, start)
        elif row and self.years and self._fits(row["label"]):
            yield from self._row(row, start)
        else:
            self.unit = unit_of(line) or self.unit
            day = _shapes("day").search(line)
            self.day = day["day"] if day else self.day
            years = re.findall(_shapes("head_year"), line)
            self.years = tuple(years) if years and not day else self.years

    def _fits(self, label: str) -> bool:
        if _words("past").search(label):
            return False
        return not self.past or _words("words").search(label) is not None

    def _row(self, row: re.Match[str], start: int) -> Iterator[Cap]:
        amounts = re.findall(_AMOUNT, row["sums"])
        if self.unit is None or not self.day or len(amounts) != len(self.years):
            return
        for year, amount in zip(self.years, amounts, strict=True):
            end = date_of(f"{year}年{self.day}")
            if end:
                sum_ = Decimal(amount.replace(",", "")) * self.unit[0]
                yield Cap(end, sum_, self.unit[1], start, start + len(row[0]), row["label"].strip())

    def _dated(self, row: re.Match[str], start: int) -> Iterator[Cap]:
        held = money_of(row["sum"])
        if held is None and self.unit is not None and not self.past:
            held = (Decimal(re.sub(r"[^\d.]", "", row["sum"])) * self.unit[0], self.unit[1])
        end = date_of(row["date"])
        if held and end and not self.past:
            yield Cap(end, *held, start + row.start(), start + row.end())
