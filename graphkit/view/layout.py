"""The layout: a place for every party, ledger and line of a figure.

Parts of the graph that do not touch are drawn apart and set side by side, the largest first;
transactions and forms stand in a band under the part to which they belong.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from graphkit.identity.parties import Party
from graphkit.view.cards import Card, card
from graphkit.view.figure import LOOSE, Figure, Link
from graphkit.view.layers import Arc, arrange
from graphkit.view.ledgers import Ledger, gather, loose
from graphkit.view.routes import Box, Point, route

__all__ = ["Layout", "Placed", "lay_out"]

BETWEEN = 90.0
BAND = 56.0
AIR = 48.0
WINDOW = 1.7
"""How much wider than high a window is taken to be."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A card or a row: the middle, the size, the lines of text, and the number of its ledger."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[str, str], ...]
    ledger: int | None = None


@dataclass(slots=True)
class Layout:
    """Parties by id; ledgers with their upper left corner; bends of links and of ledger lines."""

    parties: dict[str, Placed] = field(default_factory=dict)
    ledgers: list[tuple[Ledger, Point]] = field(default_factory=list)
    links: dict[tuple[str, str, str], list[Point]] = field(default_factory=dict)
    stems: list[list[Point]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece drawn on its own, with its corner at the origin."""

    layout: Layout
    size: Point
    rank: tuple[int, int]


def lay_out(figure: Figure) -> Layout:
    """The whole layout; the same figure always gives the same one."""
    ledgers = gather(figure)
    cards = {party.id: _card(party, figure) for party in figure.parties}
    listed = {id for ledger in ledgers for id in ledger.members}
    parts, single = [], []
    for rank, part in enumerate(figure.components()):
        ids = {party.id for party in part.parties}
        if len(ids) == 1 and not part.issuers:
            single += [id for id in ids if id not in listed]
        else:
            own = [ledger for ledger in ledgers if ledger.host in ids]
            parts.append(_part(part.part(ids - listed), own, cards, rank))
    parts.append(_part(figure.part(single), [], cards, len(parts)))
    return _pack(sorted((p for p in parts if p.size[0] > 0), key=lambda part: part.rank))


def _card(party: Party, figure: Figure) -> Card:
    code = f"Stock code {party.stock_code}" if party.stock_code else ""
    place = party.jurisdiction or ""
    name, chinese = party.name, party.chinese_name or ""
    return card(party.type, name, "" if chinese == name else chinese, " · ".join(filter(None, (code, place))))


def _part(figure: Figure, ledgers: list[Ledger], cards: dict[str, Card], rank: int) -> _Part:
    """One component: its layered drawing, and ledgers of its loose parties and transactions."""
    links = [link for link in figure.links if link.drawn and link.upper != link.lower]
    tied = {end for link in links for end in (link.upper, link.lower)} | {ledger.host for ledger in ledgers}
    tied |= figure.issuers
    firm = [party.id for party in figure.parties if party.id in tied and party.type not in LOOSE]
    layout, size = _layered(firm, links, ledgers, cards)
    size = _beside(loose(figure, tied), cards, layout, size)
    return _Part(layout, size, (-len(firm) - sum(len(x.members) for x in ledgers), rank))


def _layered(
    ids: list[str], links: list[Link], ledgers: list[Ledger], cards: dict[str, Card]
) -> tuple[Layout, Point]:
    index = {id: number for number, id in enumerate(ids)}
    boxes = [Box(cards[id].width, cards[id].height) for id in ids]
    boxes += [Box(*ledger.size, "bottom" if ledger.above else "top") for ledger in ledgers]
    arcs = [Arc(index[link.upper], index[link.lower], link.peer) for link in links]
    kinds = [f"{link.family} {link.peer}" for link in links]
    for number, ledger in enumerate(ledgers, len(ids)):
        host = index[ledger.host or ""]
        arcs.append(Arc(number, host) if ledger.above else Arc(host, number))
        kinds.append(f"{ledger.family} ledger")
    drawn = route(boxes, arcs, kinds, arrange([box.width for box in boxes], arcs))
    layout = Layout()
    for id, (x, y) in zip(ids, drawn.corners, strict=False):
        it = cards[id]
        layout.parties[id] = Placed(x + it.width / 2, y + it.height / 2, it.width, it.height, it.lines)
    for link, path in zip(links, drawn.paths, strict=False):
        layout.links[link.upper, link.lower, link.family] = path
    for ledger, corner in zip(ledgers, drawn.corners[len(ids) :], strict=True):
        _fill(layout, ledger, corner, cards)
    layout.stems = drawn.paths[len(links) :]
    return layout, drawn.size


def _fill(layout: Layout, ledger: Ledger, corner: Point, cards: dict[str, Card]) -> None:
    for number, id in enumerate(ledger.members):
        x, y = ledger.place(number)
        row = Placed(corner[0] + x, corner[1] + y, *ledger.row, cards[id].lines, len(layout.ledgers))
        layout.parties[id] = row
    layout.ledgers.append((ledger, corner))


def _beside(ledgers: list[Ledger], cards: dict[str, Card], layout: Layout, size: Point) -> Point:
    """Ledgers without a line go into a free corner of the drawing, else under it or to its right."""
    width, height = size
    for ledger in ledgers:
        wide, high = ledger.size
        corner = _free_corner(layout, (width, height), (wide, high))
        if corner is None:
            under = max(max(width, wide) / WINDOW, height + BAND + high)
            beside = max((width + BAND + wide) / WINDOW, max(height, high))
            corner = (0.0, height + BAND) if under < beside else (width + BAND, 0.0)
        if width == 0:
            corner = (0.0, 0.0)
        width, height = max(width, corner[0] + wide), max(height, corner[1] + high)
        _fill(layout, ledger, corner, cards)
        layout.stems.append([])
    return width, height


def _free_corner(layout: Layout, size: Point, wanted: Point) -> Point | None:
    """A corner of the drawing that has room for a box of this size, with air around it."""
    taken = [
        (p.x - p.width / 2, p.y - p.height / 2, p.x + p.width / 2, p.y + p.height / 2)
        for p in layout.parties.values()
    ]
    taken += [(x, y, x + ledger.size[0], y + ledger.size[1]) for ledger, (x, y) in layout.ledgers]
    for path in [*layout.links.values(), *layout.stems]:
        taken += [(min(a, c), min(b, d), max(a, c), max(b, d)) for (a, b), (c, d) in pairwise(path)]
    right, low = size[0] - wanted[0], size[1] - wanted[1]
    for x, y in ((right, low), (0.0, low), (right, 0.0), (0.0, 0.0)):
        left, top, far, bottom = x - AIR, y - AIR, x + wanted[0] + AIR, y + wanted[1] + AIR
        if (
            x >= 0
            and y >= 0
            and not any(a < far and c > left and b < bottom and d > top for a, b, c, d in taken)
        ):
            return x, y
    return None


def _pack(parts: Iterable[_Part]) -> Layout:
    """Parts in rows, left to right, the whole about half as wide again as high."""
    held = list(parts)
    area = sum((p.size[0] + BETWEEN) * (p.size[1] + BETWEEN) for p in held)
    room = max([math.sqrt(area * WINDOW), *(p.size[0] for p in held)], default=0.0)
    whole = Layout()
    x = y = tall = 0.0
    for part in held:
        if x and x + part.size[0] > room:
            x, y, tall = 0.0, y + tall + BETWEEN, 0.0
        _move(part.layout, whole, x, y)
        x, tall = x + part.size[0] + BETWEEN, max(tall, part.size[1])
    return whole


def _move(part: Layout, whole: Layout, dx: float, dy: float) -> None:
    def moved(path: list[Point]) -> list[Point]:
        return [(round(x + dx, 1), round(y + dy, 1)) for x, y in path]

    first = len(whole.ledgers)
    for id, p in part.parties.items():
        ledger = None if p.ledger is None else p.ledger + first
        x, y = moved([(p.x, p.y)])[0]
        whole.parties[id] = Placed(x, y, p.width, p.height, p.lines, ledger)
    whole.ledgers += [(ledger, moved([corner])[0]) for ledger, corner in part.ledgers]
    whole.links.update({key: moved(path) for key, path in part.links.items()})
    whole.stems += [moved(path) for path in part.stems]
