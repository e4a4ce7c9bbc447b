"""A derivation: what follows, by which clause, from which premises down to single edges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from graphkit.percent import Percent, Verdict
from graphkit.rules.world import Edge

__all__ = ["Step", "Test", "leaf"]


@dataclass(frozen=True, slots=True)
class Test:
    """A threshold test: `comparison` is at_least or more_than, numbers are percent of votes."""

    comparison: str
    threshold: Decimal
    value: Percent

    @property
    def verdict(self) -> Verdict:
        """certain, possible or excluded, by the bounds."""
        if self.comparison == "at_least":
            return self.value.at_least(self.threshold)
        return self.value.more_than(self.threshold)

    @property
    def margin(self) -> Decimal:
        """Points from the threshold to the deciding bound; negative where it is missed."""
        bound = self.value.max if self.verdict is Verdict.EXCLUDED else self.value.min
        return bound - self.threshold

    def __str__(self) -> str:
        wording = {"at_least": "at least", "more_than": "more than"}[self.comparison]
        bounds = (
            f"{self.value}" if self.value.min == self.value.max else f"{self.value.min}-{self.value.max}%"
        )
        return f"{bounds} against {wording} {self.threshold}%: {self.verdict}"


@dataclass(frozen=True, slots=True)
class Step:
    """`subject` `predicate` `object`, by `form` of inference, from the premises.

    A leaf has the form "stated" and an edge. `rule` is the key of the clause applied, if any.
    """

    form: str
    subject: str
    predicate: str
    object: str
    rule: str = ""
    premises: tuple[Step, ...] = ()
    edge: Edge | None = None
    test: Test | None = None

    def leaves(self) -> Iterator[Edge]:
        """Its edges in order, each once."""
        seen: set[int] = set()
        for step in self.walk():
            if step.edge is not None and id(step.edge) not in seen:
                seen.add(id(step.edge))
                yield step.edge

    def walk(self) -> Iterator[Step]:
        """The step and all below it, premises first, each once however many conclusions share it."""
        if not self.premises:
            yield self
            return
        seen: set[int] = set()
        stack = [(self, False)]
        while stack:
            step, is_ready = stack.pop()
            if is_ready:
                yield step
            elif id(step) not in seen:
                seen.add(id(step))
                stack.append((step, True))
                stack += [(premise, False) for premise in reversed(step.premises)]

    @property
    def doubts(self) -> int:
        """Number of premises that are not certain (edges that may not hold, tests that may fail); a
        premise counts as often as it is used."""
        known: dict[int, int] = {}
        for step in self.walk():
            is_open = (step.edge is not None and not step.edge.certain) or (
                step.test is not None and step.test.verdict is not Verdict.CERTAIN
            )
            known[id(step)] = is_open + sum(known[id(premise)] for premise in step.premises)
        return known[id(self)]

    @property
    def length(self) -> int:
        """Number of edges."""
        return sum(1 for _ in self.leaves())


def leaf(edge: Edge) -> Step:
    """The step that an edge states."""
    return Step("stated", edge.subject, edge.relation, edge.object, edge=edge)
