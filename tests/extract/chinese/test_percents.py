from decimal import Decimal

import pytest

from graphkit.extract.chinese.percents import percents_of


@pytest.mark.parametrize(
    ("printed", "sign"),
    [
        ("51%", "="),
        ("約51%", "~"),
        ("逾51%", ">"),
        ("不少於51%", ">="),
        ("少於51%", "<"),
        ("不超過51%", "<="),
        ("51%以上", ">"),
    ],
)
def test_the_words_of_measure(printed, sign):
    (found,) = percents_of(printed, 0, len(printed))
    assert (found.value, found.sign) == (Decimal(51), sign)


def test_more_than_the_whole_is_no_percentage():
    assert percents_of("450.38%", 0, 7) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("百分之三十", "30"), ("百分之五十一點五", "51.5"), ("百分之一百", "100"), ("百分之12.5", "12.5")],
)
def test_percentages_in_words(text, value):
    assert [str(one.value) for one in percents_of(text, 0, len(text))] == [value]
