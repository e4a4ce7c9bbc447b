"""Where the tables are: runs of short lines with numbers between the running text of a filing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graphkit.bounded import bounded
from graphkit.extract.tables.cells import Cell, cells, fold
from graphkit.extract.tables.words import (
    bare,
    could_be_label,
    has_form,
    is_column_label,
    is_label,
    is_prose,
    matches,
    mend,
)
from graphkit.filing.filing import Filing
from graphkit.filing.lines import Line, lines

__all__ = ["Region", "regions"]

INTRO = 14
"""Lines before a table that may say what it is of."""
HEAD_GAP = 6
"""Lines of running text that may part the head of a table from its rows, or two parts of one."""
LONGEST_NAME = 80
"""Characters from which a line is no name alone."""
LONGEST_ROW = 100_000
"""Characters from which a line is no row of a table."""
PERCENT = re.compile(r"\d\s?[%％]|\d\.\d|[ (][%％](?:\s|$)")
DIGIT = re.compile(r"\d")
WIDE = re.compile(r" {3,}")
WHOLE = re.compile(r"\S {3,}\d{1,3}$")
"""A number without separators or sign at the end of a line, set apart with blanks."""
PERCENT_WORDS = re.compile(r"[%％]|per ?cent|百分比|比例", re.I)
PAGE_NUMBER = re.compile(r"^[\s–—\-|]*(?:page\s*)?(?:\d{1,3}|[ivx]{1,6})(?:\s*of\s*\d+)?[\s–—\-|]*$", re.I)
REPORT = re.compile(r"(?:annual|interim|quarterly) report\b|年報|中期報告|季度報告|年度報告", re.I)
NOTES = re.compile(bounded(r"(?:notes?|remarks?|附註|附注|備註)\s*[:：]?\s*$"), re.I)


@dataclass(slots=True)
class Region:
    """One table: its cells, its own words (`head`) and the words before it (`intro`).

    `signed` says that a percentage in it has its sign, `carried` that its head is that of the table
    above, which running text parts from it; `plain` is the same table without that head, where it may
    have its own."""

    cells: list[Cell] = field(default_factory=list)
    head: str = ""
    intro: str = ""
    start: int = 0
    end: int = 0
    signed: bool = False
    carried: bool = False
    plain: Region | None = None

    @property
    def title(self) -> str:
        """The last words before the table and its first line."""
        first = [cell.text for cell in self.cells if cell.row == self.cells[0].row]
        return f"{self.intro[-100:]} {mend(' '.join(first))}"

    @property
    def heading(self) -> str:
        """Its own words before the first that name a column."""
        words = [cell.text for cell in self.cells if cell.kind == "text"]
        stop = next((n for n, text in enumerate(words) if could_be_label(text) and is_column_label(text)), 0)
        return mend(" ".join(words[:stop]))

    def opens_with(self, key: str) -> bool:
        """Does a line of its own before the first number match one of the patterns?"""
        for cell in self.cells:
            if cell.kind != "text":
                return False
            if matches(key, bare(cell.text), whole=True):
                return True
        return False


def regions(filing: Filing) -> Iterator[Region]:
    """The tables of a filing that hold a percentage and name their columns."""
    if PERCENT.search(filing.text) is None:
        return
    sheet = _sheet(filing)
    place = 0
    head: _Head | None = None
    while place < len(sheet.kept):
        stop = _end(sheet, place)
        if stop > place + 1:
            above = head if head is not None and place - head.below <= HEAD_GAP else None
            region = _region(sheet, place, stop, above)
            if region is not None:
                yield region
            head = _head(sheet, place, stop, above if region is not None else None)
        place = max(stop, place + 1)


@dataclass(frozen=True, slots=True)
class _Head:
    """The lines that name columns, [start, stop); `below` is where what they head ends, `used` says
    that rows of theirs stand above that."""

    start: int
    stop: int
    below: int
    used: bool = False


def _head(sheet: _Sheet, place: int, stop: int, above: _Head | None) -> _Head | None:
    """The head that rows below a run of lines may have: that at its end, else its own, else that above."""
    numeric = [n for n in range(place, stop) if sheet.numeric[n]]
    if not numeric:
        return _Head(place, stop, stop) if sheet.labels(place, stop) else None
    if sheet.figures(numeric[-1] + 1, stop):
        return _Head(numeric[-1] + 1, stop, stop)
    if sheet.labels(place, numeric[0]) and sheet.figures(place, numeric[0]):
        named = [n for n in range(place, numeric[0]) if is_label(sheet.text(n))]
        return _Head(place, named[-1] + 1, stop, used=True) if named else None
    return None if above is None else _Head(above.start, above.stop, stop, used=True)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The lines of a filing without running heads, with their numbers among all lines.

    `prose` and `numeric` say of each whether it is running text, and whether it has a number.
    """

    kept: list[tuple[int, Line]]
    numeric: list[bool]
    prose: list[bool]

    def text(self, place: int) -> str:
        return fold(self.kept[place][1].text)

    def labels(self, place: int, stop: int) -> bool:
        lines = (self.text(n) for n in range(place, min(stop, len(self.kept))))
        texts = (piece for line in lines for piece in WIDE.split(line))
        return any(could_be_label(text) and is_column_label(text) for text in texts)

    def figures(self, place: int, stop: int) -> bool:
        """Do the lines name a column of numbers?"""
        lines = (self.text(n) for n in range(place, min(stop, len(self.kept))))
        return any(matches("percent_columns", line) or matches("share_columns", line) for line in lines)

    def cells(self, place: int, stop: int) -> list[Cell]:
        return [cell for number, line in self.kept[place:stop] for cell in cells(line, number)]


