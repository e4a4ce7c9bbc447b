"""What the filing says of companies themselves: jurisdiction, date of incorporation, Chinese name,
stock code, and how many people a group counts."""

from __future__ import annotations

import re

from graphkit.bounded import bounded
from graphkit.extract.lexicon import jurisdiction_code, jurisdictions
from graphkit.extract.parties.names import chinese_after
from graphkit.extract.relations.clauses import subject_of
from graphkit.extract.relations.line import Item
from graphkit.extract.relations.relatives import antecedent
from graphkit.extract.relations.saying import METHOD, Saying
from graphkit.extract.relations.symbols import Named
from graphkit.extract.work import Draft, Work
from graphkit.filing.dates import find_date
from graphkit.statement import Value

__all__ = ["read_companies", "seated"]

CODE = re.compile(bounded(r"[Ss]tock [Cc]ode\)?\s*:?\s*(?:no\.?\s*)?(?P<code>\d{1,6})\b"))


def read_companies(work: Work) -> None:
    """Draft the attributes that stand at the head, beside names and in brackets."""
    _head(work)
    _codes(work)
    for mention in work.mentions:
        if mention.type == "company" and len(mention.handles) == 1 and mention.handle not in work.chinese:
            beside = chinese_after(work.reading.text, mention.end)
            bracket = work.reading.text[mention.end : mention.end + 9].lstrip()[:1] in {"(", "（"}
            if beside and not bracket and work.filing.language != "en":
                continue
            if beside and work.roster.find(beside[0]) in {None, mention.handle}:
                work.roster.alias(mention.handle, beside[0])
                work.chinese[mention.handle] = (beside[0], mention.start, beside[1])
    for handle, (name, start, end) in work.chinese.items():
        attribute(work, handle, "chinese_name", Value("text", name), start, end)
    for handle, (count, start, end) in work.members.items():
        attribute(work, handle, "member_count", Value("number", str(count)), start, end)


def attribute(work: Work, handle: int, predicate: str, value: Value, start: int, end: int) -> None:
    """Draft an attribute of a party, the first that is stated of its kind."""
    if work.told.of(predicate, handle):
        return
    root = work.roster.root(handle)
    evidence = work.reading.evidence(start, end)
    if evidence:
        work.say(Draft(subject=root, predicate=predicate, object=value, evidence=evidence, method=METHOD))


def _head(work: Work) -> None:
    """The issuer's place of incorporation: the last that the note under its name tells."""
    if work.issuer is None or work.head_note is None:
        return
    start, end = work.head_note
    places = list(re.finditer(bounded(rf"(?<=[ (]){jurisdictions()}"), work.reading.text[start:end]))
    code = jurisdiction_code(places[-1].group(1)) if places else None
    if code:
        attribute(work, work.issuer, "jurisdiction", Value("code", code), start, end)


def _codes(work: Work) -> None:
    """Stock codes: the issuer's from the head, others' from the bracket behind their names."""
    text = work.reading.text
    for found in CODE.finditer(text):
        code = found.group("code").lstrip("0")
        if work.issuer is not None and code == (work.filing.stock_code or ""):
            attribute(work, work.issuer, "stock_code", Value("text", code), found.start(), found.end())
            continue
        near = [m for m in work.mentions if found.start() - 300 < m.start and m.end <= found.start()]
        if (
            near
            and near[-1].type == "company"
            and "." not in re.sub(r"\b[A-Z]\w*\.", "", text[near[-1].end : found.start()])
        ):
            attribute(work, near[-1].handle, "stock_code", Value("text", code), found.start(), found.end())


def seated(said: Saying) -> None:
    """Draft where, and when, the companies of a line were incorporated."""
    line = said.line
    for bearer, seat in line.seats:
        _seat(said, bearer.value, seat)
    before: Item | None = None
    for at, item in enumerate(line.items):
        if item.symbol not in {"B", "H", "O"}:
            continue
        subject = subject_of(line, at, before)
        if subject is not None and subject.symbol == "Q":
            subject = antecedent(line, line.items.index(subject))
        before = subject or before
        after = line.items[at + 1] if at + 1 < len(line.items) else None
        if (
            after is not None
            and after.symbol == "K"
            and item.symbol == "B"
            and subject is not None
            and subject.symbol != "S"
        ):
            _seat(said, subject.value, after)


def _seat(said: Saying, bearer: Named | None, seat: Item) -> None:
    if bearer is None or bearer.type != "company" or seat.value is None or seat.value.place is None:
        return
    code = jurisdiction_code(seat.value.place)
    day = find_date(seat.value.day) if seat.value.day else None
    for handle in bearer.settle(said.work):
        if code:
            attribute(said.work, handle, "jurisdiction", Value("code", code), seat.start, seat.end)
        if day:
            attribute(
                said.work, handle, "incorporated", Value("date", day[0].isoformat()), seat.start, seat.end
            )
