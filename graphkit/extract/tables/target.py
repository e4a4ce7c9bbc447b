"""Whose shares a table is about: the issuer, a corporation named above it, or one in each row."""

from __future__ import annotations

import re

from graphkit.extract.tables.regions import Region
from graphkit.extract.tables.words import bare, finds, matches
from graphkit.extract.work import Work

__all__ = ["invested", "issuer", "issuer_only", "names_corporations", "target"]

OF = re.compile(
    r"shareholdings?(?: structures?| interests?)?\s*(?:of|in)\s+(?P<of>.{2,90})"
    r"|(?:positions?|interests?)\s+(?:in|of)\s+(?:the\s+)?(?:[\w/,]+\s+){0,8}?(?:shares?|equity|capital|securities)\s+(?:of|in)\s+(?P<in>.{2,90})"
    r"|(?:shareholders|equity holders|shareholdings?)\s+of\s+(?P<holders>.{2,90})",
    re.I,
)
ISSUER = re.compile(
    r"(?:the |our |such |its |any |each |a |all )?(?:listed )?"
    r"(?:company|issuer|shares?|group|director|members?)\b",
    re.I,
)
OF_CHINESE = re.compile(r"(?:於|在)?(?P<of>[^,。;:於在]{2,40}?)(?:之|的)?(?:股權|持股)(?:架構|結構)")


def issuer(work: Work) -> int:
    """The company whose filing it is."""
    if work.issuer is not None:
        return work.issuer
    roles = ("the Company", "Company", "our Company", "本公司")
    for name in reversed(roles) if work.filing.language.startswith("zh") else roles:
        found = work.roster.find(name)
        if found is not None:
            return found
    role = "本公司" if work.filing.language.startswith("zh") else "the Company"
    return work.roster.add("company", *[name for name in (work.filing.issuer, role) if name])


def names_corporations(region: Region) -> bool:
    """Has the table a column for the corporation in which the interest is held, or a heading to say so?"""
    near = f"{region.intro[-160:]} {region.head[:160]}"
    return bool(matches("corporation_labels", region.head) or matches("corporation_headings", near))


def issuer_only(region: Region, rows: int) -> bool:
    """Does the corporation's column say "the Company" in every row?"""
    said = [c for c in region.cells if c.kind == "text" and matches("issuer_alone", bare(c.text), whole=True)]
    return len(said) >= rows > 0


def target(work: Work, region: Region, head: str | None = None) -> int | None:
    """The corporation that the words before the table name; None where it is no known party.

    `head` are the words of the table's head column by column, where columns are known.
    """
    said = _said(f"{region.intro[-400:]} {region.head[:300] if head is None else head}")
    if said is None:
        return issuer(work)
    return _resolve(work, said)


def invested(work: Work, region: Region) -> int | None:
    """The company to whose capital a table of contributions belongs; never the issuer."""
    found = None
    for match in finds("invested", region.intro[-400:]):
        one = _resolve(work, next(group for group in match.groups() if group))
        found = found if one is None or one == issuer(work) else one
    return found if found is not None else _shared(work, region)


def _shared(work: Work, region: Region) -> int | None:
    """The company that the head of a table of contributions names: "share of the JV Company"."""
    first = next((cell.row for cell in region.cells if cell.kind == "percent"), 0)
    cells = [cell.text for cell in region.cells if cell.kind == "text" and cell.row < first]
    for said in [*(match["of"] for match in finds("shared", region.head)), *cells]:
        one = _resolve(work, said) if re.match(r"(?:the )?[A-Z]", said) else None
        if one is not None and one != issuer(work):
            return one
    return None


def _said(text: str) -> str | None:
    """The words after "shareholding structure of": the last in the text that are not the issuer's."""
    last = None
    for match in OF.finditer(text):
        last = next(group for group in match.groups() if group)
    for match in OF_CHINESE.finditer(text):
        last = match.group("of")
    return last


def _resolve(work: Work, said: str) -> int | None:
    plain = bare(said)
    if ISSUER.match(plain):
        return issuer(work)
    if re.match(r"(?:為|於|在|對)?(?:本公司|公司)", plain):
        return issuer(work)
    words = plain.split()
    for size in range(min(len(words), 9), 0, -1):
        found = work.roster.find(" ".join(words[:size]).strip(" ,.;:’'s"))
        if found is not None and work.roster.type(found) == "company":
            return found
    return None if re.match(r"[A-Z]|the [A-Z]|目標|合營|合資", plain) else issuer(work)
