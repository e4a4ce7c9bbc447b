"""Channels: between two layers, where lines leave and meet their boxes, and the tracks that they take.

Lines of one kind that leave one party share a stroke (a bus); different buses never share one, so
that a line can be followed by eye.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from graphkit.view.layers import Arc, Layered
from graphkit.view.pooling import settle

__all__ = ["Channel", "Step", "channels_of"]

EDGE = 16.0
PORT, BUS = 54.0, 22.0
NEARLY = 9.0


@dataclass(slots=True)
class Step:
    """One arc's way through one channel; `bus` is the stroke that it shares.

    Lines from one source share a bus; loose ones share theirs with those to the same `target`.
    """

    arc: int
    source: int
    target: int
    level: bool
    shared: bool
    bus: tuple[str, str]
    begin: float = 0.0
    end: float = 0.0
    track: int = -1


@dataclass(slots=True)
class Channel:
    """The steps through one channel, and how many tracks lie in it."""

    steps: list[Step] = field(default_factory=list)
    tracks: int = 0


def channels_of(
    widths: Sequence[float], arcs: Sequence[Arc], kinds: Sequence[str], made: Layered
) -> list[Channel]:
    """The channel above each row, and one below the last, with all steps on their tracks.

    `widths` are those of the boxes; long lines of `made` may move over one of their ends.
    """
    channels = [Channel() for _ in range(len(made.rows) + 1)]
    for number, arc in enumerate(arcs):
        _steps(number, arc, kinds[number], made, channels)
    _ports(widths, made, channels)
    _align(made, channels, len(widths))
    _ports(widths, made, channels)
    for channel in channels:
        _tracks(channel)
    return channels


def _steps(number: int, arc: Arc, kind: str, made: Layered, channels: list[Channel]) -> None:
    chain = made.chains[number]
    run = chain if made.layer[chain[0]] <= made.layer[chain[-1]] else chain[::-1]
    for one, other in pairwise(run):
        level = made.layer[one] == made.layer[other]
        shared = arc.loose and other == run[-1]
        bus = (f"to {other}" if shared else f"level {number}" if level else f"from {one}", kind)
        channels[made.layer[other]].steps.append(Step(number, one, other, level, shared, bus))


def _align(made: Layered, channels: list[Channel], real: int) -> None:
    """Long lines moved over one of their ends, where that leaves one bend fewer."""
    ends: dict[int, list[float]] = defaultdict(list)
    for channel in reversed(channels):
        for step in channel.steps:
            if step.target < real <= step.source:
                ends[step.arc].append(step.end)
            if step.source < real <= step.target:
                ends[step.arc].append(step.begin)
    for number, chain in enumerate(made.chains):
        low, high = made.room(chain[1:-1])
        place = next((x for x in ends[number] if low <= x <= high), None)
        for before, vertex in pairwise(chain[:-1]):
            if place is not None:
                made.x[vertex] = place
            elif before != chain[0] and abs(made.x[vertex] - made.x[before]) < NEARLY:
                made.x[vertex] = made.x[before]


def _ports(widths: Sequence[float], made: Layered, channels: list[Channel]) -> None:
    """Where each line leaves its upper box, then where it meets the lower one, then again the first."""
    for channel in channels:
        for step in channel.steps:
            step.begin, step.end = made.x[step.source], made.x[step.target]
        _leave(widths, made, channel, by_box=True)
        _meet(widths, made, channel)
        _leave(widths, made, channel, by_box=False)


def _leave(widths: Sequence[float], made: Layered, channel: Channel, by_box: bool) -> None:
    buses: dict[int, dict[tuple[str, str], list[Step]]] = defaultdict(lambda: defaultdict(list))
    for step in channel.steps:
        if not step.level and step.source < len(widths):
            buses[step.source][step.bus].append(step)
    for vertex, held in buses.items():
        middle = made.x[vertex]
        wants = []
        for steps in held.values():
            single = len(steps) == 1 or all(s.target == steps[0].target for s in steps)
            aim = steps[0].end if single else middle
            wants.append((_clamp(aim, middle, widths[vertex]), steps))
        wants.sort(key=lambda pair: (sum(s.end for s in pair[1]) / len(pair[1]), pair[1][0].arc))
        if not by_box and len(wants) == 1:
            places = [wants[0][0]]
        else:
            places = _spread([w for w, _ in wants], middle, widths[vertex], BUS)
        for place, (_, steps) in zip(places, wants, strict=True):
            for step in steps:
                step.begin = place


def _meet(widths: Sequence[float], made: Layered, channel: Channel) -> None:
    """Ports on the tops of the lower boxes: one for each line, or for each bus that ends there."""
    ends: dict[int, dict[tuple[str, str], list[tuple[Step, bool]]]] = defaultdict(lambda: defaultdict(list))
    for number, step in enumerate(channel.steps):
        if step.target < len(widths):
            port = step.bus if step.shared else (str(number), "end")
            ends[step.target][port].append((step, True))
        if step.level:
            ends[step.source][str(number), "begin"].append((step, False))
    for vertex, ports in ends.items():
        middle, broad = made.x[vertex], widths[vertex]
        met = []
        for number, held in enumerate(ports.values()):
            far = [step.begin if at_end else step.end for step, at_end in held]
            met.append((sum(far) / len(far), number, held))
        met.sort(key=lambda one: one[:2])
        wants = [_clamp(far, middle, broad) for far, _, _ in met]
        for place, (_, _, held) in zip(_spread(wants, middle, broad, PORT), met, strict=True):
            for step, at_end in held:
                if at_end:
                    step.end = place
                else:
                    step.begin = place


def _clamp(place: float, middle: float, broad: float) -> float:
    reach = broad / 2 - EDGE
    return min(max(place, middle - reach), middle + reach)


def _spread(wants: list[float], middle: float, broad: float, gap: float) -> list[float]:
    room = broad - 2 * EDGE
    gap = min(gap, room / max(len(wants) - 1, 1))
    ordered = sorted(wants)
    places = settle(ordered, [gap] * (len(wants) - 1), [1.0] * len(wants))
    low, high = middle - room / 2, middle + room / 2
    shift = max(low - places[0], 0.0) + min(high - places[-1], 0.0)
    return [place + shift for place in places]


def _tracks(channel: Channel) -> None:
    """A track for each bus that has a level stroke; overlapping buses go under one another."""
    buses: dict[tuple[str, str], list[Step]] = defaultdict(list)
    for step in channel.steps:
        buses[step.bus].append(step)
    spans = []
    for steps in buses.values():
        places = [x for s in steps for x in (s.begin, s.end)]
        low, high, begin = min(places), max(places), steps[0].begin
        if high - low > 0.5:
            right = high - begin >= begin - low
            spans.append((right, -begin if right else begin, steps[0].arc, low, high, steps))
    spans.sort(key=lambda span: span[:3])
    laid: list[tuple[float, float, int]] = []
    for _, _, _, low, high, steps in spans:
        clash = [track for a, b, track in laid if a < high + 10 and low < b + 10]
        track = max(clash, default=-1) + 1
        laid.append((low, high, track))
        channel.tracks = max(channel.tracks, track + 1)
        for step in steps:
            step.track = track
