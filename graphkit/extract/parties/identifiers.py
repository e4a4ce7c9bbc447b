"""Register numbers and former names, in English and Chinese, for the parties that filings name.

A number is `REGISTER:number`. It counts only behind its label and, where it has check digits, with
the right ones. A former name holds from the day told on; a change that is only planned is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from graphkit.bounded import bounded
from graphkit.extract.lexicon import data
from graphkit.extract.parties.checks import CHECKS
from graphkit.extract.parties.names import CJK, companies, looks_like_person
from graphkit.extract.roster import HONORIFIC
from graphkit.extract.work import Draft, Work
from graphkit.filing.dates import find_date
from graphkit.notice import Notice
from graphkit.statement import Value

__all__ = ["read_identifiers"]

METHOD = "identifiers/0.1"
REACH = 160
"""How far before a label its company may be named, in characters."""
END = re.compile(r"[。;；]|\.\s+(?=[A-Z“])|\n\s*\n")
BRACKET = re.compile(bounded(r"\s*[(（][^()（）]{0,90}(?:[(（][^()（）]*[)）][^()（）]*)?[)）][\s*#]*$"))


def read_identifiers(work: Work) -> None:
    """Draft what stands behind the labels, in the order of the text."""
    text = work.reading.text
    labels = [found.start() for found in _labels().finditer(text)]
    names = _names(work)
    for register in data("identifiers")["register"]:
        for found in _behind(labels, register, text):
            number = found["number"].upper()
            if "check" not in register or CHECKS[register["check"]](number):
                handle = _owner(work, names, found.start())
                _number(work, handle, f"{register['name']}:{number}", found.span())
            else:
                evidence = work.reading.evidence(*found.span())
                message = f"not a number of the register {register['name']}: its check digits are wrong"
                page = evidence[0].page if evidence else None
                work.notices.append(Notice("doubtful", work.filing.name, message, page, number))
    for found in _behind(labels, data("identifiers")["plain"], text):
        handle = _owner(work, names, found.start())
        if handle is not None and (register := _register(work, handle)):
            _number(work, handle, f"{register}:{found['number'].upper()}", found.span())
    _former(work, names)


@cache
def _labels() -> re.Pattern[str]:
    """Where a label of any register begins."""
    tables = [*data("identifiers")["register"], data("identifiers")["plain"]]
    words = "|".join(one["labels"] for one in tables)
    return re.compile(bounded(rf"(?<![A-Za-z])(?=(?i:{words}))"))


def _behind(labels: list[int], register: dict[str, Any], text: str) -> Iterator[re.Match[str]]:
    """The numbers of a register behind the labels, none twice."""
    pattern, end = _labelled(register["labels"], register["number"], register.get("colon", "colon")), 0
    for start in labels:
        if start >= end and (found := pattern.match(text, start)):
            end = found.end()
            yield found


@cache
def _labelled(labels: str, number: str, shared: str) -> re.Pattern[str]:
    colon = data("identifiers")["shared"][shared]
    return re.compile(bounded(rf"(?<![A-Za-z])(?i:{labels})(?i:{colon})(?P<number>{number})(?![0-9A-Za-z])"))


def _names(work: Work) -> list[tuple[str, int]]:
    """All names of companies and persons that are long enough to be found in the text, the longest
    first."""
    found = {
        (_plainly(name), handle)
        for handle in work.roster
        for name in work.roster.names(handle)
        if work.roster.type(handle) in {"company", "person"} and len(re.sub(rf"[{CJK}]", "__", name)) > 5
    }
    return sorted(found, key=lambda one: (-len(one[0]), one))


def _plainly(text: str) -> str:
    """Without line breaks, signs of notes and difference of case."""
    spaced = re.sub(r"[\s*#]+", " ", text).casefold()
    return re.sub(rf"(?<=[{CJK}]) (?=[{CJK}])", "", spaced).strip()


def _owner(work: Work, names: list[tuple[str, int]], at: int) -> int | None:
    """The company named last before a label in its sentence; at the head of a filing, its issuer."""
    window = END.split(work.reading.text[max(0, at - REACH) : at])[-1]
    before = _plainly(window)
    places = [(before.rfind(name) + len(name), len(name), handle) for name, handle in names if name in before]
    if not places:
        return work.issuer if at < 3000 and not window.strip(" \n*#(（") else None
    handle = max(places)[2]
    return handle if work.roster.type(handle) == "company" else None


def _number(work: Work, handle: int | None, text: str, span: tuple[int, int]) -> None:
    if handle is not None:
        _say(work, handle, "registration_number", Value("code", text), span, None)


def _register(work: Work, handle: int) -> str | None:
    """The register of the law under which the company is, so far as the filing says it."""
    drafts = work.told.of("jurisdiction", handle)
    told = {draft.object.text for draft in drafts if isinstance(draft.object, Value)}
    registers: dict[str, str] = data("identifiers")["plain"]["registers"]
    return registers.get(told.pop()) if len(told) == 1 else None


def _former(work: Work, names: list[tuple[str, int]]) -> None:
    table, text = data("identifiers")["former"], work.reading.text
    for found in re.finditer(bounded(table["bracket"]), text, re.I):
        handle = _named_before(names, text[max(0, found.start() - 2 * REACH) : found.start()])
        if handle is not None:
            _formerly(work, handle, found["old"], found.span(), None)
    for pattern in (table["changed"], table["plainly"], table["native"]):
        for found in re.finditer(pattern, text, re.I):
            start, end = _sentence(text, *found.span())
            if not re.search(table["planned"], text[start : found.end()], re.I):
                day = find_date(text[found.end() : end]) or find_date(text[start : found.start()])
                handle = work.roster.find(found["new"].strip())
                _formerly(work, handle, found["old"], found.span(), day[0].isoformat() if day else None)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    before = [found.end() for found in END.finditer(text, max(0, start - 300), start)]
    after = END.search(text, end, end + 300)
    return (before[-1] if before else max(0, start - 300)), (after.start() if after else end + 300)


def _named_before(names: list[tuple[str, int]], before: str) -> int | None:
    """Whose name stands right before, brackets between left out."""
    for _ in range(3):
        plain = _plainly(before).rstrip("”\"'’ ")
        found = next((handle for name, handle in names if plain.endswith(name)), None)
        shorter = BRACKET.sub("", before)
        if found is not None or shorter == before:
            return found
        before = shorter
    return None


def _formerly(work: Work, handle: int | None, old: str, span: tuple[int, int], day: str | None) -> None:
    if handle is None:
        return
    for name in _called(old, work.roster.type(handle)):
        if _plainly(name) != _plainly(work.roster.names(handle)[0]):
            _say(work, handle, "former_name", Value("text", name), span, day)


def _called(words: str, type: str) -> Iterator[str]:
    """The names in these words: a person's, or a company's in English and in Chinese."""
    words = re.sub(r"\s+", " ", words).strip(" “”\"'‘’*")
    native = re.search(bounded(rf"[{CJK}（）()]*公司"), words)
    if type == "person":
        plain = HONORIFIC.sub("", re.sub(r"(?:先生|女士|小姐|博士|教授)$", "", words))
        if looks_like_person(plain) or re.fullmatch(rf"[{CJK}]{{2,4}}", plain):
            yield plain
        return
    latin = next(companies(words), None)
    if latin is not None:
        yield latin.text
    if native is not None and len(native.group()) > 4:
        yield native.group().lstrip("()（）")


def _say(
    work: Work, handle: int, predicate: str, value: Value, span: tuple[int, int], since: str | None
) -> None:
    root = work.roster.root(handle)
    told = ((draft.object, draft.valid_from) == (value, since) for draft in work.told.of(predicate, handle))
    evidence = work.reading.evidence(*span)
    if evidence and not any(told):
        work.say(
            Draft(
                subject=root,
                predicate=predicate,
                object=value,
                evidence=evidence,
                method=METHOD,
                valid_from=since,
            )
        )
