import pytest

from graphkit.extract.chinese.glyphs import fold
from graphkit.extract.chinese.names import companies, looks_like_person, persons, printed


def bodies(text):
    folded = fold(text)
    return [text[name.start : name.end] for name in companies(folded)]


def people(text):
    return [text[name.start : name.end] for name in persons(fold(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("本公司的間接全資附屬公司翠湖茶業有限公司", "翠湖茶業有限公司"),
        ("彼出任寧波海鷗船務股份有限公司之董事", "寧波海鷗船務股份有限公司"),
        ("由北嶺（廈門）紙業有限責任公司持有", "北嶺（廈門）紙業有限責任公司"),
        ("故紅樹林資產管理有限公司為投資者", "紅樹林資產管理有限公司"),
        ("甲並非白鷺科技有限公司之股東", "白鷺科技有限公司"),
        ("與青松一號合夥企業（有限合夥）訂立", "青松一號合夥企業（有限合夥）"),
        ("出售Silver Fern Trading Limited予買方", "Silver Fern Trading Limited"),
        ("、至善茶業有限公司", "至善茶業有限公司"),
        ("於二零一九年三月五日海月茶業有限公司", "海月茶業有限公司"),
        ("轉讓予Oak & Pine (Asia) Holdings Ltd.。", "Oak & Pine (Asia) Holdings Ltd."),
    ],
)
def test_a_body_in_running_text(text, name):
    assert bodies(text) == [name]


def test_names_in_a_list_stay_apart():
    assert bodies("甲乙有限公司、丙丁有限公司及戊己有限公司") == [
        "甲乙有限公司",
        "丙丁有限公司",
        "戊己有限公司",
    ]


def test_a_conjunction_inside_a_name_stays():
    assert bodies("收購太和堂藥業有限公司") == ["太和堂藥業有限公司"]


def test_a_kind_of_company_is_no_name():
    assert bodies("一間於香港註冊成立之私人有限公司") == []


def test_the_exchange_is_no_party():
    assert bodies("香港聯合交易所有限公司並無核對") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("委任唐小雨女士為董事", "唐小雨女士"),
        ("由歐陽克勤先生擁有", "歐陽克勤先生"),
        ("執行董事包括方圓博士", "方圓博士"),
        ("由於唐先生離任", "唐先生"),
        ("及Peter Long先生", "Peter Long先生"),
        ("向小樓先生出任主席", "向小樓先生"),
    ],
)
def test_a_person_by_form_of_address(text, name):
    assert people(text) == [name]


def test_an_engineer_is_not_a_name():
    assert people("唐先生為高級工程師") == ["唐先生"]


@pytest.mark.parametrize(
    ("name", "fits"), [("歐陽震", True), ("陳大文", True), ("貴公司", False), ("簡李傳詩", True)]
)
def test_what_looks_like_a_person(name, fits):
    assert looks_like_person(name) is fits


def test_chinese_names_keep_full_brackets():
    assert printed("北嶺(廈門)紙業有限公司") == "北嶺（廈門）紙業有限公司"


def test_what_announces_a_name_is_no_part_of_it():
    assert bodies("茲載列翠湖茶業股份有限公司在網站刊登之公告") == ["翠湖茶業股份有限公司"]


def test_a_trade_is_no_form_of_address():
    assert people("彼為康復科醫生及執業大律師") == []
    assert people("由白雲山醫生擔任") == ["白雲山醫生"]
