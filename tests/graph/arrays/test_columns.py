"""Columns: the same rows as the graph's views, one edge a pair, and a way back to the statements."""

from datetime import date, timedelta
from itertools import product
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.errors import GraphkitError, PartyNotFound, StoreError
from graphkit.graph.arrays import tables
from graphkit.graph.arrays.columns import Columns
from graphkit.graph.arrays.edges import Votes, merged
from graphkit.graph.arrays.gathering import MEANING
from graphkit.graph.arrays.ownership import WHOLE
from graphkit.graph.arrays.shard import write_shard
from graphkit.knowledge import KnowledgeGraph
from graphkit.percent import Percent
from graphkit.rules.clock import Held
from graphkit.rules.holdings import holding
from graphkit.rules.rulebook import Rulebook
from graphkit.rules.screen import Screen
from tests import harbour, pier
from tests.builder import filing, party, quote, say
from tests.graph.statements import FILINGS, statements
from tests.graph.test_corrections import NEW, OLD
from tests.graph.test_corrections import graph as corrected

VALID = (None, "2012", "2012-05-23", "2012-05-24", "2013-03-04", "2014-06-29", "2014-06-30", "2015")
KNOWN = (None, "2012-05-23", "2012-05-24", "2013-03-10", "2013-03-11", "2014-09", "2014-10-02")
PERCENT = WHOLE // 100


def exported(graph, folder):
    pytest.importorskip("pyarrow", reason="the extra `scale` is not installed")
    from graphkit.export.parquet import write

    write(graph, folder)
    return Columns.load(folder)


def live(columns):
    return {columns.source.statement(int(place)).id for place in columns.place[columns.live]}


def wanted(view):
    return {one.id for one in view.statements if one.predicate in MEANING and view.is_live(one)}


def edges(columns):
    """Holdings as {(holder, held): (low %, high %)} by name, and the seats."""
    own = columns.ownership
    rows = zip(own.holder.tolist(), own.held.tolist(), own.low.tolist(), own.high.tolist(), strict=True)
    held = {(columns.name(a), columns.name(b)): (low, high) for a, b, low, high in rows}
    seats = zip(own.director.tolist(), own.company.tolist(), strict=True)
    return held, {(columns.name(a), columns.name(b)) for a, b in seats}


def one_filing(*said, published="2012-11-30"):
    """The columns of a graph in which A to C hold, control and direct: (subject, predicate, object, …)."""
    within = filing("words", "one.txt", published)
    kinds = {"X": "person"}

    def ref(name):
        return party(within, kinds.get(name, "company"), name)

    made = [say(ref(a), predicate, ref(b), quote(within, "words"), **more) for a, predicate, b, more in said]
    return Columns.of(KnowledgeGraph([within], made))


def test_views_have_the_rows_of_the_graphs_views():
    for graph in (pier.graph(), harbour.graph(), corrected(OLD, NEW)):
        columns = Columns.of(graph)
        assert live(columns) == wanted(graph)
        for valid, known in product(VALID, KNOWN):
            assert live(columns.at(valid, known)) == wanted(graph.at(valid, known)), (valid, known)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(statements(), max_size=10), st.sampled_from(VALID), st.sampled_from(KNOWN))
def test_any_statements_have_the_rows_of_the_graphs_view(said, valid, known):
    graph = KnowledgeGraph(FILINGS, said)
    assert live(Columns.of(graph).at(valid, known)) == wanted(graph.at(valid, known))


def test_a_view_shares_its_columns_and_a_view_of_the_graph_is_one_too():
    columns = Columns.of(pier.graph())
    view = columns.at("2013", known="2014")
    assert view.subject is columns.subject
    assert view.ends is columns.ends
    assert live(view) == live(Columns.of(pier.graph().at("2013", known="2014")))


