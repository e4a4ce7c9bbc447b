"""Decisions: two parties are the same, are not, or may be; by whom or by which rule, and why."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["Decision", "Judgement", "limits"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision that two refs (by id) are one party, or are not.

    `same` is None for a pair that somebody looked at and left unsure. The names are those that the
    refs had then: a ref whose filing was read anew is found again by them.
    """

    left: str
    right: str
    same: bool | None
    by: str = ""
    left_name: str = ""
    right_name: str = ""
    valid: str | None = None

    @property
    def pair(self) -> tuple[str, str]:
        """The two ids in order."""
        return (self.left, self.right) if self.left <= self.right else (self.right, self.left)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of two refs that stand for their parties.

    `verdict` is same, not_same or unsure; `rule` names the rule ("stock code") or, for a
    judgement, who decided; `score` is 0-1; `features` are what it was drawn from; `reason` says
    it in words.
    """

    left: str
    right: str
    verdict: str
    rule: str
    score: float
    reason: str
    features: Mapping[str, Any] = field(default_factory=dict)

    @property
    def pair(self) -> tuple[str, str]:
        """The two ids in order."""
        return (self.left, self.right) if self.left <= self.right else (self.right, self.left)

    def to_record(self) -> dict[str, Any]:
        """The decision as JSON values."""
        left, right = self.pair
        return {
            "left": left,
            "right": right,
            "verdict": self.verdict,
            "by": self.rule,
            "score": round(self.score, 3),
            "reason": self.reason,
            "features": {name: self.features[name] for name in sorted(self.features)},
        }


@cache
def limits(family: str) -> Mapping[str, float]:
    """The thresholds of one family (company, person, block) in data/decision.toml."""
    text = (Path(__file__).parent / "data" / "decision.toml").read_text("utf-8")
    found: dict[str, float] = tomllib.loads(text)[family]
    return found
