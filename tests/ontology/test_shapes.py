"""The shapes and the checks pass what the code writes, and catch planted faults."""

from functools import cache

import pyshacl
import pytest
import rdflib
from pyoxigraph import RdfFormat, Store
from rdflib.namespace import SH

from graphkit.graph.trig import nquads
from graphkit.percent import Percent
from graphkit.resources import ontology
from tests import pier


@cache
def shapes() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in sorted(ontology("shapes").glob("*.ttl")):
        graph.parse(path)
    return graph


def triples() -> str:
    """The sample without graph names."""
    return "\n".join(line.rsplit(" <", 1)[0] + " ." for line in nquads(pier.graph().reasoned)) + "\n"


def violations(text):
    """The nodes at which some shape is violated."""
    data = rdflib.Graph().parse(data=text, format="nt")
    vocabulary = rdflib.Graph().parse(ontology("graphkit.ttl"))
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes(), ont_graph=vocabulary, advanced=True)
    severe = report.subjects(SH.resultSeverity, SH.Violation)
    return {f"<{report.value(one, SH.focusNode)}>" for one in severe}


def faults(text):
    """The nodes at which each check finds a fault."""
    store = Store()
    store.load(text.encode(), format=RdfFormat.N_TRIPLES)
    return {
        path.stem: {str(row["fault"]) for row in store.query(path.read_text("utf-8"))}
        for path in sorted(ontology("checks").glob("*.rq"))
    }


def test_what_the_code_writes_conforms():
    assert violations(triples()) == set()
    assert set().union(*faults(triples()).values()) == set()


NS = "<https://w3id.org/graphkit/ns#"
CODE = "<https://w3id.org/graphkit/code/"
DECIMAL = "^^<http://www.w3.org/2001/XMLSchema#decimal>"


def node(predicate, **fields):
    """The first statement of the sample with that predicate and those fields."""
    told = [one for one in pier.statements() if one.predicate == predicate]
    held = next(one for one in told if all(getattr(one, name) == value for name, value in fields.items()))
    return f"<https://w3id.org/graphkit/statement/{held.id}>"


SPAN = f"<https://w3id.org/graphkit/evidence/{pier.form().sha256[:16]}-{pier.form_says()[0].evidence[0].start}-{pier.form_says()[0].evidence[0].end}>"
SEAT, EXACT = node("director_of"), node("holds_shares_in", state="before")
OVER, SCHOOL = node("holds_shares_in", percent=Percent.of("30", ">")), node("controls_by_contract")
BARE, DENIED = node("partner_of"), node("holds_shares_in", status="negated")
PLANTED = {
    "status": (SEAT, "two statuses on one statement"),
    "bounds": (EXACT, "exact, with two bounds"),
    "offsets": (SPAN, "words shorter than their span"),
    "live-without-triple": (SCHOOL, "the plain triple is gone"),
    "without-evidence": (BARE, "no evidence"),
    "triple-without-live": (DENIED, "a plain triple of a denied fact"),
}


@cache
def planted() -> str:
    """The sample with every fault planted once."""
    lines = [line for line in triples().splitlines() if not line.startswith(f"{BARE} {NS}evidence>")]
    school = pier.graph().find("Harbour School").id
    lines = [
        line
        for line in lines
        if f"{NS}controlsByContract> <https://w3id.org/graphkit/id/{school}>" not in line
    ]
    (denied,) = [one for one in pier.autumn_says() if one.status == "negated"]
    ends = [f"<https://w3id.org/graphkit/id/{end}>" for end in pier.graph().ends(denied)]
    text = "\n".join(
        [*lines, f"{ends[0]} {NS}holdsSharesIn> {ends[1]} .", f"{SEAT} {NS}status> {CODE}status-ended> ."]
    )
    for old, new in (
        (f'{EXACT} {NS}percentMax> "12.5"', f'{EXACT} {NS}percentMax> "13"'),
        (f'{OVER} {NS}percentMax> "100"', f'{OVER} {NS}percentMax> "101"'),
        ('exact> "31000"', 'exact> "3100"'),
    ):
        assert old in text
        text = text.replace(old, new)
    return text + "\n"


@cache
def violated() -> set[str]:
    return violations(planted())


@pytest.mark.parametrize("check", sorted(PLANTED), ids=lambda check: PLANTED[check][1])
def test_a_planted_fault_is_caught_by_shape_and_check(check):
    focus, _ = PLANTED[check]
    assert focus in violated()
    assert focus in faults(planted())[check]


def test_a_percentage_above_one_hundred_is_caught():
    assert OVER in violated()
    assert OVER in faults(planted())["bounds"]


def test_nothing_else_is_called_a_fault():
    wrong = {focus for focus, _ in PLANTED.values()} | {OVER}
    assert violated() == wrong
    assert set().union(*faults(planted()).values()) == wrong
