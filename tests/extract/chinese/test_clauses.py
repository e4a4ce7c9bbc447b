from graphkit.extract.chinese.cast import Cast
from graphkit.extract.chinese.clauses import sentences
from graphkit.extract.chinese.passage import passages
from graphkit.extract.roster import Roster
from graphkit.extract.work import Work
from graphkit.filing.reading import read
from tests.builder import filing


def clauses(text):
    told = filing(text, language="zh-Hant")
    reading = read(told)
    held = passages(reading)
    cast = Cast(Work(told, reading, Roster(told)), held)
    return [
        "".join(
            "人" if "\ue000" <= glyph < "\ue800" else "司" if "\ue800" <= glyph <= "\uefff" else glyph
            for glyph in clause.text
        )
        for number, passage in enumerate(held)
        for sentence in sentences(passage, cast.mentions(number))
        for clause in sentence.clauses
    ]


def test_a_clause_without_subject_gets_the_one_before():
    assert "司由人全資擁有" in clauses("翠湖茶業有限公司經營茶葉多年，由唐小雨女士全資擁有")


def test_a_bracket_becomes_a_clause_of_its_own():
    assert "司為司之附屬公司" in clauses("翠湖茶業有限公司（本公司之附屬公司）經營茶葉")


def test_all_before_a_bracket_share_it():
    assert "司、司均為司附屬公司" in clauses(
        "翠湖茶業有限公司、北嶺紙業有限公司（均為本公司附屬公司）經營茶葉"
    )


def test_a_pronoun_is_the_man_of_the_paragraph():
    assert "人為司之董事。" in clauses("唐小雨女士經營茶葉。彼為翠湖茶業有限公司之董事。")


def test_commas_in_numbers_do_not_part():
    assert "司持有8000000股股份" in clauses("翠湖茶業有限公司持有8,000,000股股份")