def _sheet(filing: Filing) -> _Sheet:
    rows = lines(filing)
    passed = _furniture(rows)
    kept = [(number, line) for number, line in enumerate(rows) if number not in passed]
    numeric = [_numeric(line) or WHOLE.search(line.text) is not None for _, line in kept]
    return _Sheet(kept, numeric, [_prose(line) for _, line in kept])


def _furniture(rows: Sequence[Line]) -> frozenset[int]:
    """Page numbers, and running heads: words that return beside page numbers or at pages' edges."""
    pages = {n for n, line in enumerate(rows) if len(line.text) < 16 and PAGE_NUMBER.match(line.text)}
    shape = [re.sub(r"\d+", "", line.text).strip(" |–—-") if len(line.text) < 90 else "" for line in rows]
    counted = Counter(shape)
    found = set()
    for number, words in enumerate(shape):
        if not words or counted[words] < 3:
            continue
        near = any(n in pages for n in range(number - 2, number + 3))
        beside = near or _edge(rows, number, 2) or bool(REPORT.search(words))
        if beside and not _numeric(rows[number]) and not is_column_label(fold(rows[number].text)):
            found.add(number)
    alone = {n for n in pages if {n - 1, n + 1} & found or _edge(rows, n, 1) or "–" in rows[n].text}
    return frozenset(found | alone)


def _edge(rows: Sequence[Line], number: int, reach: int) -> bool:
    """Is the line among the first or last of its page?"""
    around = (number - reach, number + reach)
    return any(not 0 <= n < len(rows) or rows[n].page != rows[number].page for n in around)


def _numeric(line: Line) -> bool:
    if DIGIT.search(line.text) is None:
        return False
    return any(cell.kind in {"count", "percent"} for cell in cells(line, 0))


def _prose(line: Line) -> bool:
    """Is the line running text, and neither a row of numbers nor the head of columns?"""
    if len(line.text) > LONGEST_ROW:
        return True
    text = fold(line.text)
    if not is_prose(text) or _in_pieces(text):
        return False
    found = cells(line, 0) if DIGIT.search(text) else []
    row = bool(found) and found[-1].kind != "text" and not text.endswith((".", "。", ";", ",", ":"))
    return not row and not (could_be_label(text) and is_column_label(text))


def _in_pieces(text: str) -> bool:
    """Do wide blanks part the line into three columns, labels, or a name and the capacity beside it?"""
    pieces = WIDE.split(text)
    if len(pieces) == 1:
        return False
    if len(pieces) > 2 and not any(map(is_prose, pieces)):
        return True
    return all(map(is_label, pieces)) or bool(matches("capacities", pieces[1], whole=True))


