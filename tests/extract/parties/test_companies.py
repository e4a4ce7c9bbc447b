from __future__ import annotations

import pytest

from graphkit.statement import Value
from tests.extract.prose import plain, statements


def attributes(prose: str, predicate: str) -> dict[str, str]:
    found = {}
    for one in statements(prose):
        if one.predicate == predicate:
            assert isinstance(one.object, Value)
            found[plain(one.subject)] = one.object.text
    return found


@pytest.mark.parametrize(
    ("prose", "party", "code"),
    [
        ("Beta is a company incorporated in Bermuda.", "Beta", "BM"),
        ("Beta was incorporated in the British Virgin Islands.", "Beta", "VG"),
        ("Delta, a limited liability company established in the PRC, sold it.", "Delta", "CN"),
        ("Both Beta and Gamma were incorporated in Hong Kong.", "Gamma", "HK"),
        ("Beta (incorporated in Samoa) sold it.", "Beta", "WS"),
        ("Beta, a shell incorporated in Samoa and continued into Bermuda, sold it.", "Beta", "BM"),
        ("Nothing.", "Company", "KY"),
    ],
)
def test_the_seat_is_where_the_filing_says_last(prose: str, party: str, code: str) -> None:
    assert attributes(prose, "jurisdiction")[party] == code


def test_the_day_of_incorporation_is_read() -> None:
    told = attributes("Delta is a company established in the PRC on 5 June 2009.", "incorporated")
    assert told == {"Delta": "2009-06-05"}


def test_the_issuers_stock_code_is_unpadded() -> None:
    assert attributes("Nothing.", "stock_code") == {"Company": "1234"}


def test_the_chinese_name_beside_a_short_name_is_read() -> None:
    assert attributes("Gamma (伽瑪港口有限公司) runs a port.", "chinese_name") == {
        "Gamma": "伽瑪港口有限公司"
    }
