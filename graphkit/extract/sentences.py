"""Sentences of the reading: ranges in its text, block by block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from graphkit.extract.lexicon import rule
from graphkit.filing.reading import Block, Reading

__all__ = ["Sentence", "blocks", "sentences"]

ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Mdm|Dr|Prof|Messrs|Co|Ltd|Inc|Corp|No|Nos|Pte|Pty|Sdn|Bhd|St|Ave|Rd|approx|cent|para|viz"
    r"|cf|Cap|Art|Sec|Jr|Sr|vs|Dato|Ir|L\.P|S\.A|N\.V|B\.V|e\.g|i\.e|a\.m|p\.m|U\.S|K\.K|et al)|\b[A-Z])\.$"
)
SHORT = 12
"""Longer than any abbreviation with the glyph before it."""
FULL_NAME_END = re.compile(r"(?:Ltd|Inc|Corp|L\.P|S\.A|K\.K|Bhd)\.$")
VERB = re.compile(r"\b(?:is|are|was|were|has|have|holds?|owns?|will|by|means?|of)\b")
"""A clause that has a verb may end with "Co., Ltd." or "Inc.", and the sentence with it."""
STOP = re.compile(r"[.!?][”\"’')\]]*(?=\s+[“\"‘(\[]*[A-Z0-9\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, row or item: half-open in the reading's text, with the kind of its block."""

    start: int
    end: int
    kind: str


def blocks(reading: Reading) -> tuple[Block, ...]:
    """The blocks of the reading; blank-line paragraphs where the reader gave none."""
    if reading.blocks:
        return tuple(_mended(reading))
    paragraphs = re.finditer(r"\S(?:.|\n(?!\s*\n))*", reading.text)
    return tuple(Block(one.start(), one.end(), "paragraph") for one in paragraphs)


def _mended(reading: Reading) -> list[Block]:
    """The blocks, with paragraphs joined that were cut in the middle of a sentence."""
    found: list[Block] = []
    text, opened = reading.text, (0, 0)
    for block in reading.blocks:
        last = found[-1] if found else None
        if last is not None and last.kind == "paragraph" and last.section == block.section:
            head = text[max(last.start, last.end - TAIL) : last.end].rstrip()
            if _goes_on(head, max(opened) > 0, text[block.start : block.end], block.kind):
                found[-1] = Block(last.start, block.end, "paragraph", last.section)
                brackets, quotes = _opened(text, last.end, block.end)
                opened = opened[0] + brackets, opened[1] + quotes
                continue
        found.append(block)
        opened = _opened(text, block.start, block.end) if block.kind == "paragraph" else (0, 0)
    return found


TAIL = 400
"""Characters of a paragraph that tell, with what is open in it, whether it goes on."""


def _opened(text: str, start: int, end: int) -> tuple[int, int]:
    """How many more brackets and quotations a part of the text opens than it closes."""
    brackets = text.count("(", start, end) - text.count(")", start, end)
    return brackets, text.count("“", start, end) - text.count("”", start, end)


OPEN = re.compile(r"(?:\b(?:by|of|in|to|the|a|an|and|or|with|from|for|as|at|on|that|which|is|are)|,)$")


REST = re.compile(
    r"[a-z(]|(?:Co|Ltd|Company|Limited)\b|[A-Z][\w.]+ (?:Co|Ltd|Limited|Company|Inc|Corporation)\b"
)
"""What goes on with a sentence that was cut: a small letter, or the end of a company's name."""


def _goes_on(head: str, inside: bool, tail: str, kind: str) -> bool:
    """Does a paragraph go on in the next block: inside a bracket or quotation, or after "of"?"""
    if len(head) < 40 or "\t" in tail:
        return False
    if inside or OPEN.search(head):
        return kind == "paragraph" or (kind == "row" and re.search(r"[a-z(]", tail) is not None)
    return kind == "paragraph" and head[-1].isalpha() and REST.match(tail) is not None


_LATEST: list[tuple[Reading, tuple[Sentence, ...]]] = []
"""The reading that was cut last, as every component of the pipeline asks for the same one."""


def sentences(reading: Reading) -> tuple[Sentence, ...]:
    """All sentences in the order of the text."""
    if not _LATEST or _LATEST[0][0] is not reading:
        _LATEST[:] = [(reading, _cut(reading))]
    return _LATEST[0][1]


def _cut(reading: Reading) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    text = reading.text
    for block in (part for whole in blocks(reading) for part in _terms(reading, whole)):
        start = said = block.start
        verb = False
        for stop in STOP.finditer(text, block.start, block.end):
            end = text[max(start, stop.start() + 1 - SHORT) : stop.start() + 1]
            verb = verb or VERB.search(text, said, stop.start()) is not None
            said = stop.start()
            following = text[stop.end() : stop.end() + 3].strip()[:1]
            closed = verb and FULL_NAME_END.search(end) and following.isupper()
            if ABBREVIATED.search(end) and not closed:
                continue
            _add(found, text, start, stop.end(), block.kind)
            start = said = stop.end()
            verb = False
        _add(found, text, start, block.end, block.kind)
    return tuple(found)


def _terms(reading: Reading, block: Block) -> list[Block]:
    """A block of definitions cut at the terms that begin its lines; any other block whole."""
    if block.kind != "definition":
        return [block]
    rows = rule("terms", "row").finditer(reading.text, block.start, block.end)
    cuts = [
        row.start() for row in rows if not re.match(r"\s*[,.;)]", reading.text[row.end() : row.end() + 3])
    ]
    edges = [block.start, *(cut for cut in cuts if cut > block.start), block.end]
    return [Block(low, high, block.kind, block.section) for low, high in pairwise(edges)]


def _add(found: list[Sentence], text: str, start: int, end: int, kind: str) -> None:
    shown = text[start:end]
    low = start + len(shown) - len(shown.lstrip())
    high = start + len(shown.rstrip())
    if low < high:
        found.append(Sentence(low, high, kind))
