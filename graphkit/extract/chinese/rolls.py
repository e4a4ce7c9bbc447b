"""Rolls: lists in which the office stands above the names, one name to a line.

執行董事 over 甲先生 and 乙先生; the supervisors' too. Notes stand behind each name, or in a column of their
own: then they are given out only where their number or their place tells whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.bounded import bounded
from graphkit.extract.chinese.brackets import chain
from graphkit.extract.chinese.cast import Cast, Mention
from graphkit.extract.chinese.glyphs import HAN
from graphkit.extract.chinese.lexicon import load, table
from graphkit.extract.chinese.names import looks_like_person, printed
from graphkit.extract.chinese.passage import Passage
from graphkit.extract.chinese.roles import DIRECTOR
from graphkit.extract.chinese.seats import ENDED, SUPERVISOR, Seat, say_seat
from graphkit.extract.work import Work
from graphkit.notice import Notice

__all__ = ["Rolls"]

_HEAD = re.compile(
    rf"(?:^|[:。)]|先生|女士|博士|教授)(?:本公司)?(?:現任)?(?P<role>{DIRECTOR}|{SUPERVISOR})(?:\(續\)|\(附注\d*\))?:?$"
)
_AGED = re.compile(r"(?:\([^()]*\)|[,、\s])*(?:現年)?\d{2}歲")
_BARE = re.compile(rf"[{HAN}]{{3}}(?=[(*#^]|$)")
_CHANGE = re.compile(r"日.{0,6}(?:辭任|退任|離任|委任|調任)")
_Item = tuple[Passage, Mention | str]


@dataclass(slots=True)
class Rolls:
    """The reader of lists in lines of one filing."""

    work: Work
    cast: Cast

    def read(self, passages: list[Passage], mentions: list[list[Mention]]) -> None:
        """Draft the seats of all lists of the filing."""
        role: str | None = None
        stream: list[_Item] = []
        for number, passage in enumerate(passages):
            head = _HEAD.search(passage.text)
            body = passage.text[: head.start("role")] if head else passage.text
            named = mentions[number] or (self._bare(passage, body) if role is not None else [])
            line = list(_line(body, named)) if role is not None else []
            stream.extend((passage, one) for one in line)
            over = (
                role is not None and not line and not re.fullmatch(bounded(load("boards")["furniture"]), body)
            )
            if head or over:
                self._close(stream, role)
                stream = []
            if head:
                role = SUPERVISOR if head["role"] == SUPERVISOR else table("roles", "director")[head["role"]]
                role = role or None
            elif over:
                role = role if self._biography(passage, mentions[number], role or "") else None
        self._close(stream, role)

    def _bare(self, passage: Passage, body: str) -> list[Mention]:
        """A line that is a name without a form of address."""
        found = _BARE.match(body)
        if found is None or not looks_like_person(found[0]) or re.search(load("boards")["labels"], found[0]):
            return []
        handle = self.work.roster.add("person", printed(passage.raw[: found.end()]))
        return [Mention(0, found.end(), handle, "person")]

    def _close(self, stream: list[_Item], role: str | None) -> None:
        """Give each name its notes."""
        while stream and role is not None:
            names = _run(stream, Mention)
            notes = [(passage, note) for passage, note in _run(stream[len(names) :], str)]
            seats = [Seat(one, role, "", one.end) for _, one in names if isinstance(one, Mention)]
            for place, (passage, note) in zip(self._places(names, notes), notes, strict=True):
                if seats and place is not None and isinstance(note, str):
                    at = passage.text.find(note)
                    seats[place].notes += note
                    seats[place].raw += passage.raw[at : at + len(note)]
            for (passage, _), seat in zip(names, seats, strict=True):
                say_seat(self.work, self.cast.issuer, passage, seat, (seat.mention.start, seat.mention.end))
            stream = stream[max(len(names) + len(notes), 1) :]

    def _places(self, names: list[_Item], notes: list[_Item]) -> list[int | None]:
        """Whose each note is, as a place among the names; None where that is not told.

        One apiece where the columns were read apart; all of the last name where they stand right
        behind or below it. Of a column that leaves some names without a note only the end of an
        office is given out, to the name that stands last: those who left are listed last.
        """
        if not names or not notes or names[-1][0] is notes[0][0] or len(names) == 1:
            return [-1] * len(notes)
        if len(notes) == len(names):
            return list(range(len(names)))
        if len(notes) == 1 and not _parted(names[-1][0], notes[0][0]):
            return [-1]
        given = [
            -1 if ENDED.search(str(note)) and n == len(notes) - 1 else None
            for n, (_, note) in enumerate(notes)
        ]
        lost = [str(note) for (_, note), place in zip(notes, given, strict=True) if place is None]
        if lost:
            message = f"{len(notes)} notes beside {len(names)} persons, not told whose they are"
            self.work.notices.append(
                Notice("doubtful", self.work.filing.name, message, None, " ".join(lost)[:80])
            )
        return given

    def _biography(self, passage: Passage, mentions: list[Mention], role: str) -> bool:
        """A paragraph under the office's name that begins with a person and his age."""
        first = next(iter(mentions), None)
        if first is None or first.start > 0 or first.type != "person":
            return False
        if _AGED.match(passage.text, first.end):
            seat = Seat(first, role, "", first.end)
            say_seat(self.work, self.cast.issuer, passage, seat, (first.start, first.end))
        return True


def _parted(above: Passage, below: Passage) -> bool:
    """Does a blank line stand between two passages?"""
    between = above.reading.text[above.places[-1] + 1 : below.places[0]]
    return between.count("\n") > 1


def _line(text: str, mentions: list[Mention]) -> Iterator[Mention | str]:
    """The names and notes of a line that holds nothing else; a note on a change of office that the
    text behind it was run together with."""
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
        elif found and all(isinstance(one, str) and _CHANGE.search(one) for one in found):
            break
        else:
            return
    yield from found


def _run(stream: list[_Item], kind: type) -> list[_Item]:
    size = next((at for at, (_, one) in enumerate(stream) if not isinstance(one, kind)), len(stream))
    return stream[:size]
