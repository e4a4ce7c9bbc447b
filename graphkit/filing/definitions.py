"""Tables of definitions: the term, wrapped or not, in a line of its own or before its definition."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.filing.look import UNWRAPPED, Look, runs_on, wraps
from graphkit.filing.shape import is_heading, pattern, starts_low, term_end

__all__ = ["definition"]

TERM_LINES = 4
"""Lines over which a quoted term may be wrapped."""
CLOSING = ("”", "’’", "''", "」", "』", '"')


def definition(held: Sequence[Look], at: int, above: str) -> int:
    """How many lines the definition that begins at `at` takes; 0 where none begins there.

    `above` is the kind of the part before it.
    """
    end = term_end(held[at].text)
    if end == 0 or not _begins(held, at, above):
        return 0
    term = _term(held, at, end)
    if term == 0:
        return 0
    alone = end == -1 or end == len(held[at].text)
    taken = term + (_body(held, at + term) if alone else _body(held, at + term, held[at + term - 1]))
    return 0 if alone and taken == term else taken


def _begins(held: Sequence[Look], at: int, above: str) -> bool:
    """Is the quoted term at the head of the line the head of a definition, not part of a sentence?"""
    here = held[at]
    if above in {"", "definition", "heading"} or here.cells:
        return True
    before = held[at - 1]
    if not here.near:
        return not (above in {"paragraph", "item"} and wraps(before))
    return before.ended and not runs_on(before, here)


def _term(held: Sequence[Look], at: int, end: int) -> int:
    """Lines of the term alone; 0 where its quotes never close."""
    taken = 1
    while end == -1 or end == len(held[at + taken - 1].text):
        if at + taken >= len(held) or taken > TERM_LINES:
            return 0 if end == -1 else taken
        below = held[at + taken]
        if end == -1:
            cut = max(below.text.rfind(mark) + len(mark) * (mark in below.text) for mark in CLOSING)
            taken += 1
            if cut > 0:
                end = len(below.text) if len(below.text) - cut < 6 else cut
            continue
        more = term_end(below.text)
        if more == 0 or not below.near:
            break
        end = more
        taken += 1
    return taken


def _body(held: Sequence[Look], start: int, before: Look | None = None) -> int:
    """Lines of the definition itself from `start`; `before` is the line that began it."""
    taken = 0
    for at in range(start, len(held)):
        here, above = held[at], held[at - 1]
        first = at == start and before is None
        if (here.cells and not first) or pattern("signature").match(here.text):
            break
        if first:
            if term_end(here.text):
                break
        elif here.near:
            if (term_end(here.text) or above.full >= UNWRAPPED) and not runs_on(above, here):
                break
        elif not _goes_on(above, here):
            break
        taken += 1
    return taken


def _goes_on(above: Look, here: Look) -> bool:
    """Does the definition go on under a blank line or on the next page?"""
    if above.ended or term_end(here.text):
        return False
    over = here.line.page != above.line.page and not is_heading(here.text)
    return over or starts_low(here.text)
