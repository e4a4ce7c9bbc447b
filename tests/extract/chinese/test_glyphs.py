from hypothesis import given
from hypothesis import strategies as st

from graphkit.extract.chinese.glyphs import fold, is_chinese


def test_simplified_and_traditional_fold_to_one():
    assert fold("关连人士于信托") == fold("關連人士於信託")


def test_glyphs_that_simplified_merges_fold_to_one():
    assert fold("註冊") == fold("注册")


def test_quotes_and_width_fold():
    assert fold("“买方”（甲），") == "「買方」(甲),"


@given(st.text())
def test_folding_keeps_every_place(text):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_a_few_chinese_names_do_not_make_a_text_chinese():
    assert not is_chinese("Harbour Light Limited (港燈有限公司) sold its boats.")
