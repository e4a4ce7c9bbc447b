"""The options table of the old monthly return: one tranche a scheme and price, its row of six cells.

A broken page prints a tranche several times and in part. A tranche is known by its currency and
price; its row is the first run of exactly six cells after a print of the price in which the shares
exercised are the shares issued; of several rows the one printed most often is read.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from graphkit.bounded import bounded
from graphkit.extract.forms.old_return import LAYOUT
from graphkit.extract.forms.sheet import Sheet
from graphkit.extract.forms.stream import Stream
from graphkit.extract.forms.tokens import Token, iso, tokens

__all__ = ["Tranche", "read_options", "tranches"]

COLUMNS: list[str] = LAYOUT["options"]["columns"]
ORDINAL = re.compile(bounded(LAYOUT["options"]["ordinal"], blanks=100))
SECTION = "Share options"
Row = tuple[Token, ...]


@dataclass(slots=True)
class Tranche:
    """One price of one scheme: every print of it, the dates beside, and the rows that follow."""

    price: Token
    currency: str
    order: float
    dates: list[Token] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    prints: int = 1

    @property
    def row(self) -> Row | None:
        """The row printed most often, the first of equals."""
        counts = Counter(tuple(token.amount for token in row) for row in self.rows)
        best = counts.most_common(1)[0][0] if counts else None
        return next((row for row in self.rows if tuple(t.amount for t in row) == best), None)


def tranches(text: str, start: int, end: int) -> list[Tranche]:
    """The tranches between two places, in the order of their printed numbers."""
    found: dict[tuple[str, Decimal, str], Tranche] = {}
    held = list(tokens(text, start, end))
    prices = [
        n
        for n, (mark, price) in enumerate(itertools.pairwise(held))
        if mark.currency and price.kind == "number" and not text[mark.end : price.start].strip(" \t$")
    ]
    order = 0.0
    for place, n in enumerate(prices):
        stop = prices[place + 1] if place + 1 < len(prices) else len(held)
        mark, price, after = held[n], held[n + 1], held[n + 2 : stop]
        before = held[prices[place - 1] + 1].end if place else start
        numbers = ORDINAL.findall(text, before, mark.start)
        order = float(numbers[-1]) if numbers else order + 0.5
        rows = [row for row in _rows(text, after) if len(row) == len(COLUMNS) and _agrees(row)]
        first = rows[0][0].start if rows else end
        days = [token for token in after if token.kind == "date" and token.start < first]
        days = days or [token for token in held[:n] if token.kind == "date" and token.start >= before][-1:]
        key = (mark.currency or "", price.amount or Decimal(0), "")
        known = found.get(key)
        if known and rows and known.row and not _same(known, rows[0], days):
            key = (*key[:2], price.text + str(price.start))
            known = None
        if known is None:
            found[key] = Tranche(price, key[0], order, days, rows[:1])
        else:
            known.prints += 1
            known.dates += days
            known.rows += rows[:1]
            known.order = min(known.order, order)
    return sorted(found.values(), key=lambda tranche: tranche.order)


def _same(known: Tranche, row: Row, days: list[Token]) -> bool:
    """Is a row at a price met before another print of that tranche?"""
    dated = {iso(day.text) for day in known.dates}
    other = {iso(day.text) for day in days}
    alike = known.row is not None and known.row[-1].amount == row[-1].amount
    return alike and (not dated or not other or dated == other)


def _rows(text: str, held: list[Token]) -> list[Row]:
    """Runs of cells on one line; where tabs part the cells, a value printed twice in a cell is one."""
    runs: list[list[Token]] = []
    for token in held:
        if token.kind not in {"number", "nil", "na"}:
            continue
        between = text[runs[-1][-1].end : token.start] if runs else "\n"
        if between.strip("\t _") or "\n" in between:
            runs.append([])
        runs[-1].append(token)
    return [_cells(text, run) for run in runs]


def _cells(text: str, run: list[Token]) -> Row:
    gaps = [text[left.end : right.start] for left, right in itertools.pairwise(run)]
    if not any("\t" in gap for gap in gaps):
        return tuple(run)
    twice = [
        "\t" not in gap and left.amount == right.amount
        for gap, left, right in zip(gaps, run, run[1:], strict=False)
    ]
    return (run[0], *(token for token, again in zip(run[1:], twice, strict=True) if not again))


def _agrees(row: Row) -> bool:
    left, right = (row[COLUMNS.index(name)].amount for name in LAYOUT["options"]["equal"])
    return left == right


def read_options(sheet: Sheet, stream: Stream, start: int, end: int) -> None:
    """Every tranche and the totals below; a price without a legible row is reported."""
    below = [stream.find(LAYOUT["options"][label], start, end) for label in ("total", "raised")]
    stop = min((place[0] for place in below if place), default=end)
    place = 0
    found = tranches(sheet.text, start, stop)
    for tranche in found:
        if tranche.row is None:
            at = f"{tranche.currency} {tranche.price.text}"
            sheet.notice("doubtful", "an exercise price without a row of six cells", tranche.price.start, at)
            continue
        _say(sheet, f"options.{place}", tranche, tranche.row)
        place += 1
    if not found:
        _without_price(sheet, list(tokens(sheet.text, start, stop)))
    if below[0]:
        line = sheet.text.find("\n", below[0][1])
        figure = next((t for t in tokens(sheet.text, below[0][1], line) if t.kind in {"number", "nil"}), None)
        if figure:
            sheet.number("options_total", figure.amount, figure.span, SECTION)
    _read_funds(sheet, stream, stop, end)


def _without_price(sheet: Sheet, held: list[Token]) -> None:
    """Rows of a form that prints no exercise price: each with the date before it."""
    floor = 0
    rows = (row for row in _rows(sheet.text, held) if len(row) == len(COLUMNS) and _agrees(row))
    for place, row in enumerate(rows):
        day = [token for token in held if token.kind == "date" and floor <= token.start < row[0].start]
        if day and (when := iso(day[-1].text)):
            sheet.date(f"options.{place}.approved", when, day[-1].span, SECTION)
        for name, token in zip(COLUMNS, row, strict=True):
            sheet.number(f"options.{place}.{name}", token.amount, token.span, SECTION)
        floor = row[-1].end


def _say(sheet: Sheet, item: str, tranche: Tranche, row: Row) -> None:
    sheet.number(f"{item}.exercise_price", tranche.price.amount, tranche.price.span, SECTION)
    sheet.code(f"{item}.currency", tranche.currency, tranche.price.span, SECTION)
    if tranche.dates and (day := iso(tranche.dates[0].text)):
        sheet.date(f"{item}.approved", day, tranche.dates[0].span, SECTION)
    for name, token in zip(COLUMNS, row, strict=True):
        sheet.number(f"{item}.{name}", token.amount, token.span, SECTION)
    if tranche.prints > 1:
        sheet.notice(
            "doubtful",
            f"the tranche at {tranche.currency} {tranche.price.text} is printed {tranche.prints} times or in "
            "part: the row of six cells printed most often is read",
            tranche.price.start,
            " ".join(token.text for token in row),
        )


def _read_funds(sheet: Sheet, stream: Stream, start: int, end: int) -> None:
    """Funds raised, one amount a currency; the total of the shares issued (Total A)."""
    label, place, seen = LAYOUT["options"]["raised"], 0, set[str]()
    while found := stream.find(label, start, end):
        after = stream.find(label, found[1], end)
        stop = after[0] if after else end
        held = list(tokens(stream.text, found[1], stop))
        currency = next((t.currency for t in held if t.kind == "currency"), None)
        amount = _amount(stream.text, held)
        if currency and amount and currency not in seen:
            seen.add(currency)
            sheet.number(f"funds_raised.{place}.amount", amount.amount, amount.span, SECTION)
            sheet.code(f"funds_raised.{place}.currency", currency, amount.span, SECTION)
            place += 1
        elif amount or held:
            line = stream.text[found[0] : stop].strip()
            sheet.notice("doubtful", "funds raised in a currency that is not legible", found[0], line)
        start = stop
        if after is None:
            break


def _amount(text: str, held: list[Token]) -> Token | None:
    """The first figure after a currency sign, else the first figure or Nil."""
    figures = [token for token in held if token.kind in {"number", "nil"}]
    signed = [token for token in figures if text[: token.start].rstrip("\t ").endswith("$")]
    return next(iter(signed or figures), None)
