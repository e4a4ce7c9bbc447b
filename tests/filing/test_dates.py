"""Dates as filings print them."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.filing.dates import find_date


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on 30 November 2012", date(2012, 11, 30)),
        ("the 3rd day of May, 2009", date(2009, 5, 3)),
        ("June 15, 2020", date(2020, 6, 15)),
        ("Sept 1, 2020", date(2020, 9, 1)),
        ("二零二五年六月二十日", date(2025, 6, 20)),
        ("二〇一〇年十二月三十一日", date(2010, 12, 31)),
        ("2025 年 8 月 22 日", date(2025, 8, 22)),
        ("04/12/2013", date(2013, 12, 4)),
    ],
)
def test_read(words: str, day: date) -> None:
    found = find_date(words)
    assert found is not None and found[0] == day


@pytest.mark.parametrize("words", ["31 February 2012", "in 2012", "30 November", "13月2日", "1/13/2012"])
def test_no_date(words: str) -> None:
    assert find_date(words) is None


def test_an_impossible_date_does_not_hide_the_next() -> None:
    found = find_date("30/02/2013 and 01/03/2013")
    assert found == (date(2013, 3, 1), 15, 25)
