"""What each filing says of its parties, as far as identity goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graphkit.identity.names import fold, stock_code
from graphkit.statement import PartyRef, Statement, Value

__all__ = ["Known", "gather"]

SERVES = frozenset({"director_of", "officer_of"})


@dataclass(slots=True)
class Known:
    """What one ref's filing says of it: its names, its attributes by predicate, who issued the
    filing (by folded name and by hk-code), and the ids of the companies it serves."""

    ref: PartyRef
    names: list[str]
    values: dict[str, list[str]]
    issuers: set[str]
    serves: set[str]
    filing: str


def gather(statements: Iterable[Statement]) -> dict[str, Known]:
    """What the statements say of each ref, by the ref's id, in the order of ids."""
    known: dict[str, Known] = {}
    for statement in statements:
        for end in (statement.subject, statement.object):
            if isinstance(end, PartyRef) and end.id not in known:
                known[end.id] = _first(end, statement)
        subject = known[statement.subject.id]
        if isinstance(statement.object, Value):
            text: str | None = statement.object.text
            if statement.predicate == "stock_code":
                text = stock_code(statement.object.text)
            if text:
                subject.values[statement.predicate].append(text)
            if statement.predicate == "chinese_name":
                subject.names.append(statement.object.text)
        elif statement.predicate in SERVES:
            subject.serves.add(statement.object.id)
    return {id: known[id] for id in sorted(known)}


def _first(end: PartyRef, statement: Statement) -> Known:
    filing = statement.filing
    issuers = {f"hk-{filing.stock_code}"} if filing.stock_code else set()
    issuers |= {fold(filing.issuer)} if filing.issuer else set()
    found = Known(end, list(end.names), defaultdict(list), issuers, set(), filing.sha256)
    code = stock_code(filing.stock_code or "")
    if filing.issuer and code and fold(filing.issuer) in map(fold, end.names):
        found.values["stock_code"].append(code)
    return found
