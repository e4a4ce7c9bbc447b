"""Persons: namesakes and spellings of one name, and what shows that they are one person.

A name alone never joins persons of two issuers. What joins is the name with a company or an issuer
in common, or with two boards (of companies, or of all persons in a filing) that have several
names in common.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise, product

from graphkit.identity.candidates import blocked
from graphkit.identity.decision import Decision, limits
from graphkit.identity.groups import Groups
from graphkit.identity.known import Known
from graphkit.identity.names import fold, is_chinese, person_keys
from graphkit.identity.sound import person_keys_by_sound, spellings_of, spelt_person, split

__all__ = ["person_decisions", "person_join_keys"]


def person_join_keys(groups: Groups) -> Iterator[tuple[str, str, str]]:
    """A person's words with each issuer, and with each company served, as far as joined."""
    for id, one in groups.known.items():
        if one.ref.type == "person":
            shared = one.issuers | {groups.root(company) for company in one.serves}
            for words in person_keys(one.names):
                yield from (("3 name and company", f"{words} | {other}", id) for other in shared)


@dataclass(frozen=True, slots=True)
class _Person:
    """A group of refs, as persons are compared; `keys` are its names, a Latin one with its words sorted,
    `places` are companies served and issuers."""

    id: str
    latin: frozenset[tuple[str, ...]]
    chinese: frozenset[str]
    keys: frozenset[str]
    places: frozenset[str]
    filings: frozenset[str]
    name: str

    @property
    def boards(self) -> frozenset[str]:
        """Where it is one name among others: companies, and filings if they are few."""
        few = len(self.filings) <= limits("person")["filings"]
        return self.places | self.filings if few else self.places


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two persons, how alike their names are, and what they share."""

    left: str
    right: str
    score: float
    exact: bool
    rule: str
    shared: tuple[str, ...] = ()
    board: int = 0


def person_decisions(groups: Groups) -> list[Decision]:
    """Decisions on groups of persons that no key has joined."""
    issuers = _issuers(groups)
    people = {id: _person(id, members, groups, issuers) for id, members in groups.of("person").items()}
    met = blocked(_keys(people))
    pairs = [one for left, right in met if (one := _pair(people[left], people[right]))]
    common = _common(pairs, people)
    more = sorted(set(blocked(_board_keys(people, common))) - set(met))
    pairs += [one for left, right in more if (one := _pair(people[left], people[right]))]
    pairs = [replace(one, board=max((common[b] for b in _boards(one, people)), default=0)) for one in pairs]
    rivals = _rivals(pairs, people)
    names = {id: one.ref.name for id, one in groups.known.items()}
    found = (_decided(one, people, rivals[one.left, one.right], names) for one in pairs)
    return sorted((one for one in found if one), key=lambda one: (-one.score, one.pair))


def _issuers(groups: Groups) -> dict[str, str]:
    """The company that each issuer's name or code means, by root, where only one does."""
    meant: dict[str, set[str]] = defaultdict(set)
    for id, one in groups.known.items():
        if one.ref.type == "company":
            for key in {*map(fold, one.names), *(f"hk-{code}" for code in one.values["stock_code"])}:
                meant[key].add(groups.root(id))
    return {key: min(roots) for key, roots in meant.items() if len(roots) == 1}


def _person(id: str, members: list[Known], groups: Groups, issuers: Mapping[str, str]) -> _Person:
    names = [name for one in members for name in one.names]
    whole = {name for name in names if person_keys([name])}
    served = {groups.root(company) for one in members for company in one.serves}
    latin = frozenset(tuple(fold(name).split()) for name in whole if not is_chinese(name))
    chinese = frozenset(fold(name) for name in whole if is_chinese(name))
    return _Person(
        id=id,
        latin=latin,
        chinese=chinese,
        keys=frozenset(" ".join(sorted(words)) for words in latin) | chinese,
        places=frozenset(served | {issuers.get(name, name) for one in members for name in one.issuers}),
        filings=frozenset(one.filing for one in members),
        name=max(whole, key=lambda name: (len(name), name), default=names[0]),
    )


def _keys(people: Mapping[str, _Person]) -> Iterator[tuple[str, str]]:
    """Namesakes; exact spellings; and surnames within one company."""
    for id, one in people.items():
        yield from ((f"= {key}", id) for key in one.keys)
        yield from ((f"{surname} at {place}", id) for surname, place in product(_surnames(one), one.places))
        if not one.latin:
            spelt = {pair for name in one.chinese for pair in person_keys_by_sound(name)}
        elif not one.chinese:
            spelt = {pair for words in one.latin for pair in _readings(words)}
        else:
            continue
        yield from ((f"~ {surname} {given}", id) for surname, given in spelt)


