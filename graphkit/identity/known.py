"""What each filing says of its parties, as far as identity goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graphkit.identity.names import fold, stock_code
from graphkit.statement import PartyRef, Statement

__all__ = ["Former", "Known", "Post", "gather"]

SERVES = frozenset({"director_of", "officer_of"})


@dataclass(frozen=True, slots=True, order=True)
class Post:
    """An office that a filing dates: at which company (ref id), of which kind and role; `event` says
    whether it began, ended or stood on the (part-)date."""

    company: str
    predicate: str
    role: str
    event: str
    date: str


@dataclass(frozen=True, slots=True, order=True)
class Former:
    """A name that the party had before, and until when, so far as it is told (ISO, or None)."""

    name: str
    until: str | None


@dataclass(slots=True)
class Known:
    """What one ref's filing says of it: its names, its attributes by predicate, who issued the
    filing (by folded name and by hk-code), the ids of the companies it serves, the dated offices,
    and its former names, which are not among `names`.

    `dated` is the filing's day: of publication, else the latest for which it says something.
    """

    ref: PartyRef
    names: list[str]
    values: dict[str, list[str]]
    issuers: set[str]
    serves: set[str]
    filing: str
    language: str | None = None
    dated: str | None = None
    posts: set[Post] = field(default_factory=set)
    former: set[Former] = field(default_factory=set)


def gather(statements: Iterable[Statement]) -> dict[str, Known]:
    """What the statements say of each ref, by the ref's id, in the order of ids."""
    known: dict[str, Known] = {}
    days: dict[str, str] = {}
    for statement in statements:
        for end in (statement.subject, statement.object):
            if isinstance(end, PartyRef) and end.id not in known:
                known[end.id] = _first(end, statement)
        _told(known[statement.subject.id], statement)
        sha256 = statement.filing.sha256
        days[sha256] = max(days.get(sha256, ""), statement.as_at or "")
    for one in known.values():
        one.dated = one.dated or days[one.filing] or None
        _without_former(one)
    return {id: known[id] for id in sorted(known)}


def _told(subject: Known, statement: Statement) -> None:
    if isinstance(statement.object, PartyRef):
        if statement.predicate in SERVES:
            subject.serves.add(statement.object.id)
            subject.posts |= _posts(statement, statement.object.id)
        return
    text: str | None = statement.object.text
    if statement.predicate == "former_name":
        subject.former.add(Former(statement.object.text, statement.valid_from))
        return
    if statement.predicate == "stock_code":
        text = stock_code(statement.object.text)
    if text:
        subject.values[statement.predicate].append(text)
    if statement.predicate == "chinese_name":
        subject.names.append(statement.object.text)


def _posts(statement: Statement, company: str) -> set[Post]:
    dates: Mapping[str, str | None] = {
        "from": statement.valid_from,
        "to": statement.valid_to,
        "at": statement.as_at,
    }
    return {
        Post(company, statement.predicate, statement.role or "", event, date)
        for event, date in dates.items()
        if date
    }


def _without_former(one: Known) -> None:
    """Take former names, and notes in brackets, out of the names, where another name is left."""
    gone = {fold(former.name) for former in one.former}
    left = [name for name in one.names if fold(name) not in gone and not name.startswith(("(", "（"))]
    one.names = left or one.names


def _first(end: PartyRef, statement: Statement) -> Known:
    filing = statement.filing
    issuers = {f"hk-{filing.stock_code}"} if filing.stock_code else set()
    issuers |= {fold(filing.issuer)} if filing.issuer else set()
    found = Known(
        end, list(end.names), defaultdict(list), issuers, set(), filing.sha256, filing.language or None
    )
    found.dated = filing.published.isoformat() if filing.published else None
    code = stock_code(filing.stock_code or "")
    if filing.issuer and code and fold(filing.issuer) in map(fold, end.names):
        found.values["stock_code"].append(code)
    return found
