from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import RulebookError
from graphkit.rules.cases import NOT_AUTOMATED, run_case, run_cases
from tests.rules.worlds import ANN, R2, R3, Fact, fact, holds

SHARED = Path(__file__).parents[2] / "../shared/rules/cases.jsonl"


def case(kind: str, answer: str, *facts: Fact, **more: Any) -> dict[str, Any]:
    blank = {
        "id": "X-1",
        "as_of": R3,
        "issuer": "Issuer",
        "target": None,
        "question": "",
        "confidence": "high",
    }
    return {**blank, "question_type": kind, "answer": answer, "facts": list(facts), **more}


@pytest.mark.parametrize(
    "asked",
    [
        case("connected_person", "yes", ANN, target="Ann", expected_level="issuer"),
        case("connected_person", "not covered", ANN, target="Ann", as_of="2001-01-01"),
        case("tier", "fully_exempt", transaction={"max_ratio_pct": 0.05}),
        case("tier_published", "full", transaction={"ratio_band": [25, None]}),
        case("regime", "R2", as_of="2010-06-03"),
        case(
            "citation",
            "20.14(1)",
            board="GEM",
            question="GEM issuer: which rule is cited for a connected subsidiary?",
        ),
        case("group_member", "yes", holds("Issuer", "Mid", 60), holds("Mid", "Low", 60), target="Low"),
        case("group_member", "no", holds("Issuer", "Mid", 40), target="Mid"),
        case(
            "connected_transaction",
            "yes",
            ANN,
            transaction={"type": "sale_of_goods", "group_party": "Issuer", "counterparty": "Ann"},
        ),
        case(
            "connected_transaction",
            "no",
            question="A right of first refusal, terms to be negotiated, lapses.",
        ),
        case(
            "exemption",
            "fully_exempt",
            question="Tier?",
            transaction={"type": "loan_received", "secured_on_group_assets": False},
        ),
        case("exemption", "no", question="May a broker use the banking company exemption?"),
        case("timing_flag", "no", question="Agreement of 3 May 2012, term from 4 May 2012?"),
        case("cct_terms", "re-comply", question="The amounts will exceed the cap. What first?"),
        case("cct_terms", "no", question="Is a five-year term acceptable?"),
        case("cct_terms", "yes", question="Is a cap of that kind fine?", transaction={"cap": "HK$5 million"}),
        case("cct_terms", "no", question="A customer later becomes connected. Is a vote needed now?"),
        case(
            "aggregation", "yes", ANN, holds("Ann", "One", 60), holds("Ann", "Two", 60), question="Aggregate?"
        ),
        case(
            "aggregation", "no", ANN, holds("Ann", "One", 60), question="Aggregate what is 14 months apart?"
        ),
        case("procedure", "yes", question="Approved in writing: is a waiver from the meeting needed?"),
    ],
)
def test_a_case_is_answered(asked: dict[str, Any]):
    found = run_case(asked)
    assert found.is_right, found


def test_the_old_exemption_of_small_subsidiaries_asks_for_the_consideration_ratio():
    year = {"fy": "1", "assets_pct": 3, "profits_pct": 3, "revenue_pct": 3}
    small = [holds("Issuer", "Sub", 60), fact("Sub", "size_ratios", "Issuer", years=[year])]
    text = "An insignificant subsidiary is itself a party; the consideration ratio is {}%. Exempt?"
    for ratio, answer in (("10", "no"), ("9.9", "yes")):
        assert run_case(case("exemption", answer, *small, as_of=R2, question=text.format(ratio))).is_right


def test_what_cannot_be_decided_is_said_to_be_not_automated():
    found = run_case(case("procedure", "yes", question="May the chairman sing?"))
    assert (found.got, found.is_right) == (NOT_AUTOMATED, None)


def test_a_wrong_answer_or_level_is_not_right():
    assert run_case(case("connected_person", "no", ANN, target="Ann")).is_right is False
    assert (
        run_case(case("connected_person", "yes", ANN, target="Ann", expected_level="subsidiary")).is_right
        is False
    )


def test_a_line_that_is_no_case_is_named(tmp_path: Path):
    file = tmp_path / "cases.jsonl"
    file.write_text(json.dumps(case("regime", "R3")) + "\n\n{}\n", encoding="utf-8")
    with pytest.raises(RulebookError, match=r"line 3: not a rule case"):
        run_cases(file)


def test_the_shared_cases_are_right():
    if not SHARED.exists():
        pytest.skip("the shared rule cases are not on this machine")
    results = run_cases(SHARED)
    assert [one.id for one in results if one.is_right is False] == []
    open_high = [one.id for one in results if one.is_right is None and one.confidence == "high"]
    assert open_high == []
