"""The offices that a stretch of text names, each with its company.

"the chairman and director of A Limited, B Limited and C Limited": the titles first, then behind "of"
the companies; "Director" in capitals and "our chairman" are offices of the issuer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.bounded import bounded
from graphkit.extract.parties.mentions import mentions_in
from graphkit.extract.people.titles import OFFICES
from graphkit.extract.work import Work

__all__ = ["TITLE", "Office", "companies_at", "offices_at"]

OFFICERS = sorted(
    (re.escape(one).replace(r"\ ", r"[\s-]+") for one in OFFICES["officers"]["titles"]),
    key=lambda one: (-len(one), one),
)
SEAT = (
    r"(?:(?:alternate\s+)?(?:independent\s+non[\s‑-]*executive|non[\s‑-]*executive|executive|sole|independent)\s+directors?|directors?"
    r"|(?:vice[\s-]+|deputy\s+|honorary\s+|co-|joint\s+)?chair(?:man|men|woman|person|lady|persons)?(?-i:\s+of\s+the\s+board(?:\s+of\s+directors)?)?)"
)
STANDING = OFFICES["prose"]["standing"]
TITLE = re.compile(
    bounded(
        rf"(?:(?P<past>former|ex-)\s*)?(?P<title>(?:{'|'.join(OFFICERS)})s?|(?:joint\s+)?company\s+secretaries|{SEAT}|(?P<standing>{STANDING}))(?![\w-])"
    ),
    re.I,
)
ARTICLE = re.compile(r"(?:(?:both|also|an?|the|our|its|one\s+of\s+(?:the|our))\s+)*", re.I)
AND = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+|&\s*|as\s+well\s+as\s+|cum\s+)(?:also\s+)?", re.I)
DESCRIBED = re.compile(r"\s*,\s+(?:an?|the|which|whose|being)\s")
AND_COMPANY = re.compile(r"\s*(?:,\s*and|,|and)\s+(?:also\s+)?")
CLAUSE = re.compile(r"\s+(?:is|are|was|were|has|have|will|shall|holds?|owns?|(?:is|are)\s+therefore)\s")
NESTED = re.compile(r"\s*[(（](?:[^()（）]|[(（][^()（）]*[)）]){1,160}[)）]")
SEAT_OF_ISSUER = re.compile(r"(?:^|[Ee]xecutive\s+)Directors?$")


@dataclass(frozen=True, slots=True)
class Office:
    """A printed title and the company of which it is held; None where none is said."""

    printed: str
    start: int
    end: int
    company: int | None

    @property
    def title(self) -> str:
        """The title of one holder: "joint company secretary" of "joint company secretaries"."""
        one = re.sub(r"secretaries$", "secretary", self.printed)
        return re.sub(r"(officer|manager|president|supervisor|representative)s$", r"\1", one)


def offices_at(work: Work, start: int, end: int) -> Iterator[Office]:
    """Titles from a place on, each with its company: "the chairman and director of A, B and C"."""
    text, place = work.reading.text, start
    pending: list[re.Match[str]] = []
    ours: list[bool] = []
    before: list[int] = []
    while True:
        article = ARTICLE.match(text, place, end)
        at = article.end() if article else place
        title = TITLE.match(text, at, end)
        if title is None:
            break
        pending.append(title)
        ours.append("our" in text[place:at].split())
        place = title.end()
        found, after = companies_at(work, place, end)
        if title["standing"] and not found and after > place:
            pending.pop()
            ours.pop()
            break
        if found or after > place:
            for one in pending:
                for company in found if not one["past"] and not one["standing"] else ():
                    yield Office(" ".join(one["title"].split()), one.start(), after, company)
            pending, ours, place, before = [], [], after, found
        joint = AND.match(text, place, end)
        if joint is None:
            break
        place = joint.end()
    issuers = any(ours) or any(SEAT_OF_ISSUER.search(one["title"]) for one in pending)
    if issuers or before == [work.issuer]:
        for one in pending:
            if not one["past"] and not one["standing"]:
                yield Office(" ".join(one["title"].split()), one.start(), one.end(), work.issuer)


def companies_at(work: Work, place: int, end: int) -> tuple[list[int], int]:
    """The companies behind "of", and where they end; nothing where no company is said or known."""
    text = work.reading.text
    lead = re.compile(r"\s+(?:of|at)\s+(?:each\s+of\s+|both\s+)?", re.I).match(text, place, end)
    if lead is None:
        return [], place
    board = re.compile(
        r"(?:the\s+|our\s+)?(?:(?-i:Board)(?:\s+of\s+Directors)?(?:\s+of\s+the\s+Company)?|Group\b|Company\b)",
        re.I,
    ).match(text, lead.end(), end)
    if (
        board
        and work.issuer is not None
        and not re.match(r"\s+(?:of|[A-Z])", text[board.end() : board.end() + 3])
    ):
        return _listed(work, board.end(), end, [work.issuer])
    return _listed(work, lead.end(), end, [])


def _listed(work: Work, place: int, end: int, found: list[int]) -> tuple[list[int], int]:
    """The companies of a list from a place on, `found` already read; the place behind the last."""
    text, at = work.reading.text, place
    if found:
        joint = AND_COMPANY.match(text, at, end)
        at = joint.end() if joint else end
    while at < end:
        article = re.compile(r"(?:the\s+)?").match(text, at, end)
        low = article.end() if article else at
        mention = next((m for m in mentions_in(work, at, end) if m.start in {at, low}), None)
        if mention is None or mention.type not in {"company", "group"}:
            break
        if found and "and" not in text[place:at] and CLAUSE.match(text, mention.end, end):
            break
        found += [h for h in mention.handles if h not in found]
        place = at = mention.end
        aside = NESTED.match(text, at, end)
        at = aside.end() if aside else at
        if DESCRIBED.match(text, at, end):
            at = _next_listed(work, at, end) or at
            continue
        joint = AND_COMPANY.match(text, at, end)
        if joint is None:
            break
        at = joint.end()
    return found, place


def _next_listed(work: Work, place: int, end: int) -> int | None:
    """The next company of a list whose members are described: "A, a company listed here, and B"."""
    text = work.reading.text
    for mention in mentions_in(work, place, min(place + 260, end)):
        lead = re.search(r"[,)]\s*(?:and\s+)?$", text[place : mention.start])
        if mention.type == "company" and lead:
            return mention.start
    return None
