"""Ownership arrays: the same answers as a plain reading of the definitions, in any order of rows."""

from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.errors import StoreError
from graphkit.graph.arrays.ownership import WHOLE, Ownership

SIZE = 7


def ownership(holdings, seats=(), size=SIZE):
    """Holdings as (holder, held, low %, high %), seats as (director, company)."""
    columns = [np.array(list(column), np.int32) for column in zip(*holdings, strict=True)] or [
        np.empty(0, np.int32) for _ in range(4)
    ]
    columns[2] = (columns[2] * (WHOLE // 100)).astype(np.int32)
    columns[3] = (columns[3] * (WHOLE // 100)).astype(np.int32)
    people = [np.array([seat[i] for seat in seats], np.int32) for i in (0, 1)]
    return Ownership(size, *columns, *people)


def controlled(holdings, party):
    """The definition, read off slowly: grow the set until no company joins."""
    held = {party}
    while True:
        votes = {}
        for holder, company, low, _ in holdings:
            if holder in held:
                votes[company] = votes.get(company, 0) + low
        more = {company for company, share in votes.items() if share > 50} | held
        if more == held:
            return held
        held = more


HOLDINGS = st.lists(
    st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1), st.integers(1, 100)).map(
        lambda t: (*t, t[2])
    ),
    max_size=14,
)
SEATS = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)), max_size=6)


@settings(deadline=None)
@given(HOLDINGS)
def test_control_is_the_least_set_of_the_definition(holdings):
    built = ownership(holdings)
    for party in range(SIZE):
        assert set(built.controlled(party)[0].tolist()) == controlled(holdings, party)


def test_half_is_not_control_and_a_millionth_more_is():
    half = ownership([(0, 1, 50, 50)])
    assert half.controlled(0)[0].tolist() == [0]
    more = Ownership(
        2, *(np.array([x], np.int32) for x in (0, 1, WHOLE // 2 + 1, WHOLE)), *([np.empty(0, np.int32)] * 2)
    )
    assert more.controlled(0)[0].tolist() == [0, 1]


def test_shares_are_added_never_multiplied():
    built = ownership([(0, 1, 60, 60), (1, 2, 40, 40), (0, 2, 11, 11)])
    assert 2 in built.controlled(0)[0]


def test_what_an_uncontrolled_company_holds_counts_nothing():
    built = ownership([(0, 1, 50, 50), (1, 2, 100, 100)])
    assert 2 not in built.controlled(0)[0]


def test_lower_bounds_are_certain_and_upper_ones_possible():
    built = ownership([(0, 1, 30, 100)])
    assert 1 not in built.controlled(0, "low")[0]
    assert 1 in built.controlled(0, "high")[0]


def test_a_circle_of_holdings_ends():
    built = ownership([(0, 1, 60, 60), (1, 2, 60, 60), (2, 0, 60, 60)])
    assert set(built.controlled(0)[0].tolist()) == {0, 1, 2}


@settings(deadline=None)
@given(HOLDINGS)
def test_majorities_counts_every_pair(holdings):
    pairs = {(x, y) for x in range(SIZE) for y in controlled(holdings, x) if y != x}
    majority = {holder for holder, _, low, _ in holdings if low > 50}
    wanted = {(x, y) for x, y in pairs if x in majority}
    count, check = ownership(holdings).majorities()
    assert (count, check) == (len(wanted), sum(3 * x + 7 * y for x, y in wanted))


@settings(deadline=None)
@given(HOLDINGS, SEATS, st.integers(0, SIZE - 1), st.integers(0, SIZE - 1))
def test_paths_are_counted_as_by_trying_every_order(holdings, seats, start, goal):
    edges = {(a, b) for a, b, *_ in holdings} | set(seats)
    between = [n for n in range(SIZE) if n not in {start, goal}]
    wanted = 0
    if start != goal:
        for length in range(3):
            for middle in permutations(between, length):
                way = (start, *middle, goal)
                wanted += all(pair in edges for pair in pairwise(way))
    found = ownership(holdings, seats).count_paths(np.array([[start, goal]], np.int32), limit=3)
    if start != goal:
        assert found == wanted


@settings(deadline=None)
@given(HOLDINGS, SEATS, st.integers(0, SIZE - 1))
def test_the_connected_set_is_that_of_the_definition(holdings, seats, issuer):
    group = controlled(holdings, issuer)
    core = {director for director, company in seats if company in group}
    core |= {holder for holder, company, low, _ in holdings if company in group and low >= 10}
    core -= group
    wanted = set(core)
    for person in core:
        own = controlled(holdings, person)
        votes = {}
        for holder, company, low, _ in holdings:
            if holder in own:
                votes[company] = votes.get(company, 0) + low
        for company, share in votes.items():
            if share >= 30:
                wanted |= controlled(holdings, company)
    _, found = ownership(holdings, seats).connected(np.array([issuer], np.int32))
    assert set(found.tolist()) == wanted - group
    assert len(found) == len(set(found.tolist()))


def test_a_filter_leaves_the_other_rows_alone():
    built = ownership([(0, 1, 60, 60), (1, 2, 60, 60)], [(3, 1)])
    kept = built.only(np.array([True, False]), np.array([True]))
    assert kept.controlled(0)[0].tolist() == [0, 1]
    assert built.controlled(0)[0].tolist() == [0, 1, 2]


def test_the_columns_come_back_from_disk(tmp_path):
    built = ownership([(0, 1, 60, 70)], [(3, 1)])
    built.save(tmp_path / "o.npz")
    read = Ownership.load(tmp_path / "o.npz")
    for name in ("holder", "held", "low", "high", "director", "company"):
        assert np.array_equal(getattr(read, name), getattr(built, name))


def test_holdings_of_unknown_size_are_no_votes_however_many():
    unknown = [(holder, held, 0, 100) for holder in (1, 2, 3) for held in (4, 5, 6)]
    built = ownership([(0, 1, 60, 60), (0, 2, 60, 60), (0, 3, 60, 60), *unknown])
    members, met, votes = built.controlled(0, "low")
    assert sorted(members.tolist()) == [0, 1, 2, 3]
    assert dict(zip(met.tolist(), votes.tolist(), strict=True)) == dict.fromkeys((1, 2, 3), 600_000)
    assert sorted(built.controlled(0, "high")[0].tolist()) == [0, 1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("fault", ["cut", "missing party", "no column"])
def test_damaged_columns_are_told(tmp_path, fault):
    path = tmp_path / "o.npz"
    ownership([(0, 1, 60, 70)], size=1 if fault == "missing party" else SIZE).save(path)
    if fault == "cut":
        path.write_bytes(path.read_bytes()[:-40])
    if fault == "no column":
        np.savez(path, size=3)
    with pytest.raises(StoreError, match="Save them anew"):
        Ownership.load(path)


def test_economic_interest_multiplies_along_the_walk():
    built = ownership([(0, 1, 60, 60), (1, 2, 50, 50), (1, 3, 49, 49)])
    assert built.economic(np.array([0], np.int32), least=0.3, drop=0.0) == (2, 1 + 2)


@pytest.mark.parametrize("bound", ["low", "high"])
def test_an_empty_graph_answers_nothing(bound):
    built = ownership([])
    assert built.majorities(bound) == (0, 0)
    assert built.connected(np.array([0], np.int32), bound)[1].tolist() == []
