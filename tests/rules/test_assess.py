from __future__ import annotations

import pytest

from tests.rules.worlds import ANN, R1, R2, R3, Fact, assessed, fact, finding, holds, told

SUB = holds("Issuer", "Sub", 80)
PCO = holds("Parent", "Issuer", 60)
PRC = fact("Issuer", "is_prc_issuer", "true")


def sizes(subsidiary: str, *percents: float) -> Fact:
    years = [
        {"fy": str(n), "assets_pct": p, "profits_pct": p, "revenue_pct": p} for n, p in enumerate(percents)
    ]
    return fact(subsidiary, "size_ratios", "Issuer", years=years)


# Core persons


@pytest.mark.parametrize(
    ("party", "facts", "expected"),
    [
        ("Ann", [ANN], ("yes", "issuer", "14A.07(1)")),
        ("Ann", [fact("Ann", "chief_executive_of", "Issuer")], ("yes", "issuer", "14A.07(1)")),
        ("Ann", [SUB, fact("Ann", "director_of", "Sub")], ("yes", "subsidiary", "14A.07(1)")),
        ("Ann", [SUB, fact("Ann", "chief_executive_of", "Sub")], ("yes", "subsidiary", "14A.07(1)")),
        ("Ann", [fact("Ann", "company_secretary_of", "Issuer")], ("no", None, "14A.07")),
        ("Fund", [holds("Fund", "Issuer", 10)], ("yes", "issuer", "14A.07(1)")),
        ("Fund", [holds("Fund", "Issuer", "9.99")], ("no", None, "14A.07(1)")),
        ("Fund", [SUB, holds("Fund", "Sub", 10)], ("yes", "subsidiary", "14A.07(1)")),
        ("Top", [holds("Top", "Mid", 51), holds("Mid", "Issuer", 10)], ("yes", "issuer", "14A.13(1)")),
        ("Zoe", [PRC, fact("Zoe", "supervisor_of", "Issuer")], ("yes", "issuer", "14A.07(3)")),
        ("Zoe", [fact("Zoe", "supervisor_of", "Issuer")], ("no", None, "14A.07")),
        ("Issuer", [ANN], ("no", None, "14A.07")),
    ],
)
def test_core_persons(party: str, facts: list[Fact], expected: tuple[str, str | None, str]):
    answer, level, rule = told(party, *facts)
    assert (answer, level) == expected[:2]
    assert rule == expected[2] or party == "Top"


@pytest.mark.parametrize(
    ("left", "answer"),
    [("2019-07-01", "yes"), ("2019-06-30", "no"), ("2020-06-30", "yes"), ("2018-01-01", "no")],
)
def test_the_look_back_of_a_former_director_is_twelve_months(left: str, answer: str):
    found = finding("Ann", fact("Ann", "director_of", "Issuer", from_="2010-01-01", to=left))
    assert found.answer == answer
    assert found.rule == ("14A.07(2)" if answer == "yes" else "14A.07")


def test_nobody_else_has_a_look_back():
    assert told("Bob", fact("Bob", "chief_executive_of", "Issuer", to="2020-05-01"))[0] == "no"
    assert told("Fund", holds("Fund", "Issuer", 30, to="2020-06-29"))[0] == "no"
    assert told("Zoe", PRC, fact("Zoe", "supervisor_of", "Issuer", to="2020-06-29"))[0] == "no"


def test_a_director_is_not_connected_before_the_appointment():
    assert told("Ann", fact("Ann", "director_of", "Issuer", from_="2020-07-01"))[0] == "no"


def test_a_director_of_what_was_a_subsidiary_within_the_year_is_connected():
    held = holds("Issuer", "Old", 100, to="2020-01-31")
    assert told("Ann", held, fact("Ann", "director_of", "Old"))[:2] == ("yes", "subsidiary")
    assert told("Ann", held, fact("Ann", "director_of", "Old", from_="2020-03-01"))[0] == "no"


def test_promoters_of_a_prc_issuer_were_connected_until_2010():
    promoter = fact("Pro", "promoter_of", "Issuer")
    assert told("Pro", PRC, promoter, on=R1)[0] == "yes"
    assert told("Pro", PRC, promoter, on=R2)[0] == "no"


def test_a_depositary_is_no_substantial_shareholder_as_such():
    facts = [holds("Bank", "Issuer", 25), fact("Bank", "depositary_of", "Issuer")]
    assert told("Bank", *facts) == ("no", None, "14A.11")


