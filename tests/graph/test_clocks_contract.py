"""One contract of the two clocks: the API, the command line and SPARQL give the same answer.

The graph has a resignation told late, a figure corrected, a term, a planned state and a denial.
The API's view is the measure; `as-of` asks the whole graph in SPARQL alone, in two engines.
"""

import json
from functools import cache
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from graphkit.cli.app import app
from graphkit.graph.query import bound
from graphkit.graph.questions import question, questions
from graphkit.graph.store import Store
from graphkit.graph.terms import literal
from graphkit.knowledge import KnowledgeGraph
from tests import pier
from tests.builder import filing, party, quote, say
from tests.graph.test_corrections import told
from tests.graph.test_functions import in_rdflib

DAYS = [
    (None, None),
    ("2013-03-04", None),
    ("2013-03-04", "2013-03-10"),
    ("2013-03-04", "2013-03-11"),
    ("2014-07-15", "2014-07-31"),
    ("2014-07-15", "2014-10-02"),
    ("2010-01-01", "2099-12-31"),
]
BOTH = [(at, known) for at, known in DAYS if at and known]
HELD = """SELECT ?statement {
  ?statement gk:live true ; rdf:subject ?one ; rdf:predicate ?p ; gk:objectMention ?other
} ORDER BY ?statement"""


@cache
def graph():
    lease = filing("Pier lets the shed", "lease.txt", "2013-01-10", stock_code="9990")
    tenant, owner = party(lease, "company", "Shed Limited"), party(lease, "company", "Pier Foods Limited")
    term = {"valid_from": "2013-01", "valid_to": "2013-06"}
    extra = (
        told("2013-03-04"),
        told("2013-03-11", "15", "CLARIFICATION ANNOUNCEMENT"),
        say(tenant, "associate_of", owner, quote(lease, "lets"), **term),
    )
    sources = [pier.spring(), pier.autumn(), pier.form(), *(one.filing for one in extra)]
    return KnowledgeGraph(sources, pier.statements() + extra)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The same graph as the command line meets it."""
    place = tmp_path_factory.mktemp("contract")
    with Store(place) as store:
        for source in graph().filings.values():
            said = [one for one in graph().statements if one.filing == source]
            store.add(SimpleNamespace(filing=source, statements=said, notices=()), source.name, "test")
    return place


def ids(rows):
    return [row[-1].removeprefix("gks:") for row in rows]


def held(at, known):
    """What holds by the API, of relations between parties."""
    return [one.id for one in graph().at(at, known).live if hasattr(one.object, "names")]


def as_of(at, known):
    return bound(question("as-of").sparql, {"at": literal(at, "date"), "known": literal(known, "date")})


@pytest.mark.parametrize(("at", "known"), DAYS)
def test_a_question_put_to_a_view_sees_what_the_view_holds(at, known):
    assert ids(graph().at(at, known).query(HELD)) == held(at, known)


@pytest.mark.parametrize(("at", "known"), DAYS)
def test_the_command_line_gives_the_rows_of_the_view(folder, at, known):
    clocks = [part for name, day in (("--at", at), ("--known", known)) if day for part in (name, day)]
    words = ["query", "holdings", "-g", str(folder), "--format", "json"]
    ran = CliRunner().invoke(app, [*words, *clocks], catch_exceptions=False)
    assert json.loads(ran.stdout) == json.loads(graph().at(at, known).query("holdings").to("json"))


VALUES = {
    "party": "Pier Foods",
    "other": "Harbour School",
    "at": "2014-07-15",
    "from": "2012-01-01",
    "to": "2015-01-01",
}


def required(asked):
    return {name: VALUES[name] for name, one in asked.parameters.items() if one.required}


@pytest.mark.parametrize("asked", questions(), ids=lambda one: one.name)
def test_every_named_question_takes_both_clocks_from_the_command_line(folder, asked):
    at, known = "2013-03-04", "2013-03-10"
    words = ["query", asked.name, *(f"{name}={value}" for name, value in required(asked).items())]
    clocks = ["--at", at, "--known", known, "-g", str(folder), "--format", "json"]
    ran = CliRunner().invoke(app, [*words, *clocks], catch_exceptions=False)
    assert json.loads(ran.stdout) == json.loads(
        graph().at(at, known).query(asked.name, **required(asked)).to("json")
    )


@settings(deadline=None, max_examples=25)
@given(
    st.sampled_from([one for one in questions() if "?statement" in one.sparql]),
    *[st.dates(pier.spring().published, pier.autumn().published.replace(year=2016))] * 2,
)
def test_no_named_question_put_to_a_view_tells_what_as_of_does_not(asked, at, known):
    view = graph().at(at.isoformat(), known.isoformat())
    records = view.query(asked.name, **required(asked)).to_records()
    told = {one["statement"] for one in records if one.get("source") != "derived" and one.get("statement")}
    whole = graph().query("as-of", at=at.isoformat(), known=known.isoformat())
    assert {one.removeprefix("gks:") for one in told} <= set(ids(whole))


@pytest.mark.parametrize(("at", "known"), BOTH)
def test_sparql_alone_gives_what_the_view_holds(at, known):
    rows = graph().query("as-of", at=at, known=known)
    assert sorted(ids(rows)) == [one.id for one in graph().at(at, known).statements]


@pytest.mark.parametrize(("at", "known"), BOTH[1:3])
def test_sparql_alone_gives_it_in_rdflib_too(at, known):
    rows = in_rdflib(graph(), as_of(at, known))
    assert sorted(row[-1].rpartition("/")[2] for row in rows) == [
        one.id for one in graph().at(at, known).statements
    ]


def test_without_a_known_day_all_filings_count():
    rows = graph().query("as-of", at="2013-03-04")
    assert sorted(ids(rows)) == [one.id for one in graph().at("2013-03-04").statements]


@settings(deadline=None, max_examples=60)
@given(*[st.dates(pier.spring().published, pier.autumn().published.replace(year=2016))] * 2)
def test_views_and_sparql_agree_on_any_two_days(at, known):
    rows = graph().query("as-of", at=at.isoformat(), known=known.isoformat())
    view = graph().at(at.isoformat(), known.isoformat())
    assert sorted(ids(rows)) == [one.id for one in view.statements]


def test_the_days_of_the_contract_tell_views_apart():
    assert len({tuple(held(at, known)) for at, known in DAYS}) >= len(DAYS) - 1
