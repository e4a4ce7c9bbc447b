"""Routes: places for the boxes of a layered drawing, and every line as upright and level strokes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.view.channels import Channel, Step, channels_of
from graphkit.view.layers import Arc, Layered

__all__ = ["Box", "Drawn", "Point", "route"]

TRACK = 10.0
ABOVE_TRACKS, BELOW_TRACKS, PLAIN = 14.0, 44.0, 50.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A vertex to place: its size, and where it stands in its row (top, middle or bottom)."""

    width: float
    height: float
    stand: str = "middle"


@dataclass(frozen=True, slots=True)
class Drawn:
    """Upper left corners of the boxes, the bends of each arc from upper to lower, and the extent."""

    corners: list[Point]
    paths: list[list[Point]]
    size: Point


def route(boxes: Sequence[Box], arcs: Sequence[Arc], kinds: Sequence[str], made: Layered) -> Drawn:
    """Places for the boxes and paths for the arcs of a layered drawing."""
    channels = channels_of([box.width for box in boxes], arcs, kinds, made)
    sheet = _Sheet(boxes, made, channels)
    return Drawn(sheet.corners, sheet.paths(arcs), sheet.size)


class _Sheet:
    """The drawing with its heights: tops of the rows, starts of the tracks, corners of the boxes."""

    def __init__(self, boxes: Sequence[Box], made: Layered, channels: list[Channel]) -> None:
        self.boxes, self.made, self.channels = boxes, made, channels
        self.tops: list[float] = []
        self.heights: list[float] = []
        self.starts: list[float] = []
        self._stack()
        every = range(len(made.x))
        self.left = min((made.x[v] - made.widths[v] / 2 for v in every), default=0.0)
        right = max((made.x[v] + made.widths[v] / 2 for v in every), default=0.0)
        bottom = self.tops[-1] + self.heights[-1] if self.tops else 0.0
        self.size = (right - self.left, bottom)
        self.corners = [
            (made.x[v] - box.width / 2 - self.left, self.tops[made.layer[v]] + self._sink(v))
            for v, box in enumerate(boxes)
        ]

    def _stack(self) -> None:
        here = 0.0
        for number, row in enumerate(self.made.rows):
            channel = self.channels[number]
            self.starts.append(here + (ABOVE_TRACKS if number else 8.0))
            if channel.tracks:
                here = self.starts[-1] + max(channel.tracks - 1, 0) * TRACK + BELOW_TRACKS
            elif number:
                here += PLAIN
            self.tops.append(here)
            self.heights.append(max((box.height for box in self._in(row)), default=0.0))
            here += self.heights[-1]

    def _in(self, row: list[int]) -> list[Box]:
        return [self.boxes[v] for v in row if v < len(self.boxes)]

    def _sink(self, vertex: int) -> float:
        """How far below the top of its row a box stands; where one stands apart, all follow it."""
        box, layer = self.boxes[vertex], self.made.layer[vertex]
        row = {one.stand for one in self._in(self.made.rows[layer])}
        stand = box.stand
        if stand == "middle":
            stand = next((one for one in ("bottom", "top") if one in row), "middle")
        room = self.heights[layer] - box.height
        return {"top": 0.0, "middle": room / 2, "bottom": room}[stand]

    def paths(self, arcs: Sequence[Arc]) -> list[list[Point]]:
        """The bends of every arc, from its upper vertex to its lower one."""
        paths: list[list[Point]] = [[] for _ in arcs]
        for number, channel in enumerate(self.channels):
            for step in channel.steps:
                paths[step.arc] += self._bends(step, number)
        return [_straight(path[:: self._direction(number)]) for number, path in enumerate(paths)]

    def _direction(self, number: int) -> int:
        first, last = self.made.chains[number][0], self.made.chains[number][-1]
        return 1 if self.made.layer[first] <= self.made.layer[last] else -1

    def _bends(self, step: Step, number: int) -> list[Point]:
        begin, end = step.begin - self.left, step.end - self.left
        top = self._top(step.source)
        bends = [(begin, top if step.level else top + self._height(step.source))]
        if step.track >= 0 and abs(begin - end) > 0.5:
            track = self.starts[number] + step.track * TRACK
            bends += [(begin, track), (end, track)]
        return [*bends, (end, self._top(step.target))]

    def _top(self, vertex: int) -> float:
        return self.corners[vertex][1] if vertex < len(self.boxes) else self.tops[self.made.layer[vertex]]

    def _height(self, vertex: int) -> float:
        real = vertex < len(self.boxes)
        return self.boxes[vertex].height if real else self.heights[self.made.layer[vertex]]


def _straight(path: list[Point]) -> list[Point]:
    """The path without repeated points and points on a straight stroke."""
    kept: list[Point] = []
    for x, y in ((round(x, 1), round(y, 1)) for x, y in path):
        if kept and kept[-1] == (x, y):
            continue
        if len(kept) > 1 and (kept[-2][0] == kept[-1][0] == x or kept[-2][1] == kept[-1][1] == y):
            kept.pop()
        kept.append((x, y))
    return kept
