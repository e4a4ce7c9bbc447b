from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.errors import ProofError
from graphkit.percent import Percent
from graphkit.rules import proof
from graphkit.rules.certificate import digest_of
from graphkit.rules.check import check, findings
from graphkit.rules.proof import faults, verify_certificate
from tests.rules.market import DEAL, LIST, company, market, person, told

TEXTS = {one.sha256: one.text for one in (DEAL, LIST)}
PARTIES = ("Orrland", "Pine", "Reed", "Mina Orr", "Moss", "Kelp")


def certificate(party: str, at: str | None = None) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(check(market(), party, at=at).certificate()))
    return made


CERTIFICATES = {party: certificate(party) for party in PARTIES}


def resealed(changed: dict[str, Any]) -> dict[str, Any]:
    """The changed certificate with a digest that fits, as a forger would hand it in."""
    body = {key: value for key, value in changed.items() if key != "digest"}
    return {**body, "digest": digest_of(body)}


@pytest.mark.parametrize("party", PARTIES)
def test_a_certificate_checks_against_the_filings(party: str):
    verify_certificate(CERTIFICATES[party], TEXTS)


def test_all_findings_of_a_graph_have_certificates_that_check():
    fern, issuer, mina = company(DEAL, "Fern"), company(DEAL, "Tidewell Group"), person(DEAL, "Mina Orr")
    more = [
        told(DEAL, person(DEAL, "Sol Orr"), "family_of", mina, "Mina Orr", kind="sibling"),
        told(DEAL, person(DEAL, "Una Orr"), "family_of", person(DEAL, "Sol Orr"), "Mina Orr", kind="spouse"),
        told(DEAL, fern, "beneficially_owned_by", person(DEAL, "Sol Orr"), "Mina Orr"),
        told(DEAL, company(DEAL, "Oak"), "fellow_subsidiary_of", issuer, "Lena Poe"),
        told(DEAL, company(DEAL, "Elm"), "associate_of", mina, "Mina Orr"),
        told(DEAL, company(DEAL, "Orrland"), "controls_by_contract", company(DEAL, "Ivy"), "Orrland"),
        told(DEAL, issuer, "subsidiary_of", company(DEAL, "Yew"), "Lena Poe"),
    ]
    answers = []
    for at in ("2009-01-01", "2013-03-12", "2014-07-02", None):
        for finding in findings(market(*more), at=at):
            assert list(faults(finding.certificate(), TEXTS)) == [], (finding.subject_name, at)
            answers.append(finding.answer)
    assert {"yes", "no", "review", "undetermined"} == set(answers)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(("Orrland", "Pine", "Reed", "Mina Orr", "Kelp")), st.data())
def test_removing_any_premise_is_refused(party: str, data: st.DataObject):
    whole = CERTIFICATES[party]
    spots = [(n, m) for n, row in enumerate(whole["steps"]) for m in range(len(row["from"]))]
    n, m = data.draw(st.sampled_from(spots))
    cut = copy.deepcopy(whole)
    del cut["steps"][n]["from"][m]
    assert list(faults(cut, TEXTS))
    assert list(faults(resealed(cut), TEXTS))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PARTIES), st.data())
def test_removing_any_step_or_statement_is_refused(party: str, data: st.DataObject):
    cut = copy.deepcopy(CERTIFICATES[party])
    row = data.draw(st.sampled_from(cut["steps"]))
    if row.get("statements") and data.draw(st.booleans()):
        del row["statements"][data.draw(st.integers(0, len(row["statements"]) - 1))]
    else:
        cut["steps"].remove(row)
    assert list(faults(resealed(cut), TEXTS))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(PARTIES), st.data())
