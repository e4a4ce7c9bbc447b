"""Every named question gives the same rows in rdflib's own store and in Oxigraph."""

from functools import cache

import pyoxigraph
import pytest
import rdflib

from graphkit.graph.functions import functions, register
from graphkit.graph.query import bound, rows
from graphkit.graph.questions import questions
from graphkit.graph.rows import plain
from graphkit.graph.terms import NAMESPACES, iri, literal
from graphkit.graph.trig import nquads
from graphkit.resources import ontology
from tests import pier

VALUES = {
    "from": literal("2012-01-01", "date"),
    "to": literal("2015-01-01", "date"),
    "at": literal("2014-07-15", "date"),
    "known": literal("2014-07-31", "date"),
    "party": iri("gkd:hk-9990"),
    "other": iri(f"gkd:{pier.graph().find('Harbour School').id}"),
    "transaction": iri(f"gkd:{pier.graph().find('Supply Agreement').id}"),
    "return": iri(f"gkd:{pier.graph().find('Monthly return for 30/11/2013').id}"),
    "statement": iri(f"gks:{pier.spring_says()[4].id}"),
    "percent": literal("12.5", "decimal"),
    "max": literal("3", "decimal"),
    "below": literal("5", "decimal"),
    "jurisdiction": literal("KY"),
}
SILENT = {"contradictions", "corrections", "shared-directors", "both-sides", "review"}
"""Questions that may have nothing to say of the sample."""


@cache
def memory() -> rdflib.Dataset:
    register()
    dataset = rdflib.Dataset(default_union=True)
    store = pier.graph().reasoned
    dataset.parse(data="\n".join(nquads(store)) + "\n", format="nquads")
    return dataset


def in_rdflib(sparql):
    return [
        tuple(None if term is None else plain(_ours(term)) for term in row) for row in memory().query(sparql)
    ]


def in_oxigraph(sparql):
    store = pier.graph().reasoned
    own = functions(store)
    answer = store.query(sparql, prefixes=NAMESPACES, use_default_graph_as_union=True, custom_functions=own)
    return list(rows(answer).rows)


def _ours(term):
    if isinstance(term, rdflib.URIRef):
        return pyoxigraph.NamedNode(str(term))
    kind = pyoxigraph.NamedNode(str(term.datatype)) if term.datatype else None
    return pyoxigraph.Literal(str(term), datatype=kind)


@pytest.mark.parametrize("question", questions(), ids=lambda one: one.name)
def test_the_rows_are_the_same_in_both_engines(question):
    required = {name: VALUES[name] for name, one in question.parameters.items() if one.required}
    given = {name: VALUES[name] for name in question.parameters}
    for terms in (required, given):
        sparql = bound(question.sparql, terms)
        assert in_oxigraph(sparql) == in_rdflib(sparql)
    told = [in_oxigraph(bound(question.sparql, terms)) for terms in (required, given)]
    assert any(told) or question.name in SILENT


@pytest.mark.parametrize("question", questions(), ids=lambda one: one.name)
def test_the_rows_come_in_one_order(question):
    assert "ORDER BY" in question.sparql


@pytest.mark.parametrize("path", sorted(ontology("checks").glob("*.rq")), ids=lambda path: path.stem)
def test_a_check_finds_nothing_wrong_in_either_engine(path):
    assert in_oxigraph(path.read_text("utf-8")) == in_rdflib(path.read_text("utf-8")) == []
