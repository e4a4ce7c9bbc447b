"""Questions by name and in SPARQL, with values."""

import json
from decimal import Decimal

import pytest

from graphkit.errors import PartyNotFound, QueryError
from graphkit.graph.query import bound
from graphkit.graph.questions import questions
from graphkit.graph.rows import Rows
from graphkit.graph.terms import literal
from tests import pier

ASK_NAME = "SELECT ?p { VALUES ?name { UNDEF } ?p skos:prefLabel ?name }"


def ask(question, **values):
    return pier.graph().query(question, **values)


def test_a_party_is_given_by_any_of_its_names():
    for name in ("Pier Foods", "碼頭食品", "09990", pier.graph().find("Pier")):
        rows = ask("subsidiaries", party=name)
        assert {row[0] for row in rows} == {"Quay Trading Limited", "Wharf Logistics Limited"}


def test_without_a_value_the_question_ranges_over_all():
    assert len(ask("holdings")) > len(ask("holdings", party="Pier Foods"))


def test_a_name_nobody_has_is_told():
    with pytest.raises(PartyNotFound):
        ask("subsidiaries", party="Nobody & Sons")


def test_a_question_nobody_knows_lists_the_near_ones():
    with pytest.raises(QueryError, match="subsidiaries"):
        ask("subsidiarys")


def test_a_value_the_question_does_not_have_is_told():
    with pytest.raises(QueryError, match="it has: party"):
        ask("subsidiaries", company="Pier Foods")


def test_a_required_value_is_asked_for():
    with pytest.raises(QueryError, match="needs to"):
        ask("changes", **{"from": "2012-01-01"})


@pytest.mark.parametrize("value", ["soon", "2012", "2012-13-01"])
def test_a_day_must_be_a_day(value):
    with pytest.raises(QueryError, match="wants a day"):
        ask("changes", **{"from": "2012-01-01", "to": value})


def test_a_number_must_be_a_number():
    with pytest.raises(QueryError, match="wants a number"):
        ask("holdings-at-least", percent="a third")


def test_a_default_may_be_overruled():
    assert [row[0] for row in ask("holdings-at-least") if row[2] == "certain"] == ["Siu Ling CHAN"]
    certain = [row[0] for row in ask("holdings-at-least", percent=12) if row[2] == "certain"]
    assert certain == ["Tide Capital Limited", "Siu Ling CHAN"]


def test_a_statement_is_given_by_itself_or_its_id():
    one = pier.spring_says()[4]
    assert ask("evidence", statement=one) == ask("evidence", statement=one.id)
    assert ask("evidence", statement=one).rows[0][1] == one.evidence[0].quote


def test_answers_follow_the_clocks():
    graph = pier.graph()
    assert {row[0] for row in graph.at("2013").query("directors", party="Pier Foods")} == {"Siu Ling CHAN"}
    assert len(graph.query("directors", party="Pier Foods")) == 0


def test_changes_tell_the_end_of_the_positive_fact():
    rows = ask("changes", party="Pier Foods", **{"from": "2014-01-01", "to": "2014-12-31"})
    assert {row[1:5] for row in rows} == {("ended", "Siu Ling CHAN", "directorOf", "Pier Foods Limited")}


def test_both_sides_are_found_through_the_group():
    rows = ask("both-sides")
    assert len(rows) == 0
    rows = pier.graph().at("2013").query("both-sides")
    assert {row[0] for row in rows} == {"Siu Ling CHAN"}
    assert {row[4] for row in rows} == {"holding", "associate"}


@pytest.mark.parametrize(
    "typed",
    ['" } DROP ALL #', "Pier> <x", "'''", "\\", "} UNION { ?p ?a ?name", "?p", "$name", "\n", "😀"],
)
def test_typed_text_never_becomes_part_of_the_question(typed):
    assert len(ask(ASK_NAME, name=typed)) == 0


def test_values_of_sparql_are_typed_by_python():
    assert ask(ASK_NAME, name="Pier Foods Limited").rows == (("gkd:hk-9990",),)
    party = pier.graph().find("Pier Foods")
    assert len(ask("SELECT ?q { VALUES ?p { UNDEF } ?q gk:subsidiaryOf ?p }", p=party)) == 1
    counted = ask("SELECT ?p { VALUES ?n { UNDEF } ?p gk:memberCount ?n }", n=12)
    assert len(counted) == 1


def test_a_value_without_its_place_is_told():
    with pytest.raises(QueryError, match="VALUES"):
        ask("SELECT ?p { ?p skos:prefLabel ?name }", name="Pier")
    with pytest.raises(QueryError, match="VALUES"):
        bound("SELECT ?p { VALUES ?p { UNDEF } VALUES ?p { UNDEF } }", {"p": literal("x")})


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT nonsense",
        "DROP ALL",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { # SERVICE below\n service silent ?x { ?s ?p ?o } }",
    ],
)
def test_what_cannot_be_asked_is_refused(sparql):
    with pytest.raises(QueryError):
        ask(sparql)


def test_the_word_service_in_a_text_is_no_service():
    assert len(ask('SELECT ?p { ?p skos:prefLabel "service" . ?p ?q <urn:service> . # service\n }')) == 0


def test_rows_are_plain_values():
    rows = ask("SELECT ?p ?least ?none { ?s gk:percentMin ?least ; rdf:subject ?p } ORDER BY ?least LIMIT 1")
    assert rows.columns == ("p", "least", "none")
    assert rows.rows == ((rows.rows[0][0], Decimal(0), None),)


def test_asking_yes_or_no_gives_one_row():
    assert ask("ASK { gkd:hk-9990 a gk:ListedIssuer }") == Rows(("answer",), ((True,),))


def test_a_built_graph_is_written_as_turtle():
    rows = ask("CONSTRUCT { ?p a gk:Company } WHERE { ?p a gk:ListedIssuer }")
    assert rows.rows == (("gkd:hk-9990", "rdf:type", "gk:Company"),)
    assert "gkd:hk-9990 a gk:Company" in rows.to("ttl")


def test_rows_are_written_as_json_and_csv():
    rows = ask("directors", party="Tide Capital")
    (record,) = json.loads(rows.to("json"))
    assert record["director"] == "Siu Ling CHAN"
    assert rows.to("csv").splitlines()[0] == "director,company,role,chair,as_at,statements,statement"


@pytest.mark.parametrize("format", ["ttl", "xml"])
def test_a_format_that_does_not_fit_is_told(format):
    with pytest.raises(QueryError, match=format):
        ask("parties").to(format)


def test_every_question_tells_what_it_asks():
    for one in questions():
        assert one.text.endswith((".", "?"))
        assert one.title


def test_a_fact_whose_beginning_nobody_tells_is_stated_not_begun():
    rows = ask("changes", party="Pier Foods", **{"from": "2012-01-01", "to": "2012-12-31"})
    assert {row[1] for row in rows} == {"stated"}


def test_brackets_without_end_are_refused_before_the_engine_follows_them():
    deep = "SELECT * { ?s ?p ?o FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }"
    with pytest.raises(QueryError, match="nest 20002 deep"):
        pier.graph().query(deep)
    assert pier.graph().query('SELECT ?s { ?s ?p "' + "(" * 1_000 + '" }').rows == ()
