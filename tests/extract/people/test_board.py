from __future__ import annotations

import pytest

from tests.extract.people.sample import changes, offices, seats, statements

EXECUTIVE, NON, INDEPENDENT = "executive", "non_executive", "independent_non_executive"


def test_messrs_with_capital_surnames_and_a_surname_behind_a_comma():
    prose = (
        "As at today’s date, the executive Directors are Messrs. Wing Fai KOO and Tao MENG; "
        "and the independent non-executive Directors are Messrs. Tat Joel, CHENG, George LIN and To HO."
    )
    assert seats(prose) == {
        ("Wing Fai KOO", "issuer", EXECUTIVE, None),
        ("Tao MENG", "issuer", EXECUTIVE, None),
        ("Tat Joel, CHENG", "issuer", INDEPENDENT, None),
        ("George LIN", "issuer", INDEPENDENT, None),
        ("To HO", "issuer", INDEPENDENT, None),
    }


@pytest.mark.parametrize(
    "prose",
    [
        "The Board comprises Mr. Koo Wing Fai (Chairman) as executive Director and Ms. Ip Yuet Ngor as "
        "non-executive Director.",
        "The executive Director is Mr. Koo Wing Fai (Chairman); the non-executive Director is Ms. "
        "Ip Yuet Ngor.",
        "Members of the Board: Mr. Koo Wing Fai (Chairman) (executive Director); Ms. Ip Yuet Ngor "
        "(non-executive Director).",
        "The Board now consists of one executive Director, namely Mr. Koo Wing Fai (Chairman), and one "
        "non-executive Director, namely Ms. Ip Yuet Ngor.",
        "Directors today: Mr. Koo Wing Fai (Chairman), being an executive Director; Ms. Ip Yuet Ngor, being "
        "a non-executive Director.",
    ],
)
def test_every_wording_of_a_board_list_gives_the_same_seats(prose):
    assert seats(prose) == {
        ("Koo Wing Fai", "issuer", EXECUTIVE, True),
        ("Ip Yuet Ngor", "issuer", NON, None),
    }


def test_a_vice_chairman_is_not_the_chairman():
    prose = "The executive Directors are Mr. Koo Wing Fai (Vice Chairman) and Mr. Meng Tao (Co-chairman)."
    assert seats(prose) == {
        ("Koo Wing Fai", "issuer", EXECUTIVE, None),
        ("Meng Tao", "issuer", EXECUTIVE, True),
    }


def test_given_names_behind_a_comma_and_chinese_names_belong_to_the_person():
    prose = (
        "The executive Directors are Mr. Chow Siu Ming, Albert, Dr. MENG Tao 孟濤 and Ms. Julia TAN Swee Lin."
    )
    assert {seat[0] for seat in seats(prose)} == {"Chow Siu Ming, Albert", "MENG Tao", "Julia TAN Swee Lin"}


def test_an_office_in_brackets_is_an_office():
    prose = (
        "The executive Directors are Mr. Koo Wing Fai (Chairman and Chief Executive Officer) and Mr. Lo Yi."
    )
    assert offices(prose) == {("Koo Wing Fai", "issuer", "chief executive officer")}


def test_the_directors_of_another_company_sit_there():
    prose = "The directors of Red Lantern Limited are Mr. Koo Wing Fai and Mr. Meng Tao."
    assert seats(prose) == {
        ("Koo Wing Fai", "Red Lantern Limited", None, None),
        ("Meng Tao", "Red Lantern Limited", None, None),
    }


def test_a_board_list_speaks_for_the_date_of_the_filing():
    prose = "As at the date of this announcement, the executive Director is Mr. Koo Wing Fai."
    (seat,) = [one for one in statements(prose) if one.predicate == "director_of"]
    assert seat.as_at == "2012-11-30"


@pytest.mark.parametrize(
    "prose",
    [
        "The amount due to a director, Mr. Koo Wing Fai, was repaid.",
        "As far as the Directors know, Mr. Koo Wing Fai is independent of the Company.",
        "The Directors thank Mr. Koo Wing Fai for his service.",
    ],
)
def test_persons_near_the_word_directors_are_not_seated(prose):
    assert seats(prose) == set()


def test_the_chair_of_a_committee_is_not_the_chair_of_the_board():
    prose = (
        "The audit committee comprises two independent non-executive Directors, namely Mr. Koo Wing Fai and "
        "Mr. Meng Tao, with Mr. Meng Tao being the chairman of the audit committee."
    )
    assert ("Meng Tao", "issuer", INDEPENDENT, None) in seats(prose)
    assert not any(seat[3] for seat in seats(prose))


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        ("Koo Wing Fai\nChairman", {("Koo Wing Fai", "issuer", None, True)}),
        ("Koo Wing Fai\nChairman and Executive Director", {("Koo Wing Fai", "issuer", EXECUTIVE, True)}),
        ("Koo Wing Fai\nCompany Secretary", set()),
    ],
)
def test_the_signatory_is_seated_by_the_title_below(signed, expected):
    assert (
        seats(f"By order of the Board\nBlue Harbour Foods Limited\n{signed}\nHong Kong, 30 November 2012")
        == expected
    )


