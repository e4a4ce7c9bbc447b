"""Statements: no evidence, no statement; the same content, the same id; lossless records."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import EvidenceError, StatementError
from graphkit.percent import Percent
from graphkit.statement import Evidence, PartyRef, Statement, Value
from tests.builder import filing, party, quote, say

TEXT = "Harbour Tea holds 19.49% of Lantern Mills. Lantern Mills was set up in 1998."
NOTICE = filing(TEXT)
TEA = party(NOTICE, "company", "Harbour Tea")
MILLS = party(NOTICE, "company", "Lantern Mills")
WORDS = quote(NOTICE, "Harbour Tea holds 19.49% of Lantern Mills")


def holding(**more):
    return say(TEA, "holds_shares_in", MILLS, WORDS, percent=Percent.of("19.49"), **more)


def test_a_statement_without_evidence_cannot_be_made():
    with pytest.raises(StatementError, match="no evidence"):
        say(TEA, "holds_shares_in", MILLS, ())


@pytest.mark.parametrize(("start", "end"), [(5, 5), (-1, 4), (0, len(TEXT) + 1), (9, 3)])
def test_a_span_that_is_not_in_the_text_is_no_evidence(start, end):
    with pytest.raises(EvidenceError):
        Evidence(NOTICE, start, end)


def test_blank_space_is_no_evidence():
    with pytest.raises(EvidenceError):
        Evidence(filing("a   b"), 1, 4)


def test_the_quote_is_cut_from_the_filing():
    assert Evidence(NOTICE, 0, 11).quote == "Harbour Tea"


def test_a_record_with_another_quote_is_refused():
    record = holding().to_record()
    record["evidence"][0]["quote"] = record["evidence"][0]["quote"].replace("19.49", "29.49")
    with pytest.raises(EvidenceError, match=r"29\.49"):
        Statement.from_record(record, {NOTICE.sha256: NOTICE})


def test_a_record_with_another_percentage_is_refused():
    record = holding().to_record()
    record["percent"]["min"] = "9"
    with pytest.raises(StatementError, match="was changed"):
        Statement.from_record(record, {NOTICE.sha256: NOTICE})


def test_evidence_from_two_filings_is_refused():
    other = filing("Harbour Tea again.", name="other.txt")
    with pytest.raises(StatementError, match="two filings"):
        say(TEA, "holds_shares_in", MILLS, (*WORDS, *quote(other, "Harbour Tea")))


def test_an_unknown_predicate_is_refused():
    with pytest.raises(StatementError, match="unknown predicate"):
        say(TEA, "likes", MILLS, WORDS)


def test_a_relation_to_a_value_is_refused():
    with pytest.raises(StatementError, match="needs a party"):
        say(TEA, "holds_shares_in", Value("text", "Lantern Mills"), WORDS)


def test_the_same_content_has_the_same_id_whatever_the_confidence():
    assert holding().id == holding(confidence=0.5).id


def test_another_state_has_another_id():
    assert holding().id != holding(state="after").id


def test_money_needs_a_currency():
    with pytest.raises(StatementError):
        Value("money", "8000000")


def test_numbers_are_kept_in_one_canonical_form():
    assert Value("number", "1200000.00").text == "1200000"


def test_a_party_needs_a_name():
    with pytest.raises(StatementError):
        PartyRef("x/1", "company", ())


@given(
    st.sampled_from([None, "before", "after"]),
    st.sampled_from(["asserted", "planned", "negated", "ended"]),
    st.one_of(st.none(), st.decimals(0, 100, places=2)),
    st.one_of(st.none(), st.dates().map(str), st.integers(1900, 2100).map(str)),
    st.one_of(st.none(), st.booleans()),
)
def test_a_statement_survives_its_json_record(state, status, number, as_at, wholly):
    made = say(
        TEA,
        "holds_shares_in",
        MILLS,
        WORDS,
        state=state,
        status=status,
        as_at=as_at,
        wholly_owned=wholly,
        percent=None if number is None else Percent.of(number),
    )
    record = json.loads(json.dumps(made.to_record()))
    assert Statement.from_record(record, {NOTICE.sha256: NOTICE}) == made
