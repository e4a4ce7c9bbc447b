"""Screening on arrays, and findings on a part of the graph: the same answers as on the whole."""

from datetime import date
from decimal import Decimal

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.graph.arrays.ownership import WHOLE, Ownership
from graphkit.percent import Percent
from graphkit.rules.assess import Assessment
from graphkit.rules.rulebook import Rulebook
from graphkit.rules.screen import LIMBS, Screen
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
    edges = [Edge("holds_votes", str(row[0]), str(row[1]), percent=share(*row[2:])) for row in holdings]
    edges += [Edge("director_of", str(person), str(company)) for person, company in seats]
    kinds = {str(one): "company" if one < COMPANIES else "person" for one in range(SIZE)}
    return Assessment(World(tuple(edges), kinds), "0", chapter)


def share(low, high):
    return Percent(Decimal(low), Decimal(high), "exact" if low == high else "at_least")


def told(finding):
    """All that a finding says, but the near misses: of those the part need not meet all."""
    record = finding.to_record()
    return {key: record[key] for key in record if key != "near_misses"}


@st.composite
def holdings(draw):
    """Up to five holders a company, itself at times, together at most 100 %, some with bounds only."""
    rows = []
    for company in range(COMPANIES):
        left = 100
        for holder in draw(st.lists(st.integers(0, SIZE - 1), max_size=5, unique=True)):
            most = draw(st.sampled_from([1, 3, 5, 9, 10, 15, 20, 26, 29, 30, 35, 50, 51, 60, 80, 100]))
            if most <= left:
                left -= most
                slack = draw(st.sampled_from([0, 0, 0, 4, 25]))
                rows.append((holder, company, max(most - slack, 0), most))
    return rows


SEATS = st.lists(
    st.tuples(st.integers(COMPANIES, SIZE - 1), st.integers(0, COMPANIES - 1)), max_size=4, unique=True
)


@settings(deadline=None, max_examples=60)
@given(holdings(), SEATS, st.sampled_from(CHAPTERS))
def test_a_finding_on_the_part_is_the_finding_on_the_whole(rows, seats, chapter):
    asked = screen(rows, seats, chapter)
    for party in range(SIZE):
        part, full = asked.finding(0, party), whole(rows, seats, chapter).finding(str(party))
        assert told(part) == told(full), party
        assert set(part.near_misses) <= set(full.near_misses), party


def test_an_investee_that_nobody_controls_lifts_a_subsidiary():
    rows = [(0, 1, 60, 60), (2, 1, 15, 15), (6, 2, 35, 35)]
    asked, full = screen(rows, [(6, 0)]), whole(rows, [(6, 0)], CHAPTERS[-1])
    assert (asked.finding(0, 1).answer, full.finding("1").answer) == ("yes", "yes")


def test_a_no_is_flagged_where_a_third_would_be_control():
    rows = [(6, 0, 10, 10), (6, 1, 33, 33), (1, 2, 33, 33)]
    asked, full = screen(rows, []), whole(rows, [], CHAPTERS[-1])
    assert asked.finding(0, 2).flags == full.finding("2").flags != ()


def test_holders_left_out_still_bound_what_the_others_may_hold():
    rows = [(6, 0, 9, 40), *((one, 0, 31, 31) for one in (7, 8, 9))]
    asked = screen(rows, [])
    assert asked.finding(0, 6).answer == whole(rows, [], CHAPTERS[-1]).finding("6").answer == "no"


def test_the_part_of_a_hub_is_small():
    crowd = [(one, 0, 1, 1) for one in range(2, SIZE)]
    asked = screen([(1, 0, 20, 20), *crowd], [])
    assert len(asked.world(0, 1).edges) == 1
    assert asked.world(0, 1).elsewhere == {"0": len(crowd)}


def test_each_screened_party_has_its_limb_and_whom_it_is_met_through():
    asked = screen([(0, 1, 60, 60), (7, 1, 10, 10), (6, 2, 40, 40), (2, 3, 60, 60)], [(6, 0)])
    found = asked.certain([0])
    limbs = [LIMBS[one] for one in found.limbs]
    assert list(zip(found.parties.tolist(), limbs, found.through.tolist(), strict=True)) == [
        (6, "director", 0),
        (7, "substantial_shareholder", 1),
        (2, "controlled_company", 6),
        (3, "controlled_company_subsidiary", 6),
    ]


@settings(deadline=None, max_examples=80)
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


@settings(deadline=None, max_examples=80)
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