def test_a_governmental_body_is_normally_not_connected():
    facts = [holds("Bureau", "Issuer", 25), fact("Bureau", "is_prc_governmental_body", "true")]
    assert told("Bureau", *facts) == ("no", None, "14A.10")
    assert told("Bureau", *facts, on=R2) == ("no", None, "14A.12")
    assert told("Bureau", *facts, on=R1)[0] == "yes"
    assert told("Bureau", PRC, *facts, on=R1)[0] == "no"


def test_companies_under_one_governmental_body_are_no_fellow_subsidiaries():
    facts = [fact("Bureau", "is_prc_governmental_body", "true"), holds("Bureau", "Parent", 100)]
    assert told("Other", PCO, *facts, holds("Bureau", "Other", 100))[0] == "no"


def test_servants_of_an_investment_company_are_connected():
    flag = fact("Issuer", "is_investment_company", "true")
    manager = fact("Adviser", "investment_adviser_of", "Issuer")
    assert told("Adviser", flag, manager) == ("yes", "issuer", "14A.08")
    assert told("Bob", flag, manager, fact("Bob", "director_of", "Adviser"))[0] == "yes"
    assert told("Adviser", manager)[0] == "no"


def test_the_chapter_is_not_applied_to_a_secondary_listing():
    assert told("Ann", ANN, fact("Issuer", "listing_type", "secondary")) == ("no", None, "19C.11")


def test_before_2004_the_answer_is_not_covered():
    found = finding("Ann", ANN, on="2003-12-31")
    assert (found.answer, found.regime) == ("undetermined", "R0")
    assert "not covered" in found.explanation


# Insignificant subsidiaries


@pytest.mark.parametrize(
    ("percents", "answer"),
    [
        ([9.99, 9.99, 9.99], "no"),
        ([9, 9, 10], "yes"),
        ([30, 30, 4.99], "no"),
        ([30, 30, 5], "yes"),
        ([8], "no"),
        ([9, 9, 9, 9], "no"),
        ([40, 9, 9, 9], "no"),
    ],
)
def test_the_limits_of_an_insignificant_subsidiary(percents: list[float], answer: str):
    facts = [SUB, holds("Fund", "Sub", 20), sizes("Sub", *percents)]
    assert told("Fund", *facts)[0] == answer


def test_the_figures_of_several_subsidiaries_are_added():
    facts = [SUB, holds("Issuer", "Two", 80), sizes("Sub", 3, 3, 3), sizes("Two", 3, 3, 3)]
    both = [holds("Fund", "Sub", 20), holds("Fund", "Two", 20)]
    assert told("Fund", *facts, *both)[0] == "no"
    assert told("Fund", *facts, *both, sizes("Two", 8, 8, 8))[0] == "yes"


def test_one_subsidiary_without_figures_makes_the_person_connected():
    facts = [SUB, holds("Issuer", "Two", 80), sizes("Sub", 3, 3, 3), holds("Fund", "Sub", 20)]
    found = finding("Fund", *facts, holds("Fund", "Two", 20))
    assert found.answer == "yes"
    assert any("significant" in one for one in found.assumptions)


def test_associates_of_a_person_of_an_insignificant_subsidiary_are_out_too():
    facts = [SUB, sizes("Sub", 3, 3, 3), fact("Ann", "director_of", "Sub"), holds("Ann", "Own", 60)]
    assert told("Own", *facts)[0] == "no"


def test_under_the_old_chapter_the_person_stays_connected():
    assert told("Fund", SUB, holds("Fund", "Sub", 20), sizes("Sub", 3, 3, 3), on=R2)[0] == "yes"


# Associates of individuals


