"""Random small worlds, and the answers that a logic program of the same law gives for them."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from pathlib import Path

import clingo

from graphkit.percent import Percent
from graphkit.rules.assess import Assessment
from graphkit.rules.rulebook import Rulebook
from graphkit.rules.world import Edge, World

LAW = Path(__file__).with_name("oracle.lp").read_text(encoding="utf-8")
DAY = date(2020, 6, 30)
SHARES = (5, 9, 10, 14, 15, 20, 25, 29, 30, 35, 40, 49, 50, 51, 55, 60, 70, 80, 90, 100)
NAMES = {"director_of": "director", "subsidiary_of": "sub", "controls_by_contract": "contract",
         "controls_board_majority": "board", "spouse_of": "spouse", "sibling_of": "sibling",
         "cousin_of": "cousin", "beneficiary_of": "beneficiary", "trustee_of": "trustee"}  # fmt: skip


def random_world(seed: int) -> World:
    """A world of up to nine parties with cycles, cross-holdings, kin, trusts and offices."""
    dice = random.Random(seed)
    companies = ["issuer", *(f"c{n}" for n in range(dice.randint(2, 4)))]
    people = [f"p{n}" for n in range(dice.randint(1, 3))]
    trusts = ["t0"] if dice.random() < 0.4 else []
    edges = _holdings(dice, companies, [*companies, *people, *trusts])
    edges += _roles(dice, companies, people, trusts)
    kinds = {
        **dict.fromkeys(companies, "company"),
        **dict.fromkeys(people, "person"),
        **dict.fromkeys(trusts, "trust"),
    }
    return World(tuple(edges), kinds)


def _holdings(dice: random.Random, companies: list[str], holders: list[str]) -> list[Edge]:
    edges = []
    for company in companies:
        left = 100
        for holder in dice.sample(holders, k=min(len(holders), dice.randint(0, 4))):
            share = dice.choice(SHARES)
            if holder != company and share <= left:
                left -= share
                edges.append(Edge("holds_votes", holder, company, percent=Percent.of(share)))
    return edges


def _roles(dice: random.Random, companies: list[str], people: list[str], trusts: list[str]) -> list[Edge]:
    seats = [(dice.choice(people), dice.choice(companies)) for _ in range(dice.randint(1, 2))]
    edges = [Edge("director_of", *seat) for seat in seats]
    for relation in ("subsidiary_of", "controls_by_contract", "controls_board_majority"):
        one, other = dice.sample(companies, 2)
        if dice.random() < 0.15 and not (relation == "controls_by_contract" and other == "issuer"):
            edges.append(Edge(relation, one, other))
    if len(people) > 1:
        for relation in dice.sample(["spouse_of", "child_of", "sibling_of", "cousin_of"], k=len(people) - 1):
            at = 1 + len(
                [e for e in edges if e.relation in {"spouse_of", "child_of", "sibling_of", "cousin_of"}]
            )
            age = dice.choice([8, 30]) if relation == "child_of" else None
            edges.append(Edge(relation, people[at], people[0], age=age))
    for trust in trusts:
        edges.append(Edge("beneficiary_of", dice.choice([*people, *companies[1:]]), trust))
        edges.append(Edge("trustee_of", dice.choice([*people, *companies[1:]]), trust))
    return edges


def answers(world: World) -> dict[str, str]:
    """The program's answers."""
    assessment = Assessment(world, "issuer", Rulebook.load().at(DAY))
    return {party: assessment.finding(party).answer for party in sorted(world.parties)}


def _facts(world: World) -> str:
    lines = ["issuer(issuer)."]
    lines += [f"{kind}({party})." for party, kind in sorted(world.kinds.items())]
    for edge in world.edges:
        if edge.relation == "holds_votes":
            assert edge.percent is not None and edge.percent.min == edge.percent.max
            lines.append(f"holds({edge.subject},{edge.object},{int(edge.percent.min)}).")
        elif edge.relation == "child_of":
            lines.append(f"child({edge.subject},{edge.object},{edge.age}).")
        else:
            lines.append(f"{NAMES[edge.relation]}({edge.subject},{edge.object}).")
    return "\n".join(lines)


def oracle(world: World) -> dict[str, str]:
    """The logic program's answers."""
    control = clingo.Control(["--warn=none"])
    control.add("base", [], LAW + _facts(world))
    control.ground([("base", [])])
    found: dict[str, str] = {}
    with control.solve(yield_=True) as handle:
        models = [list(model.symbols(shown=True)) for model in handle]
    assert len(models) == 1, f"{len(models)} models"
    for symbol in models[0]:
        found[str(symbol.arguments[0])] = str(symbol.arguments[1])
    return found


def bounded(world: World, seed: int) -> tuple[World, list[World]]:
    """The world with up to two holdings only bounded, and every world that the bounds allow."""
    dice = random.Random(seed)
    held = [n for n, edge in enumerate(world.edges) if edge.relation == "holds_votes"]
    chosen = dice.sample(held, k=min(2, len(held)))
    options: list[list[Edge]] = [[edge] for edge in world.edges]
    loose = list(world.edges)
    for n in chosen:
        edge = world.edges[n]
        low = max(0, int(edge.percent.min if edge.percent else 0) - dice.choice([0, 4, 25]))
        high = int(edge.percent.max if edge.percent else 0)
        points = sorted({low, high, *(p for p in (9, 10, 29, 30, 50, 51) if low <= p <= high)})
        percent = Percent(Decimal(low), Decimal(high), "exact" if low == high else "at_least")
        loose[n] = Edge("holds_votes", edge.subject, edge.object, percent=percent)
        options[n] = [Edge("holds_votes", edge.subject, edge.object, percent=Percent.of(p)) for p in points]
    worlds = [[]]
    for some in options:
        worlds = [[*made, edge] for made in worlds for edge in some]
    return World(tuple(loose), world.kinds), [World(tuple(made), world.kinds) for made in worlds]
