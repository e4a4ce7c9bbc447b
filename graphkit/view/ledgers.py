"""Ledgers: parties that touch the drawing at one point only, set as a list instead of a fan of lines.

A board of directors, the placees of an issue, forty wholly-owned subsidiaries: each is one ledger
beside its company, with a row for every party.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass

from graphkit.view.figure import LOOSE, Figure, Link
from graphkit.view.relations import families

__all__ = ["Ledger", "gather", "loose"]

ROW = 38.0
NARROW, WIDE = 186.0, 236.0
HEAD, MARGIN, GUTTER = 30.0, 12.0, 10.0


@dataclass(frozen=True, slots=True)
class Ledger:
    """Rows of one company (`host`), above or below it; without a host, parties without a line.

    `breadth` is how much wider than high the list grows.
    """

    host: str | None
    above: bool
    title: str
    family: str
    members: tuple[str, ...]
    breadth: float = 1.2

    @property
    def columns(self) -> int:
        """Columns of rows, more as the list grows."""
        return max(1, math.ceil(math.sqrt(len(self.members) * self.breadth)))

    @property
    def rows(self) -> int:
        """Rows in the longest column."""
        return math.ceil(len(self.members) / self.columns)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the whole ledger."""
        wide = self.columns * self.row[0] + (self.columns - 1) * GUTTER + 2 * MARGIN
        return wide, HEAD + self.rows * ROW + MARGIN

    @property
    def row(self) -> tuple[float, float]:
        """Width and height of one row."""
        return (NARROW if self.host else WIDE), ROW

    def place(self, number: int) -> tuple[float, float]:
        """The middle of a row, from the top left corner of the ledger."""
        column, row = divmod(number, self.rows)
        left = MARGIN + column * (self.row[0] + GUTTER)
        return left + self.row[0] / 2, HEAD + (row + 0.5) * ROW


def gather(figure: Figure) -> list[Ledger]:
    """The ledgers of a figure, in the order of their hosts."""
    touching: dict[str, list[Link]] = defaultdict(list)
    for link in figure.links:
        if link.drawn:
            touching[link.upper].append(link)
            touching[link.lower].append(link)
    lists: dict[tuple[str, bool, str], list[str]] = defaultdict(list)
    for party in figure.parties:
        links = touching[party.id]
        hosts = {link.lower if link.upper == party.id else link.upper for link in links} - {party.id}
        if len(hosts) == 1 and party.id not in figure.issuers:
            main = next((link for link in links if link.family == "office"), links[0])
            lists[(*hosts, main.upper == party.id, main.family)].append(party.id)  # type: ignore[index]
    style = families()
    return [
        Ledger(host, above, style[family].above if above else style[family].below, family, tuple(members))
        for (host, above, family), members in lists.items()
        if len(members) >= style[family].gather
    ]


def loose(figure: Figure, tied: Set[str | None]) -> list[Ledger]:
    """Ledgers of parties that no drawn line touches: transactions and forms, and others."""
    made = []
    for title, wanted in (("Transactions and forms", True), ("Other parties", False)):
        held = [p.id for p in figure.parties if (p.type in LOOSE) == wanted and (wanted or p.id not in tied)]
        if held:
            made.append(Ledger(None, False, title, "", tuple(held), 0.25))
    return made
