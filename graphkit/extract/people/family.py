"""Relatives: the pairs of persons that a sentence says are kin, pronouns read as whom they stand for.

`kind` says what the subject is to the object. A sentence that denies a relationship tells none, and
a word of kinship counts only beside two persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graphkit.bounded import bounded
from graphkit.extract.parties.mentions import Mention, mentions_in
from graphkit.extract.people.kinship import NEGATION, kinships
from graphkit.extract.people.subjects import Topic, may_address, topic_after
from graphkit.extract.sentences import Sentence, sentences
from graphkit.extract.work import Draft, Work

__all__ = ["read_family"]

METHOD = "family/1"
GLOSS = re.compile(
    bounded(
        r"(?:\s?[\u3400-\u9fff]{2,4})?(?:\s*[(（](?:[^()（）]*[“\"\u3400-\u9fff][^()（）]*|[^()（）]{0,4})[)）])+"
    )
)
PRONOUN = re.compile(r"\b(?:She|Her|He|His)\b")
OWNING = re.compile(r"\b(?:his|her)\b")


def read_family(work: Work) -> None:
    """Every pair of relatives that a sentence tells of."""
    told: set[tuple[int, int]] = set()
    topic: Topic | None = None
    sole: Topic | None = None
    for sentence in sentences(work.reading):
        people = [m for m in mentions_in(work, sentence.start, sentence.end) if m.type == "person"]
        cast = _cast(work, sentence, people, topic, sole)
        if len(cast) > 1:
            _say(work, sentence, cast, told)
        topic = topic_after(work, sentence, people, topic)
        named = {work.roster.root(one.handle) for one in people}
        sole = (named.pop(), sentence.end) if len(named) == 1 else None


def _say(work: Work, sentence: Sentence, cast: list[Mention], told: set[tuple[int, int]]) -> None:
    text = work.reading.text
    for one, other, kind, start, end in kinships(text, sentence, cast):
        pair = work.roster.root(one.handle), work.roster.root(other.handle)
        if pair[0] == pair[1] or pair in told or NEGATION.search(text, start, end):
            continue
        told |= {pair, pair[::-1]}
        draft = Draft(
            subject=one.handle,
            predicate="family_of",
            object=other.handle,
            evidence=work.reading.evidence(start, end, (sentence.start, sentence.end)),
            method=METHOD,
            kind=kind,
        )
        work.say(draft)


def _cast(
    work: Work, sentence: Sentence, people: list[Mention], topic: Topic | None, sole: Topic | None
) -> list[Mention]:
    """The persons of a sentence, each with the short name defined behind it, and before them the
    pronoun that stands for the one whose life is told, or for the `sole` person of the sentence before."""
    cast: list[Mention] = []
    for mention in people:
        if cast and mention.start < cast[-1].end:
            continue
        gloss = GLOSS.match(work.reading.text, mention.end, sentence.end)
        cast.append(replace(mention, end=gloss.end()) if gloss else mention)
    told = list(_pronoun(work, sentence, people, topic, PRONOUN))
    return [*(told or _pronoun(work, sentence, people, topic or sole, OWNING)), *cast]


def _pronoun(
    work: Work, sentence: Sentence, people: list[Mention], topic: Topic | None, words: re.Pattern[str]
) -> Iterator[Mention]:
    text = work.reading.text
    found = words.search(text, sentence.start, people[0].start if people else sentence.start)
    if found is None or topic is None:
        return
    if may_address(work, topic[0], found[0]):
        end = found.end() if found[0] in {"He", "She"} else found.start()
        yield Mention(found.start(), end, (topic[0],), "person")
