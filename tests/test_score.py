"""Scoring: what is right, invented, missed, told otherwise, and what counts neither way."""

import json

import pytest

from graphkit.errors import GraphkitError
from graphkit.score import score

GOLD = {
    "doc": "a.txt",
    "entities": [
        {"id": "tea", "type": "company", "names": ["Harbour Tea Limited", "Harbour Tea"]},
        {"id": "fong", "type": "person", "names": ["Mei FONG"]},
        {"id": "mills", "type": "company", "names": ["Lantern Mills"], "zh": "燈籠磨坊"},
    ],
    "facts": [
        {"s": "fong", "p": "director_of", "o": "tea", "role": "executive"},
        {"s": "tea", "p": "holds_shares_in", "o": "mills", "percent": 30, "cmp": ">"},
    ],
    "optional": [{"s": "mills", "p": "subsidiary_of", "o": "tea"}],
}


def fact(subject, predicate, object, **more):
    ends = {"s": {"type": "company", "names": [subject]}, "o": {"type": "company", "names": [object]}}
    return {"record": "fact", "doc": "a.txt", "p": predicate, **ends, **more}


RIGHT = [
    fact("FONG Mei", "director_of", "Harbour Tea Ltd", role="executive"),
    fact("Harbour Tea", "holds_shares_in", "燈籠磨坊", percent=30.0, cmp=">"),
]


@pytest.fixture
def compare(tmp_path):
    def run(*facts):
        (tmp_path / "gold").mkdir()
        (tmp_path / "gold" / "a.txt.json").write_text(json.dumps(GOLD), "utf-8")
        lines = "".join(json.dumps(one) + "\n" for one in facts)
        (tmp_path / "facts.jsonl").write_text(lines, "utf-8")
        return score(tmp_path / "gold", tmp_path / "facts.jsonl")

    return run


def counts(scores):
    return scores.facts.right, scores.facts.wrong, scores.facts.missed


def test_all_right_whatever_the_order_of_a_persons_words_and_the_legal_form(compare):
    assert counts(compare(*RIGHT)) == (2, 0, 0)


def test_nothing_reported_is_all_missed(compare):
    scores = compare()
    assert counts(scores) == (0, 0, 2)
    assert scores.facts.f1 == 0


def test_an_optional_fact_counts_neither_way(compare):
    assert counts(compare(*RIGHT, fact("Lantern Mills", "subsidiary_of", "Harbour Tea"))) == (2, 0, 0)


def test_a_fact_about_a_stranger_is_invented(compare):
    assert counts(compare(*RIGHT, fact("Quay Sugar", "subsidiary_of", "Harbour Tea"))) == (2, 1, 0)


def test_the_same_invention_twice_counts_once(compare):
    wrong = fact("Quay Sugar", "subsidiary_of", "Harbour Tea")
    assert counts(compare(*RIGHT, wrong, wrong)) == (2, 1, 0)


@pytest.mark.parametrize(
    "changed",
    [{"percent": 31.0, "cmp": ">"}, {"percent": 30.0, "cmp": "="}, {}],
    ids=["number", "sign", "none"],
)
def test_another_percentage_is_told_otherwise(compare, changed):
    told = fact("Harbour Tea", "holds_shares_in", "Lantern Mills", **changed)
    assert counts(compare(RIGHT[0], told)) == (1, 1, 1)


def test_a_tally_of_nothing_has_full_precision(compare):
    assert compare().facts.precision == 1


def test_a_folder_without_gold_is_an_error(tmp_path):
    (tmp_path / "facts.jsonl").write_text("", "utf-8")
    with pytest.raises(GraphkitError, match="no gold files"):
        score(tmp_path, tmp_path / "facts.jsonl")
