"""The graph as a whole: statements, filings, and the statements about parties."""

import pytest

from graphkit.errors import PartyNotFound
from graphkit.knowledge import KnowledgeGraph
from tests import pier
from tests.builder import filing


def test_statements_come_in_the_order_of_their_ids_each_once():
    graph = KnowledgeGraph([], [*pier.statements(), *reversed(pier.statements())])
    assert [one.id for one in graph.statements] == sorted({one.id for one in pier.statements()})


def test_filings_without_statements_are_kept_and_missing_ones_are_added():
    empty = filing("nothing that anyone would extract", "empty.txt")
    graph = KnowledgeGraph([empty], pier.form_says())
    assert {one.name for one in graph.filings.values()} == {"empty.txt", "form.txt"}


def test_filings_may_be_given_as_a_mapping():
    graph = KnowledgeGraph({pier.form().sha256: pier.form()}, pier.form_says())
    assert list(graph.filings) == [pier.form().sha256]


def test_the_graph_cannot_be_changed_through_its_mappings():
    with pytest.raises(TypeError):
        pier.graph().filings["x"] = pier.form()
    with pytest.raises(TypeError):
        pier.graph().parties["x"] = pier.graph().find("Pier")


def test_statements_about_a_party_have_it_on_either_side():
    about = pier.graph().about(pier.graph().find("Estuary Fund"))
    assert [one.predicate for one in about] == ["partner_of"]
    assert {one.filing.name for one in pier.graph().about("hk-9990")} == {
        "spring.txt",
        "autumn.txt",
        "form.txt",
    }


def test_a_party_that_no_statement_names_in_a_view_has_none():
    assert pier.graph().at(known="1999").about("hk-9990") == ()


def test_statements_between_two_parties_are_found_from_either_side():
    graph = pier.graph()
    chan, ho = graph.find("Siu Ling Chan"), graph.find("Tai Man HO")
    assert [one.predicate for one in graph.between(chan, ho)] == ["family_of"]
    assert graph.between(chan, ho) == graph.between(ho, chan)
    assert graph.between(ho, graph.find("Estuary Fund")) == ()


def test_a_party_is_between_itself_only_where_a_statement_says_so():
    assert pier.graph().between("hk-9990", "hk-9990") == ()


def test_live_statements_are_those_that_hold_now():
    live = set(pier.graph().live)
    assert {one.status for one in live} == {"asserted"}
    assert not any(one.state == "after" for one in live)


def test_the_graph_says_what_it_is():
    assert repr(pier.graph()).startswith("KnowledgeGraph(3 filings, 46 statements, 17 parties")
    assert "valid=2013, known=2014" in repr(pier.graph().at("2013", "2014"))


def test_a_text_that_is_no_party_is_told():
    with pytest.raises(PartyNotFound):
        pier.graph().paths("Pier Foods", "Atlantis")


def test_an_empty_graph_answers_with_nothing():
    graph = KnowledgeGraph([], [])
    assert graph.trig().startswith("@prefix")
    assert graph.jsonl() == ""
    assert len(graph.query("parties")) == 0
    assert graph.nx.number_of_nodes() == 0
