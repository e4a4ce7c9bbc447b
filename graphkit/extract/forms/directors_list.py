"""The list of directors and their roles and functions: the board by role, who chairs it, officers.

Committee memberships, as a list or as a matrix, are ignored by name.
"""

from __future__ import annotations

import re
from typing import Any

from graphkit.bounded import bounded
from graphkit.extract.chinese.glyphs import fold as simplified
from graphkit.extract.chinese.lexicon import table
from graphkit.extract.forms.lexicon import layout
from graphkit.extract.forms.sheet import METHOD, Sheet, Span, clean
from graphkit.extract.lexicon import jurisdiction_code
from graphkit.extract.people.titles import role_of, title_of
from graphkit.extract.work import Draft, Work
from graphkit.statement import Value

__all__ = ["read_directors_list"]

LAYOUT: dict[str, Any] = layout("directors_list")
HEADING = re.compile(bounded("|".join(rf"(?:{pattern})" for pattern in LAYOUT["heading"]), blanks=100), re.I)
STOP = re.compile(bounded("|".join(LAYOUT["stop"]), blanks=100), re.I)
ADDRESS_EN = "|".join(re.escape(word) + r"\.?" for word in LAYOUT["address_en"])
ADDRESS_ZH = "|".join(LAYOUT["address_zh"])
CJK = "一-鿿㐀-䶿豈-﫿"
ENGLISH = re.compile(
    bounded(
        rf"^(?:(?:{ADDRESS_EN})\s*)+(?P<name>[A-Z][\w.,’'‑\- ]+?)\s*(?:[(（](?P<title>[^)）]*)[)）])?\s*$",
        blanks=100,
    )
)
PLAIN = re.compile(
    bounded(
        r"^(?P<name>[A-Z][\w.’'-]+(?:,? [A-Z][\w.’'-]*){1,4})\s*(?:[(（](?P<title>[^)）]*)[)）])?\s*$",
        blanks=100,
    )
)
CHINESE = re.compile(
    bounded(
        rf"^(?P<name>[{CJK}·．]{{2,5}}?)\s*(?:{ADDRESS_ZH})+(?:[,，]\s*[A-Z]+)*\s*(?:[(（](?P<title>[^)）]*)[)）])?\s*$",
        blanks=100,
    )
)
DEGREES = "|".join(r"\.?".join(letters) for letters in LAYOUT["letters"])
LETTERS = re.compile(bounded(rf"(?:,\s*(?:{DEGREES})\.?)+\s*$", blanks=100))
BESIDE = re.compile(
    rf"^(?P<en>[^{CJK}]*[A-Za-z.)])\s+(?P<zh>[{CJK}]{{2,4}})(?:{ADDRESS_ZH})?\s*(?P<rest>[(（].*)?$"
)


def read_directors_list(work: Work) -> None:
    """director_of and officer_of of everyone on the list, as at its date."""
    text = clean(work.filing.text)
    sheet = Sheet(work, -1, _issuer(work, text), text)
    role, seen, committees = "", 0, None
    for line in re.finditer(r"[^\n]*\S[^\n]*", text[_title_end(text) :]):
        start = _title_end(text) + line.start()
        printed = _closed_up(line[0])
        heading = HEADING.match(printed)
        if heading and _role_line(printed, heading.end()):
            role = printed
            rest = printed[heading.end() :].lstrip(" :：\t")
            seen += bool(rest) and _member(sheet, role, rest, (start, start + len(line[0].rstrip())))
        elif role and seen and STOP.search(printed):
            committees = start
            break
        elif role:
            seen += _member(sheet, role, printed, (start, start + len(line[0].rstrip())))
    if committees is not None:
        sheet.notice("ignored", "memberships of committees", committees)
    if not seen:
        sheet.notice("doubtful", "a list of directors of which no director is legible")


def _title_end(text: str) -> int:
    hits = [
        re.search(bounded(pattern, blanks=100), text)
        for form in layout("marks")["form"]
        for pattern in form.get("title", [])
    ]
    return next((hit.end() for hit in hits if hit), 0)


