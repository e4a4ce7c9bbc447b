"""Terms defined in passing: in brackets behind a name, and by sentences that say what terms mean."""

from __future__ import annotations

import re
from bisect import bisect_right

from graphkit.bounded import bounded
from graphkit.extract.lexicon import jurisdiction_code, rule, words
from graphkit.extract.parties.names import CJK, looks_like_person, trimmed
from graphkit.extract.parties.term import QUOTED, Term, enter, is_thing, name_at, quoted
from graphkit.extract.work import Work

__all__ = ["brackets", "glosses"]

HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Miss|Madam|Mdm|Dr|Prof)\b")
BRACKET = re.compile(r"\((?:[^()]|\([^()]*\)){0,220}?\)")
REACH = 260
"""How far before a bracket the name may end that it stands for, in characters."""
LEAD = 160
"""How far before it a name that nothing else shows to be one is looked for."""


DESCRIPTION = rule("terms", "description")


ROLE = rule("terms", "role")


def brackets(work: Work, text: str, named: list[tuple[int, int, int]]) -> None:
    """Terms defined in brackets behind the name that they stand for."""
    ends = Ends({end: handle for _, end, handle in named})
    for bracket in BRACKET.finditer(text):
        inner = bracket.group()
        quotes = list(QUOTED.finditer(inner))
        if not quotes:
            continue
        at = bracket.start()
        head = _head(text, at, ends)
        for quote in quotes:
            _bracketed(work, quoted(quote), inner[: quote.start()], head, text[max(at - LEAD, 0) : at])
        if head and len(head) == 1:
            ends.add(bracket.end(), head[0])


class Ends:
    """Where the names of parties end, and of which: those of the text, and those added in its order."""

    def __init__(self, handles: dict[int, int]) -> None:
        self.handles = handles
        self._named = sorted(handles)
        self._added: list[int] = []

    def add(self, place: int, handle: int) -> None:
        """Add the end of a bracket that belongs to a name; each lies behind the one added before."""
        if place not in self.handles:
            self._added.append(place)
        self.handles[place] = handle

    def within(self, low: int, high: int) -> list[int]:
        """The ends in (low, high], the last first."""
        found = [
            end
            for places in (self._named, self._added)
            for end in places[bisect_right(places, low) : bisect_right(places, high)]
        ]
        return sorted(found, reverse=True)


RELATIVE = rule("terms", "relative")


def _head(text: str, at: int, ends: Ends) -> tuple[int, ...]:
    """The party whose name ends just before the bracket at `at`, or with a description between."""
    for end in ends.within(max(0, at - REACH), at):
        between = text[end:at]
        if RELATIVE.fullmatch(between):
            continue
        kin = rule("terms", "kin").fullmatch(
            between,
        )
        if kin:
            return (ends.handles[end],)
        if DESCRIPTION.fullmatch(between) and not re.search(r"\bby\s*$|[.;]\s", between):
            return (ends.handles[end],)
        break
    return ()


CHINESE = re.compile(bounded(rf"\s*[(（][{CJK}·()（）\s]{{2,60}}[)）]\s*$"))
"""A Chinese name in brackets behind the English one, perhaps over several lines."""
CELL = re.compile(r"(?:\n(?:Yes|No|Nil|N/A)|Notes? ?\d{1,2}|\bRelationship)\s*\n")
"""An answer in a cell of a table, a column's head, or the mark of a note, above the name."""
STANDING = re.compile(r"(?:(?:our|the)\s)?(?:\w+\s){0,2}(?:Controlling|Substantial)\sShareholder(?:s|\(s\))")
"""What the parties of a list are to the issuer; the term itself names no party."""
GENERIC = frozenset(
    "Directors Director Shareholders Shareholder Members Board Supervisors Associates Employees".split()
)


def _bracketed(work: Work, name: str, lead: str, head: tuple[int, ...], before: str) -> None:
    if jurisdiction_code(name) or (
        " " not in name and name in words("names", "not_parties") and name in GENERIC
    ):
        work.terms.setdefault(name, Term(name, "thing"))
        return
    shares = head and {*name.split()} <= {w for h in head for n in work.roster.names(h) for w in n.split()}
    if (is_thing(name) and not shares) or len(name) < 2:
        work.terms.setdefault(name, Term(name, "thing"))
        return
    if re.search(r"subsidiar", lead, re.I) or name in {"Group", "our Group"}:
        enter(
            work, name, "group", (work.roster.add("group", f"the {name}" if name == "Group" else name, name),)
        )
    elif STANDING.fullmatch(name):
        work.terms.setdefault(name, Term(name, "thing"))
    elif re.search(r"collectively|together", lead, re.I) or name.split()[-1] in words("names", "group_nouns"):
        enter(work, name, "group", (work.roster.add("group", name),))
    elif head:
        enter(work, name, "party", head)
    elif ROLE.search(name):
        enter(work, name, "party", (work.roster.add("company", name),))
    else:
        run = re.search(
            bounded(
                r"((?:[A-Z][\w&.’'-]*+|of|and|\([A-Z][^()]*+\))(?:\s+(?:[A-Z][\w&.’'-]*+|of|and|\([A-Z][^()]*+\)))*)\s*$"
            ),
            CHINESE.sub("", CELL.split(before)[-1])[-120:],
        )
        shared = set(name.split()) & set(run.group(1).split()) if run else set()
        if run and HONORIFIC.match(name):
            last = re.split(r"\b(?:and|of)\b", run.group(1))[-1].split()[-4:]
            person = " ".join(w for w in last if w not in words("names", "not_parties"))
            if person:
                enter(work, name, "party", (work.roster.add("person", person),))
        elif run and shared and not is_thing(run.group(1)):
            full = trimmed(" ".join(run.group(1).split())) or name
            kind = "trust" if full.endswith("Trust") else "person" if looks_like_person(full) else "company"
            enter(work, name, "party", (work.roster.add(kind, full),))
        else:
            work.terms.setdefault(name, Term(name, "thing"))


GLOSS = rule("terms", "gloss")


def glosses(work: Work, text: str, named: list[tuple[int, int, int]]) -> None:
    """Sentences that say what terms mean: “A” and “B” are A Limited and B Limited."""
    for gloss in GLOSS.finditer(text):
        names = [quoted(q) for q in QUOTED.finditer(gloss.group("terms"))]
        place = gloss.end()
        handles: list[int] = []
        while len(handles) < len(names):
            item = name_at(named, place, place + 4)
            if item is None:
                break
            handles.append(item[2])
            joint = re.match(r"\s*(?:,|and)\s*", text[item[1] : item[1] + 8])
            place = item[1] + (joint.end() if joint else 0)
        if len(handles) == len(names):
            for name, handle in zip(names, handles, strict=True):
                known = work.roster.find(name)
                if known is not None and work.roster.type(known) == work.roster.type(handle):
                    work.roster.merge(handle, known)
                work.terms.pop(name, None)
                enter(work, name, "party", (handle,))
