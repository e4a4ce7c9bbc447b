"""When an agreement was signed: of the dates in a sentence the one of the signing."""

from __future__ import annotations

import re
from datetime import date

from graphkit.extract.deals.deal import rule
from graphkit.filing.dates import find_date

__all__ = ["Dated", "day_of", "last_day", "list_day", "signing_day"]

Dated = tuple[date, int, int]
"""A date and its span."""


def day_of(words: str, match: re.Match[str]) -> Dated | None:
    """The date of the signing: before the parties in their clause, else behind the agreement."""
    clause = max((words.rfind(mark, 0, match.start()) for mark in (". ", "; ", "⟧")), default=-1) + 1
    tail = re.split(r"[;.]\s|\bpursuant\b|\bwhereby\b|\bin relation\b|\bfor\b", words[match.end() :])[0]
    return signing_day(words[clause : match.start()]) or find_date(match.group()) or signing_day(tail)


def signing_day(words: str) -> Dated | None:
    """The first date in the words that is not the date of something else."""
    at = 0
    while found := find_date(words, at):
        announced = re.search(r"\bannounced\b", words[found[2] :])
        listed = at and re.fullmatch(r"\s?(?:,|and|, and|or)\s", words[at : found[1]])
        if not (announced or listed or rule("agreement", "else_dated").search(words[: found[1]])):
            return found
        at = found[2]
    return None


def list_day(words: str) -> Dated | None:
    """The date of what a list below tells of: the last that follows "on", else the first."""
    found, at = None, 0
    while held := find_date(words, at):
        dated = re.search(r"\b[Oo]n\s$", words[: held[1]])
        if dated and not rule("agreement", "else_dated").search(words[: held[1]]):
            found = held
        at = held[2]
    return found or signing_day(words)


def last_day(words: str) -> Dated | None:
    """The last date of the sentence that the words end with."""
    last = re.split(r"(?<=[a-z\d])\.\s+(?=[A-Z])|\n", words.strip())[-1]
    found, at = None, 0
    while held := find_date(last, at):
        found, at = held, held[2]
    return found
