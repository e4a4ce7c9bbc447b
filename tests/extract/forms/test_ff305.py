from __future__ import annotations

from tests.extract.forms.reading import capital, facts, notices

RETURN = """FF305
Next Day Disclosure Return
Name of Issuer:

Blue Harbour Foods Limited (Incorporated in Bermuda)

Date Submitted:

16 March 2025

Section I
1. Class of shares

Ordinary shares

Stock code (if listed)

01999

Listed on the Exchange

Yes

A. Changes in issued shares
Events told here

Opening balance as at (Note 1)
1).

28 February 2025

Placing of new shares

1,000,000
50,000
5 %

0

1,000,000
HKD
32.5
Date of changes

16 March 2025

Closing balance as at (Notes 5 and 6) 16 March 2025

1,050,000
0
1,050,000

B. Shares redeemed or repurchased for cancellation but not yet cancelled Not applicable

Confirmation

Repurchase report

Not applicable

Report of on-market sale of shares

Not applicable

Submitted by: Dr. WONG Mei Ling
(Name)
Title: Chief Executive Officer and Executive Director
(Director, Secretary or other)
"""


def test_opening_event_and_closing_are_told_by_their_sums():
    record = capital(RETURN)
    assert record["opening"] == {"as_at": "2025-02-28", "issued": 1000000, "treasury": 0, "total": 1000000}
    assert record["closing"] == {"as_at": "2025-03-16", "issued": 1050000, "treasury": 0, "total": 1050000}
    assert record["events"] == [
        {
            "kind": "Placing of new shares",
            "date": "2025-03-16",
            "shares": 50000,
            "percent": 5,
            "price": 32.5,
            "currency": "HKD",
        }
    ]


def test_the_place_of_incorporation_is_no_part_of_the_name():
    assert capital(RETURN)["issuer"] == "Blue Harbour Foods Limited"


def test_a_percentage_that_is_not_the_change_is_a_warning():
    (warning,) = notices(RETURN.replace("5 %", "7.5 %"), "warning")
    assert "7.5" in warning and "50,000" in warning


def test_shares_bought_back_and_not_cancelled_are_pending():
    part = "B. Shares redeemed or repurchased for cancellation but not yet cancelled Not applicable"
    bought = """B. Shares redeemed or repurchased for cancellation but not yet cancelled
1). Repurchase of shares
Date of changes 15 March 2025
10,000
1 %
HKD 30.25
"""
    assert capital(RETURN.replace(part, bought))["pending"] == [
        {"date": "2025-03-15", "shares": 10000, "price": 30.25, "currency": "HKD"}
    ]


def test_a_trade_is_read_where_shares_at_its_prices_make_the_sum():
    report = """Repurchase report
1). 15 March 2025 10,000 On the Exchange HKD 31 HKD 30 HKD 305,000
Report of on-market"""
    text = RETURN.replace("Repurchase report\n\nNot applicable\n\nReport of on-market", report)
    assert capital(text)["repurchases"] == [
        {
            "date": "2025-03-15",
            "shares": 10000,
            "highest": 31,
            "lowest": 30,
            "paid": 305000,
            "currency": "HKD",
        }
    ]


def test_a_trade_that_does_not_add_up_is_reported():
    report = """Repurchase report
1). 15 March 2025 10,000 On the Exchange HKD 31 HKD 30 HKD 905,000
Report of on-market"""
    text = RETURN.replace("Repurchase report\n\nNot applicable\n\nReport of on-market", report)
    assert any("do not agree" in one for one in notices(text, "doubtful"))


def test_the_signatory_is_director_and_chief_executive():
    assert facts(RETURN) == {
        ("WONG Mei Ling", "director_of", "executive", None),
        ("WONG Mei Ling", "officer_of", "chief executive officer", None),
    }


CHINESE = """FF305
翌日披露報表
公司名稱:

Blue Harbour Foods Limited

呈交日期:

2025年3月16日

1. 股份分類 普通股
證券代號 (如上市) 01999
於香港聯交所上市 是
A. 已發行股份或庫存股份變動
事件
已發行股份數目
於下列日期開始時的結存（註1） 2025年2月28日 1,000,000 0 1,000,000
1). 配售新股份
變動日期 2025年3月16日
50,000 5 % HKD 32.5
於下列日期結束時的結存（註5及6） 2025年3月16日 1,050,000 0 1,050,000
B. 贖回/購回股份 不適用
確認
購回報告 不適用
呈交者： 王大明
（姓名）
職銜： 執行董事
"""


def test_the_chinese_form_gives_the_same_record():
    record = capital(CHINESE)
    assert record["opening"] == {"as_at": "2025-02-28", "issued": 1000000, "treasury": 0, "total": 1000000}
    assert record["closing"]["issued"] == 1050000
    assert (record["events"][0]["kind"], record["events"][0]["price"]) == ("配售新股份", 32.5)
    assert facts(CHINESE) == {("王大明", "director_of", "executive", None)}
