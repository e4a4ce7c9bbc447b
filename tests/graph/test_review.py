"""Reviewing, deciding and undoing on a graph in a folder, in Python and on the command line."""

import json

import pytest
from typer.testing import CliRunner

from graphkit.assembly.build import load, rewrite
from graphkit.cli.app import app
from graphkit.errors import GraphkitError
from graphkit.extract.pipeline import Extract
from graphkit.graph.review import decide, explain, identity_of, undo
from graphkit.graph.store import Store
from graphkit.identity.log import read_log
from graphkit.statement import Value
from tests.builder import filing, party, quote, say

NAMES = [
    ("Estuary Lanterns Limited", "Estuary"),
    ("Estuary Lanterns Limited", "Lanterns"),
    ("Estuary Lantterns Limited",),
    ("Tide Capital Limited",),
]
FILES = ("graph.trig", "statements.jsonl", "findings.json", "graph.html")


@pytest.fixture
def folder(tmp_path):
    """A graph of four filings, two of which name one company and a third misspells it."""
    with Store(tmp_path) as store:
        for number, names in enumerate(NAMES):
            within = filing("Something is told here.", f"{number}.txt")
            ref = party(within, "company", *names)
            told = say(ref, "jurisdiction", Value("code", "HK"), quote(within, "told here"))
            store.add(Extract(within, (told,), ()), extractor="test")
    return tmp_path


def settle(folder, left, right, verdict):
    return decide(load(folder), folder, left, right, verdict, "reviewer")


def is_one(folder, left, right):
    graph = load(folder)
    return graph.find(left).id == graph.find(right).id


def test_unsure_pairs_are_listed_with_their_reason(folder):
    found = identity_of(load(folder), folder).unsure
    assert [one.reason for one in found] == ["estuary lanterns ltd / estuary lantterns ltd: letters differ"]


def test_same_joins_and_survives_the_next_load(folder):
    settle(folder, "Estuary Lanterns Limited", "Estuary Lantterns Limited", "same")
    assert is_one(folder, "Estuary Lanterns Limited", "Estuary Lantterns Limited")
    entry = read_log(folder)[0]
    assert (entry.by, entry.score is not None, entry.features["letters"] > 0.9) == ("reviewer", True, True)


def test_apart_parts_what_a_rule_joined(folder):
    assert is_one(folder, "Estuary", "Lanterns")
    settle(folder, "Estuary", "Lanterns", "not_same")
    assert not is_one(folder, "Estuary", "Lanterns")


def test_undo_gives_back_the_same_bytes(folder):
    rewrite(folder)
    before = [(folder / name).read_bytes() for name in FILES]
    settle(folder, "Estuary", "Lanterns", "not_same")
    rewrite(folder)
    assert [(folder / name).read_bytes() for name in FILES] != before
    undo(load(folder), folder, "Estuary", "Lanterns")
    rewrite(folder)
    assert [(folder / name).read_bytes() for name in FILES] == before


def test_a_later_verdict_replaces_the_earlier_one(folder):
    settle(folder, "Tide Capital Limited", "Estuary Lantterns Limited", "not_same")
    settle(folder, "Tide Capital Limited", "Estuary Lantterns Limited", "same")
    assert [one.verdict for one in read_log(folder)] == ["same"]


def test_a_verdict_that_contradicts_another_by_way_of_a_third_is_refused(folder):
    settle(folder, "Estuary Lanterns Limited", "Tide Capital Limited", "not_same")
    settle(folder, "Estuary Lanterns Limited", "Estuary Lantterns Limited", "same")
    with pytest.raises(GraphkitError, match="an earlier judgement says otherwise"):
        settle(folder, "Estuary Lantterns Limited", "Tide Capital Limited", "same")
    assert len(read_log(folder)) == 2


def test_names_of_one_ref_cannot_be_parted(folder):
    with pytest.raises(GraphkitError, match="one in the same filing"):
        settle(folder, "Estuary Lanterns Limited", "Lanterns", "not_same")


def test_undo_without_a_judgement_says_so(folder):
    with pytest.raises(GraphkitError, match="no judgement"):
        undo(load(folder), folder, "Estuary", "Lanterns")


def test_a_judgement_on_a_withdrawn_filing_waits_for_it(folder):
    settle(folder, "Estuary Lanterns Limited", "Tide Capital Limited", "same")
    with Store(folder) as store:
        gone = next(one.sha256 for one in store.filings() if one.name == "3.txt")
        store.withdraw(gone)
    assert len(load(folder).parties) == 2
    assert len(read_log(folder)) == 1


def test_explain_names_the_rule_and_the_judgement(folder):
    found = explain(load(folder), folder, "Estuary", "Lanterns")
    assert (found.verdict, found.decisions[0].rule) == ("same", "legal name")
    settle(folder, "Estuary", "Lanterns", "not_same")
    found = explain(load(folder), folder, "Estuary", "Lanterns")
    assert (found.verdict, found.judgements[0].by) == ("not_same", "reviewer")


def run(*words):
    done = CliRunner().invoke(app, ["identity", *map(str, words)])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_the_verbs_review_decide_explain_and_undo(folder):
    ends = ("Estuary Lanterns Limited", "Estuary Lantterns Limited")
    assert len(run("review", "-g", folder)) == 1
    digest = rewrite(folder).digest
    assert run("same", *ends, "-g", folder, "--by", "reviewer")["digest"] != digest
    assert run("review", "-g", folder) == []
    assert run("explain", *ends, "-g", folder)["verdict"] == "same"
    assert run("undo", *ends, "-g", folder)["digest"] == digest
    assert run("apart", *ends, "-g", folder, "--valid", "2012")["verdict"] == "not_same"
    assert run("review", "-g", folder) == []


def test_the_log_has_a_line_for_every_decision(folder):
    run("apart", "Estuary", "Lanterns", "-g", folder, "--by", "reviewer", "--valid", "2012")
    judged, *drawn = run("log", "-g", folder)
    assert (judged["verdict"], judged["by"], judged["valid"]) == ("not_same", "reviewer", "2012")
    assert {one["by"] for one in drawn} <= {"spelling", "namesakes", "judgement"}
    assert all(one["left_party"] and one["right_party"] and one["reason"] for one in drawn)


def test_review_names_both_parties(folder):
    (one,) = run("review", "-g", folder)
    assert one["left_party"].startswith("Estuary Lant")
    assert one["right_party"].startswith("Estuary Lant")


def test_a_judgement_survives_the_next_filing(folder):
    settle(folder, "Estuary Lanterns Limited", "Estuary Lantterns Limited", "same")
    with Store(folder) as store:
        within = filing("Something is told here.", "later.txt")
        ref = party(within, "company", "Estuary Lantterns Limited")
        told = say(ref, "jurisdiction", Value("code", "HK"), quote(within, "told here"))
        store.add(Extract(within, (told,), ()), extractor="test")
    assert is_one(folder, "Estuary Lanterns Limited", "Estuary Lantterns Limited")
    assert len(load(folder).find("Estuary Lanterns Limited").refs) == 4
