"""Short forms of persons: "Mr. Kessler" is Mr. Robert Kessler where no other can be meant."""

from __future__ import annotations

import re
from itertools import combinations

from graphkit.extract.roster import fold
from graphkit.extract.work import Work

__all__ = ["same_persons"]

HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Miss|Madam|Mdm|Dr|Prof)\b")
FEMALE, MALE = re.compile(r"^(?:Ms|Mrs|Miss|Madam|Mdm|Madame)\b"), re.compile(r"^(?:Mr|Sir)\b")
CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
WORDS = 8
"""Of a name of more words its shorter forms are not looked up one by one."""


def same_persons(work: Work) -> None:
    """Merge "Mr. Kessler" with Mr. Robert Kessler, "Mr. Raymond Ho" with Mr. Ho Chi Keung, Raymond."""
    roster = work.roster
    longer = _longer({h: roster.names(h)[0] for h in roster if roster.type(h) == "person"})
    for short, held in longer.items():
        if roster.root(short) != short:
            continue
        names = roster.names(short)
        full = [p for p in held if roster.root(p) == p and _same_sex(names, roster.names(p))]
        among = set(full)
        longest = [p for p in full if among.isdisjoint(longer.get(p, ()))]
        if len(longest) > 1:
            longest = [
                p
                for p in longest
                if not any(HONORIFIC.match(n) and len(n.split()) > 2 for n in roster.names(p))
            ]
        if len(longest) == 1:
            keep = longest[0]
            name = roster.names(keep)[0]
            roster.merge(keep, short)
            roster.lead(keep, name)


def _longer(people: dict[int, str]) -> dict[int, list[int]]:
    """To each name all that it can be a shorter form of, in the order of the people."""
    few: dict[frozenset[str], list[int]] = {}
    for handle, name in people.items():
        few.setdefault(frozenset(fold(name).split()), []).append(handle)
    sizes = sorted({len(words) for words in few})
    found: dict[int, list[int]] = {handle: [] for handle in people}
    for full, name in people.items():
        words = sorted(set(fold(name).split()))
        if len(words) > WORDS:
            sets = [one for one in few if one <= set(words)]
        else:
            sets = [frozenset(one) for size in sizes for one in combinations(words, size)]
        for short in (handle for one in sets for handle in few.get(one, ())):
            if short != full and _shortens(people[short], name):
                found[short].append(full)
    return found


def _same_sex(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """May two parties be one, as the filing addresses them?"""
    woman = [any(FEMALE.match(name) for name in names) for names in (one, two)]
    man = [any(MALE.match(name) for name in names) for names in (one, two)]
    return not (woman[0] and man[1]) and not (man[0] and woman[1])


def _shortens(short: str, full: str) -> bool:
    """Can the first name be a shorter form of the second: same words, the surname among them?"""
    few, many = fold(short).split(), fold(full).split()
    if not few or len(few) >= len(many) or not set(few) <= set(many):
        return False
    before_comma = fold(full.split(",")[0]).split()
    caps = {w.casefold() for w in CAPITALS.findall(full)}
    surnames = caps or {before_comma[0], before_comma[-1]}
    return bool(surnames & set(few)) and (len(few) > 1 or few[0] in surnames)
