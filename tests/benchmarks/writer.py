"""Filings by the thousand, written for measuring: python -m tests.benchmarks.writer N FOLDER

Each is a short connected-transaction announcement of an invented group, in one of a few
drafting hands. The same number gives the same text, so a folder can be made again anywhere.
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from pathlib import Path

__all__ = ["announcement", "write"]

FIRST = (
    "Amber Birch Cedar Coral Delta Ember Falcon Garnet Harbour Indigo Jade Kestrel Lantern Maple Onyx".split()
)
SECOND = "Bay Bridge Crown Field Gate Hill Isle Lake Moon Peak Pine River Star Tide Wave".split()
TRADES = "Foods Logistics Media Metals Mobile Paper Pharma Power Retail Shipping Software Textiles".split()
SURNAMES = "CHAN CHEUNG FONG HO KWOK LAM LAU LEUNG LI MAK NG POON SIU TANG TSE WONG YEUNG YIP".split()
GIVEN = "Kit Mei Siu Tat Wai Yan Chun Hoi Kar Lok Man Pui Sze Tsz Wing".split()
SEALS = "金銀銅鐵木水火土山河江海天地日月星雲風雨春夏秋冬東南西北"


def announcement(number: int) -> tuple[str, str]:
    """File name and text of the announcement of that number."""
    dice = random.Random(number)
    name = f"{dice.choice(FIRST)} {dice.choice(SECOND)} {dice.choice(TRADES)} {number}"
    issuer, zh = f"{name} Holdings Limited", "".join(dice.choices(SEALS, k=4)) + "控股有限公司"
    sub, other = (
        f"{name} Trading Limited",
        f"{dice.choice(FIRST)} {dice.choice(SECOND)} {number} Ventures Limited",
    )
    people = dice.sample([f"{a} {b} {c}" for a in GIVEN for b in GIVEN for c in SURNAMES if a != b], 6)
    day = date(2012, 1, 2) + timedelta(days=dice.randrange(900))
    when = f"{day.day} {day:%B %Y}"
    share, stake = dice.randrange(31, 100), dice.choice([51, 60, 75, 80, 100])
    amount = dice.randrange(2, 400)
    owned = "a wholly-owned subsidiary" if stake == 100 else "a non-wholly owned subsidiary"
    held = dice.choice(["holds {}% of the issued share capital of", "owns {}% of the shares in"]).format(
        share
    )
    text = f"""{issuer}
{zh}
(Incorporated in the Cayman Islands with limited liability)
(Stock Code: {number % 9000 + 1:05d})

CONNECTED TRANSACTION

On {when} the Company and its subsidiary signed the Supply Deed with {other}.

1. THE SUPPLY DEED

Date : {when}

Parties :

- {sub}
- {other}

Consideration : HK${amount} million

2. IMPLICATIONS UNDER THE LISTING RULES

{sub} is {owned} of the Company. The Company holds {stake}% of the shares in {sub}.

Mr. {people[0]} is a Director and a substantial shareholder of the Company and {held} {other}. {other} is \
therefore a connected person of the Company.

As each applicable percentage ratio exceeds 0.1% but is less than 5%, the Supply Deed is subject to the \
reporting and announcement requirements and exempt from independent shareholders' approval.

Mr. {people[0]} has abstained from voting on the board resolution for the Supply Deed.

3. DEFINITIONS

“Company”\t{issuer}, incorporated in the Cayman Islands and listed (stock code: {number % 9000 + 1:05d})
“Supply Deed”\tthe deed of {when} described above

By order of the Board
{issuer}
{people[0]}
Chairman

Hong Kong, {when}

As at the date of this announcement, the executive Directors are Mr. {people[0]} and Mr. {people[1]}; the \
non-executive Director is Mr. {people[2]}; and the independent non-executive Directors are Mr. {people[3]}, \
Mr. {people[4]} and Mr. {people[5]}.
"""
    return f"filing-{number:06d}.txt", text


def write(count: int, folder: Path) -> None:
    """The first `count` announcements into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        name, text = announcement(number)
        (folder / name).write_text(text, "utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
