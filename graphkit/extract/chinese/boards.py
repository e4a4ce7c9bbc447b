"""Boards: who the directors are, from the list at the foot of a filing or the one in a report.

A list either names the office first (執行董事為甲及乙) or last (甲及乙為執行董事), or stands as
lines under the office's name. Notes in brackets tell the chairman, titles, and comings and goings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.extract.chinese.brackets import chain
from graphkit.extract.chinese.cast import Cast, Mention
from graphkit.extract.chinese.lexicon import load, table
from graphkit.extract.chinese.names import looks_like_person, printed
from graphkit.extract.chinese.numerals import first_date
from graphkit.extract.chinese.passage import Passage
from graphkit.extract.chinese.roles import DIRECTOR, Office, chairs, say_offices, titles
from graphkit.extract.work import Work

__all__ = ["Boards"]

_ROLE = re.compile(DIRECTOR)
_HEAD = re.compile(
    rf"(?:^|[:。)]|先生|女士|博士|教授)(?:本公司)?(?:現任)?(?P<role>{DIRECTOR})(?:\(續\)|\(附注\d*\))?:?$"
)
_OPENS = r"(?:^|[。;:,)、]|即|包括|由|為|日期)$"
_OF = r"(?:\([^()]*\))*[的之]?(?:現任|現時|唯一|全體)?[的之]?"
_AGED = re.compile(r"(?:\([^()]*\)|[,、\s])*(?:現年)?\d{2}歲")


@dataclass(slots=True)
class _Seat:
    """A person on a list, with the notes behind his name."""

    mention: Mention
    role: str
    notes: str
    end: int
    raw: str = ""


@dataclass(slots=True)
class Boards:
    """The reader of board lists of one filing."""

    work: Work
    cast: Cast

    def read_line(self, number: int, passage: Passage, mentions: list[Mention]) -> None:
        """A list written as a sentence, of two directors or more."""
        if not re.search(load("boards")["trigger"], passage.text):
            return
        seats = self._seats(number, passage, mentions)
        for seat in seats if len(seats) > 1 else ():
            self._say(passage, seat, self._bounds(passage, seats, seat))

    def _bounds(self, passage: Passage, seats: list[_Seat], seat: _Seat) -> tuple[int, int]:
        """The part of the list that gives this office."""
        same = [one for one in seats if one.role == seat.role]
        before = [found.start() for found in _ROLE.finditer(passage.text, 0, same[0].mention.start)]
        return (before[-1] if before else same[0].mention.start), max(one.end for one in same)

    def _seats(self, number: int, passage: Passage, mentions: list[Mention]) -> list[_Seat]:
        """The seats of a list; none where a name is followed by 為 and an office of someone else."""
        text = passage.text
        persons = [one for one in mentions if one.type == "person"]
        seats: list[_Seat] = []
        waiting: list[_Seat] = []
        role: str | None = None
        place = 0
        for start, end, mention in _tokens(text, persons):
            between = text[place:start]
            residue = re.sub(load("boards")["between"], "", between)
            residue += "。" if mention is not None and "。" in between else ""
            if residue and role is not None and (bare := self._bare(number, passage, place, start)):
                seats.extend(_Seat(one, role, "", one.end) for one in bare)
            elif residue:
                role, waiting = None, []
            if mention is None and role is not None and seats and seats[-1].end == place and "為" in between:
                return []
            place = end
            if mention is not None:
                place = max((high for _, high in chain(text, end)), default=end)
                seat = _Seat(mention, role or "", text[end:place], place, passage.raw[end:place])
                (waiting if role is None else seats).append(seat)
                continue
            if self._elsewhere(text, start, mentions):
                role, waiting = None, []
                continue
            office = table("roles", "director")[text[start:end]]
            if role is None and waiting and re.search(_OPENS, text[: waiting[0].mention.start]):
                seats.extend(_Seat(one.mention, office, one.notes, end, one.raw) for one in waiting)
            else:
                role = office if office or _heads(text, end) else None
            waiting = []
        last = self._bare(number, passage, place, len(text)) if role is not None else []
        return [*seats, *(_Seat(one, role or "", "", one.end) for one in last)]

    def _elsewhere(self, text: str, start: int, mentions: list[Mention]) -> bool:
        """Does an office stand behind the name of a body that is not the issuer?"""
        ours = self.work.roster.root(self.cast.issuer)
        return any(
            one.type != "person" and one.handle != ours and re.fullmatch(_OF, text[one.end : start])
            for one in mentions
        )

    def _bare(self, number: int, passage: Passage, start: int, end: int) -> list[Mention]:
        """Names in a list without a form of address; none where a piece is no name."""
        found = []
        for piece in re.finditer(r"[^、,;。:及和與為]+", passage.text[start:end]):
            if re.fullmatch(load("boards")["between"], piece[0]):
                continue
            name = re.sub(r"\(.*", "", piece[0])
            if not looks_like_person(name):
                return []
            low = start + piece.start()
            handle = self.work.roster.add("person", printed(passage.raw[low : low + len(name)]))
            found.append(Mention(low, low + len(name), handle, "person"))
        return found if len(found) > 1 else []

    def _say(self, passage: Passage, seat: _Seat, bounds: tuple[int, int]) -> None:
        ended = bool(re.search(r"辭任|退任|離任|辭世|罷免|終止", seat.notes))
        since = first_date(seat.notes) if re.search(r"委任|調任|獲選", seat.notes) and not ended else None
        now = re.search(load("relations")["states"]["now"], passage.text)
        published = self.work.filing.published
        office = Office(
            seat.mention.handle,
            self.cast.issuer,
            passage.evidence(*bounds),
            "ended" if ended else "asserted",
            valid_from=since,
            valid_to=first_date(seat.notes) if ended else None,
            as_at=published.isoformat() if now and published else None,
            confidence=0.95,
        )
        low, _ = passage.sentence(seat.mention.start)
        committee = "委員會" in passage.text[low : seat.mention.start]
        chair = chairs(seat.notes) and not ended and not committee
        say_offices(
            self.work,
            office,
            role=seat.role,
            chair=chair,
            officer=tuple(seat.raw[a:b] for a, b in titles(seat.notes)),
        )

    def read_lines(self, passages: list[Passage], mentions: list[list[Mention]]) -> None:
        """Lists in which the office stands above the names, one to a line."""
        role: str | None = None
        stream: list[tuple[Passage, Mention | str]] = []
        for number, passage in enumerate(passages):
            head = _HEAD.search(passage.text)
            body = passage.text[: head.start("role")] if head else passage.text
            line = list(_line(body, mentions[number])) if role is not None else []
            stream.extend((passage, one) for one in line)
            over = role is not None and not line and not re.fullmatch(load("boards")["furniture"], body)
            if head or over:
                self._close(stream, role)
                stream = []
            if head:
                role = table("roles", "director")[head["role"]] or None
            elif over:
                role = role if self._biography(passage, mentions[number], role or "") else None
        self._close(stream, role)

    def _close(self, stream: list[tuple[Passage, Mention | str]], role: str | None) -> None:
        """Give each name its notes: one apiece where the columns were read apart, else the last name's."""
        while stream and role is not None:
            names = _run(stream, Mention)
            notes = _run(stream[len(names) :], str)
            seats = [_Seat(one, role, "", one.end) for _, one in names if isinstance(one, Mention)]
            apart = bool(names and notes) and len(notes) == len(seats) and names[-1][0] is not notes[0][0]
            for place, (passage, note) in enumerate(notes):
                seat = seats[place if apart else -1] if seats else None
                if seat is not None and isinstance(note, str):
                    at = passage.text.find(note)
                    seat.notes += note
                    seat.raw += passage.raw[at : at + len(note)]
            for (passage, _), seat in zip(names, seats, strict=True):
                self._say(passage, seat, (seat.mention.start, seat.mention.end))
            stream = stream[max(len(names) + len(notes), 1) :]

    def _biography(self, passage: Passage, mentions: list[Mention], role: str) -> bool:
        """A paragraph under the office's name that begins with a person and his age."""
        first = next(iter(mentions), None)
        if first is None or first.start > 0 or first.type != "person":
            return False
        if _AGED.match(passage.text, first.end):
            self._say(passage, _Seat(first, role, "", first.end), (first.start, first.end))
        return True


