import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.view.pooling import settle

PLACES = st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=30)


def test_places_that_have_room_are_kept():
    assert settle([0, 50, 100], [10, 10], [1, 1, 1]) == [0, 50, 100]


def test_places_too_close_move_apart_evenly():
    assert settle([0, 0], [10], [1, 1]) == [-5, 5]


def test_the_heavier_gives_way_less():
    assert settle([0, 0], [10], [3, 1]) == [-2.5, 7.5]


@given(PLACES)
def test_order_and_gaps_always_hold(wanted):
    found = settle(wanted, [7.0] * (len(wanted) - 1), [1.0] * len(wanted))
    assert all(b - a >= 7.0 - 1e-6 for a, b in itertools.pairwise(found))


@given(PLACES)
def test_the_middle_stays_where_it_was(wanted):
    found = settle(wanted, [7.0] * (len(wanted) - 1), [1.0] * len(wanted))
    assert sum(found) == pytest.approx(sum(wanted), abs=1e-3)
