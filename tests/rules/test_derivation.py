"""Derivations whose premises are shared, or go very deep."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from graphkit.percent import Percent
from graphkit.rules.assess import Assessment
from graphkit.rules.derivation import Step, leaf
from graphkit.rules.finding import Finding
from graphkit.rules.rulebook import Rulebook
from graphkit.rules.votes import Votes
from graphkit.rules.world import Edge, World

DEEP = 1500


def held(holder: str, company: str, percent: int, certain: bool = True) -> Edge:
    return Edge("holds_votes", holder, company, percent=Percent.of(percent), certain=certain)


def test_a_premise_used_twice_is_walked_once_and_doubted_twice() -> None:
    open_step = leaf(held("Ann", "Low", 20, certain=False))
    both = Step("tally", "Ann", "votes_in", "Low", premises=(open_step, open_step))
    assert list(both.walk()) == [open_step, both]
    assert (both.doubts, both.length) == (2, 1)


def test_a_ladder_of_shared_rungs_is_proved_without_walking_every_way_down() -> None:
    """Each rung is held by the two before it, so the ways down double with every second rung."""
    rungs = [held("Ann", "r0", 60), held("Ann", "r1", 30), held("r0", "r1", 30)]
    for n in range(2, 60):
        rungs += [held(f"r{n - 2}", f"r{n}", 30), held(f"r{n - 1}", f"r{n}", 30)]
    edges = (Edge("director_of", "Ann", "Issuer"), *rungs)
    found = finding(World(edges, {"Ann": "person"}), "r59")
    assert (found.answer, len(found.derivations[0].premises)) == ("yes", 2)
    assert len(found.certificate()["steps"]) < 400


def test_a_chain_may_be_longer_than_the_interpreter_recurses() -> None:
    chain = [held("Ann", "c0", 60), *(held(f"c{n}", f"c{n + 1}", 60) for n in range(DEEP))]
    world = World((Edge("director_of", "Ann", "Issuer"), *chain), {"Ann": "person"})
    last = Votes(world, True).own("Ann").members[f"c{DEEP}"]
    assert last is not None
    assert (last.length, last.doubts) == (DEEP + 1, 0)
    near = finding(world.kept(world.edges[:2]), "c0")
    steps = replace(near, derivations=(last,)).certificate()["steps"]
    assert len(steps) == 2 * (DEEP + 1)


def finding(world: World, party: str) -> Finding:
    chapter = Rulebook.load().at(date(2020, 6, 30))
    return Assessment(world, "Issuer", chapter, only=party).finding(party)
