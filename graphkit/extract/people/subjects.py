"""Of whom a sentence tells: the persons it names, a pronoun, a short name for the one whose life is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.bounded import bounded
from graphkit.extract.parties.mentions import Mention
from graphkit.extract.roster import fold
from graphkit.extract.sentences import Sentence
from graphkit.extract.work import Work

__all__ = ["Topic", "may_address", "subjects_of", "topic_after"]

REACH = 1200
"""Code points without a person after which a pronoun stands for nobody."""
PRONOUN = re.compile(r"\b(?:He|She)\b")
KEPT = re.compile(r"\b(?:He|She|[Hh]is|[Hh]er)\b")
FEMALE = re.compile(r"(?:Ms|Mrs|Miss|Madam|Mdm|Madame|She|Her)\b")
MALE = re.compile(r"(?:Mr|Sir|He|His)\b")
Topic = tuple[int, int]
"""A person's handle, and the place up to which the text told of the person."""


def topic_after(work: Work, sentence: Sentence, people: list[Mention], before: Topic | None) -> Topic | None:
    """Whose life the text tells after a sentence, and where the sentence ends; None where nobody's."""
    if not people:
        return before if before and sentence.start - before[1] <= REACH else None
    if before and KEPT.search(work.reading.text, sentence.start, people[0].start):
        return before[0], sentence.end
    if before and all(_stands_for(work, one, before) or one.handle == before[0] for one in people):
        return before[0], sentence.end
    first = people[0]
    return (first.handle, sentence.end) if first.start - sentence.start < 60 else None


def subjects_of(
    work: Work, sentence: Sentence, people: list[Mention], topic: Topic | None
) -> Iterator[tuple[list[Mention] | int, int]]:
    """Persons of whom something may be told, and the place behind them."""
    text = work.reading.text
    for n, mention in enumerate(people):
        after = people[n + 1].start if n + 1 < len(people) else None
        joined = after is not None and re.fullmatch(r"\s*(?:,|and|, and|&)\s*", text[mention.end : after])
        if joined:
            continue
        listed = _listed(text, people[: n + 1])
        if len(listed) == 1 and topic is not None and _stands_for(work, mention, topic):
            yield topic[0], mention.end
        elif not _governed(text, sentence.start, listed[0].start, mention.end):
            yield listed, mention.end
        elif len(listed) > 1 and text[listed[-2].end : mention.start].strip() == ",":
            yield [mention], mention.end
    if topic is not None:
        for pronoun in PRONOUN.finditer(text, sentence.start, sentence.end):
            first = not any(m.start < pronoun.start() for m in people)
            if first and may_address(work, topic[0], pronoun[0]):
                yield topic[0], pronoun.end()


def _stands_for(work: Work, mention: Mention, topic: Topic | None) -> bool:
    """Is a short name ("Mr. Huang") that of the person whose life is being told?

    Not where the filing defines it for another, nor where it addresses a man and the person is a woman.
    """
    shown = work.reading.text[mention.start : mention.end]
    words = fold(shown).split()
    if topic is None or len(words) != 1 or work.roster.root(topic[0]) == work.roster.root(mention.handle):
        return False
    full = any(
        words[0] in many for name in work.roster.names(mention.handle) if len(many := fold(name).split()) > 1
    )
    if (full and shown in work.terms) or not may_address(work, topic[0], shown):
        return False
    return any(words[0] in fold(name).split() for name in work.roster.names(topic[0]))


def may_address(work: Work, person: int, shown: str) -> bool:
    """May "He", "Her" or "Mr. Sze" speak of a person, or does the filing address another sex?"""
    wrong = FEMALE if MALE.match(shown) else MALE if FEMALE.match(shown) else None
    names = (name for name in work.roster.names(person) if FEMALE.match(name) or MALE.match(name))
    return not (wrong and wrong.match(next(names, "")))


def _governed(text: str, floor: int, start: int, end: int) -> bool:
    """Does a preposition govern the person, and the clause that follows speak of another?

    "Mr. A, a son of Mr. B, is a Director" tells nothing of Mr. B; "held by Mr. B, a Director" does.
    """
    before = re.search(
        r"(?i)\b(?<!each )(?<!both )(?:of|with|to|from|than|between)\s+$",
        text[max(floor, start - 12) : start],
    )
    return bool(
        before
        and re.match(
            bounded(r"\s*,?\s*(?:who\s+)?(?:is|are|was|were|has|have|and|serves?|acts?)\b"),
            text[end : end + 20],
        )
    )


def _listed(text: str, people: list[Mention]) -> list[Mention]:
    """The persons that end a list: A, B and C."""
    kept = [people[-1]]
    for mention in reversed(people[:-1]):
        if not re.fullmatch(r"\s*(?:,|and|, and|&)\s*", text[mention.end : kept[0].start]):
            break
        kept.insert(0, mention)
    return kept
