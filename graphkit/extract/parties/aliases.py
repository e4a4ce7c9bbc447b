"""Terms defined in passing: in brackets behind a name, and by sentences that say what terms mean."""

from __future__ import annotations

import re

from graphkit.bounded import bounded
from graphkit.extract.lexicon import jurisdiction_code, rule, words
from graphkit.extract.parties.names import CJK, looks_like_person, trimmed
from graphkit.extract.parties.term import QUOTED, Term, enter, is_thing, quoted
from graphkit.extract.work import Work

__all__ = ["brackets", "glosses"]

HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Miss|Madam|Mdm|Dr|Prof)\b")
BRACKET = re.compile(r"\((?:[^()]|\([^()]*\)){0,220}?\)")


DESCRIPTION = rule("terms", "description")


ROLE = rule("terms", "role")


def brackets(work: Work, text: str, named: list[tuple[int, int, int]]) -> None:
    """Terms defined in brackets behind the name that they stand for."""
    ends = {end: handle for _, end, handle in named}
    for bracket in BRACKET.finditer(text):
        inner = bracket.group()
        quotes = list(QUOTED.finditer(inner))
        if not quotes:
            continue
        head = _head(work, text, bracket.start(), ends, named)
        for quote in quotes:
            _bracketed(work, quoted(quote), inner[: quote.start()], head, text[: bracket.start()])
        if head and len(head) == 1:
            ends[bracket.end()] = head[0]


RELATIVE = rule("terms", "relative")


def _head(
    work: Work, text: str, at: int, ends: dict[int, int], named: list[tuple[int, int, int]]
) -> tuple[int, ...]:
    """The party whose name ends just before the bracket at `at`, or with a description between."""
    before = text[max(0, at - 260) : at]
    base = at - len(before)
    for end in sorted((e for e in ends if base < e <= at), reverse=True):
        between = text[end:at]
        if RELATIVE.fullmatch(between):
            continue
        kin = rule("terms", "kin").fullmatch(
            between,
        )
        if kin:
            return (ends[end],)
        if DESCRIPTION.fullmatch(between) and not re.search(r"\bby\s*$|[.;]\s", between):
            return (ends[end],)
        break
    return ()


CHINESE = re.compile(bounded(rf"\s*[(（][{CJK}·()（）\s]{{2,60}}[)）]\s*$"))
"""A Chinese name in brackets behind the English one, perhaps over several lines."""
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
            CHINESE.sub("", before[-160:])[-120:],
        )
        shared = set(name.split()) & set(run.group(1).split()) if run else set()
        if run and HONORIFIC.match(name):
            person = " ".join(w for w in run.group(1).split()[-4:] if w not in words("names", "not_parties"))
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
            item = next((n for n in named if place <= n[0] <= place + 4), None)
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
