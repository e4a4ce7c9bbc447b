"""Who is said to have abstained, or to have to abstain, from voting on a deal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.deals.deal import LIST, Deal, Passage, passage, rule
from graphkit.extract.lexicon import data
from graphkit.extract.sentences import Sentence
from graphkit.extract.work import Work

__all__ = ["read_abstentions"]

VOTING = re.compile(r"\b(?:abstain|refrain|not vot|quorum|not (?:counted|entitled))")
"""Words without which a sentence says nothing of abstentions."""
ASIDE = re.compile(r"\([^()]*\b(?:abstain|refrain)[^()]*\)")
Found = tuple[Passage, str, int, int]
"""A passage, the signs in it of those who abstained, and the span that says so."""


@cache
def _rule(name: str) -> re.Pattern[str]:
    wording = data("transactions")["abstained"][name]
    return re.compile(bounded(wording.replace("LIST", f"(?P<who>{LIST})")))


def read_abstentions(work: Work, sentence: Sentence, previous: Sentence | None, about: list[Deal]) -> None:
    """Put those who abstained, by a sentence or a bracket in it, into the deals that it is about;
    `previous` is the sentence before, of which "he" can speak."""
    words = work.reading.text[sentence.start : sentence.end]
    if not about or not VOTING.search(words) or not rule("abstained", "verb").search(words):
        return
    told = passage(work, previous.start, previous.end) if previous else None
    found = list(_abstaining(passage(work, sentence.start, sentence.end), told))
    for aside in ASIDE.finditer(words):
        found += _aside(work, sentence, sentence.start + aside.start(), sentence.start + aside.end())
    for made, who, low, high in found:
        evidence = work.reading.evidence(*made.span(low, high), (sentence.start, sentence.end))
        for handle in made.handles(who):
            if work.roster.type(handle) in {"person", "company"} and handle != work.issuer:
                for deal in about:
                    deal.abstained.setdefault(handle, evidence)


def _abstaining(made: Passage, told: Passage | None) -> Iterator[Found]:
    for verb in rule("abstained", "verb").finditer(made.text):
        before = made.text[: verb.start()]
        if _rule("supposed").search(before):
            continue
        direct = _rule("direct").search(before)
        if direct:
            if not _rule("denied").search(before[: direct.start()]):
                yield made, direct.group("who"), direct.start("who"), verb.end()
            continue
        saved, later = _rule("saved").search(before), _rule("later").search(before)
        subject = _rule("subject").search(before) if later else None
        if saved or subject:
            held = saved or subject
            yield made, held.group("who"), held.start("who"), verb.end()  # type: ignore[union-attr]
            continue
        spoken = _rule("subject").search(told.text) if told and _rule("pronoun").match(before) else None
        if later and told and spoken:
            yield told, spoken.group("who"), *spoken.span("who")


def _aside(work: Work, sentence: Sentence, low: int, high: int) -> Iterator[Found]:
    """A bracket that says who abstained: of itself ("other than A, who …") or of the name before it."""
    inner = passage(work, low + 1, high - 1)
    yield from _abstaining(inner, None)
    if re.match(r"(?:(?:both|all|each) of )?wh(?:o|om|ich)\b", inner.text):
        outer = passage(work, sentence.start, low)
        name = re.search(bounded(rf"{LIST}(?=\s*$)"), outer.text)
        if name:
            yield outer, name.group(), *name.span()
