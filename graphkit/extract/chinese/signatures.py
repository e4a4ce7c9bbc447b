"""Signatures: who signs a filing for the board, and in what office.

Below 承董事會命 stand, a line each, the issuer's name, the signatory and his offices, in either order, and
then the place and day. A block that two sign is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphkit.bounded import bounded
from graphkit.extract.chinese.cast import Cast
from graphkit.extract.chinese.glyphs import fold
from graphkit.extract.chinese.lexicon import anyof, load, table, words
from graphkit.extract.chinese.names import looks_like_person, printed
from graphkit.extract.chinese.passage import Passage
from graphkit.extract.chinese.roles import Office, Role, read_roles, say_offices
from graphkit.extract.work import Work

__all__ = ["Signatures"]


@dataclass(frozen=True, slots=True)
class Signatures:
    """The reader of signatures of one filing."""

    work: Work
    cast: Cast

    def read(self, passage: Passage) -> None:
        """Draft the offices of the one who signs for the board."""
        if not re.match(bounded(load("cover")["signed"]), passage.text):
            return
        names: list[str] = []
        titles: list[tuple[Role, str]] = []
        for raw in _lines(passage):
            line = re.sub(f"{anyof(words('roles', 'honorific.words'))}$", "", fold(raw))
            roles = read_roles(line, 0)
            if roles and roles[-1].end == len(line):
                titles.extend((role, raw[role.at : role.end]) for role in roles)
            elif self._person(line):
                names.append(raw[: len(line)])
            elif names and titles:
                break
        if len(names) == 1 and titles:
            self._say(passage, names[0], titles)

    def _person(self, line: str) -> bool:
        handle = self.cast.whose(line, len(self.cast.passages))
        if handle is not None:
            return self.work.roster.type(handle) == "person"
        return looks_like_person(line) and not line.startswith(words("places", "heads.names"))

    def _say(self, passage: Passage, name: str, titles: list[tuple[Role, str]]) -> None:
        known = self.cast.whose(fold(name), len(self.cast.passages))
        person = self.work.roster.add("person", printed(name)) if known is None else known
        office = Office(person, self.cast.issuer, passage.evidence(0, len(passage.text)), confidence=0.95)
        seats = [table("roles", "director")[role.word] for role, _ in titles if role.kind == "director"]
        say_offices(
            self.work,
            office,
            role=max(seats, key=len) if seats else None,
            chair=any(role.kind == "chair" for role, _ in titles),
            officer=tuple(title for role, title in titles if role.kind == "officer"),
        )


def _lines(passage: Passage) -> list[str]:
    """The lines of a passage as printed, without blanks between Han glyphs."""
    text = passage.reading.text[passage.places[0] : passage.places[-1] + 1]
    return ["".join(line.split()) for line in re.split(r"\n|\s{3,}", text) if line.strip()]
