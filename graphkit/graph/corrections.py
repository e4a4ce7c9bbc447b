"""Corrections: what a later filing of the same issuer says to have been misstated.

A filing corrects where its kind or title says so (clarification, correction, supplemental
announcement, 澄清公告, 更正公告, 補充公告; the words are in `graphkit/filing/data/head.json`) and both
it and the corrected filing have their dates. A revision of terms is none: it changes the world.
The correction speaks of the earlier filings of its issuer whose dates it names; where it names
none, of the last one before it that states the same fact.

Facts are the same when subject, predicate and object are, and with them state, kind, cell, year of
a cap, and the day spoken of (a filing's own day is the same as another's). A figure is replaced
where each of the two filings gives one and they differ: bounds of a percentage, wholly owned or
not, a beginning, an end, a number, an amount, a date, a relation and its denial. Where one of them
gives two, as when a correction repeats the mistake, nothing is replaced: `contradictions` shows it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from graphkit.bounded import bounded
from graphkit.filing.dates import find_date
from graphkit.filing.filing import Filing
from graphkit.filing.masthead import head_data
from graphkit.identity.names import fold
from graphkit.statement import PartyRef, Statement

__all__ = ["corrections", "corrects"]

Fact = tuple[str | None, ...]
Figures = dict[str, set[object]]
FIGURES = frozenset("number money percent date flag".split())
"""Kinds of value of which a thing has one; codes and texts may be several."""


def corrects(filing: Filing) -> bool:
    """Does the filing, by its title, correct or clarify an earlier one?"""
    told = (
        filing.kind == "clarification"
        or re.search(bounded(head_data()["corrects"]), filing.title, re.I) is not None
    )
    return told and filing.published is not None


def corrections(
    statements: Iterable[Statement], identify: Callable[[PartyRef], str]
) -> dict[str, tuple[Statement, ...]]:
    """The statements that replace a statement, by the id of the replaced one."""
    held = tuple(statements)
    filings = tuple({one.filing.sha256: one.filing for one in held}.values())
    correcting = sorted(filter(corrects, filings), key=lambda one: one.sha256)
    if not correcting:
        return {}
    told: dict[tuple[str, Fact], list[Statement]] = defaultdict(list)
    for one in held:
        told[one.filing.sha256, _fact(one, identify)].append(one)
    found: dict[str, set[Statement]] = defaultdict(set)
    facts: dict[str, list[Fact]] = defaultdict(list)
    for sha, fact in told:
        facts[sha].append(fact)
    for new in correcting:
        earlier = [old for old in filings if _is_earlier(old, new)]
        for fact in facts[new.sha256]:
            for old in _meant(new, [one for one in earlier if (one.sha256, fact) in told]):
                for was, by in _replaced(told[old.sha256, fact], told[new.sha256, fact]):
                    found[was.id].add(by)
    return {id: tuple(sorted(by, key=lambda one: one.id)) for id, by in sorted(found.items())}


def _fact(one: Statement, identify: Callable[[PartyRef], str]) -> Fact:
    own = one.filing.published.isoformat() if one.filing.published else None
    day = None if one.as_at == own else one.as_at
    other = identify(one.object) if isinstance(one.object, PartyRef) else one.object.period_end
    return identify(one.subject), one.predicate, other, one.state, one.kind, one.item, day


def _is_earlier(old: Filing, new: Filing) -> bool:
    if old.published is None or new.published is None or old.published >= new.published:
        return False
    if old.stock_code and new.stock_code:
        return old.stock_code == new.stock_code
    return bool(old.issuer and new.issuer) and fold(old.issuer or "") == fold(new.issuer or "")


def _meant(new: Filing, earlier: list[Filing]) -> list[Filing]:
    """Of earlier filings that state a fact, those whose dates `new` names, else the last of them."""
    named = [one for one in earlier if one.published in _days_in(new)]
    last = max((one.published for one in earlier if one.published), default=None)
    return named or [one for one in earlier if one.published == last]


@lru_cache(256)
def _days_in(filing: Filing) -> frozenset[date]:
    found = set()
    place = 0
    while (met := find_date(filing.text, place)) is not None:
        found.add(met[0])
        place = met[2]
    return frozenset(found)


def _replaced(was: Iterable[Statement], now: Iterable[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Each statement whose one figure differs from the one figure given now, with who gives it."""
    old, new = _figures(was), _figures(now)
    differing = [
        name
        for name in old.keys() & new.keys()
        if len(old[name]) == len(new[name]) == 1 and old[name] != new[name]
    ]
    for name in sorted(differing):
        for one in was:
            if name in _stated(one):
                yield from ((one, by) for by in now if name in _stated(by))


def _figures(statements: Iterable[Statement]) -> Figures:
    found: Figures = defaultdict(set)
    for one in statements:
        for name, figure in _stated(one).items():
            found[name].add(figure)
    return found


def _stated(one: Statement) -> Mapping[str, object]:
    """The figures of a statement by name."""
    found: dict[str, object] = {}
    if one.percent is not None and one.percent.wording != "unknown":
        found["percent"] = one.percent
    if isinstance(one.object, PartyRef):
        found["denied"] = one.status == "negated"
        dated = {name: getattr(one, name) for name in ("wholly_owned", "valid_from", "valid_to")}
        return found | {name: figure for name, figure in dated.items() if figure is not None}
    if one.object.kind in FIGURES and one.object.text:
        found["value"] = (one.object.text, one.object.currency)
    return found
