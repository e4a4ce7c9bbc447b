"""Evidence: a span of one filing, and the words that stand there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from graphkit.errors import EvidenceError
from graphkit.filing.filing import Filing

__all__ = ["Evidence"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of one filing: half-open, in code points of the filing's own text.

    `section` is the heading above it; `sentence` is the half-open range of the sentence or row
    around it. Raises EvidenceError for a span that is empty, blank, or outside the text.
    """

    filing: Filing
    start: int
    end: int
    section: str = ""
    sentence: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.filing.text) or not self.quote.strip():
            raise EvidenceError(f"{self.filing.name}: no text at {self.start}-{self.end}")

    @property
    def quote(self) -> str:
        """The words themselves, verbatim."""
        return self.filing.text[self.start : self.end]

    @property
    def page(self) -> int:
        """Number of the page on which the span begins."""
        return self.filing.page_at(self.start)

    @property
    def sentence_text(self) -> str:
        """The sentence or row around the quote; the quote itself where none was marked."""
        start, end = self.sentence or (self.start, self.end)
        return self.filing.text[start:end]

    def to_record(self) -> dict[str, Any]:
        """The evidence as JSON values, quote included."""
        return {
            "filing": self.filing.sha256,
            "page": self.page,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "section": self.section,
            "sentence": list(self.sentence) if self.sentence else None,
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any], filings: Mapping[str, Filing]) -> Self:
        """Raises EvidenceError where the quote is not what the filing says at that span."""
        filing = filings.get(record["filing"])
        if filing is None:
            raise EvidenceError(f"the filing {record['filing'][:12]} is not at hand")
        sentence = record.get("sentence")
        found = cls(
            filing,
            record["start"],
            record["end"],
            record["section"],
            (sentence[0], sentence[1]) if sentence else None,
        )
        if found.quote != record["quote"]:
            raise EvidenceError(
                f"{filing.name}, page {found.page}: {record['start']}-{record['end']} reads "
                f"{found.quote!r}, not {record['quote']!r}"
            )
        return found
