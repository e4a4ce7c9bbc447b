"""Loops over ownership arrays, compiled by numba where it is installed (extra `scale`).

Without numba the same functions run as plain Python: slower by two orders, equal in every answer.
Shares are integers in millionths of the whole, so "more than half" is exact. Arrays named
`starts`, `ids`, `shares` are a CSR: the neighbours of x are ids[starts[x]:starts[x + 1]].
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["Bytes", "Ints", "Longs", "compiled", "connected", "control", "csr", "majorities"]

DIRECTOR, HOLDER, INVESTEE, BELOW = 0, 1, 2, 3
"""Limbs of `connected`: an office or votes in the group; votes of a core person in a company, and
control by such a company."""

HALF = 500_000
"""More than this is a majority (rule 1.01, "majority of votes")."""

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Bytes = NDArray[np.uint8]
F = TypeVar("F", bound=Callable[..., Any])

try:
    import numba
except ImportError:
    numba = None


def compiled(function: F) -> F:
    """The function compiled on first use and kept on disk where a cache can be written."""
    if numba is None:
        return function
    try:
        return numba.njit(cache=True)(function)  # type: ignore[no-any-return]
    except RuntimeError:
        return numba.njit(function)  # type: ignore[no-any-return]


@compiled
def csr(keys: Ints, others: Ints, shares: Ints, size: int) -> tuple[Longs, Ints, Ints]:
    """Counting sort of edges by `keys`: starts, and the other end and share in that order."""
    starts = np.zeros(size + 1, np.int64)
    for key in keys:
        starts[key + 1] += 1
    for i in range(size):
        starts[i + 1] += starts[i]
    place = starts[:-1].copy()
    ids = np.empty(keys.size, np.int32)
    sorted_shares = np.empty(keys.size, np.int32)
    for i in range(keys.size):
        at = place[keys[i]]
        place[keys[i]] = at + 1
        ids[at] = others[i]
        sorted_shares[at] = shares[i]
    return starts, ids, sorted_shares


@compiled
def control(
    x: int, starts: Longs, ids: Ints, shares: Ints, votes: Longs, met: Ints, inside: Bytes, queue: Ints
) -> tuple[int, int]:
    """The companies that x controls: x holds, with those it controls, more than half.

    Counts (parties met, parties controlled with x itself). `queue` holds the controlled, x first;
    `votes[met[:n]]` are the votes that the set has in each party met. The caller clears `votes`
    and `inside` again.
    """
    found = 0
    members = 1
    queue[0] = x
    inside[x] = 1
    head = 0
    while head < members:
        holder = queue[head]
        head += 1
        for k in range(starts[holder], starts[holder + 1]):
            held = ids[k]
            if votes[held] == 0:
                met[found] = held
                found += 1
            votes[held] += shares[k]
            if votes[held] > HALF and inside[held] == 0:
                inside[held] = 1
                queue[members] = held
                members += 1
    return found, members


@compiled
def majorities(sources: Ints, starts: Longs, ids: Ints, shares: Ints, size: int) -> tuple[int, int]:
    """Count and checksum of the pairs (x, y), y controlled by x, over all sources x.

    The checksum adds 3x + 7y.
    """
    votes = np.zeros(size, np.int64)
    met = np.empty(size, np.int32)
    inside = np.zeros(size, np.uint8)
    queue = np.empty(size, np.int32)
    count = 0
    check = np.int64(0)
    for x in sources:
        found, members = control(x, starts, ids, shares, votes, met, inside, queue)
        for i in range(found):
            votes[met[i]] = 0
        for i in range(members):
            inside[queue[i]] = 0
        count += members - 1
        for i in range(1, members):
            check += 3 * np.int64(x) + 7 * np.int64(queue[i])
    return count, int(check)


@compiled
def connected(
    issuers: Ints,
    starts: Longs,
    ids: Ints,
    shares: Ints,
    back_starts: Longs,
    back_ids: Ints,
    back_shares: Ints,
    seat_starts: Longs,
    seat_ids: Ints,
    size: int,
    substantial: int,
    associate: int,
) -> tuple[Longs, Ints, Bytes, Ints]:
    """The connected set of each issuer: offsets, the parties of each set, by which limb, through whom.

    Group: what the issuer controls. Core: directors of the group and holders of `substantial` or
    more of a member's votes. Associates: the companies in which a core person, with what it
    controls, has `associate` or more, and the companies that those control. The group is left out.
    The limb is the first that is met: of the core through a company of the group, of the associates
    through a person of the core.
    """
    votes = np.zeros(size, np.int64)
    met = np.empty(size, np.int32)
    inside = np.zeros(size, np.uint8)
    queue = np.empty(size, np.int32)
    in_group = np.zeros(size, np.uint8)
    group = np.empty(size, np.int32)
    mark = np.zeros(size, np.uint8)
    found_set = np.empty(size, np.int32)
    companies = np.empty(size, np.int32)
    limb = np.empty(size, np.uint8)
    through = np.empty(size, np.int32)
    offsets = np.zeros(issuers.size + 1, np.int64)
    out = np.empty(max(1024, 16 * issuers.size), np.int32)
    limbs = np.empty(out.size, np.uint8)
    links = np.empty(out.size, np.int32)
    used = 0
    for row in range(issuers.size):
        found, members = control(issuers[row], starts, ids, shares, votes, met, inside, queue)
        for i in range(found):
            votes[met[i]] = 0
        for i in range(members):
            group[i] = queue[i]
            in_group[queue[i]] = 1
            inside[queue[i]] = 0
        grouped = members
        width = 0
        for i in range(grouped):
            company = group[i]
            for k in range(seat_starts[company], seat_starts[company + 1]):
                person = seat_ids[k]
                if in_group[person] == 0 and mark[person] == 0:
                    mark[person] = 1
                    found_set[width] = person
                    limb[width] = DIRECTOR
                    through[width] = company
                    width += 1
            for k in range(back_starts[company], back_starts[company + 1]):
                holder = back_ids[k]
                if back_shares[k] >= substantial and in_group[holder] == 0 and mark[holder] == 0:
                    mark[holder] = 1
                    found_set[width] = holder
                    limb[width] = HOLDER
                    through[width] = company
                    width += 1
        core = width
        for i in range(core):
            found, members = control(found_set[i], starts, ids, shares, votes, met, inside, queue)
            held = 0
            for k in range(found):
                if votes[met[k]] >= associate:
                    companies[held] = met[k]
                    held += 1
                votes[met[k]] = 0
            for k in range(members):
                inside[queue[k]] = 0
            for k in range(held):
                company = companies[k]
                if mark[company] == 2:
                    continue
                found, members = control(company, starts, ids, shares, votes, met, inside, queue)
                for w in range(found):
                    votes[met[w]] = 0
                for w in range(members):
                    below = queue[w]
                    inside[below] = 0
                    if mark[below] == 0:
                        found_set[width] = below
                        limb[width] = INVESTEE if below == company else BELOW
                        through[width] = found_set[i]
                        width += 1
                        mark[below] = 1
                mark[company] = 2
        if used + width > out.size:
            wider = np.empty(max(2 * out.size, used + width), np.int32)
            wider[:used] = out[:used]
            out = wider
            limbs = np.concatenate((limbs[:used], np.empty(wider.size - used, np.uint8)))
            links = np.concatenate((links[:used], np.empty(wider.size - used, np.int32)))
        for i in range(width):
            if in_group[found_set[i]] == 0:
                out[used] = found_set[i]
                limbs[used] = limb[i]
                links[used] = through[i]
                used += 1
            mark[found_set[i]] = 0
        for i in range(grouped):
            in_group[group[i]] = 0
        offsets[row + 1] = used
    return offsets, out[:used], limbs[:used], links[:used]
