"""The composition of the board told in one sentence, whatever the order of its words.

"Directors: A (Chairman) and B are executive; C is independent non-executive", "The board comprises
executive directors A and B and non-executive director C". The sentence is read only where each of its
words is a person, a role, a title or a word of such a list: any other word may mean another company's
board, or one to come, and the sentence is left to the other readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graphkit.bounded import bounded
from graphkit.extract.parties.names import looks_like_person
from graphkit.extract.people.listing import ALTERNATE
from graphkit.extract.people.positions import AND, TITLE
from graphkit.extract.people.roll import Entry, honorifics, roll
from graphkit.extract.people.seats import change_of, person, say_seat
from graphkit.extract.people.titles import OFFICES, role_of, title_of
from graphkit.extract.work import Work

__all__ = ["read_composition"]

WORDS = OFFICES["composition"]
ROLE = re.compile(bounded(WORDS["role"]), re.I)
FILLER = re.compile(bounded(WORDS["filler"]), re.I)
BEHIND = re.compile(bounded(WORDS["behind"]), re.I)
SEVERAL = re.compile(
    bounded(rf"(?:(?:all|both|each|being|the|as|are)\s+)*(?P<role>{WORDS['role']})(?<=s)"), re.I
)
"""A note that seats all persons of a list: "(executive Directors)"."""
OURS = re.compile(WORDS["ours"])
BOARD = re.compile(r"\bdirectors\b|\bboard\b", re.I)
ASIDE = re.compile(WORDS["aside"], re.I)
MARK = re.compile(r"[*#†‡^+]{1,3}")
LEGEND = re.compile(bounded(rf"(?m)^\s*(?P<mark>[*#†‡^+]{{1,3}})\s*(?P<role>{WORDS['role']})\s*$"), re.I)
LEGENDS = 300
"""Code points behind a list in which its marks are explained."""
STOPPED = re.compile(r"\s*(?:[,;.:)]|\band\b|$)")
TITLED = re.compile(r"\s*[:–-]?\s*")
FEWEST = 2
"""Persons that make a list; of one person the other readers know more."""


@dataclass(frozen=True, slots=True)
class Token:
    """A person with titles, a role in the words of the filing, or the end of a clause (neither)."""

    entry: Entry | None = None
    role: str = ""


def read_composition(work: Work, start: int, end: int, day: str | None) -> bool:
    """Seat the persons of a sentence that tells of the issuer's board and of nothing else; was it one?

    `day` is the date for which the sentence speaks.
    """
    text = work.reading.text
    marked = MARK.search(work.filing.text, work.reading.offsets[start], work.reading.offsets[end - 1])
    if work.issuer is None or not (marked or ROLE.search(text, start, end)):
        return False
    tokens = _tokens(text, start, end)
    tokens = _explained(work, tokens, end) if marked else tokens
    seated = list(_seated(tokens)) if tokens else []
    if len(seated) < FEWEST or not any(role_of(role) for _, role in seated):
        return False
    first = seated[0][0].start
    if not (OURS.search(text, start, end) or BOARD.search(text, start, first)):
        return False
    for entry, role in seated:
        if any(ALTERNATE.match(note) for note in entry.notes):
            continue
        change = change_of(entry.notes)
        dated = [note for note in entry.notes if change_of((note,)) != ("asserted", None, None)]
        say_seat(
            work,
            person(work, entry),
            work.issuer,
            ", ".join(note for note in entry.notes if note not in dated and not ASIDE.match(note)),
            work.reading.evidence(entry.start, entry.end, (start, end)),
            change=change,
            role=role_of(role),
            director=True,
            as_at=day,
        )
    return True


def _tokens(text: str, start: int, end: int) -> list[Token]:
    """All tokens of a sentence; empty where a word of it is none of a list of the board."""
    found: list[Token] = []
    place = start
    while place < end:
        if filler := FILLER.match(text, place, end):
            found += [Token()] if filler["stop"] else []
            place = filler.end()
        elif role := ROLE.match(text, place, end):
            found.append(Token(role=role[0]))
            place = role.end()
        else:
            persons, place = _persons(text, place, end)
            if not persons:
                return []
            found += [Token(entry) for entry in persons]
            found += [Token(role=note) for note in persons[-1].notes[-1:] if SEVERAL.fullmatch(note)]
    return found


def _explained(work: Work, tokens: list[Token], end: int) -> list[Token]:
    """The tokens with the role for each mark beside a person: "* Executive Director" below the list.

    Marks and what explains them stand in the filing, the reading is free of them.
    """
    filed, offsets = work.filing.text, work.reading.offsets
    behind = offsets[end - 1] + 1
    roles = {one["mark"]: one["role"] for one in LEGEND.finditer(filed, behind, behind + LEGENDS)}
    for number, token in enumerate(tokens if roles else []):
        if token.entry:
            printed = filed[offsets[token.entry.start] : offsets[token.entry.end - 1] + 3]
            marks = [roles[mark] for mark in MARK.findall(printed) if mark in roles]
            tokens[number] = Token(replace(token.entry, notes=(*token.entry.notes, *marks[-1:])))
    return tokens


def _persons(text: str, start: int, end: int) -> tuple[list[Entry], int]:
    """Persons from a place on, with the titles before the first and behind the last of them, and the
    place behind."""
    title, place = _title(text, start, end)
    lead = TITLED.match(text, place, end) if title else None
    place = lead.end() if lead else place
    entries = roll(text, place, end)
    addressed = honorifics().match(text, place, end) is not None
    if not entries or not (addressed or all(looks_like_person(one.name) for one in entries)):
        return [], start
    if title:
        entries[0] = replace(entries[0], notes=(*entries[0].notes, title))
    place = entries[-1].end
    behind = BEHIND.match(text, place, end)
    titles, stop = _title(text, behind.end(), end) if behind else ("", place)
    if titles and STOPPED.match(text, stop, end):
        entries[-1] = replace(entries[-1], notes=(*entries[-1].notes, titles))
        place = stop
    return entries, place


def _title(text: str, start: int, end: int) -> tuple[str, int]:
    """The titles that stand at a place and seat nobody by a role, and their end."""
    place = stop = start
    while (title := TITLE.match(text, place, end)) and not ROLE.match(text, place, end):
        if title["past"] or title["standing"]:
            break
        stop = title.end()
        joint = AND.match(text, stop, end)
        place = joint.end() if joint else end
    return text[start:stop], stop


def _seated(tokens: list[Token]) -> Iterator[tuple[Entry, str]]:
    """Each person with the words of the role: the role before in a clause that begins with one, else
    the role behind in the same clause. A clause without a role goes with the one before, where that
    begins with its role."""
    waiting: list[Entry] = []
    role, leads, opened = "", False, True
    for number, token in enumerate(tokens):
        if token.entry:
            if opened and _closed(tokens, number):
                leads = False
            opened = False
            if leads:
                yield token.entry, _own(token.entry) or role
            else:
                waiting.append(token.entry)
            continue
        given = token.role
        if token.role:
            leads = opened or leads
            role, given = token.role, "" if leads else token.role
        opened = not token.role
        yield from ((entry, _own(entry) or given) for entry in waiting)
        waiting = []
    yield from ((entry, _own(entry)) for entry in waiting)


def _closed(tokens: list[Token], start: int) -> bool:
    """Does the clause that begins with a person at a place tell the role behind the persons?"""
    clause = tokens[start:]
    size = next((n for n, one in enumerate(clause) if not one.entry and not one.role), len(clause))
    return any(one.role for one in clause[:size])


def _own(entry: Entry) -> str:
    """The role that a note beside the person gives: "(Chairman, executive)"."""
    parts = (part.strip() for note in entry.notes for part in note.split(","))
    return next((part for part in parts if ROLE.fullmatch(part) or title_of(part).role), "")
