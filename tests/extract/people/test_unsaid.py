from __future__ import annotations

import pytest

from tests.extract.people.sample import offices, seats

SECRETARY = {("Ip Yuet Ngor", "issuer", "company secretary")}


@pytest.mark.parametrize(
    "prose",
    [
        "Ms. Ip Yuet Ngor, ACIS, is the Company Secretary.",
        "Ms. Ip Yuet Ngor has been appointed as the company secretary with effect from 1 May 2012.",
        "The Board announces the appointment of Ms. Ip Yuet Ngor as the company secretary of the Company.",
        "Ms. Ip Yuet Ngor replaces Mr. Meng Tao as the company secretary.",
        "Following the death of Mr. Meng Tao, Ms. Ip Yuet Ngor has been appointed as company secretary.",
    ],
)
def test_a_company_secretary_without_a_company_is_the_issuers(prose):
    assert offices(prose) == SECRETARY


def test_an_appointment_goes_on_behind_and():
    prose = (
        "Ms. Ip Yuet Ngor has been appointed as the company secretary, and Mr. Meng Tao as an authorised "
        "representative of the Company."
    )
    assert offices(prose) == SECRETARY | {("Meng Tao", "issuer", "authorised representative")}


def test_two_secretaries_hold_the_office_jointly():
    prose = "Mr. Meng Tao and Ms. Ip Yuet Ngor have been appointed as the joint company secretaries."
    assert {title for _, _, title in offices(prose)} == {"joint company secretary"}
    assert len(offices(prose)) == 2


@pytest.mark.parametrize(
    "prose",
    [
        "Ms. Ip Yuet Ngor is a company secretary by training.",
        "Ms. Ip Yuet Ngor left Alpha Foods Limited, where she was the company secretary.",
        "Ms. Ip Yuet Ngor worked with Alpha Foods Limited and is the company secretary.",
        "Ms. Ip Yuet Ngor is the chief financial officer.",
        "The Board announces the proposed appointment of Ms. Ip Yuet Ngor as the company secretary.",
        "Ms. Ip Yuet Ngor has been appointed as the company secretary of a friend’s business.",
    ],
)
def test_an_office_that_may_be_anothers_is_not_told(prose):
    assert offices(prose) == set()


def test_who_remains_holds_the_office():
    prose = "Mr. Meng Tao will remain the chief financial officer of the Company."
    assert offices(prose) == {("Meng Tao", "issuer", "chief financial officer")}


def test_who_leaves_one_seat_may_keep_another():
    prose = "Mr. Meng Tao has resigned as the chief executive but will remain as an executive Director."
    assert seats(prose) == {("Meng Tao", "issuer", "executive", None)}


@pytest.mark.parametrize(
    "prose",
    [
        "Alpha Foods Limited, whose sole director is Mr. Meng Tao, trades in rice.",
        "Alpha Foods Limited is a company of which Mr. Meng Tao is a director.",
        "Alpha Foods Limited appointed Mr. Meng Tao as its director.",
    ],
)
def test_the_company_may_stand_before_the_person(prose):
    assert seats(prose) == {("Meng Tao", "Alpha Foods Limited", None, None)}


def test_he_is_the_man_whose_life_is_told_and_not_the_wife_last_named():
    prose = (
        "Mr. Meng Tao, aged 61, set up the Group. He is the husband of Mrs. Lau Yuk Ha. He is also a "
        "director of Alpha Foods Limited."
    )
    assert seats(prose) == {("Meng Tao", "Alpha Foods Limited", None, None)}


def test_a_defined_short_name_is_never_that_of_another():
    prose = (
        "Mr. Meng Tao (“Mr. Meng”) sold a flat. Mr. Meng Kai, the son of Mr. Meng, bought it. "
        "Mr. Meng is an executive Director."
    )
    assert seats(prose) == {("Meng Tao", "issuer", "executive", None)}
