from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from graphkit.percent import Percent, Verdict
from graphkit.rules.facts import world_of
from graphkit.rules.votes import Votes, total
from graphkit.rules.world import Edge, World
from tests.rules.worlds import Fact, fact, holds


def votes(*facts: Fact, is_certain: bool = True) -> Votes:
    return Votes(world_of(facts), is_certain)


def share(some: Votes, owner: str, company: str) -> Percent:
    return some.tally(company, some.own(owner).members).percent


def test_a_majority_gives_control_of_all_that_the_company_holds():
    some = votes(holds("Ann", "Mid", 51), holds("Mid", "Low", 30))
    assert share(some, "Ann", "Low") == Percent.of(30)


def test_half_gives_no_control():
    some = votes(holds("Ann", "Mid", 50), holds("Mid", "Low", 30))
    assert share(some, "Ann", "Low") == Percent.of(0)


def test_direct_and_controlled_votes_are_added():
    some = votes(holds("Ann", "Mid", 60), holds("Mid", "Low", 15), holds("Ann", "Low", "15.5"))
    assert share(some, "Ann", "Low") == Percent.of("30.5")


def test_control_may_need_two_members_together():
    some = votes(holds("Ann", "Mid", 60), holds("Mid", "Low", 26), holds("Ann", "Low", 25))
    assert "Low" in some.own("Ann").members


def test_companies_that_hold_each_other_do_not_lift_themselves():
    some = votes(holds("Ring", "Round", 60), holds("Round", "Ring", 60), holds("Ann", "Ring", 20))
    assert set(some.own("Ann").members) == {"Ann"}


def test_a_circle_below_a_holder_counts_once_the_holder_controls_it():
    some = votes(holds("Ann", "Ring", 40), holds("Round", "Ring", 20), holds("Ann", "Round", 51))
    assert set(some.own("Ann").members) == {"Ann", "Ring", "Round"}


def test_control_by_contract_bars_control_by_the_registered_owner():
    some = votes(fact("Firm", "controls_by_contract", "Operator"), holds("Ann", "Operator", 100))
    assert "Operator" in some.own("Firm").members
    assert "Operator" not in some.own("Ann").members


def test_board_majority_and_stated_subsidiary_give_control():
    some = votes(fact("Ann", "controls_board_majority", "Mid"), fact("Low", "subsidiary_of", "Mid"))
    assert set(some.own("Ann").members) == {"Ann", "Mid", "Low"}


def test_a_barred_company_passes_nothing_on():
    some = votes(holds("Ann", "Mid", 60), holds("Mid", "Low", 90))
    assert set(some.own("Ann", frozenset({"Mid"})).members) == {"Ann"}


def test_over_half_is_certain_and_at_least_half_is_only_possible():
    over = Edge("holds_votes", "Ann", "Mid", percent=Percent.of(50, ">"))
    least = Edge("holds_votes", "Ann", "Low", percent=Percent.of(50, ">="))
    world = World((over, least))
    assert set(Votes(world, True).own("Ann").members) == {"Ann", "Mid"}
    assert set(Votes(world, False).own("Ann").members) == {"Ann", "Mid", "Low"}


def test_an_unknown_share_cannot_exceed_what_others_leave():
    unknown = Edge("holds_votes", "Ann", "Mid", percent=Percent.unknown())
    other = Edge("holds_votes", "Bob", "Mid", percent=Percent.of(95))
    some = Votes(World((unknown, other)), False)
    assert share(some, "Ann", "Mid").max == 5


def test_an_edge_that_may_not_hold_counts_for_the_upper_bound_only():
    maybe = Edge("holds_votes", "Ann", "Mid", percent=Percent.of(40), certain=False)
    assert share(Votes(World((maybe,)), True), "Ann", "Mid").max == 0
    assert share(Votes(World((maybe,)), False), "Ann", "Mid").to_record()["min"] == "0"


def test_in_filings_a_parents_figure_may_include_its_subsidiarys():
    parent = Edge("holds_votes", "Ann", "Mid", percent=Percent.of(100))
    shown = Edge("holds_votes", "Ann", "Low", percent=Percent.of(35))
    same = Edge("holds_votes", "Mid", "Low", percent=Percent.of(30))
    world = World((parent, shown, same), additive=False)
    assert share(Votes(world, True), "Ann", "Low").min == 35
    assert share(Votes(world, False), "Ann", "Low").max == 65


def test_in_filings_two_equal_figures_of_one_side_may_be_the_same_shares():
    ann = Edge("holds_votes", "Ann", "Low", percent=Percent.of("16.2"))
    sam = Edge("holds_votes", "Sam", "Low", percent=Percent.of("16.2"))
    some = Votes(World((ann, sam), additive=False), True)
    assert some.tally("Low", {"Ann": None, "Sam": None}).percent == Percent.of("16.2")


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["=", ">", ">="])), min_size=1, max_size=4))
def test_a_total_is_certain_only_where_every_lowest_reading_reaches(parts: list[tuple[int, str]]):
    found = total(Percent.of(number, sign) for number, sign in parts)
    low = min(sum(number for number, _ in parts), 100)
    assert found.min == low
    assert (found.at_least(30) is Verdict.CERTAIN) == (low >= 30)
    is_open = any(sign == ">" for _, sign in parts) and low < 100
    assert (found.more_than(50) is Verdict.CERTAIN) == (low > 50 or (low == 50 and is_open))


@given(st.lists(st.integers(0, 100), max_size=5))
def test_a_total_never_passes_a_hundred(parts: list[int]):
    assert total(Percent.of(number) for number in parts).max == min(Decimal(sum(parts)), Decimal(100))


@given(
    st.lists(
        st.tuples(st.sampled_from("ABCDEFGH"), st.integers(0, 12)), max_size=8, unique_by=lambda row: row[0]
    ),
    st.sets(st.sampled_from("ABCDEFGH")),
)
def test_votes_of_a_few_among_many_are_those_of_a_walk_through_all(
    rows: list[tuple[str, int]], few: set[str]
):
    world = World(tuple(Edge("holds_votes", one, "H", percent=Percent.of(n, ">=")) for one, n in rows))
    some = Votes(world, False)
    counted = [(one, n) for one, n in rows if one in few and one != "H"]
    found = some.tally("H", dict.fromkeys(few))
    low = sum(n for _, n in counted)
    others = sum(n for one, n in rows if one not in few)
    assert [edge.subject for edge in found.parts] == [one for one, _ in counted]
    assert (found.percent.min, found.percent.max) == (low, 100 - others if counted else 0)


def test_votes_of_holders_left_out_bound_those_of_the_others():
    open_share = Edge("holds_votes", "Ann", "Mid", percent=Percent.unknown())
    world = World((open_share,), elsewhere={"Mid": Decimal(93)})
    assert share(Votes(world, False), "Ann", "Mid").max == 7
