from tests.extract.chinese.told import drafts, facts

US = "海月控股有限公司"


def board(text):
    return {
        fact[0]: (draft.role, draft.chair, draft.status)
        for fact, draft in facts(text).items()
        if fact[1] == "director_of"
    }


def test_the_office_before_the_names():
    text = "於本函件日期，執行董事為唐小雨女士（主席）及白雲山先生；獨立非執行董事為方圓博士。"
    assert board(text) == {
        "唐小雨": ("executive", True, "asserted"),
        "白雲山": ("executive", None, "asserted"),
        "方圓": ("independent_non_executive", None, "asserted"),
    }


def test_the_office_after_the_names():
    text = "董事會成員包括：(i)唐小雨女士及白雲山先生為執行董事；及(ii)方圓博士為獨立非執行董事。"
    assert {name: seat[0] for name, seat in board(text).items()} == {
        "唐小雨": "executive",
        "白雲山": "executive",
        "方圓": "independent_non_executive",
    }


def test_names_without_forms_of_address():
    assert set(board("本公司執行董事為唐小雨、白雲山及歐陽克勤；非執行董事為方圓先生。")) >= {
        "唐小雨",
        "白雲山",
        "歐陽克勤",
    }


def test_a_deputy_is_not_in_the_chair():
    assert board("執行董事為唐小雨女士（副主席）及白雲山先生。")["唐小雨"][1] is None


def test_the_chair_of_a_committee_is_not_of_the_board():
    found = board("提名委員會由兩名獨立非執行董事組成，即方圓博士（主席）及唐小雨女士。")
    assert found["方圓"] == ("independent_non_executive", None, "asserted")


def test_a_statement_of_one_mans_tie_is_no_list():
    assert board("唐小雨女士為本公司執行董事白雲山先生之配偶。") == {
        "白雲山": ("executive", None, "asserted")
    }


def test_a_title_in_a_note_is_an_office():
    found = facts("執行董事為唐小雨女士（行政總裁）及白雲山先生。")
    assert found[("唐小雨", "officer_of", US)].title == "行政總裁"


LINES = """海月控股有限公司（「本公司」）現任董事載列如下，並附上委任或離任之日期。

執行董事：
唐小雨女士（主席）
白雲山先生（於二零二零年六月八日辭任）

獨立非執行董事：
方圓博士（於二零二零年七月一日獲委任）

審核委員會
方圓博士（主席）
"""


def lines():
    return {fact[0]: draft for fact, draft in drafts(LINES).items() if fact[1] == "director_of"}


def test_a_list_of_lines_under_the_office():
    assert {name: draft.role for name, draft in lines().items()} == {
        "唐小雨": "executive",
        "白雲山": "executive",
        "方圓": "independent_non_executive",
    }


def test_a_note_tells_who_left_and_who_came():
    found = lines()
    assert (found["白雲山"].status, found["白雲山"].valid_to) == ("ended", "2020-06-08")
    assert found["方圓"].valid_from == "2020-07-01"


def test_a_committee_below_the_list_is_not_the_board():
    assert lines()["方圓"].chair is None


def test_as_at_is_the_day_of_the_filing():
    found = facts("於本公告日期，執行董事為唐小雨女士及白雲山先生。")[("唐小雨", "director_of", US)]
    assert found.as_at == "2012-11-30"


def test_the_directors_of_another_body_are_not_ours():
    found = facts("翠湖茶業有限公司之董事為唐小雨先生及方志文先生。")
    assert ("唐小雨", "director_of", "海月控股有限公司") not in found


def test_a_note_belongs_to_the_name_on_its_line():
    text = (
        "執行董事：\n唐小雨先生（主席）\n顧明慧女士\n"
        "方志文先生（董事總經理）          （於二零三一年七月一日獲委任）\n"
    )
    found = facts(text)
    assert found[("方志文", "officer_of", "海月控股有限公司")].title == "董事總經理"
    assert ("顧明慧", "officer_of", "海月控股有限公司") not in found


def test_a_body_named_behind_the_list_does_not_undo_it():
    text = "董事會包括兩名執行董事：唐小雨女士及白雲山先生。翠湖茶業有限公司經營茶葉。"
    assert {fact[0] for fact in facts(text) if fact[1] == "director_of"} == {"唐小雨", "白雲山"}
