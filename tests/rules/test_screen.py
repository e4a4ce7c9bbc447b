"""Screening on arrays, and findings on a part of the graph: the same answers as on the whole."""

from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.graph.arrays import WHOLE, Ownership
from graphkit.percent import Percent
from graphkit.rules.assess import Assessment
from graphkit.rules.rulebook import Rulebook
from graphkit.rules.screen import Screen
from graphkit.rules.world import Edge, World

COMPANIES, PEOPLE = 6, 4
SIZE = COMPANIES + PEOPLE
SHARE = WHOLE // 100
CHAPTERS = [Rulebook.load().at(date.fromisoformat(day)) for day in ("2009-06-30", "2012-06-30", "2020-06-30")]


def screen(holdings, seats, chapter=CHAPTERS[-1]):
    """Holdings as (holder, held, low %, high %), seats as (director, company); numbers from
    COMPANIES up are persons."""
    rows = [[row[i] for row in holdings] for i in range(4)]
    low, high = (np.array(column, np.int32) * SHARE for column in rows[2:])
    ends = [np.array(column, np.int32) for column in rows[:2]]
    chairs = [np.array([seat[i] for seat in seats], np.int32) for i in (0, 1)]
    arrays = Ownership(SIZE, *ends, low.astype(np.int32), high.astype(np.int32), *chairs)
    return Screen(arrays, chapter, kinds=lambda party: "company" if party < COMPANIES else "person")


def whole(holdings, seats, chapter):
    """The rulebook on the whole graph, against issuer 0."""
    edges = [
        Edge(
            "holds_votes",
            str(holder),
            str(held),
            percent=Percent.of(low)
            if low == high
            else Percent(Percent.of(low).min, Percent.of(high).max, "at_least"),
        )
        for holder, held, low, high in holdings
    ]
    edges += [Edge("director_of", str(person), str(company)) for person, company in seats]
    kinds = {str(one): "company" if one < COMPANIES else "person" for one in range(SIZE)}
    return Assessment(World(tuple(edges), kinds), "0", chapter)


@st.composite
def holdings(draw):
    """Up to three holders a company, together at most 100 %, some with bounds only."""
    rows = []
    for company in range(COMPANIES):
        left = 100
        for holder in draw(st.lists(st.integers(0, SIZE - 1), max_size=3, unique=True)):
            share = draw(st.sampled_from([5, 9, 10, 20, 29, 30, 35, 50, 51, 60, 80, 100]))
            if holder != company and share <= left:
                left -= share
                slack = draw(st.sampled_from([0, 0, 0, 4, 25]))
                rows.append((holder, company, max(share - slack, 0), share))
    return rows


SEATS = st.lists(
    st.tuples(st.integers(COMPANIES, SIZE - 1), st.integers(0, COMPANIES - 1)), max_size=4, unique=True
)


@settings(deadline=None, max_examples=120)
@given(holdings(), SEATS, st.sampled_from(CHAPTERS))
def test_a_finding_on_the_part_is_the_finding_on_the_whole(rows, seats, chapter):
    asked, assessed = screen(rows, seats, chapter), whole(rows, seats, chapter)
    for party in range(1, SIZE):
        part, full = asked.finding(0, party), assessed.finding(str(party))
        if str(party) in assessed.world.parties:
            assert (part.answer, part.level, part.rule) == (full.answer, full.level, full.rule), party
            assert [str(path) for path in part.paths] == [str(path) for path in full.paths], party


@settings(deadline=None, max_examples=120)
@given(holdings(), SEATS)
def test_directors_and_holders_that_are_certain_have_the_answer_yes(rows, seats):
    asked, assessed = screen(rows, seats), whole(rows, seats, CHAPTERS[-1])
    certain, possible = (set(found.of(0).tolist()) for found in (asked.certain([0]), asked.possible([0])))
    inside = {int(one) for one in assessed.possible.reading.group}
    sure = {int(one) for one in assessed.certain.reading.group}
    core = {person for person, company in seats if company in sure}
    core |= {holder for holder, company, low, _ in rows if company in sure and low >= 10}
    for party in core - inside:
        assert party in certain
        assert assessed.finding(str(party)).answer == "yes"
    assert certain - inside <= possible | inside


@settings(deadline=None, max_examples=120)
@given(holdings(), SEATS)
def test_who_may_be_a_person_of_the_core_or_its_company_is_screened(rows, seats):
    asked, assessed = screen(rows, seats), whole(rows, seats, CHAPTERS[-1])
    found = set(asked.possible([0]).of(0).tolist())
    for party, ways in assessed.possible.of.items():
        for way in ways:
            rules = {step.rule for step in way.step.walk()}
            direct = rules <= {"director", "controlled_company", "associate", "control", ""}
            if direct and int(party) not in {int(one) for one in assessed.possible.reading.group}:
                assert int(party) in found, (party, rules)


def test_the_answer_comes_with_its_path():
    asked = screen([(6, 1, 40, 40), (1, 2, 60, 60)], [(6, 0)])
    assert asked.certain([0]).of(0).tolist() == [6, 1, 2]
    assert "holds 40% of 1" in str(asked.finding(0, 2).path)


def test_several_issuers_have_their_own_sets():
    asked = screen([(6, 0, 15, 15), (7, 1, 15, 15)], [])
    both = asked.certain([0, 1])
    assert [both.of(place).tolist() for place in (0, 1)] == [[6], [7]]
