"""The arithmetic of a return: what contradicts itself is a warning on the source, never corrected.

A figure that is the tail of the one expected was cut by a column edge and is doubtful, no warning.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from graphkit.extract.forms.sheet import Sheet

__all__ = ["check_return", "differ"]

MONEY_TOLERANCE = Decimal("0.005")


def check_return(sheet: Sheet) -> None:
    """All sums of a monthly return."""
    for slot in ("issued", "treasury"):
        _balance(sheet, slot)
    _capital(sheet)
    issued = [sheet.get(f"options.{n}.issued_in_month") for n in _entries(sheet, "options")]
    if sheet.get("options_total") is not None and issued:
        total = sum((figure or Decimal(0) for figure in issued), Decimal(0))
        differ(sheet, "options_total", total, "shares issued under options", "their total A")
    if (change := sheet.get("issued.change")) is not None and sheet.get("total_change") is not None:
        differ(sheet, "total_change", change, "the change of issued shares", "the total of A to E")
    _funds(sheet)


def differ(
    sheet: Sheet, item: str, expected: Decimal, reckoned: str, printed: str, by: Decimal = Decimal(0)
) -> bool:
    """Report where a printed figure is not the one reckoned; `by` is the tolerance."""
    said = sheet.get(item)
    if said is None or abs(said - expected) <= by:
        return False
    text, place = sheet.cells[item][0].text, sheet.cells[item][1][0]
    cut = f"{expected.normalize():f}".endswith(text) and len(text) > 3
    level = "doubtful" if cut else "warning"
    why = ", cut by a column edge" if cut else ""
    sheet.notice(
        level,
        f"{reckoned} make {expected.normalize():,f}, {printed} is printed as {said:,f}{why}",
        place,
        text,
    )
    return True


def _entries(sheet: Sheet, table: str) -> list[int]:
    return sorted({int(item.split(".")[1]) for item in sheet.cells if item.startswith(f"{table}.")})


def _balance(sheet: Sheet, slot: str) -> None:
    opening, change = sheet.get(f"{slot}.opening"), sheet.get(f"{slot}.change")
    if opening is not None:
        differ(
            sheet,
            f"{slot}.closing",
            opening + (change or 0),
            f"{slot} shares, opening and change,",
            "closing",
        )


def _capital(sheet: Sheet) -> None:
    shares, par = sheet.get("authorised.shares"), sheet.get("authorised.par")
    if shares is not None and par is not None:
        product = shares * par
        differ(sheet, "authorised.total", product, "authorised shares at par", "the total", MONEY_TOLERANCE)


def _funds(sheet: Sheet) -> None:
    raised: dict[str, Decimal] = defaultdict(Decimal)
    for n in _entries(sheet, "options"):
        price, exercised = sheet.get(f"options.{n}.exercise_price"), sheet.get(f"options.{n}.exercised")
        currency = sheet.cells.get(f"options.{n}.currency")
        if price is None or currency is None:
            return
        raised[currency[0].text] += price * abs(exercised or Decimal(0))
    for n in _entries(sheet, "funds_raised"):
        currency = sheet.cells.get(f"funds_raised.{n}.currency")
        if currency and raised:
            item, sum_of = f"funds_raised.{n}.amount", raised[currency[0].text]
            code = currency[0].text
            differ(
                sheet,
                item,
                sum_of,
                f"options exercised at their prices in {code}",
                "the sum raised",
                MONEY_TOLERANCE,
            )
