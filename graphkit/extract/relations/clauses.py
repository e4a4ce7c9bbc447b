"""Verb groups of a line and their subjects: who holds, who is owned, who is what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from graphkit.bounded import bounded
from graphkit.extract.lexicon import data, rule
from graphkit.extract.relations.line import Item, Line
from graphkit.extract.relations.relatives import antecedent
from graphkit.extract.relations.several import joined

__all__ = ["HOLDER", "Clause", "mark_verbs", "subject_of"]


@dataclass(slots=True)
class Clause:
    """A verb group: `words` as they stand, `planned` for what is yet to be, `state` where it is told."""

    words: str
    planned: bool
    state: str | None = field(default=None, kw_only=True)


def mark_verbs(line: Line) -> None:
    """Make an O of every passive of owning, an H of every verb of holding, a B of every "is"."""
    line.reduce(rule("clauses", "passive"), _owned)
    line.reduce(rule("clauses", "active"), lambda held, match: _verb(held, match, "H"))
    line.reduce(rule("clauses", "being"), lambda held, match: _verb(held, match, "B"))
    line.reduce(THAT, lambda held, match: Item("Q", *held.over(*held.span(match))))
    line.reduce(DESCRIBED, _described)


THAT = re.compile(r"(?<=[ ][RKM] )that(?= [BHO] )")


def _described(line: Line, match: re.Match[str]) -> list[Item]:
    """ "Is a company incorporated in X which is owned by": the passive alone; the seat is kept."""
    low, high = line.span(match)
    held = line.items[low:high]
    held[-1].start = held[0].start
    held[-1].value.described = held[0].symbol == "K"
    if low and line.items[low - 1].symbol == "M":
        line.seats.extend((line.items[low - 1], item) for item in held if item.symbol == "K" and item.value)
    return held[-1:]


DESCRIBED = re.compile(r"(?<= )(?:B K(?: Q)? O|K O)(?= )")


def _verb(line: Line, match: re.Match[str], symbol: str) -> Item:
    words = match.group(0)
    planned = re.search(bounded(data("relations")["verb"]["planned"]), words) is not None
    return Item(symbol, *line.over(*line.span(match)), Clause(words, planned))


def _owned(line: Line, match: re.Match[str]) -> Item:
    made = _verb(line, match, "O")
    if match.group("c"):
        made.value.words += " P"
        made.value = Owned(made.value.words, made.value.planned, line.taken(match, "c"))
    else:
        made.value = Owned(made.value.words, made.value.planned, [])
    return made


@dataclass(slots=True)
class Owned(Clause):
    """A passive of owning, with the percentage inside it ("is 60% owned by"); `described` marks "a
    company owned by" behind the name that it describes."""

    amount: list[Item]
    described: bool = False


ADVERB = rule("clauses", "adverb")
FRONT = rule("clauses", "front")


def subject_of(line: Line, at: int, before: Item | None) -> Item | None:
    """The subject of the verb group at item `at`; `before` is that of the verb group before it."""
    place = at - 1
    if (head := _office_holder(line, at)) is not None:
        return head
    if _participle(line, at):
        return before
    if at and line.items[at - 1].symbol == "by" and HOLDING.search(line.items[at].value.words):
        return next((one for one, verb in pairwise(line.items[:at]) if _does(one, verb)), before)
    if _shared_on(line, at):
        return before
    if getattr(line.items[at].value, "described", False) and _names(line, place):
        return line.items[place - 1]
    for _ in range(12):
        if place < 0:
            return None
        item = line.items[place]
        as_is = line.items[at].value.words.split()[0] == "as"
        if item.symbol in {"M", "S"} and as_is and place and line.items[place - 1].symbol == "H":
            return before
        head = _head_of_relative(line, place) if item.symbol == "M" and at - place > 1 else None
        if head is not None:
            return head
        if (through := _through(line, place)) is not None:
            place = through
            continue
        if item.symbol in {"M", "Q", "S"}:
            return None if _denied(line, place) else item
        joined_adverbs = place > 0 and line.items[place - 1].symbol in {"directly", "indirectly"}
        if (
            item.symbol in {"and", "but", "or", ";"}
            and not joined_adverbs
            and (before is not None or not place or line.items[place - 1].symbol not in {"K", "X"})
        ):
            return before
        if item.symbol in {"K", "and"}:
            place -= 1
            continue
        if item.symbol in {",", ")"}:
            if place and line.items[place - 1].symbol in {"and", "but"}:
                return before
            if before is not None and HENCE.search(" ".join(i.symbol for i in line.items[:place])):
                return before
            symbols = [i.symbol for i in line.items[max(0, place - 5) : place]]
            if symbols == ["M", "and", "X", ",", "M"]:
                return joined([line.items[place - 5], line.items[place - 1]])
            inner = line.items[place - 1] if place else None
            if inner is not None and inner.symbol == "M" and _begins(line, place - 1):
                return None if _denied(line, place - 1) else inner
            opened = _opening(line, place)
            if opened is None:
                agent = place > 1 and line.items[place - 2].symbol in {"by", "of", "with", "to", "from"}
                stands = inner is not None and inner.symbol in {"M", "S"} and not agent
                return inner if stands and not _denied(line, place - 1) else None
            place = opened - 1
            continue
        ahead = [one.symbol for one in line.items[max(0, place - 2) : place]]
        if item.symbol == "R" and line.items[at].symbol == "O" and ahead == ["M", ","]:
            return line.items[place - 2]
        if item.symbol == "R" and ahead[-1:] == ["B"] and (line.items[at].symbol == "O" or _as(line, place)):
            return before
        if item.symbol == "X" and place and line.items[place - 1].symbol in {"M", "Q"}:
            place -= 1
            continue
        if not ADVERB.fullmatch(item.symbol):
            return None
        place -= 1
    return None


