"""What a filing says of itself."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.filing.head import head

NOTICE = """The Exchange takes no responsibility for the contents of this announcement.

Foo Paper Holdings Limited
甲乙紙業控股有限公司
(Incorporated in the Cayman Islands with limited liability)
(Stock Code: 00999)

CONTINUING CONNECTED TRANSACTIONS
RENEWAL OF THE PULP AGREEMENT

On 1 May 2015 the Company signed it. The prospectus was dated
30 June 2009
and so on.

By order of the Board
Foo Paper Holdings Limited
Mary WONG
Chairman

Hong Kong, 5 May 2015
"""


def test_head_of_an_announcement() -> None:
    assert head(NOTICE) == {
        "kind": "continuing_connected_transaction",
        "language": "en",
        "title": "CONTINUING CONNECTED TRANSACTIONS RENEWAL OF THE PULP AGREEMENT",
        "issuer": "Foo Paper Holdings Limited",
        "stock_code": "999",
        "published": date(2015, 5, 5),
    }


CHINESE = """（ 股 份 代 號 ： 328 ）

須 予 披 露 交 易

甲 乙 控 股 有 限 公 司（「 本 公 司 」）欣 然 宣 佈 ， 本 公 司 已 訂 立 協 議 。

承 董 事 會 命
甲 乙 控 股 有 限 公 司
主 席
王 小 明

二 零 二 五 年 六 月 二 十 日
"""


def test_head_of_a_chinese_announcement_with_blanks_between_its_glyphs() -> None:
    found = head(CHINESE)
    assert found["kind"] == "discloseable_transaction" and found["language"] == "zh-Hant"
    assert (found["issuer"], found["stock_code"]) == ("甲乙控股有限公司", "328")
    assert found["published"] == date(2025, 6, 20)


def test_head_of_a_form() -> None:
    found = head(
        "Next Day Disclosure Return\nName of Issuer:\n\nFoo Inc.\n\nDate Submitted:\n09 February 2026\n"
    )
    assert (found["kind"], found["issuer"], found["published"]) == (
        "next_day_return",
        "Foo Inc.",
        date(2026, 2, 9),
    )


def test_nothing_is_guessed() -> None:
    found = head("The directors met on 5 May 2015 and talked about Bar Limited (stock code: 388) and others.")
    assert (found["issuer"], found["stock_code"], found["published"]) == (None, None, None)


def test_a_stock_code_torn_apart_is_not_guessed() -> None:
    assert (
        head("Monthly Return of Equity Issuer\n(1) Stock code :39 99 Description : shares\n")["stock_code"]
        is None
    )


def test_the_code_of_another_company_is_not_the_issuers() -> None:
    words = "Mr. Wong is a director of Bar Limited\n(stock code: 0388), which is listed too.\n"
    assert head(words)["stock_code"] is None


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("The Company owns all the shares of Foo Limited (甲乙有限公司) and of Bar Limited as well.", "en"),
        ("本公司為甲乙的全資附屬公司，並持有其股權。", "zh-Hant"),
        ("本公司为甲乙的全资附属公司，并持有其股权，关连人士。", "zh-Hans"),
        ("The Company owns the mill. 本公司擁有該廠。" * 3, "bilingual"),
    ],
)
def test_language(words: str, language: str) -> None:
    assert head(words)["language"] == language
