"""Particulars of subsidiaries: name, place of incorporation, share capital, percentage, activities.

A row is read where a company's name stands beside a place. Its percentage is read where all that
the row prints are the same; what the columns beyond say of it is not needed then. The words over
the table must say that the company itself holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graphkit.bounded import bounded
from graphkit.extract.lexicon import data, jurisdiction_code, jurisdictions
from graphkit.extract.tables.cells import fold
from graphkit.extract.tables.entry import FORM_ONLY
from graphkit.extract.tables.holders import named
from graphkit.extract.tables.target import issuer
from graphkit.extract.tables.words import CJK, bare, has_form, is_prose
from graphkit.extract.work import Draft, Work
from graphkit.filing.lines import Line, lines
from graphkit.notice import Notice
from graphkit.percent import Percent
from graphkit.statement import Evidence, Value

__all__ = ["read_subsidiaries"]

METHOD = "tables.subsidiaries/1"
NAMING = re.compile(r"(?i)^[^\n\f]*subsidiaries[^\n\f]*", re.M)
PIECE = re.compile(r"[^\s\t](?:[^\s\t]|[ \xa0](?![ \xa0\t]))*")
PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)\s?%?$")
SIGNED = re.compile(r"\d\s?%$")
DASH = re.compile(r"[-–—−]{1,3}$|nil$", re.I)
BESIDE = re.compile(rf"[(（]\s?[“\"‘{CJK}]")
CURRENCY = re.compile(r"(?:HK|US|S|A|C|NT)?[$€£¥]$|(?:RMB|HKD|USD|CNY|EUR|GBP|MOP|SGD|JPY|TWD)$")
FIGURE = re.compile(r"(?<![\w$.,€£¥/-])(?:\d{1,3}(?:\.\d{1,4})?(?:\s?%)?|[–—−-])(?![\w.,/])")
MOST = 50
"""Above this a number without a sign, among those of a subsidiary, is a percentage."""
WRAPS = 4
"""Lines over which a name may be wrapped."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words between tabs or wide blanks; `line` is the number of their line."""

    text: str
    start: int
    end: int
    line: int


@dataclass(slots=True)
class _Row:
    """A subsidiary: the pieces of its name, the code of its place, and the figures behind."""

    name: list[_Piece]
    text: str
    place: str | None
    figures: list[_Piece] = field(default_factory=list)


@cache
def _pattern(key: str) -> re.Pattern[str]:
    held: list[str] = data("tables/subsidiaries")[key]
    return re.compile(bounded("|".join(f"(?:{one})" for one in held)), re.I)


@cache
def _place() -> re.Pattern[str]:
    return re.compile(
        bounded(rf"(?:The\s+)?(?:{jurisdictions()}|British\b|Cayman\b|Hong\b|Mainland\b|People)")
    )


def read_subsidiaries(work: Work) -> None:
    """The subsidiaries of every such table, with what the company holds in them."""
    if work.filing.language.startswith("zh"):
        return
    if not any(_is_title(line.group()) for line in NAMING.finditer(work.filing.text)):
        return
    rows = list(lines(work.filing))
    done = 0
    for number, line in enumerate(rows):
        if number >= done and _is_title(line.text):
            done = _read(work, rows, number) or done


def _is_title(line: str) -> bool:
    return "ubsidiar" in line.casefold() and _pattern("title").search(line) is not None


def _read(work: Work, rows: Sequence[Line], title: int) -> int | None:
    """Read the table under a title; the line after it, or None where there is no such table."""
    limits: dict[str, Any] = data("tables/subsidiaries")
    pieces = list(_pieces(rows, title + 1, title + 1 + int(limits["reach"])))
    first = next((n for n in range(len(pieces)) if _row_at(pieces, n)), None)
    if first is None:
        return None
    head = " ".join(piece.text for piece in pieces[:first])
    if not all(re.search(one, head, re.I) for one in limits["columns"]):
        return None
    if _pattern("never").search(f"{rows[title].text} {head}"):
        return None
    found, stop = _rows(rows, pieces[first].line, int(limits["apart"]))
    held = _pattern("holder").search(head) is not None
    for row in found:
        _say(work, row, held)
    return stop


def _pieces(rows: Sequence[Line], start: int, stop: int) -> Iterator[_Piece]:
    for number in range(start, min(stop, len(rows))):
        line = rows[number]
        text = fold(line.text)
        for match in PIECE.finditer(text):
            yield _Piece(match.group(), line.start + match.start(), line.start + match.end(), number)


def _rows(rows: Sequence[Line], start: int, apart: int) -> tuple[list[_Row], int]:
    """The rows from a line on, and the line after them."""
    pieces = list(_pieces(rows, start, len(rows) if len(rows) < start + 2000 else start + 2000))
    found: list[_Row] = []
    place, last = 0, start
    while place < len(pieces):
        piece = pieces[place]
        opens = place == 0 or pieces[place - 1].line != piece.line
        if piece.line - last > apart or (opens and _ends(rows[piece.line])):
            break
        row, used = _row_at(pieces, place) or (None, 1)
        if row is not None:
            found.append(row)
            last = piece.line
        elif found:
            found[-1].figures.append(piece)
        place += used
    return found, (pieces[place].line if place < len(pieces) else len(rows))


def _ends(line: Line) -> bool:
    text = fold(line.text)
    return _pattern("stop").search(text) is not None or (is_prose(text) and "\t" not in text)


