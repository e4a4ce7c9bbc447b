import pytest

from graphkit.extract.chinese.bynames import bynames, part_of_longer
from graphkit.extract.chinese.glyphs import fold
from tests.extract.chinese.told import drafts, facts, work

US = "海月控股有限公司"


def named(text):
    folded = fold(text)
    return [folded[low:high] for low, high in bynames(folded)]


@pytest.mark.parametrize(
    "text",
    [
        "由於翠湖集團為本公司之控股股東",
        "於本公告日期，翠湖集團間接持有本公司約51%權益",
        "翠湖集團（一間國有企業）於本公司已發行股本中擁有51%權益",
        "於二零二一年三月九日，本公司與翠湖集團訂立框架協議",
        "買方與翠湖集團就成立合營公司訂立合營協議",
        "東嶺紙業為翠湖集團間接持有之非全資附屬公司",
        "買方翠湖集團與賣方訂立買賣協議",
        "目標公司由翠湖集團及北嶺紙業分別擁有60%及40%權益",
        "目標公司由賣方擁有60%及翠湖集團擁有40%權益",
    ],
)
def test_a_name_is_known_by_its_use(text):
    assert "翠湖集團" in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "目標公司為本公司之附屬公司",
        "賣方與買方訂立買賣協議",
        "保證人三為本公司之關連人士",
        "該公司持有本公司30%權益",
        "並無成為本公司的主要股東",
        "並為本公司於附屬公司層面之關連人士",
        "唐小雨為本公司之控股股東",
        "除上文所披露者外，任何董事為本公司之關連人士",
    ],
)
def test_what_is_no_name_is_left(text):
    assert named(text) == []


def test_all_names_of_a_list_are_found():
    assert named("北嶺紙業、翠湖茶業及東岸物流訂立合營協議") == ["北嶺紙業", "翠湖茶業", "東岸物流"]


def test_a_list_that_holds_what_is_no_name_is_left_whole():
    assert named("翠湖集團及各董事之聯繫人為本公司之關連人士") == []


def test_a_name_goes_on_into_that_of_a_branch():
    assert part_of_longer("翠湖集團東岸分公司為承租人", 4)
    assert not part_of_longer("翠湖集團為承租人", 4)


def test_the_controlling_shareholder_of_a_summary():
    text = "翠湖集團為本公司的控股股東，因而為本公司的關連人士。翠湖集團經營茶葉。"
    assert {fact[1] for fact in facts(text) if fact[0] == "翠湖集團"} == {
        "controlling_shareholder_of",
        "connected_person_of",
    }


def test_two_glyphs_are_a_name_only_where_they_are_used_thrice():
    told = "翠湖為本公司之主要股東。"
    assert not any(fact[0] == "翠湖" for fact in drafts(told + "翠湖經營茶葉。"))
    assert any(fact[0] == "翠湖" for fact in drafts(told + "翠湖經營茶葉。茶葉由翠湖供應。"))


def test_the_place_in_brackets_is_part_of_the_name():
    text = "翠湖電力（東嶺）（本公司之全資附屬公司）與北嶺紙業訂立供電協議。翠湖電力（東嶺）將供應電力。"
    assert any("翠湖電力（東嶺）" in held.names(handle) for held in [work(text).roster] for handle in held)


def test_a_defined_term_stays_with_its_body():
    found = facts("翠湖茶業有限公司（「翠湖集團」）經營茶葉。翠湖集團為本公司之控股股東。")
    assert ("翠湖茶業有限公司", "controlling_shareholder_of", US) in found
