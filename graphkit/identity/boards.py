"""Boards: companies of different names whom the same people serve, since and until the same days.

The English and the Chinese name of one company, or a company before and after it changed its name,
are known by their boards: several people whose terms begin or end on the same days at both. Sisters
share people too, so people without dates, or all on one day, are never more than unsure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from graphkit.identity.conflicts import against, marks
from graphkit.identity.decision import Decision, limits
from graphkit.identity.groups import Groups
from graphkit.identity.known import Known, Post
from graphkit.identity.names import chinese_key, legal_key

__all__ = ["board_decisions"]

Board = Mapping[str, frozenset[Post]]
"""The people who serve a company, by root, with their dated offices there."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two companies: how many people they have in common, of how many, how many of these began or
    ended on the same days, and on which days."""

    left: str
    right: str
    common: int
    people: int
    agreed: int
    days: frozenset[str]


def board_decisions(groups: Groups) -> list[Decision]:
    """The same where dated offices agree and nothing speaks against it; else unsure, if likely."""
    boards = _boards(groups)
    seats: dict[str, set[str]] = defaultdict(set)
    for company, people in boards.items():
        for person in people:
            seats[person].add(company)
    most = limits("block")["size"]
    met = {pair for some in seats.values() if len(some) <= most for pair in combinations(sorted(some), 2)}
    pairs = [_pair(*pair, boards[pair[0]], boards[pair[1]]) for pair in sorted(met)]
    strong = {(one.left, one.right): one for one in pairs if _is_strong(one)}
    found = (_decided(groups, one, _rivals(groups, one, strong)) for one in pairs)
    return [one for one in found if one is not None]


def _boards(groups: Groups) -> dict[str, dict[str, frozenset[Post]]]:
    boards: dict[str, dict[str, frozenset[Post]]] = defaultdict(dict)
    for id, one in groups.known.items():
        person = groups.root(id)
        for company in one.serves:
            there = boards[groups.root(company)]
            posts = {post for post in one.posts if post.company == company and post.event != "at"}
            there[person] = there.get(person, frozenset()) | posts
    return boards


def _pair(left: str, right: str, ours: Board, theirs: Board) -> _Pair:
    common = ours.keys() & theirs.keys()
    days = {person: _agreed(ours[person], theirs[person]) for person in common}
    told = [some for some in days.values() if some]
    return _Pair(
        left, right, len(common), len(ours.keys() | theirs.keys()), len(told), frozenset().union(*told)
    )


def _agreed(ours: frozenset[Post], theirs: frozenset[Post]) -> frozenset[str]:
    """The days on which offices of one kind begin, or end, at both; one may be told by its month."""
    return frozenset(
        max(one.date, other.date)
        for one in ours
        for other in theirs
        if (one.predicate, one.event) == (other.predicate, other.event)
        and (one.role == other.role or "" in {one.role, other.role})
        and max(len(one.date), len(other.date)) == 10
        and min(len(one.date), len(other.date)) >= 7
        and (one.date.startswith(other.date) or other.date.startswith(one.date))
    )


def _is_strong(pair: _Pair) -> bool:
    return pair.agreed >= limits("company")["offices"] and len(pair.days) >= limits("company")["days"]


def _rivals(groups: Groups, pair: _Pair, strong: Mapping[tuple[str, str], _Pair]) -> int:
    """How many other companies, at least half as strong, go with one of the two and not the other."""
    found = 0
    for low, high in strong:
        shared = {low, high} & {pair.left, pair.right}
        if len(shared) == 1 and 2 * strong[low, high].agreed >= pair.agreed:
            (third,) = {low, high} - shared
            (other,) = {pair.left, pair.right} - shared
            ends = (min(third, other), max(third, other))
            found += ends not in strong or len(_lacks(groups, *ends)) > 0
    return found


def _lacks(groups: Groups, left: str, right: str) -> list[str]:
    """What speaks against two boards being of one company."""
    ours, theirs = groups.members(left), groups.members(right)
    lacks = against(marks(ours), marks(theirs))
    if groups.clash(left, right):
        lacks.append("one filing names both")
    elif not _is_translated(ours, theirs) and not _one_after_other(ours, theirs):
        lacks.append("both names are in use at one time")
    return lacks


def _is_translated(ours: list[Known], theirs: list[Known]) -> bool:
    """Have they no legal name in one script by which they could differ?"""
    scripts = {_script(ours), _script(theirs)}
    return scripts == {"Chinese", "Latin"} or "none" in scripts


def _decided(groups: Groups, pair: _Pair, rivals: int) -> Decision | None:
    share = pair.common / pair.people
    likely = pair.common >= limits("person")["board"] and share >= limits("company")["board"]
    likely = likely and _is_translated(groups.members(pair.left), groups.members(pair.right))
    if not likely and not _is_strong(pair):
        return None
    told = f"{groups.known[pair.left].ref.name} / {groups.known[pair.right].ref.name}: "
    told += f"{pair.common} of {pair.people} directors and officers in common"
    if pair.agreed:
        told += f", the terms of {pair.agreed} begin or end on the same days ({', '.join(sorted(pair.days))})"
    lacks = _lacks(groups, pair.left, pair.right)
    lacks += ["another company would do as well"] if rivals else []
    verdict = "same" if _is_strong(pair) and not lacks else "unsure"
    score = 0.98 if verdict == "same" else 0.6 + 0.35 * share
    features = {
        "common": pair.common,
        "people": pair.people,
        "dated": pair.agreed,
        "days": len(pair.days),
        "rivals": rivals,
    }
    rule = "terms of office in common" if _is_strong(pair) else "directors in common"
    return Decision(pair.left, pair.right, verdict, rule, score, "; ".join([told, *lacks]), features)


def _one_after_other(ours: list[Known], theirs: list[Known]) -> bool:
    """Is one name told by filings of earlier days alone? Not, where no day is known."""
    one, other = (sorted(filter(None, (each.dated for each in some))) for some in (ours, theirs))
    return bool(one and other) and (one[-1] < other[0] or other[-1] < one[0])


def _script(members: list[Known]) -> str:
    """The script of a company's legal name, where it has one in one script only."""
    names = [name for one in members for name in one.names]
    chinese, latin = chinese_key(names), legal_key(names)
    if bool(chinese) == bool(latin):
        return "both" if chinese else "none"
    return "Chinese" if chinese else "Latin"
