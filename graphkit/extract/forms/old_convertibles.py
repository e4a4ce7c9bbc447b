"""The convertibles of the old monthly return, whose columns an extractor runs together.

An entry's figures stand before "Stock code (if listed)", its price after. Which figure is which is
told by arithmetic: opening less converted is closing, and closing at the price makes the shares
that may be issued.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise, permutations

from graphkit.bounded import bounded
from graphkit.extract.forms.old_return import LAYOUT
from graphkit.extract.forms.sheet import Sheet
from graphkit.extract.forms.tokens import Token, iso, tokens

__all__ = ["read_convertibles"]

SECTION = "Convertibles"
BELOW = re.compile(bounded(r"\s*".join(map(re.escape, LAYOUT["convertibles"]["below"].split())), blanks=100))
APPROVAL = re.compile(
    bounded(r"\s*".join(map(re.escape, LAYOUT["convertibles"]["approval"].split())), blanks=100)
)
ORDINAL_OR_YEAR = re.compile(r"(?<!\d)\d{1,2}\.(?=\s)|\b(?:19|20)\d\d\b(?!,)")
SHARE_TOLERANCE = Decimal("0.01")


def read_convertibles(sheet: Sheet, start: int, end: int) -> None:
    """Every entry with figures; one whose figures make no sense together is reported."""
    breaks = [hit.span() for hit in BELOW.finditer(sheet.text, start, end)]
    ends = [*(after for after, _ in breaks), end][1:]
    begin, place = start, 0
    for (low, high), stop in zip(breaks, ends, strict=True):
        approval = APPROVAL.search(sheet.text, high, stop)
        price_end = approval.start() if approval else stop
        figures = _figures(sheet.text, begin, low)
        begin = price_end
        if figures:
            _entry(sheet, place, figures, (high, price_end, stop))
            place += 1


def _figures(text: str, start: int, end: int) -> list[Token]:
    skipped = {hit.start() for hit in ORDINAL_OR_YEAR.finditer(text, start, end)}
    held = [
        t for t in tokens(text, start, end) if t.kind in {"number", "currency"} and t.start not in skipped
    ]
    return held if any(t.amount for t in held) else []


def _entry(sheet: Sheet, place: int, held: list[Token], below: tuple[int, int, int]) -> None:
    numbers = [t for t in held if t.kind == "number"]
    marks = [t for t in held if t.kind == "currency"]
    beside = list(tokens(sheet.text, below[0], below[1]))
    price = next((t for mark, t in pairwise(beside) if mark.currency and t.amount), None)
    read = _solve(numbers, price.amount if price else None)
    item = f"convertibles.{place}"
    if marks:
        sheet.code(f"{item}.currency", marks[-1].currency or "", marks[-1].span, SECTION)
    if read is None:
        printed = " ".join(t.text for t in numbers)
        sheet.notice(
            "doubtful", "figures of a convertible that do not add up are not read", held[0].start, printed
        )
        return
    for name, token in read.items():
        sheet.number(f"{item}.{name}", token.amount, token.span, SECTION)
        if token.repaired:
            sheet.notice("doubtful", "a point read as the comma between thousands", token.start, token.text)
    if price:
        sheet.number(f"{item}.price", price.amount, price.span, SECTION)
    day = next((t for t in tokens(sheet.text, below[1], below[2]) if t.kind == "date"), None)
    if day and (when := iso(day.text)):
        sheet.date(f"{item}.approved", when, day.span, SECTION)
    if [t.start for t in read.values()] != [t.start for t in numbers]:
        printed = " ".join(t.text for t in numbers)
        sheet.notice(
            "doubtful", "columns of a convertible run together, told by arithmetic", held[0].start, printed
        )


def _solve(numbers: list[Token], price: Decimal | None) -> dict[str, Token] | None:
    """Opening, converted, closing and issuable among the figures of one row."""
    if len(numbers) < 4:
        return None
    issuable = numbers[-1]
    best: tuple[tuple[bool, int], tuple[Token, ...]] | None = None
    for chosen in permutations(numbers[:-1], 3):
        opening, converted, closing = (token.amount or Decimal(0) for token in chosen)
        if opening - abs(converted) != closing or opening <= 0:
            continue
        shares = closing / price if price else None
        fits = shares is not None and abs(shares - (issuable.amount or 0)) <= SHARE_TOLERANCE * shares
        order = sum(1 for left, right in pairwise(chosen) if left.start > right.start)
        rank = (not fits, order)
        if best is None or rank < best[0]:
            best = (rank, chosen)
    if best is None:
        return None
    return dict(zip(("opening", "converted", "closing"), best[1], strict=True)) | {"issuable": issuable}
