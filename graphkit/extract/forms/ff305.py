"""FF305, the next day disclosure return: what changed in the issued or treasury shares, day by day.

Its record, cell by cell as `return_item` statements:

    submitted, issuer, stock_code
    opening, closing    {as_at, issued, treasury, total}
    events[]            {kind, date, shares, treasury, percent, price, currency}: one change of the
                        shares in issue or in treasury; a decrease is negative, price is per share
    pending[]           {date, shares, price, currency}: bought back and not yet cancelled
    repurchases[]       {date, shares, highest, lowest, paid, currency}
    treasury_sales[]    as repurchases
    other_classes[]     {type, stock_code, opening, events, closing, pending} of further classes

A blank cell is left out. Opening, events and closing must add up, and issued and treasury shares
make the total; figures that keep no sum are reported and not read.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import Any

from graphkit.bounded import bounded
from graphkit.extract.forms.events import read_changes, read_pending, read_trades
from graphkit.extract.forms.ff301 import ShareClass, classes, open_form
from graphkit.extract.forms.lexicon import layout
from graphkit.extract.forms.monthly import say_stock_code
from graphkit.extract.forms.sheet import Sheet
from graphkit.extract.forms.signature import read_signature
from graphkit.extract.work import Work

__all__ = ["read_ff305"]

LAYOUT: dict[str, Any] = layout("ff305")


def read_ff305(work: Work) -> None:
    """Everything that a next day disclosure return says, and notices on the rest."""
    sheet = open_form(work, "Next day disclosure return")
    places = _sections(sheet.text)
    found = classes(
        sheet.text, *places.get("classes", (0, places.get("confirmation", (len(sheet.text), 0))[0]))
    )
    for n, share_class in enumerate(sorted(found, key=lambda one: not one.listed)):
        _read_class(sheet, share_class, "" if n == 0 else f"other_classes.{n - 1}.")
    if not found:
        sheet.notice("doubtful", "no class of shares is legible")
    for table, name in (("repurchases", "Repurchase report"), ("treasury_sales", "Sales of treasury shares")):
        place = places.get({"repurchases": "repurchases", "treasury_sales": "sales"}[table])
        if place is None:
            sheet.notice("ignored", f"section not printed: {name}")
        elif any(
            word in sheet.text[place[0] : min(place[1], place[0] + 400)] for word in LAYOUT["absent"]["words"]
        ):
            sheet.notice("ignored", f"section not applicable: {name}", place[0])
        else:
            read_trades(sheet, table, *place)
    if "confirmation" in places:
        sheet.notice(
            "ignored", "confirmation under rule 13.25C and the form's notes", places["confirmation"][0]
        )
    read_signature(sheet, places.get("signature", (0, 0))[0])


def _sections(text: str) -> dict[str, tuple[int, int]]:
    starts: list[tuple[int, str]] = []
    for name, headings in LAYOUT["sections"].items():
        after = starts[-1][0] if starts else 0
        found = re.compile(
            bounded("|".join(f"(?:{heading})" for heading in headings), blanks=100), re.M
        ).search(text, after)
        if found:
            starts.append((found.end() - len(found[0].lstrip()), name))
    edges = [*(start for start, _ in starts), len(text)]
    return {name: place for (_, name), place in zip(starts, pairwise(edges), strict=True)}


def _read_class(sheet: Sheet, share_class: ShareClass, prefix: str) -> None:
    if share_class.stock_code and share_class.listed:
        code, start, end = share_class.stock_code
        if prefix:
            sheet.code(f"{prefix}stock_code", code, (start, end))
        else:
            say_stock_code(sheet, code, (start, end))
    if prefix and share_class.kind:
        sheet.code(f"{prefix}type", share_class.kind[0], share_class.kind[1:])
    pending = re.compile(bounded("|".join(LAYOUT["class"]["pending"]), blanks=100)).search(
        sheet.text, share_class.start, share_class.end
    )
    # The last figures of part A may be printed below the heading of part B, where B is empty.
    absent = pending and not re.search(
        bounded(r"(?m)^\s*1\s*\)\s*\.", blanks=100), sheet.text[pending.start() : share_class.end]
    )
    changes_end = share_class.end if pending is None or absent else pending.start()
    read_changes(sheet, prefix, share_class.start, changes_end)
    if pending and absent:
        sheet.notice("ignored", f"{prefix}shares bought back and not yet cancelled: none", pending.start())
    elif pending:
        read_pending(sheet, prefix, pending.start(), share_class.end)
    if prefix == "" and sheet.get("opening.issued") == Decimal(0):
        sheet.notice("doubtful", "the opening balance of issued shares is nought", share_class.start)
