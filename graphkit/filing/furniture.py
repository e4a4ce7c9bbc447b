"""Running heads, running feet and page numbers: lines of the page, not of the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby

from graphkit.bounded import bounded
from graphkit.filing.lines import Line
from graphkit.filing.shape import is_heading, starts_low

__all__ = ["furniture"]

NUMBER = re.compile(
    bounded(
        r"[-–—\s|]*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s|]*|第\s*\d+\s*[頁页].*"
    ),
    re.I,
)
DASHED = re.compile(r"[-–—]\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–—]|\[\[page \d+\]\]", re.I)
CONTINUED = re.compile(r"[(（](?:continued|cont.?d|續|续)[)）]", re.I)
EDGE = 3


def furniture(held: Sequence[Line]) -> frozenset[int]:
    """The places in `held` of lines that belong to the page.

    A head that repeats stays where it stands first, as the heading that it is.
    """
    pages = [list(places) for _, places in groupby(range(len(held)), key=lambda at: held[at].page)]
    if len(pages) < 2:
        return frozenset(_numbers(held, pages[0]) if pages else ())
    seen: dict[str, list[int]] = {}
    for places in pages:
        for at in {*places[:EDGE], *places[-EDGE:]}:
            seen.setdefault(_key(held[at].text), []).append(at)
    out: set[int] = set()
    edges = {places[end] for places in pages for end in (0, -1)}
    tops = {at for places in pages for at in places[:EDGE]}
    for key, found in seen.items():
        ends = [at for at in found if at in edges]
        repeated = len({held[at].page for at in found}) >= EDGE or len({held[at].page for at in ends}) >= 2
        if repeated and len(key) > 2:
            first = min(found)
            out.update(at for at in found if at != first or not (at in tops and _heads(held, at)))
    for places in pages:
        out.update(_numbers(held, [at for at in places if at not in out]))
    return frozenset(out)


def _heads(held: Sequence[Line], at: int) -> bool:
    """Is the line, at the top of its page, a heading with no page number or year in it, that does
    not break into a sentence which goes on from the page before?"""
    if at + 1 < len(held) and starts_low(held[at + 1].text):
        return False
    return not re.search(r"\d|[年月]", held[at].text) and is_heading(held[at].text)


def _numbers(held: Sequence[Line], places: list[int]) -> list[int]:
    edges = {*places[:1], *places[-1:]}
    marked = [at for at in places if DASHED.fullmatch(held[at].text)]
    return marked + [at for at in sorted(edges) if NUMBER.fullmatch(held[at].text)]


def _key(words: str) -> str:
    folded = CONTINUED.sub("", unicodedata.normalize("NFKC", words).casefold())
    return re.sub(r"\d+", "#", re.sub(r"[\s|•·]+", "", folded))