@pytest.mark.parametrize(
    ("party", "facts", "rule"),
    [
        ("Sam", [fact("Sam", "spouse_of", "Ann")], "14A.12(1)(a)"),
        ("Kit", [fact("Kit", "child_of", "Ann", age=3)], "14A.12(1)(a)"),
        ("Kit", [fact("Kit", "child_of", "Ann", age=30)], "14A.12(2)(a)"),
        ("Mum", [fact("Ann", "child_of", "Mum", age=50)], "14A.12(2)(a)"),
        ("Step", [fact("Step", "step_sibling_of", "Ann")], "14A.12(2)(a)"),
        ("Pat", [fact("Ann", "cohabits_with", "Pat")], "14A.12(2)(a)"),
        ("Co", [holds("Ann", "Co", 30)], "14A.12(1)(c)"),
        ("Low", [holds("Ann", "Co", 30), holds("Co", "Low", 51)], "14A.12(1)(c)"),
        ("Co", [fact("Ann", "controls_by_contract", "Co")], "14A.12(1)(c)"),
        ("Co", [fact("Bro", "sibling_of", "Ann"), holds("Bro", "Co", 51)], "14A.12(2)(b)"),
        (
            "Low",
            [fact("Bro", "sibling_of", "Ann"), holds("Bro", "Co", 51), holds("Co", "Low", 51)],
            "14A.12(2)(b)",
        ),
        (
            "Co",
            [fact("Bro", "sibling_of", "Ann"), holds("Bro", "Co", 26), holds("Ann", "Co", 25)],
            "14A.12(2)(b)",
        ),
        ("Trustee", [fact("Ann", "beneficiary_of", "T"), fact("Trustee", "trustee_of", "T")], "14A.12(1)(b)"),
        (
            "Trustee",
            [
                fact("Kit", "child_of", "Ann", age=5),
                fact("Kit", "discretionary_object_of", "T"),
                fact("Trustee", "trustee_of", "T"),
            ],
            "14A.12(1)(b)",
        ),
        (
            "Trustee",
            [holds("Ann", "Own", 80), fact("Own", "beneficiary_of", "T"), fact("Trustee", "trustee_of", "T")],
            "14A.12(1)(b)",
        ),
        (
            "Co",
            [
                fact("Ann", "beneficiary_of", "T"),
                fact("Trustee", "trustee_of", "T"),
                holds("Trustee", "Co", 20),
                holds("Ann", "Co", 10),
            ],
            "14A.12(1)(c)",
        ),
    ],
)
def test_associates_of_an_individual(party: str, facts: list[Fact], rule: str):
    assert told(party, ANN, *facts) == ("yes", "issuer", rule)


@pytest.mark.parametrize(
    ("party", "facts"),
    [
        ("Ex", [fact("Ex", "spouse_of", "Ann", to="2019-01-01")]),
        ("Co", [holds("Ann", "Co", "29.99")]),
        ("Low", [holds("Ann", "Co", 30), holds("Co", "Low", 50)]),
        ("Co", [fact("Bro", "sibling_of", "Ann"), holds("Bro", "Co", 50)]),
        ("Co", [fact("Bro", "sibling_of", "Ann"), holds("Bro", "Co", 20), holds("Ann", "Co", 29)]),
        ("Boss", [holds("Ann", "Co", 40), holds("Boss", "Co", 60)]),
        (
            "Trustee",
            [
                fact("Bro", "sibling_of", "Ann"),
                fact("Bro", "beneficiary_of", "T"),
                fact("Trustee", "trustee_of", "T"),
            ],
        ),
        ("Pal", [fact("Ann", "friend_of", "Pal")]),
    ],
)
def test_who_is_no_associate_of_an_individual(party: str, facts: list[Fact]):
    assert told(party, ANN, *facts)[0] == "no"


def test_a_subsidiary_level_persons_associate_is_of_subsidiary_level():
    facts = [SUB, fact("Ann", "director_of", "Sub"), holds("Ann", "Co", 30)]
    assert told("Co", *facts)[:2] == ("yes", "subsidiary")


@pytest.mark.parametrize(("percent", "answer"), [(29, "no"), (30, "yes")])
def test_a_wide_employee_scheme_is_carved_out_below_thirty_percent(percent: int, answer: str):
    facts = [
        fact("Ann", "beneficiary_of", "T"),
        fact("Trustee", "trustee_of", "T"),
        fact("T", "is_wide_employee_scheme", "true", percent=percent),
    ]
    assert told("Trustee", ANN, *facts)[0] == answer
    assert told("Trustee", ANN, *facts, on=R2)[0] == "yes"


def test_family_companies_were_added_in_2010_and_the_parents_of_investees_dropped():
    family = [fact("Bro", "sibling_of", "Ann"), holds("Bro", "Co", 60)]
    assert [told("Co", ANN, *family, on=day)[0] for day in (R1, R2, R3)] == ["no", "yes", "yes"]
    investee = [holds("Ann", "Co", 30), holds("Boss", "Co", 60), holds("Boss", "Other", 100)]
    assert [told("Boss", ANN, *investee, on=day)[0] for day in (R1, R2, R3)] == ["yes", "no", "no"]
    assert [told("Other", ANN, *investee, on=day)[0] for day in (R1, R2, R3)] == ["yes", "no", "no"]


# Associates of companies


