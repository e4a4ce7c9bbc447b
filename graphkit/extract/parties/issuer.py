"""The issuer: its names and former names at the filing's head, at its foot, or "the Company"."""

from __future__ import annotations

import re

from graphkit.bounded import bounded
from graphkit.extract.lexicon import rule
from graphkit.extract.parties.names import CJK, chinese_after, companies
from graphkit.extract.work import Work

__all__ = ["find_issuer", "group_words"]

FORMER = re.compile(
    bounded(r"\(\s*(?:formerly|previously) (?:known|named) as\s+([^()]*(?:\([^()]*\)[^()]*)*)\)"), re.I
)


HEAD_NOTE = rule("terms", "head_note")


def find_issuer(work: Work) -> None:
    """The issuer, by the names at the filing's head; "the Company" where it never names itself."""
    text = work.reading.text
    names: list[str] = []
    note = HEAD_NOTE.search(text, 0, 6000)
    if note:
        names = _names_above(text, note.start())
    stated = work.filing.issuer
    if stated and not names and next(companies(_titled(stated)), None):
        names = [stated]
    if not names:
        signed = rule("terms", "signed").search(text)
        company = next(companies(text, signed.end(), signed.end() + 120), None) if signed else None
        names = [company.text] if company and signed and company.start - signed.end() < 4 else []
    if not names:
        header = rule("terms", "running_head").search(
            text,
        )
        names = [header.group(1).strip()] if header else []
    full = [re.sub(r"(?<![*#])[*#]+$", "", n).strip() for n in names]
    shown = work.roster.find(full[0]) if full else None
    first = work.roster.names(shown)[0] if shown is not None else full[0] if full else "the Company"
    work.issuer = work.roster.add("company", *full, "the Company", "Company", "our Company")
    work.roster.lead(work.issuer, first)
    chinese = next((n for n in full if re.search(rf"[{CJK}]", n)), None)
    if chinese:
        place = text.find(chinese)
        work.chinese.setdefault(work.issuer, (chinese, place, place + len(chinese)))
    if note:
        work.head_note = (note.start(), note.end())
    former = FORMER.search(text[:6000])
    if former:
        _former(work, former.group(1))


def _names_above(text: str, at: int) -> list[str]:
    """The lines with the issuer's names, directly above the place of incorporation, fullest first."""
    above = FORMER.sub("", text[max(0, at - 400) : at])
    above = re.sub(rf"(?<=[A-Za-z.)*]) +(?=[{CJK}])", "\n", above)
    above = re.sub(rf"(?<=[{CJK}*]) +(?=[A-Z])", "\n", above)
    rows = [row.strip() for row in above.split("\n") if row.strip()]
    found: list[str] = []
    for row in reversed(rows):
        row = row.strip(" *#")
        if re.search(r"formerly", row, re.I) or re.fullmatch(r"[(（].*[)）]", row):
            continue
        english = re.fullmatch(r"[A-Z0-9][\w&.,'’() -]{3,90}", row) and next(companies(_titled(row)), None)
        chinese = re.fullmatch(rf"[{CJK}()（）\s·]{{4,40}}", row)
        if english:
            found.insert(0, row)
        elif chinese:
            found.append(re.sub(r"\s+", "", row))
        elif found or len(row) > 60:
            break
    native = [n for n in found if re.search(rf"[{CJK}]", n)]
    return [n for n in found if n not in native][:1] + native[:1]


def _titled(row: str) -> str:
    """A name in capitals as it would stand in running text, so that its legal form is seen."""
    return " ".join(w.capitalize() for w in row.split()) if row == row.upper() else row


def _former(work: Work, inside: str) -> None:
    assert work.issuer is not None
    english = next(companies(inside), None)
    if english:
        handle = work.roster.add("company", english.text)
        if handle != work.roster.root(work.issuer):
            work.chinese.pop(handle, None)
        first = work.roster.names(work.issuer)[0]
        work.roster.merge(work.issuer, handle)
        work.roster.lead(work.issuer, first)
        beside = chinese_after(inside, english.end)
        if beside:
            work.roster.alias(work.issuer, beside[0])


def group_words(work: Work, text: str) -> None:
    """Enter "the Group" where the filing speaks of it."""
    if re.search(r"\b(?:the|our) Group\b", text):
        work.roster.add("group", "the Group", "Group", "our Group")
