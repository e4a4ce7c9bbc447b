"""Words of kinship between persons: "the spouse of Mr. X", "his younger brother, Mr. Y", "Mr. A and
Mr. B are brothers", "Ms. C is Mr. D's mother".

Works on the persons of one sentence; says who is what to whom.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from graphkit.bounded import bounded
from graphkit.extract.parties.mentions import Mention
from graphkit.extract.sentences import Sentence

__all__ = ["NEGATION", "Kinship", "kinships"]

KIN: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent.parent / "data" / "family.toml").read_text("utf-8")
)
MANY = {word: kind for kind, held in KIN["plurals"].items() for word in held}
KINDS = {word: kind for kind, held in KIN["kinds"].items() for word in held} | MANY
TOGETHER = {word: kind for kind, held in KIN["together"].items() for word in held}
DEGREES = "|".join(sorted(set(KIN["words"]["degree"].split())))
LIGHT = frozenset(KIN["words"]["light"].split())
NEGATION = re.compile(bounded(rf"\b(?:{'|'.join(KIN['words']['negation'].split())})\b"), re.I)


def _any(kinds: dict[str, str]) -> str:
    words = sorted(map(re.escape, kinds), key=lambda one: (-len(one), one))
    return "|".join(word.replace(r"\-in\-law", r"[\s-]in[\s-]law") for word in words)


def _plain(word: str) -> str:
    """A word of kinship as the data spells it: "father-in-law" for "Father in law"."""
    return re.sub(r"[\s-]in[\s-]law", "-in-law", " ".join(word.casefold().split()))


DEGREE = rf"(?:(?:{DEGREES})\s+)*"
WORD = rf"{DEGREE}(?P<kin>{_any(KINDS)})(?![\w-])"
DESCRIBED = (
    r"(?:(?:our|the)\s+(?:[\w-]+\s+){0,4}?(?:shareholders?|chair\w+|directors?|founders?|officer),?\s+)?"
)
OF = re.compile(
    bounded(
        rf"\b(?P<one>one\s+of\s+the\s+)?{WORD}(?:\s+and\s+(?:the\s+)?{DEGREE}(?P<second>{_any(KINDS)})(?![\w-]))?"
        rf"\s+(?:of|to)\s+(?:each\s+of\s+|both\s+)?{DESCRIBED}"
    ),
    re.I,
)
AND_ALSO = re.compile(
    bounded(r"\s*,?\s*(?:and|as\s+well\s+as)\s+(?:is\s+)?(?:also\s+)?(?:the\s+|an?\s+)?"), re.I
)
COORDINATED = re.compile(
    r"(?:(?!\bwho\b|\bwhich\b)[^.;]){0,160}[;,]\s{0,8}and\s{1,8}(?:is\s{1,8})?(?:also\s{1,8})?(?:the\s{1,8}|an?\s{1,8})?"
    r"|\s{0,8};\s{0,8}(?:the\s{1,8}|an?\s{1,8})?",
    re.I,
)
AND_OF = re.compile(r"(?:\s*,[^;.]{0,90}?,|,)?\s+and\s+of\s+")
OWN = re.compile(
    rf"\b(?P<whose>his|her|whose|their)\s+{WORD}\s*,?\s*(?:(?:is|was|being|namely)\s+)?(?:\(\s*)?", re.I
)
ONE_OF = re.compile(
    bounded(
        rf"\b(?P<whose>his|her)\s+(?P<kin>{_any(MANY)})\s*,\s+(?:one\s+of\s+whom\s*,?|including|namely)\s+"
    ),
    re.I,
)
GENITIVE = re.compile(rf"\s*[’']s?\s+{WORD}\s*,?\s*", re.I)
POSSESSED = re.compile(bounded(r"\s*(?:[,(（]|,?\s*(?:who\s+)?(?:is|was|being)(?:\s+also)?\s)\s*"), re.I)
CLOSED = re.compile(r"\s*[,.;)）]|\s+and\b|\s*$")
HIS = re.compile(
    rf"(?:\s*,\s+(?:being\s+)?|\s+is\s+(?:also\s+)?)(?P<whose>his|her)\s+{WORD}(?=\s*[,.;)])", re.I
)
MARRIED = re.compile(
    bounded(r"\s*(?:\([^()]*\)\s*)?,?\s*(?:who\s+)?(?:is|was|are)?\s*(?:also\s+)?married\s+to\s+"), re.I
)
BOTH = re.compile(
    bounded(rf"\s*(?:,\s*who\s+)?(?:are|were|being)\s+(?:the\s+)?{DEGREE}(?P<kin>{_any(TOGETHER)})(?![\w-])"),
    re.I,
)
ASIDE = re.compile(bounded(r"\s*,[^;:.]*,\s+(?:is|was)\s+(?:also\s+)?(?:the\s+|an?\s+)?"))
BEHIND = re.compile(bounded(r"\s*,?\s*namely,?\s+|\s*,\s+|\s+(?:is|was|being)\s+"))
OWNER = re.compile(r"\s*[’']s\b")
ABSOLUTE = re.compile(bounded(r"\s*,?\s+being\b"))
JOINT = re.compile(r"\s*(?:,|and|, and|&)\s*")
FEMALE = re.compile(r"^(?:Ms|Mrs|Miss|Madam|Mdm|Madame|She|Her)\b")
MALE = re.compile(r"^(?:Mr|Sir|He|His)\b")
Kinship = tuple[Mention, Mention, str, int, int]
"""Who, whose relative, the kind, and the place in the text that tells it."""


def kinships(text: str, sentence: Sentence, people: list[Mention]) -> Iterator[Kinship]:
    """Every pair of relatives among the persons of a sentence, and what the first is to the second."""
    yield from _of(text, sentence, people)
    for pattern in (OWN, ONE_OF):
        for kin in pattern.finditer(text, sentence.start, sentence.end):
            yield from _own(text, people, kin)
    for n, mention in enumerate(people):
        yield from _beside(text, sentence, people, n, mention)
    yield from _genitive(text, sentence, people)


def _of(text: str, sentence: Sentence, people: list[Mention]) -> Iterator[Kinship]:
    """The brother of, the sons of, the son and daughter of."""
    subjects: list[Mention] = []
    last: Mention | None = None
    for kin in OF.finditer(text, sentence.start, sentence.end):
        others = _with_more(text, people, _list_at(text, people, kin.end()))
        one = next((m for m in reversed(people) if m.end <= kin.start()), None)
        if one is not None and one == last and _goes_on(text, one.end, kin.start()):
            pass
        elif one is not None and _told_of(text, one.end, kin.start()):
            subjects = _list_before(text, people, one)
        else:
            after = _after(text, people, others)
            subjects = [after] if after else []
        if subjects and others:
            yield from _pairs(text, kin, subjects, others)
            last = others[-1]


def _goes_on(text: str, start: int, end: int) -> bool:
    """Is a further kinship told of the same one: "a son of Mr. A, a Director, and the husband of Ms. B"?"""
    return AND_ALSO.fullmatch(text, start, end) is not None or (
        end - start < 160 and COORDINATED.fullmatch(text, start, end) is not None
    )


def _with_more(text: str, people: list[Mention], others: list[Mention]) -> list[Mention]:
    """The persons of whom a kinship is told, with those behind a further "of": "of Mr. A and of Ms. B"."""
    more = AND_OF.match(text, others[-1].end) if others else None
    return others + (_list_at(text, people, more.end()) if more else [])


def _pairs(
    text: str, kin: re.Match[str], subjects: list[Mention], others: list[Mention]
) -> Iterator[Kinship]:
    """Who of the persons before is what to whom of the persons behind."""
    kinds = [KINDS[_plain(word)] for word in (kin["kin"], kin["second"]) if word]
    respectively = re.compile(r"[,\s]*respectively\b").match(text, others[-1].end)
    plural = _plain(kin["kin"]) in MANY and not kin["one"]
    if len(kinds) == 2 and len(subjects) != 2:
        if not (respectively and len(others) == 2):
            return
        found = [(subjects[-1], other, kind) for other, kind in zip(others, kinds, strict=True)]
    elif respectively and len(subjects) == len(others) > 1:
        both = kinds if len(kinds) == len(subjects) else kinds[:1] * len(subjects)
        found = list(zip(subjects, others, both, strict=True))
    elif len(kinds) == 2:
        found = [(one, other, kind) for one, kind in zip(subjects, kinds, strict=True) for other in others]
    elif plural and len(subjects) < 2:
        return
    else:
        held = subjects if plural else subjects[-1:]
        found = [(one, other, kinds[0]) for one in held for other in others]
    for one, other, kind in found:
        yield one, other, kind, min(one.start, other.start), max(one.end, other.end)


def _own(text: str, people: list[Mention], kin: re.Match[str]) -> Iterator[Kinship]:
    """His wife, Ms. B; their son, Mr. C."""
    told = _list_at(text, people, kin.end())
    if not told:
        return
    one = told[0]
    kind = KINDS[_plain(kin["kin"])]
    if kin["whose"].casefold() == "their":
        parents = _couple(text, people, kin) if kind == "child" else []
    else:
        whose = _whose(text, people, kin, first=bool(ABSOLUTE.match(text, one.end)) and _comma(text, kin))
        parents = [whose] if whose else []
    for one in told if _plain(kin["kin"]) in MANY else told[:1]:
        for whose in parents:
            yield one, whose, kind, whose.start, one.end


def _couple(text: str, people: list[Mention], kin: re.Match[str]) -> list[Mention]:
    """The man and the woman of whom, and of nobody else, a sentence has told so far."""
    before = [m for m in people if m.end <= kin.start()]
    sexes = [next((sex for sex in (FEMALE, MALE) if sex.match(text[m.start : m.end])), None) for m in before]
    return before if len(before) == 2 and set(sexes) == {FEMALE, MALE} else []


def _beside(
    text: str, sentence: Sentence, people: list[Mention], n: int, mention: Mention
) -> Iterator[Kinship]:
    """What is told directly behind a person."""
    if married := MARRIED.match(text, mention.end, sentence.end):
        other = next((m for m in people if m.start == married.end()), None)
        if other is not None:
            yield mention, other, "spouse", mention.start, other.end
    if his := HIS.match(text, mention.end, sentence.end):
        whose = _whose(text, people[: n + 1], his, mention)
        if whose is not None:
            yield mention, whose, KINDS[_plain(his["kin"])], whose.start, his.end()
    if both := BOTH.match(text, mention.end, sentence.end):
        for one, other in combinations(_list_before(text, people, mention), 2):
            yield one, other, TOGETHER[_plain(both["kin"])], one.start, both.end()


def _genitive(text: str, sentence: Sentence, people: list[Mention]) -> Iterator[Kinship]:
    """Mr. A's wife, Ms. B; Ms. B is Mr. A's wife and Mr. C's mother."""
    subject: Mention | None = None
    told = sentence.start
    for n, whose in enumerate(people):
        own = GENITIVE.match(text, whose.end, sentence.end)
        if own is None:
            continue
        kind = KINDS[_plain(own["kin"])]
        one = next((m for m in people if m.start == own.end()), None)
        if one is None and CLOSED.match(text, own.end("kin"), sentence.end):
            before = people[n - 1] if n else None
            if before and POSSESSED.fullmatch(text, before.end, whose.start):
                one = before
            elif subject and AND_ALSO.fullmatch(text, told, whose.start):
                one = subject
        if one is not None:
            yield one, whose, kind, min(one.start, whose.start), max(one.end, own.end("kin"))
        subject, told = one, own.end("kin")


