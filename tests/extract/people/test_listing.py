"""Lists of directors and officers under headings: notes, alternates, titles behind a comma."""

from __future__ import annotations

from tests.extract.people.sample import offices, seats, statements


def test_a_director_with_an_alternate_sits_himself() -> None:
    prose = "Executive Directors\nMr. Tam Wing Yip\nMs. Orla Finch (alternate: Mr. Percy Finch)\n"
    assert {who for who, *_ in seats(prose)} == {"Tam Wing Yip", "Orla Finch"}


def test_an_alternate_is_no_director() -> None:
    prose = "Executive Directors\nMr. Tam Wing Yip\nMr. Percy Finch (alternate to Mr. Tam Wing Yip)\n"
    assert {who for who, *_ in seats(prose)} == {"Tam Wing Yip"}


def test_a_title_far_below_several_names_is_nobodys() -> None:
    prose = "Executive Directors\nMr. Tam Wing Yip\nMs. Orla Finch\n\n(Chairman)\n\nAuditors\n"
    assert seats(prose) == {
        ("Tam Wing Yip", "issuer", "executive", None),
        ("Orla Finch", "issuer", "executive", None),
    }


def test_who_retired_stands_last() -> None:
    prose = "Executive Directors\nMr. Tam Wing Yip\nMs. Orla Finch\n\n(retired on 20 May 2011)\n\nAuditors\n"
    ended = [one for one in statements(prose) if one.status == "ended"]
    assert [one.subject.names[0].split()[-1] for one in ended] == ["Finch"]


def test_surnames_in_capitals_and_titles_behind_a_comma() -> None:
    prose = "EXECUTIVE DIRECTORS:\n\nWREXHALL Orla, Chairman and Chief Executive\nPYM Aldous\n\nAUDITORS\n"
    assert seats(prose) == {
        ("WREXHALL Orla", "issuer", "executive", True),
        ("PYM Aldous", "issuer", "executive", None),
    }
    assert offices(prose) == {("WREXHALL Orla", "issuer", "chief executive")}


def test_what_is_said_between_name_and_appointment() -> None:
    prose = (
        "Ms. Yau Ka Lai, who is a member of the institute of secretaries, has been appointed as the company "
        "secretary of the Company.\n"
    )
    assert offices(prose) == {("Yau Ka Lai", "issuer", "company secretary")}
