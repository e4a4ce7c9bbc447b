"""Refs in groups that only grow, unless a judgement holds two of them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graphkit.identity.conflicts import Marks, against
from graphkit.identity.decision import Decision, Judgement
from graphkit.identity.known import Known
from graphkit.identity.names import is_chinese

__all__ = ["Groups"]


class Groups:
    """Groups of refs; "not the same" is kept between groups, so it spreads to all their members.

    `decisions` are the joins made and those that a judgement held back, in the order made.
    """

    def __init__(self, known: Mapping[str, Known], judgements: Iterable[Judgement]) -> None:
        self.known = known
        self.decisions: list[Decision] = []
        self._top = {id: id for id in known}
        self._members = {id: [id] for id in known}
        self._foes: dict[str, set[str]] = defaultdict(set)
        told = {id: frozenset(one.values.get("registration_number", ())) for id, one in known.items()}
        self._numbers = {id: some for id, some in told.items() if some}
        held = sorted(
            {(*one.pair, one.same, one.by) for one in judgements if one.same is not None},
            key=lambda one: (one[2], *one),
        )
        for left, right, same, by in held:
            if left not in known or right not in known or left == right:
                continue
            who = f"judgement by {by}" if by else "judgement"
            if same:
                self.unite(left, right, Decision(left, right, "same", who, 1.0, "somebody said so"))
            else:
                self._hold(left, right)
                self.decisions.append(Decision(left, right, "not_same", who, 1.0, "somebody said so"))

    def root(self, id: str) -> str:
        """The least ref id of the group."""
        while self._top[id] != id:
            self._top[id] = id = self._top[self._top[id]]
        return id

    def members(self, id: str) -> list[Known]:
        """What is known of each ref in the group of that ref, in the order of ids."""
        return [self.known[one] for one in sorted(self._members[self.root(id)])]

    def apart(self, left: str, right: str) -> bool:
        """Does a judgement, on these or on any in their groups, hold the two apart?"""
        return self.root(right) in self._foes[self.root(left)]

    def clash(self, left: str, right: str) -> bool:
        """Does one filing name a party of each group in the same script, and so tell them apart?"""
        one, other = (self._printed(id) for id in (left, right))
        return bool(one & other)

    def _printed(self, id: str) -> set[tuple[str, bool]]:
        members = (self.known[one] for one in self._members[self.root(id)])
        return {(one.filing, is_chinese(name)) for one in members for name in one.ref.names}

    def _hold(self, left: str, right: str) -> None:
        one, other = self.root(left), self.root(right)
        if one != other:
            self._foes[one].add(other)
            self._foes[other].add(one)

    def unite(self, left: str, right: str, why: Decision) -> bool:
        """Make two groups one and keep the decision; False where a judgement holds them apart."""
        low, high = sorted((self.root(left), self.root(right)))
        if low == high:
            return True
        if self.apart(low, high):
            held = f"{why.rule} would join them, but a judgement says not the same"
            self.decisions.append(
                Decision(left, right, "not_same", "judgement", why.score, held, why.features)
            )
            return False
        if why.rule.partition(" ")[0] != "judgement" and (lacks := self._differ(low, high)):
            told = "; ".join([why.reason, *lacks])
            self.decisions.append(Decision(left, right, "unsure", why.rule, why.score, told, why.features))
            return False
        self._numbers[low] = self._numbers.get(low, frozenset()) | self._numbers.pop(high, frozenset())
        self._top[high] = low
        self._members[low] += self._members.pop(high)
        for foe in self._foes.pop(high, set()):
            self._foes[foe].discard(high)
            self._foes[foe].add(low)
            self._foes[low].add(foe)
        self.decisions.append(why)
        return True

    def _differ(self, low: str, high: str) -> list[str]:
        """In which registers the numbers of two groups differ."""
        ours, theirs = (self._numbers.get(id, frozenset()) for id in (low, high))
        none: frozenset[str] = frozenset()
        return against(Marks(none, none, ours), Marks(none, none, theirs)) if ours and theirs else []

    def join(self, keys: Iterable[tuple[str, str, str]]) -> None:
        """Unite the refs that have a key in common; `keys` are rule, key and ref id."""
        holders: dict[tuple[str, str], list[str]] = defaultdict(list)
        for rule, key, id in keys:
            holders[rule, key].append(id)
        for rule, key in sorted(holders):
            first, *others = sorted(set(holders[rule, key]))
            for other in others:
                name, shown = rule.partition(" ")[2], key.strip()
                why = Decision(first, other, "same", name, 1.0, f"{name}: {shown}", {"key": shown})
                self.unite(first, other, why)

    def __iter__(self) -> Iterator[list[Known]]:
        return iter([self.members(id) for id in sorted(self._members)])

    def companies(self) -> int:
        """How many groups of companies there are."""
        return sum(self.known[id].ref.type == "company" for id in self._members)

    def of(self, type: str) -> dict[str, list[Known]]:
        """The groups of one type by their roots, in order."""
        return {id: self.members(id) for id in sorted(self._members) if self.known[id].ref.type == type}
