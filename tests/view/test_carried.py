"""What a page carries of a large graph."""

import importlib

from graphkit.view.carried import carried
from graphkit.view.page import page
from tests import pier

SPRING = pier.spring().sha256


def test_a_graph_that_is_not_large_is_carried_whole():
    assert carried(pier.graph()) is pier.graph()


def test_of_a_large_graph_whole_filings_are_carried_up_to_the_limit():
    graph = pier.graph()
    for most in range(1, len(graph.statements)):
        part = carried(graph, most=most)
        assert part.filings
        assert len(part.filings) == 1 or len(part.statements) <= most
        for sha in part.filings:
            told = [one for one in graph.statements if one.filing.sha256 == sha]
            assert [one for one in part.statements if one.filing.sha256 == sha] == told


def test_the_filings_of_the_focus_come_first():
    graph = pier.graph()
    school = graph.find("Harbour School")
    assert list(carried(graph, school, most=1).filings) == [SPRING]


def test_the_title_says_how_much_is_carried(monkeypatch):
    graph = pier.graph()
    module = importlib.import_module("graphkit.view.page")
    monkeypatch.setattr(module, "carried", lambda held, focus: carried(held, focus, most=1))
    assert "(1 of 3 filings)" in page(graph)
