import pytest

from tests.extract.chinese.told import facts

US, MAN = "海月控股有限公司", "唐小雨"


@pytest.mark.parametrize(
    "block",
    [
        f"承董事會命\n{US}\n公司秘書\n{MAN}\n\n香港，二零三一年五月六日",
        f"承董事會命\n{US}\n{MAN}\n公司秘書\n\n香港，二零三一年五月六日",
        f"代表董事會\n公司秘書\n{MAN}",
    ],
)
def test_who_signs_holds_the_office_beside_his_name(block):
    assert facts(block)[(MAN, "officer_of", US)].title == "公司秘書"


def test_the_chairman_who_signs_has_one_seat():
    text = f"承董事會命\n{US}\n主席\n{MAN}\n\n於本公告日期，執行董事為{MAN}先生及方志文先生。"
    found = facts(text)[(MAN, "director_of", US)]
    assert (found.role, found.chair) == ("executive", True)


def test_the_order_of_the_board_is_no_part_of_a_name():
    held = facts(f"承董事會命\n{US}\n主席\n{MAN}")
    assert {fact[2] for fact in held} == {US}


def test_a_block_that_two_sign_is_left_alone():
    assert facts(f"承董事會命\n{US}\n{MAN}\n方志文\n聯席公司秘書") == {}
