"""Kin: who is immediate family, family or a relative of an individual, from the edges there are.

The words, who counts where, and how two relations make a third are data (`kin.toml`).
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Any, cast

from graphkit.rules.derivation import Step, leaf
from graphkit.rules.rulebook import rule_data
from graphkit.rules.world import Edge, World

__all__ = ["Kin", "canonical", "kin_words"]

ROUNDS = 3


@cache
def kin_words() -> dict[str, Any]:
    """The data of `kin.toml`."""
    return rule_data("kin.toml")


def canonical(relation: str) -> str | None:
    """The kinship word that a relation stands for; None for a relation that is not kinship."""
    words = kin_words()
    name = words["alias"].get(relation, relation)
    return name if name in words["inverse"] else None


Known = dict[tuple[str, str, str], tuple[Step, int | None]]
"""(x, word, y) with its step and, for a child, the age of x."""


class Kin:
    """The kin of every individual in one world. `adult_at` is the age at which a child is grown."""

    @classmethod
    def of(cls, world: World, adult_at: int) -> Kin:
        """The kin of the world, made once."""
        if ("kin", adult_at) not in world.memo:
            world.memo["kin", adult_at] = cls(world, adult_at)
        return cast(Kin, world.memo["kin", adult_at])

    def __init__(self, world: World, adult_at: int) -> None:
        self.adult_at = adult_at
        self._of: dict[str, dict[tuple[str, str], tuple[Step, int | None]]] = defaultdict(dict)
        for (one, word, other), (step, age) in _closed(world).items():
            self._of[other][one, word] = (step, age)

    def immediate(self, person: str, is_certain: bool) -> dict[str, Step]:
        """Spouse and children under age; without an age a child may be under age."""
        words = kin_words()["class"]

        def counts(word: str, age: int | None) -> bool:
            if word in words["child"]:
                return age < self.adult_at if age is not None else not is_certain
            return word in words["immediate"]

        return self._chosen(person, counts)

    def family(self, person: str) -> dict[str, Step]:
        """Cohabitee, parents, brothers and sisters, and children of any age, step-kin included."""
        words = kin_words()["class"]
        return self._chosen(person, lambda word, _: word in words["family"] or word in words["child"])

    def relatives(self, person: str) -> dict[str, Step]:
        """Those whom the Exchange may deem connected."""
        return self._chosen(person, lambda word, _: word in kin_words()["class"]["relative"])

    def _chosen(self, person: str, counts: Any) -> dict[str, Step]:
        found: dict[str, Step] = {}
        for (one, word), (step, age) in sorted(self._of[person].items(), key=lambda item: item[1][0].length):
            if one != person and counts(word, age):
                found.setdefault(one, step)
        return found


def _closed(world: World) -> Known:
    known: Known = {}
    for edge in world.edges:
        word = canonical(edge.relation)
        if word is not None:
            known.setdefault((edge.subject, word, edge.object), (_as_kin(edge, word), edge.age))
            inverse = kin_words()["inverse"][word]
            known.setdefault((edge.object, inverse, edge.subject), (_turned(edge, inverse), None))
    for _ in range(ROUNDS):
        fresh = _composed(known)
        if not fresh:
            break
        known.update(fresh)
    return known


def _as_kin(edge: Edge, word: str) -> Step:
    return Step("kin", edge.subject, word, edge.object, premises=(leaf(edge),))


def _turned(edge: Edge, word: str) -> Step:
    return Step("kin", edge.object, word, edge.subject, premises=(leaf(edge),))


def _composed(known: Known) -> Known:
    second: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one, word, other in known:
        second[one, word].append(other)
    closest = {(one, other) for one, _, other in known}
    fresh: Known = {}
    for result, pairs in kin_words()["compose"].items():
        for first, then in pairs:
            for (one, word, middle), (step, age) in known.items():
                if word != first:
                    continue
                for other in second.get((middle, then), []):
                    if other != one and (one, other) not in closest:
                        premises = (step, known[middle, then, other][0])
                        made = Step("kin", one, result, other, premises=premises)
                        fresh.setdefault((one, result, other), (made, age if "child" in result else None))
    return fresh
