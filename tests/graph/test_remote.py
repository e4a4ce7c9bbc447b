"""A second server process as the store: written to, asked, and told apart from a dead one."""

import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphkit.errors import QueryError, StoreError
from graphkit.graph.functions import uses_functions
from graphkit.graph.query import bound, rows
from graphkit.graph.questions import questions
from graphkit.graph.rdf import quads
from graphkit.graph.remote import RemoteStore
from graphkit.graph.terms import NAMESPACES
from tests import pier
from tests.harbour import graph
from tests.ontology.test_questions import VALUES

SERVER = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
GRAPH = graph()


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    if SERVER is None:
        pytest.skip("the oxigraph server is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("store")
    command = [SERVER, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with socket.socket() as attempt:
                if attempt.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield RemoteStore(f"http://127.0.0.1:{port}")
    finally:
        server.kill()
        server.wait()


COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
HOLDINGS = "SELECT ?a ?b { ?a gk:holdsSharesIn ?b } ORDER BY ?a ?b"


def test_what_was_written_is_answered_as_by_the_graph_itself(store):
    store.replace(quads(GRAPH))
    assert store.ask(HOLDINGS).rows == GRAPH.query(HOLDINGS).rows
    assert store.ask(COUNT).rows == GRAPH.query(COUNT).rows


@pytest.mark.parametrize("parcel", [1, 1 << 20])
def test_graphs_are_the_same_in_few_requests_or_many(store, monkeypatch, parcel):
    monkeypatch.setattr("graphkit.graph.remote.PARCEL", parcel)
    store.keep_only([])
    assert store.replace(quads(GRAPH)) == len({quad.graph_name for quad in quads(GRAPH)})
    assert store.ask(COUNT).rows == GRAPH.query(COUNT).rows


def test_writing_twice_doubles_nothing(store):
    store.replace(quads(GRAPH))
    store.replace(quads(GRAPH))
    assert store.ask(COUNT).rows == GRAPH.query(COUNT).rows


def test_a_filing_that_is_no_longer_kept_goes_with_its_facts(store):
    store.replace(quads(GRAPH))
    store.keep_only([])
    assert store.ask(HOLDINGS).rows == ()
    store.replace(quads(GRAPH))


def test_a_question_that_builds_a_graph_gives_its_triples(store):
    store.replace(quads(GRAPH))
    built = store.ask("CONSTRUCT { ?a gk:holdsSharesIn ?b } WHERE { ?a gk:holdsSharesIn ?b }")
    assert built.triples is not None
    assert len(built) == len(GRAPH.query(HOLDINGS))


def test_a_question_that_does_not_parse_is_a_query_error(store):
    with pytest.raises(QueryError):
        store.ask("SELEKT")


def test_a_store_that_does_not_answer_is_a_store_error():
    with pytest.raises(StoreError, match="running"):
        RemoteStore("http://127.0.0.1:9").ask(COUNT)


def test_an_address_that_is_none_is_refused():
    with pytest.raises(StoreError, match="http://host:port"):
        RemoteStore("ftp://somewhere")


@pytest.mark.parametrize(
    ("url", "asked", "written"),
    [
        ("http://h:1", "http://h:1/query", "http://h:1/update"),
        ("http://h:1/ds/", "http://h:1/ds/query", "http://h:1/ds/update"),
        ("http://h:1/ds/sparql", "http://h:1/ds/sparql", "http://h:1/ds/update"),
    ],
)
def test_addresses_follow_from_the_url(url, asked, written):
    store = RemoteStore(url)
    assert (store.asked_at, store.written_at) == (asked, written)


@pytest.fixture(scope="module")
def reasoned(store):
    """The store with the statements and the findings of the whole sample."""
    store.keep_only([])
    store.replace(pier.graph().reasoned)
    return store


@pytest.mark.parametrize(
    "question", [one for one in questions() if not uses_functions(one.sparql)], ids=lambda one: one.name
)
def test_a_named_question_gets_the_rows_of_the_embedded_store(reasoned, question):
    required = {name: VALUES[name] for name, one in question.parameters.items() if one.required}
    for terms in (required, {name: VALUES[name] for name in question.parameters}):
        sparql = bound(question.sparql, terms)
        here = pier.graph().reasoned.query(sparql, prefixes=NAMESPACES, use_default_graph_as_union=True)
        assert reasoned.ask(sparql) == rows(here)
