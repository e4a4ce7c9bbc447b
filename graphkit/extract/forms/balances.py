"""The grids of the forms: authorised capital, issued and treasury shares."""

from __future__ import annotations

from decimal import Decimal

from graphkit.extract.forms.grid import Amounts, Grid, Law

__all__ = ["AUTHORISED", "ISSUED", "SINGLE"]

ZERO = Decimal(0)


def _adds(opening: str, change: str, closing: str) -> Law:
    def holds(amounts: Amounts) -> bool:
        first, last = amounts.get(opening), amounts.get(closing)
        return first is None or last is None or first + (amounts.get(change) or ZERO) == last

    return Law((opening, change, closing), holds)


def _makes(left: str, right: str, total: str) -> Law:
    def holds(amounts: Amounts) -> bool:
        issued, whole = amounts.get(left), amounts.get(total)
        return issued is None or whole is None or issued + (amounts.get(right) or ZERO) == whole

    return Law((left, right, total), holds)


def _at_par(shares: str, par: str, total: str) -> Law:
    def holds(amounts: Amounts) -> bool:
        count, value, whole = amounts.get(shares), amounts.get(par), amounts.get(total)
        if count is None or value is None or whole is None:
            return count is None and value is None and whole is None
        return abs(count * value - whole) <= Decimal("0.005")

    return Law((shares, par, total), holds)


def _fewer(treasury: str, issued: str) -> Law:
    def holds(amounts: Amounts) -> bool:
        held, rest = amounts.get(treasury), amounts.get(issued)
        return held is None or (rest is not None and ZERO <= held <= rest)

    return Law((treasury, issued), holds)


def _alike(left: str, right: str) -> Law:
    def holds(amounts: Amounts) -> bool:
        return None in (amounts.get(left), amounts.get(right)) or amounts[left] == amounts[right]

    return Law((left, right), holds)


ISSUED = Grid(
    (
        "issued.opening",
        "treasury.opening",
        "total_issued.opening",
        "issued.change",
        "treasury.change",
        "issued.closing",
        "treasury.closing",
        "total_issued.closing",
    ),
    (
        _fewer("treasury.opening", "issued.opening"),
        _makes("issued.opening", "treasury.opening", "total_issued.opening"),
        _adds("issued.opening", "issued.change", "issued.closing"),
        _adds("treasury.opening", "treasury.change", "treasury.closing"),
        _makes("issued.closing", "treasury.closing", "total_issued.closing"),
    ),
    frozenset({"issued.opening", "issued.closing"}),
    frozenset({"issued.change", "treasury.change"}),
)

SINGLE = Grid(
    ("issued.opening", "issued.change", "issued.closing"),
    (_adds("issued.opening", "issued.change", "issued.closing"),),
    frozenset({"issued.opening", "issued.closing"}),
    frozenset({"issued.change"}),
)
"""Before 2024 the form had no column for treasury shares."""

AUTHORISED = Grid(
    (
        "authorised.opening_shares",
        "authorised.opening_par",
        "authorised.opening_total",
        "authorised.change_shares",
        "authorised.change_total",
        "authorised.shares",
        "authorised.par",
        "authorised.total",
        "authorised.grand_total",
    ),
    (
        _at_par("authorised.opening_shares", "authorised.opening_par", "authorised.opening_total"),
        _adds("authorised.opening_shares", "authorised.change_shares", "authorised.shares"),
        _alike("authorised.opening_par", "authorised.par"),
        _at_par("authorised.shares", "authorised.par", "authorised.total"),
        _adds("authorised.opening_total", "authorised.change_total", "authorised.total"),
    ),
    frozenset({"authorised.shares", "authorised.par", "authorised.total"}),
    frozenset({"authorised.change_shares", "authorised.change_total", "authorised.grand_total"}),
)
