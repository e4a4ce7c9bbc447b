"""FF301 as a whole: its sections read in order, the rest ignored by name."""

from __future__ import annotations

import re
from decimal import Decimal

from graphkit.bounded import bounded
from graphkit.extract.forms.checks import check_return
from graphkit.extract.forms.ff301 import LAYOUT, open_form, read_classes, sections
from graphkit.extract.forms.schemes import read_schemes
from graphkit.extract.forms.sheet import Sheet
from graphkit.extract.forms.signature import read_signature
from graphkit.extract.forms.tokens import tokens
from graphkit.extract.work import Work
from graphkit.statement import Value

__all__ = ["pass_over", "read_ff301"]


def read_ff301(work: Work) -> None:
    """Everything that a monthly return on FF301 says, and notices on the rest."""
    sheet = open_form(work, "Monthly return")
    places = sections(sheet.text)
    read_classes(sheet, places)
    for table, name in (("options", "Share options"), ("convertibles", "Convertibles")):
        if name in places and not _absent(sheet.text, *places[name]):
            read_schemes(sheet, table, *places[name])
    _read_float(sheet, places.get("Issued and treasury shares", (0, 0)))
    _read_total(sheet, places.get("Other movements in issued shares", (0, 0)))
    read_signature(sheet, places.get("Confirmations", (0, 0))[0])
    pass_over(sheet, places)
    check_return(sheet)


def _absent(text: str, start: int, end: int) -> bool:
    """Does the section say that it does not apply, and hold no entry?"""
    said = any(word in text[start:end] for word in LAYOUT["absent"]["words"])
    return said and not re.search(bounded(LAYOUT["schemes"]["entry"], blanks=100), text[start:end])


def pass_over(sheet: Sheet, places: dict[str, tuple[int, int]]) -> None:
    """A line for every section: ignored by name, doubtful where it holds entries that are not read."""
    for section in LAYOUT["section"]:
        name = section["name"]
        if name not in places:
            sheet.notice("doubtful", f"section not found: {name}")
        elif section.get("reads") in {"authorised", "issued", "signature"}:
            continue
        elif _absent(sheet.text, *places[name]):
            sheet.notice("ignored", f"section not applicable: {name}", places[name][0])
        elif "reads" not in section or section["reads"] == "totals":
            counted = [
                t.text for t in tokens(sheet.text, *places[name]) if t.kind == "number" and "," in t.text
            ]
            level = "doubtful" if counted else "ignored"
            sheet.notice(level, f"section not read: {name}", places[name][0], " ".join(counted))
    if confirmations := places.get("Confirmations"):
        sheet.notice("ignored", "confirmations under rule 13.25C and the form's notes", confirmations[0])


def _read_total(sheet: Sheet, place: tuple[int, int]) -> None:
    """The total change of the month, printed below section (E)."""
    found = re.compile(bounded(r"Total\s+increase/\s*decrease[^\n]*?:\s*(-?\d[\d,]*)", blanks=100)).search(
        sheet.text, *place
    )
    if found:
        sheet.number("total_change", Decimal(found[1].replace(",", "")), found.span(1), "Totals")


def _read_float(sheet: Sheet, place: tuple[int, int]) -> None:
    """The confirmation of the public float: which of the two lines is ticked, and the threshold."""
    words, section = LAYOUT["float"], "Public float"
    ticked = re.compile(
        bounded(rf"{words['tick']}\s*(?P<line>[^\n]+(?:\n(?!\s*\n)[^\n]*)?)", blanks=100)
    ).search(sheet.text, *place)
    if ticked:
        line = ticked["line"].split("\n")[0]
        failed = any(re.search(bounded(pattern, blanks=100), line) for pattern in words["failed"])
        complied = any(re.search(bounded(pattern, blanks=100), line) for pattern in words["complied"])
        if failed or complied:
            value = Value("flag", "false" if failed else "true")
            sheet.say("public_float.complied", value, ticked.span(), section)
        else:
            sheet.notice(
                "doubtful", "a ticked line on the public float that is not known", ticked.start(), line
            )
    if threshold := re.compile(bounded(words["threshold"], blanks=100)).search(sheet.text, *place):
        sheet.code("public_float.threshold", threshold["name"], threshold.span("name"), section)
        percent = Value("percent", threshold["percent"])
        sheet.say("public_float.percent", percent, threshold.span("percent"), section)
