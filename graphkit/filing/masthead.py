"""Who publishes a filing, under which stock code, and on which day: from its head and signature."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from graphkit.bounded import bounded
from graphkit.filing.dates import find_date
from graphkit.filing.script import is_chinese

__all__ = ["head_data", "issuer", "published", "stock_code", "title"]

TOP = 40
"""Lines of the head in which the issuer is looked for."""
CODED = 300
"""Lines of the head, and of the particulars of the company, in which the code is looked for."""
SIGNED = 10
"""Lines under "By order of the Board" among which the date stands."""


@cache
def head_data() -> dict[str, Any]:
    """The word lists of the head, as in `data/head.json`."""
    loaded: dict[str, Any] = json.loads((files("graphkit.filing") / "data" / "head.json").read_text("utf-8"))
    return loaded


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(bounded(head_data()[name]), re.I)


def issuer(rows: Sequence[str], folded: str, english: bool) -> str | None:
    """The publisher's name: by its label, as a line of the head, over the signature, or as the
    filing defines "the Company". A filing in English with both names gives the English one."""
    for number, row in enumerate(rows[:TOP]):
        label = _pattern("issuer_label").match(row)
        if label and not _pattern("date_label").search(row):
            rest = row[label.end() :].strip() or next(iter(rows[number + 1 : number + 2]), "")
            return _clean(re.split(r"\(inc", rest, flags=re.I)[0])
    table = next((n for n, row in enumerate(rows[:TOP]) if _pattern("table").match(row)), TOP)
    named = [row for row in rows[:table] if _is_company(row)]
    fitting = [row for row in named if not (english and is_chinese(row))] or named
    return _clean(fitting[0]) if fitting else _signing(rows) or _defined(folded)


def _signing(rows: Sequence[str]) -> str | None:
    for number, row in enumerate(rows):
        signing = _pattern("signing").match(row)
        if signing:
            rest = [row[signing.end() :].strip(), *rows[number + 1 : number + 3]]
            return next((_clean(name) for name in rest if _is_company(name)), None)
    return None


def _defined(folded: str) -> str | None:
    match = re.search(bounded(head_data()["defined_issuer"]), folded)
    return _clean(next(group for group in match.groups() if group)) if match else None


def _is_company(row: str) -> bool:
    both = (row.split(" / ")[0].strip(), row)
    formed = any(_pattern("legal_end").search(name) for name in both)
    begun = row[:1].isupper() or is_chinese(row)
    return formed and begun and len(row) < 90 and _pattern("not_issuer").search(row) is None


def _clean(name: str) -> str | None:
    """The name alone; cells into which a form's line was torn are put together again."""
    plain = re.sub(r"</?\w+>|\*\*", "", name.split(" / ")[0])
    whole = re.sub(bounded(r"\t+"), " ", re.sub(bounded(r"\t+(?=[a-z])"), "", plain))
    return " ".join(whole.split()).strip(" *＊#") or None


def stock_code(rows: Sequence[str], folded: str) -> str | None:
    """The code, unpadded: a line of its own in the head, else as the definition of the Company
    gives it. A code whose figures are torn apart is not guessed."""
    for number, row in enumerate(rows[:CODED]):
        below = next(iter(rows[number + 1 : number + 2]), "")
        for words in (row, f"{row} {below}"):
            match = _pattern("stock_code").search(words)
            if match and (number < TOP or row[0] not in "(（"):
                return _unpadded(next(group for group in match.groups() if group))
    match = _pattern("defined_code").search(folded)
    return _unpadded(match.group(1)) if match else None


def _unpadded(code: str) -> str | None:
    return code.lstrip("0") or None


def published(rows: Sequence[str], folded: str) -> date | None:
    """The day that a form was submitted, or the day under the signature ("Hong Kong, 30 November
    2012"); a day elsewhere counts only with a place before it."""
    for label in _pattern("date_label").finditer(folded):
        near = folded[label.end() : label.end() + 80].strip().split("\n")[0]
        found = find_date(re.sub(r"(?<=\d)[.\s]*/[.\s]*(?=\d)", "/", near))
        if found:
            return found[0]
    signed = placed = None
    since = SIGNED + 1
    for row in rows:
        since = 0 if _pattern("signing").match(row) else since + 1
        stated, place = _stated(row)
        if stated and since <= SIGNED:
            signed = stated
        if stated and place:
            placed = stated
    return signed or placed


def _stated(row: str) -> tuple[date | None, bool]:
    """The date that is all the row says, and whether a place goes before it."""
    if len(row) > 60:
        return None, False
    place = _pattern("place").match(row)
    start = place.end() if place else 0
    weekday = _pattern("weekday").match(row, start)
    start = weekday.end() if weekday else start
    found = find_date(row, start)
    alone = found is not None and found[1] <= start and found[2] >= len(row) - 1
    return (found[0] if found and alone else None), place is not None


def title(rows: Sequence[str], looks_like: Sequence[bool]) -> str:
    """The lines of title under the stock code, up to the first line of text."""
    start = next((n for n, row in enumerate(rows[:TOP]) if _pattern("stock_code").search(row)), None)
    if start is None:
        return next((r for r, fine in zip(rows, looks_like, strict=False) if fine and "TRANSACTION" in r), "")
    found: list[str] = []
    for row, fine in zip(rows[start + 1 : start + 9], looks_like[start + 1 : start + 9], strict=True):
        if not fine or _pattern("not_title").search(row):
            break
        found.append(row)
    return " ".join(found)
