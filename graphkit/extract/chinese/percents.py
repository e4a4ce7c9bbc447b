"""Percentages as Chinese filings word them: 約19.5%, 逾30%, 不少於10%, 50%以上."""

from __future__ import annotations

import re

from graphkit.extract.chinese.numerals import number_of
from graphkit.percent import Percent

__all__ = ["NUMBER", "percents_of"]

_SIGNS = {
    "~": "約 大約 近 將近 概約",
    ">=": "不少於 至少 不低於 最少 不小於",
    "<=": "不超過 不多於 最多 至多 不高於",
    ">": "超過 逾 多於 高於 超逾",
    "<": "少於 低於 不足 未滿",
}
_SIGN = {word: sign for sign, listed in _SIGNS.items() for word in listed.split()}
_WORD = "|".join(sorted(_SIGN, key=len, reverse=True))
_NUMERAL = r"百分之(?:一百|[零〇一二三四五六七八九十]{1,3}(?:點[零〇一二三四五六七八九]+)?|\d{1,3}(?:\.\d+)?)"
_REST = "(?:剩餘|餘下|其餘下?|另外)[的之]?"
_DIGITS = {glyph: str(value) for value, glyph in enumerate("〇一二三四五六七八九")} | {"零": "0"}
NUMBER = rf"(?:{_WORD}|合共|僅|{_REST})*(?<![\d.])(?:\d{{1,3}}(?:\.\d+)?%|{_NUMERAL})(?:以上|以下)?"
"""A percentage, for use in a larger pattern."""

_PARTS = re.compile(
    rf"(?P<word>{_WORD})?(?:合共|佔|僅)?(?:(?P<number>\d{{1,3}}(?:\.\d+)?)%|(?P<told>{_NUMERAL}))"
    r"(?P<more>以上|以下)?"
)


def percents_of(text: str, start: int, end: int) -> list[Percent]:
    """The percentages in `text[start:end]`; a word of measure may stand just before."""
    found = []
    for part in _PARTS.finditer(text, max(start - 3, 0), end):
        number = part["number"] or _in_digits(part["told"].removeprefix("百分之"))
        if part.end() <= start or float(number) > 100:
            continue
        sign = {"以上": ">", "以下": "<"}.get(part["more"] or "") or _SIGN.get(part["word"] or "", "=")
        found.append(Percent.of(number, sign))
    return found


def _in_digits(told: str) -> str:
    """The number behind 百分之 in digits: 三十, 五十一點五, 30."""
    if told[0].isascii():
        return told
    whole, _, part = told.partition("點")
    number = 100 if whole == "一百" else number_of(whole)
    return f"{number}.{''.join(_DIGITS[glyph] for glyph in part)}" if part else str(number)
