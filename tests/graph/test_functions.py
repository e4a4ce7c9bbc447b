"""Paths inside SPARQL: the same as the graph's own, and the same in both engines."""

import json
import re

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.errors import QueryError
from graphkit.graph.functions import register
from graphkit.graph.remote import RemoteStore
from graphkit.graph.trig import nquads
from graphkit.resources import ontology
from tests import pier
from tests.graph.test_paths import chain

ENDS = "?a skos:prefLabel 'Pier Foods Limited' . ?b skos:prefLabel 'Harbour School' ."


def told(graph, start, goal, limit=6):
    """What gk:path says between the parties of two names, read from its JSON."""
    ends = f"?a skos:prefLabel '{start}' . ?b skos:prefLabel '{goal}' ."
    ((found,),) = graph.query(f"SELECT (gk:path(?a, ?b, {limit}) AS ?found) {{ {ends} }}")
    return None if found is None else json.loads(found)


def in_rdflib(graph, sparql):
    register()
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data="\n".join(nquads(graph.store)) + "\n", format="nquads")
    return [tuple(None if term is None else str(term) for term in row) for row in dataset.query(sparql)]


def test_a_path_tells_parties_steps_and_words_in_order():
    found = told(pier.graph(), "Pier Foods Limited", "Harbour School")
    (way,) = found["ways"]
    assert (found["length"], found["count"]) == (3, 1)
    assert [one["name"] for one in way["parties"]] == [
        "Pier Foods Limited",
        "Quay Trading Limited",
        "Wharf Logistics Limited",
        "Harbour School",
    ]
    assert [step["statements"][0]["predicate"] for step in way["steps"]] == [
        "subsidiaryOf",
        "subsidiaryOf",
        "controlsByContract",
    ]
    held = {one.id: one for one in pier.statements()}
    for step in way["steps"]:
        for statement in step["statements"]:
            spans = held[statement["id"]].evidence
            assert [span["quote"] for span in statement["evidence"]] == [span.quote for span in spans]


def test_the_bounds_of_a_holding_are_told():
    found = told(pier.graph(), "Siu Ling CHAN", "Tide Capital Limited")
    statements = found["ways"][0]["steps"][0]["statements"]
    assert {one["percentMin"]: one["percentMax"] for one in statements if "percentMin" in one} == {
        "30": "100"
    }


def test_ownership_is_told_before_office():
    found = told(pier.graph(), "Siu Ling CHAN", "Tide Capital Limited")
    predicates = [one["predicate"] for one in found["ways"][0]["steps"][0]["statements"]]
    assert predicates[0] == "holdsSharesIn"
    assert predicates[-1] in {"associateOf", "directorOf"}


@pytest.mark.parametrize(("goal", "limit"), [("Pier Foods Limited", 6), ("Harbour School", 2)])
def test_without_a_way_there_is_nothing(goal, limit):
    assert told(pier.graph(), "Pier Foods Limited", goal, limit) is None


@pytest.mark.parametrize(
    "call", ["gk:path(?a)", "gk:path(?a, 'School', 6)", "gk:path(?a, ?b, 'far')", "gk:path(?a, ?b, 1, 2)"]
)
def test_a_call_that_makes_no_sense_is_unbound_in_both_engines(call):
    asked = f"SELECT (1 AS ?one) ({call} AS ?found) {{ {ENDS} }}"
    prefixes = (
        "PREFIX gk: <https://w3id.org/graphkit/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"
    )
    assert pier.graph().query(asked).rows == ((1, None),)
    assert in_rdflib(pier.graph(), f"{prefixes} {asked}") == [("1", None)]


@pytest.mark.parametrize(
    ("pointer", "part"),
    [
        ("/a/0", 1),
        ("/a/1/b", "two"),
        ("/a/1", '{"b":"two"}'),
        ("/c~1d", True),
        ("/a/2", None),
        ("/a/x", None),
        ("/e", None),
        ("/a/-1", None),
    ],
)
def test_a_part_is_found_by_its_pointer(pointer, part):
    whole = '{\\"a\\": [1, {\\"b\\": \\"two\\"}], \\"c/d\\": true, \\"e\\": null}'
    assert pier.graph().query(f'SELECT (gk:part("{whole}", "{pointer}") AS ?part) {{}}').rows == ((part,),)


def test_the_rdflib_view_of_the_graph_knows_the_functions():
    ((length,),) = pier.graph().rdf.query(f"SELECT (gk:part(gk:path(?a, ?b), '/length') AS ?n) {{ {ENDS} }}")
    assert length.toPython() == 3


def test_the_named_question_has_a_row_for_each_step():
    rows = pier.graph().query("path", party="Siu Ling CHAN", other="Pier Foods", max=4)
    assert [row[:2] for row in rows] == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert {row[rows.columns.index("of")] for row in rows} == {2}


def test_paths_follow_the_clocks():
    graph = pier.graph()
    assert told(graph.at(known="2012-12-31"), "Siu Ling CHAN", "Pier Foods Limited")["length"] == 1
    assert told(graph, "Siu Ling CHAN", "Pier Foods Limited")["length"] == 2


def test_many_ways_are_counted_and_the_first_hundred_told():
    layers = [("A", "S"), *(("S", one) for one in "bcdefghijkl"), *((one, "T") for one in "bcdefghijkl")]
    onward = [*(("T", one) for one in "mnopqruvwx"), *((one, "Z") for one in "mnopqruvwx")]
    found = told(chain(*layers, *onward), "A Limited", "Z Limited")
    assert (found["count"], len(found["ways"])) == (110, 100)


def test_a_store_elsewhere_is_not_asked_for_a_path():
    with pytest.raises(QueryError, match="without --store"):
        RemoteStore("http://127.0.0.1:9").ask("SELECT (gk:path(?a, ?b, 6) AS ?found) {}")


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(*[st.sampled_from("ABCDEFG")] * 2).filter(lambda edge: edge[0] != edge[1]), max_size=12
    )
)
def test_the_shortest_paths_are_those_of_the_graph(edges):
    graph = chain(*edges, ("A", "B"), ("F", "G"))
    paths = graph.paths("A Limited", "G Limited", max=4)
    shortest = [path for path in paths if len(path) == len(paths[0])]
    found = told(graph, "A Limited", "G Limited", 4)
    assert ([] if found is None else [way["text"] for way in found["ways"]]) == [
        str(path) for path in shortest
    ]


def test_the_example_of_the_manual_is_answered():
    manual = ontology("README.md").read_text("utf-8")
    (example,) = re.findall(r"```sparql\n(.*?)```", manual, re.S)
    rows = pier.graph().query(example)
    assert rows.columns == ("name", "company", "way")
    assert ("Tai Man HO", "Pier Foods Limited", "Tai Man HO → Pier Foods Limited") in rows.rows
