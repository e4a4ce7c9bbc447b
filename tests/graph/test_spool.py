"""The spool: pieces come back by key, and a graph written in one pass is the same graph."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.graph import spool
from graphkit.graph.rdf import named_graphs, quads
from graphkit.graph.trig import canonical_hash, place, trig
from tests import pier

PIECES = st.lists(st.tuples(st.binary(max_size=3), st.binary(max_size=9)), max_size=30)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(PIECES)
def test_pieces_come_back_by_key_in_the_order_in_which_they_came(tmp_path, pieces):
    with spool.Spool(tmp_path) as held:
        for key, piece in pieces:
            held.add(key, piece)
        found = list(held.pieces())
    assert [key for key, _ in found] == sorted({key for key, _ in pieces})
    for key, ones in found:
        assert ones == [piece for other, piece in pieces if other == key]


def written(graph):
    for name, told in named_graphs(graph):
        yield from spool.Written.each(name, told)


@pytest.mark.parametrize("together", [0, 7, 1000])
def test_a_graph_written_in_one_pass_has_the_bytes_and_the_hash_of_the_graph(tmp_path, monkeypatch, together):
    monkeypatch.setattr(spool, "TOGETHER", together)
    facts = list(quads(pier.graph()))
    out = io.StringIO()
    digest = spool.write_trig(written(pier.graph()), out, tmp_path)
    assert out.getvalue() == "".join(trig(reversed(facts)))
    assert digest == canonical_hash(reversed(facts))


def test_a_spool_past_its_room_goes_to_a_file_that_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(spool, "HELD", 100)
    digest = spool.write_trig(written(pier.graph()), io.StringIO(), tmp_path)
    assert digest == canonical_hash(quads(pier.graph()))
    assert list(tmp_path.iterdir()) == []


def test_quads_come_in_the_order_in_which_they_are_written():
    places = [place(quad) for quad in quads(pier.graph())]
    assert places == sorted(places)
