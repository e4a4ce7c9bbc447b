"""The values of a form's cells: numbers, Nil, not applicable, currencies, dates, percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from graphkit.bounded import bounded
from graphkit.extract.forms.lexicon import CURRENCIES, NIL, NOT_APPLICABLE
from graphkit.filing.dates import DATE, find_date

__all__ = ["Token", "iso", "tokens"]

NUMERAL = (
    r"(?:\d{1,3}(?:[,.]\d{3}){2,}(?:\.\d+)?(?![\d,])|\d{1,3}(?:\t?,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)"
)
SLASHED = r"\d{1,2}[\s.]*/[\s.]*\d{1,2}[\s.]*/[\s.]*\d{4}"
MARKS = "|".join(
    r"\s?".join(map(re.escape, mark)) if mark.endswith("$") else rf"{mark}(?![a-z])" for mark in CURRENCIES
)
TOKEN = re.compile(
    bounded(
        rf"(?P<date>{SLASHED}|(?x:{DATE.pattern}))"
        rf"|(?P<currency>{MARKS})"
        rf"|(?P<percent>-?{NUMERAL}[ \t]*%)"
        rf"|(?P<number>\(\s*(?!\d\s*\)){NUMERAL}\s*\)|(?<![A-Za-z0-9.,/(])-?{NUMERAL}(?![\w/]))"
        rf"|(?P<nil>(?<!\w)(?:{'|'.join(NIL)})(?![a-z]))"
        rf"|(?P<na>(?<!\w)(?:{'|'.join(sorted(NOT_APPLICABLE))})(?![a-z]))",
        blanks=100,
    ),
    re.I,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One value: `kind` is number, nil, na, currency, date or percent; half-open place in the text."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        """Its place."""
        return self.start, self.end

    @property
    def amount(self) -> Decimal | None:
        """The number it says: 0 for Nil, None for not applicable and for what is no number."""
        if self.kind == "nil":
            return Decimal(0)
        if self.kind not in {"number", "percent"}:
            return None
        figure = re.sub(r"[^\d.,]", "", self.text)
        plain = re.sub(r"[,.]", "", figure) if self.repaired else figure.replace(",", "")
        return -Decimal(plain) if self.text[0] in "-(" else Decimal(plain)

    @property
    def repaired(self) -> bool:
        """Whether a point stands where the comma between thousands belongs."""
        groups = re.split(r"[,.]", re.sub(r"[^\d.,]", "", self.text))
        inner = self.text[: max(self.text.rfind(","), self.text.rfind("."))]
        return "." in inner and len(groups) > 2 and all(len(group) == 3 for group in groups[1:])

    @property
    def currency(self) -> str | None:
        """The ISO code of a currency mark."""
        return CURRENCIES.get(re.sub(r"\s", "", self.text).upper(), CURRENCIES.get(self.text))


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The values between two places, in order."""
    for hit in TOKEN.finditer(text, start, end):
        yield Token(hit.lastgroup or "", hit[0], hit.start(), hit.end())


def iso(text: str) -> str | None:
    """The ISO date of 30/6/2004, 2 February 2026, 2025年1月6日; None for what is no date."""
    found = find_date(re.sub(r"[\s.]", "", text) if "/" in text else text)
    return found[0].isoformat() if found else None
