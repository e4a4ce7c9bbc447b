"""A party by what a person types."""

import pytest

from graphkit.errors import PartyNotFound
from graphkit.knowledge import KnowledgeGraph
from tests import pier
from tests.builder import filing, party, quote, say


def among(*names):
    """A graph of companies with those names."""
    within = filing("some words")
    refs = [party(within, "company", *([one] if isinstance(one, str) else one)) for one in names]
    said = [say(ref, "associate_of", refs[0], quote(within, "words")) for ref in refs]
    return KnowledgeGraph([within], said)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Pier Foods Limited", "Pier Foods Limited"),
        ("pier foods", "Pier Foods Limited"),
        ("PIER FOODS LTD.", "Pier Foods Limited"),
        ("碼頭食品", "Pier Foods Limited"),
        ("码头食品有限公司", "Pier Foods Limited"),
        ("9990", "Pier Foods Limited"),
        ("09990", "Pier Foods Limited"),
        ("hk-9990", "Pier Foods Limited"),
        ("Pier", "Pier Foods Limited"),
        ("Chan Siu Ling", "Siu Ling CHAN"),
        ("ms. siu ling chan", "Siu Ling CHAN"),
        ("Tide", "Tide Capital Limited"),
        ("Lagoon", "Lagoon Terminals Limited"),
        ("supply agreement", "Supply Agreement"),
    ],
)
def test_a_party_answers_to(typed, name):
    assert pier.graph().find(typed).name == name


def test_a_name_without_its_form_beats_a_longer_name():
    graph = among("King Tea Corporation Limited", "King Tea Cloud Holdings Limited")
    assert graph.find("King Tea").name == "King Tea Corporation Limited"


def test_the_name_as_typed_beats_one_without_its_form():
    graph = among("King Tea Limited", ["King Tea Cloud Holdings Limited", "King Tea"])
    assert graph.find("King Tea Limited").name == "King Tea Limited"


def test_a_legal_name_beats_a_defined_term_of_another():
    graph = among(["King Tea Limited", "Tea"], ["Tea Corporation", "Tea"])
    assert graph.find("Tea").name == "Tea Corporation"


def test_a_beginning_of_several_names_lists_them():
    with pytest.raises(PartyNotFound) as caught:
        among("King Tea Limited", "King Cake Limited").find("King")
    assert len(caught.value.candidates) == 2


def test_a_beginning_inside_a_word_counts():
    assert pier.graph().find("Lago").name == "Lagoon Terminals Limited"


def test_a_slip_lists_the_near_ones():
    with pytest.raises(PartyNotFound) as caught:
        pier.graph().find("Peir Foods Limited")
    assert "Pier Foods Limited (hk-9990)" in caught.value.candidates


@pytest.mark.parametrize("typed", ["", "  ", "!!", "no such party at all", "1"])
def test_nonsense_finds_nobody(typed):
    with pytest.raises(PartyNotFound):
        pier.graph().find(typed)


def test_a_ref_and_its_id_resolve_to_the_party():
    graph = pier.graph()
    ref = pier.autumn_says()[0].subject
    assert graph.resolve(ref) is graph.resolve(ref.id) is graph.find("Pier Foods Limited")


def test_an_id_that_nobody_has_resolves_to_nobody():
    with pytest.raises(PartyNotFound):
        pier.graph().resolve("hk-1")
