"""Exports: each format is what its readers expect, and nothing in it comes from nowhere."""

import csv
import hashlib
import json

import networkx as nx
import pyoxigraph
import pytest
import rdflib

from graphkit.errors import GraphkitError
from graphkit.export import FORMATS, export
from graphkit.graph.rdf import quads
from graphkit.graph.trig import canonical_hash
from tests.harbour import graph

GRAPH = graph()


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_the_same_graph_gives_the_same_bytes(format, tmp_path):
    for name in ("one", "two"):
        export(graph(), format, tmp_path / name)
    one, two = tmp_path / "one", tmp_path / "two"
    pairs = zip(sorted(one.iterdir()), sorted(two.iterdir()), strict=True) if one.is_dir() else [(one, two)]
    for left, right in pairs:
        assert left.read_bytes() == right.read_bytes()


def test_an_unknown_format_is_named_with_the_known_ones(tmp_path):
    with pytest.raises(GraphkitError, match="graphml"):
        export(GRAPH, "xml", tmp_path / "x")


def test_nquads_hash_is_the_canonical_hash(tmp_path):
    export(GRAPH, "nquads", tmp_path / "g.nq")
    assert hashlib.sha256((tmp_path / "g.nq").read_bytes()).hexdigest() == canonical_hash(quads(GRAPH))


@pytest.mark.parametrize("format", ["trig", "nquads", "jsonld"])
def test_rdflib_reads_back_every_quad(format, tmp_path):
    export(GRAPH, format, tmp_path / "g")
    read = rdflib.Dataset()
    read.parse(tmp_path / "g", format={"jsonld": "json-ld"}.get(format, format))
    assert len(list(read.quads())) == len(set(quads(GRAPH)))


def test_rdf12_has_one_triple_term_a_statement(tmp_path):
    export(GRAPH, "rdf12", tmp_path / "g.nq")
    read = list(pyoxigraph.parse(path=tmp_path / "g.nq", format=pyoxigraph.RdfFormat.N_QUADS))
    stated = [quad for quad in read if isinstance(quad.object, pyoxigraph.Triple)]
    assert len(stated) == len(GRAPH.statements)


def test_graphml_has_an_edge_a_relation_with_its_quote(tmp_path):
    export(GRAPH, "graphml", tmp_path / "g.graphml")
    read = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    quotes = {data["quote"] for *_, data in read.edges(data=True)}
    assert "Ms. Mei FONG holds over 30% of Quay Sugar Limited." in quotes
    assert read.number_of_edges() == 6


def test_csv_cells_that_a_spreadsheet_would_run_are_defused(tmp_path):
    export(GRAPH, "csv", tmp_path / "tables")
    with (tmp_path / "tables" / "parties.csv").open(encoding="utf-8") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    assert "'=SUM(A1) Fund" in names
    assert not any(name.startswith("=") for name in names)


def test_bods_shares_keep_their_bounds(tmp_path):
    export(GRAPH, "bods", tmp_path / "g.json")
    read = json.loads((tmp_path / "g.json").read_text("utf-8"))
    shares = [
        interest["share"]
        for one in read
        if one["recordType"] == "relationship"
        for interest in one["recordDetails"]["interests"]
        if "share" in interest
    ]
    assert {"exclusiveMinimum": 30.0} in shares
    assert {"exact": 60.0} in shares


def test_bods_relationships_name_records_that_are_there(tmp_path):
    export(GRAPH, "bods", tmp_path / "g.json")
    read = json.loads((tmp_path / "g.json").read_text("utf-8"))
    records = {one["recordId"] for one in read if one["recordType"] != "relationship"}
    for one in read:
        if one["recordType"] == "relationship":
            assert {one["recordDetails"]["subject"], one["recordDetails"]["interestedParty"]} <= records


def test_ftm_links_name_entities_that_are_there(tmp_path):
    export(GRAPH, "ftm", tmp_path / "g.jsonl")
    read = [json.loads(line) for line in (tmp_path / "g.jsonl").read_text("utf-8").splitlines()]
    ids = {one["id"] for one in read}
    owned = [one for one in read if one["schema"] == "Ownership"]
    assert owned
    for one in owned:
        assert {*one["properties"]["owner"], *one["properties"]["asset"]} <= ids
    assert any(one["properties"].get("percentage") == ["> 30%"] for one in owned)


def test_statements_are_one_json_object_a_line(tmp_path):
    export(GRAPH, "statements", tmp_path / "g.jsonl")
    read = [json.loads(line) for line in (tmp_path / "g.jsonl").read_text("utf-8").splitlines()]
    assert [one["id"] for one in read] == [one.id for one in GRAPH.statements]
