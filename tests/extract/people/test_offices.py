from __future__ import annotations

import pytest

from tests.extract.people.sample import changes, offices, seats

EXECUTIVE, NON, INDEPENDENT = "executive", "non_executive", "independent_non_executive"


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("Mr. Koo Wing Fai, aged 52, is an executive Director.", ("Koo Wing Fai", "issuer", EXECUTIVE, None)),
        ("Mr. Koo Wing Fai, a non-executive Director, abstained.", ("Koo Wing Fai", "issuer", NON, None)),
        ("Mr. Koo Wing Fai is the chairman of the Board.", ("Koo Wing Fai", "issuer", None, True)),
        (
            "Mr. Koo Wing Fai, who is also a director of Red Lantern Limited, left.",
            ("Koo Wing Fai", "Red Lantern Limited", None, None),
        ),
        (
            "Mr. Koo Wing Fai has been serving as independent non-executive director of Red Lantern Limited.",
            ("Koo Wing Fai", "Red Lantern Limited", INDEPENDENT, None),
        ),
        (
            "Mr. Koo Wing Fai, the nephew of Ms. Ip Yuet Ngor, is a non-executive Director.",
            ("Koo Wing Fai", "issuer", NON, None),
        ),
        (
            "Mr. Koo Wing Fai, who joined the Group in 2003, is our executive Director.",
            ("Koo Wing Fai", "issuer", EXECUTIVE, None),
        ),
        (
            "It is held by Mr. Koo Wing Fai, an executive Director.",
            ("Koo Wing Fai", "issuer", EXECUTIVE, None),
        ),
        (
            "Mr. Koo Wing Fai, apart from being a director of Red Lantern Limited, owns nothing.",
            ("Koo Wing Fai", "Red Lantern Limited", None, None),
        ),
    ],
)
def test_a_seat_told_in_prose(prose, expected):
    assert seats(prose) == {expected}


def test_the_chairman_of_the_board_of_directors_of_another_company_sits_on_it():
    prose = "Mr. Koo Wing Fai is the chairman of the board of directors of Oak Limited."
    assert seats(prose) == {("Koo Wing Fai", "Oak Limited", None, True)}


def test_a_kinship_may_stand_before_the_office():
    prose = "He is assisted by Ms. Ip Yuet Ngor, who is his wife and our chief operating officer."
    assert {(who, title) for who, _, title in offices(prose)} == {("Ip Yuet Ngor", "chief operating officer")}


def test_offices_joined_by_and_share_the_company():
    prose = "Ms. Ip Yuet Ngor is the chief financial officer and company secretary of the Company."
    assert offices(prose) == {
        ("Ip Yuet Ngor", "issuer", "chief financial officer"),
        ("Ip Yuet Ngor", "issuer", "company secretary"),
    }


def test_each_title_has_its_own_company():
    prose = (
        "Ms. Ip Yuet Ngor is a director of Red Lantern Limited and the general manager of Grey Heron Limited."
    )
    assert seats(prose) == {("Ip Yuet Ngor", "Red Lantern Limited", None, None)}
    assert offices(prose) == {("Ip Yuet Ngor", "Grey Heron Limited", "general manager")}


def test_one_title_in_several_companies():
    prose = (
        "Ms. Ip Yuet Ngor is a director of Red Lantern Limited (code: 1), Grey Heron Limited and Oak Limited."
    )
    assert {seat[1] for seat in seats(prose)} == {"Red Lantern Limited", "Grey Heron Limited", "Oak Limited"}


def test_respectively_gives_each_person_one_title():
    prose = "Mr. Koo Wing Fai and Mr. Meng Tao respectively serve as chairman and director of Oak Limited."
    assert seats(prose) == {
        ("Koo Wing Fai", "Oak Limited", None, True),
        ("Meng Tao", "Oak Limited", None, None),
    }


def test_a_plural_verb_seats_every_person_of_the_list():
    prose = "Mr. Koo Wing Fai and Mr. Meng Tao are directors of Red Lantern Limited."
    assert {seat[0] for seat in seats(prose)} == {"Koo Wing Fai", "Meng Tao"}


