"""Broken filings by number: the same number gives the same bytes, so every failure can be seen again.

A mutant is a seed filing with a few accidents: flipped bytes, cut ends, lines said twice, lines of
a million characters, giant tables, brackets and tags nested without end, entity bombs, strange
characters. The seed comes as text, as HTML or as PDF.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from html import escape

from tests.filing.press import pdf
from tests.fuzz.seeds import seeds

__all__ = ["LONG", "SHORT", "mutant"]

LONG = 1_000_000
SHORT = 20_000
Dice = random.Random
Accident = Callable[[Dice, bytes, int], bytes]

STRANGE = (
    "\x00", "\ufeff", "\u202e", "\u200b", "\u2028", "\x85", "\f", "\r", "\t\t\t", "\ufffd", "\U0001f600",
    "\ud7ff", "ﬁ", "İ", "ß", "ǆ", "１２％",
    "²", "٣", "100.00%", "999999999999999999999999%", "-5%", "1e9%",
    "0%", "HK$", "30 February 2012", "32/13/2012", "「", "（", "]]>", "<!--",
    "{{7*7}}", "\\", "%s", "\n" * 60,
)  # fmt: skip
PUMPS = (
    " ", "(", ")", "a", "A ", "Mr. ", "1,", "1.", "%", "and ", "Limited ", ", ", "\t", "\n", "“", "-",
    "有限公司",
    "之附屬公司", "of the ", "Director ", "Ltd. (", "（", "0", "A", "é", "Chan Tai Man, ",
    "holds 5% of ", "| ",
)  # fmt: skip


def mutant(number: int, long: int = LONG) -> tuple[str, bytes]:
    """File name and bytes of the broken filing of that number; its longest line is about `long`."""
    dice = random.Random(number)
    name, content = _dressed(dice, dice.choice(seeds()))
    for _ in range(dice.choice((0, 1, 1, 2, 3, 5))):
        accident = dice.choices(ACCIDENTS, WEIGHTS)[0]
        content = accident(dice, content, long)
    return f"{number}{name}", content


def _dressed(dice: Dice, text: str) -> tuple[str, bytes]:
    kind = dice.randrange(10)
    if kind < 6:
        return ".txt", text.encode()
    if kind < 8:
        return ".html", _html(dice, text)
    rows = [(40.0, 800.0 - 12 * n, row) for n, row in enumerate(_latin(text).splitlines()) if row.strip()]
    pages = [rows[start : start + 60] for start in range(0, len(rows), 60)] or [[]]
    return ".pdf", pdf(*([(x, y % 800, row) for x, y, row in page] for page in pages))


def _latin(text: str) -> str:
    return text.encode("latin-1", "ignore").decode("latin-1")


def _html(dice: Dice, text: str) -> bytes:
    tag = dice.choice(("p", "td", "div", "li"))
    rows = "".join(f"<{tag}>{escape(row)}</{tag}>\n" for row in text.splitlines())
    return f"<!doctype html><html><body><table><tr>{rows}</tr></table></body></html>".encode()


def _flip(dice: Dice, content: bytes, long: int) -> bytes:
    out = bytearray(content)
    for _ in range(dice.choice((1, 3, 20))):
        if out:
            out[dice.randrange(len(out))] = dice.randrange(256)
    return bytes(out)


def _cut(dice: Dice, content: bytes, long: int) -> bytes:
    start, end = sorted((dice.randrange(len(content) + 1), dice.randrange(len(content) + 1)))
    return dice.choice((content[:end], content[start:], content[:start] + content[end:]))


def _again(dice: Dice, content: bytes, long: int) -> bytes:
    rows = content.splitlines(keepends=True)
    if not rows:
        return content
    at = dice.randrange(len(rows))
    rows[at:at] = [dice.choice(rows)] * dice.choice((1, 2, 40))
    return b"".join(rows)


def _shuffled(dice: Dice, content: bytes, long: int) -> bytes:
    rows = content.splitlines(keepends=True)
    dice.shuffle(rows)
    return b"".join(rows)


def _joined(dice: Dice, content: bytes, long: int) -> bytes:
    return content.replace(b"\n", dice.choice((b" ", b"", b"\n\n", b"\r\n", b"\f", b"\t")))


def _strange(dice: Dice, content: bytes, long: int) -> bytes:
    for _ in range(dice.choice((1, 4, 12))):
        at = dice.randrange(len(content) + 1)
        content = content[:at] + dice.choice(STRANGE).encode() + content[at:]
    return content


def _swapped(dice: Dice, content: bytes, long: int) -> bytes:
    words = content.split(b" ")
    for _ in range(dice.choice((1, 5, 30))):
        one, other = dice.randrange(len(words)), dice.randrange(len(words))
        words[one], words[other] = words[other], words[one]
    return b" ".join(words)


def _other(dice: Dice, content: bytes, long: int) -> bytes:
    other = dice.choice(seeds()).encode()
    at, there = dice.randrange(len(content) + 1), dice.randrange(len(other) + 1)
    return content[:at] + other[there:]


def _pumped(dice: Dice, content: bytes, long: int) -> bytes:
    pump = dice.choice(PUMPS).encode()
    size = long if dice.random() < 0.03 else min(long, SHORT)
    at = dice.randrange(len(content) + 1)
    return content[:at] + pump * (size // len(pump)) + content[at:]


def _table(dice: Dice, content: bytes, long: int) -> bytes:
    row = dice.choice(("A Chan\tBeneficial owner\t1,000,000\t5.0%\n", "Name  Shares  %\n", "\t" * 300 + "\n"))
    rows = row * (dice.choice((100, 1000)) if long > SHORT else 20)
    at = dice.randrange(len(content) + 1)
    return (
        content[:at]
        + b"\nSubstantial shareholders\nName\tCapacity\tShares\t%\n"
        + rows.encode()
        + content[at:]
    )


def _nested(dice: Dice, content: bytes, long: int) -> bytes:
    depth = dice.choice((50, 5000)) if long > SHORT else 50
    tag = dice.choice((b"<div>", b"<table><tr><td>", b"<b><i>", b"(", b"<!--", b"<font size=9>"))
    at = dice.randrange(len(content) + 1)
    return content[:at] + tag * depth + content[at:]


def _bomb(dice: Dice, content: bytes, long: int) -> bytes:
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "bomb">{lines}]><html><body>&e11;'
    return head.encode() + content


ACCIDENTS: tuple[Accident, ...] = (
    _flip, _cut, _again, _shuffled, _joined, _strange, _swapped, _other, _pumped, _table, _nested, _bomb,
)  # fmt: skip
WEIGHTS = (3, 3, 2, 1, 1, 3, 3, 2, 2, 1, 1, 1)