def _end(sheet: _Sheet, place: int) -> int:
    """The place after the last line of the run that begins here."""
    seen = False
    for here in range(place, len(sheet.kept)):
        if sheet.prose[here] or (not seen and _ends_paragraph(sheet, here)):
            return here
        if seen and (_heads(sheet, here) or _notes(sheet, here)):
            return here
        seen = seen or sheet.numeric[here]
    return len(sheet.kept)


def _ends_paragraph(sheet: _Sheet, here: int) -> bool:
    """Is it the short last line of the running text above?"""
    line = sheet.kept[here][1]
    if here == 0 or line.gap or not sheet.prose[here - 1]:
        return False
    if sheet.numeric[here] and WIDE.search(line.text):
        return False
    return line.text.endswith((".", "。", ":", "：", ";", "；")) and not _is_company(line.text)


def _is_company(text: str) -> bool:
    """Is it a name that ends in an abbreviated legal form: "Alder Co., Ltd."?"""
    return len(text) < LONGEST_NAME and text.endswith(".") and has_form(bare(text))


def _heads(sheet: _Sheet, here: int) -> bool:
    """Does the line open a further table, with columns of its own?"""
    line = sheet.text(here)
    opens = matches("table_headings", bare(line), whole=True)
    if opens is not None:
        return sheet.labels(here + 1, here + 6)
    single = bool(sheet.kept[here][1].gap) and len(WIDE.split(line.strip())) == 1 and not sheet.numeric[here]
    return single and any(
        _columns_named(sheet.text(n)) for n in range(here + 1, min(here + 4, len(sheet.kept)))
    )


def _columns_named(line: str) -> bool:
    """Does a line set apart with blanks name columns, and nothing else?"""
    pieces = WIDE.split(line.strip())
    return len(pieces) > 1 and all(map(is_label, pieces)) and is_column_label(pieces[0])


def _notes(sheet: _Sheet, here: int) -> bool:
    """Do the notes below a table begin?"""
    return bool(NOTES.match(sheet.kept[here][1].text)) and any(sheet.prose[here + 1 : here + 4])


def _has_whole_percents(found: Sequence[Cell]) -> bool:
    """Are there whole numbers without a sign below words that speak of percentages?"""
    said = next((cell.row for cell in found if cell.kind == "text" and PERCENT_WORDS.search(cell.text)), None)
    return said is not None and any(
        cell.kind == "text" and cell.row > said and re.fullmatch(r"\d{1,3}", cell.text) for cell in found
    )


def _region(sheet: _Sheet, place: int, stop: int, above: _Head | None) -> Region | None:
    """The region of a run of lines; `above` is a head of columns cut off from it by a long sub-heading."""
    if not any(sheet.numeric[place:stop]):
        return None
    found = sheet.cells(place, stop)
    if not any(cell.kind == "percent" for cell in found) and not _has_whole_percents(found):
        return None
    first = next((n for n in range(place, stop) if sheet.numeric[n]), stop)
    if above is None or sheet.figures(place, first):
        return _cut(sheet, place, stop, found) if sheet.labels(place, stop) else None
    region = _cut(sheet, place, stop, sheet.cells(above.start, above.stop) + found)
    if sheet.labels(place, stop):
        region.carried, region.plain = True, _cut(sheet, place, stop, found)
    region.carried = region.carried or above.used
    return region


def _cut(sheet: _Sheet, place: int, stop: int, found: list[Cell]) -> Region:
    """The region of these lines and cells."""
    texts = [cell.text for cell in found if cell.kind == "text"]
    intro = [line.text for _, line in sheet.kept[max(place - INTRO, 0) : place]]
    start, end = sheet.kept[place][1].start, sheet.kept[stop - 1][1].end
    signed = any(re.search(r"\d\s?[%％]", line.text) for _, line in sheet.kept[place:stop])
    return Region(found, mend(fold(" ".join(texts))), mend(fold(" ".join(intro))), start, end, signed)