HENCE = re.compile(r"(?:\band|,) (?:hence|thus|therefore|accordingly|consequently|as a result|as such)$")
HOLDER = re.compile(r"\b(?:holder|owner)s? of$")
HOLDING = re.compile(r"\b(?:holding|owning)\b")


def _office_holder(line: Line, at: int) -> Item | None:
    """ "X, a director and the holder of 30% of Y": X."""
    ahead = [item.symbol for item in line.items[max(0, at - 4) : at]]
    apposed = ahead == ["M", ",", "X", "and"] and HOLDER.search(line.items[at].value.words)
    return line.items[at - 4] if apposed else None


def _as(line: Line, place: int) -> bool:
    """ "…, and as R is interested in": does the role say in what capacity the subject does it?"""
    words: str = line.items[place - 1].value.words
    return words == "as"


def _does(one: Item, verb: Item) -> bool:
    """Is a party the subject of the verb behind it: "X is deemed …, by holding"?"""
    return one.symbol == "M" and verb.symbol in {"H", "B", "O"}


def _participle(line: Line, at: int) -> bool:
    """ "X is the controlling shareholder of Y, directly holding …": a participle behind a role."""
    ahead = [item.symbol for item in line.items[max(0, at - 2) : at]]
    return (ahead == ["R", ","] or ahead[-1:] in (["while"], ["whilst"])) and HOLDING.search(
        line.items[at].value.words
    ) is not None


def _through(line: Line, place: int) -> int | None:
    """The item before ", through (its subsidiary) X" where the name at item `place` is that X."""
    at = place - 1 - (place > 1 and line.items[place - 1].symbol == "R")
    if line.items[place].symbol != "M" or at < 1 or line.items[at].symbol not in {"through", "via"}:
        return None
    return at - 1 - (line.items[at - 1].symbol == ",")


def _shared_on(line: Line, at: int) -> bool:
    """ "X is 60% owned by A, 30% owned by B and …": a further share in the company before."""
    ahead = [item.symbol for item in line.items[max(0, at - 4) : at]]
    amounts = getattr(line.items[at].value, "amount", None)
    return bool(amounts) and ahead == ["O", "by", "M", ","] and bool(line.items[at - 4].value.amount)


def _names(line: Line, place: int) -> bool:
    """Does the comma at item `place` stand behind a name?"""
    return place > 0 and line.items[place].symbol == "," and line.items[place - 1].symbol == "M"


def _begins(line: Line, place: int) -> bool:
    """Does a clause begin with the name at item `place`, or with a role and the name?"""
    ahead = [item.symbol for item in line.items[max(0, place - 2) : place]]
    return (
        not ahead
        or ahead[-1] in {"and", ";", ":", "whilst", "while", "whereas", "but"}
        or (ahead in (["R", ","], ["X", ","]) and not _of_unnamed(line.items[place - 2]))
    )


def _of_unnamed(role: Item) -> bool:
    """Is a role one in "a subsidiary of X", which the name behind it names?"""
    return bool(getattr(role.value, "subsidiary", False))


def _head_of_relative(line: Line, place: int) -> Item | None:
    """ "X, which is owned by Y, a bank, is …": the subject is X where Y stands inside its clause."""
    if not place or line.items[place - 1].symbol not in {"by", "of", "with", "from", "H", "O"}:
        return None
    for number in range(place - 1, max(place - 9, -1), -1):
        if line.items[number].symbol in {",", ";"}:
            return _head_of_participle(line, number, place)
        if line.items[number].symbol == "Q" and number:
            found = antecedent(line, number)
            return found if found is not None and found.symbol == "M" else None
    return None


def _head_of_participle(line: Line, comma: int, place: int) -> Item | None:
    """ "X, (being) a company owned by Y, a director, is …": X."""
    opened = line.items[comma].symbol == "," and line.items[comma + 1].symbol == "O" and comma > 0
    closed = place + 1 < len(line.items) and line.items[place + 1].symbol == ","
    if not (opened and closed and line.items[comma - 1].symbol == "M"):
        return None
    agent = comma > 1 and line.items[comma - 2].symbol in {"by", "of", "with", "from", "H", "O"}
    return None if agent else line.items[comma - 1]


OPENS = frozenset({"M", "S", "Q", "R", "K", "X", "J", ")", "and", "but"})


def _opening(line: Line, close: int) -> int | None:
    """The comma that opens what the comma at `close` closes, an inserted clause behind a name."""
    for place in range(close - 1, max(close - 40, -1), -1):
        if line.items[place].symbol in {",", "("}:
            inside = " " + " ".join(item.symbol for item in line.items[place + 1 : close]) + " "
            held = place and line.items[place - 1].symbol in OPENS
            if held and FRONT.match(inside):
                return place
    return None


def _denied(line: Line, place: int) -> bool:
    """Does "neither", "nor" or "none of" stand before the subject?"""
    words = " ".join(item.symbol for item in line.items[max(0, place - 3) : place])
    return re.search(r"\b(?:neither|nor|none of|no|than|whether|if|unless|save for)$", words) is not None
