"""When a statement holds, and when it was known."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.errors import GraphkitError
from graphkit.graph.clocks import days
from graphkit.knowledge import KnowledgeGraph
from tests import pier
from tests.builder import filing, party, quote, say


def holds(valid, kind="other", **fields):
    """Does a statement with those fields hold at that part-date?"""
    within = filing("Ms. Chan sits on the board of Pier Foods Limited", kind=kind)
    chan = party(within, "person", "Siu Ling CHAN")
    one = say(chan, "director_of", party(within, "company", "Pier"), quote(within, "sits"), **fields)
    return bool(KnowledgeGraph([within], [one]).at(valid).statements)


def test_part_dates_span_their_days():
    assert days("2012").begin == date(2012, 1, 1)
    assert days("2012").end == date(2013, 1, 1)
    assert days("2012-02").end == date(2012, 3, 1)
    assert days("2012-02-29").end == date(2012, 3, 1)


def test_the_beginning_is_included_and_the_end_is_not():
    assert holds("2012-05-01", valid_from="2012-05-01", valid_to="2012-06-01")
    assert not holds("2012-06-01", valid_from="2012-05-01", valid_to="2012-06-01")
    assert not holds("2012-04-30", valid_from="2012-05-01")


def test_without_a_beginning_the_day_it_is_stated_for_counts():
    assert holds("2012-11-30", as_at="2012-11-30")
    assert not holds("2012-11-29", as_at="2012-11-30")


def test_the_publication_date_is_no_beginning():
    assert holds("1999-01-01")


def test_part_dates_count_as_widely_as_they_can():
    assert holds("2012-01-01", valid_from="2012")
    assert holds("2012-12-30", valid_to="2012")
    assert not holds("2013-01-01", valid_to="2012")


def test_a_question_about_a_month_asks_for_any_day_of_it():
    assert holds("2012-05", valid_from="2012-05-31")
    assert not holds("2012-04", valid_from="2012-05-31")


def test_negated_statements_never_hold():
    assert not holds("2012-11-30", status="negated")


def test_planned_statements_hold_only_from_a_stated_day():
    assert not holds("2020", status="planned")
    assert holds("2020", status="planned", valid_from="2019")


def test_an_ended_statement_holds_before_its_end():
    assert holds("2012-05", status="ended", valid_to="2012-06-01")
    assert not holds("2012-07", status="ended", valid_to="2012-06-01")


def test_an_ended_statement_without_dates_holds_on_no_day():
    assert not holds("1999", status="ended")
    assert not holds("1999", status="ended", as_at="2012")


def test_the_state_after_a_transaction_waits_for_its_completion():
    assert not holds("2020", state="after")
    assert holds("2020", state="before")


def test_a_filing_on_the_completion_turns_before_and_after():
    assert holds("2020", kind="allotment_results", state="after")
    assert not holds("2020", kind="allotment_results", state="before")


def test_an_end_reaches_the_positive_fact_of_another_filing():
    graph = pier.graph()
    seated = [one for one in pier.spring_says() if one.predicate == "director_of"]
    assert seated[0] in graph.at("2014-06-29").statements
    assert seated[0] not in graph.at("2014-06-30").statements
    assert not graph.is_live(seated[0])


def test_an_end_that_was_not_yet_known_reaches_nothing():
    graph = pier.graph()
    seated = [one for one in pier.spring_says() if one.predicate == "director_of"]
    assert seated[0] in graph.at("2014-07", known="2014-07").statements


def test_a_new_seat_after_the_end_holds():
    within = filing("left on 2012-06-01, came back on 2013-01-01")
    chan, board = party(within, "person", "Siu Ling CHAN"), party(within, "company", "Pier")
    left = say(chan, "director_of", board, quote(within, "left"), status="ended", valid_to="2012-06-01")
    back = say(chan, "director_of", board, quote(within, "came"), valid_from="2013-01-01")
    assert KnowledgeGraph([within], [left, back]).at("2014").statements == (back,)


def test_known_counts_the_day_of_publication():
    graph = pier.graph()
    assert len(graph.at(known="2012-05-23").statements) == 0
    assert set(graph.at(known="2012-05-24").statements) == set(pier.spring_says())
    assert len(graph.at(known="2013").statements) == len(pier.spring_says()) + len(pier.form_says())


def test_a_filing_without_a_date_is_known_at_all_times():
    within = filing("Pier sits by the sea", published=None)
    one = say(
        party(within, "company", "Pier"), "associate_of", party(within, "company", "Sea"), quote(within, "by")
    )
    assert KnowledgeGraph([within], [one]).at(known="1900").statements == (one,)


def test_views_of_both_clocks_compose():
    graph = pier.graph()
    assert (
        graph.at("2012-06", known="2014-11").statements == graph.at(known="2014-11").at("2012-06").statements
    )


def test_party_ids_are_those_of_the_whole_graph():
    assert pier.graph().at(known="2012").parties == pier.graph().parties


@pytest.mark.parametrize("date", ["yesterday", "2012-13", "2012-02-30", "20121130", "2012-1-1"])
def test_what_is_no_date_is_refused(date):
    with pytest.raises(GraphkitError, match="not a date"):
        pier.graph().at(date)


@settings(deadline=None)
@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_a_later_known_date_knows_no_less(one, other):
    earlier, later = sorted((one.isoformat(), other.isoformat()))
    graph = pier.graph()
    assert set(graph.at(known=earlier).statements) <= set(graph.at(known=later).statements)


def test_the_day_on_which_an_end_is_told_is_no_beginning():
    assert holds("2013", status="ended", valid_to="2014-06-30", as_at="2014-10-02")
    assert not holds("2014-08", status="ended", valid_to="2014-06-30", as_at="2014-10-02")


def test_a_view_of_known_time_has_no_later_filing_and_no_party_of_one():
    view = pier.graph().at(known="2012-12-31")
    assert [one.name for one in view.filings.values()] == ["spring.txt"]
    assert not any(party.type == "return" for party in view.present)
    assert "form.txt" not in view.trig()
