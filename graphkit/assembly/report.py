"""What a build did: which filings the graph has, what was noticed in each, and what was not read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from graphkit.errors import FilingError
from graphkit.notice import Notice

__all__ = ["Report", "ReportLine"]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One filing of the graph: its head, how many statements it gave, and its notices."""

    head: Mapping[str, Any]
    statements: int
    notices: tuple[Notice, ...]

    @property
    def name(self) -> str:
        """The name of its file."""
        return str(self.head["name"])

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.head["pages"])

    def count(self, level: str) -> int:
        """How many notices have that level."""
        return sum(notice.level == level for notice in self.notices)

    def to_record(self) -> dict[str, Any]:
        """The line as JSON values."""
        return {
            **self.head,
            "pages": self.pages,
            "statements": self.statements,
            "notices": [notice.to_record() for notice in self.notices],
        }


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: `read` are all filings of the graph, `added` those that are new, by sha256;
    `failed` files were not read, `passed` ones are not of a kind that is read. `digest` is the
    canonical hash of the graph."""

    read: tuple[ReportLine, ...]
    added: frozenset[str] = frozenset()
    failed: tuple[FilingError, ...] = ()
    passed: tuple[str, ...] = ()
    digest: str = ""

    def of(self, digest: str) -> Self:
        """The report with the hash of the graph."""
        return replace(self, digest=digest)

    def to_record(self) -> dict[str, Any]:
        """The report as JSON values."""
        return {
            "digest": self.digest,
            "added": len(self.added),
            "filings": [line.to_record() for line in self.read],
            "failed": [
                {"file": error.name, "reason": error.reason, "advice": error.advice} for error in self.failed
            ],
            "ignored": list(self.passed),
        }
