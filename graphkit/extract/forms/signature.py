"""The signatory of a form: "Submitted by" and "Title" as facts on the issuer."""

from __future__ import annotations

import re

from graphkit.bounded import bounded
from graphkit.extract.forms.sheet import METHOD, Sheet
from graphkit.extract.people.titles import title_of
from graphkit.extract.roster import HONORIFIC
from graphkit.extract.work import Draft

__all__ = ["read_signature"]

BY = re.compile(
    bounded(
        r"(?:Submitted\s+by|呈交者|提交者)\s*+[:：]\s*+(?P<name>[^\s(（](?:[^\n(（]{0,99}?[^\s(（])?)"
        r"(?=[^\S\n]*+\n|\s*+[(（](?:Name|姓名)[)）][^\S\n]*+\n)\s*+"
        r"(?:[(（](?:Name|姓名)[)）]\s*+){0,2}(?:Title|職銜|职衔)\s*+[:：]\s*+(?P<title>[^\n(（]+)",
        blanks=100,
    )
)


def read_signature(sheet: Sheet, start: int = 0) -> None:
    """director_of and officer_of of the signatory; a title that says neither is reported."""
    found = BY.search(sheet.text, start)
    if found is None:
        sheet.notice("doubtful", "no signatory is legible", len(sheet.text) - 1)
        return
    name = HONORIFIC.sub("", re.sub(r"\s+", " ", found["name"]).strip(" _"))
    title = title_of(found["title"])
    person = sheet.work.roster.add("person", name)
    whole = found.start("name"), found.start("title") + len(found["title"].rstrip())
    fact = Draft(
        subject=person,
        predicate="officer_of",
        object=sheet.issuer,
        evidence=sheet.evidence(whole),
        method=METHOD,
    )
    if title.director:
        sheet.work.say(fact, predicate="director_of", role=title.role, chair=title.chair or None)
    for office in title.offices:
        sheet.work.say(fact, title=office)
    for word in title.unknown:
        sheet.notice("doubtful", "a title that is no office known here", found.start("title"), word)