def test_a_pronoun_and_a_short_name_stand_for_the_person_told_of():
    prose = (
        "Mr. Koo Wing Fai, aged 52, is an executive Director. Mr. Koo is a director of Red Lantern Limited. "
        "He is also the general manager of Grey Heron Limited."
    )
    assert ("Koo Wing Fai", "Red Lantern Limited", None, None) in seats(prose)
    assert offices(prose) == {("Koo Wing Fai", "Grey Heron Limited", "general manager")}


@pytest.mark.parametrize(
    "prose",
    [
        "Mr. Koo Wing Fai was a director of Red Lantern Limited.",
        "Mr. Koo Wing Fai served as the general manager of Red Lantern Limited from 2001 to 2004.",
        "Mr. Koo Wing Fai is a former director of Red Lantern Limited.",
        "Mr. Koo Wing Fai is not a director of Red Lantern Limited.",
        "Mr. Koo Wing Fai is a consultant to the directors of Red Lantern Limited.",
        "Mr. Koo Wing Fai is the chairman of the audit committee of the Company.",
        "Mr. Koo Wing Fai is the father of Mr. Meng Tao, who lives abroad.",
        "None of Mr. Koo Wing Fai or Mr. Meng Tao is a director of Red Lantern Limited.",
        "If Mr. Koo Wing Fai is a director of Red Lantern Limited, he must abstain.",
        "Mr. Koo Wing Fai and the executive Directors attended.",
        "Mr. Koo Wing Fai ceased to be a director of Red Lantern Limited in 2009.",
        "Mr. Koo Wing Fai was appointed as a director of Red Lantern Limited in 2001.",
    ],
)
def test_what_is_not_held_is_not_told(prose):
    assert seats(prose) == set()
    assert offices(prose) == set()


def test_a_seat_on_the_issuers_board_that_was_held_has_ended():
    assert changes("Mr. Koo Wing Fai was an executive Director of the Company.") == {
        ("Koo Wing Fai", "ended", None, None)
    }


def test_the_relative_of_a_person_is_not_seated_in_his_place():
    prose = "Ms. Koo Mei, a daughter of Mr. Koo Wing Fai, is a non-executive Director."
    assert ("Koo Wing Fai", "issuer", NON, None) not in seats(prose)


def test_the_day_of_appointment_is_the_day_from_which_the_seat_is_held():
    prose = "Mr. Koo Wing Fai was appointed as an executive Director on 3 March 2012."
    assert changes(prose) == {("Koo Wing Fai", "asserted", "2012-03-03", None)}


def test_one_seat_told_often_is_one_fact_with_all_its_evidence():
    prose = (
        "Mr. Koo Wing Fai is the chairman of the Board. "
        "The executive Director is Mr. Koo Wing Fai. Mr. Koo Wing Fai is an executive Director."
    )
    assert seats(prose) == {("Koo Wing Fai", "issuer", EXECUTIVE, True)}


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        (
            "Mr. Koo Wing Fai will be appointed as an executive Director.",
            ("Koo Wing Fai", "planned", None, None),
        ),
        (
            "The Board proposes to appoint Mr. Koo Wing Fai as an executive Director.",
            ("Koo Wing Fai", "planned", None, None),
        ),
        (
            "Mr. Koo Wing Fai has resigned as an executive Director with effect from 1 March 2012.",
            ("Koo Wing Fai", "ended", None, "2012-03-01"),
        ),
        (
            "Mr. Koo Wing Fai has been an executive Director since June 2010.",
            ("Koo Wing Fai", "asserted", "2010-06", None),
        ),
    ],
)
def test_a_change_of_the_board_has_its_status_and_day(prose, expected):
    assert changes(prose) == {expected}


def test_a_director_re_designated_has_the_new_role():
    prose = "Mr. Koo Wing Fai has been re-designated from a non-executive Director to an executive Director."
    assert seats(prose) == {("Koo Wing Fai", "issuer", EXECUTIVE, None)}


def test_chairman_of_the_board_of_another_company_is_its_chairman():
    prose = "Mr. Koo Wing Fai is an executive director, chairman of the board and president of Oak Limited."
    assert seats(prose) == {("Koo Wing Fai", "Oak Limited", EXECUTIVE, True)}


