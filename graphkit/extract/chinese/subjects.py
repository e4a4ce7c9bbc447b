"""Subjects: the clauses of a sentence, each with the subject that it leaves out.

A clause that opens with its verb has the subject of the one before; 其餘30%由丙持有 is told of what the
clause before says is held, 該公司 of the body named last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.bounded import bounded
from graphkit.extract.chinese.clause import Clause
from graphkit.extract.chinese.lexicon import load
from graphkit.extract.chinese.numerals import DATE
from graphkit.extract.chinese.shapes import ANY, BODY, INSIDE, shape

__all__ = ["LATTER", "OPENING", "linked", "opening", "second_half", "with_subjects"]

_PARTY, _BODY = re.compile(ANY), re.compile(BODY)
OPENING = re.compile(
    rf"(?:{load('relations')['openers']}|(?:於|自|由|截至|緊隨|緊接|根據|按照|就|按|據|在){ANY}?[^,{INSIDE}]*?,)*"
)
_VERB = re.compile(
    rf"(?:{load('relations')['by_law']})?(?:{load('relations')['particles']})*(?:{load('relations')['verbs']})"
)
_DEFINED = re.compile(r"「[^」]*」(?:或「[^」]*」)*[:]?指[:]?")
_NOUN = re.compile(rf"(?:{ANY}[的之]?|一[間家])[^,;。{INSIDE}]*{load('relations')['nouns']}[。;]?$")
_LISTED = re.compile(
    rf"(?:[^由於向與對持擁為是在從,;。:{INSIDE}]{{1,8}}(?={ANY}(?:[、及和與]{ANY})*{_VERB.pattern}))?"
    rf"(?P<who>{ANY}(?:[、及和與]{ANY})*)"
)
_LINK = re.compile(rf"(?:{load('relations')['openers']})*")
_OWN = re.compile(
    rf"(?:而|且|並)?(?:其|該公司|後者)(?={load('relations')['owned']})|(?={load('relations')['owned_bare']})"
)
LATTER, _OWN_OWNER, _COORDINATED = (
    shape(load("relations")[key]) for key in ("latter", "own_owner", "coordinated")
)
_THEY = shape(load("relations")["they"])
_REST = re.compile(r"(?:其餘下?|餘下|剩餘|另外|其)?[的之]?約?(?:\d|百分之)")
_HELD = tuple(shape(one) for one in load("relations")["held"])
_OWNED_BY = re.compile(bounded(f"由[^,;。]{{0,200}}(?:擁有|持有|控制)[^,;。{INSIDE}]{{0,100}}$"))
_TIME = re.compile(rf"(?:(?:先後|分別)?(?:於|自|由|從)?(?:{DATE})(?:起|以來|至今|期間|至|及|、|止|開始)*)+")
_BREAK = re.compile(r"[,:](?!相當於(?:本公司|貴公司|[\ue800-\uefff]|已發行|其|全部))")


def with_subjects(main: Clause) -> Iterator[Clause]:
    """The clauses between commas, each with the subject of an earlier one where it has none."""
    subject: Clause | None = None
    held: Clause | None = None
    bare = False
    begin = 0
    for stop in [*(found.start() for found in _BREAK.finditer(main.text)), len(main.text)]:
        piece = main.part(begin, stop)
        begin = stop + 1
        if not piece.text:
            continue
        lead = opening(piece.text)
        held = _held(piece) or held
        latter = _of_the_latter(main, stop - len(piece.text), piece, lead)
        if latter is not None:
            subject, bare = latter.part(0, 1), False
            yield latter
            continue
        if subject is not None and bare and _NOUN.match(piece.text):
            at = piece.spots[0]
            yield subject + Clause("為", (at,), (at + 1,)) + piece
            continue
        listed = _LISTED.match(piece.text[lead:])
        if listed:
            subject = piece.part(lead + listed.start("who"), lead + listed.end("who"))
            bare = lead + listed.end() == len(piece.text)
            yield piece
        elif subject is not None and (pronoun := _pronoun(subject, piece, lead)):
            yield subject + piece.part(pronoun, len(piece.text))
        elif subject is not None and _VERB.match(piece.text[lead:]):
            link = _LINK.match(piece.text)
            yield subject + piece.part(link.end() if link else 0, len(piece.text))
        elif (own := _OWN.match(piece.text[lead:])) and (
            owner := (held if _REST.match(piece.text, lead) else None)
            or (None if "後者" in own[0] else subject)
            or _last(main, begin - len(piece.text) - 1)
        ):
            at = piece.spots[lead]
            yield owner + Clause("之", (at,), (at + 1,)) + piece.part(lead + own.end(), len(piece.text))
        else:
            yield piece


def _pronoun(subject: Clause, piece: Clause, lead: int) -> int:
    """Where 彼等 ends that opens a clause and stands for a list, its subject; 0 where it does not."""
    they = _THEY.match(piece.text, lead) if len(subject.text) > 1 else None
    return they.end() if they else 0


def _held(piece: Clause) -> Clause | None:
    """The body of which a clause says who holds how much: the rest of it is what a further clause tells."""
    found = next((hit for shape in _HELD if (hit := shape.search(piece.text))), None)
    return piece.part(found.start("o"), found.end("o")) if found else None


def _last(main: Clause, stop: int, named: re.Pattern[str] = _PARTY) -> Clause | None:
    """The party named last before a place."""
    before = [found.start() for found in named.finditer(main.text, 0, max(stop, 0))]
    return main.part(before[-1], before[-1] + 1) if before else None


def _of_the_latter(main: Clause, start: int, piece: Clause, lead: int) -> Clause | None:
    """A clause that speaks of the body named last (該公司由…, 後者為…), with that body put in."""
    found = LATTER.match(piece.text, lead)
    if found is None and _OWNED_BY.search(main.text[: max(start - 1, 0)]):
        found = _OWN_OWNER.match(piece.text, lead)
    owner = _last(main, start, _BODY) if found else None
    return owner + piece.part(found.end(), len(piece.text)) if found and owner else None


def second_half(clause: Clause) -> Clause | None:
    """甲為乙之董事及丙之股東: what the second half says of 甲."""
    found = _COORDINATED.match(clause.text)
    if found is None:
        return None
    return clause.part(0, found.end("is")) + clause.part(found.start("two"), len(clause.text))


def opening(text: str) -> int:
    """Where a clause begins behind its adverbials and dates."""
    defined = _DEFINED.match(text)
    place = defined.end() if defined else 0
    while True:
        found = _TIME.match(text, place) or OPENING.match(text, place)
        if found is None or found.end() == place:
            found = OPENING.match(text, place)
        if found is None or found.end() == place:
            return place
        place = found.end()


def linked(aside: Clause, place: int) -> Clause:
    """What a bracket says of the party before it, with the word that joins them put in."""
    if _VERB.match(aside.text):
        return aside
    own = _OWN.match(aside.text)
    joint = Clause("之" if own else "為", (place,), (place + 1,))
    return joint + (aside.part(own.end(), len(aside.text)) if own else aside)
