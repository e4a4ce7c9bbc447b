"""Islands: parts of a graph to which nothing else is joined, and what follows in them."""

import importlib

from graphkit.extract import extract
from graphkit.filing import open_filing
from graphkit.graph.graph import Graph
from graphkit.graph.islands import islands
from tests import pier
from tests.benchmarks.writer import announcement, write

check = importlib.import_module("graphkit.rules.check")


def crowd(tmp_path, count=4):
    write(count, tmp_path)
    read = [extract(open_filing(tmp_path / announcement(number)[0])) for number in range(count)]
    told = [one for extract in read for one in extract.statements]
    return Graph(
        [*(extract.filing for extract in read), *pier.graph().filings.values()],
        [*told, *pier.graph().statements],
    )


def test_filings_that_share_a_party_are_one_island():
    (whole,) = islands(pier.graph())
    assert whole.statements == pier.graph().statements
    assert whole.filings == pier.graph().filings


def test_islands_divide_filings_statements_and_parties(tmp_path):
    graph = crowd(tmp_path)
    parts = list(islands(graph))
    assert len(parts) == 5
    for what in ("filings", "parties"):
        held = [id for part in parts for id in getattr(part, what)]
        assert sorted(held) == sorted(getattr(graph, what))
    assert sorted(one.id for part in parts for one in part.statements) == [one.id for one in graph.statements]


def test_a_statement_holds_in_its_island_as_in_the_whole(tmp_path):
    graph = crowd(tmp_path, 1)
    for part in islands(graph):
        for one in part.statements:
            assert part.interval(one) == graph.interval(one)
            assert part.is_corrected(one) == graph.is_corrected(one)


def test_findings_by_islands_are_those_of_the_whole(tmp_path, monkeypatch):
    graph = crowd(tmp_path)
    apart = [(one.to_record(), one.certificate()) for one in check.findings(graph)]
    monkeypatch.setattr(check, "islands", lambda whole: [whole])
    assert apart == [(one.to_record(), one.certificate()) for one in check.findings(graph)]
    assert len(apart) > 40
