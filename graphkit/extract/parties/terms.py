"""Defined terms: who is who in one filing, read from its head, its definitions and its brackets.

A term names a party, several parties ("the Vendors"), a group of unnamed people, or a thing that is
no party (an agreement, a date). Terms live and die with their filing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.extract.lexicon import rule, words
from graphkit.extract.parties.aliases import brackets, glosses
from graphkit.extract.parties.bodies import bodies
from graphkit.extract.parties.capacities import capacities
from graphkit.extract.parties.issuer import find_issuer, group_words
from graphkit.extract.parties.names import (
    CJK,
    Name,
    chinese_after,
    chinese_before,
    companies,
    looks_like_person,
    persons,
)
from graphkit.extract.parties.namesakes import same_persons
from graphkit.extract.parties.term import QUOTED, enter, is_thing, name_at, quoted
from graphkit.extract.roster import fold
from graphkit.extract.sentences import blocks
from graphkit.extract.work import Work

__all__ = ["read_terms"]

ROW = rule("terms", "row")
HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Miss|Madam|Mdm|Dr|Prof)\b")
UNNAMED = rule("terms", "unnamed")


def read_terms(work: Work) -> None:
    """Put the parties that the filing names and defines into the roster, with all their names."""
    text = work.reading.text
    named = _shapes(work, text)
    find_issuer(work)
    for start, names, definition, end in _rows(text):
        _define(work, names, definition, start, end, named)
    brackets(work, text, named)
    glosses(work, text, named)
    group_words(work, text)
    same_persons(work)
    capacities(work)


def _shapes(work: Work, text: str) -> list[tuple[int, int, int]]:
    """Parties by the shape of their names: (start, end of name and Chinese name, handle)."""
    found = []
    shaped: list[Name] = []
    for block in blocks(work.reading):
        shaped += [*companies(text, block.start, block.end), *persons(text, block.start, block.end)]
        shaped += bodies(text, block.start, block.end)
        row = text[block.start : block.end]
        for cell in re.finditer(r"[^\n\t]+", row if block.kind in {"row", "signature", "board"} else ""):
            if looks_like_person(cell.group().strip()):
                begin = block.start + cell.start()
                shaped.append(Name(begin, begin + len(cell.group()), "person", cell.group().strip()))
    excluded = {fold(name) for name in words("names", "regulators")}
    for name in sorted(shaped, key=lambda n: (n.start, -n.end)):
        if fold(name.text) in excluded:
            continue
        handle = work.roster.add(name.type, name.text)
        end = name.end
        beside = chinese_after(text, name.end, name.type == "person")
        if beside and (work.filing.language == "en" or text[name.end : beside[1]].lstrip()[:1] in "(（"):
            work.roster.alias(handle, beside[0])
            work.chinese.setdefault(handle, (beside[0], name.start, beside[1]))
            end = beside[1]
        if beside is None and name.type == "company" and (ahead := chinese_before(text, name.start)):
            work.roster.alias(handle, ahead)
            work.chinese.setdefault(handle, (ahead, text.rfind(ahead[0], 0, name.start), name.end))
        found.append((name.start, end, handle))
    return found


def _rows(text: str) -> Iterator[tuple[int, list[str], str, int]]:
    """The definitions that begin a line: place, terms, definition, its end."""
    rows = list(ROW.finditer(text))
    for number, row in enumerate(rows):
        names = [quoted(q) for q in QUOTED.finditer(row.group("terms"))]
        stop = rows[number + 1].start() if number + 1 < len(rows) else len(text)
        blank = re.compile(r"\n\s*\n").search(text, row.end() + 1, stop)
        stop = min(stop, blank.start() if blank else stop, row.end() + 1200)
        definition = text[row.end() : stop]
        if definition.strip() and not re.match(r"\s*[,.;)]", definition):
            yield row.end(), names, definition, stop


def _define(
    work: Work, names: list[str], definition: str, start: int, end: int, named: list[tuple[int, int, int]]
) -> None:
    handles = _defined(work, names, definition, start, named)
    kind = "party" if handles else "thing"
    if not handles:
        group = UNNAMED.match(definition.strip())
        if group and any(name.split()[-1] in words("names", "group_nouns") for name in names):
            handles, kind = (work.roster.add("group", *names),), "group"
            _count(work, handles[0], group, start, end)
    for name in names:
        enter(work, name, kind, handles)


def _defined(
    work: Work, names: list[str], definition: str, start: int, named: list[tuple[int, int, int]]
) -> tuple[int, ...]:
    """The parties that a definition gives to its terms; none where the term is a thing."""
    lead = len(definition) - len(definition.lstrip(" \t\n(*"))
    lead += (
        len(m.group())
        if (m := re.match(r"(?:means?|refers? to|the company known as)\s+", definition[lead:]))
        else 0
    )
    begin = start + lead
    first = name_at(named, begin, begin + 1)
    chinese = _chinese_lead(work, begin)
    if first is None and chinese is None:
        return _by_description(work, names, definition)
    if chinese is not None and first is None:
        first = name_at(named, chinese[1], chinese[1] + 3)
        handle = first[2] if first else work.roster.add("company", *names)
        work.roster.alias(handle, chinese[0])
        work.chinese.setdefault(handle, (chinese[0], begin, first[1] if first else chinese[1]))
    else:
        assert first is not None
        handle = first[2]
    after = work.reading.text[first[1] if first else begin : start + len(definition)]
    if re.match(r"[^.;]{0,30}?(?:and|together with|,)\s+(?:its|their)\s+(?:\w+\s+)?subsidiar", after):
        return (work.roster.add("group", *names),)
    return (handle, *_further(after, first[1] if first else begin, named))


def _further(after: str, at: int, named: list[tuple[int, int, int]]) -> tuple[int, ...]:
    """ "and B" after the first party of a definition."""
    found: list[int] = []
    place = at
    while True:
        joint = re.match(r"\s*(?:,|and|, and|&)\s+", after[place - at :])
        following = joint and name_at(named, place + joint.end(), place + joint.end())
        if not following:
            return tuple(found)
        found.append(following[2])
        place = following[1]


def _chinese_lead(work: Work, begin: int) -> tuple[str, int] | None:
    if not re.match(rf"[{CJK}]", work.reading.text[begin : begin + 1]):
        return None
    return chinese_after(work.reading.text, begin)


def _by_description(work: Work, names: list[str], definition: str) -> tuple[int, ...]:
    """A term defined by words: "a company to be established …", or by an earlier term."""
    known = [h for name in names if (h := work.roster.find(name)) is not None]
    if known and not is_thing(names[0]):
        return (known[0],)
    head = definition.strip()[:160]
    group = rule("terms", "with_subsidiaries").match(
        head,
    )
    if group:
        return (work.roster.add("group", *names),)
    trust = re.match(r"(?:an?|the)\s+(?:[\w-]+\s+){0,4}(?:trust|settlement)\b", head)
    if trust and "trust" in names[0].casefold():
        return (work.roster.add("trust", *names),)
    body = rule("terms", "body").match(
        head,
    )
    if (
        body
        and not is_thing(names[0])
        and re.search(r"incorporated|established|organi[sz]ed|formed|registered", definition[:400])
    ):
        return (work.roster.add("company", *names),)
    return ()


def _count(work: Work, handle: int, group: re.Match[str], start: int, end: int) -> None:
    if group.group(1) and group.group(1).isdigit():
        work.members.setdefault(handle, (int(group.group(1)), start, end))
