"""Lines gathered into the parts that a person reads: paragraphs, headings, items, rows, definitions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.filing.definitions import definition
from graphkit.filing.lines import Line
from graphkit.filing.look import OPENING, PROSE, Look, breaks_off, looks, runs_on, wraps
from graphkit.filing.shape import (
    is_board,
    is_heading,
    is_item,
    is_mark,
    is_numbered,
    may_head,
    pattern,
    starts_low,
)

__all__ = ["Part", "parts"]

SIGNERS = 9
"""Lines that a signature block may have."""
OPEN = 6
"""Lines back from which a bracket may still be open."""
UNDER = 3
"""Lines under a Chinese heading among which its text begins; further down it heads nothing."""


@dataclass(slots=True)
class Part:
    """Lines that read on as one: `kind` as in `Block`, `section` the headings above them."""

    kind: str
    lines: list[Look]
    section: str = ""

    def add(self, look: Look) -> None:
        """One more line; a short line that goes on as prose was the beginning of a paragraph."""
        self.lines.append(look)
        if self.kind == "row" and not self.lines[0].cells and look.prose:
            self.kind = "paragraph"

    @property
    def bracketed(self) -> bool:
        """Is a Chinese bracket opened in its last lines still open?"""
        depth = 0
        for glyph in "".join(look.text for look in self.lines[-OPEN:]):
            if glyph in OPENING:
                depth += 1
            elif glyph in "）」』》)":
                depth = max(depth - 1, 0)
        return depth > 0

    @property
    def words(self) -> str:
        """The lines' words, joined by blanks."""
        return " ".join(line.text for line in self.lines)


def parts(lines: Sequence[Line]) -> list[Part]:
    """The lines of a filing, furniture taken out, as parts in their order."""
    held = looks(lines)
    found: list[Part] = []
    at = 0
    while at < len(held):
        taken = 0 if _inside(found, held[at]) else definition(held, at, found[-1].kind if found else "")
        if taken:
            found.append(Part("definition", held[at : at + taken]))
        elif found and _continues(found[-1], held, at):
            found[-1].add(held[at])
        else:
            found.append(Part(_kind(held, at), [held[at]]))
        at += max(taken, 1)
    _mark_ends(found)
    _mark_sections(found)
    return found


def _inside(found: list[Part], here: Look) -> bool:
    """Does a line stand straight under Chinese prose whose bracket is still open?"""
    if not found or not here.near or here.cells or not found[-1].lines[-1].chinese:
        return False
    opened = found[-1].lines[-1].text[-1] in OPENING
    return opened or (found[-1].kind in {"paragraph", "item"} and found[-1].bracketed)


def _kind(held: Sequence[Look], at: int) -> str:
    here = held[at]
    if here.cells:
        return "row"
    if is_heading(here.text) and not (is_item(here.text) and here.ended) and _heads(held, at):
        return "heading"
    if _alone(held, at):
        return "heading"
    if is_mark(here.text):
        return "item" if at + 1 < len(held) and held[at + 1].prose else "row"
    if is_item(here.text):
        return "item"
    return "paragraph" if here.prose or here.ended else "row"


def _heads(held: Sequence[Look], at: int) -> bool:
    """Does a line that looks like a heading have something under it to head?"""
    here = held[at]
    if is_numbered(here.text) or (here.text.isupper() and " " in here.text):
        return True
    if here.chinese:
        wrapped = at + 1 < len(held) and held[at + 1].near and wraps(here)
        return not wrapped and any(
            below.prose or is_item(below.text) for below in held[at + 1 : at + 1 + UNDER]
        )
    if at + 1 == len(held):
        return False
    below = held[at + 1]
    prose = below.prose or (is_heading(below.text) and below.text.isupper())
    return prose and not (below.near and here.wide > 0.8 * below.wide)


def _alone(held: Sequence[Look], at: int) -> bool:
    """A heading in small letters: a few words that stand apart over a paragraph."""
    here = held[at]
    if here.chinese or at + 1 == len(held) or not may_head(here.text):
        return False
    if at and here.near and not _new_heading(held, at):
        return False
    below = held[at + 1]
    apart = not below.near or here.wide < 0.6 * below.wide
    return apart and below.wide >= PROSE and not below.cells and not starts_low(below.text)


def _continues(last: Part, held: Sequence[Look], at: int) -> bool:
    above, here = held[at - 1], held[at]
    if here.cells or (above.cells and not (here.near and above.prose)):
        return False
    if len(last.lines) == 1 and last.kind == "item" and is_mark(above.text):
        return here.prose and not is_item(here.text)
    if last.kind == "heading":
        return here.near and _heads_on(above.text, here)
    if _inside([last], here):
        return True
    if is_mark(here.text) or (is_item(here.text) and not wraps(above)):
        return False
    if here.near:
        return runs_on(above, here) and not _new_heading(held, at)
    if above.ended or last.kind == "row":
        return False
    if breaks_off(above, here) and here.chinese == above.chinese and not is_heading(here.text):
        return True
    if here.chinese and above.chinese:
        return here.line.page != above.line.page and not is_heading(here.text)
    return starts_low(here.text) and not here.chinese


def _new_heading(held: Sequence[Look], at: int) -> bool:
    """Does a heading stand straight under the end of a sentence, straight over its own text?"""
    above, here = held[at - 1], held[at]
    if not above.ended or at + 1 == len(held) or not held[at + 1].near or here.wide > 0.6 * here.full:
        return False
    low = is_heading(here.text) or may_head(here.text)
    return low and held[at + 1].wide > 0.8 * here.full


def _heads_on(above: str, here: Look) -> bool:
    """A heading of several lines: capitals under capitals, or a line begun small."""
    both = above.isupper() and here.text.isupper() and not is_item(here.text)
    return (is_heading(here.text) and both) or (here.text[0].islower() and here.wide < PROSE)


def _mark_ends(found: list[Part]) -> None:
    """Say which parts are the list of the board and the signature at the end."""
    board = False
    signing: Part | None = None
    for part in list(found):
        if part.kind != "definition" and is_board(part.words):
            part.kind, board = "board", True
        elif board and part.kind != "heading" and pattern("board_more").match(part.words):
            part.kind = "board"
        else:
            board = False
        if part.kind in {"definition", "board"}:
            signing = None
        elif pattern("signature").match(part.words):
            part.kind, signing = "signature", part
        elif signing is not None:
            signing = _signed(found, signing, part)


def _signed(found: list[Part], signing: Part, part: Part) -> Part | None:
    """Add a part to the signature block if it belongs there; the block if it may go on."""
    closing = pattern("signed").match(part.words) is not None
    short = all(line.wide < 80 and not line.ended for line in part.lines)
    same = signing.lines[0].line.page == part.lines[0].line.page and len(signing.lines) < SIGNERS
    if not same or not (closing or short):
        return None
    signing.lines.extend(part.lines)
    found.remove(part)
    return None if closing else signing


def _mark_sections(found: list[Part]) -> None:
    """The heading above each part; one in capitals or Chinese stands over those in small letters."""
    upper = lower = ""
    for part in found:
        if part.kind == "heading":
            if part.words.isupper() or part.lines[0].chinese:
                upper, lower = part.words, ""
            else:
                lower = part.words
        part.section = " > ".join(filter(None, (upper, lower)))
