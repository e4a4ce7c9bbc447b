"""Loops about sides of holders, compiled like those of `graphkit.graph.arrays.kernels`.

A side controls a company when it has `least` of its votes or more, in millionths. The working
arrays are lent by `graphkit.graph.arrays.sides.Sides`; each loop says what it leaves in them.
"""

from __future__ import annotations

import numpy as np

from graphkit.graph.arrays.kernels import HALF, Bytes, Ints, Longs, compiled

__all__ = ["MAJORITY", "controllers", "each", "holders", "may_be_controlled", "over", "side"]

MAJORITY = HALF + 1
"""The least number of millionths that is more than half."""


@compiled
def may_be_controlled(
    starts: Longs, ids: Ints, back_starts: Longs, back_ids: Ints, back_shares: Ints, size: int, least: int
) -> Bytes:
    """1 for each company in which one holder, or the holders that may themselves be controlled
    together with one more, have `least` or more; 0 for the others.

    `starts`, `ids` lead from holders down, `back_…` from companies up to their holders.
    """
    able = np.zeros(size, np.uint8)
    queue = np.empty(size, np.int32)
    filled = 0
    for company in range(size):
        for k in range(back_starts[company], back_starts[company + 1]):
            if back_shares[k] >= least and able[company] == 0:
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
            if joint + most >= least:
                able[company] = 1
                queue[filled] = company
                filled += 1
    return able


@compiled
def side(
    owners: Ints,
    starts: Longs,
    ids: Ints,
    shares: Ints,
    least: int,
    votes: Longs,
    met: Ints,
    inside: Bytes,
    queue: Ints,
) -> tuple[int, int]:
    """How many parties the side has votes in, and how many belong to it; the caller clears `votes`
    of `met` and `inside` of `queue` again."""
    found = 0
    members = 0
    for owner in owners:
        if inside[owner] == 0:
            inside[owner] = 1
            queue[members] = owner
            members += 1
    head = 0
    while head < members:
        holder = queue[head]
        head += 1
        for k in range(starts[holder], starts[holder + 1]):
            held = ids[k]
            if votes[held] == 0 and shares[k] > 0:
                met[found] = held
                found += 1
            votes[held] += shares[k]
            if votes[held] >= least and inside[held] == 0:
                inside[held] = 1
                queue[members] = held
                members += 1
    return found, members


@compiled
def over(
    company: int,
    starts: Longs,
    ids: Ints,
    shares: Ints,
    low: Ints,
    able: Bytes,
    least: int,
    seen: Bytes,
    near: Ints,
) -> int:
    """Fill `near` with the company and whoever may have a part in controlling it.

    A holder with a certain majority leaves no room for others. Else a holder counts whose votes,
    with those of all holders that may be controlled, suffice. Marks them in `seen`.
    """
    near[0] = company
    filled = 1
    seen[company] = 1
    head = 0
    while head < filled:
        one = near[head]
        head += 1
        if able[one] == 0:
            continue
        joint = np.int64(0)
        most = np.int64(0)
        sure = -1
        for k in range(starts[one], starts[one + 1]):
            if low[k] >= MAJORITY:
                sure = k
            if able[ids[k]] == 1:
                joint += shares[k]
            elif shares[k] > most:
                most = shares[k]
        for k in range(starts[one], starts[one + 1]):
            if sure >= 0 and least >= MAJORITY and k != sure:
                continue
            holder = ids[k]
            votes = joint + most if able[holder] == 1 else joint + shares[k]
            if votes >= least and seen[holder] == 0:
                seen[holder] = 1
                near[filled] = holder
                filled += 1
    return filled


@compiled
def controllers(
    company: int,
    near: Ints,
    starts: Longs,
    ids: Ints,
    shares: Ints,
    least: int,
    votes: Longs,
    met: Ints,
    inside: Bytes,
    queue: Ints,
) -> int:
    """Move the parties of `near` that alone may control the company to its front; how many they are."""
    kept = 0
    for i in range(near.size):
        found, members = side(near[i : i + 1], starts, ids, shares, least, votes, met, inside, queue)
        if inside[company] == 1:
            near[kept] = near[i]
            kept += 1
        for k in range(found):
            votes[met[k]] = 0
        for k in range(members):
            inside[queue[k]] = 0
    return kept


@compiled
def holders(
    companies: Ints,
    starts: Longs,
    ids: Ints,
    shares: Ints,
    low: Ints,
    able: Bytes,
    least: int,
    threshold: int,
    seen: Bytes,
    near: Ints,
    votes: Longs,
    found: Ints,
    marked: Bytes,
) -> int:
    """Fill `found` with those who may have `threshold` of a company's votes; how many they are.
    Marks them in `marked`; `votes` and `seen` stay clear."""
    filled = 0
    for company in companies:
        for is_over in (False, True):
            for k in range(starts[company], starts[company + 1]):
                near[0] = ids[k]
                count = 1
                if able[ids[k]] == 1:
                    count = over(ids[k], starts, ids, shares, low, able, least, seen, near)
                for i in range(count):
                    one = near[i]
                    seen[one] = 0
                    votes[one] = 0 if is_over else votes[one] + shares[k]
                    if votes[one] >= threshold and marked[one] == 0:
                        marked[one] = 1
                        found[filled] = one
                        filled += 1
    return filled


@compiled
def each(
    owners: Ints,
    owner_starts: Longs,
    starts: Longs,
    ids: Ints,
    shares: Ints,
    least: int,
    votes: Longs,
    met: Ints,
    inside: Bytes,
    queue: Ints,
) -> tuple[Longs, Ints, Longs, Ints, Longs]:
    """The sides of several sets of owners: see `Reach`."""
    sets = owner_starts.size - 1
    member_starts = np.zeros(sets + 1, np.int64)
    met_starts = np.zeros(sets + 1, np.int64)
    all_members = np.empty(64 * sets, np.int32)
    all_met = np.empty(64 * sets, np.int32)
    all_votes = np.empty(64 * sets, np.int64)
    for row in range(sets):
        chosen = owners[owner_starts[row] : owner_starts[row + 1]]
        found, members = side(chosen, starts, ids, shares, least, votes, met, inside, queue)
        a, b = member_starts[row], met_starts[row]
        if a + members > all_members.size:
            all_members = np.concatenate((all_members[:a], np.empty(a + members, np.int32)))
        if b + found > all_met.size:
            all_met = np.concatenate((all_met[:b], np.empty(b + found, np.int32)))
            all_votes = np.concatenate((all_votes[:b], np.empty(b + found, np.int64)))
        for i in range(members):
            all_members[a + i] = queue[i]
            inside[queue[i]] = 0
        for i in range(found):
            all_met[b + i] = met[i]
            all_votes[b + i] = votes[met[i]]
            votes[met[i]] = 0
        member_starts[row + 1] = a + members
        met_starts[row + 1] = b + found
    a, b = member_starts[sets], met_starts[sets]
    return member_starts, all_members[:a], met_starts, all_met[:b], all_votes[:b]
