"""Terms set out behind labels: "Date : …", "Parties : …", "Vendor : …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.deals.bearing import Bearing
from graphkit.extract.deals.deal import Deal, chief, passage, rule
from graphkit.extract.lexicon import data
from graphkit.extract.sentences import Sentence
from graphkit.extract.work import Work
from graphkit.filing.dates import find_date

__all__ = ["labelled", "read_labels"]

NEAR = 24
"""Blocks under the label "Parties" that can still name one."""


@cache
def _label(name: str) -> re.Pattern[str]:
    return re.compile(
        bounded(rf"(?:\(?\w{{1,2}}[.)]\s*)?(?:{data('transactions')['label'][name]})\s*(?:[:：\t]\s*|$)+"),
        re.I,
    )


def labelled(name: str, words: str) -> bool:
    """Do the words begin with a label of that name: date, parties, party?"""
    return _label(name).match(words) is not None


def read_labels(work: Work, told: Sequence[Sentence], deals: list[Deal]) -> None:
    """Put the date and the parties that stand behind labels into the deal of their section."""
    waiting: str | None = None
    left = 0
    deal: Deal | None = None
    foreign = False
    first = chief(work, deals)
    plain = Bearing([deal for deal in deals if " " in deal.title], lambda name: name if " " in name else "")
    folded = Bearing(deals, str.casefold)
    parted = Bearing(deals, lambda name: name.casefold() if " " in name else "")
    for sentence in told:
        words = work.reading.text[sentence.start : sentence.end]
        named = plain.within(words)
        title = sentence.kind == "heading" or (sentence.kind == "row" and "\t" not in words)
        if title and (heads := _heading(folded, parted, words)):
            deal, foreign = heads, False
        elif title and rule("agreement", "noun").search(words):
            foreign = _is_agreement(words)
        elif len(named) == 1 and sentence.kind in {"paragraph", "item"}:
            deal, foreign = named[0], False
        label = next((name for name in ("date", "parties", "party") if _label(name).match(words)), None)
        if label:
            waiting, left = label, NEAR if label == "parties" else 1
            words = words[_label(label).match(words).end() :]  # type: ignore[union-attr]
        elif left == 0 or sentence.kind in {"heading", "definition"} or len(words) > 160 or ":" in words[:40]:
            waiting = None
            continue
        else:
            left -= 1
        target = deal or first
        if waiting and target is not None and not foreign and words.strip():
            _take(work, sentence, words, waiting, target)
            left = 0 if waiting != "parties" else left


def _is_agreement(words: str) -> bool:
    """Is a heading the title of an agreement, of one that is no deal here?"""
    noun = data("transactions")["agreement"]["noun"]
    return (
        re.fullmatch(
            rf"(?:\(?\w{{1,4}}[.)]\s*)?(?:the\s+)?(?:[\w’'&-]+\s+){{1,8}}{noun}", words.strip(), re.I
        )
        is not None
    )


def _heading(folded: Bearing, parted: Bearing, words: str) -> Deal | None:
    plain = re.sub(r"^(?:[\w.()]{1,5}\s+)?the\s+", "", words.casefold())
    found = {id(deal): deal for deal in (*folded.called(plain), *parted.within(plain))}
    return next(iter(found.values())) if len(found) == 1 else None


def _take(work: Work, sentence: Sentence, words: str, label: str, deal: Deal) -> None:
    begin = sentence.end - len(words)
    if label == "date":
        found = find_date(words)
        if found and found[1] < 4 and deal.date is None:
            evidence = work.reading.evidence(
                begin + found[1], begin + found[2], (sentence.start, sentence.end)
            )
            deal.date = (found[0].isoformat(), evidence)
        return
    made = passage(work, begin, sentence.end)
    lead = re.match(r"[^,;.]{0,12}?(?=[\ue000-\uf8ff])", made.text)
    if lead is None:
        return
    head = re.split(r",\s*(?:for|on|as|an?|being)\b|\bfor itself\b", made.text)[0]
    evidence = work.reading.evidence(begin, begin + len(words.rstrip()), (sentence.start, sentence.end))
    for handle in made.handles(head):
        deal.labelled.setdefault(handle, evidence)
