"""Companies through which a party holds: "X, through its subsidiary Y, holds 30% of Z"."""

from __future__ import annotations

import re
from dataclasses import replace

from graphkit.extract.relations.holdings import Held, active
from graphkit.extract.relations.line import Item, Line
from graphkit.extract.relations.several import parts_of

__all__ = ["conduit", "passive_conduit"]

THROUGH = re.compile(
    r"(?i)(?:through|via) (?:the )?(?:R ,? ?|K ,? ?)?(?P<via>M)(?: , (?:[RKX]|O by M))*"
    r"(?: ,(?: (?:directly|indirectly|beneficially|legally|and)){1,4})?$"
)
BEHIND = re.compile(
    r" ,? ?(?:indirectly )?(?:through|via) (?:the )?(?:[RKX] ,? ?)?(?P<via>M)"
    r"(?= (?:,|;|\.|and|which|Q|$|\( ))"
)


def conduit(line: Line, at: int, subject: Item, found: list[Held]) -> list[Held]:
    """ "X, through its subsidiary Y, holds": Y holds, and where X is one person, X is interested."""
    place = line.items.index(subject) if subject in line.items else -1
    if place < 0:
        return found
    if found and (via := _behind(line, found[0].high)) is not None:
        return _held_through(via, subject, found)
    between = " ".join(item.symbol for item in line.items[place + 1 : at]).strip(" ,")
    if re.search(r"\b(?:together|jointly) with M\b", between):
        return []
    ahead = " ".join(item.symbol for item in line.items[:place]).strip(" ,")
    for words, start in ((between, place + 1), (ahead, 0)):
        match = THROUGH.search(words)
        if match and (start or len(ahead.split()) < 9):
            inside = line.items[start : at if start else place]
            number = words[: match.start("via")].split().count("M")
            via = [item for item in inside if item.symbol == "M"][number]
            if via.value.type == "group":
                return found
            if len(parts_of(via.value)) > 1:
                shared = active(line, at, via)
                return shared if len(shared) > 1 else found if subject.value.type == "person" else []
            return _held_through(via, subject, found)
    return found


def passive_conduit(line: Line, held: list[Held]) -> list[Held]:
    """ "Z is held by X through its subsidiary Y": Y holds, and where X is one person, X is interested."""
    via = _behind(line, held[0].high) if len(held) == 1 else None
    return held if via is None else _held_through(via, Item("M", 0, 0, held[0].holder), held)


def _held_through(via: Item, subject: Item, found: list[Held]) -> list[Held]:
    held = [replace(one, holder=via.value) for one in found]
    alone = subject.value.type == "person" and len(parts_of(subject.value)) < 2
    return [*held, *(found if alone else [])]


def _behind(line: Line, place: int) -> Item | None:
    """The one company in "holds 30% of Z through Y"."""
    match = BEHIND.match(line.text, line._starts[place] - 1) if place < len(line.items) else None
    via = line.one(match, "via") if match else None
    return via if via is not None and via.value.type == "company" and len(parts_of(via.value)) < 2 else None
