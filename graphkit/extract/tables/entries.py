"""The words of a region read as holders, totals and sub-headings, between its numbers.

Labels, capacities and footnote marks fall away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from graphkit.bounded import bounded
from graphkit.extract.tables.cells import Cell, mark_of
from graphkit.extract.tables.entry import (
    Entry,
    Names,
    closes,
    continues,
    ends_name,
    glue,
    is_open,
    kind_of,
    shortened,
    within,
    wraps,
)
from graphkit.extract.tables.words import (
    CJK,
    bare,
    before_capacity,
    is_column_label,
    is_label,
    is_sentence,
    matches,
    mend,
)

__all__ = ["entries"]

MARK = re.compile(
    r"(?:shares?\s*)?\(\s*(l|s|p|long|short|lending|好|長|长|淡|可)(?:\s?(?:positions?|pool)|[倉仓]|供借出.{0,6})?\s*\)$",
    re.I,
)
CHINESE_USE = ("{}先生", "{}女士", "{}小姐", "{}博士", "「{}」")
POSITION = re.compile(r"(?:^|[/(,–-]|\bin)\s*(?:short positions?|淡倉)", re.I)
SERIAL = re.compile(r"^(?:[(（]?(?:\d{1,2}|[a-z]|[ivx]{1,4})[)）.]|[•\-–—])\s+", re.I)
NOTES = re.compile(bounded(r"(?:notes?|remarks?|附註|附注)\s*[:：]?\s*$"), re.I)


def entries(stream: Iterable[Cell], names: Names) -> list[Entry | Cell]:
    """Entries and number cells in the order of the text."""
    reader = _Reader(names)
    for cell in stream:
        if cell.kind == "text":
            reader.words(cell)
        else:
            reader.number(cell)
    out = _shortened(reader.out)
    return [item for number, item in enumerate(out) if not _heads_column(out, number)]


def _shortened(items: list[Entry | Cell]) -> list[Entry | Cell]:
    """The same, with lines joined whose short name shows that they are one name."""
    out: list[Entry | Cell] = []
    for item in items:
        last = out[-1] if out else None
        if isinstance(item, Entry) and isinstance(last, Entry) and shortened(last, item):
            out[-1] = last.joined(item)
        else:
            out.append(item)
    return out


@dataclass(slots=True)
class _Reader:
    """What has been read of a table so far.

    `begun`: a column's label was seen; `label`: the last words were one; `noted`: the notes below
    the table have begun; `mark`: the position that a capacity gave; `half`: Chinese words that may
    be half a name; `passed`: the labels on the lines right below the last name; `early`:
    words before any label.
    """

    names: Names
    out: list[Entry | Cell] = field(default_factory=list)
    begun: bool = False
    label: bool = False
    noted: bool = False
    mark: str = ""
    half: Cell | None = None
    passed: list[Cell] = field(default_factory=list)
    early: list[Cell] = field(default_factory=list)

    def number(self, cell: Cell) -> None:
        """Take a number, a percentage or a dash."""
        counts = cell.kind == "count"
        self.out.append(replace(cell, mark=self.mark) if self.mark and counts else cell)
        self.mark = "" if counts else self.mark
        self.label = False
        self.passed = []

    def words(self, cell: Cell) -> None:
        """Take words: part of the name above, a label, or an entry of their own."""
        self.mark = _position(mend(cell.text)) or self.mark
        words = SERIAL.sub("", mend(cell.text))
        if _marks(self.out, words) or closes(self.out, words) or self._goes_on(cell, words):
            return
        self.noted = self.noted or bool(NOTES.match(words))
        kind = kind_of(words)
        if (kind == "holder" or not self.begun) and (is_label(words) or self.noted):
            last = self.out[-1] if self.out else None
            if ends_name(last, words, cell.row) or within(self.out, words, cell, self.names):
                self._add(Entry(kind, words, (cell,)))
            else:
                self._pass(cell)
                column = is_column_label(words)
                self.begun, self.noted = self.begun or column, self.noted and not column
                self.label = self.label or bool(bare(words))
        elif kind == "holder" and self._halves(cell, words):
            return
        elif self.begun or self.names.type(bare(words)) is not None:
            self._add(Entry(kind, words, (cell,), self.label))
            self.label = False
        elif cell.alone:
            near = bool(self.early) and cell.row - self.early[-1].row == 1
            self.early = [*self.early, cell] if near else [cell]
        else:
            self._begin(Entry(kind, words, (cell,)))

    def _pass(self, cell: Cell) -> None:
        """Keep a label that stands right below a name: it may be a word of that name."""
        above = self.out[-1] if self.out else None
        under = above.cells[-1] if isinstance(above, Entry) else None
        last = self.passed[-1] if self.passed else under
        near = last is not None and cell.row - last.row == 1 and not cell.gap
        self.passed = [*self.passed, cell] if near else []

    def _begin(self, entry: Entry) -> None:
        """Take a row before any label, with the lines right above it: they begin its name."""
        for cell in reversed(self.early):
            if entry.cells[0].row - cell.row != 1:
                break
            entry = Entry("holder", mend(cell.text), (cell,)).joined(entry)
        self._add(entry)
        self.early = []

    def _goes_on(self, cell: Cell, words: str) -> bool:
        """Join words to a name above whose bracket is still open."""
        last = self.out[-1] if self.out else None
        if not isinstance(last, Entry) or not is_open(last.text) or cell.row - last.cells[-1].row > 1:
            return False
        self.out[-1] = last.joined(Entry("holder", words, (cell,)))
        return True

    def _halves(self, cell: Cell, words: str) -> bool:
        """Keep half a Chinese name back until the next line, and join the two."""
        held, self.half = self.half, None
        if held is not None and cell.row - held.row == 1:
            whole = glue(mend(held.text), words)
            if matches("chinese_bodies", bare(re.sub(r"\(「.*", "", whole))):
                self._add(Entry("holder", whole, (held, cell), self.label))
                return True
        if _is_half(words, self.names):
            self.half = cell
        return self.half is not None

    def _add(self, entry: Entry) -> None:
        """Add the entry, joined to the one before where it continues it."""
        if is_sentence(entry.text):
            return
        name = before_capacity(bare(entry.text))
        if entry.kind == "holder" and not name and not entry.text.startswith(("(", "「")):
            return
        last = self.out[-1] if self.out else None
        if isinstance(last, Entry) and continues(last, entry, self.names):
            for cell in self.passed if entry.cells[0].row - last.cells[-1].row > 1 else ():
                last = last.joined(Entry("holder", mend(cell.text), (cell,)))
            self.out[-1] = last.joined(entry)
        elif isinstance(last, Cell) and entry.cells[0].alone and wraps(self.out, entry):
            return
        elif re.search(rf"[A-Za-z{CJK}]", name):
            self.out.append(entry)
        self.passed = []


def _is_half(words: str, names: Names) -> bool:
    """Is it Chinese that names nobody by itself: half a company's name, or a label not on the list?"""
    plain = bare(words)
    if not re.match(rf"[{CJK}]", plain) or matches("chinese_names", plain) or names.type(plain) is not None:
        return False
    return not any(names.prints(form.format(plain)) for form in CHINESE_USE)


def _heads_column(out: list[Entry | Cell], number: int) -> bool:
    """Is it the word "Total" of a column's head: followed by a name, not by numbers?"""
    item = out[number]
    after = out[number + 1] if number + 1 < len(out) else None
    plain = isinstance(item, Entry) and item.kind == "total" and not re.match(r"sub|小", item.text, re.I)
    return plain and isinstance(after, Entry) and after.kind == "holder"


def _position(words: str) -> str:
    """The mark that a capacity gives to the number after it: "beneficial owner/short position"."""
    capacity = matches("capacities", words) or matches("chinese_capacities", words)
    return "S" if capacity and POSITION.search(words) else ""


def _marks(out: list[Entry | Cell], words: str) -> bool:
    """A mark of long or short position on a line of its own belongs to the number above."""
    mark = MARK.match(words)
    if mark is None:
        return False
    for number in range(len(out) - 1, max(len(out) - 3, -1), -1):
        cell = out[number]
        if isinstance(cell, Cell) and cell.kind == "count":
            out[number] = replace(cell, mark=mark_of(mark.group(1)))
            break
    return True
