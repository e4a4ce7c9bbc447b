"""Layers: owners above, what they own below, lines as straight and as seldom crossed as may be.

The steps of Sugiyama, Tagawa and Toda (1981): break cycles, give each vertex a layer, split long
lines by a dummy in every layer they pass, order the layers by barycentre, then settle places.
All ties are broken by the order in which vertices are given, so the drawing never varies.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from graphkit.view.pooling import settle

__all__ = ["Arc", "Layered", "arrange"]

DUMMY_WIDTH = 14.0
SPACE = 34.0
SWEEPS = 14


@dataclass(frozen=True, slots=True)
class Arc:
    """A line from the vertex above to the one below; a `loose` one may also lie within a layer."""

    upper: int
    lower: int
    loose: bool = False


@dataclass(slots=True)
class Layered:
    """Vertices 0..n-1 are the given ones, those after are dummies; `chains` follow the arcs."""

    widths: list[float]
    layer: list[int]
    rows: list[list[int]]
    chains: list[list[int]]
    place: dict[int, int] = field(default_factory=dict)
    x: list[float] = field(default_factory=list)

    def room(self, dummies: list[int]) -> tuple[float, float]:
        """Between which places these dummies can all stand on one upright line."""
        low, high = float("-inf"), float("inf")
        for vertex in dummies:
            row = self.rows[self.layer[vertex]]
            at = self.place[vertex]
            if at:
                low = max(low, self.x[row[at - 1]] + _gap(self.widths, row[at - 1], vertex))
            if at + 1 < len(row):
                high = min(high, self.x[row[at + 1]] - _gap(self.widths, vertex, row[at + 1]))
        return low, high


def arrange(widths: list[float], arcs: list[Arc]) -> Layered:
    """Layers, order and horizontal places for vertices of these widths."""
    firm = _acyclic(len(widths), [(a.upper, a.lower) for a in arcs if not a.loose and a.upper != a.lower])
    layer = _layer(len(widths), firm, [(a.upper, a.lower) for a in arcs if a.loose])
    made = _split(list(widths), layer, arcs)
    _order(made)
    _settle(made)
    return made


def _acyclic(count: int, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs with those that close a cycle, met depth first, turned round."""
    after: dict[int, list[int]] = defaultdict(list)
    entered = {lower for _, lower in pairs}
    for upper, lower in pairs:
        after[upper].append(lower)
    state = [0] * count
    turned: list[tuple[int, int]] = []
    for root in sorted(range(count), key=lambda v: (v in entered, v)):
        stack = [(root, iter(after[root]))] if state[root] == 0 else []
        state[root] = state[root] or 1
        while stack:
            vertex, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                state[vertex] = 2
                stack.pop()
            elif state[following] == 1:
                turned.append((following, vertex))
            else:
                turned.append((vertex, following))
                if state[following] == 0:
                    state[following] = 1
                    stack.append((following, iter(after[following])))
    return list(dict.fromkeys(turned))


def _layer(count: int, firm: list[tuple[int, int]], loose: list[tuple[int, int]]) -> list[int]:
    """Longest path from the top, then each vertex drawn down to what it owns, or beside its peer."""
    above: dict[int, list[int]] = defaultdict(list)
    below: dict[int, list[int]] = defaultdict(list)
    for upper, lower in firm:
        above[lower].append(upper)
        below[upper].append(lower)
    order = [v for v in range(count) if not above[v]]
    waiting = [len(above[v]) for v in range(count)]
    layer = [0] * count
    for vertex in order:
        for lower in below[vertex]:
            layer[lower] = max(layer[lower], layer[vertex] + 1)
            waiting[lower] -= 1
            if waiting[lower] == 0:
                order.append(lower)
    for vertex in reversed(order):
        if below[vertex] and len(above[vertex]) < len(below[vertex]) + (not above[vertex]):
            layer[vertex] = min(layer[lower] for lower in below[vertex]) - 1
    placed = [bool(above[v] or below[v]) for v in range(count)]
    for _ in range(count and 3):
        for one, other in [*loose, *((b, a) for a, b in loose)]:
            if placed[one] and not placed[other]:
                layer[other], placed[other] = layer[one], True
    return [place - min(layer, default=0) for place in layer]


def _split(widths: list[float], layer: list[int], arcs: list[Arc]) -> Layered:
    layer = list(layer)
    chains = []
    for arc in arcs:
        step = 1 if layer[arc.lower] >= layer[arc.upper] else -1
        between = range(layer[arc.upper] + step, layer[arc.lower], step)
        chain = [arc.upper, *range(len(layer), len(layer) + len(between)), arc.lower]
        layer.extend(between)
        widths.extend(DUMMY_WIDTH for _ in between)
        chains.append(chain)
    rows: list[list[int]] = [[] for _ in range(max(layer, default=-1) + 1)]
    for vertex in _depth_first(len(layer), chains):
        rows[layer[vertex]].append(vertex)
    return Layered(widths, layer, rows, chains)