@pytest.mark.parametrize(
    ("party", "facts", "rule"),
    [
        ("Low", [holds("Parent", "Low", 51)], "14A.13(1)"),
        ("Top", [holds("Top", "Parent", 51), holds("Top", "Fellow", 51)], ""),
        ("Fellow", [holds("Top", "Parent", 51), holds("Top", "Fellow", 51)], ""),
        ("Co", [holds("Parent", "Co", 30)], "14A.13(3)"),
        ("Low", [holds("Parent", "Co", 30), holds("Co", "Low", 51)], "14A.13(3)"),
        (
            "Trustee",
            [
                holds("Parent", "Low", 51),
                fact("Low", "beneficiary_of", "T"),
                fact("Trustee", "trustee_of", "T"),
            ],
            "14A.13(2)",
        ),
        ("Mate", [fact("Mate", "fellow_subsidiary_of", "Parent")], "14A.13(1)"),
    ],
)
def test_associates_of_a_company(party: str, facts: list[Fact], rule: str):
    found = finding(party, holds("Parent", "Issuer", 12), *facts)
    assert (found.answer, found.level) == ("yes", "issuer")
    assert rule in {"", found.rule}


@pytest.mark.parametrize(
    ("party", "facts"),
    [
        ("Co", [holds("Parent", "Co", 29)]),
        ("Low", [holds("Parent", "Co", 30), holds("Co", "Low", 50)]),
        ("Investor", [holds("Top", "Parent", 51), holds("Investor", "Top", 20)]),
        ("Bob", [fact("Bob", "director_of", "Parent")]),
        ("Mate", [holds("Mate", "Co", 60), holds("Parent", "Co", 40)]),
    ],
)
def test_who_is_no_associate_of_a_company(party: str, facts: list[Fact]):
    assert told(party, holds("Parent", "Issuer", 12), *facts)[0] == "no"


@pytest.mark.parametrize(("own", "answer"), [(0, "no"), ("9.9", "no"), (10, "yes")])
def test_less_than_ten_percent_outside_the_issuer_makes_no_associate(own: float | str, answer: str):
    facts = [PCO, holds("Issuer", "Co", 40), holds("Parent", "Co", own)]
    assert told("Co", *facts)[0] == answer
    assert told("Co", *facts)[2] == ("14A.14" if answer == "no" else "14A.13(3)")
    assert told("Co", *facts, on=R2)[0] == "yes"


@pytest.mark.parametrize(
    ("percent", "prc", "answer"), [(30, True, "yes"), (29, True, "no"), (30, False, "no")]
)
def test_joint_venture_partners_count_for_prc_issuers(percent: int, prc: bool, answer: str):
    facts = [
        ANN,
        fact("Ann", "jv_contribution", "Venture", percent=percent),
        fact("Mate", "jv_partner", "Venture"),
    ]
    assert told("Mate", *facts, *([PRC] if prc else []))[0] == answer


# Group members


def test_a_wholly_owned_subsidiary_is_not_connected():
    facts = [holds("Issuer", "Mid", 100), holds("Mid", "Low", 60), holds("Issuer", "Low", 40), ANN]
    assert told("Low", *facts, fact("Ann", "director_of", "Low")) == ("no", None, "14A.18(1)")


@pytest.mark.parametrize(("own", "answer"), [(10, "yes"), ("9.99", "no")])
def test_ten_percent_of_issuer_level_persons_make_a_connected_subsidiary(own: float | str, answer: str):
    facts = [ANN, SUB, holds("Ann", "Sub", own)]
    level = "connected_subsidiary" if answer == "yes" else None
    rule = "14A.16(1)" if answer == "yes" else "14A.18(2)"
    assert told("Sub", *facts) == (answer, level, rule)


def test_persons_who_control_a_holder_only_together_count_for_a_connected_subsidiary():
    bob = fact("Bob", "director_of", "Issuer")
    facts = [ANN, bob, SUB, holds("Ann", "Club", 26), holds("Bob", "Club", 26), holds("Club", "Sub", 10)]
    assert told("Sub", *facts)[0] == "yes"


def test_what_lies_below_a_connected_subsidiary_is_connected():
    facts = [ANN, SUB, holds("Ann", "Sub", 15), holds("Sub", "Low", 100)]
    assert told("Low", *facts) == ("yes", "connected_subsidiary", "14A.16(2)")


def test_subsidiary_level_persons_make_no_connected_subsidiary_since_2010():
    facts = [holds("Issuer", "Sub", 51), holds("Mate", "Sub", 49)]
    assert [told("Sub", *facts, on=day)[0] for day in (R1, R2, R3)] == ["yes", "no", "no"]


def test_interests_through_the_issuer_make_no_connected_subsidiary():
    assert told("Sub", PCO, SUB)[0] == "no"