def test_the_company_secretary_who_signs_is_an_officer():
    prose = "By order of the Board\nBlue Harbour Foods Limited\nKoo Wing Fai\nCompany Secretary\nHong Kong"
    assert offices(prose) == {("Koo Wing Fai", "issuer", "company secretary")}


def test_an_adviser_who_signs_is_no_director_of_the_issuer():
    prose = "Yours faithfully,\nFor and on behalf of\nGrey Heron Limited\nKoo Wing Fai\nExecutive Director\n"
    assert seats(prose) == set()


LISTED = """The Directors during the year were:

Executive Directors:
Mr. Koo Wing Fai (Chairman)
Mr. Meng Tao (appointed on 3 March 2012)
Ms. Ip Yuet Ngor (appointed on 1 June 2010 and resigned on 23 July 2012)

Independent Non-executive Directors:
Dr. Chow Siu Ming, Albert

Audit Committee
Mr. Lone Wolf

Company Secretary
Ms. Au Yeung Mei
"""


def test_names_without_form_of_address_are_seated_where_the_list_is_plain():
    prose = "The executive directors of the Company are John Robert Mayhew (Chairman) and Rupert Lindqvist."
    assert seats(prose) == {
        ("John Robert Mayhew", "issuer", EXECUTIVE, True),
        ("Rupert Lindqvist", "issuer", EXECUTIVE, None),
    }


def test_honours_behind_a_name_are_no_persons():
    prose = "The executive Directors are Dr. CHENG Mo Chi, Moses, GBM, JP and Mr. Meng Tao."
    assert {seat[0] for seat in seats(prose)} == {"CHENG Mo Chi, Moses", "Meng Tao"}


def test_a_heading_run_together_with_the_one_beside_it_still_speaks():
    prose = "CORPORATE INFORMATION EXECUTIVE DIRECTORS\nMr. Koo Wing Fai\nPRINCIPAL OFFICE\nMr. Meng Tao\n"
    assert {seat[0] for seat in seats(prose)} == {"Koo Wing Fai", "Meng Tao"}


def test_two_persons_on_one_line_are_two():
    prose = "Executive Directors:\nMr. Koo Wing Fai (resigned on 3 March 2012) Mr. Meng Tao\n"
    assert changes(prose) == {
        ("Koo Wing Fai", "ended", None, "2012-03-03"),
        ("Meng Tao", "asserted", None, None),
    }


def test_persons_under_a_heading_have_its_role():
    assert seats(LISTED) == {
        ("Koo Wing Fai", "issuer", EXECUTIVE, True),
        ("Meng Tao", "issuer", EXECUTIVE, None),
        ("Chow Siu Ming, Albert", "issuer", INDEPENDENT, None),
    }


def test_notes_beside_a_name_date_the_seat():
    assert {
        ("Meng Tao", "asserted", "2012-03-03", None),
        ("Ip Yuet Ngor", "ended", "2010-06-01", "2012-07-23"),
    } <= changes(LISTED)


def test_an_office_can_be_a_heading():
    assert offices(LISTED) == {("Au Yeung Mei", "issuer", "company secretary")}


def test_a_column_of_notes_is_paired_with_the_column_of_names():
    prose = """Executive Directors:
Mr. Koo Wing Fai
Mr. Meng Tao
(appointed on 3 March 2012)
(resigned on 4 April 2012)
"""
    assert changes(prose) == {
        ("Koo Wing Fai", "asserted", "2012-03-03", None),
        ("Meng Tao", "ended", None, "2012-04-04"),
    }


def test_a_chairman_who_resigns_as_chairman_stays_a_director():
    prose = "Executive Directors:\nMr. Koo Wing Fai (resigned as chairman on 3 March 2012)\n"
    assert changes(prose) == {("Koo Wing Fai", "asserted", None, None)}


def test_initials_may_stand_close_together():
    prose = "The executive Directors are Mr. T.W. Koo, Mr. R. K. Ip and Mr. Meng Tao."
    assert {name for name, *_ in seats(prose)} == {"T.W. Koo", "R. K. Ip", "Meng Tao"}


def test_the_seat_may_stand_before_a_bracket_with_its_holders():
    prose = (
        "As at the date hereof, the Board comprises two executive Directors (Mr. Koo Wing Fai and "
        "Ms. Ip Yuet Ngor) and one independent non-executive Director (Mr. Meng Tao)."
    )
    assert {(name, role) for name, _, role, _ in seats(prose)} == {
        ("Koo Wing Fai", EXECUTIVE),
        ("Ip Yuet Ngor", EXECUTIVE),
        ("Meng Tao", INDEPENDENT),
    }


def test_a_list_may_go_on_with_one_whose_seat_stands_in_brackets():
    prose = (
        "At the date hereof the Board comprises Mr. Koo Wing Fai, Ms. Ip Yuet Ngor (executive Directors), "
        "and Mr. Meng Tao (non-executive Director)."
    )
    assert ("Meng Tao", "issuer", NON, None) in seats(prose)
