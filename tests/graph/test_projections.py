"""RDF, networkx and JSON Lines hold every statement, and give it back."""

import json
from decimal import Decimal

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store

from graphkit.errors import StatementError
from graphkit.graph.nx import from_networkx
from graphkit.graph.rdf import quads
from graphkit.graph.reread import from_store
from graphkit.graph.terms import NAMESPACES, decimal
from graphkit.graph.trig import canonical_hash, nquads
from graphkit.knowledge import KnowledgeGraph
from graphkit.statement import Statement
from tests import pier
from tests.graph.statements import FILINGS, statements

GK, GKD = rdflib.Namespace(NAMESPACES["gk"]), rdflib.Namespace(NAMESPACES["gkd"])
some = st.lists(statements(), max_size=4)
calm = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@calm
@given(some)
def test_rdf_gives_back_every_statement(said):
    graph = KnowledgeGraph(FILINGS, said)
    assert from_store(graph.store, graph.filings) == graph.statements


@calm
@given(some)
def test_trig_read_by_oxigraph_gives_back_every_statement(said):
    graph = KnowledgeGraph(FILINGS, said)
    store = Store()
    store.load(graph.trig().encode(), format=RdfFormat.TRIG)
    assert from_store(store, graph.filings) == graph.statements
    assert set(store) == set(graph.store)


@calm
@given(some)
def test_networkx_gives_back_every_statement(said):
    graph = KnowledgeGraph(FILINGS, said)
    assert from_networkx(graph.nx) == graph.statements


@calm
@given(some)
def test_json_lines_give_back_every_statement(said):
    graph = KnowledgeGraph(FILINGS, said)
    lines = graph.jsonl().splitlines(keepends=True)
    lines = "".join(lines).split("\n")[:-1]
    back = [Statement.from_record(json.loads(line), graph.filings) for line in lines]
    assert tuple(back) == graph.statements


@calm
@given(some, st.randoms(use_true_random=False))
def test_the_bytes_do_not_depend_on_the_order(said, random):
    shuffled = list(said)
    random.shuffle(shuffled)
    one, other = KnowledgeGraph(FILINGS, said), KnowledgeGraph(reversed(FILINGS), shuffled)
    assert one.trig() == other.trig()
    assert one.jsonl() == other.jsonl()
    assert one.digest() == other.digest()


def test_of_two_readings_of_one_statement_the_surer_is_kept():
    first, *_ = pier.spring_says()
    record = first.to_record()
    doubtful = Statement.from_record(
        {**record, "confidence": 0.5, "method": "other"}, {pier.spring().sha256: pier.spring()}
    )
    for said in ([first, doubtful], [doubtful, first]):
        assert KnowledgeGraph([], said).statements == (first,)


def test_rdflib_reads_the_same_triples_from_trig():
    dataset = rdflib.Dataset()
    dataset.parse(data=pier.graph().trig(), format="trig")
    assert len(set(dataset.quads())) == len(set(quads(pier.graph())))


def test_the_hash_is_of_the_canonical_quads_and_survives_the_store():
    graph = pier.graph()
    assert canonical_hash(graph.store) == graph.digest()
    assert nquads(graph.store) == nquads(quads(graph))


def test_no_quad_has_a_blank_node():
    assert not any("_:" in line.split('"')[0] for line in nquads(quads(pier.graph())))


def test_each_filing_has_its_graph_and_the_plain_triples_have_one():
    names = {name.value for name in pier.graph().store.named_graphs()}
    filings = {NAMESPACES["gkf"] + sha for sha in pier.graph().filings}
    assert names == filings | {NAMESPACES["gkg"] + "parties", NAMESPACES["gkg"] + "live"}


def test_a_plain_triple_stands_while_the_statement_is_live():
    rdf = pier.graph().rdf
    quay = GKD[pier.graph().find("Quay Trading").id]
    chan = GKD[pier.graph().find("Siu Ling Chan").id]
    assert (quay, GK.subsidiaryOf, GKD["hk-9990"]) in rdf
    assert (chan, GK.directorOf, GKD["hk-9990"]) not in rdf
    assert (chan, GK.directorOf, GKD["hk-9990"]) in pier.graph().at("2013").rdf


def test_a_fact_of_two_filings_counts_once_as_plain_triple():
    rows = pier.graph().query("SELECT ?p { ?p gk:subsidiaryOf gkd:hk-9990 }")
    assert len(rows) == 1


def test_thresholds_have_plain_triples_only_when_certain():
    rdf = pier.graph().rdf
    tide = GKD[pier.graph().find("Tide Capital").id]
    assert (None, GK.holdsThirtyPercentOf, tide) in rdf
    assert (None, GK.holdsMajorityOf, None) not in rdf


def test_a_statement_changed_in_rdf_is_refused():
    store = Store()
    store.load(
        pier.graph().trig().replace("gkc:role-executive", "gkc:role-non_executive").encode(),
        format=RdfFormat.TRIG,
    )
    with pytest.raises(StatementError, match="was changed"):
        from_store(store, pier.graph().filings)


def test_edges_and_nodes_carry_plain_attributes():
    made = pier.graph().nx
    (edge,) = made.get_edge_data(
        pier.graph().find("Tide Capital").id, pier.graph().find("Estuary Fund").id
    ).values()
    assert (edge["predicate"], edge["kind"], edge["live"]) == ("partner_of", "general", True)
    assert made.nodes["hk-9990"]["stock_code"] == "9990"
    assert {one.predicate for one in made.nodes["hk-9990"]["statements"]} >= {"jurisdiction", "incorporated"}


def test_prefixes_are_bound_for_rdflib():
    rows = pier.graph().rdf.query("SELECT ?c { ?c a gk:ListedIssuer }")
    assert [str(row.c) for row in rows] == [f"{NAMESPACES['gkd']}hk-9990"]


@pytest.mark.parametrize(
    ("value", "text"),
    [(Decimal("1.50"), "1.5"), (Decimal("-0.0"), "0"), (1e-07, "0.0000001"), (Decimal(100), "100")],
)
def test_decimals_are_written_canonically(value, text):
    assert decimal(value).value == text