def _depth_first(count: int, chains: list[list[int]]) -> list[int]:
    near: dict[int, list[int]] = defaultdict(list)
    for chain in chains:
        for one, other in pairwise(chain):
            near[one].append(other)
            near[other].append(one)
    seen: dict[int, None] = {}
    for root in range(count):
        stack = [root]
        while stack:
            vertex = stack.pop()
            if vertex not in seen:
                seen[vertex] = None
                stack.extend(reversed(near[vertex]))
    return list(seen)


def _steps(made: Layered) -> tuple[list[list[int]], list[list[int]]]:
    """For each vertex its neighbours one layer up, and one layer down."""
    up: list[list[int]] = [[] for _ in made.layer]
    down: list[list[int]] = [[] for _ in made.layer]
    for chain in made.chains:
        for one, other in pairwise(chain):
            high, low = sorted((one, other), key=lambda v: made.layer[v])
            if made.layer[high] < made.layer[low]:
                down[high].append(low)
                up[low].append(high)
    return up, down


def _order(made: Layered) -> None:
    """Barycentre sweeps, down and up in turn; the order with the fewest crossings is kept."""
    up, down = _steps(made)
    best, fewest = [list(row) for row in made.rows], _crossings(made.rows, down)
    for sweep in range(SWEEPS if len(made.layer) < 6000 else 6):
        if fewest == 0:
            break
        near, rows = (up, made.rows) if sweep % 2 == 0 else (down, made.rows[::-1])
        place = {v: float(p) for row in made.rows for p, v in enumerate(row)}
        for row in rows:
            centre = {v: sum(place[n] for n in near[v]) / len(near[v]) if near[v] else place[v] for v in row}
            row.sort(key=lambda v: (centre[v], place[v]))
            place.update((v, float(p)) for p, v in enumerate(row))
        found = _crossings(made.rows, down)
        if found < fewest:
            best, fewest = [list(row) for row in made.rows], found
    made.rows = best
    made.place = {vertex: place for row in best for place, vertex in enumerate(row)}


def _crossings(rows: list[list[int]], down: list[list[int]]) -> int:
    total = 0
    for row, lower in pairwise(rows):
        place = {v: p for p, v in enumerate(lower)}
        tree = [0] * (len(lower) + 1)
        seen = 0
        for vertex in row:
            ends = sorted(place[n] for n in down[vertex])
            total += sum(seen - _prefix(tree, end + 1) for end in ends)
            for end in ends:
                _count(tree, end + 1)
            seen += len(ends)
    return total


def _prefix(tree: list[int], end: int) -> int:
    found = 0
    while end > 0:
        found += tree[end]
        end -= end & -end
    return found


def _count(tree: list[int], end: int) -> None:
    while end < len(tree):
        tree[end] += 1
        end += end & -end


def _settle(made: Layered) -> None:
    """Rows drawn again and again towards their neighbours, straight lines the strongest pull."""
    real = len(made.layer) - sum(max(len(chain) - 2, 0) for chain in made.chains)
    up, down = _steps(made)
    x = [0.0] * len(made.layer)
    gaps = [[_gap(made.widths, a, b) for a, b in pairwise(row)] for row in made.rows]
    for row, gap in zip(made.rows, gaps, strict=True):
        for vertex, place in zip(row, settle([0.0] * len(row), gap, [1.0] * len(row)), strict=True):
            x[vertex] = place
    for sweep in range(SWEEPS * 2):
        upward = sweep % 2 == 0 and sweep < SWEEPS * 2 - 1
        near = down if upward else up
        for number in range(len(made.rows) - 1, -1, -1) if upward else range(len(made.rows)):
            row = made.rows[number]
            wanted, weights = [], []
            for vertex in row:
                pulls = [_pull(vertex >= real, n >= real) for n in near[vertex]]
                pull = sum(p * x[n] for p, n in zip(pulls, near[vertex], strict=True))
                wanted.append(pull / sum(pulls) if pulls else x[vertex])
                weights.append(sum(pulls) if pulls else 0.05)
            for vertex, place in zip(row, settle(wanted, gaps[number], weights), strict=True):
                x[vertex] = place
    made.x = x
    for chain in sorted(made.chains, key=len, reverse=True):
        low, high = made.room(chain[1:-1])
        if len(chain) > 2 and low <= high:
            middle = sum(x[v] for v in chain[1:-1]) / (len(chain) - 2)
            for vertex in chain[1:-1]:
                x[vertex] = min(max(middle, low), high)


def _pull(one_dummy: bool, other_dummy: bool) -> float:
    """A long line wants to be straight; a party follows its parties rather than a long line."""
    return 8.0 if one_dummy and other_dummy else 0.25 if one_dummy or other_dummy else 1.0


def _gap(widths: list[float], one: int, other: int) -> float:
    tight = widths[one] == DUMMY_WIDTH and widths[other] == DUMMY_WIDTH
    return (widths[one] + widths[other]) / 2 + (10.0 if tight else SPACE)