def test_a_second_clause_tells_of_the_same_person():
    prose = "Mr. Koo Wing Fai is an executive Director and is also the general manager of Oak Limited."
    assert offices(prose) == {("Koo Wing Fai", "Oak Limited", "general manager")}


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        (
            "The company secretary of the Company is Ms. Ip Yuet Ngor.",
            ("Ip Yuet Ngor", "issuer", "company secretary"),
        ),
        (
            "Our chief executive officer, Ms. Ip Yuet Ngor, agreed.",
            ("Ip Yuet Ngor", "issuer", "chief executive officer"),
        ),
        (
            "Ms. Ip Yuet Ngor (the general manager of Oak Limited) agreed.",
            ("Ip Yuet Ngor", "Oak Limited", "general manager"),
        ),
        (
            "Ms. Ip Yuet Ngor is one of the joint company secretaries of the Company.",
            ("Ip Yuet Ngor", "issuer", "joint company secretary"),
        ),
    ],
)
def test_an_office_told_title_first_or_in_brackets(prose, expected):
    assert offices(prose) == {expected}


def test_the_directors_of_its_own_board_are_not_the_issuers():
    prose = "Oak Limited, whose sole director is Mr. Koo Wing Fai, is independent."
    assert seats(prose) == {("Koo Wing Fai", "Oak Limited", None, None)}


def test_a_title_before_a_comma_is_not_given_to_the_next_person():
    prose = "Mr. Koo Wing Fai is the chairman of the Company, Ms. Ip Yuet Ngor its secretary."
    assert seats(prose) == {("Koo Wing Fai", "issuer", None, True)}


def test_an_alternate_is_no_director():
    prose = "The executive Directors are Mr. Koo Wing Fai and Mr. Meng Tao (alternate to Mr. Koo Wing Fai)."
    assert {seat[0] for seat in seats(prose)} == {"Koo Wing Fai"}


def test_a_description_between_a_person_and_the_verb_gives_its_office_too():
    prose = "Mr. Koo Wing Fai, an executive Director, is also a director of Red Lantern Limited."
    assert seats(prose) == {
        ("Koo Wing Fai", "issuer", EXECUTIVE, None),
        ("Koo Wing Fai", "Red Lantern Limited", None, None),
    }


def test_an_office_is_told_though_the_verb_tells_of_something_else():
    prose = "Mr. Koo Wing Fai, a non-executive Director and a controlling shareholder, has abstained."
    assert seats(prose) == {("Koo Wing Fai", "issuer", NON, None)}


def test_all_being_directors_speaks_of_every_person_of_the_list():
    prose = "Mr. Koo Wing Fai and Ms. Ip Yuet Ngor, all being executive Directors, abstained."
    assert seats(prose) == {
        ("Koo Wing Fai", "issuer", EXECUTIVE, None),
        ("Ip Yuet Ngor", "issuer", EXECUTIVE, None),
    }


def test_an_office_given_some_time_after_joining():
    prose = "Ms. Ip Yuet Ngor joined our Group in June 2015 and was appointed as our company secretary."
    assert offices(prose) == {("Ip Yuet Ngor", "issuer", "company secretary")}


def test_a_standing_may_come_before_the_office():
    prose = "Mr. Koo Wing Fai is one of our controlling shareholders and the sole director of Oak Limited."
    assert seats(prose) == {("Koo Wing Fai", "Oak Limited", None, None)}


def test_a_company_that_begins_the_next_clause_is_not_one_of_the_list():
    prose = "Since Mr. Koo Wing Fai is a director of Red Lantern Limited, Oak Limited is a customer."
    assert seats(prose) == {("Koo Wing Fai", "Red Lantern Limited", None, None)}


def test_the_verb_behind_a_description_does_not_speak_of_whom_the_description_names():
    prose = "Ms. Ip Yuet Ngor, the spouse of our chairman Mr. Koo Wing Fai, is a non-executive Director."
    assert seats(prose) == {("Ip Yuet Ngor", "issuer", NON, None), ("Koo Wing Fai", "issuer", None, True)}


def test_a_seat_on_a_committee_leaves_the_seat_on_the_board():
    prose = "Ms. Ip Yuet Ngor is an executive Director, and a member of each of the two committees."
    assert seats(prose) == {("Ip Yuet Ngor", "issuer", EXECUTIVE, None)}