def _surnames(one: _Person) -> set[str]:
    """What the surname may be in Latin letters, of a person named in one script only."""
    if one.chinese and not one.latin:
        return {surname for name in one.chinese for surname in spellings_of(split(name)[0])}
    if one.latin and not one.chinese:
        return {word for words in one.latin for word in (*words, *map("".join, pairwise(words)))}
    return set()


def _board_keys(
    people: Mapping[str, _Person], common: Mapping[tuple[str, str], int]
) -> Iterator[tuple[str, str]]:
    """Surnames within two boards that have several names in common."""
    near: dict[str, list[str]] = defaultdict(list)
    for boards, count in sorted(common.items()):
        if count >= limits("person")["board"]:
            for place in boards:
                near[place].append(" and ".join(boards))
    for id, one in people.items():
        both = {key for place in one.boards for key in near.get(place, ())}
        yield from ((f"{surname} at {key}", id) for surname, key in product(_surnames(one), both))


def _readings(words: tuple[str, ...]) -> set[tuple[str, str]]:
    """Which word may be the surname, and which run of the others the given name."""
    found = set()
    for size in (1, 2):
        for at in range(len(words) - size + 1):
            for rest in (words[:at], words[at + size :]):
                runs = (rest[a:b] for a in range(len(rest)) for b in range(a + 1, min(len(rest), a + 3) + 1))
                found |= {("".join(words[at : at + size]), "".join(run)) for run in runs}
    return found


def _pair(left: _Person, right: _Person) -> _Pair | None:
    if not left.keys.isdisjoint(right.keys):
        return _Pair(left.id, right.id, 1.0, True, "namesakes", _shared(left, right))
    if (left.latin and right.latin) or (left.chinese and right.chinese):
        return None
    chinese, latin = (left, right) if left.chinese else (right, left)
    told = max(
        (spelt_person(name, words) for name in sorted(chinese.chinese) for words in sorted(latin.latin)),
        key=lambda one: (one.score, one.exact),
        default=None,
    )
    if told is None or told.score < limits("person")["unsure"]:
        return None
    return _Pair(left.id, right.id, told.score, told.exact, "name in two languages", _shared(left, right))


def _shared(left: _Person, right: _Person) -> tuple[str, ...]:
    return () if left.places.isdisjoint(right.places) else tuple(sorted(left.places & right.places))


def _common(pairs: Iterable[_Pair], people: Mapping[str, _Person]) -> Counter[tuple[str, str]]:
    """How many names any two boards have in common."""
    seen = {
        (*boards, min(people[one.left].keys | people[one.right].keys))
        for one in pairs
        if one.exact
        for boards in _boards(one, people)
    }
    return Counter((left, right) for left, right, _ in seen)


def _boards(pair: _Pair, people: Mapping[str, _Person]) -> set[tuple[str, str]]:
    both = product(people[pair.left].boards, people[pair.right].boards)
    return {(min(one, other), max(one, other)) for one, other in both if one != other}


def _rivals(pairs: list[_Pair], people: Mapping[str, _Person]) -> dict[tuple[str, str], int]:
    """For each pair, how many other names would do about as well for either of the two."""
    margin = limits("person")["margin"]
    found: dict[tuple[str, str], list[_Pair]] = defaultdict(list)
    for pair in filter(_is_grounded, pairs):
        for id in (pair.left, pair.right):
            found[id, pair.rule].append(pair)
    counts = {}
    for pair in pairs:
        names = set()
        for id in (pair.left, pair.right):
            mate = people[pair.right if id == pair.left else pair.left]
            for other in found.get((id, pair.rule), ()):
                rival = people[other.right if id == other.left else other.left]
                near = other.score >= pair.score - margin
                if near and not rival.keys & mate.keys and rival.id != mate.id:
                    names.add(rival.id)
        counts[pair.left, pair.right] = len(names)
    return counts


def _is_grounded(pair: _Pair) -> bool:
    return bool(pair.shared) or pair.board >= limits("person")["board"]


def _decided(
    pair: _Pair, people: Mapping[str, _Person], rivals: int, names: Mapping[str, str]
) -> Decision | None:
    left, right = people[pair.left], people[pair.right]
    if not _is_grounded(pair) and not pair.exact:
        return None
    grounded = _is_grounded(pair)
    score = pair.score if grounded else pair.score * 0.8
    certain = grounded and score >= limits("person")["same"] and rivals == 0
    if pair.shared:
        ground = "both at " + ", ".join(names.get(one, one) for one in pair.shared[:2])
    else:
        ground = f"boards with {pair.board} names in common" if pair.board > 1 else "no company in common"
    lacks = ["another name would do as well"] if rivals else []
    told = "; ".join([f"{left.name} / {right.name}", ground, *lacks])
    features = {"name": round(pair.score, 3), "exact": pair.exact, "board": pair.board, "rivals": rivals}
    features["shared"] = len(pair.shared)
    verdict = "same" if certain else "unsure"
    return Decision(pair.left, pair.right, verdict, pair.rule, score, told, features)
