"""Walks over ownership arrays: products of shares along them, and simple paths between two parties.

Compiled as `graphkit.graph.arrays.kernels` says; the arrays are its CSRs.
"""

from __future__ import annotations

import numpy as np

from graphkit.graph.arrays.kernels import Ints, Longs, compiled

__all__ = ["count_paths", "reach_by_product"]


@compiled
def reach_by_product(
    sources: Ints, starts: Longs, ids: Ints, shares: Ints, size: int, least: float, drop: float
) -> tuple[int, int]:
    """Economic interest, for comparison only (no rule multiplies): the parties in which a source
    has `least` or more as the sum of products along walks of up to 12 holdings.

    Mass below `drop` is not followed. Count and the sum of the parties' numbers.
    """
    now = np.zeros(size)
    after = np.zeros(size)
    total = np.zeros(size)
    here = np.empty(size, np.int32)
    there = np.empty(size, np.int32)
    seen = np.empty(size, np.int32)
    count = 0
    check = np.int64(0)
    for x in sources:
        width = 1
        here[0] = x
        now[x] = 1.0
        reached = 0
        for _ in range(12):
            wider = 0
            for i in range(width):
                holder = here[i]
                mass = now[holder]
                now[holder] = 0.0
                if mass < drop:
                    continue
                for k in range(starts[holder], starts[holder + 1]):
                    held = ids[k]
                    if after[held] == 0.0:
                        there[wider] = held
                        wider += 1
                    after[held] += mass * shares[k] * 1e-6
            for i in range(wider):
                held = there[i]
                if total[held] == 0.0:
                    seen[reached] = held
                    reached += 1
                total[held] += after[held]
            now, after = after, now
            here, there = there, here
            width = wider
            if width == 0:
                break
        for i in range(width):
            now[here[i]] = 0.0
        for i in range(reached):
            held = seen[i]
            if total[held] >= least - 1e-9 and held != x:
                count += 1
                check += held
            total[held] = 0.0
    return count, int(check)


@compiled
def count_paths(
    pairs: Ints,
    starts: Longs,
    ids: Ints,
    back_starts: Longs,
    back_ids: Ints,
    size: int,
    limit: int,
) -> int:
    """Simple paths of at most `limit` edges from a to b, summed over the pairs.

    Walks back from b first, then forwards only where b is still in reach.
    """
    far = np.full(size, 99, np.int8)
    queue = np.empty(size, np.int32)
    on_way = np.zeros(size, np.uint8)
    way = np.empty(limit + 2, np.int32)
    edge = np.empty(limit + 2, np.int64)
    total = 0
    for row in range(pairs.shape[0]):
        start = pairs[row, 0]
        goal = pairs[row, 1]
        far[goal] = 0
        queue[0] = goal
        filled = 1
        head = 0
        while head < filled:
            y = queue[head]
            head += 1
            if far[y] == limit:
                break
            for k in range(back_starts[y], back_starts[y + 1]):
                x = back_ids[k]
                if far[x] == 99:
                    far[x] = far[y] + 1
                    queue[filled] = x
                    filled += 1
        if far[start] < 99:
            depth = 0
            way[0] = start
            edge[0] = starts[start]
            on_way[start] = 1
            while depth >= 0:
                x = way[depth]
                if edge[depth] == starts[x + 1]:
                    on_way[x] = 0
                    depth -= 1
                    continue
                y = ids[edge[depth]]
                edge[depth] += 1
                if y == goal:
                    total += 1
                elif on_way[y] == 0 and far[y] < limit - depth:
                    depth += 1
                    way[depth] = y
                    edge[depth] = starts[y]
                    on_way[y] = 1
        for i in range(filled):
            far[queue[i]] = 99
    return total
