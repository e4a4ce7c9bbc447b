"""FF301, the monthly return since 2021, in English and Chinese.

The layout names sections and labels; figures are put into their cells by the sums that bind them
(grid), since the text of a PDF mixes rows and columns. The listed class stands in the main slots
of the record, further classes under other_classes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from graphkit.bounded import bounded
from graphkit.extract.forms.balances import AUTHORISED, ISSUED, SINGLE
from graphkit.extract.forms.grid import Grid, place
from graphkit.extract.forms.lexicon import layout
from graphkit.extract.forms.monthly import open_sheet, say_stock_code
from graphkit.extract.forms.sheet import Sheet, clean
from graphkit.extract.forms.tokens import Token, iso, tokens

__all__ = ["LAYOUT", "ShareClass", "blanked", "classes", "figures", "named", "open_form", "sections"]

LAYOUT: dict[str, Any] = layout("ff301")
FULL_STOP = re.compile(
    r"(?<!\s)\s{0,99}[(（](?=Incorporated|於|于|[^)）]{0,99}(?:incorporated|註冊成立))[^)）]{0,400}+[)）]?\s{0,99}+$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class ShareClass:
    """A class of shares within a section: where it stands, its code and whether it is listed."""

    start: int
    end: int
    kind: tuple[str, int, int] | None
    stock_code: tuple[str, int, int] | None
    listed: bool


def blanked(text: str, patterns: list[str]) -> str:
    """The text with what the patterns match turned to blanks, each place kept."""
    for pattern in patterns:
        text = re.sub(bounded(pattern, blanks=100), lambda hit: re.sub(r"\S", " ", hit[0]), text)
    return text


def sections(text: str) -> dict[str, tuple[int, int]]:
    """The place of each section by name, in the order of the form."""
    starts: list[tuple[int, str]] = []
    after = 0
    for section in LAYOUT["section"]:
        heading = re.compile(
            bounded("|".join(rf"^\s*(?:{pattern})" for pattern in section["heading"]), blanks=100), re.M
        )
        if found := heading.search(text, after):
            start = found.end() - len(found[0].lstrip())
            starts.append((start, section["name"]))
            after = found.end()
    edges = [*(start for start, _ in starts), len(text)]
    return {name: place for (_, name), place in zip(starts, pairwise(edges), strict=True)}


def named(text: str, labels: list[str]) -> re.Match[str] | None:
    """The value after a label and a colon: the rest of its line, or the next line with text."""
    return re.search(bounded(rf"(?:{'|'.join(labels)})\s*[:：]\s*(?P<value>[^\n]*\S)", blanks=100), text)


def open_form(work: Any, name: str) -> Sheet:
    """The form of a filing with its head: issuer, period or not, date of submission."""
    text = blanked(clean(work.filing.text), LAYOUT["head"]["blank"])
    head = LAYOUT["head"]
    issuer, period, submitted = (named(text, head[slot]) for slot in ("issuer", "period", "submitted"))
    when = next((day for found in (period, submitted) if found and (day := iso(found["value"]))), None)
    company = (work.filing.issuer or "the Company", 0, 1)
    if issuer:
        printed = FULL_STOP.sub("", issuer["value"].split("  ")[0])
        company = (re.sub(r"\s+", " ", printed), issuer.start("value"), issuer.start("value") + len(printed))
    sheet = open_sheet(work, text, f"{name} {'for' if period else 'of'} {when}" if when else name, company)
    for item, found in (("period_end", period), ("submitted", submitted)):
        day = iso(found["value"]) if found else None
        if found and day:
            sheet.date(item, day, found.span("value"))
        elif found or item == "submitted":
            sheet.notice("doubtful", f"{item} is not legible")
    return sheet


def classes(text: str, start: int, end: int) -> list[ShareClass]:
    """The classes of shares within a section, as their heads print them."""
    layout_of = LAYOUT["class"]
    heads = [
        hit.start()
        for hit in re.finditer(bounded("|".join(layout_of["heading"]), blanks=100), text[start:end])
    ]
    found = []
    for low, high in pairwise([*heads, end - start]):
        block = text[start + low : start + high]
        code = re.search(r"(?<![\d,.])\d{5}(?![\d,.])", block)
        printed = (
            (code[0].lstrip("0"), start + low + code.start(), start + low + code.end()) if code else None
        )
        found.append(
            ShareClass(
                start + low,
                start + high,
                _word(text, start + low, start + high, layout_of["types"], alone=True)
                or _word(text, start + low, start + high, layout_of["kinds"]),
                printed,
                _word(text, start + low, start + high, layout_of["listed"], alone=True) is not None,
            )
        )
    return found


def _word(
    text: str, start: int, end: int, words: list[str], alone: bool = False
) -> tuple[str, int, int] | None:
    """The first of the words between two places; `alone` where it must fill a cell."""
    edge = r"(?<!\S){}(?!\S)" if alone else "{}"
    found = (re.compile(edge.format(re.escape(word))).search(text, start, end) for word in words)
    hits = [(hit.start(), -len(hit[0]), hit[0], hit.end()) for hit in found if hit]
    return (min(hits)[2], min(hits)[0], min(hits)[3]) if hits else None


def figures(text: str, start: int, end: int, labels: Iterable[str] = ()) -> list[Token]:
    """The values that stand for cells: on lines that hold nothing but labels of rows and values,
    and two or more at the end of a line of words (a row beside its description)."""
    found: list[Token] = []
    plain = blanked(text[start:end], [rf"(?m){label}" for label in (*LAYOUT["labels"]["rows"], *labels)])
    for line in re.finditer(r"[^\n]+", plain):
        tail: list[Token] = []
        edge = line.end()
        for token in reversed(list(tokens(plain, line.start(), line.end()))):
            if re.search(r"\w", plain[token.end : edge]):
                break
            tail.insert(0, token)
            edge = token.start
        whole = not re.search(r"\w", plain[line.start() : edge])
        if (
            whole
            or sum(token.kind == "number" and "$" not in plain[: token.start][-2:] for token in tail) > 1
        ):
            found += [Token(t.kind, t.text, t.start + start, t.end + start) for t in tail]
    return [
        t for t in found if t.kind in {"number", "currency", "date"} and not re.fullmatch(r"\d{5}", t.text)
    ]


def read_classes(sheet: Sheet, places: dict[str, tuple[int, int]]) -> None:
    """Authorised capital, issued and treasury shares, of every class."""
    for name, grids in (
        ("Authorised share capital", (AUTHORISED,)),
        ("Issued and treasury shares", (ISSUED, SINGLE)),
    ):
        if name not in places:
            continue
        found = classes(sheet.text, *places[name])
        ranked = sorted(found, key=lambda one: not one.listed)
        for n, share_class in enumerate(ranked):
            prefix = "" if n == 0 else f"other_classes.{n - 1}."
            _read_class(sheet, share_class, prefix, grids, name)


def _read_class(
    sheet: Sheet, share_class: ShareClass, prefix: str, grids: tuple[Grid, ...], section: str
) -> None:
    if share_class.stock_code and share_class.listed:
        code, *span = share_class.stock_code
        if prefix:
            sheet.code(f"{prefix}stock_code", code, (span[0], span[1]), section)
        elif "stock_code" not in sheet.cells:
            say_stock_code(sheet, code, (span[0], span[1]))
    if prefix and share_class.kind:
        sheet.code(f"{prefix}type", share_class.kind[0], share_class.kind[1:], section)
    held = figures(sheet.text, share_class.start, share_class.end)
    numbers = [t for t in held if t.kind == "number"]
    placed = next((found for grid in grids if (found := place(grid, numbers))), None)
    if placed is None:
        if numbers:
            printed = " ".join(t.text for t in numbers)
            sheet.notice(
                "doubtful", f"{section}: figures that keep no sum are not read", share_class.start, printed
            )
        return
    for cell, token in placed.items():
        sheet.number(prefix + cell, token.amount, token.span, section)
    currency = next((t for t in held if t.kind == "currency" and t.currency), None)
    if currency and "authorised" in next(iter(placed)):
        sheet.code(f"{prefix}authorised.currency", currency.currency or "", currency.span, section)
