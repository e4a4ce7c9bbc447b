from graphkit.extract.chinese.headings import days_above, kinds_above
from graphkit.extract.chinese.passage import passages
from graphkit.filing.reading import read
from tests.builder import filing


def held(text):
    return passages(read(filing(text, language="zh-Hant")))


def test_a_heading_tells_the_kind_of_what_is_below():
    told = held("持續關連交易\n\n供茶協議\n\n本公司與翠湖茶業有限公司訂立供茶協議。")
    assert {kind for _, kind in kinds_above(told)} == {"continuing_connected"}


def test_another_heading_ends_it():
    told = held("關連交易\n\n本公司與翠湖茶業有限公司訂立協議。\n\n購股權計劃\n\n本公司採納購股權計劃。")
    below = dict(kinds_above(told))
    assert told[1].places[0] in below
    assert told[-1].places[0] not in below


def test_a_sentence_is_no_heading():
    assert list(kinds_above(held("董事確認該項關連交易按一般條款訂立。"))) == []


def test_a_line_gives_its_day_to_the_items_below():
    told = held("董事會宣佈，於二零二二年四月六日：\n\n(i) 本公司訂立協議；\n\n(ii) 買方訂立協議。")
    assert [day for _, day in days_above(told)] == ["二零二二年四月六日"] * 2
