"""Options and convertibles of FF301: one entry a scheme or issue, its movements told by arithmetic.

Opening and movements make closing; shares issued or transferred are the options exercised. The
price and the day of the general meeting stand below the row.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import Any

from graphkit.bounded import bounded
from graphkit.extract.forms.ff301 import LAYOUT, figures
from graphkit.extract.forms.grid import Amounts, Grid, Law, place
from graphkit.extract.forms.sheet import Sheet
from graphkit.extract.forms.tokens import Token, iso, tokens

__all__ = ["read_schemes"]

SCHEMES: dict[str, Any] = LAYOUT["schemes"]
MOVEMENTS: dict[str, str] = LAYOUT["movements"]
ENTRY = re.compile(bounded(SCHEMES["entry"], blanks=100))
SIGNS = {"granted": 1, "exercised": -1, "cancelled": -1, "lapsed": -1, "issued": 1, "converted": -1}
OPTION_MOVES = ("granted", "exercised", "cancelled", "lapsed")


def read_schemes(sheet: Sheet, table: str, start: int, end: int) -> None:
    """All entries of one table, `options` or `convertibles`, and the sums below it."""
    below = re.compile(bounded("|".join(SCHEMES["end"] + SCHEMES["raised"]), blanks=100)).search(
        sheet.text, start, end
    )
    stop = below.start() if below else end
    starts = [hit.start() for hit in ENTRY.finditer(sheet.text, start, stop)]
    n = 0
    for low, high in pairwise([*starts, stop]):
        n += _read_entry(sheet, table, n, low, high)
    if table == "options" and below:
        _totals(sheet, below.start(), end)


def _read_entry(sheet: Sheet, table: str, n: int, start: int, end: int) -> bool:
    labels = {
        slot: hit
        for word, slot in sorted(MOVEMENTS.items(), key=lambda one: -len(one[0]))
        if (hit := re.compile(rf"(?<![A-Za-z一-鿿]){word}(?![A-Za-z一-鿿])").search(sheet.text, start, end))
    }
    words = [rf"(?<![A-Za-z一-鿿]){word}(?![A-Za-z一-鿿])" for word in MOVEMENTS]
    held = figures(sheet.text, start, end, [*words, *SCHEMES["price"], *SCHEMES["approval"]])
    below = re.compile(bounded("|".join(SCHEMES["price"]), blanks=100)).search(sheet.text, start, end)
    numbers = [t for t in held if t.kind == "number"]
    price = next((t for t in reversed(numbers) if below and t.start > below.start()), None)
    rest = [t for t in numbers if t is not price]
    moves = sorted(labels, key=lambda slot: labels[slot].start())
    read = place(_grid(table, moves), rest, {slot: labels[slot].end() for slot in moves})
    section = "Share options" if table == "options" else "Convertibles"
    if read is None:
        if rest:
            printed = " ".join(t.text for t in rest)
            sheet.notice("doubtful", f"{section}: figures of an entry that keep no sum", start, printed)
        return False
    item = f"{table}.{n}"
    for slot, token in read.items():
        amount = token.amount
        sheet.number(f"{item}.{slot}", _plain(slot, amount), token.span, section)
    currency = next((t for t in held if t.kind == "currency"), None)
    if currency and currency.currency:
        sheet.code(f"{item}.currency", currency.currency, currency.span, section)
    if price:
        name = "exercise_price" if table == "options" else "price"
        sheet.number(f"{item}.{name}", price.amount, price.span, section)
    day = next((t for t in reversed(held) if t.kind == "date"), None)
    if day and (when := iso(day.text)):
        sheet.date(f"{item}.approved", when, day.span, section)
    return True


def _plain(slot: str, amount: Decimal | None) -> Decimal | None:
    """A movement that takes away is printed with its sign; the record counts it."""
    return abs(amount) if amount is not None and SIGNS.get(slot, 1) < 0 else amount


def _grid(table: str, moves: list[str]) -> Grid:
    slots = SCHEMES[table]
    cells = ("opening", *moves, "closing", *slots)

    def adds(amounts: Amounts) -> bool:
        total = sum((amounts.get(slot) or Decimal(0) for slot in moves), amounts["opening"] or Decimal(0))
        signs = all((amounts.get(slot) or 0) * sign >= 0 for slot, sign in SIGNS.items())
        return total == amounts["closing"] and signs

    def issues(amounts: Amounts) -> bool:
        given = (amounts.get("issued_in_month") or Decimal(0)) + (amounts.get("treasury_transferred") or 0)
        return table != "options" or given == abs(amounts.get("exercised") or Decimal(0))

    laws = (
        Law(("opening", *moves, "closing"), adds),
        Law(("opening", *moves, "closing", "issued_in_month", "treasury_transferred"), issues),
    )
    loose = frozenset({*moves, *slots}) - {"issuable"}
    return Grid(cells, laws, frozenset({"opening", "closing"}), loose)


def _totals(sheet: Sheet, start: int, end: int) -> None:
    total = re.compile(bounded(SCHEMES["total"], blanks=100)).search(sheet.text, start, end)
    if total and total["figure"]:
        amount = Decimal(total["figure"].replace(",", ""))
        sheet.number("options_total", amount, total.span("figure"), "Share options")
    raised = re.compile(bounded("|".join(SCHEMES["raised"]), blanks=100)).search(sheet.text, start, end)
    if raised is None:
        return
    held: list[Token] = list(tokens(sheet.text, raised.end(), min(raised.end() + 80, end)))
    currency = next((t for t in held if t.kind == "currency"), None)
    amount_of = next((t for t in held if t.kind == "number"), None)
    if currency and amount_of:
        sheet.number("funds_raised.0.amount", amount_of.amount, amount_of.span, "Share options")
        sheet.code("funds_raised.0.currency", currency.currency or "", currency.span, "Share options")
