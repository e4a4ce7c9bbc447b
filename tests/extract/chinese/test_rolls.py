"""Lists of the board with the office above the names."""

from __future__ import annotations

from tests.extract.chinese.told import drafts, facts, work

US = "海月控股有限公司"


def test_supervisors_under_their_heading():
    found = facts(
        "監事\n唐小雨先生\n顧明慧女士（監事會主席）\n方志文先生（職工代表監事）\n\n各監事均已訂約。"
    )
    assert {(fact[0], draft.title) for fact, draft in found.items() if fact[1] == "officer_of"} >= {
        ("唐小雨", "監事"),
        ("方志文", "職工代表監事"),
    }
    assert not [fact for fact in found if fact[1] == "director_of"]


def test_names_without_a_form_of_address_on_lines_of_their_own():
    found = facts("執行董事：\n唐小雨（主席）\n顧明慧（總經理）\n\n核數師\n北嶺會計師事務所\n")
    assert found[("唐小雨", "director_of", US)].chair
    assert found[("顧明慧", "officer_of", US)].title == "總經理"


def test_a_label_below_the_office_is_no_name():
    found = facts("執行董事：\n唐小雨先生\n管理層\n")
    assert ("管理層", "director_of", US) not in found


COLUMN = "執行董事\n唐小雨先生\n顧明慧女士\n方志文先生\n\n（主席）\n（總經理）\n\n各董事均已訂約。"


def test_a_column_of_fewer_notes_than_names_is_given_to_nobody():
    found = facts(COLUMN)
    assert {fact[0] for fact in found if fact[1] == "director_of"} == {"唐小雨", "顧明慧", "方志文"}
    assert not any(draft.chair for draft in found.values())
    assert not [fact for fact in found if fact[1] == "officer_of"]
    assert any("not told whose" in notice.message for notice in work(COLUMN).notices)


def test_who_left_stands_last():
    text = "非執行董事\n唐小雨先生\n方志文先生\n\n（於二零二零年六月八日辭任）\n\n各董事均已訂約。"
    found = drafts(text)
    ended = {fact[0] for fact, draft in found.items() if draft.status == "ended"}
    assert ended == {"方志文"}
