"""Chinese and English company names explained by each other."""

import pytest

from graphkit.identity.bridge import bridge, learn
from graphkit.identity.words import chinese_core, core_words


def told(chinese, english, learned=None):
    return bridge(chinese_core(chinese), core_words(english), learned)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("珠海海雲科技有限公司", "Zhuhai Haiyun Technology Co., Ltd."),
        ("重慶長青貿易有限公司", "Chongqing Changqing Trading Company Limited"),
        ("榮發地產（香港）有限公司", "Wing Fat Properties (Hong Kong) Limited"),
        ("北京市安泰軟件有限責任公司", "Beijing Antai Software Co., Ltd."),
    ],
)
def test_names_that_explain_each_other_wholly(chinese, english):
    found = told(chinese, english)
    assert found.whole
    assert found.score == 1.0
    assert found.sounded >= 2


@pytest.mark.parametrize(
    ("chinese", "english", "left"),
    [
        ("海雲科技有限公司", "Zhuhai Haiyun Technology Co., Ltd.", "zhuhai"),
        ("珠海海雲科技有限公司", "Zhuhai Haiyun Internet Technology Co., Ltd.", "internet"),
        ("珠海海雲科技有限公司", "Zhuhai Haiyun Technology Holdings Limited", "holding"),
    ],
)
def test_a_word_more_in_english_is_left_over(chinese, english, left):
    assert told(chinese, english).left_english == (left,)


def test_a_word_more_in_chinese_is_left_over():
    assert told("珠海海雲科技集團有限公司", "Zhuhai Haiyun Technology Co., Ltd.").left_chinese == "集团"


def test_a_brand_is_learned_from_a_pair_that_a_filing_prints():
    learned = learn(
        [(chinese_core("珠海碼頭軟件有限公司"), core_words("Zhuhai Piersoft Software Co., Ltd."))]
    )
    assert learned == {"码头": (("piersoft",),)} or learned == {}
    brand = learn([(chinese_core("珠海潮涌軟件有限公司"), core_words("Zhuhai Tidal Software Co., Ltd."))])
    assert told("上海潮涌食品有限公司", "Shanghai Tidal Foods Limited", brand).whole
    assert not told("上海潮涌食品有限公司", "Shanghai Tidal Foods Limited").whole


def test_a_gap_in_the_lexicon_is_no_brand():
    assert learn([(chinese_core("潮涌科技有限公司"), core_words("Chaoyong Trading Limited"))]) == {}


def test_common_words_alone_are_not_sounded():
    found = told("中國投資控股有限公司", "China Investment Holdings Limited")
    assert found.whole
    assert found.sounded == 0
