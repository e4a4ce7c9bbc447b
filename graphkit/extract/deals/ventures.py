"""Joint ventures by the contract that founds them: "A and B signed a joint venture contract to set up C"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.deals.deal import LIST, PARTY, Passage, passage, rule
from graphkit.extract.lexicon import data
from graphkit.extract.sentences import Sentence
from graphkit.extract.work import Draft, Work

__all__ = ["read_ventures"]

METHOD = "ventures/1"
SKIPPED = frozenset({"heading", "board", "signature"})


@cache
def _rules() -> tuple[re.Pattern[str], ...]:
    words, agreement = data("transactions")["venture"], data("transactions")["agreement"]
    contract = rf"{words['contract']}(?:\s*⟦[^⟧]+⟧)?"
    founded = rf"[^.;]{{0,40}}?{words['founding']}\s+{words['lead']}(?P<venture>{PARTY})"
    adverbs = r"(?:\s*,)?(?:\s*(?:on|in|at)\s[^,]{4,30},?)?\s*"
    others = rf"(?:\s*,?\s*(?:with|among|amongst|between)\s+(?P<others>{LIST})(?:\s*⟦[^⟧]+⟧)?)?"
    signed = rf"(?P<first>{LIST}){adverbs}{agreement['signed']}(?: into)?\s+{contract}{others}{founded}"
    between = rf"{contract}[^.;]{{0,60}}?\b(?:among|amongst|between|by)\s+(?P<first>{LIST}){founded}"
    return tuple(re.compile(bounded(one)) for one in (signed, between))


def read_ventures(work: Work, told: Sequence[Sentence]) -> None:
    """Draft joint_venture_of for each party to a contract that is signed and says what it sets up."""
    for sentence in told:
        words = work.reading.text[sentence.start : sentence.end]
        if "oint venture" not in words or sentence.kind in SKIPPED:
            continue
        if not rule("venture", "founding").search(words) or rule("agreement", "planned").search(words):
            continue
        made = passage(work, sentence.start, sentence.end)
        for venture, partners, span in _founded(made):
            evidence = work.reading.evidence(*made.span(*span), (sentence.start, sentence.end))
            for partner in partners:
                if _known(work, venture, partner):
                    continue
                draft = Draft(
                    subject=venture,
                    predicate="joint_venture_of",
                    object=partner,
                    evidence=evidence,
                    method=METHOD,
                )
                work.say(draft)


def _founded(made: Passage) -> Iterator[tuple[int, list[int], tuple[int, int]]]:
    """Each venture with its partners, two or more, and the place of the words."""
    for match in (found for one in _rules() for found in one.finditer(made.text)):
        groups = match.groupdict()
        ventures = made.handles(match["venture"])
        partners = made.handles(match["first"] + (groups.get("others") or ""))
        if len(ventures) == 1 and ventures[0] not in partners and len(partners) > 1:
            yield ventures[0], partners, match.span()


def _known(work: Work, venture: int, partner: int) -> bool:
    """Is the relation drafted already, of these parties or of others that are the same?"""
    root = work.roster.root(partner)
    return any(
        isinstance(one.object, int) and work.roster.root(one.object) == root
        for one in work.told.of("joint_venture_of", venture)
    )
