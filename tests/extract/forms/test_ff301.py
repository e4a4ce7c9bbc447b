from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.extract.forms.reading import capital, facts, notices, read_form, told

SHARED = Path(__file__).parents[3] / ".." / "shared"

RETURN = """FF301

Monthly Return for Equity Issuer
For the month ended:

30 June 2024

Status: New Submission

Name of Issuer:

Blue Harbour Foods Limited

Date Submitted:

03 July 2024

I. Movements in Authorised Share Capital (of Blue Harbour)
1. Class of shares

Ordinary shares

Stock code (if listed)

01999

Description

Listed on the Exchange (Note 1)

Yes

Balance at close of preceding month

2,000,000,000 USD
0.001 USD
2,000,000
USD
2,000,000,000 USD
0.001 USD
2,000,000
Total authorised/registered share capital at the end of the month: USD
2,000,000

II. Movements in Issued Shares and/or Treasury Shares
1. Class of shares

Ordinary shares
Stock code (if listed)
01999
Yes
Balance at close of preceding month
700,000,000
50,000
700,050,000
Increase / decrease (-)
31,000
-10,000
Balance at close of the month
700,031,000
40,000
700,071,000

III. Details of Movements in Issued Shares
(A). Share Options (under Share Option Schemes of the Issuer)
1. Class of shares

Ordinary shares
Stock code (if listed)
01999
Yes
Particulars of share option scheme

1).

Scheme adopted in 2015

12,000,000

Exercised
Lapsed

-41,000
-59,000

11,900,000

31,000

10,000

11,900,000

5,000,000

General Meeting approval date
(if applicable)

20 May 2015

2).

Scheme adopted in 2022

3,000,000

Lapsed

-1,000

2,999,000

2,999,000

40,000,000

General Meeting approval date
(if applicable)

21 May 2022

Increase in issued shares (excluding treasury shares):

31,000 Ordinary shares (AA1)

Decrease in treasury shares:

10,000 Ordinary shares (AA2)

Total funds raised during the month from exercise of options:

HKD

41,000

(B). Warrants to Issue Shares of the Issuer

Not applicable

(C). Convertibles (i.e. Convertible into Shares of the Issuer)

Not applicable

(D). Any other Agreements

Not applicable

(E). Other Movements in Issued Shares

Not applicable

IV. Information about Hong Kong Depositary Receipt (HDR)

Not applicable

V. Confirmations

Submitted by:

Wong Mei Ling

Title:

Joint Company Secretary
(Director, Secretary or other Duly Authorised Officer)
"""

CHINESE = """FF301

截至月份:

2024年12月31日

公司名稱:

Blue Harbour Foods Limited

呈交日期:

2025年1月8日

I. 法定股本
1. 股份分類

普通股

證券代號 (如上市)

01999
是
上月底結存

1,000,000 HKD
0.1 HKD
100,000

II. 已發行股份
1. 股份分類

普通股
01999
是
上月底結存
700
0
0
增加 / 減少 (-)
0
700
本月底結存
0
700
700

III.已發行股份詳情
(A). 股份期權 不適用
(B). 權證
不適用
(C). 可換股票據
不適用
(D). 為發行股份所訂立的協議
不適用
(E). 已發行股份的其他變動
不適用
IV. 有關香港預託證券的資料
不適用
V. 確認
呈交者：

王美玲

職銜：

公司秘書
"""


def test_shares_and_treasury_shares_are_told_apart_by_their_sums():
    record = capital(RETURN)
    assert record["issued"] == {"opening": 700000000, "change": 31000, "closing": 700031000}
    assert record["treasury"] == {"opening": 50000, "change": -10000, "closing": 40000}
    assert record["total_issued"] == {"opening": 700050000, "closing": 700071000}


def test_a_blank_cell_is_left_out():
    text = RETURN.replace("31,000\n-10,000\n", "").replace(
        "700,031,000\n40,000\n700,071,000", "700,000,000\n50,000\n700,050,000"
    )
    assert capital(text)["issued"] == {"opening": 700000000, "closing": 700000000}


def test_each_scheme_keeps_its_movements_and_its_day():
    first, second = capital(RETURN)["options"]
    assert (first["exercised"], first["lapsed"], first["approved"]) == (41000, 59000, "2015-05-20")
    assert (first["issued_in_month"], first["treasury_transferred"]) == (31000, 10000)
    assert second == {
        "opening": 3000000,
        "lapsed": 1000,
        "closing": 2999000,
        "issuable": 2999000,
        "grantable": 40000000,
        "approved": "2022-05-21",
    }


def test_figures_that_keep_no_sum_are_reported_and_not_read():
    text = RETURN.replace("700,031,000\n40,000", "700,031,009\n40,000")
    assert "issued" not in capital(text)
    assert any("700,031,009" in one for one in notices(text, "doubtful"))


def test_a_further_class_stands_apart_and_the_listed_class_in_the_main_slots():
    unlisted = """1. Class of shares

Ordinary shares
A
No
Balance at close of preceding month
900
0
900
Balance at close of the month
900
0
900
2. Class of shares"""
    heading = "II. Movements in Issued Shares and/or Treasury Shares\n"
    text = RETURN.replace(heading + "1. Class of shares", heading + unlisted)
    record = capital(text)
    assert record["issued"]["closing"] == 700031000
    assert record["other_classes"][0]["type"] == "A"
    assert record["other_classes"][0]["total_issued"] == {"opening": 900, "closing": 900}


def test_the_ticked_line_says_whether_the_public_float_is_kept():
    line = "the requirement {} been complied with\n"
    held = "✔\n" + line.format("has") + line.format("has not") + "Initial Prescribed Threshold - 25% of all\n"
    failed = line.format("has") + "✔\n" + line.format("has not")
    place = "III. Details of Movements"
    assert capital(RETURN.replace(place, held + place))["public_float"] == {
        "complied": True,
        "threshold": "Initial Prescribed Threshold",
        "percent": 25,
    }
    assert capital(RETURN.replace(place, failed + place))["public_float"] == {"complied": False}


def test_the_chinese_form_gives_the_same_record():
    record = capital(CHINESE)
    assert record["period_end"] == "2024-12-31"
    assert record["issued"] == {"opening": 700, "change": 0, "closing": 700}
    assert record["treasury"] == {"opening": 0, "change": 0, "closing": 0}
    assert facts(CHINESE) == {("王美玲", "officer_of", "公司秘書", None)}


def test_sections_that_do_not_apply_are_ignored_by_name():
    said = notices(RETURN, "ignored")
    assert any("Warrants" in one for one in said) and any("Convertibles" in one for one in said)


@pytest.mark.skipif(not (SHARED / "gold").exists(), reason="the shared filings are not here")
@pytest.mark.parametrize("name", ["en-moon-2026-01-monthly-return.txt"])
def test_a_published_return_gives_the_gold_record(name):
    path = SHARED / "gold" / "corpus-docs" / name
    gold = json.loads((SHARED / "gold" / "corpus" / f"{name}.json").read_text("utf-8"))["capital"]
    record = next(one for one in told(read_form(path.read_text("utf-8"))) if one["record"] == "capital")
    gold["issued"].pop("change")
    gold["treasury"].pop("change")
    gold["convertibles"][0].pop("converted")
    for beside in ("record", "doc", "issuer", "options"):
        gold.pop(beside, None)
        record.pop(beside, None)
    assert record == gold
