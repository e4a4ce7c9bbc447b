"""A notice: one line of the build report about what was read, ignored, doubtful or failed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["Notice"]


@dataclass(frozen=True, slots=True)
class Notice:
    """`level` is ignored (named and passed over), doubtful (read, but check it), warning (the
    source contradicts itself) or failed (not read). `value` is the text or number concerned."""

    level: str
    filing: str
    message: str
    page: int | None = None
    value: str = ""

    def __str__(self) -> str:
        where = f"{self.filing}, page {self.page}" if self.page else self.filing
        return f"{self.level}: {where}: {self.message}" + (f" ({self.value})" if self.value else "")

    def to_record(self) -> dict[str, Any]:
        """The notice as JSON values."""
        return asdict(self)
