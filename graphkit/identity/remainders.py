"""Remainders: the one person left in each of two copies of a filing, in English and in Chinese.

Two filings of one day in two languages that name the same people in the same offices of a company
are copies of one another. A person in one is then somebody in the other. Who holds the same office
since, until or on the same day, and is the only one left on each side whom no name has matched, is
that person, if the names do not contradict it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from graphkit.identity.decision import Decision, limits
from graphkit.identity.groups import Groups
from graphkit.identity.known import Post
from graphkit.identity.names import fold, is_chinese, person_keys
from graphkit.identity.sound import speaks_of

__all__ = ["remainder_decisions"]

EVENTS = {"from": "since", "to": "until", "at": "on"}
Seats = Mapping[Post, frozenset[str]]
"""Who (by root) holds each office of one company, as one filing says; offices name the company's root."""


@dataclass(frozen=True, slots=True)
class _Copies:
    """Two filings of one day that name a company's people, the Latin one first."""

    company: str
    latin: Seats
    chinese: Seats

    @property
    def left(self) -> tuple[frozenset[str], frozenset[str]]:
        """The people of either whom the other does not know."""
        ours, theirs = (frozenset().union(*seats.values()) for seats in (self.latin, self.chinese))
        return ours - theirs, theirs - ours

    @property
    def matched(self) -> int:
        """How many people both know."""
        ours, theirs = (frozenset().union(*seats.values()) for seats in (self.latin, self.chinese))
        return len(ours & theirs)


def remainder_decisions(groups: Groups) -> list[Decision]:
    """Decisions on who is left, first by office and surname, then by office alone."""
    found: dict[tuple[str, str], Decision] = {}
    for copies in _copies(groups):
        taken: set[str] = set()
        for decide in (_by_surname, _alone):
            for one in decide(groups, copies, taken):
                found.setdefault(one.pair, one)
                taken |= set(one.pair)
    return [found[pair] for pair in sorted(found)]


def _copies(groups: Groups) -> Iterator[_Copies]:
    """All pairs of filings that are copies as to a company."""
    told: dict[tuple[str, str], dict[str, dict[Post, set[str]]]] = defaultdict(dict)
    language: dict[str, str] = {}
    for id, one in groups.known.items():
        language[one.filing] = (one.language or "")[:2]
        for post in sorted(one.posts):
            company = groups.root(post.company)
            at = Post(company, post.predicate, post.role, post.event, post.date)
            seats = told[company, one.dated or ""].setdefault(one.filing, {})
            seats.setdefault(at, set()).add(groups.root(id))
    for (company, day), filings in sorted(told.items()):
        for left, right in combinations(sorted(filings), 2) if day else ():
            if {language[left], language[right]} == {"en", "zh"}:
                first, second = (left, right) if language[left] == "en" else (right, left)
                pair = _Copies(company, _frozen(filings[first]), _frozen(filings[second]))
                if pair.matched >= limits("person")["board"]:
                    yield pair


def _frozen(seats: Mapping[Post, set[str]]) -> Seats:
    return {post: frozenset(some) for post, some in seats.items()}


def _rest(copies: _Copies, taken: set[str]) -> Iterator[tuple[Post, list[str], list[str]]]:
    """The offices that equally many hold in both copies, and who is left there."""
    gone = (copies.latin, copies.chinese)
    left, right = copies.left
    for post in sorted(gone[0].keys() & gone[1].keys()):
        ours, theirs = copies.latin[post], copies.chinese[post]
        if len(ours) == len(theirs):
            yield post, sorted(ours & left - taken), sorted(theirs & right - taken)


def _by_surname(groups: Groups, copies: _Copies, taken: set[str]) -> Iterator[Decision]:
    """Those left in an office whose surname fits one name alone on the other side."""
    for post, ours, theirs in _rest(copies, taken):
        fits = [(one, other) for one in ours for other in theirs if _speaks(groups, one, other) is True]
        for one, other in fits:
            if sum(one in pair or other in pair for pair in fits) == 1:
                yield _decision(groups, copies, post, one, other, "the surname fits no other there")


def _alone(groups: Groups, copies: _Copies, taken: set[str]) -> Iterator[Decision]:
    """The last one left of the whole board on either side, where the names say nothing against it."""
    left, right = (some - taken for some in copies.left)
    for post, ours, theirs in _rest(copies, taken):
        alone = len(left) == len(right) == 1 and ours == sorted(left) and theirs == sorted(right)
        if alone and _speaks(groups, ours[0], theirs[0]) is not False:
            yield _decision(groups, copies, post, ours[0], theirs[0], "nobody else is left on either side")
            return


def _speaks(groups: Groups, latin: str, chinese: str) -> bool | None:
    """Does the Latin surname spell the Chinese one? None where the Latin name is no Chinese one."""
    names = [[name for one in groups.members(id) for name in one.names] for id in (latin, chinese)]
    spelt = [fold(name).split() for name in names[0] if person_keys([name]) and not is_chinese(name)]
    native = [fold(name) for name in names[1] if person_keys([name]) and is_chinese(name)]
    if not spelt or not native or any(map(is_chinese, names[0])) or not all(map(is_chinese, names[1])):
        return False
    told = {speaks_of(name, tuple(words)) for name in native for words in spelt}
    return True if True in told else None if None in told else False


def _decision(groups: Groups, copies: _Copies, post: Post, one: str, other: str, why: str) -> Decision:
    known = groups.known
    seat = f"{post.role} {post.predicate.removesuffix('_of')}".strip().replace("_", " ")
    office = f"{seat} {EVENTS[post.event]} {post.date}"
    told = (
        f"{known[one].ref.name} / {known[other].ref.name}: {office} at {known[copies.company].ref.name} in "
        f"two copies of one filing that have {copies.matched} other people in common; {why}"
    )
    features = {"matched": copies.matched, "office": office}
    return Decision(one, other, "same", "left in two copies", 0.9, told, features)
