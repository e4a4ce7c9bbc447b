"""A correction replaces a figure on the known clock, and nothing else."""

import pytest

from graphkit.filing.head import head
from graphkit.graph.corrections import corrects
from graphkit.graph.diff import changes
from graphkit.graph.questions import question
from graphkit.knowledge import KnowledgeGraph
from graphkit.percent import Percent
from graphkit.statement import Value
from tests.builder import filing, party, quote, say
from tests.graph.test_functions import in_rdflib

TITLE = "CLARIFICATION ANNOUNCEMENT"


def told(published, share="51", title="", text="Pier holds Quay", **more):
    """A filing by issuer 9990 and what it says of the holding of Pier in Quay."""
    head = {"stock_code": "9990", "title": title} | more.pop("head", {})
    within = filing(text, f"{published}.txt", published, **head)
    ends = (party(within, "company", name) for name in ("Pier Foods Limited", "Quay Trading Limited"))
    more = {"percent": Percent.of(share or 0)} | more
    return say(next(ends), "holds_shares_in", next(ends), quote(within, "holds"), **more)


def graph(*statements):
    return KnowledgeGraph([one.filing for one in statements], statements)


def figures(view):
    return {str(one.percent) for one in view.statements}


OLD, NEW = told("2013-03-04"), told("2013-03-11", "15", TITLE)


def test_before_the_correction_the_old_figure_is_known():
    assert figures(graph(OLD, NEW).at(known="2013-03-10")) == {"51%"}
    assert figures(graph(OLD, NEW).at("2013-03-04", known="2013-03-10")) == {"51%"}


def test_from_the_correction_on_the_new_figure_is_known_for_all_days():
    assert figures(graph(OLD, NEW).at(known="2013-03-11")) == {"15%"}
    assert figures(graph(OLD, NEW).at("2013-03-04", known="2013-03-11")) == {"15%"}
    assert figures(graph(OLD, NEW).at("2013-03-04")) == {"15%"}


def test_the_whole_graph_keeps_the_old_figure_without_days():
    whole = graph(OLD, NEW)
    assert set(whole.statements) == {OLD, NEW}
    assert whole.live == (NEW,)
    assert whole.interval(OLD).empty
    assert whole.corrections == {OLD.id: (NEW,)}


@pytest.mark.parametrize(
    "later",
    [
        told("2013-03-11", "15"),
        told("2013-03-11", "15", "REVISION OF ANNUAL CAPS"),
        told("2013-03-11", "15", "SUPPLEMENTAL AGREEMENT"),
        told("2013-03-11", "15", TITLE, head={"stock_code": "9991"}),
        told("2013-03-11", "51", TITLE),
        told("2013-03-11", "15", TITLE, state="after"),
        told("2013-03-11", "15", TITLE, as_at="2012-12-31"),
        told("2013-03-11", None, TITLE, percent=Percent.unknown()),
        told("2013-03-04", "15", TITLE),
    ],
    ids="no-title revision agreement issuer same-figure state day no-figure same-day".split(),
)
def test_what_is_no_correction_replaces_nothing(later):
    assert graph(OLD, later).corrections == {}


def test_a_filings_own_day_is_the_same_as_anothers():
    old = told("2013-03-04", as_at="2013-03-04")
    new = told("2013-03-11", "15", TITLE, as_at="2013-03-11")
    assert graph(old, new).corrections == {old.id: (new,)}


def test_without_codes_the_issuers_name_tells_whose_filing_it_is():
    nameless = {"stock_code": None, "issuer": "Pier Foods Limited"}
    named = {"stock_code": None, "issuer": "PIER FOODS LIMITED"}
    old, new = told("2013-03-04", head=nameless), told("2013-03-11", "15", TITLE, head=named)
    assert graph(old, new).corrections == {old.id: (new,)}


def test_only_the_last_filing_is_meant_where_no_date_is_named():
    years_ago = told("2010-03-04", "60")
    assert graph(years_ago, OLD, NEW).corrections == {OLD.id: (NEW,)}


