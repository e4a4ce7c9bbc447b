from graphkit.extract.chinese.passage import passages
from graphkit.filing.reading import read
from tests.builder import filing


def read_passages(text):
    return passages(read(filing(text, language="zh-Hant")))


def test_a_passage_has_no_blanks_between_glyphs():
    (passage,) = read_passages("海 月 控 股 有 限 公 司 經 營 茶 葉 及 紙 品 買 賣 業 務 多 年 。")
    assert passage.text == "海月控股有限公司經營茶葉及紙品買賣業務多年。"


def test_latin_words_stay_apart():
    (passage,) = read_passages("本公司持有Silver Fern Limited全部股份，並將繼續持有該等股份。")
    assert "Silver Fern Limited" in passage.text


def test_evidence_leads_back_to_the_filing():
    text = "海 月 控 股 有 限 公 司 經 營 茶 葉 買 賣 業 務 ， 亦 經 營 紙 品 業 務 。"
    told = filing(text, language="zh-Hant")
    (passage,) = passages(read(told))
    place = passage.text.index("茶葉")
    (evidence,) = passage.evidence(place, place + 2)
    assert evidence.quote == "茶 葉"


def test_english_prose_is_left_out():
    assert (
        read_passages("The Company is one of the oldest traders of tea in the city and has been so for long.")
        == []
    )


def test_a_bracket_that_a_line_breaks_is_whole():
    text = "本公司與翠湖茶業有限公司（\n「翠湖」\n）多年來一直合作經營茶葉買賣業務。"
    assert any("翠湖茶業有限公司(「翠湖」)多年" in passage.text for passage in read_passages(text))
