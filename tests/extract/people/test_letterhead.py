from __future__ import annotations

from tests.extract.people.sample import changes, offices, seats

EXECUTIVE, NON, INDEPENDENT = "executive", "non_executive", "independent_non_executive"
HEAD = """
Executive Directors:                         Registered office:
Mr. KOO Wing Fai (Chairman)                  Pebble House
Ms. IP Yuet Ngor (Chief Executive Officer)   4 Shell Lane
                                             Hamilton
Non-executive Director:
Mr. MENG Tao                                 Principal office:
                                             9 Harbour Row
Independent non-executive Directors:         Kowloon
Dr. Julia CHOW
Mr. LAM Kin
                                             3 May 2012
To the Shareholders

Dear Sir or Madam,
"""


def test_directors_beside_addresses_have_the_seat_of_their_column():
    assert seats(HEAD) == {
        ("KOO Wing Fai", "issuer", EXECUTIVE, True),
        ("IP Yuet Ngor", "issuer", EXECUTIVE, None),
        ("MENG Tao", "issuer", NON, None),
        ("Julia CHOW", "issuer", INDEPENDENT, None),
        ("LAM Kin", "issuer", INDEPENDENT, None),
    }
    assert offices(HEAD) == {("IP Yuet Ngor", "issuer", "chief executive officer")}


def test_two_columns_of_directors_are_told_apart():
    prose = (
        "Executive Directors:            Independent non-executive Directors:\n"
        "Mr. KOO Wing Fai                Dr. Julia CHOW\n"
        "Ms. IP Yuet Ngor                Mr. LAM Kin\n\nTo the Shareholders\n"
    )
    assert {(name, role) for name, _, role, _ in seats(prose)} == {
        ("KOO Wing Fai", EXECUTIVE),
        ("IP Yuet Ngor", EXECUTIVE),
        ("Julia CHOW", INDEPENDENT),
        ("LAM Kin", INDEPENDENT),
    }


def test_a_director_who_has_left_is_not_held():
    prose = (
        "Executive Directors:                             Registered office:\n"
        "Mr. KOO Wing Fai                                 Pebble House\n"
        "Ms. IP Yuet Ngor (resigned on 2 May 2012)        4 Shell Lane\n\nTo the Shareholders\n"
    )
    assert ("IP Yuet Ngor", "ended", None, "2012-05-02") in changes(prose)
    assert {name for name, *_ in seats(prose)} == {"KOO Wing Fai"}


def test_a_table_of_pay_is_no_letter_head():
    prose = (
        "Executive Directors:        Fees\nMr. KOO Wing Fai            100\nMs. IP Yuet Ngor            200\n"
    )
    assert seats(prose) == set()