def test_the_filing_is_meant_whose_date_is_named():
    between = told("2013-03-08", "52")
    new = told("2013-03-11", "15", TITLE, "As to our notice of 4 March 2013: Pier holds Quay")
    assert graph(OLD, between, new).corrections == {OLD.id: (new,)}


def test_a_correction_that_repeats_the_mistake_replaces_nothing():
    again = told("2013-03-11", "51", TITLE)
    assert graph(OLD, NEW, again).corrections == {}


def test_a_denial_replaces_what_it_denies():
    denied = told("2013-03-11", title=TITLE, percent=None, status="negated")
    assert graph(OLD, denied).corrections == {OLD.id: (denied,)}
    assert graph(OLD, denied).at("2013-03-04").statements == ()


def test_the_figure_of_another_filing_stays():
    other = told("2013-03-04", text="Quay: Pier holds it", head={"stock_code": "9991"})
    assert other in graph(OLD, NEW, other).live


def test_an_end_that_was_corrected_ends_nothing():
    seated = told("2012-01-05", percent=None, valid_from="2012-01-05")
    left = told("2013-03-04", percent=None, status="ended", valid_to="2013-02-01")
    right = told("2013-03-11", title=TITLE, percent=None, status="ended", valid_to="2013-06-01")
    whole = graph(seated, left, right)
    assert seated not in whole.at("2013-04-01", known="2013-03-05").statements
    assert seated in whole.at("2013-04-01", known="2013-03-11").statements


def test_amounts_are_replaced_for_the_year_they_count_to():
    def cap(published, amount, year, title=""):
        within = filing("the cap", f"{published}.txt", published, stock_code="9990", title=title)
        deal = party(within, "return", "Return for March")
        return say(deal, "annual_cap", Value("money", amount, "HKD", year), quote(within, "cap"))

    old, other = cap("2013-03-04", "100", "2013-12-31"), cap("2013-03-04", "200", "2014-12-31")
    new = cap("2013-03-11", "110", "2013-12-31", TITLE)
    whole = graph(old, other, new)
    merged = whole.resolve(old.subject) == whole.resolve(new.subject)
    assert whole.corrections == ({old.id: (new,)} if merged else {})


def test_the_order_of_filings_leaves_no_trace():
    assert graph(OLD, NEW).digest() == graph(NEW, OLD).digest()


def test_the_question_tells_both_figures_in_both_engines():
    whole = graph(OLD, NEW)
    rows = whole.query("corrections", party="Quay Trading Limited").rows
    assert [(row[0], row[1], row[2], row[3]) for row in rows] == [
        ("Pier Foods Limited", "holdsSharesIn", "Quay Trading Limited", "2013-03-11")
    ]
    assert len(in_rdflib(whole, question("corrections").sparql)) == 1


def test_the_correction_is_the_cause_of_the_change():
    (change,) = changes(graph(OLD, NEW), "2013-03-10", "2013-03-11")
    assert str(change).endswith("before: 51% (corrected in 2013-03-11.txt of 2013-03-11)")


def test_rules_follow_the_correction():
    graphs = graph(OLD, NEW)
    assert not graphs.is_corrected(OLD, "2013-03-10")
    assert graphs.is_corrected(OLD, "2013-03-11")
    assert graphs.is_corrected(OLD)
    assert not graphs.is_corrected(NEW)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("CLARIFICATION ANNOUNCEMENT", "clarification"),
        ("澄清公告", "clarification"),
        ("SUPPLEMENTAL ANNOUNCEMENT IN RELATION TO A CONNECTED TRANSACTION", "connected_transaction"),
    ],
)
def test_the_head_of_a_correcting_filing_is_known(title, kind):
    told = head(
        f"Pier Foods Limited\n碼頭食品有限公司\n(Stock Code: 9990)\n\n{title}\n\nThe figure is wrong.\n"
    )
    assert told["kind"] == kind
    assert corrects(filing("the figure", title=told["title"], kind=told["kind"]))
