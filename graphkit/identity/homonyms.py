"""Homonyms: one legal name that several companies bear, and what still tells whose it is.

Companies under two laws may have one name, and the English name of a Mainland company is a mere
translation: two Chinese names that sound alike give one. Then the name joins only filings that have
a place, a Chinese name or a register number in common, or one issuer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graphkit.identity.conflicts import against, marks
from graphkit.identity.decision import Decision
from graphkit.identity.known import Known
from graphkit.identity.names import chinese_key

__all__ = ["told_apart", "unclear_names"]


def told_apart(
    key: str, ids: Iterable[str], companies: Mapping[str, Known], unclear: bool = False
) -> Iterator[tuple[str, str]]:
    """Key and ref id for each ref with that legal name: refs with one key are one company.

    The name alone is the key, unless the refs contradict each other or the name is `unclear`.
    """
    held = {id: companies[id] for id in ids}
    native = {id: chinese_key(one.names) for id, one in held.items()}
    places = _differ([frozenset(one.values["jurisdiction"]) for one in held.values()])
    names = len({name for name in native.values() if name}) > 1 or unclear
    numbers = _numbers_differ(held.values())
    if not (places or names or numbers):
        yield from ((key, id) for id in held)
        return
    for id, one in held.items():
        yield from ((f"{key} {place}", id) for place in one.values["jurisdiction"] if not (names or numbers))
        if names and native[id]:
            yield f"{key} {native[id]}", id
    if names or numbers:
        yield from _by_issuer(key, held, native)


def _by_issuer(
    key: str, held: Mapping[str, Known], native: Mapping[str, str | None]
) -> Iterator[tuple[str, str]]:
    """Refs in filings of one issuer, if these do not contradict each other."""
    for issuer in sorted({issuer for one in held.values() for issuer in one.issuers}):
        there = [id for id, one in held.items() if issuer in one.issuers]
        one_name = len({native[id] for id in there if native[id]}) < 2
        if one_name and not _numbers_differ(held[id] for id in there):
            yield from ((f"{key} in filings of {issuer}", id) for id in there)


def _differ(told: Iterable[frozenset[str]]) -> bool:
    some = list({one for one in told if one})
    return any(not one & other for one in some for other in some)


def _numbers_differ(held: Iterable[Known]) -> bool:
    """Has any pair different numbers in one register?"""
    told = {frozenset(one.values["registration_number"]): marks([one]) for one in held}
    some = [each for numbers, each in told.items() if numbers]
    return any("register" in why for one in some for other in some for why in against(one, other))


def unclear_names(decisions: Iterable[Decision]) -> frozenset[str]:
    """English legal names that several Chinese names, each of another company, explain wholly."""
    return frozenset(
        one.features["legal_name"]
        for one in decisions
        if one.rule == "name in two languages" and "legal_name" in one.features
    )