def test_changing_a_digit_of_a_quote_or_of_a_filing_is_refused(party: str, data: st.DataObject):
    cut = copy.deepcopy(CERTIFICATES[party])
    quotes = [
        (record, span)
        for row in cut["steps"]
        for record in row.get("statements", ())
        for span in record["evidence"]
        if any(char.isdigit() for char in span["quote"])
    ]
    sha = next(iter(cut["filings"]))
    text = TEXTS[sha]
    spot = data.draw(st.sampled_from([n for n, char in enumerate(text) if char.isdigit()]))
    forged = text[:spot] + str((int(text[spot]) + 1) % 10) + text[spot + 1 :]
    assert list(faults(cut, {**TEXTS, sha: forged}))
    if quotes:
        _, span = data.draw(st.sampled_from(quotes))
        span["quote"] = "".join(str((int(c) + 1) % 10) if c.isdigit() else c for c in span["quote"])
        assert list(faults(resealed(cut), TEXTS))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("answer",), "no"),
        (("question", "subject"), "somebody-else"),
        (("question", "issuer"), "somebody-else"),
        (("steps", 2, "percent", "min"), "44.5"),
        (("steps", 3, "test", "threshold"), "25"),
        (("steps", 3, "test", "min"), "30"),
        (("steps", 3, "test", "verdict"), "possible"),
        (("steps", 3, "rule", "key"), "substantial_shareholder"),
        (("steps", 3, "form"), "associate"),
        (("steps", 0, "subject"), "hk-901"),
        (("steps", 0, "statements", 0, "role"), "executive"),
        (("steps", 2, "statements", 0, "evidence", 0, "start"), 5),
        (("conclusion",), 1),
        (("conclusion",), None),
    ],
)
def test_a_forged_field_is_refused_even_with_a_fitting_digest(path: tuple[Any, ...], value: Any):
    forged = copy.deepcopy(CERTIFICATES["Orrland"])
    at = forged
    for key in path[:-1]:
        at = at[key]
    assert at.get(path[-1]) != value
    at[path[-1]] = value
    assert list(faults(resealed(forged), TEXTS))


def test_a_percentage_that_its_statement_does_not_give_is_refused():
    forged = copy.deepcopy(CERTIFICATES["Orrland"])
    leaf, tally = forged["steps"][2], forged["steps"][3]
    for bounds in (leaf["percent"], tally["test"]):
        bounds.update(min="50", max="50")
    assert any("do not give" in fault for fault in faults(resealed(forged), TEXTS))


def test_a_filing_that_is_not_at_hand_or_has_other_bytes_is_named():
    made = CERTIFICATES["Orrland"]
    assert any("not at hand" in fault for fault in faults(made, {}))
    (sha,) = made["filings"]
    assert any("bytes of the filing deal.txt" in fault for fault in faults(made, TEXTS, {sha: b"other"}))


def test_the_first_fault_is_raised_as_an_error():
    with pytest.raises(ProofError, match="not at hand"):
        verify_certificate(CERTIFICATES["Orrland"], {})
    with pytest.raises(ProofError, match="malformed"):
        verify_certificate({}, TEXTS)


def test_the_checker_is_short_and_needs_nothing_of_extraction_or_rules():
    source = Path(proof.__file__).read_text(encoding="utf-8")
    imports = [line for line in source.splitlines() if line.startswith(("import ", "from "))]
    assert [line for line in imports if "graphkit" in line] == ["from graphkit.errors import ProofError"]
    assert len(source.splitlines()) < 200


def test_a_holding_that_changes_rests_on_what_is_asserted_and_what_is_planned():
    issuer, fern = company(DEAL, "Tidewell Group"), company(DEAL, "Fern")
    shares = [
        told(
            DEAL,
            fern,
            "holds_shares_in",
            issuer,
            "Mina Orr",
            percent=Percent.of(p),
            state=state,
            status=status,
        )
        for p, state, status in ((15, "before", "asserted"), (12, "after", "planned"))
    ]
    made = check(market(*shares), "Fern").certificate()
    assert (made["answer"], list(faults(made, TEXTS))) == ("yes", [])
    made["steps"][0]["statements"].pop()
    assert list(faults(resealed(made), TEXTS))
