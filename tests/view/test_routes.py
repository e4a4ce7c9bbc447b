import itertools

from graphkit.view.layers import Arc, arrange
from graphkit.view.routes import Box, route


def drawn(count: int, arcs: list[Arc], kinds: list[str] | None = None):
    boxes = [Box(100.0, 40.0)] * count
    return route(boxes, arcs, kinds or ["ownership"] * len(arcs), arrange([100.0] * count, arcs))


def test_a_path_runs_from_the_foot_of_the_upper_to_the_head_of_the_lower():
    made = drawn(2, [Arc(0, 1)])
    (x, y), (end_x, end_y) = made.paths[0]
    assert (x, y) == (50.0, made.corners[0][1] + 40)
    assert (end_x, end_y) == (50.0, made.corners[1][1])


def test_strokes_are_upright_or_level():
    made = drawn(7, [Arc(0, n) for n in range(1, 5)] + [Arc(1, 5), Arc(0, 5), Arc(2, 6), Arc(0, 6)])
    for path in made.paths:
        for (a, b), (c, d) in itertools.pairwise(path):
            assert a == c or b == d


def test_lines_of_one_owner_share_a_stroke_and_those_of_two_do_not():
    made = drawn(6, [Arc(0, 2), Arc(0, 3), Arc(1, 2), Arc(1, 3), Arc(0, 4), Arc(1, 5)])
    levels = [{y for _, y in path[1:-1]} for path in made.paths]
    first = levels[0] | levels[1] | levels[4]
    second = levels[2] | levels[3] | levels[5]
    assert len(first) == 1
    assert len(second) == 1
    assert first != second


def test_a_line_against_the_layers_runs_upward():
    made = drawn(3, [Arc(0, 1), Arc(1, 2), Arc(2, 0)])
    back = made.paths[2]
    assert back[0][1] > back[-1][1]


def test_peers_in_one_layer_are_joined_over_their_heads():
    made = drawn(3, [Arc(0, 1), Arc(0, 2), Arc(1, 2, loose=True)], ["ownership", "ownership", "kinship"])
    path = made.paths[2]
    assert path[0][1] == made.corners[1][1]
    assert min(y for _, y in path) < made.corners[1][1]


def test_no_line_passes_through_a_box():
    arcs = [Arc(0, 1), Arc(1, 2), Arc(2, 3), Arc(0, 3), Arc(0, 4), Arc(4, 3), Arc(1, 5), Arc(5, 3)]
    made = drawn(6, arcs)
    for path in made.paths:
        for (a, b), (c, d) in itertools.pairwise(path):
            for x, y in made.corners:
                inside = max(a, c) > x and min(a, c) < x + 100 and max(b, d) > y and min(b, d) < y + 40
                assert not inside
