from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.extract.chinese.lexicon import load
from tests.extract.chinese.told import ISSUER, work

WORDS = """翠湖茶業有限公司 唐小雨女士 本公司 持有 擁有 51% 及 由 為 之 附屬公司 全資
( ) 「買方」 , 。 、 於 執行董事 獲委任為 二零二一年五月 Oak&nbsp;Limited"""
FRAGMENTS = st.lists(
    st.sampled_from([*(word.replace("&nbsp;", " ") for word in WORDS.split()), "\n"]), max_size=30
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FRAGMENTS)
def test_any_text_is_read_and_every_quote_is_in_it(pieces):
    held = work(ISSUER + "".join(pieces))
    assert all(one.quote in held.filing.text for draft in held.drafts for one in draft.evidence)


def test_a_holding_that_cannot_be_read_is_reported():
    held = work(ISSUER + "翠湖茶業有限公司與該公司合共擁有權益51%，而該公司之股東不詳。")
    assert [notice.level for notice in held.notices] == ["doubtful"]


def test_two_readings_are_equal():
    text = ISSUER + "翠湖茶業有限公司由唐小雨女士擁有60%及由白雲山先生擁有40%，為本公司之聯繫人。"
    assert work(text).drafts == work(text).drafts


def test_every_data_file_names_source_and_date():
    from importlib.resources import files

    held = files("graphkit.extract") / "data" / "chinese"
    for file in held.iterdir():
        head = file.read_text("utf-8")
        assert "Source:" in head and "Date: 20" in head, file.name
        assert load(file.name.removesuffix(".toml"))
