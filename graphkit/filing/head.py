"""What a filing says of itself: kind, language, title, issuer, stock code, publication date."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from graphkit.bounded import bounded
from graphkit.filing.masthead import head_data, issuer, published, stock_code, title
from graphkit.filing.script import GLYPH

__all__ = ["Head", "head"]

OPENING = 12000
"""Code points from the start in which the kind of a filing must show."""
GLYPHS = 1.6
"""Chinese glyphs that say as much as one English word."""
SPACED = re.compile(rf"(?<={GLYPH}) +(?={GLYPH}|\d)|(?<=\d) +(?={GLYPH})")
WORDS = re.compile(r"[A-Za-z]{4,}")
TRADITIONAL, SIMPLIFIED = "們關聯東業務權發國會這對與為從員", "们关联东业务权发国会这对与为从员"


class Head(TypedDict):
    """The head data of a filing, as its fields are named; None where the filing does not say."""

    kind: str
    language: str
    title: str
    issuer: str | None
    stock_code: str | None
    published: date | None


def head(whole: str) -> Head:
    """The head data of a filing's text."""
    folded = unicodedata.normalize("NFKC", SPACED.sub("", whole))
    rows = [row.strip() for row in folded.splitlines() if row.strip()]
    titled = [_is_title(row) for row in rows]
    language = _language(whole)
    return Head(
        kind=_kind(folded[:OPENING], rows, titled),
        language=language,
        title=title(rows, titled),
        issuer=issuer(rows, folded, language == "en"),
        stock_code=stock_code(rows, folded),
        published=published(rows, folded),
    )


def _kind(top: str, rows: Sequence[str], titled: Sequence[bool]) -> str:
    heads = " ".join(row for row, fine in zip(rows[:120], titled, strict=False) if fine)
    for kind, place, words in head_data()["kinds"]:
        if re.search(bounded(words), top if place == "top" else heads[:OPENING], re.I | re.M):
            return str(kind)
    return "other"


def _is_title(row: str) -> bool:
    if row.upper() == row.lower():
        return len(row) < 40 and row[-1] not in "。，；、"
    if len(row) >= 160 or row[-1] in ".;,":
        return False
    words = WORDS.findall(row)
    return bool(sum(word[0].isupper() for word in words) >= 0.8 * len(words) > 0)


def _language(whole: str) -> str:
    chinese = len(re.findall(r"[\u4e00-\u9fff]", whole))
    latin = len(re.findall(r"[A-Za-z]{2,}", whole))
    if chinese < latin * GLYPHS / 3:
        return "en"
    if chinese < latin * GLYPHS * 3:
        return "bilingual"
    old, new = (sum(whole.count(glyph) for glyph in glyphs) for glyphs in (TRADITIONAL, SIMPLIFIED))
    return "zh-Hans" if new > old else "zh-Hant"
