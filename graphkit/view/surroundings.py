"""Surroundings: the part of a large graph that is drawn at first."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from typing import TYPE_CHECKING

from graphkit.view.figure import Figure

if TYPE_CHECKING:
    from graphkit.identity.parties import Party

__all__ = ["surroundings"]

FEW = 60
"""How many parties a folded page opens with, at most."""


def surroundings(figure: Figure, focus: Party | None, limit: int) -> list[str]:
    """Parties nearest to the focus, else to the issuer (or party) with the most relations."""
    near: dict[str, list[str]] = defaultdict(list)
    degree: Counter[str] = Counter()
    for link in figure.links:
        near[link.upper].append(link.lower)
        near[link.lower].append(link.upper)
        degree.update((link.upper, link.lower))
    known = {party.id for party in figure.parties}
    if focus is None or focus.id not in known:
        ranked = sorted(known, key=lambda id: (id not in figure.issuers, -degree[id], id))
        start = ranked[:1]
    else:
        start = [focus.id]
    seen = dict.fromkeys(start)
    waiting = deque(start)
    while waiting and len(seen) < min(FEW, limit):
        for other in near[waiting.popleft()]:
            if other not in seen and len(seen) < min(FEW, limit):
                seen[other] = None
                waiting.append(other)
    return list(seen)
