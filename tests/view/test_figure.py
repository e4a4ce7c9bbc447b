from graphkit.knowledge import KnowledgeGraph
from graphkit.percent import Percent
from graphkit.statement import Value
from graphkit.view.figure import figure
from tests import harbour
from tests.builder import filing, party, quote, say

TEXT = filing("Alder Limited, Birch Limited, Cedar Limited and Mr. Dai are here.")
ALDER, BIRCH, CEDAR = (party(TEXT, "company", f"{name} Limited") for name in ("Alder", "Birch", "Cedar"))
DAI = party(TEXT, "person", "Dai Ming")
HERE = quote(TEXT, "Alder Limited")


def drawn(*statements):
    return figure(KnowledgeGraph([TEXT], statements))


def test_parallel_statements_of_one_family_are_one_link():
    links = drawn(
        say(ALDER, "holds_shares_in", BIRCH, HERE, percent=Percent.of(60)),
        say(BIRCH, "subsidiary_of", ALDER, HERE),
    ).links
    assert [(len(link.statements), link.family) for link in links] == [(2, "ownership")]


def test_a_subsidiary_is_drawn_below():
    (link,) = drawn(say(BIRCH, "subsidiary_of", ALDER, HERE)).links
    assert link.upper.startswith("alder")


def test_families_of_relations_are_links_of_their_own():
    links = drawn(say(DAI, "director_of", ALDER, HERE), say(DAI, "holds_shares_in", ALDER, HERE)).links
    assert [link.family for link in links] == ["ownership", "office"]


def test_relatives_are_peers_whichever_way_they_are_named():
    other = party(TEXT, "person", "Dai Lan")
    (link,) = drawn(
        say(DAI, "family_of", other, HERE, kind="sibling"), say(other, "family_of", DAI, HERE, kind="sibling")
    ).links
    assert link.peer
    assert len(link.statements) == 2


def test_a_denied_relation_gives_no_line():
    (link,) = drawn(say(ALDER, "connected_person_of", BIRCH, HERE, status="negated")).links
    assert not link.drawn


def test_a_party_that_is_only_described_is_in_the_figure():
    assert len(drawn(say(CEDAR, "jurisdiction", Value("code", "KY"), HERE)).parties) == 1


def test_the_issuer_of_a_filing_is_known_by_its_stock_code():
    assert figure(harbour.graph()).issuers == {"hk-1234"}


def test_a_form_hangs_together_with_its_issuer():
    source = harbour.notice()
    form = party(source, "return", "Monthly return for 2012-10-31")
    item = say(form, "return_item", Value("number", "5"), quote(source, "60"), item="issued.closing")
    made = figure(KnowledgeGraph([source], [*harbour.statements(source), item]))
    assert len(made.components()) == 1
