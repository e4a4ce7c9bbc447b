"""What bears on an issuer: with the rest of an island left out, every answer is the same."""

import importlib
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.graph.graph import Graph
from graphkit.graph.islands import islands
from graphkit.percent import Percent
from graphkit.rules.bearing import Bearing
from graphkit.rules.check import each_finding
from graphkit.statement import PartyRef
from tests import pier
from tests.builder import filing, quote, say

check = importlib.import_module("graphkit.rules.check")
DAYS = ("2012-03-01", "2012-09-10", "2013-05-20", "2015-01-15")
FILINGS = [
    filing(
        f"Port {number} Limited tells what it knows on {day}.",
        f"{number}.txt",
        day,
        issuer=f"Port {number} Limited",
        stock_code=f"{number + 1}00",
    )
    for number, day in enumerate(DAYS)
]
PORTS = [PartyRef(f"port-{number}", "company", (f"Port {number} Limited",)) for number in range(len(DAYS))]
FIRMS = [PartyRef(f"firm-{letter}", "company", (f"Firm {letter} Limited",)) for letter in "abcde"]
PEOPLE = [
    PartyRef(f"person-{name}", "person", (f"{name} Lee Poe",)) for name in ("Ann", "Bob", "Cy", "Di", "Ed")
]


@st.composite
def told(draw):
    """A statement of one of the filings."""
    within = draw(st.sampled_from(FILINGS))
    company = draw(st.sampled_from([*PORTS, *FIRMS]))
    predicate = draw(
        st.sampled_from("director_of director_of director_of holds_shares_in subsidiary_of family_of".split())
    )
    more = {"as_at": within.published.isoformat()}
    if predicate == "holds_shares_in":
        subject = draw(st.sampled_from([*PORTS, *FIRMS, *PEOPLE]))
        more["percent"] = Percent.of(draw(st.sampled_from([5, 9, 12, 29, 31, 51, 80])))
    elif predicate == "subsidiary_of":
        subject = draw(st.sampled_from([*PORTS, *FIRMS]))
        more["wholly_owned"] = draw(st.sampled_from([None, True, False]))
    else:
        subject = draw(st.sampled_from(PEOPLE))
    if predicate == "family_of":
        company, more["kind"] = draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(["spouse", "sibling"]))
    more["status"] = draw(st.sampled_from(["asserted"] * 4 + ["ended"]))
    return say(subject, predicate, company, quote(within, "tells what it knows"), **more)


def answers(graph):
    found = sorted(each_finding(graph), key=lambda one: (one.issuer, one.subject))
    return [json.dumps([one.to_record(), one.certificate()], sort_keys=True) for one in found]


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(told(), min_size=6, max_size=30))
def test_answers_on_what_bears_on_an_issuer_are_those_on_its_island(monkeypatch, statements):
    graph = Graph(FILINGS, statements)
    with monkeypatch.context() as patch:
        patch.setattr(Bearing, "size", lambda *_: 0)
        apart = answers(graph)
    with monkeypatch.context() as patch:
        patch.setattr(Bearing, "size", lambda *_: 10**9)
        whole = answers(graph)
    assert apart == whole == answers(graph)


def test_a_shared_director_does_not_bring_the_other_issuers_holders():
    day = {"as_at": "2012-03-01"}
    words = [quote(one, "tells what it knows") for one in FILINGS]
    seats = [say(PEOPLE[0], "director_of", PORTS[number], words[number], **day) for number in range(2)]
    stakes = [
        say(FIRMS[number], "holds_shares_in", PORTS[number], words[number], percent=Percent.of(40), **day)
        for number in range(2)
    ]
    (island,) = islands(Graph(FILINGS[:2], [*seats, *stakes]))
    issuer = island.resolve(PORTS[0]).id
    near = Bearing(island).on(issuer, [])
    assert set(near.statements) == {seats[0], stakes[0]}
    assert Bearing(island).size(issuer, []) == 2


def test_the_parties_asked_about_are_there_though_nothing_is_said_of_them():
    (island,) = islands(pier.graph())
    bearing, parties = Bearing(island), [*island.parties]
    for issuer in parties[:5]:
        view = bearing.on(issuer, parties)
        assert list(view.parties) == sorted(parties)
        assert len(view.statements) == bearing.size(issuer, parties)
