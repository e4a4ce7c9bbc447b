"""Places on a line: as near as can be to where each wants to be, in order, and not too close."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["settle"]


def settle(wanted: Sequence[float], gaps: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Places that keep the order with at least `gaps` between neighbours.

    They minimise the weighted sum of squared distances from the wanted places (isotonic
    regression by pooling adjacent violators; exact and linear).
    """
    shift = [0.0]
    for gap in gaps:
        shift.append(shift[-1] + gap)
    pools: list[tuple[float, float, int]] = []
    for want, weight, moved in zip(wanted, weights, shift, strict=False):
        value, mass, size = want - moved, weight, 1
        while pools and pools[-1][0] >= value:
            last, heavy, many = pools.pop()
            value = (last * heavy + value * mass) / (heavy + mass)
            mass, size = heavy + mass, many + size
        pools.append((value, mass, size))
    flat = [value for value, _, size in pools for _ in range(size)]
    return [value + moved for value, moved in zip(flat, shift, strict=False)]
