from itertools import combinations

from graphkit.knowledge import KnowledgeGraph
from graphkit.view.figure import figure
from graphkit.view.layout import lay_out
from tests import harbour
from tests.builder import filing, party, quote, say
from tests.view.crowd import market


def overlapping(layout) -> list[tuple[str, str]]:
    return [
        (one, other)
        for (one, a), (other, b) in combinations(layout.parties.items(), 2)
        if abs(a.x - b.x) < (a.width + b.width) / 2 - 1 and abs(a.y - b.y) < (a.height + b.height) / 2 - 1
    ]


def board(*names: str) -> KnowledgeGraph:
    source = filing("Alder Limited has directors.")
    alder = party(source, "company", "Alder Limited")
    words = quote(source, "directors")
    return KnowledgeGraph(
        [source], [say(party(source, "person", name), "director_of", alder, words) for name in names]
    )


def test_every_party_has_a_place_and_none_covers_another():
    layout = lay_out(figure(harbour.graph()))
    assert len(layout.parties) == len(harbour.graph().parties)
    assert overlapping(layout) == []


def test_a_board_is_a_ledger_above_its_company():
    layout = lay_out(figure(board("Ann Lee", "Ben Ho", "Cy Ng")))
    ((ledger, (_, top)),) = layout.ledgers
    host = layout.parties[ledger.host]
    assert ledger.title == "Directors and officers"
    assert top + ledger.size[1] < host.y - host.height / 2


def test_a_director_who_owns_shares_elsewhere_has_a_card_of_their_own():
    layout = lay_out(figure(harbour.graph()))
    fong = next(id for id in layout.parties if id.startswith("mei-fong"))
    assert layout.parties[fong].ledger is None


def test_four_hundred_parties_do_not_cover_one_another():
    assert overlapping(lay_out(figure(market(400)))) == []


def test_the_same_figure_has_the_same_layout():
    assert lay_out(figure(market(120))) == lay_out(figure(market(120)))
