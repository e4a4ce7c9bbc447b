"""What the Chinese component reads in a short invented text."""

from __future__ import annotations

from typing import Any

from graphkit.extract.chinese import read_chinese
from graphkit.extract.roster import Roster
from graphkit.extract.work import Draft, Work
from graphkit.filing.reading import read
from graphkit.statement import Value
from tests.builder import filing

ISSUER = "海月控股有限公司（「本公司」）董事會發出本函件，以告知各位股東下列事宜。\n\n"
Fact = tuple[str, str, str]


def work(text: str, **head: Any) -> Work:
    """The work after the component has run on the text."""
    told = filing(text, **{"language": "zh-Hant", **head})
    held = Work(told, read(told), Roster(told))
    read_chinese(held)
    return held


def drafts(text: str, **head: Any) -> dict[Fact, Draft]:
    """The drafts of the text, by (subject, predicate, object), parties by their first names."""
    held = work(text, **head)

    def name(end: int | Value) -> str:
        return end.text if isinstance(end, Value) else held.roster.names(end)[0]

    found: dict[Fact, Draft] = {}
    for draft in held.drafts:
        found.setdefault((name(draft.subject), draft.predicate, name(draft.object)), draft)
    return found


def facts(text: str) -> dict[Fact, Draft]:
    """The drafts about parties, names and places left out, of a text told by 海月控股有限公司."""
    attributes = {"chinese_name", "jurisdiction", "incorporated", "stock_code"}
    return {fact: draft for fact, draft in drafts(ISSUER + text).items() if fact[1] not in attributes}
