import itertools

from graphkit.view.layers import Arc, arrange


def layers(count: int, *pairs: tuple[int, int], loose: tuple[tuple[int, int], ...] = ()) -> list[int]:
    arcs = [Arc(*pair) for pair in pairs] + [Arc(*pair, loose=True) for pair in loose]
    return arrange([100.0] * count, arcs).layer[:count]


def test_an_owner_stands_above_what_it_owns():
    assert layers(3, (0, 1), (1, 2)) == [0, 1, 2]


def test_a_late_owner_is_drawn_down_to_its_company():
    assert layers(5, (0, 1), (1, 2), (2, 3), (4, 3)) == [0, 1, 2, 3, 2]


def test_a_circle_of_holdings_still_has_a_top_and_a_bottom():
    assert layers(3, (0, 1), (1, 2), (2, 0)) == [0, 1, 2]


def test_a_holding_of_itself_is_no_line():
    assert layers(2, (0, 0), (0, 1)) == [0, 1]


def test_a_connected_person_without_other_ties_stands_beside_the_issuer():
    assert layers(4, (0, 1), (1, 2), loose=((3, 1),)) == [0, 1, 2, 1]


def test_lines_that_need_not_cross_do_not():
    made = arrange([100.0] * 6, [Arc(0, 5), Arc(1, 4), Arc(2, 3)])
    above, below = made.rows
    assert [below.index({0: 5, 1: 4, 2: 3}[v]) for v in above] == [0, 1, 2]


def test_a_single_child_stands_straight_under_its_parent():
    made = arrange([100.0] * 3, [Arc(0, 1), Arc(1, 2)])
    assert made.x[0] == made.x[1] == made.x[2]


def test_a_long_line_is_straight_between_its_ends():
    made = arrange([100.0] * 5, [Arc(0, 1), Arc(1, 2), Arc(2, 3), Arc(3, 4), Arc(0, 4)])
    dummies = made.chains[-1][1:-1]
    assert len({made.x[v] for v in dummies}) == 1


def test_neighbours_in_a_layer_never_touch():
    made = arrange([100.0] * 8, [Arc(0, n) for n in range(1, 8)])
    places = sorted(made.x[1:])
    assert min(b - a for a, b in itertools.pairwise(places)) >= 100


def test_the_same_graph_has_the_same_places():
    arcs = [Arc(n // 3, n) for n in range(1, 40)] + [Arc(n, (n * 7) % 40) for n in range(40)]
    assert arrange([90.0] * 40, arcs) == arrange([90.0] * 40, arcs)
