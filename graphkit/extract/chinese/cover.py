"""The cover: the issuer's names, its place of incorporation and stock code; and running heads.

Above the line （於…註冊成立之有限公司） stand the issuer's English and Chinese names. A filing cut from
a report shows its issuer only in the running head of its pages.
"""

from __future__ import annotations

import re
from collections import Counter

from graphkit.bounded import bounded
from graphkit.extract.chinese.glyphs import HAN, fold
from graphkit.extract.chinese.lexicon import anyof, load, table
from graphkit.extract.chinese.names import companies
from graphkit.extract.chinese.passage import Passage
from graphkit.filing.filing import Filing

__all__ = ["COVER", "PLACE", "cover_names", "place_code", "running_name"]

_CODES = table("places", "codes")
PLACE = anyof(_CODES)
"""Any place of incorporation, for use in a larger pattern."""

FOUNDED = rf"(?:於|在|根據|依據)(?P<place>{PLACE})[^,;。()]{{0,8}}?(?:注冊|成立|存續|組成)"
COVER = re.compile(rf"(?P<name>[A-Z][A-Za-z0-9&.,'’\- ]{{3,80}}[*#^]*(?=\())?\(?{FOUNDED}")
"""The line （於…註冊成立之有限公司）, the issuer's English name before it or on the line above."""
_NAME = re.compile(rf"[A-Za-z0-9&.,'’()\- ]{{4,80}}|[{HAN}A-Za-z()·]{{2,30}}")


def place_code(place: str) -> str:
    """The ISO 3166-1 code of a place as folded text names it."""
    return str(_CODES[place])


def cover_names(passages: list[Passage]) -> list[tuple[int, str]]:
    """The names above （於…註冊成立…） near the beginning, as printed, and the passages they stand in."""
    for number, passage in enumerate(passages[:60]):
        cover = COVER.match(passage.text)
        if cover is None:
            continue
        own = passage.raw[: cover.end("name")].rstrip("*#^ ") if cover["name"] else ""
        names = [(number, own)] if own else []
        for back in range(number - 1, max(number - 4, -1), -1):
            plain = passages[back].text.rstrip("*#^ ")
            if not _NAME.fullmatch(plain) or re.search(bounded(load("cover")["not_names"]), plain):
                break
            names.insert(0, (back, passages[back].raw[: len(plain)]))
        return names
    return []


def running_name(filing: Filing) -> str | None:
    """The company whose name alone stands on three lines or more, or heads an annual report's pages."""
    counts: Counter[str] = Counter()
    for line in filing.text.split("\n"):
        plain = re.sub(rf"(?<=[{HAN}])\s+(?=[{HAN}])", "", line.strip())
        plain = re.sub(bounded(load("cover")["report"]), "", fold(plain)).strip()
        if 4 < len(plain) < 60 and any(
            (name.start, name.end) == (0, len(plain)) for name in companies(plain)
        ):
            counts[plain] += 1
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] >= 3 else None
