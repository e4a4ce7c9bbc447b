from decimal import Decimal

import pytest

from graphkit.extract.chinese.numerals import date_of, first_date, money_of, number_of


@pytest.mark.parametrize(
    ("printed", "value"),
    [("七", 7), ("十", 10), ("十二", 12), ("二十", 20), ("廿八", 28), ("三十一", 31), ("9", 9)],
)
def test_small_numerals(printed, value):
    assert number_of(printed) == value


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("二零一九年三月五日", "2019-03-05"),
        ("二〇二四年十月", "2024-10"),
        ("2021年12月31日", "2021-12-31"),
        ("一九九八年", "1998"),
    ],
)
def test_dates_and_part_dates(printed, date):
    assert date_of(printed) == date


def test_a_month_that_does_not_exist_is_no_date():
    assert date_of("2021年13月1日") is None


def test_first_date_of_a_text():
    assert first_date("船隻於二零一九年三月五日交付") == "2019-03-05"


@pytest.mark.parametrize(
    ("printed", "amount", "currency"),
    [
        ("人民幣3,500,000元", "3500000", "CNY"),
        ("45.5百萬港元", "45500000.0", "HKD"),
        ("2億美元", "200000000", "USD"),
        ("300萬元人民幣", "3000000", "CNY"),
    ],
)
def test_sums_of_money(printed, amount, currency):
    assert money_of(printed) == (Decimal(amount), currency)


def test_a_number_without_currency_is_no_sum():
    assert money_of("3,500,000股") is None
