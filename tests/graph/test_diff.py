"""Changes between two days, told with their cause."""

import pytest

from graphkit.errors import GraphkitError
from graphkit.graph.diff import changes
from graphkit.knowledge import KnowledgeGraph
from tests.builder import party, quote, say
from tests.harbour import board, merged, notice

SPRING = board("spring.txt", "2012-03-01", "Mei FONG", "Ho LAU")
AUTUMN = board("autumn.txt", "2012-10-01", "Mei FONG", "Kit YIP", left=("Ho LAU", "2012-09-15"))
BOTH = merged(SPRING, AUTUMN)


def told(kind):
    return [change for change in changes(BOTH, "2012-04-01", "2012-11-01") if change.kind == kind]


def test_a_new_director_is_new_with_the_filing_that_says_so():
    (change,) = told("new")
    assert change.text.startswith("Kit YIP is a director of Harbour Tea")
    assert "autumn.txt of 2012-10-01" in change.cause


def test_a_resignation_ends_the_office_on_its_day():
    (change,) = told("ended")
    assert change.text.startswith("Ho LAU is a director of Harbour Tea")
    assert "2012-09-15" in change.cause
    assert "autumn.txt" in change.cause


def test_what_goes_on_is_no_change():
    assert not any("Mei FONG" in change.text for change in changes(BOTH, "2012-04-01", "2012-11-01"))


def test_the_same_day_twice_shows_nothing():
    assert changes(BOTH, "2012-04-01", "2012-04-01") == ()


def test_what_is_not_a_date_is_refused():
    with pytest.raises(GraphkitError, match="not a date"):
        changes(BOTH, "spring", "2012-11-01")


def test_days_in_the_wrong_order_are_refused():
    with pytest.raises(GraphkitError, match="earlier day first"):
        changes(BOTH, "2012-11-01", "2012-04-01")


@pytest.mark.parametrize(
    ("predicate", "words"),
    [
        ("associate_of", "is an associate of"),
        ("family_of", "is a relative of"),
        ("beneficially_owned_by", "is beneficially owned by"),
        ("controls_by_contract", "controls by contract"),
    ],
)
def test_a_relation_is_told_as_a_sentence_would(predicate, words):
    source = notice()
    ends = [party(source, "company", name) for name in ("Zhuhai Lantern", "Quay Sugar Limited")]
    graph = KnowledgeGraph([source], [say(ends[0], predicate, ends[1], quote(source, "Quay Sugar"))])
    (change,) = changes(graph, "2012-11-01", "2012-12-31")
    assert f"Zhuhai Lantern {words} Quay Sugar Limited" in change.text
