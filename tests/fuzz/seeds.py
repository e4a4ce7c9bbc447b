"""Whole filings to break: samples, generated announcements, forms, tables, and Chinese texts."""

from __future__ import annotations

import importlib
from functools import cache

from graphkit.resources import samples
from tests.benchmarks.writer import announcement

__all__ = ["seeds"]

TOLD = "forms.test_ff301 forms.test_ff305 forms.test_old_return forms.test_directors_list".split()

CHINESE = """青榆河業控股有限公司
Elm River Holdings Limited
（於開曼群島註冊成立之有限公司）
（股份代號：00777）

持續關連交易

於二零一五年三月六日，本公司之全資附屬公司青榆糧油有限公司（「青榆糧油」）與柳岸倉儲有限公司（「柳岸」）訂立供應協議。

柳岸由何小舟先生持有百分之四十五權益。何小舟先生為執行董事兼主要股東，持有本公司已發行股本12.5%，並為何大帆先生之子。因此，柳岸為何小舟先生之聯繫人，屬本公司之關連人士。

截至二零一五年十二月三十一日止年度之年度上限為人民幣8,000,000元。由於適用百分比率高於0.1%但低於5%，供應協議須遵守申報及公告規定，惟獲豁免遵守獨立股東批准規定。

何小舟先生已就有關董事會決議案放棄投票。

承董事會命
青榆河業控股有限公司
主席
何小舟

香港，二零一五年三月六日

於本公告日期，執行董事為何小舟先生及岑玉池女士；非執行董事為何大帆先生；獨立非執行董事為白一山先生、方正言先生及江如練女士。
"""

TABLES = """Elm River Holdings Limited
(Stock Code: 777)

ISSUE OF NEW SHARES UNDER THE GENERAL MANDATE

The shareholding structure before and after Completion is set out below:

\tAs at the date of this announcement\t\tImmediately after Completion
Shareholders\tNumber of Shares\t%\tNumber of Shares\t%
Heron Capital Limited (Note 1)\t300,000,000\t30.00\t300,000,000\t25.00
Mr. HO Siu Chow\t125,000,000\t12.50\t125,000,000\t10.42
The Subscriber\t–\t–\t200,000,000\t16.67
Public Shareholders\t575,000,000\t57.50\t575,000,000\t47.91
Total\t1,000,000,000\t100.00\t1,200,000,000\t100.00

Note 1: Heron Capital Limited is wholly owned by Ms. SHAM Yuk Chi, the spouse of Mr. HO Siu Chow.

Interests in shares of associated corporations

Name of Director\tCapacity\tNumber of shares\tApproximate percentage
Mr. HO Siu Chow\tBeneficial owner\t1,250,000 (L)\t12.50%
Ms. SHAM Yuk Chi\tInterest of spouse\t1,250,000 (L)\t12.50%
"""


@cache
def seeds() -> tuple[str, ...]:
    """The texts, always in the same order."""
    found = [path.read_text("utf-8") for path in sorted(samples().glob("*.txt"))]
    found += [CHINESE, TABLES, *(announcement(number)[1] for number in range(3))]
    for name in TOLD:
        held = vars(importlib.import_module(f"tests.extract.{name}"))
        found += [
            text for key, text in held.items() if key.isupper() and isinstance(text, str) and len(text) > 150
        ]
    return tuple(found)