def _after(text: str, people: list[Mention], others: list[Mention]) -> Mention | None:
    """The person behind: "the wife of Mr. A, Madam B", "the wife of Mr. A is Madam B"."""
    if not others:
        return None
    link = BEHIND.match(text, others[-1].end)
    return next((m for m in people if link and m.start == link.end()), None)


def _list_at(text: str, people: list[Mention], place: int) -> list[Mention]:
    """The persons listed from a place on: Mr. Lee and Madam Chan."""
    found: list[Mention] = []
    for mention in people:
        if mention.start == place:
            found.append(mention)
            joint = re.compile(r"\s*(?:,|and|, and|&)\s+").match(text, mention.end)
            place = joint.end() if joint and not text[mention.end : joint.end()].startswith(",") else -1
    return [] if found and OWNER.match(text, found[-1].end) else found


def _list_before(text: str, people: list[Mention], last: Mention) -> list[Mention]:
    """The persons of the list that ends with a person: Mr. Lee, Mr. Mok and Madam Chan."""
    listed = [last]
    for other in reversed(people[: people.index(last)]):
        if not JOINT.fullmatch(text[other.end : listed[0].start]):
            break
        listed.insert(0, other)
    return listed


def _told_of(text: str, start: int, end: int) -> bool:
    """Do nothing but light words, or an aside between commas, part a person from the word of kinship?"""
    between = re.sub(r"[(（][^()（）]*[)）]", " ", text[start:end])
    light = all(word.casefold() in LIGHT for word in re.findall(r"[\w-]+", between))
    return len(between) < 120 and (light or ASIDE.fullmatch(between) is not None)


def _comma(text: str, kin: re.Match[str]) -> bool:
    """Does a comma stand before the word of kinship?"""
    return text[: kin.start()].rstrip()[-1:] == ","


def _whose(
    text: str,
    people: list[Mention],
    kin: re.Match[str],
    besides: Mention | None = None,
    first: bool = False,
) -> Mention | None:
    """Of whom "his wife, Madam Y" speaks: the last person before of that gender, not a stranger; the
    `first` where a clause of its own tells it, "…, his wife Madam Y being a Director"."""
    before = [m for m in people if m.end <= kin.start() and m != besides]
    wrong = {"his": FEMALE, "her": MALE}.get(kin["whose"].casefold())
    fitting = [m for m in before if wrong is None or not wrong.match(text[m.start : m.end])]
    return fitting[0 if first else -1] if fitting else None
