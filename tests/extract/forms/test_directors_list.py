from __future__ import annotations

from tests.extract.forms.reading import facts, notices, read_form, told

ENGLISH = """Blue Harbour Foods Limited
藍港食品有限公司
(Incorporated in the Cayman Islands)
(Stock Code: 01999)
LIST OF DIRECTORS AND THEIR ROLES AND FUNCTIONS
Executive Directors
Mr. Wong Tai Man (Chairman and Chief Executive Officer)
Ms. Ip Yuet Ngor (Vice Chairman)
Non-executive Director
Mr. Oliver STANTON
Independent Non-executive Directors
Dr. Chow Siu Ming, Albert
Audit Committee
Dr. Chow Siu Ming, Albert (Chairman)
Mr. Oliver STANTON
"""

CHINESE = """藍 港 食 品 有 限 公 司
（在百慕達成立）
（股份代號：1999）
董事名單與其角色和職能
執行董事
王 大 明 先 生（聯 席 主 席）
獨立非執行董事
葉月娥女士
下 表 提 供 董 事 委 員 會 的 成 員。
董事
審核委員會
葉月娥女士
主席
"""


def test_each_director_has_the_role_of_the_heading_above():
    assert facts(ENGLISH) == {
        ("Wong Tai Man", "director_of", "executive", True),
        ("Wong Tai Man", "officer_of", "chief executive officer", None),
        ("Ip Yuet Ngor", "director_of", "executive", None),
        ("Oliver STANTON", "director_of", "non_executive", None),
        ("Chow Siu Ming, Albert", "director_of", "independent_non_executive", None),
    }


def test_committees_are_ignored_by_name():
    assert any("committees" in one for one in notices(ENGLISH, "ignored"))


def test_the_issuer_has_code_place_and_chinese_name():
    issuer = next(one for one in told(read_form(ENGLISH)) if "stock_code" in one)
    assert (issuer["stock_code"], issuer["jurisdiction"], issuer["zh"]) == ("1999", "KY", "藍港食品有限公司")


def test_spaced_chinese_and_a_joint_chairman_are_read():
    assert facts(CHINESE) == {
        ("王大明", "director_of", "executive", True),
        ("葉月娥", "director_of", "independent_non_executive", None),
    }


def test_a_line_that_names_no_director_is_reported():
    text = ENGLISH.replace("Mr. Oliver STANTON\nIndependent", "(vacant since May)\nIndependent")
    assert any("vacant" in one for one in notices(text, "doubtful"))


def test_the_list_speaks_for_its_date():
    work = read_form(ENGLISH, published="2022-06-24")
    assert {draft.as_at for draft in work.drafts if draft.predicate == "director_of"} == {"2022-06-24"}


def test_honours_before_and_behind_a_name_are_no_part_of_it():
    page = ENGLISH.replace("Ms. Ip Yuet Ngor (Vice Chairman)", "Dr. the Hon. Ip Yuet Ngor, G.B.S., JP")
    found = {name for name, predicate, *_ in facts(page) if predicate == "director_of"}
    assert "Ip Yuet Ngor" in found


def test_an_alternate_is_ignored_by_name():
    page = ENGLISH.replace(
        "Mr. Oliver STANTON\nIndep", "Mr. Oliver STANTON\nMr. Ma Lun (alternate to him)\nIndep"
    )
    assert "Ma Lun" not in {name for name, *_ in facts(page)}
    assert any("alternate" in message for message in notices(page, "ignored"))