@pytest.mark.parametrize("graph", [pier.graph(), harbour.graph(), corrected(OLD, NEW)])
def test_columns_from_parquet_say_the_same(graph, tmp_path):
    columns, read = Columns.of(graph), exported(graph, tmp_path)
    for valid, known in product(VALID, KNOWN):
        assert live(read.at(valid, known)) == live(columns.at(valid, known))
        assert edges(read.at(valid, known)) == edges(columns.at(valid, known))
    for id, one in graph.parties.items():
        assert read.number(id) == columns.number(id)
        assert (read.kind(read.number(id)), read.name(read.number(id))) == (one.type, one.name)
    own = columns.ownership
    for a, b in zip(own.holder.tolist(), own.held.tolist(), strict=True):
        assert read.told("holds_votes", a, b) == columns.told("holds_votes", a, b) != ()


def test_more_than_half_is_a_majority_and_half_is_not():
    shares = {"B": Percent.of("50", ">"), "C": Percent.of("50"), "D": Percent.of("30", ">")}
    said = [("A", "holds_shares_in", name, {"percent": share}) for name, share in shares.items()]
    columns = one_filing(*said)
    assert edges(columns)[0]["A", "D"] == (30 * PERCENT, WHOLE)
    held = columns.ownership.controlled(columns.number(party_id(columns, "A")))[0].tolist()
    assert sorted(columns.name(one) for one in held) == ["A", "B"]


def party_id(columns, name):
    return next(
        id for n in range(columns.size) for id, _, called in [columns.source.party(n)] if called == name
    )


