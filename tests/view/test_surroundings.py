from graphkit.view.figure import figure
from graphkit.view.surroundings import FEW, surroundings
from tests import harbour
from tests.view.crowd import market


def test_they_begin_with_the_focus():
    graph = harbour.graph()
    assert surroundings(figure(graph), graph.find("Zhuhai Lantern"), 3)[0].startswith("zhuhai-lantern")


def test_without_a_focus_they_begin_with_the_issuer():
    assert surroundings(figure(harbour.graph()), None, 3)[0] == "hk-1234"


def test_they_are_few():
    whole = figure(market(500))
    assert len(surroundings(whole, None, 20)) == 20
    assert len(surroundings(whole, None, 400)) <= FEW