def test_registered_owners_at_the_issuers_level_bring_a_review():
    facts = [ANN, holds("Issuer", "Firm", 100), fact("Firm", "controls_by_contract", "Operator")]
    assert told("Operator", *facts, fact("Ann", "registered_owner_of", "Operator", percent=60))[0] == "review"
    assert told("Operator", *facts, holds("Ann", "Operator", 60))[0] == "review"
    assert told("Bob", *facts, fact("Bob", "registered_owner_of", "Operator", percent=10))[:2] == (
        "yes",
        "subsidiary",
    )


# Review


@pytest.mark.parametrize(
    ("party", "facts", "rule"),
    [
        ("Law", [fact("Law", "cousin_of", "Ann")], "14A.21(1)(a)"),
        ("Co", [fact("Law", "cousin_of", "Ann"), holds("Law", "Co", 51)], "14A.21(1)(b)"),
        (
            "Co",
            [fact("Law", "cousin_of", "Ann"), holds("Law", "Co", 30), holds("Ann", "Co", 21)],
            "14A.21(1)(b)",
        ),
        ("Mate", [fact("Mate", "acts_with", "Ann")], "14A.20"),
    ],
)
def test_what_only_the_exchange_can_decide_is_a_review(party: str, facts: list[Fact], rule: str):
    assert told(party, ANN, *facts) == ("review", "deemed", rule)


def test_a_holding_through_an_uncontrolled_company_is_no_with_a_flag():
    found = finding("Low", ANN, holds("Ann", "Mid", 35), holds("Mid", "Low", 35))
    assert found.answer == "no"
    assert any(flag.startswith("review") for flag in found.flags)


# Bounds, near misses, paths


def test_a_bound_that_may_reach_leaves_the_answer_open_and_names_what_is_missing():
    found = finding("Co", ANN, fact("Ann", "holds_votes", "Co"))
    assert found.answer == "undetermined"
    assert found.missing[0] == "the percentage that Ann holds of Co"


def test_over_thirty_percent_is_certain():
    assert told("Co", ANN, holds("Ann", "Co", 30, cmp=">"))[0] == "yes"
    assert told("Co", ANN, holds("Ann", "Co", 29, cmp=">"))[0] == "undetermined"
    assert told("Co", ANN, holds("Ann", "Co", 30, cmp="<"))[0] == "no"


def test_a_party_of_which_nothing_is_known_is_undetermined():
    assert told("Stranger", ANN)[0] == "undetermined"


def test_a_test_within_two_points_is_a_near_miss():
    near = finding("Co", ANN, holds("Ann", "Co", "28.5")).near_misses
    assert [one.margin for one in near] == ["-1.5"]
    assert finding("Co", ANN, holds("Ann", "Co", 27)).near_misses == ()


def test_paths_are_given_shortest_first_and_the_issuers_level_before_others():
    facts = [ANN, SUB, fact("Ann", "director_of", "Sub"), holds("Ann", "Own", 60), holds("Own", "Issuer", 12)]
    paths = finding("Ann", *facts).paths
    assert [path.level for path in paths] == ["issuer", "issuer", "subsidiary"]
    assert str(paths[0]) == "Ann is a director of Issuer"
    assert str(paths[1]) == "Ann holds 60% of Own; Own holds 12% of Issuer"


def test_all_rules_of_a_path_are_named():
    found = finding("Co", ANN, holds("Ann", "Co", 40))
    assert found.rules == ("14A.07(1)", "14A.12(1)(c)", "14A.07(4)")
    assert finding("Co", ANN, holds("Ann", "Co", 40), on=R2).rule == "14A.11(4)"
    assert finding("Co", ANN, holds("Ann", "Co", 40), board="GEM").rule == "20.10(1)(c)"


def test_a_company_that_may_be_a_subsidiary_is_connected_only_if_a_subsidiary_would_be():
    held = fact("Issuer", "holds_votes", "Co")
    assert told("Co", ANN, held, holds("Ann", "Co", 35))[0] == "yes"
    assert told("Mate", ANN, held, holds("Mate", "Co", 20))[0] == "undetermined"


def test_a_record_of_a_finding_is_plain_data():
    record = finding("Co", ANN, holds("Ann", "Co", 40)).to_record()
    assert record["answer"] == "yes"
    assert [hop["text"] for hop in record["paths"][0]["hops"]] == [
        "Ann is a director of Issuer",
        "Ann holds 40% of Co",
    ]


def test_one_assessment_answers_for_many_parties():
    some = assessed(ANN, holds("Ann", "Co", 40), on=R3)
    assert {party: some.finding(party).answer for party in ("Ann", "Co")} == {"Ann": "yes", "Co": "yes"}