def test_a_subsidiary_without_a_figure_is_held_by_more_than_half():
    columns = one_filing(
        ("B", "subsidiary_of", "A", {}),
        ("C", "subsidiary_of", "A", {"wholly_owned": True}),
        ("A", "controls_by_contract", "D", {}),
        ("E", "subsidiary_of", "A", {}),
        ("A", "holds_shares_in", "E", {"percent": Percent.of("60")}),
    )
    assert edges(columns)[0] == {
        ("A", "B"): (WHOLE // 2 + 1, WHOLE),
        ("A", "C"): (WHOLE, WHOLE),
        ("A", "D"): (WHOLE // 2 + 1, WHOLE),
        ("A", "E"): (60 * PERCENT, 60 * PERCENT),
    }


def test_a_status_says_the_votes_of_the_rulebook():
    held = edges(one_filing(("A", "controlling_shareholder_of", "B", {}), ("A", "holds_shares_in", "C", {})))
    assert held[0] == {("A", "B"): (30 * PERCENT, WHOLE), ("A", "C"): (0, WHOLE)}


def test_seats_are_each_there_once_and_nobody_holds_itself():
    seat = ("X", "director_of", "A", {})
    held, seats = edges(
        one_filing(seat, (*seat[:3], {"role": "executive"}), ("A", "holds_shares_in", "A", {}))
    )
    assert (held, seats) == ({}, {("X", "A")})


def test_the_statement_that_carries_the_edge_comes_first():
    columns = one_filing(
        ("A", "holds_shares_in", "B", {"percent": Percent.of("20"), "as_at": "2011"}),
        ("A", "holds_shares_in", "B", {"percent": Percent.of("35"), "as_at": "2012"}),
        ("A", "substantial_shareholder_of", "B", {"as_at": "2012"}),
        ("A", "holds_shares_in", "B", {}),
        ("X", "director_of", "B", {}),
    )
    ends = [columns.number(party_id(columns, name)) for name in ("A", "B", "X")]
    told = columns.told("holds_votes", *ends[:2])
    assert [str(one.percent) for one in told] == ["35%", "None", "20%", "None"]
    assert [one.predicate for one in columns.told("director_of", ends[2], ends[1])] == ["director_of"]
    assert columns.told("director_of", *ends[:2]) == ()


BOUNDS = st.tuples(st.sampled_from([0, 5, 10, 20, 30, 51, 60, 100]), st.sampled_from([0, 0, 0, 15, 100])).map(
    lambda pair: (pair[0], min(pair[0] + pair[1], 100))
)
SAYINGS = st.lists(st.tuples(st.integers(0, 2), BOUNDS, st.integers(0, 2)), min_size=1, max_size=9)


@settings(deadline=None)
@given(SAYINGS)
def test_figures_are_merged_as_the_rulebook_merges_them(said):
    pairs = np.array([pair for pair, _, _ in said], np.int64)
    low, high = (np.array([bounds[end] for _, bounds, _ in said], np.int32) * PERCENT for end in (0, 1))
    days = np.array([day for _, _, day in said], np.int32)
    found = merged(Votes(pairs, low, high, days), np.zeros(len(said), np.bool_))
    made = {pair: (low, high) for pair, low, high in zip(*(one.tolist() for one in found), strict=True)}
    assert len(made) == len(found[0])
    assert made.keys() == {pair for pair, _, _ in said}
    for pair, (least, most) in made.items():
        orders = {by_the_rules(order, pair) for order in (said, said[::-1])}
        assert {low for low, _ in orders} == {least}
        assert most >= max(high for _, high in orders)
        if len({bounds[1] - bounds[0] for one, bounds, _ in said if one == pair}) == 1:
            assert {high for _, high in orders} == {most}


def by_the_rules(said, pair):
    held = []
    for number, (one, (low, high), day) in enumerate(said):
        if one == pair:
            wording = "unknown" if (low, high) == (0, 100) else "exact" if low == high else "at_least"
            share = Percent(Percent.of(low).min, Percent.of(high).max, wording)
            told = SimpleNamespace(predicate="holds_shares_in", percent=share, id=f"{number:03d}")
            held.append(Held(told, date(2012, 1, 1) + timedelta(days=day), True))
    share = holding("a", "b", held).percent
    return int(share.min) * PERCENT, int(share.max) * PERCENT


def test_a_finding_on_columns_rests_on_their_statements():
    columns = one_filing(
        ("A", "holds_shares_in", "B", {"percent": Percent.of("60")}),
        ("X", "director_of", "B", {}),
        ("X", "holds_shares_in", "C", {"percent": Percent.of("40")}),
    )
    chapter = Rulebook.load().at(date(2012, 11, 30))
    asked = Screen(columns.ownership, chapter, columns.kind, columns.name, columns.told)
    issuer, company = (columns.number(party_id(columns, name)) for name in "AC")
    assert company in asked.certain([issuer]).of(0)
    finding = asked.finding(issuer, company)
    assert finding.answer == "yes"
    assert {said.predicate for said in finding.statements} == {"director_of", "holds_shares_in"}


def test_a_shard_without_a_graph_tells_the_parties_of_each_filing_apart(tmp_path):
    pytest.importorskip("pyarrow", reason="the extra `scale` is not installed")
    rows = [tables.filing_row(one) for one in (pier.spring(), pier.autumn())]
    write_shard(tmp_path, rows, [tables.row(one) for one in pier.spring_says() + pier.autumn_says()])
    columns = Columns.load(tmp_path)
    ids = [columns.source.party(number)[0] for number in range(columns.size)]
    assert len({id for id in ids if id.endswith("pier-foods-limited")}) == 2
    assert [columns.number(id) for id in ids] == list(range(columns.size))
    quay = next(number for number, id in enumerate(ids) if id.endswith("quay-trading-limited"))
    assert (columns.kind(quay), columns.name(quay)) == ("company", "Quay Trading Limited")
    with pytest.raises(PartyNotFound):
        columns.number("nobody")


def test_a_row_of_a_party_that_is_not_there_is_damage(tmp_path):
    exported(pier.graph(), tmp_path)
    few = [tables.party_row(number, one) for number, one in enumerate(pier.graph().parties.values())][:2]
    rows = [
        tables.graph_row(pier.graph(), one, {id: n for n, id in enumerate(pier.graph().parties)})
        for one in pier.statements()
    ]
    write_shard(tmp_path, [], rows, parties=few)
    with pytest.raises(StoreError, match="a party is missing"):
        Columns.load(tmp_path)


def test_what_is_not_a_date_is_refused():
    for dates in ("last week", None), ("2012", "2012-13"):
        with pytest.raises(GraphkitError, match="not a date"):
            Columns.of(pier.graph()).at(*dates)
