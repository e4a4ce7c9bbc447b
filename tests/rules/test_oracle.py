from __future__ import annotations

import os

from tests.rules.oracle import answers, bounded, oracle, random_world

GRAPHS = int(os.environ.get("GRAPHKIT_ORACLE_GRAPHS", "200"))


def test_random_graphs_have_the_answers_of_the_logic_program():
    seen: set[str] = set()
    for seed in range(GRAPHS):
        world = random_world(seed)
        found = answers(world)
        assert found == oracle(world), f"seed {seed}"
        seen |= set(found.values())
    assert seen == {"yes", "no", "review"}


def test_an_answer_under_bounds_holds_in_every_world_that_the_bounds_allow():
    for seed in range(GRAPHS // 16):
        loose, worlds = bounded(random_world(seed), seed)
        truths = [oracle(world) for world in worlds]
        for party, answer in answers(loose).items():
            possible = {truth[party] for truth in truths}
            if answer in {"yes", "no"}:
                assert possible == {answer}, f"seed {seed}, {party}"
            if answer == "review":
                assert "yes" not in possible, f"seed {seed}, {party}"
