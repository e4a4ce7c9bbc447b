"""A filing: the bytes of one announcement as text with pages, and what its head says of itself."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graphkit.errors import EmptyFiling

__all__ = ["Filing", "Page"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1 and its half-open range of code points in the filing's text."""

    number: int
    start: int
    end: int


def _start(page: Page) -> int:
    return page.start


@dataclass(frozen=True, slots=True, eq=False)
class Filing:
    """One document as it was published.

    `text` is the filing's own text, never repaired: every offset of every statement counts
    code points in it. Two filings are equal when the sha256 of their bytes is.

    `kind` is one of connected_transaction, continuing_connected_transaction,
    discloseable_transaction, monthly_return, next_day_return, directors_list, report,
    prospectus, circular, allotment_results, clarification, other. `language` is en, zh-Hant, zh-Hans or
    bilingual. `issuer`, `stock_code` (unpadded) and `published` are None where the filing does
    not say; a publication date is never used as the date of a fact. `language` is bilingual
    where English and Chinese stand side by side, en where Chinese gives only names.
    """

    name: str
    sha256: str
    text: str = field(repr=False)
    pages: tuple[Page, ...] = field(repr=False)
    kind: str = "other"
    language: str = "en"
    title: str = ""
    issuer: str | None = None
    stock_code: str | None = None
    published: date | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise EmptyFiling(self.name, "no text in it", "Scanned pages need OCR first.")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Filing) and self.sha256 == other.sha256

    def __hash__(self) -> int:
        return hash(self.sha256)

    def page_at(self, offset: int) -> int:
        """The number of the page that holds the code point at `offset`."""
        return self.pages[max(bisect_right(self.pages, offset, key=_start) - 1, 0)].number

    def to_record(self) -> dict[str, Any]:
        """Everything but the text, as JSON values."""
        return {
            "name": self.name,
            "sha256": self.sha256,
            "pages": [[page.number, page.start, page.end] for page in self.pages],
            "kind": self.kind,
            "language": self.language,
            "title": self.title,
            "issuer": self.issuer,
            "stock_code": self.stock_code,
            "published": self.published.isoformat() if self.published else None,
        }

    @classmethod
    def from_record(cls, record: dict[str, Any], text: str) -> Filing:
        """The filing whose `to_record` this is, with its text."""
        published = record["published"]
        return cls(
            **{
                **record,
                "text": text,
                "pages": tuple(Page(*page) for page in record["pages"]),
                "published": date.fromisoformat(published) if published else None,
            }
        )
