"""Roles: the offices that a run of Chinese text lists, and drafting them.

`read_roles` reads a list such as 本公司執行董事、行政總裁及董事會主席 from a place in masked text.
Seats on committees are read and passed over; the list ends where a piece is no office.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graphkit.extract.chinese.lexicon import anyof, load, table, words
from graphkit.extract.chinese.shapes import BODY, shape
from graphkit.extract.work import Draft, Work
from graphkit.statement import Evidence

__all__ = [
    "CHAIR",
    "DIRECTOR",
    "METHOD",
    "TITLE",
    "Office",
    "Role",
    "chairs",
    "read_roles",
    "say_offices",
    "titles",
]

METHOD = "chinese/0.1"
DIRECTOR = anyof(table("roles", "director"))
"""Any word for a director, for use in a larger pattern."""

_TIE = table("roles", "shareholder")
CHAIR, _NO_CHAIR = anyof(words("roles", "chair.words")), anyof(words("roles", "chair.other"))
TITLE = anyof(words("roles", "officer.titles"))
_COMMITTEE = shape(load("roles")["shapes"]["committee"]).pattern
_BETWEEN = re.compile(r"(?:、|及|以及|兼|和|與|暨|並|亦|兼任|並任|,並?(?:兼任|擔任|出任|為)|,及)+")


@dataclass(frozen=True, slots=True)
class Role:
    """One office: `kind` is director, chair, officer or the predicate of a shareholder or tie.

    `own` says that it is of the issuer's group. `word` stands at [`at`, `end`) of the text that was
    read; with its body the office begins at `start`.
    """

    kind: str
    word: str
    value: str
    orgs: tuple[str, ...]
    start: int
    at: int
    end: int
    own: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """A person, the body he serves, and since or until when; `status` as in a statement."""

    person: int
    body: int
    evidence: tuple[Evidence, ...]
    status: str = "asserted"
    valid_from: str | None = None
    valid_to: str | None = None
    as_at: str | None = None
    confidence: float = 0.9


@cache
def _item() -> re.Pattern[str]:
    words_of = {"TIE": anyof(_TIE), "COMMITTEE": _COMMITTEE, "OTHER": _NO_CHAIR, "TITLE": TITLE}
    held = load("roles")["shapes"]
    macros = words_of | {
        "CHAIR": CHAIR,
        "DIRECTOR": DIRECTOR,
        "BODY_OF": held["body"],
        "MANNER": held["manner"],
    }
    return shape(held["item"], macros.items())


def read_roles(text: str, place: int) -> list[Role]:
    """The offices listed from `place` on, each with the glyphs of its bodies where it names them."""
    found: list[Role] = []
    while item := _item().match(text, place):
        orgs = tuple(re.findall(BODY, item["real"] or item["org"] or ""))
        kind = next(
            name for name in ("committee", "other", "officer", "chair", "director", "tie") if item[name]
        )
        if kind not in {"committee", "other"}:
            word = item[kind]
            value = str({"director": table("roles", "director"), "tie": _TIE}.get(kind, {}).get(word, word))
            carried = orgs or (found[-1].orgs if found else ())
            span = (item.start(), item.start(kind), item.end(kind))
            found.append(
                Role(value if kind == "tie" else kind, word, value, carried, *span, bool(item["group"]))
            )
        elif orgs and kind == "other":
            found.append(Role("other", item[kind], "", orgs, item.start(), item.start(kind), item.end(kind)))
        place = item.end()
        between = _BETWEEN.match(text, place)
        if between is None:
            break
        place = between.end()
    return found


def chairs(note: str) -> bool:
    """Does a note behind a name, such as （聯席主席）, make him a chairman of the board?"""
    plain = re.sub(_NO_CHAIR, "", re.sub(_COMMITTEE, "", note))
    return bool(re.search(CHAIR, plain))


def titles(note: str) -> list[tuple[int, int]]:
    """Where a note behind a name gives the titles of an officer."""
    return [found.span() for found in re.finditer(TITLE, note)]


def say_offices(
    work: Work, office: Office, *, role: str | None, chair: bool, officer: tuple[str, ...]
) -> None:
    """Draft a director (role "" for one of unstated kind, None for no director) and his titles."""
    shared = Draft(
        subject=office.person,
        predicate="director_of",
        object=office.body,
        evidence=office.evidence,
        method=METHOD,
        confidence=office.confidence,
        status=office.status,
        valid_from=office.valid_from,
        valid_to=office.valid_to,
        as_at=office.as_at,
    )
    if role is not None or chair:
        work.say(shared, role=role or None, chair=True if chair else None)
    for title in officer:
        work.say(shared, predicate="officer_of", title=title)
