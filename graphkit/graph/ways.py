"""The shortest ways between two parties, read from triples alone, whoever holds them.

The steps are those of `graphkit.graph.paths`. The search goes back from the goal, level by level,
until it meets the start; then forwards, each step one level nearer. It looks triples up as it goes,
so it costs what lies between the two, not what the store holds.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Protocol

from graphkit.graph.paths import ALIKE, DOWN, SERVES, UP
from graphkit.graph.terms import NAMESPACES, camel

__all__ = ["FARTHEST", "MOST", "Triples", "ways"]

FARTHEST = 12
"""Steps of the longest way that SPARQL may ask for."""

MOST = 100
"""Ways that are told; how many there are is told beside them."""

FORWARD = tuple(f"gk:{camel(name)}" for name in sorted(DOWN | SERVES | ALIKE))
BACKWARD = tuple(f"gk:{camel(name)}" for name in sorted(UP | ALIKE))
STEPS = frozenset(FORWARD + BACKWARD)
CONTEXT = frozenset(f"gk:{camel(name)}" for name in SERVES | ALIKE)
ARROW = " → "


class Triples(Protocol):
    """Looking triples up: IRIs in full, predicates with their prefix, literals as their text."""

    def objects(self, subject: str, predicate: str) -> Iterable[str]:
        """What the subject has under the predicate."""

    def subjects(self, predicate: str, object: str) -> Iterable[str]:
        """What has that object, an IRI, under the predicate."""


def ways(triples: Triples, start: str, goal: str, limit: int) -> dict[str, Any] | None:
    """The shortest ways of at most `limit` steps from one party to another, by their IRIs.

    `length` in steps, `count` of them all, and `ways`, the first `MOST` by the ids along them: each
    its text, its parties and its steps in order, each step its live statements with their evidence,
    ownership first. None where no way leads.
    """
    far = _levels(triples, start, goal, limit)
    if start == goal or start not in far:
        return None
    onward = {here: _nearer(triples, here, far) for here in far if far[here]}
    return {
        "length": far[start],
        "count": _count(onward, far, start),
        "ways": [_told(triples, way) for way in islice(_walk(onward, goal, (start,)), MOST)],
    }


def _levels(triples: Triples, start: str, goal: str, limit: int) -> dict[str, int]:
    """How far from the goal each party lies, up to the level on which the start does."""
    far = {goal: 0}
    level = [goal]
    for distance in range(1, limit + 1):
        if start in far:
            break
        before = {one for here in level for one in _neighbours(triples, here, BACKWARD, FORWARD)}
        level = sorted(before - far.keys())
        far |= dict.fromkeys(level, distance)
    return far


def _neighbours(triples: Triples, here: str, along: Iterable[str], against: Iterable[str]) -> Iterator[str]:
    for predicate in along:
        yield from triples.objects(here, predicate)
    for predicate in against:
        yield from triples.subjects(predicate, here)


def _nearer(triples: Triples, here: str, far: dict[str, int]) -> list[str]:
    found = set(_neighbours(triples, here, FORWARD, BACKWARD))
    return sorted(one for one in found if far.get(one) == far[here] - 1)


def _count(onward: dict[str, list[str]], far: dict[str, int], start: str) -> int:
    counted: dict[str, int] = defaultdict(int)
    for here in sorted(far, key=lambda one: far[one]):
        counted[here] = sum(counted[one] for one in onward[here]) if far[here] else 1
    return counted[start]


def _walk(onward: dict[str, list[str]], goal: str, way: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if way[-1] == goal:
        yield way
        return
    for target in onward[way[-1]]:
        yield from _walk(onward, goal, (*way, target))


def _told(triples: Triples, way: tuple[str, ...]) -> dict[str, Any]:
    parties = [{"id": _local(one), "name": _one(triples, one, "skos:prefLabel")} for one in way]
    return {
        "text": ARROW.join(party["name"] for party in parties),
        "parties": parties,
        "steps": [
            {
                "from": parties[number]["name"],
                "to": parties[number + 1]["name"],
                "statements": _statements(triples, *way[number : number + 2]),
            }
            for number in range(len(way) - 1)
        ],
    }


def _local(name: str) -> str:
    return name[max(name.rfind("/"), name.rfind("#")) + 1 :]


def _one(triples: Triples, subject: str, predicate: str) -> str:
    return min(triples.objects(subject, predicate), default="")


def _statements(triples: Triples, source: str, target: str) -> list[dict[str, Any]]:
    """The live statements that make the step, ownership first."""
    found = []
    for subject, object, predicates in ((source, target, FORWARD), (target, source, BACKWARD)):
        both = set(triples.subjects("rdf:subject", subject)) & set(triples.subjects("rdf:object", object))
        for node in both:
            predicate = f"gk:{_local(_one(triples, node, 'rdf:predicate'))}"
            if predicate in predicates and _one(triples, node, "gk:live") == "true":
                found.append((predicate in CONTEXT, predicate, node))
    return [_statement(triples, node, predicate) for _, predicate, node in sorted(set(found))]


def _statement(triples: Triples, node: str, predicate: str) -> dict[str, Any]:
    told: dict[str, Any] = {"id": _local(node), "predicate": predicate.removeprefix("gk:")}
    for bound in ("percentMin", "percentMax"):
        if text := _one(triples, node, f"gk:{bound}"):
            told[bound] = text
    return told | {"evidence": [_span(triples, span) for span in _spans(triples, node)]}


def _spans(triples: Triples, node: str) -> list[str]:
    order = _one(triples, node, "gk:evidenceOrder")
    if order:
        return [NAMESPACES["gke"] + name for name in json.loads(order)]
    return sorted(triples.objects(node, "gk:evidence"))


def _span(triples: Triples, span: str) -> dict[str, Any]:
    source = _one(triples, span, "oa:hasSource")
    return {
        "quote": _one(triples, span, "oa:exact"),
        "filing": _one(triples, source, "dct:identifier"),
        "page": int(_one(triples, span, "gk:page")),
        "start": int(_one(triples, span, "oa:start")),
        "end": int(_one(triples, span, "oa:end")),
    }
