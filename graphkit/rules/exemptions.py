"""Exemptions other than by size: open, closed, or for review. None is granted on silence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphkit.rules.rulebook import Chapter
from graphkit.rules.situation import Situation, situation_data

__all__ = ["Exemption", "exemption", "exemptions_for"]


@dataclass(frozen=True, slots=True)
class Exemption:
    """`answer` is yes, no, review, or undetermined with what is `missing`."""

    clause: str
    rule: str
    answer: str
    explanation: str
    missing: tuple[str, ...] = ()


def exemption(key: str, situation: Situation, chapter: Chapter) -> Exemption:
    """Is the exemption of that clause open in the situation, on the chapter's day?"""
    row = next(one for one in situation_data()["exemption"] if one["clause"] == key)
    clause = chapter.book.clause(key)
    told, rule = clause.explains, chapter.number(key)
    if not chapter.has(key):
        return Exemption(key, rule, "no", f"Not in force on {chapter.day}. {told}")
    known = situation.circumstances
    if situation.kind and situation.kind not in row["kinds"]:
        return Exemption(key, rule, "no", f"Not for a transaction of this kind. {told}")
    if known & set(row["bars"]):
        return Exemption(key, rule, "no", told)
    if "business" in row and "business_use" in known:
        return Exemption(key, rule, "yes" if row["business"] in known else "no", told)
    if known & set(row.get("doubts", ())):
        return Exemption(key, rule, "review", told)
    missing = tuple(sorted(set(row["needs"]) - known))
    return Exemption(key, rule, "undetermined" if missing else "yes", told, missing)


def exemptions_for(situation: Situation, chapter: Chapter) -> tuple[Exemption, ...]:
    """All exemptions that are for the situation's kind, those that are open first."""
    order = ("yes", "review", "undetermined", "no")
    found = [exemption(row["clause"], situation, chapter) for row in _rows(situation)]
    return tuple(sorted(found, key=lambda one: order.index(one.answer)))


def _rows(situation: Situation) -> list[Mapping[str, Any]]:
    return [row for row in situation_data()["exemption"] if situation.kind in row["kinds"]]
