"""What the rules find, as derived statements that questions can ask for."""

from pyoxigraph import Store

from graphkit.graph.reread import from_store
from graphkit.rules.derived import derived
from tests import pier

VIEW = pier.graph().at("2013-01-01", known="2013-01-01")


def test_a_finding_that_says_yes_is_told_beside_what_is_stated():
    rows = {row[:4] for row in VIEW.query("connected-persons", party="Pier Foods")}
    whom = "Pier Foods Limited"
    assert ("Siu Ling CHAN", "connectedPersonOf", whom, "derived") in rows
    assert ("Tide Capital Limited", "connectedPersonOf", whom, "stated") in rows


def test_the_words_behind_a_finding_are_those_of_its_statements():
    rows = VIEW.query("why-connected", party="Siu Ling Chan").to_records()
    told = [row for row in rows if row["who"] == "Siu Ling CHAN" and row["rule"]]
    assert any("executive director" in row["words"] for row in told)


def test_what_filings_state_alone_has_no_derived_statement():
    assert not VIEW.query("ASK { GRAPH gkg:findings { ?s ?p ?o } }").rows[0][0]
    assert "DerivedStatement" not in VIEW.trig()


def test_derived_statements_do_not_hinder_reading_back():
    assert from_store(VIEW.reasoned, VIEW.filings) == VIEW.statements


def test_only_a_yes_becomes_a_statement():
    findings = VIEW.findings(at="2013-01-01", known="2013-01-01")
    store = Store()
    store.bulk_extend(derived(findings))
    answer = store.query(
        "SELECT ?s WHERE { GRAPH ?g { ?s a <https://w3id.org/graphkit/ns#DerivedStatement> } }"
    )
    assert len(list(answer)) == sum(one.answer == "yes" for one in findings)
