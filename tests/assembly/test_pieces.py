"""Pieces kept from build to build: the same bytes as without them, and nothing made twice."""

import json
import shutil
import sqlite3
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.assembly import found, output
from graphkit.assembly.build import rewrite
from graphkit.assembly.output import FILES
from graphkit.assembly.pieces import Pieces
from graphkit.assembly.pretty import pretty
from graphkit.extract import EXTRACTOR, extract
from graphkit.extract.pipeline import Extract
from graphkit.filing import open_filing
from graphkit.graph.store import Store
from graphkit.identity.log import Entry, write_log
from graphkit.rules.check import Survey
from tests import pier
from tests.benchmarks.writer import announcement

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


@cache
def papers(folder):
    """Three filings on one group, of which one ends what another says, and two on groups of their own."""
    folder.mkdir()
    read = []
    for number in range(2):
        name, text = announcement(number)
        (folder / name).write_text(text, "utf-8")
        read.append(extract(open_filing(folder / name)))
    for sha, filing in pier.graph().filings.items():
        told = tuple(one for one in pier.graph().statements if one.filing.sha256 == sha)
        read.append(Extract(filing, told, ()))
    return read


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    return papers(tmp_path_factory.mktemp("papers") / "texts")


def same(read):
    """A judgement that joins two issuers, and so two parts of the graph."""
    left, right = (one.statements[0].subject for one in read[:2])
    return Entry({left.id: left.name}, {right.id: right.name}, "same", "somebody")


def put(folder, read, held, joined=False):
    """Make the folder hold just these filings, and write its files."""
    with Store(folder) as store:
        there = {one.sha256 for one in store.filings()}
        for one in (read[number] for number in held):
            if one.filing.sha256 not in there:
                store.add(one, extractor=EXTRACTOR)
        for sha in there - {read[number].filing.sha256 for number in held}:
            store.withdraw(sha)
    write_log(folder, [same(read)] if joined else [])
    rewrite(folder)
    return {name: (folder / name).read_bytes() for name in FILES}


STEPS = st.lists(st.tuples(st.sets(st.integers(0, 4), min_size=1), st.booleans()), min_size=2, max_size=4)


@settings(
    deadline=None,
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(STEPS)
def test_any_steps_of_adding_withdrawing_and_judging_give_the_bytes_of_one_step(tmp_path, read, steps):
    shutil.rmtree(tmp_path / "steps", ignore_errors=True)
    shutil.rmtree(tmp_path / "once", ignore_errors=True)
    for held, joined in steps:
        after = put(tmp_path / "steps", read, sorted(held), joined)
    assert after == put(tmp_path / "once", read, sorted(held, reverse=True), joined)


@pytest.fixture
def made(monkeypatch):
    """What is made anew: filings as RDF, and parts of the graph by their filings."""
    told = {"RDF": [], "findings": []}
    of_filing, of = output.of_filing, Survey.of

    def filing(graph, one, statements):
        told["RDF"].append(one.sha256)
        return of_filing(graph, one, statements)

    def part(survey, one):
        told["findings"].append(set(one.filings))
        return of(survey, one)

    monkeypatch.setattr(output, "of_filing", filing)
    monkeypatch.setattr(Survey, "of", part)
    return told


def test_only_what_a_new_filing_touches_is_made_again(tmp_path, read, made):
    put(tmp_path, read, [0, 2, 3])
    made["RDF"].clear()
    made["findings"].clear()
    put(tmp_path, read, [0, 1, 2, 3])
    new = read[1].filing.sha256
    assert made == {"RDF": [new], "findings": [{new}]}


def test_a_filing_that_ends_a_relation_has_the_filing_that_told_it_made_again(tmp_path, read, made):
    by_name = {one.filing.name: number for number, one in enumerate(read)}
    spring, autumn = by_name["spring.txt"], by_name["autumn.txt"]
    put(tmp_path, read, [0, spring])
    made["RDF"].clear()
    put(tmp_path, read, [0, spring, autumn])
    assert read[spring].filing.sha256 in made["RDF"]
    assert read[0].filing.sha256 not in made["RDF"]


def test_what_another_program_kept_is_not_used(tmp_path, read, made, monkeypatch):
    put(tmp_path, read, [0, 1])
    monkeypatch.setattr(output, "_program", lambda: "another")
    put(tmp_path, read, [0, 1])
    assert len(made["RDF"]) == 4


@pytest.mark.parametrize("damage", [b"", b"no database", None])
def test_damaged_pieces_are_made_again(tmp_path, read, damage):
    put(tmp_path / "graph", read, [0, 2])
    path = tmp_path / "graph" / "pieces.sqlite"
    if damage is None:
        with sqlite3.connect(path) as base:
            base.execute("UPDATE piece SET told = substr(told, 9)")
        base.close()
    else:
        path.write_bytes(damage)
    assert put(tmp_path / "graph", read, [0, 1, 2]) == put(tmp_path / "once", read, [0, 1, 2])


def test_pieces_that_are_no_longer_asked_for_are_let_go(tmp_path, read):
    put(tmp_path / "graph", read, [0, 1, 2])
    put(tmp_path / "graph", read, [2])
    put(tmp_path / "once", read, [2])
    keys = []
    for name in ("graph", "once"):
        base = sqlite3.connect(tmp_path / name / "pieces.sqlite")
        keys.append(base.execute("SELECT key FROM piece ORDER BY key").fetchall())
        base.close()
    assert keys[0] == keys[1] != []


def test_a_folder_that_takes_no_pieces_does_without(tmp_path):
    with Pieces(tmp_path / "nowhere", "it") as pieces:
        assert [pieces.piece("why", lambda: "told") for _ in range(2)] == ["told", "told"]


def test_a_large_part_is_written_without_keeping_it(tmp_path, read, monkeypatch):
    usual = put(tmp_path / "usual", read, [0, 1, 2, 3, 4])
    monkeypatch.setattr(found, "LARGE", 0)
    assert put(tmp_path / "large", read, [0, 1, 2, 3, 4]) == usual


@given(JSON, st.sampled_from(["\n", "\n  "]))
def test_pretty_json_is_that_of_the_standard_library(value, margin):
    told = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
    assert pretty(value, margin) == told.replace("\n", margin)
