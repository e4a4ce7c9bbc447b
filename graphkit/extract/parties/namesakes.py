"""Short forms of persons: "Mr. Kessler" is Mr. Robert Kessler where no other can be meant."""

from __future__ import annotations

import re

from graphkit.extract.roster import Roster, fold
from graphkit.extract.work import Work

__all__ = ["same_persons"]

HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Miss|Madam|Mdm|Dr|Prof)\b")
FEMALE, MALE = re.compile(r"^(?:Ms|Mrs|Miss|Madam|Mdm|Madame)\b"), re.compile(r"^(?:Mr|Sir)\b")


def same_persons(work: Work) -> None:
    """Merge "Mr. Kessler" with Mr. Robert Kessler, "Mr. Raymond Ho" with Mr. Ho Chi Keung, Raymond."""
    roster = work.roster
    people = [h for h in roster if roster.type(h) == "person"]
    bearing = _bearers(work.roster, people)
    for short in people:
        if roster.root(short) != short:
            continue
        words = fold(roster.names(short)[0]).split()
        full = [
            p
            for p in min((bearing[word] for word in words), key=len, default=[])
            if roster.root(p) == p
            and p != short
            and _shortens(roster.names(short)[0], roster.names(p)[0])
            and _same_sex(roster.names(short), roster.names(p))
        ]
        longest = [
            p
            for p in full
            if not any(q != p and _shortens(roster.names(p)[0], roster.names(q)[0]) for q in full)
        ]
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


def _bearers(roster: Roster, people: list[int]) -> dict[str, list[int]]:
    """The people by each word of their fullest name, in their order: who has all words of a shorter
    name is among those of any one of them."""
    found: dict[str, list[int]] = {}
    for handle in people:
        for word in dict.fromkeys(fold(roster.names(handle)[0]).split()):
            found.setdefault(word, []).append(handle)
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
    caps = {w.casefold() for w in re.findall(r"\b[A-Z]{2,}\b", full)}
    surnames = caps or {before_comma[0], before_comma[-1]}
    return bool(surnames & set(few)) and (len(few) > 1 or few[0] in surnames)
