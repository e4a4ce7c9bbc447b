"""The rows of FF305: changes between opening and closing, shares bought back, trades of a day."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise, permutations
from typing import Any

from graphkit.bounded import bounded
from graphkit.extract.forms.ff301 import blanked, figures
from graphkit.extract.forms.grid import Amounts, Grid, Law, place
from graphkit.extract.forms.lexicon import layout
from graphkit.extract.forms.sheet import Sheet
from graphkit.extract.forms.tokens import Token, iso, tokens
from graphkit.statement import Value

__all__ = ["read_changes", "read_pending", "read_trades"]

LAYOUT: dict[str, Any] = layout("ff305")
ROWS: dict[str, list[str]] = LAYOUT["rows"]
ENTRY = re.compile(r"(?m)^[^\S\n]*(\d+)\s*\)\s*\.")
HEAD_WORDS = frozenset(re.findall(r"[a-z]+", LAYOUT["columns"]["text"].casefold()))
HEAD_ZH = re.compile(bounded(LAYOUT["columns"]["zh"], blanks=100))
ZERO = Decimal(0)


def read_changes(sheet: Sheet, prefix: str, start: int, end: int) -> None:
    """Part A of one class: opening, events, closing."""
    begin = re.compile(bounded("|".join(LAYOUT["class"]["changes"]), blanks=100)).search(
        sheet.text, start, end
    )
    start = begin.end() if begin else start
    entries = [hit.start() for hit in ENTRY.finditer(sheet.text, start, end)]
    closing = re.compile(bounded("|".join(ROWS["closing"]), blanks=100)).search(sheet.text, start, end)
    labels = [label for row in ROWS.values() for label in row]
    held = figures(_without_dates(sheet.text), start, end, [*labels, r"[-\d.,]*\d[ \t]*%", "%"])
    numbers = [t for t in held if t.kind == "number"]
    prices = [t for t in numbers if t.amount != (t.amount or ZERO).to_integral_value()]
    marks = [t for t in held if t.kind == "currency"]
    shares = [t for t in numbers if t not in prices]
    read = place(_grid(len(entries), len(marks) > len(prices)), shares)
    if read is None:
        printed = " ".join(t.text for t in numbers)
        sheet.notice("doubtful", f"{prefix}changes of shares that keep no sum are not read", start, printed)
        return
    for item, token in read.items():
        sheet.number(prefix + item, token.amount, token.span, "Changes in shares")
    for n, token in enumerate(prices[: len(entries)]):
        sheet.number(f"{prefix}events.{n}.price", token.amount, token.span, "Changes in shares")
    for row in ("opening", "closing"):
        label = re.compile(bounded("|".join(ROWS[row]), blanks=100)).search(sheet.text, start, end)
        _say_day(sheet, f"{prefix}{row}.as_at", label, end)
    edges = [*entries, closing.start() if closing else end]
    for n, (low, high) in enumerate(pairwise(edges)):
        _read_event(sheet, f"{prefix}events.{n}", low, max(low, high))
    for n, mark in enumerate(marks[: len(entries)]):
        if f"{prefix}events.{n}.price" in sheet.cells:
            sheet.code(f"{prefix}events.{n}.currency", mark.currency or "", mark.span, "Changes in shares")
    percents = [t for t in tokens(sheet.text, start, end) if t.kind == "percent"]
    for n, percent in enumerate(percents if len(percents) == len(entries) else ()):
        value = Value("percent", f"{percent.amount:f}")
        sheet.say(f"{prefix}events.{n}.percent", value, percent.span, "Changes in shares")
        _check_percent(sheet, prefix, n)


def _without_dates(text: str) -> str:
    """The text with dates blanked: they share lines with figures and are read by their labels."""
    for day in tokens(text, 0, len(text)):
        if day.kind == "date":
            text = text[: day.start] + " " * (day.end - day.start) + text[day.end :]
    return text


def _grid(events: int, priced: bool) -> Grid:
    """Opening, the events and closing, bound by their sums."""
    slots = ("shares", "treasury", "price") if priced else ("shares", "treasury")
    rows = [f"events.{n}.{slot}" for n in range(events) for slot in slots]
    cells = (
        *(f"opening.{slot}" for slot in ("issued", "treasury", "total")),
        *rows,
        *(f"closing.{slot}" for slot in ("issued", "treasury", "total")),
    )

    def totals(row: str) -> Law:
        def holds(amounts: Amounts) -> bool:
            issued, total = amounts.get(f"{row}.issued"), amounts.get(f"{row}.total")
            held = amounts.get(f"{row}.treasury") or ZERO
            return issued is None or total is None or (issued + held == total and held <= issued)

        return Law(tuple(f"{row}.{slot}" for slot in ("issued", "treasury", "total")), holds)

    def moves(kind: str, slot: str) -> Law:
        changes = tuple(f"events.{n}.{slot}" for n in range(events))

        def holds(amounts: Amounts) -> bool:
            first, last = amounts.get(f"opening.{kind}"), amounts.get(f"closing.{kind}")
            if first is None or last is None:
                return first is last
            return first + sum((amounts.get(change) or ZERO for change in changes), ZERO) == last

        return Law((f"opening.{kind}", *changes, f"closing.{kind}"), holds)

    laws = (totals("opening"), moves("issued", "shares"), moves("treasury", "treasury"), totals("closing"))
    return Grid(cells, laws, frozenset({"opening.issued", "closing.issued"}), frozenset(rows))


def _read_event(sheet: Sheet, item: str, start: int, end: int) -> None:
    day = re.compile(bounded("|".join(ROWS["day"]), blanks=100)).search(sheet.text, start, end)
    _say_day(sheet, f"{item}.date", day, len(sheet.text))
    for line in re.finditer(r"[^\n]+", sheet.text[start:end]):
        words = re.findall(r"[^\W\d_]+", blanked(line[0], [ENTRY.pattern]).casefold())
        if (
            words
            and not set(words) <= HEAD_WORDS
            and not HEAD_ZH.search(line[0].strip())
            and not any(True for _ in _days(line[0]))
        ):
            text = ENTRY.sub("", line[0]).strip()
            low = start + line.start() + line[0].index(text)
            sheet.say(f"{item}.kind", Value("text", text), (low, low + len(text)), "Changes in shares")
            return
    sheet.notice("doubtful", f"{item}: no event is named", start)


def _days(text: str) -> list[Token]:
    return [t for t in tokens(text, 0, len(text)) if t.kind == "date"]


def _say_day(sheet: Sheet, item: str, label: re.Match[str] | None, end: int) -> None:
    """The first date after a label."""
    if label is None:
        return
    day = next((t for t in tokens(sheet.text, label.end(), end) if t.kind == "date"), None)
    if day and (when := iso(day.text)):
        sheet.date(item, when, day.span, "Changes in shares")


def _check_percent(sheet: Sheet, prefix: str, n: int) -> None:
    """The percentage is the change over the opening balance (note 3 of the form)."""
    said, shares = sheet.get(f"{prefix}events.{n}.percent"), sheet.get(f"{prefix}events.{n}.shares")
    opening = sheet.get(f"{prefix}opening.issued")
    if said is None or not shares or not opening:
        return
    reckoned = abs(shares) * 100 / opening
    if abs(reckoned - abs(said)) > Decimal("0.01"):
        place_of = sheet.cells[f"{prefix}events.{n}.percent"][1][0]
        message = f"{shares:,f} of {opening:,f} shares are {reckoned:.4f} %, printed as {said} %"
        sheet.notice("warning", message, place_of, f"{said}")


def read_pending(sheet: Sheet, prefix: str, start: int, end: int) -> None:
    """Part B: shares bought back and not yet cancelled, one entry a day."""
    entries = [hit.start() for hit in ENTRY.finditer(sheet.text, start, end)]
    for n, (low, high) in enumerate(pairwise([*entries, end])):
        labels = [*ROWS["day"], r"[-\d.,]*\d[ \t]*%", "%"]
        held = figures(_without_dates(sheet.text), low, high, labels)
        numbers = [t for t in held if t.kind == "number"]
        item = f"{prefix}pending.{n}"
        if not numbers:
            sheet.notice("doubtful", f"{item}: no figure is legible", low)
            continue
        sheet.number(f"{item}.shares", numbers[0].amount, numbers[0].span, "Pending cancellation")
        if len(numbers) > 1:
            sheet.number(f"{item}.price", numbers[1].amount, numbers[1].span, "Pending cancellation")
        mark = next((t for t in held if t.kind == "currency"), None)
        if mark:
            sheet.code(f"{item}.currency", mark.currency or "", mark.span, "Pending cancellation")
        _say_day(
            sheet,
            f"{item}.date",
            re.compile(bounded("|".join(ROWS["day"]), blanks=100)).search(sheet.text, low, high),
            high,
        )


def read_trades(sheet: Sheet, table: str, start: int, end: int) -> None:
    """A report of purchases or sales: each row's shares at its prices must make the sum paid."""
    entries = [hit.start() for hit in ENTRY.finditer(sheet.text, start, end)]
    for n, (low, high) in enumerate(pairwise([*entries, end])):
        held = list(tokens(sheet.text, low, high))
        numbers = [t for t in held if t.kind == "number" and t.start > low + 4][:5]
        read = next(
            (
                four
                for four in permutations(numbers, 4)
                if _within(*(t.amount or ZERO for t in four)) and four[1].start < four[2].start
            ),
            None,
        )
        item, section = f"{table}.{n}", table
        if read is None:
            printed = " ".join(t.text for t in numbers)
            sheet.notice("doubtful", f"{item}: shares, prices and sum that do not agree", low, printed)
            continue
        for slot, token in zip(("shares", "highest", "lowest", "paid"), read, strict=True):
            sheet.number(f"{item}.{slot}", token.amount, token.span, section)
        mark = next((t for t in held if t.kind == "currency"), None)
        day = next((t for t in held if t.kind == "date"), None)
        if mark:
            sheet.code(f"{item}.currency", mark.currency or "", mark.span, section)
        if day and (when := iso(day.text)):
            sheet.date(f"{item}.date", when, day.span, section)


def _within(shares: Decimal, highest: Decimal, lowest: Decimal, paid: Decimal) -> bool:
    slack = Decimal("0.5")
    return shares > highest >= lowest > 0 and shares * lowest - slack <= paid <= shares * highest + slack
