"""Which companies one side of holders may control at all: compiled like `graphkit.graph.kernels`."""

from __future__ import annotations

import numpy as np

from graphkit.graph.kernels import HALF, Bytes, Ints, Longs, compiled

__all__ = ["may_be_controlled"]


@compiled
def may_be_controlled(
    starts: Longs, ids: Ints, back_starts: Longs, back_ids: Ints, back_shares: Ints, size: int
) -> Bytes:
    """1 for each company in which one holder, or the holders that may themselves be controlled
    together with one more, have more than half; 0 for the others.

    `starts`, `ids` lead from holders down, `back_…` from companies up to their holders.
    """
    able = np.zeros(size, np.uint8)
    queue = np.empty(size, np.int32)
    filled = 0
    for company in range(size):
        for k in range(back_starts[company], back_starts[company + 1]):
            if back_shares[k] > HALF and able[company] == 0:
                able[company] = 1
                queue[filled] = company
                filled += 1
    head = 0
    while head < filled:
        holder = queue[head]
        head += 1
        for j in range(starts[holder], starts[holder + 1]):
            company = ids[j]
            if able[company] == 1:
                continue
            joint = np.int64(0)
            most = np.int64(0)
            for k in range(back_starts[company], back_starts[company + 1]):
                if able[back_ids[k]] == 1:
                    joint += back_shares[k]
                elif back_shares[k] > most:
                    most = back_shares[k]
            if joint + most > HALF:
                able[company] = 1
                queue[filled] = company
                filled += 1
    return able
