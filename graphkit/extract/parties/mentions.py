"""Mentions: every place in the running text where a party of the roster is named.

The names of the filing's own roster are matched by spaCy's PhraseMatcher on the reading's tokens,
the longest first, and never inside a longer capitalised name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extract.lexicon import words
from graphkit.extract.work import Work

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

__all__ = ["Mention", "find_mentions", "mentions_in"]

HONORIFIC = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Madam|Mdm|Madame|Dr|Prof|Professor|Sir|Dato|Datuk|Tan Sri)\b[.’']?\s*)+"
)
ROLE_WORD = re.compile(r"[A-Z][a-z]+")
BEFORE_ROLE = frozenset([*"the The our Our THE each Each both Both of by and or said".split(), "“", '"', "‘"])


@dataclass(frozen=True, slots=True)
class Mention:
    """A party named at [start, end) of the reading's text. `handles` are its parties in the roster
    (several for "the Vendors"), `type` is that of the first."""

    start: int
    end: int
    handles: tuple[int, ...]
    type: str

    @property
    def handle(self) -> int:
        """The party, or the first of several."""
        return self.handles[0]


def find_mentions(work: Work) -> None:
    """Fill `work.mentions`, and `doc.spans["parties"]` of the spaCy document."""
    from spacy.matcher import PhraseMatcher

    doc: Doc = work.doc
    work.vocabulary.update(token.text for token in doc)
    matcher = PhraseMatcher(doc.vocab, attr="ORTH")
    owners: dict[str, tuple[int, ...]] = {}
    for name, handles in _patterns(work).items():
        owners[name] = handles
        matcher.add(name, [doc._.graphkit_tokens(name)])
    spans = sorted(matcher(doc, as_spans=True), key=lambda span: (span.start, -span.end))
    kept: list[Span] = []
    for span in spans:
        if (kept and span.start < kept[-1].end) or not _stands_alone(doc, span):
            continue
        kept.append(span)
        handles = tuple(dict.fromkeys(work.roster.root(h) for h in owners[span.label_]))
        end = span.end_char
        work.mentions.append(Mention(span.start_char, end, handles, work.roster.type(handles[0])))
    doc.spans["parties"] = kept


def _patterns(work: Work) -> dict[str, tuple[int, ...]]:
    """Every wording under which a party can stand in the text."""
    found: dict[str, tuple[int, ...]] = {}
    for handle in work.roster:
        for name in work.roster.names(handle):
            found.setdefault(name, (handle,))
            bare = HONORIFIC.sub("", name)
            if bare != name and len(bare.split()) > 1:
                found.setdefault(bare, (handle,))
            if bare != name:
                found.setdefault(name.replace(".", "", 1), (handle,))
    for term in work.terms.values():
        if term.handles:
            found[term.name] = term.handles
    return {name: handles for name, handles in found.items() if len(name) > 1}


def _stands_alone(doc: Doc, span: Span) -> bool:
    """Is the span a whole name, not a part of a longer capitalised one, nor of "Company Secretary"?"""
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    text = span.text
    if len(span) == 1 and ROLE_WORD.fullmatch(text) and text in words("names", "not_parties"):
        return before is not None and before.text in BEFORE_ROLE and not _joined(after, span)
    if HONORIFIC.match(text) or re.search(r"[\u4e00-\u9fff]", text):
        return after is None or not (_joined(after, span) and after.text in words("names", "thing_nouns"))
    if _joined(after, span):
        return False
    return before is None or not _blank(doc, span.start_char - 1) or not _part_of_name(before.text)


def _blank(doc: Doc, place: int) -> bool:
    """Is there a blank, and no line break, at that place of the reading's text?"""
    return str(doc._.graphkit.reading.text[place : place + 1]) == " "


def _joined(after: object, span: Span) -> bool:
    text = getattr(after, "text", "")
    if re.search(r"\b(?:Ltd|Inc|Corp|L\.P|Bhd)\.$", span.text):
        return False
    return bool(
        _blank(span.doc, span.end_char)
        and text[:1].isupper()
        and text.isalpha()
        and text not in words("names", "honorifics")
    )


def _part_of_name(word: str) -> bool:
    return (
        word[:1].isupper()
        and word.isalpha()
        and word not in words("names", "not_parties")
        and word not in words("names", "honorifics")
    )


def mentions_in(work: Work, start: int, end: int) -> list[Mention]:
    """The mentions within [start, end) of the reading's text."""
    low = bisect_left(work.mentions, start, key=lambda m: m.start)
    found = []
    for at in range(low, len(work.mentions)):
        mention = work.mentions[at]
        if mention.start >= end:
            break
        if mention.end <= end:
            found.append(mention)
    return found
