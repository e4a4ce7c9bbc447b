"""Extraction as a whole on announcements written for this project, against what they say.

The documents of tests/gold were written by people who had not seen the extractors, in many
drafting hands; tests/gold/README.md says how they came about. The bounds keep what was reached
from being lost unnoticed.
"""

import json
from pathlib import Path

import pytest

from graphkit.export.facts import records
from graphkit.extract import extract
from graphkit.filing import open_filing
from graphkit.score import Scores, score

GOLD = Path(__file__).parents[1] / "gold"
LEAST_PRECISION, LEAST_RECALL, LEAST_OF_ONE = 0.92, 0.80, 0.60


@pytest.fixture(scope="module")
def scores(tmp_path_factory) -> Scores:
    facts = tmp_path_factory.mktemp("gold") / "facts.jsonl"
    with facts.open("w", encoding="utf-8") as out:
        for path in sorted((GOLD / "docs").glob("*.txt")):
            for record in records(extract(open_filing(path)).statements):
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return score(GOLD, facts)


def test_what_is_reported_is_right(scores):
    assert scores.facts.precision >= LEAST_PRECISION, "\n".join(scores.faults)


def test_what_is_stated_is_found(scores):
    assert scores.facts.recall >= LEAST_RECALL, "\n".join(scores.faults)


def test_no_document_is_lost(scores):
    assert min(tally.f1 for tally in scores.by_document.values()) >= LEAST_OF_ONE
