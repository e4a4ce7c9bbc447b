"""The old monthly return as a whole: its sections read in order, the rest ignored by name."""

from __future__ import annotations

from graphkit.extract.forms.checks import check_return
from graphkit.extract.forms.old_convertibles import read_convertibles
from graphkit.extract.forms.old_options import read_options
from graphkit.extract.forms.old_return import LAYOUT, head, read_balances, sections
from graphkit.extract.forms.sheet import Sheet, clean
from graphkit.extract.forms.signature import read_signature
from graphkit.extract.forms.stream import Stream
from graphkit.extract.forms.tokens import tokens
from graphkit.extract.work import Draft, Work
from graphkit.statement import Value

__all__ = ["open_sheet", "read_monthly"]

READERS = {"authorised", "issued", "options", "convertibles", "totals", "signature"}


def read_monthly(work: Work) -> None:
    """Everything that an old monthly return says, and notices on the rest."""
    text = clean(work.filing.text)
    stream = Stream.of(text)
    places = sections(stream)
    said = head(stream, places.get("Authorised share capital", (0, len(text)))[1])
    issuer = said.get("issuer", (work.filing.issuer or "the Company", 0, 1, ""))
    period = said.get("period_end")
    sheet = open_sheet(
        work, text, f"Monthly return for {period[0]}" if period else "Monthly return", issuer[:3]
    )
    _say_head(sheet, said)
    read_balances(sheet, stream, places)
    if place := places.get("Share options"):
        read_options(sheet, stream, *place)
    if place := places.get("Convertibles"):
        read_convertibles(sheet, *place)
    if place := places.get("Totals"):
        figure = next((t for t in tokens(text, *place) if t.kind in {"number", "nil"}), None)
        if figure:
            sheet.number("total_change", figure.amount, figure.span, "Totals")
    read_signature(sheet)
    _pass_over(sheet, places)
    check_return(sheet)


def _say_head(sheet: Sheet, said: dict[str, tuple[str, int, int, str]]) -> None:
    """Dates and code of the head; every repair, and all that is missing, is reported."""
    for item, (value, start, end, reason) in said.items():
        if reason:
            printed = sheet.work.filing.text[start:end]
            sheet.notice("doubtful", f"{item}: {reason}, read as {value}", start, printed)
        if item in {"period_end", "submitted"}:
            sheet.date(item, value, (start, end))
        elif item == "stock_code":
            say_stock_code(sheet, value, (start, end))
        elif item == "unread_code":
            sheet.notice("doubtful", "no stock code of a listed share can be read", start, value)
    for missing in sorted({"period_end", "submitted", "stock_code"} - said.keys()):
        sheet.notice("doubtful", f"{missing} is not legible")


def open_sheet(work: Work, text: str, name: str, issuer: tuple[str, int, int]) -> Sheet:
    """A form as a party of the filing, with its issuer; the issuer's name is the form's first cell."""
    company = work.issuer if work.issuer is not None else work.roster.add("company", issuer[0])
    work.roster.alias(company, issuer[0])
    work.issuer = company
    sheet = Sheet(work, work.roster.add("return", name), company, text)
    if issuer[2] > issuer[1] + 1:
        sheet.say("issuer", Value("text", issuer[0]), issuer[1:])
    return sheet


def say_stock_code(sheet: Sheet, code: str, span: tuple[int, int]) -> None:
    """The code as a cell of the form, and as an attribute of the issuer."""
    sheet.code("stock_code", code, span)
    sheet.work.say(
        Draft(
            subject=sheet.issuer,
            predicate="stock_code",
            object=Value("code", code),
            evidence=sheet.evidence(span),
            method="forms/1",
        )
    )


def _pass_over(sheet: Sheet, places: dict[str, tuple[int, int]]) -> None:
    """Sections without a reader: ignored by name when empty, doubtful when they hold figures."""
    for section in LAYOUT["section"]:
        name, place = section["name"], places.get(section["name"])
        if place is None:
            sheet.notice("doubtful", f"section not found: {name}")
        elif section.get("reads") not in READERS:
            figures = [t for t in tokens(sheet.text, *place) if t.kind == "number" and "," in t.text]
            if figures:
                printed = " ".join(t.text for t in figures)
                sheet.notice("doubtful", f"figures not read in section: {name}", place[0], printed)
            else:
                sheet.notice("ignored", f"section without figures: {name}", place[0])
