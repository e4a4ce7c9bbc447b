"""The monthly return in use until 2021, also where its text was broken by the extractor.

Sections and labels come from the layout; a label is found by likeness (stream), the values after
it by their form. Cells: period_end, submitted, stock_code, authorised, issued, and the tables of
options and convertibles.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import chain, pairwise
from typing import Any

from graphkit.extract.forms.head import joined_name, stock_code
from graphkit.extract.forms.lexicon import layout
from graphkit.extract.forms.sheet import Sheet
from graphkit.extract.forms.stream import Stream
from graphkit.extract.forms.tokens import Token, iso, tokens

__all__ = ["LAYOUT", "head", "read_balances", "sections"]

LAYOUT: dict[str, Any] = layout("old_return")
HEADING = 86.0
"""How like a heading must be: a heading as printed goes before one by likeness."""
MONTH_ENDED = re.compile(r"month\s+ended[^\n\d]{0,40}(\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{4})", re.I)
ALONE = re.compile(r"^[^\S\n]*(\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4})[^\S\n]*$", re.M)


def sections(stream: Stream) -> dict[str, tuple[int, int]]:
    """The place of each section found, by name; those not found are left out."""
    starts: list[tuple[int, str]] = []
    after = 0
    for section in LAYOUT["section"]:
        labels = [section["label"], *([section["other"]] if "other" in section else [])]
        tries = [(label, likeness) for likeness in (100.0, HEADING) for label in labels]
        places = (stream.find(label, after, len(stream.text), likeness) for label, likeness in tries)
        if found := next((place for place in places if place), None):
            starts.append((found[0], section["name"]))
            after = found[1]
    edges = [*(start for start, _ in starts), len(stream.text)]
    return {name: place for (_, name), place in zip(starts, pairwise(edges), strict=True)}


def head(stream: Stream, end: int) -> dict[str, tuple[str, int, int, str]]:
    """What the head says: issuer, period_end, submitted, stock_code as (text, start, end, reason)."""
    said: dict[str, tuple[str, int, int, str]] = {}
    text = stream.text
    name = stream.find(LAYOUT["head"]["issuer"], 0, end)
    stop = stream.find("Movements in Authorised Share Capital", 0, end)
    limit = stop[0] if stop else end
    if name:
        submitted = stream.find(LAYOUT["head"]["submitted"], name[1], limit)
        day = next((t for t in tokens(text, name[1], limit) if t.kind == "date"), None)
        if day and (when := iso(day.text)):
            said["submitted"] = (
                when,
                day.start,
                day.end,
                "" if re.fullmatch(r"[\w/ ]+", day.text) else "cut",
            )
        start, finish = name[1], min(day.start if day else limit, limit)
        if submitted:
            start, finish = (submitted[1], finish) if submitted[0] - start < 4 else (start, submitted[0])
        start += len(text[start:finish]) - len(text[start:finish].lstrip(" \t\n:"))
        finish = start + len(text[start:finish].rstrip())
        printed = text[start:finish].split("\n")[0]
        whole, reason = joined_name(printed)
        if whole:
            said["issuer"] = (whole, start, start + len(printed), reason)
    for found in chain(MONTH_ENDED.finditer(text), ALONE.finditer(text)):
        when = iso(found[1])
        if when and (date.fromisoformat(when) + timedelta(1)).day == 1:
            said["period_end"] = (when, found.start(1), found.end(1), "")
            break
    if code := re.compile(r"Stock\s+code\s*:\s*(\d[\d \t]*\d)").search(text, limit):
        if read := stock_code(code[1]):
            said["stock_code"] = (read[0], code.start(1), code.end(1), read[1])
        else:
            said["unread_code"] = (code[1], code.start(1), code.end(1), "")
    return said


def read_balances(sheet: Sheet, stream: Stream, places: dict[str, tuple[int, int]]) -> None:
    """The authorised capital of the first class, and the issued shares, opening to closing."""
    if place := places.get("Authorised share capital"):
        _authorised(sheet, stream, *place)
    if place := places.get("Issued share capital"):
        found = rows(stream, *place)
        for slot, values in found.items():
            if values:
                sheet.number(f"issued.{slot}", values[0].amount, values[0].span, "Issued share capital")
        for n, row in enumerate(zip(*(found.get(slot, []) for slot in LAYOUT["rows"]), strict=False)):
            if n and any(token.amount for token in row):
                figures = ", ".join(token.text for token in row)
                sheet.notice("doubtful", f"a further class of shares, column {n + 1}", row[0].start, figures)


def _authorised(sheet: Sheet, stream: Stream, start: int, end: int) -> None:
    codes = [m.start() for m in re.finditer(r"Stock\s+code\s*:", stream.text[start:end])]
    end = start + codes[1] if len(codes) > 1 else end
    currency = next((t for t in tokens(stream.text, start, end) if t.kind == "currency"), None)
    found = rows(stream, start, end)
    for slot, values in found.items():
        if len(values) < 3:
            continue
        lead = "" if slot == "closing" else f"{slot}_"
        for name, token in zip(("shares", "par", "total"), values, strict=False):
            sheet.number(f"authorised.{lead}{name}", token.amount, token.span, "Authorised share capital")
    if currency and currency.currency:
        sheet.code("authorised.currency", currency.currency, currency.span, "Authorised share capital")


def rows(stream: Stream, start: int, end: int) -> dict[str, list[Token]]:
    """The values of each row of balances between two places, by opening, change, closing."""
    labels: dict[str, tuple[int, int]] = {}
    for name, label in LAYOUT["rows"].items():
        if found := stream.find(label, start, end, 75.0):
            labels[name] = found
            start = found[1]
    stops = [*[place[0] for place in labels.values()], end][1:]
    return {
        name: [t for t in tokens(stream.text, label[1], stop) if t.kind in {"number", "nil", "na"}]
        for (name, label), stop in zip(labels.items(), stops, strict=True)
    }
