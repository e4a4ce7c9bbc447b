"""How filings word the making of agreements: patterns over a passage in which parties are single signs."""

from __future__ import annotations

import re
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.deals.deal import LIST
from graphkit.extract.lexicon import data

__all__ = ["agreed", "further", "signings"]

NAME = r"(?:[\w’'.&/\ue000-\uf8ff-]+\s+){0,9}?"


@cache
def signings() -> tuple[re.Pattern[str], ...]:
    """Parties that enter into an agreement, an agreement made between them, what is done under it."""
    words = data("transactions")["agreement"]
    named = rf"(?P<name>{NAME}{words['noun']}{words['number']})(?:\s*⟦(?P<alias>[^⟧]+)⟧)?"
    more = (
        rf"(?:\s+and\s+{words['determined']}(?P<name2>{NAME}{words['noun']}{words['number']})"
        r"(?:\s*⟦(?P<alias2>[^⟧]+)⟧)?)?"
    )
    adverbs = r"(?:\s*,)?(?:\s*(?:on|in|at)\s[^,]{4,30},?)?\s*"
    with_ = rf"(?:(?:(?!{words['noun']})[^.;]){{0,90}}?\b{words['counter']}\s+(?P<others>{LIST}))?"
    return (
        re.compile(
            bounded(
                rf"(?<!\bof )(?<!\bof the )(?P<first>{LIST}){adverbs}{words['signed']}(?: into)?\s+"
                rf"{words['determined']}{named}{more}{with_}"
            )
        ),
        re.compile(
            bounded(
                rf"(?:^|\s){words['determined']}{named}(?:(?:(?!{words['noun']})[^.;⟦]){{0,60}}?{words['made']}"
                rf"(?:(?!{words['noun']})[^.;]){{0,60}}?)?,?\s*\b(?:among|amongst|between|by)\s+(?P<first>{LIST})"
                rf"(?:\s+(?:and|with)\s+(?P<others>{LIST}))?"
            )
        ),
        re.compile(
            bounded(
                rf"\b(?:[Pp]ursuant to|[Uu]nder|[Bb]y)\s+{words['determined']}{named}\s+dated\s"
                r"[^,.;]{6,24}"
                rf",?\s*(?P<first>{LIST})\s+{words['under']}\b[^.;]{{0,90}}?{words['toward']}\s+"
                rf"(?P<others>{LIST})(?!\w)"
            )
        ),
        re.compile(
            bounded(
                rf"\b(?:[Pp]ursuant to|[Uu]nder)\s+{words['determined']}{named},?\s*(?P<first>{LIST})\s+"
                rf"{words['mutual']}\b[^.;]{{0,160}}?\band\s+(?P<others>{LIST})\s+{words['mutual']}\b"
            )
        ),
    )


@cache
def agreed() -> re.Pattern[str]:
    """Parties that agreed on something in an agreement without a name."""
    had = data("transactions")["agreement"]["agreed"]
    return re.compile(bounded(rf"(?P<first>{LIST}){had}(?P<others>{LIST}),?\s+(?:on|in relation to)\s"))


@cache
def further() -> re.Pattern[str]:
    """One more agreement of a list, with the other party to it."""
    words = data("transactions")["agreement"]
    return re.compile(
        bounded(
            rf"(?:\s+{words['purpose']})?\s*(?:;|,|,?\s+and\b|,\s+and\b|;\s*and\b)\s*"
            rf"{words['determined']}(?P<name>{NAME}{words['noun']}{words['number']})"
            rf"(?:\s*⟦(?P<alias>[^⟧]+)⟧)?\s+(?:with|between|among)\s+(?P<others>{LIST})"
        )
    )
