"""The composition of the board told in one sentence, in the many ways in which filings draft it."""

from __future__ import annotations

import pytest

from tests.extract.people.sample import offices, seats

ROLES = {"executive": "E", "non_executive": "N", "independent_non_executive": "I", None: "-"}


def board(prose: str) -> list[str]:
    """Persons of the issuer's board with their roles, the chairman with a star."""
    return sorted(
        f"{who} {ROLES[role]}{'*' if chair else ''}"
        for who, company, role, chair in seats(prose)
        if company == "issuer"
    )


@pytest.mark.parametrize(
    "prose",
    [
        "Directors: Mr. Koo Wing Fai (Chairman) and Mr. Meng Tao are executive; Mr. Lau Wai is non-executive;"
        " Mr. Lo Yi and Mr. Tsang Pak are independent non-executive.",
        "Of the Directors, Mr. Koo Wing Fai (Chairman) and Mr. Meng Tao are executive, Mr. Lau Wai is "
        "non-executive, and Mr. Lo Yi and Mr. Tsang Pak are independent non-executive.",
        "The board today consists of: executive directors Mr. Koo Wing Fai (Chairman) and Mr. Meng Tao; "
        "non-executive director Mr. Lau Wai (representing Grey Heron Limited, a lender to the Company); and "
        "independent non-executive directors Mr. Lo Yi and Mr. Tsang Pak.",
        "The Board of Directors, on the day of this announcement, is composed of the executive Directors "
        "Messrs. Koo Wing Fai (Chairman) and Meng Tao, the non-executive Director Mr. Lau Wai and the "
        "independent non-executive Directors Messrs. Lo Yi and Tsang Pak.",
        "Board of Directors: Executive – Mr. Koo Wing Fai (Chairman), Mr. Meng Tao; Non-executive – Mr. Lau "
        "Wai; Independent non-executive – Mr. Lo Yi, Mr. Tsang Pak.",
        "The Directors are: executive: Mr. Koo Wing Fai (Chairman), Mr. Meng Tao; non-executive: Mr. Lau Wai;"
        " independent non-executive: Mr. Lo Yi, Mr. Tsang Pak.",
        "Mr. Koo Wing Fai (Chairman) and Mr. Meng Tao are the executive Directors; Mr. Lau Wai is the "
        "non-executive Director; Mr. Lo Yi and Mr. Tsang Pak are the independent non-executive Directors.",
        "The directors are Mr. Koo Wing Fai (Chairman, executive), Mr. Meng Tao (executive), Mr. Lau Wai "
        "(non-executive), Mr. Lo Yi (independent non-executive) and Mr. Tsang Pak (independent "
        "non-executive).",
        "The Board has five members: two executive Directors (Mr. Koo Wing Fai, the Chairman, and Mr. Meng "
        "Tao), one non-executive Director (Mr. Lau Wai) and two independent non-executive Directors (Mr. Lo "
        "Yi and Mr. Tsang Pak).",
        "At the date hereof, Mr. Koo Wing Fai (Chairman) and Mr. Meng Tao serve as executive Directors, Mr. "
        "Lau Wai as non-executive Director and Mr. Lo Yi and Mr. Tsang Pak as independent non-executive "
        "Directors.",
        "The Board consists of (i) Mr. Koo Wing Fai (Chairman) and Mr. Meng Tao, executive Directors; (ii) "
        "Mr. Lau Wai, non-executive Director; and (iii) Mr. Lo Yi and Mr. Tsang Pak, independent "
        "non-executive Directors.",
        "The Company’s executive directors are Mr. Koo Wing Fai, who is also chairman, and Mr. Meng Tao; its "
        "non-executive member is Mr. Lau Wai; and its independent non-executive directors are Mr. Lo Yi and "
        "Mr. Tsang Pak.",
        "The Board comprises Mr. Koo Wing Fai (Chairman), Mr. Meng Tao (all being executive Directors), Mr. "
        "Lau Wai (a non-executive Director) and Mr. Lo Yi and Mr. Tsang Pak (both independent non-executive "
        "Directors).",
        "Directors:\nMr. Koo Wing Fai (Chairman), Mr. Meng Tao (Executive Directors)\nMr. Lau Wai "
        "(Non-executive Director)\nMr. Lo Yi, Mr. Tsang Pak (Independent Non-executive Directors)",
        "The Directors at the date of this announcement are: Mr. Koo Wing Fai* (Chairman), Mr. Meng Tao*, "
        "Mr. Lau Wai+, Mr. Lo Yi# and Mr. Tsang Pak#.\n* Executive Director\n+ Non-executive Director\n"
        "# Independent non-executive Director",
    ],
)
def test_every_drafting_gives_the_same_board(prose):
    assert board(prose) == ["Koo Wing Fai E*", "Lau Wai N", "Lo Yi I", "Meng Tao E", "Tsang Pak I"]


def test_a_title_before_a_person_is_of_that_person():
    prose = "The Board: Chairman Mr. Koo Wing Fai; executive Directors Mr. Meng Tao and Ms. Ip Yuet Ngor."
    assert board(prose) == ["Ip Yuet Ngor E", "Koo Wing Fai -*", "Meng Tao E"]


def test_titles_in_brackets_and_behind_commas_are_offices():
    prose = (
        "Directors: Sir Miles Carver (Chairman), Mr. Koo Wing Fai (Deputy Managing Director), Mr. Meng Tao, "
        "the Chief Executive Officer, and Ms. Julia Brandt (President) are executive."
    )
    assert offices(prose) == {
        ("Koo Wing Fai", "issuer", "deputy managing director"),
        ("Meng Tao", "issuer", "chief executive officer"),
        ("Julia Brandt", "issuer", "president"),
    }


@pytest.mark.parametrize(
    "prose",
    [
        "Its executive directors are the persons whom Mr. Koo Wing Fai and Mr. Meng Tao may name.",
        "The remuneration of the executive Directors was discussed with Mr. Koo Wing Fai and Mr. Meng Tao.",
        "Mr. Koo Wing Fai and Mr. Meng Tao are executive directors of Grey Heron Limited.",
        "Mr. Koo Wing Fai and Mr. Meng Tao, executive directors of the vendor, signed.",
    ],
)
def test_a_sentence_of_anything_else_seats_nobody_here(prose):
    assert board(prose) == []


def test_a_role_reaches_no_further_than_its_clause():
    prose = (
        "Members of the Board are Mr. Koo Wing Fai, Chairman; Mr. Meng Tao, Managing Director; and Mr. Lo Yi "
        "and Mr. Tsang Pak, independent non-executive Directors."
    )
    assert board(prose) == ["Koo Wing Fai -*", "Lo Yi I", "Meng Tao -", "Tsang Pak I"]


def test_an_alternate_has_no_seat():
    prose = "Executive Directors: Mr. Koo Wing Fai, Mr. Meng Tao (alternate to Mr. Koo Wing Fai), Mr. Lo Yi."
    assert board(prose) == ["Koo Wing Fai E", "Lo Yi E"]


def test_titles_behind_a_dash_in_a_column_of_names():
    prose = "Executive Directors\nMr. Koo Wing Fai – Chairman\nMr. Meng Tao – Managing Director\n"
    assert board(prose) == ["Koo Wing Fai E*", "Meng Tao E"]