def _row_at(pieces: Sequence[_Piece], place: int) -> tuple[_Row, int] | None:
    """The row that begins at a piece, and how many pieces its name and place take."""
    piece = pieces[place]
    if (place and pieces[place - 1].line == piece.line) or not re.match(r"[A-Z\d]", piece.text):
        return None
    beside = [other for other in pieces[place + 1 : place + 12] if other.line == piece.line]
    if not beside:
        return _row_in_line(piece) or _stacked(pieces, place)
    if not _place().match(beside[0].text):
        return None
    text, used = _wrapped(pieces, place, len(beside))
    return _Row(used, text, _code(beside[0].text, pieces, place)), 2


def _wrapped(pieces: Sequence[_Piece], place: int, beside: int) -> tuple[str, list[_Piece]]:
    """The whole name: the piece, with the first pieces of the lines below that complete it."""
    piece = pieces[place]
    text, used = piece.text, [piece]
    below = pieces[place + 1 + beside :]
    line = piece.line
    while not _is_whole(text) and len(used) < WRAPS:
        further = next((other for other in below if other.line > line), None)
        row = [other.text for other in below if further is not None and other.line == further.line]
        if further is None or further.line != line + 1 or not re.match(r"[A-Z(&（]", further.text):
            return piece.text, [piece]
        ends = FORM_ONLY.match(bare(further.text)) is not None
        if any(DASH.match(w) or PERCENT.match(w) or (_place().match(w) and not ends) for w in row):
            return piece.text, [piece]
        text, line = f"{text} {further.text}", further.line
        used.append(further)
    return (text, used) if _is_whole(text) else (piece.text, [piece])


def _is_whole(text: str) -> bool:
    """Does the name end as a company's name ends, but for its Chinese or short name in brackets?"""
    return has_form(bare(BESIDE.split(text)[0]))


def _row_in_line(piece: _Piece) -> tuple[_Row, int] | None:
    """A row printed without columns: a name, a place, and figures on one line."""
    for match in re.finditer(r"(?:Limited|Ltd\.?|Inc\.?|Corporation|Company)\)?[\d*#^]*\s", piece.text):
        name, rest = piece.text[: match.end()].rstrip(), piece.text[match.end() :]
        found = [m for m in FIGURE.finditer(rest) if not DASH.match(m.group())]
        if not (has_form(bare(name)) and _place().match(rest) and found):
            continue
        at = piece.start + match.end()
        figures = [_Piece(m.group(), at + m.start(), at + m.end(), piece.line) for m in FIGURE.finditer(rest)]
        one = _Piece(name, piece.start, piece.start + len(name), piece.line)
        return _Row([one], name, _code(rest, [], 0), figures), 1
    return None


def _stacked(pieces: Sequence[_Piece], place: int) -> tuple[_Row, int] | None:
    """A row printed a cell a line: a whole name, and a place on the next line. A line above that may
    begin the name leaves it open."""
    piece, after = pieces[place], pieces[place + 1 : place + 2]
    if not after or after[0].line != piece.line + 1 or not _place().match(after[0].text):
        return None
    above = pieces[place - 1].text.split() if place and pieces[place - 1].line == piece.line - 1 else []
    begun = len(above) > 1 and all(word[0].isupper() or word in {"and", "of", "&"} for word in above)
    if not has_form(bare(piece.text)) or len(piece.text.split()) < 3 or begun:
        return None
    return _Row([piece], piece.text, _code(after[0].text, [], 0)), 2


def _code(text: str, pieces: Sequence[_Piece], place: int) -> str | None:
    """The code of the place that a cell begins with, perhaps with the line below."""
    text = text.removeprefix("The ")
    whole = re.match(bounded(jurisdictions()), text)
    if whole:
        return jurisdiction_code(whole.group(1))
    below = [other.text for other in pieces[place + 1 : place + 16] if other.line == pieces[place].line + 1]
    joined = (re.match(bounded(jurisdictions()), f"{text} {other}") for other in below)
    return next((jurisdiction_code(one.group(1)) for one in joined if one), None)


def _say(work: Work, row: _Row, held: bool) -> None:
    who, company = named(work, row.text), issuer(work)
    if who is None or who == company:
        page = work.filing.page_at(row.name[0].start)
        text = "row of a table of subsidiaries that names no company for certain"
        work.notices.append(Notice("doubtful", work.filing.name, text, page, row.text[:80]))
        return
    spans = [Evidence(work.filing, piece.start, piece.end) for piece in row.name]
    fact = Draft(
        subject=who,
        predicate="subsidiary_of",
        object=company,
        evidence=tuple(spans),
        method=METHOD,
        confidence=0.9,
    )
    work.say(fact)
    if row.place is not None:
        work.say(fact, predicate="jurisdiction", object=Value("code", row.place))
    figure = _percentage(row.figures) if held else None
    if figure is not None:
        percent = PERCENT.match(figure.text)
        assert percent is not None
        evidence = (*spans, Evidence(work.filing, figure.start, figure.end))
        work.say(
            fact,
            subject=company,
            predicate="holds_shares_in",
            object=who,
            percent=Percent.of(percent[1]),
            evidence=evidence,
        )


def _percentage(figures: Sequence[_Piece]) -> _Piece | None:
    """The one percentage of a row; None where it prints none, or several that differ."""
    found: list[_Piece] = []
    for number, piece in enumerate(figures):
        match = PERCENT.match(piece.text)
        if match is None or not 0 < float(match[1]) <= 100:
            continue
        before = figures[number - 1].text if number else ""
        if CURRENCY.search(before):
            continue
        near = [other.text for other in figures[max(number - 1, 0) : number + 2] if other is not piece]
        most = float(match[1]) > MOST
        if most or SIGNED.search(piece.text) or any(DASH.match(text) for text in near):
            found.append(piece)
    values = {match[1].rstrip("0").rstrip(".") for piece in found if (match := PERCENT.match(piece.text))}
    return found[0] if len(values) == 1 else None