def _closed_up(line: str) -> str:
    """Without the blanks that a typesetter put between ideographs."""
    return re.sub(rf"(?<=[{CJK}（）()「」]) +(?=[{CJK}（）()「」])", "", line).strip()


def _role_line(printed: str, end: int) -> bool:
    rest = printed[end:].strip()
    return rest == "" or rest[0] in ":：" or bool(re.match(ADDRESS_EN, rest))


def _member(sheet: Sheet, role: str, printed: str, span: Span) -> bool:
    """One director of a role; False for a line that is no director."""
    beside = BESIDE.match(printed)
    chinese = beside["zh"] if beside else None
    plain = f"{beside['en']} {beside['rest'] or ''}".strip() if beside else printed
    found = ENGLISH.match(plain) or CHINESE.match(plain) or PLAIN.match(plain)
    if found is None or HEADING.fullmatch(plain):
        sheet.notice("doubtful", "a line among the directors that names none", span[0], printed)
        return False
    if re.match(bounded(LAYOUT["alternate"]), found["title"] or "", re.I):
        sheet.notice("ignored", "an alternate, who is listed beside the directors", span[0], printed)
        return True
    name = LETTERS.sub("", re.sub(r"\s+", " ", found["name"])).strip(" ,.")
    as_printed = re.sub(bounded(r"\s*[(（][^)）]*[)）]\s*$", blanks=100), "", plain)
    person = sheet.work.roster.add(
        "person", *dict.fromkeys([name, as_printed, *([chinese] if chinese else [])])
    )
    fact = Draft(
        subject=person,
        predicate="director_of",
        object=sheet.issuer,
        evidence=sheet.evidence(span),
        method=METHOD,
        as_at=sheet.work.filing.published.isoformat() if sheet.work.filing.published else None,
    )
    title = title_of(found["title"] or "")
    sheet.work.say(fact, role=role_of(role), chair=title.chair or None)
    for office in title.offices:
        sheet.work.say(fact, predicate="officer_of", title=office)
    for word in title.unknown:
        sheet.notice("ignored", f"title of {name}", span[0], word)
    written = chinese or (name if re.fullmatch(rf"[{CJK}·．]+", name) else None)
    if written:
        said = Value("text", written)
        sheet.work.say(fact, predicate="chinese_name", object=said, as_at=None)
    return True


def _issuer(work: Work, text: str) -> int:
    """The issuer, by the head of the filing or the page's own words, with what the page says of it."""
    patterns = (re.compile(bounded(pattern, blanks=100)) for pattern in LAYOUT["issuer"])
    flat = "\n".join(_closed_up(line) for line in text.split("\n"))
    named = next((hit["name"] for pattern in patterns if (hit := pattern.search(flat))), None)
    name = re.sub(r"\s+", " ", work.filing.issuer or named or "the Company").strip()
    company = work.roster.add("company", *dict.fromkeys([name, *([named] if named else [])]))
    work.issuer = company
    sheet = Sheet(work, -1, company, text)
    for predicate, pattern in (("stock_code", LAYOUT["code"]), ("chinese_name", LAYOUT["chinese_name"])):
        if hit := re.search(bounded(pattern, blanks=100), text, re.I):
            group = "code" if predicate == "stock_code" else "name"
            plain = hit[group].lstrip("0").replace(" ", "")
            _attribute(sheet, predicate, Value("code" if group == "code" else "text", plain), hit.span(group))
            if group == "name":
                work.roster.alias(company, plain)
    for pattern in LAYOUT["incorporated"]:
        if hit := re.search(bounded(pattern, blanks=100), text[: _title_end(text) or None]):
            place = hit.groupdict()
            code = jurisdiction_code(place["en"]) if "en" in place else _place(place["zh"])
            if code:
                _attribute(sheet, "jurisdiction", Value("code", code), hit.span())
                break
    return company


def _place(printed: str) -> str | None:
    found: str | None = table("places", "codes").get(simplified(printed))
    return found


def _attribute(sheet: Sheet, predicate: str, value: Value, span: Span) -> None:
    found = sheet.evidence(span)
    sheet.work.say(
        Draft(subject=sheet.issuer, predicate=predicate, object=value, evidence=found, method=METHOD)
    )
