"""A transaction's situation: its kind and circumstances, from a record's fields and from words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graphkit.rules.rulebook import rule_data

__all__ = ["Situation", "situation_data"]

FIELDS = {
    "secured_on_group_assets": ("secured", "unsecured"),
    "normal_commercial_terms": ("", "poor_terms"),
    "pro_rata": ("pro_rata", ""),
    "ordinary_course": ("ordinary_course", ""),
    "fund_has_board_nominee": ("board_seat", ""),
    "several_only": ("several", ""),
    "own_use": ("own_use", "resale"),
    "for_resale": ("resale", ""),
    "business_use": ("business_use", ""),
    "open_market": ("open_market", ""),
    "excess_application": ("excess", ""),
}
"""The circumstance that a field gives when true, and when false."""


@cache
def situation_data() -> dict[str, Any]:
    """The data of `situations.toml`."""
    return rule_data("situations.toml")


@dataclass(frozen=True, slots=True)
class Situation:
    """The kind of a transaction ("" where nothing tells) and what is known of it."""

    kind: str
    circumstances: frozenset[str]

    @classmethod
    def of(cls, record: Mapping[str, Any], text: str = "") -> Situation:
        """From a transaction's fields and the words of a question; the fields decide first."""
        words = text.casefold()
        named = str(record.get("type") or "").replace("_", " ")
        kind = _kind(named) or _kind(words)
        found = {one["name"] for one in situation_data()["circumstance"] if _stands(one, words)}
        if str(record.get("counterparty", "")).casefold().startswith("associate of"):
            found.add("associate_of_fund")
        for name, (when_true, when_false) in FIELDS.items():
            if record.get(name) is not None:
                found -= {when_true, when_false}
                found.add(when_true if record[name] else when_false)
        return cls(kind, frozenset(found - {""}))


def _kind(words: str) -> str:
    kinds = situation_data()["kind"]
    return next((str(one["name"]) for one in kinds if any(word in words for word in one["words"])), "")


def _stands(circumstance: Mapping[str, Any], words: str) -> bool:
    if any(word in words for word in circumstance.get("none", ())):
        return False
    return any(word in words for word in circumstance["any"])