def _tokens(text: str, persons: list[Mention]) -> Iterator[tuple[int, int, Mention | None]]:
    held: list[tuple[int, int, Mention | None]] = [(one.start, one.end, one) for one in persons]
    inside = [range(one.start, one.end) for one in persons]
    brackets = [range(low, high) for one in persons for low, high in chain(text, one.end)]
    taken = [*inside, *brackets]
    held.extend(
        (found.start(), found.end(), None)
        for found in _ROLE.finditer(text)
        if not any(found.start() in one for one in taken) and not text.startswith("會", found.end())
    )
    yield from sorted(held, key=lambda token: token[0])


def _heads(text: str, end: int) -> bool:
    """Is a bare 董事 followed by its holders, and not by the office that it only leads up to?"""
    led = rf"(?:為|包括|:|由|即|本公司|[一二三四五六七八九十]名)*{DIRECTOR}"
    return text.startswith((":", "為", "包括"), end) and not re.match(led, text[end:])


def _line(text: str, mentions: list[Mention]) -> Iterator[Mention | str]:
    """The names and notes of a line that holds nothing else."""
    starts = {one.start: one for one in mentions if one.type == "person"}
    found: list[Mention | str] = []
    place = 0
    while place < len(text):
        if place in starts:
            found.append(starts[place])
            place = starts[place].end
        elif text[place] == "(" and (
            end := max((high for _, high in list(chain(text, place))[:1]), default=0)
        ):
            found.append(text[place:end])
            place = end
        elif text[place] in " ,、*#^":
            place += 1
        else:
            return
    yield from found


def _run(stream: list[tuple[Passage, Mention | str]], kind: type) -> list[tuple[Passage, Mention | str]]:
    size = next((at for at, (_, one) in enumerate(stream) if not isinstance(one, kind)), len(stream))
    return stream[:size]
