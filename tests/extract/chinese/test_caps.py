from decimal import Decimal

from graphkit.extract.chinese.caps import listed_caps, told_caps
from graphkit.extract.chinese.glyphs import fold

TITLE = "下表載列框架協議之年度上限(人民幣千元):\n截至12月31日止年度\n"


def listed(text):
    return [(cap.label, cap.period_end, cap.amount) for cap in listed_caps(fold(text))]


def test_a_row_for_each_agreement():
    text = TITLE + "協議2031年2032年\n採茶協議65,000 70,500\n造紙協議1,800 1,980"
    assert listed(text) == [
        ("採茶協議", "2031-12-31", Decimal(65_000_000)),
        ("採茶協議", "2032-12-31", Decimal(70_500_000)),
        ("造紙協議", "2031-12-31", Decimal(1_800_000)),
        ("造紙協議", "2032-12-31", Decimal(1_980_000)),
    ]


def test_a_line_for_each_year():
    text = "建議年度上限如下:\n截至2031年6月30日止年度:5,000萬港元;截至2032年6月30日止年度:6,000萬港元"
    assert listed(text) == [
        ("", "2031-06-30", Decimal(50_000_000)),
        ("", "2032-06-30", Decimal(60_000_000)),
    ]


def test_a_row_of_another_length_is_no_row_of_caps():
    assert listed(TITLE + "協議2031年2032年\n採茶協議65,000") == []


def test_sums_of_the_past_are_no_caps():
    assert listed(TITLE + "協議2031年2032年\n實際交易金額65,000 70,500") == []


def test_a_table_without_unit_is_left():
    text = "下表載列年度上限:\n截至12月31日止年度\n協議2031年2032年\n採茶協議65,000 70,500"
    assert listed(text) == []


def caps(text):
    return [(cap.period_end, cap.amount, cap.currency) for cap in told_caps(fold(text))]


def test_periods_of_several_lengths():
    text = (
        "截至2031年12月31日止八個月及截至2032年4月30日止四個月之年度上限分別為4,000,000港元及2,000,000港元。"
    )
    assert caps(text) == [
        ("2031-12-31", Decimal(4_000_000), "HKD"),
        ("2032-04-30", Decimal(2_000_000), "HKD"),
    ]


def test_one_sum_for_each_of_the_years():
    text = "截至2031年及2032年12月31日止各年度,每日最高存款餘額均不得超過人民幣6億元。"
    assert caps(text) == [
        ("2031-12-31", Decimal(600_000_000), "CNY"),
        ("2032-12-31", Decimal(600_000_000), "CNY"),
    ]


def test_what_was_paid_is_no_cap():
    text = "截至2031年12月31日止年度之年度上限為25,000,000港元,而該年度之實際交易金額為21,847,000港元。"
    assert caps(text) == [("2031-12-31", Decimal(25_000_000), "HKD")]


def test_one_cap_for_each_of_the_years_that_end_with_the_last():
    text = fold("截至2033年6月30日止三個財政年度，供茶協議每年之年度上限均為3,200萬港元")
    assert [(cap.period_end, int(cap.amount)) for cap in told_caps(text)] == [
        ("2031-06-30", 32000000),
        ("2032-06-30", 32000000),
        ("2033-06-30", 32000000),
    ]
