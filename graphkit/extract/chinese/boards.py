"""Boards: who the directors are, from the list at the foot of a filing.

A list names the office first (執行董事為甲及乙) or last (甲及乙為執行董事). Notes in brackets tell the
chairman, titles, and comings and goings. Lists in lines are read by `rolls`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.bounded import bounded
from graphkit.extract.chinese.brackets import chain
from graphkit.extract.chinese.cast import Cast, Mention
from graphkit.extract.chinese.lexicon import load, table
from graphkit.extract.chinese.names import looks_like_person, printed
from graphkit.extract.chinese.passage import Passage
from graphkit.extract.chinese.roles import DIRECTOR
from graphkit.extract.chinese.seats import Seat, say_seat
from graphkit.extract.work import Work

__all__ = ["Boards"]

_ROLE = re.compile(DIRECTOR)
_OPENS = r"(?:^|[。;:,)、]|即|包括|由|為|日期)$"
_OF = r"(?:\([^()]*\))*[的之]?(?:現任|現時|唯一|全體)?[的之]?"


@dataclass(slots=True)
class Boards:
    """The reader of board lists of one filing."""

    work: Work
    cast: Cast

    def read_line(self, number: int, passage: Passage, mentions: list[Mention]) -> None:
        """A list written as a sentence, of two directors or more."""
        if not re.search(bounded(load("boards")["trigger"]), passage.text):
            return
        seats = self._seats(number, passage, mentions)
        for seat in seats if len(seats) > 1 else ():
            say_seat(self.work, self.cast.issuer, passage, seat, self._bounds(passage, seats, seat))

    def _bounds(self, passage: Passage, seats: list[Seat], seat: Seat) -> tuple[int, int]:
        """The part of the list that gives this office."""
        same = [one for one in seats if one.role == seat.role]
        before = [found.start() for found in _ROLE.finditer(passage.text, 0, same[0].mention.start)]
        return (before[-1] if before else same[0].mention.start), max(one.end for one in same)

    def _seats(self, number: int, passage: Passage, mentions: list[Mention]) -> list[Seat]:
        """The seats of a list; none where a name is followed by 為 and an office of someone else."""
        text = passage.text
        persons = [one for one in mentions if one.type == "person"]
        seats: list[Seat] = []
        waiting: list[Seat] = []
        role: str | None = None
        place = 0
        for start, end, mention in _tokens(text, persons):
            between = text[place:start]
            residue = re.sub(bounded(load("boards")["between"]), "", between)
            residue += "。" if mention is not None and "。" in between else ""
            if residue and role is not None and (bare := self._bare(number, passage, place, start)):
                seats.extend(Seat(one, role, "", one.end) for one in bare)
            elif residue:
                role, waiting = None, []
            if mention is None and role is not None and seats and seats[-1].end == place and "為" in between:
                return []
            place = end
            if mention is not None:
                place = max((high for _, high in chain(text, end)), default=end)
                seat = Seat(mention, role or "", text[end:place], place, passage.raw[end:place])
                (waiting if role is None else seats).append(seat)
                continue
            if self._elsewhere(text, start, mentions):
                role, waiting = None, []
                continue
            office = table("roles", "director")[text[start:end]]
            if role is None and waiting and re.search(_OPENS, text[: waiting[0].mention.start]):
                seats.extend(Seat(one.mention, office, one.notes, end, one.raw) for one in waiting)
            else:
                role = office if office or _heads(text, end) else None
            waiting = []
        last = self._bare(number, passage, place, len(text)) if role is not None else []
        return [*seats, *(Seat(one, role or "", "", one.end) for one in last)]

    def _elsewhere(self, text: str, start: int, mentions: list[Mention]) -> bool:
        """Does an office stand behind the name of a body that is not the issuer?"""
        ours = self.work.roster.root(self.cast.issuer)
        return any(
            one.type != "person"
            and one.handle != ours
            and one.end <= start
            and re.fullmatch(_OF, text[one.end : start])
            for one in mentions
        )

    def _bare(self, number: int, passage: Passage, start: int, end: int) -> list[Mention]:
        """Names in a list without a form of address; none where a piece is no name."""
        found = []
        for piece in re.finditer(r"[^、,;。:及和與為]+", passage.text[start:end]):
            if re.fullmatch(bounded(load("boards")["between"]), piece[0]):
                continue
            name = re.sub(r"\(.*", "", piece[0])
            if not looks_like_person(name):
                return []
            low = start + piece.start()
            handle = self.work.roster.add("person", printed(passage.raw[low : low + len(name)]))
            found.append(Mention(low, low + len(name), handle, "person"))
        return found if len(found) > 1 else []


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
    return text.startswith((":", "為", "包括"), end) and not re.match(bounded(led), text[end:])
