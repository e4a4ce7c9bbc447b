"""An entry: the words of one row of a table, and how lines of words make one entry.

A name wrapped over lines is joined where the first line cannot end a name, where the second cannot
begin one, or where the filing knows or prints the two as one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from graphkit.bounded import bounded
from graphkit.extract.tables.cells import Cell
from graphkit.extract.tables.words import CJK, bare, before_capacity, has_form, matches, mend

__all__ = [
    "HONORIFIC",
    "Entry",
    "Names",
    "closes",
    "continues",
    "ends_name",
    "glue",
    "is_open",
    "kind_of",
    "shortened",
    "within",
    "wraps",
]

FORM_ONLY = re.compile(
    bounded(
        r"(?:(?:international|invest|investments?|development|enterprises?|management|capital|technology|trading|assets?|"
        r"company|group|holdings?|co|corp(?:oration)?|pte|pty|sdn|bhd|l\.?p|partnership|inc(?:orporated)?|"
        r"limited|ltd|plc|llc|[ivx]++)[.,]*\s*)+(?:[(（].*)?$"
    ),
    re.I,
)
HONORIFIC = re.compile(r"(?:mr|mrs|ms|miss|dr|madam|mdm|prof|professor|sir|tan sri|dato)\b", re.I)
ENDS_OPEN = re.compile(r"(?:[,&(（「-]|\b(?:and|or|of|for|the|by|as))$", re.I)
STRONG = re.compile(r"\b(?:limited|ltd|inc|plc|llc|corp|corporation|l\.?p|partnership)\b", re.I)
SHORT_NAME = re.compile(r"[(（]\s*[“\"‘「]\s*(\w[^”\"’」]*)")
NOTED = re.compile(r"\((?:notes?|附註|附注)?[\s\d,and&及、一二三四五六七八九十]+\)\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Names:
    """What the filing knows of names: `type` of a known party, and whether it prints words so,
    on one line."""

    type: Callable[[str], str | None]
    prints: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row's words. `kind` is holder, total, unnamed (a class of holders) or heading.

    `cells` are the pieces of the name; `label_before` says that a column's label stands right
    before it (a first name that a PDF put after the numbers).
    """

    kind: str
    text: str
    cells: tuple[Cell, ...]
    label_before: bool = False
    tail: str = ""

    def joined(self, other: Entry) -> Entry:
        """Both as one entry."""
        text = glue(self.text, other.text)
        return Entry(kind_of(text), text, (*self.cells, *other.cells), self.label_before, other.tail)


def glue(first: str, second: str) -> str:
    """Two lines as one, with a blank between them unless both are Chinese there."""
    between = "" if re.search(rf"[{CJK}]$", first) and re.match(rf"[{CJK}]", second) else " "
    return mend(f"{first}{between}{second}")


def kind_of(text: str) -> str:
    """What a row of these words is."""
    plain = bare(text)
    if matches("totals", plain, whole=True):
        return "total"
    if matches("unnamed", plain, whole=True):
        return "unnamed"
    if matches("director_headings", plain, whole=True) or matches("other_headings", plain, whole=True):
        return "heading"
    return "holder"


def closes(out: list[Entry | Cell], words: str) -> bool:
    """A closing bracket on a line of its own ends the name above."""
    last = out[-1] if out else None
    if not isinstance(last, Entry) or re.search(r"\w", words) or not is_open(last.text):
        return False
    out[-1] = Entry(last.kind, last.text + words, last.cells, last.label_before, last.tail)
    return True


def within(out: list[Entry | Cell], words: str, cell: Cell, names: Names) -> bool:
    """Is it a label's word that goes on with the name above ("Global", in a fund's name)?"""
    last = out[-1] if out else None
    if not isinstance(last, Entry) or last.kind != "holder" or cell.row - last.cells[-1].row != 1:
        return False
    return len(words) > 3 and words[0].isupper() and names.prints(f"{bare(last.text)} {words}")


def wraps(out: list[Entry | Cell], entry: Entry) -> bool:
    """Words on a line of their own below a row's numbers that go on with the row's name: the end of
    a name that the line above broke off, or its short form in brackets."""
    place = next((n for n in range(len(out) - 1, -1, -1) if isinstance(out[n], Entry)), None)
    above = out[place] if place is not None else None
    if place is None or not isinstance(above, Entry) or above.kind != "holder":
        return entry.text.startswith(("(", "（"))
    if entry.text.startswith(("(", "（")):
        out[place] = replace(above, tail=f"{above.tail} {entry.text}")
        return True
    name = before_capacity(bare(above.text))
    if not has_form(name) and (FORM_ONLY.match(bare(entry.text)) or ENDS_OPEN.search(name)):
        whole = glue(name, before_capacity(bare(entry.text)))
        out[place] = replace(above, text=whole, cells=(*above.cells, *entry.cells))
        return True
    return False


def continues(last: Entry, entry: Entry, names: Names) -> bool:
    """Does the entry go on with the name of the one before it?"""
    first, text = bare(last.text), entry.text
    if last.kind != "holder":
        return False
    if text.startswith(("(", "（", ")", "」", "”")) or FORM_ONLY.match(text) or is_open(last.text):
        return True
    if entry.kind != "holder" or entry.label_before or NOTED.search(last.text):
        return False
    if text[0].islower() or ENDS_OPEN.search(first):
        return True
    if entry.cells[0].gap and entry.cells[0].row != last.cells[-1].row:
        return False
    return _completes(first, text, names)


def shortened(first: Entry, second: Entry) -> bool:
    """Does the second give, in brackets, a short name that the first begins?"""
    short = SHORT_NAME.search(second.text)
    near = second.cells[0].row - first.cells[-1].row == 1 and not has_form(bare(first.text))
    return near and short is not None and short.group(1).split()[0] == first.text.split()[0]


def ends_name(last: Entry | Cell | None, words: str, row: int) -> bool:
    """Are the words the legal form that the name on the line above lacks?"""
    if not isinstance(last, Entry) or last.kind != "holder" or row - last.cells[-1].row > 1:
        return False
    form = FORM_ONLY.match(bare(words)) and STRONG.search(words)
    return bool(form) and not has_form(bare(last.text))


def is_open(text: str) -> bool:
    """Has the text a bracket that is not closed?"""
    return text.count("(") > text.count(")") or text.count("「") > text.count("」")


def _completes(first: str, text: str, names: Names) -> bool:
    """Are the two lines one name that the filing knows, and the first alone none?"""
    if HONORIFIC.match(first) or HONORIFIC.match(text) or names.type(first) or has_form(bare(text)):
        return False
    whole = f"{first} {bare(text)}"
    return names.type(whole) is not None or names.prints(whole)
