"""A form under reading: its text cleaned place for place, the cells read so far, what was left.

Offsets of the cleaned text are those of the filing's own text, so a cell's span is its evidence.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal

from graphkit.extract.work import Draft, Work
from graphkit.notice import Notice
from graphkit.statement import Evidence, Value

__all__ = ["METHOD", "Sheet", "Span", "clean"]

METHOD = "forms/1"
MARKUP = re.compile(r"</?[a-z]{1,4}>|\\(?=\$)")
Span = tuple[int, int]


def clean(text: str) -> str:
    """The text with compatibility forms folded and mark-up blanked, each place kept."""
    folded = "".join(
        one if len(one := unicodedata.normalize("NFKC", glyph)) == 1 else glyph for glyph in text
    )
    return MARKUP.sub(lambda mark: " " * len(mark[0]), folded)


@dataclass(slots=True)
class Sheet:
    """One form of one filing: `form` is its party, `issuer` the company that returns it."""

    work: Work
    form: int
    issuer: int
    text: str = field(repr=False)
    cells: dict[str, tuple[Value, Span]] = field(default_factory=dict)

    def evidence(self, span: Span, section: str = "") -> tuple[Evidence, ...]:
        """Evidence for a span, with its line around it."""
        start, end = span
        low = self.text.rfind("\n", 0, start) + 1
        high = self.text.find("\n", end)
        line = (low, high if high >= 0 else len(self.text))
        return (Evidence(self.work.filing, start, end, section, line),)

    def say(self, item: str, value: Value, span: Span, section: str = "") -> None:
        """One cell as one statement; a cell said twice keeps its first reading."""
        if item in self.cells:
            return
        self.cells[item] = (value, span)
        found = self.evidence(span, section)
        self.work.say(
            Draft(
                subject=self.form,
                predicate="return_item",
                object=value,
                evidence=found,
                method=METHOD,
                item=item,
            )
        )

    def number(self, item: str, amount: Decimal | None, span: Span, section: str = "") -> None:
        """A cell that holds a number; a blank cell (None) is left out."""
        if amount is not None:
            self.say(item, Value("number", f"{amount:f}"), span, section)

    def code(self, item: str, text: str, span: Span, section: str = "") -> None:
        """A cell that holds a code: a currency, a kind, a stock code."""
        self.say(item, Value("code", text), span, section)

    def date(self, item: str, day: str, span: Span, section: str = "") -> None:
        """A cell that holds a date, ISO."""
        self.say(item, Value("date", day), span, section)

    def get(self, item: str) -> Decimal | None:
        """The number read for a cell, None where it is blank."""
        held = self.cells.get(item)
        return held[0].number if held and held[0].kind in {"number", "money", "percent"} else None

    def page(self, item: str) -> int | None:
        """The page of a cell."""
        held = self.cells.get(item)
        return self.work.filing.page_at(held[1][0]) if held else None

    def notice(self, level: str, message: str, at: int | None = None, value: str = "") -> None:
        """A line of the build report about this form."""
        page = None if at is None else self.work.filing.page_at(at)
        self.work.notices.append(Notice(level, self.work.filing.name, message, page, value))
