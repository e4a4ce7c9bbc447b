"""Rows of a table that a text reader left one cell a line: "name, number, percentage, day", line under line.

The labels of the columns, stacked above the rows, say how many numbers a row has and what stands
behind them. A row that does not fit them is left out; so is one whose name cannot be told from the
words of the row above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from graphkit.bounded import bounded
from graphkit.extract.lexicon import data
from graphkit.extract.tables.align import Row
from graphkit.extract.tables.captions import Captions, says
from graphkit.extract.tables.cells import Cell
from graphkit.extract.tables.entry import HONORIFIC, Entry, is_open, kind_of
from graphkit.extract.tables.words import CJK, bare, before_capacity, has_form, is_label, mend

__all__ = ["stacked_rows"]

WHOLE = re.compile(r"\d{1,3}$")
ROLE = re.compile(bounded(data("tables/captions")["role"]))
REMARK_WORDS = re.compile(bounded(data("tables/captions")["remark_words"]), re.I)
NATIVE = re.compile(rf"(?<=[A-Za-z)]) ?((?:[{CJK}][{CJK}()（）]{{3,60}}))$")
GOES_ON = re.compile(
    rf"[{CJK}]|(?:co|ltd|limited|inc|l\.?p|llc|company|partnership|group|holdings?|corporation|spc|fund)\b",
    re.I,
)
TWO = re.compile(rf"[{CJK}][)）]{{1,3}}\s?[A-Z]")
"""A Chinese name in brackets, and then a word: of a further name, if it is no legal form."""
FIGURES = frozenset({"count", "percent", "dash"})


@dataclass(slots=True)
class _Turn:
    """Words, and the numbers that follow them."""

    words: list[Cell] = field(default_factory=list)
    numbers: list[Cell] = field(default_factory=list)
    broken: bool = False


def stacked_rows(cells: Sequence[Cell], head: Captions) -> tuple[list[Row], list[Entry]] | None:
    """The rows, and the names of those left out; None where the table is not stacked so."""
    if len(head.leading) > 2 or len(head.trailing) > 1:
        return None
    body = _without_heads(cells, head)
    figures = [cell.row for cell in body if cell.kind in FIGURES]
    if len(set(figures)) != len(figures) or any(cell.mark in {"S", "P"} for cell in body):
        return None
    rows: list[Row] = []
    doubts: list[Entry] = []
    remarks = bool(head.trailing) and head.trailing[0].kind in {"remarks", "answers"}
    group, behind = "", False
    above: Row | None = None
    for turn in _turns(body, head):
        words, heading = _own(turn.words, head, behind)
        behind = True
        group = heading or group
        words = _rest(rows, words)
        name = words if len(head.leading) == 1 else _before_words(words)
        entry = _named(name or words)
        if entry is None:
            if any(cell.kind != "dash" for cell in turn.numbers):
                return None
        elif entry.kind != "holder":
            group = ""
        elif turn.broken or not _fits(turn, head):
            if not remarks:
                return None
            doubts.append(entry)
        elif not name or _is_doubtful(name, entry):
            doubts.append(entry)
            if rows and rows[-1] is above and not has_form(bare(above.entry.text)):
                doubts.append(rows.pop().entry)
        else:
            rows.append(Row(entry, turn.numbers, group))
        above = rows[-1] if rows else None
    return (rows, doubts) if len(rows) >= len(doubts) and rows else None


def _rest(rows: Sequence[Row], words: list[Cell]) -> list[Cell]:
    """The words without those that close a bracket in the name of the row above, which a page broke off."""
    if not rows or not is_open(rows[-1].entry.text):
        return words
    whole = rows[-1].entry
    for place, cell in enumerate(words, 1):
        whole = whole.joined(Entry("holder", bare(cell.text), (cell,)))
        if not is_open(whole.text):
            rows[-1].entry = whole
            return words[place:]
    return words


def _before_words(words: list[Cell]) -> list[Cell]:
    """The name before a capacity: none where it is not certain where that begins."""
    for place, cell in enumerate(words[1:], 1):
        if cell.left > words[0].left and not says("words", bare(cell.text)):
            continue
        if place == len(words) - 1 or is_label(cell.text) or before_capacity(bare(cell.text)) == "":
            return words[:place]
        break
    return []


def _without_heads(cells: Sequence[Cell], head: Captions) -> list[Cell]:
    """The cells below the head, without the head printed again on a further page and page numbers."""
    labels = [cell.text for cell in head.cells]
    place = next(n for n, cell in enumerate(cells) if cell is head.cells[-1]) + 1
    kept: list[Cell] = []
    while place < len(cells):
        here = [cell.text for cell in cells[place : place + len(labels)]]
        if here[: head.opened] == labels[: head.opened]:
            place += next(
                (n for n, (a, b) in enumerate(zip(here, labels, strict=False)) if a != b), len(here)
            )
            continue
        below = cells[place + 1].kind if place + 1 < len(cells) else "text"
        if not (cells[place].gap and WHOLE.match(cells[place].text) and below == "text"):
            kept.append(cells[place])
        place += 1
    return kept


def _turns(body: Sequence[Cell], head: Captions) -> Iterator[_Turn]:
    """Words and numbers in turn; what breaks a number down by class is passed over."""
    wanted = len(head.numbers)
    turn, inside = _Turn(), False
    for cell in body:
        number = _figure(cell, head, len(turn.numbers))
        if inside or (turn.numbers and cell.kind == "text" and says("breakdown", cell.text)):
            inside = ")" not in cell.text
        elif number is not None:
            turn.broken = turn.broken or len(turn.numbers) >= wanted
            turn.numbers.append(number)
        elif not turn.numbers:
            turn.words.append(cell)
        elif len(turn.numbers) >= wanted or not says("share_words", bare(cell.text)):
            turn.broken = turn.broken or len(turn.numbers) < wanted
            yield turn
            turn = _Turn([cell])
    if turn.numbers:
        yield turn


def _figure(cell: Cell, head: Captions, place: int) -> Cell | None:
    """The cell as a number; a whole number without separators only where its column expects one."""
    if cell.kind in FIGURES:
        return cell
    expected = head.numbers[place].kind if place < len(head.numbers) else ""
    if WHOLE.match(cell.text) and cell.alone and expected == "count":
        return replace(cell, kind="count")
    return None


def _fits(turn: _Turn, head: Captions) -> bool:
    """Has the row a number of the right kind for each column?"""
    if len(turn.numbers) != len(head.numbers):
        return False
    pairs = zip(turn.numbers, head.numbers, strict=True)
    return all(cell.kind in {"dash", caption.kind} for cell, caption in pairs)


def _own(words: list[Cell], head: Captions, behind: bool) -> tuple[list[Cell], str]:
    """The words of the row's own name, without those of the row above and sub-headings; the last
    sub-heading."""
    kind = "remarks" if not behind else head.trailing[0].kind if head.trailing else ""
    start = 0
    while start < len(words) and _is_trailing(words[start].text, kind):
        start += 1
    heading = ""
    while start < len(words) - 1 and kind_of(words[start].text) == "heading":
        heading = bare(words[start].text)
        start += 1
    return words[start:], heading


def _is_trailing(text: str, kind: str) -> bool:
    plain = bare(text)
    if kind == "days":
        return not plain.strip(" ()") or says("day", plain) or says("day", text)
    if kind == "answers":
        return says("answer", plain)
    return kind == "remarks" and is_label(REMARK_WORDS.sub("", text))


def _named(words: Sequence[Cell]) -> Entry | None:
    """The words as one entry."""
    if not words:
        return None
    whole = Entry("holder", mend(words[0].text), (words[0],))
    for cell in words[1:]:
        whole = whole.joined(Entry("holder", mend(cell.text), (cell,)))
    text = _without_role(bare(whole.text))
    native = NATIVE.search(text)
    if native is not None and not is_open(text[: native.start(1)]):
        text = f"{text[: native.start(1)].rstrip()} ({native[1]})"
    return replace(whole, text=text, kind=kind_of(text)) if text else None


def _without_role(text: str) -> str:
    """The name without a bracket that says for whom its bearer acts."""
    found = ROLE.search(text)
    if found is None:
        return text
    depth = 0
    for place in range(found.start(), len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth == 0 and text[place] == ")":
            return f"{text[: found.start()]}{text[place + 1 :]}".strip()
    return text[: found.start()].strip()


def _is_doubtful(words: Sequence[Cell], entry: Entry) -> bool:
    """May the words be more than one name, or a sentence?"""
    text = entry.text
    if says("sentence", text) or text[:1].islower():
        return True
    if any(HONORIFIC.match(cell.text) for cell in words[1:]):
        return True
    if any(not GOES_ON.match(text[mark.end() - 1 :]) for mark in TWO.finditer(text)):
        return True
    formed = (has_form(bare(mend(" ".join(cell.text for cell in words[:n])))) for n in range(1, len(words)))
    return any(
        ends and below.text[:1] not in '(（“"‘' and not GOES_ON.match(below.text)
        for ends, (_, below) in zip(formed, pairwise(words), strict=True)
    )
