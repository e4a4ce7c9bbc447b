"""Where a company is incorporated, as a description of it says."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Seat"]


@dataclass(slots=True)
class Seat:
    """Where a company is incorporated, and when."""

    place: str | None
    day: str | None
