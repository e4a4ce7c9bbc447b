"""Which figure stands in which cell, where an extractor mixed rows and columns.

A form's figures bind each other: opening and change make closing, issued and treasury shares make
the total, shares at par make the capital. Of all ways to put the figures into the cells that keep
these sums, the one nearest to the order of the form is read, blanks falling on cells that may be
blank. Where none keeps them nothing is read, and the caller reports it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from graphkit.extract.forms.tokens import Token

__all__ = ["Grid", "Law", "place"]

STEPS = 40_000
"""Steps after which the search ends with the best so far; the form's own order is tried first."""

Amounts = Mapping[str, Decimal | None]


@dataclass(frozen=True, slots=True)
class Law:
    """A sum over cells: `holds` is asked once all of `cells` are placed (None is blank)."""

    cells: tuple[str, ...]
    holds: Callable[[Amounts], bool]


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells in the order of the form; `required` are never blank, `loose` are blank first."""

    cells: tuple[str, ...]
    laws: tuple[Law, ...]
    required: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()


def place(
    grid: Grid, figures: Sequence[Token], near: Mapping[str, int] | None = None
) -> dict[str, Token] | None:
    """Every figure in one cell so that all laws hold; None where no way does.

    `near` gives the place of a label whose figure stands close after it, where the form has one.
    """
    blanks = len(grid.cells) - len(figures)
    if blanks < 0 or len(figures) < len(grid.required):
        return None
    best: tuple[tuple[int, int, int], dict[str, int]] | None = None
    due = {
        cell: [law for law in grid.laws if cell == max(law.cells, key=grid.cells.index)]
        for cell in grid.cells
    }
    stack: list[tuple[int, int, dict[str, int]]] = [(0, blanks, {})]
    for _ in range(STEPS):
        if not stack:
            break
        depth, left, chosen = stack.pop()
        if depth == len(grid.cells):
            rank = (*_rank(grid, chosen), _distance(figures, chosen, near or {}))
            if best is None or rank < best[0]:
                best = (rank, chosen)
            continue
        cell = grid.cells[depth]
        options: list[int | None] = [None] if left and cell not in grid.required else []
        tried: set[Decimal | None] = set()
        for n, figure in enumerate(figures):
            if n not in chosen.values() and figure.amount not in tried:
                tried.add(figure.amount)
                options.append(n)
        for option in reversed(options):
            after = chosen if option is None else {**chosen, cell: option}
            amounts = {c: figures[after[c]].amount if c in after else None for c in grid.cells[: depth + 1]}
            if all(law.holds(amounts) for law in due[cell]):
                stack.append((depth + 1, left - (option is None), after))
    return {cell: figures[n] for cell, n in best[1].items()} if best else None


def _rank(grid: Grid, chosen: Mapping[str, int]) -> tuple[int, int]:
    """Blanks in cells that are rarely blank, then figures out of order."""
    missing = sum(1 for cell in grid.cells if cell not in chosen and cell not in grid.loose)
    order = [chosen[cell] for cell in grid.cells if cell in chosen]
    inversions = sum(1 for n, left in enumerate(order) for right in order[n + 1 :] if left > right)
    return missing, inversions


def _distance(figures: Sequence[Token], chosen: Mapping[str, int], near: Mapping[str, int]) -> int:
    """How far figures stand from the labels that they follow."""
    return sum(abs(figures[n].start - near[cell]) for cell, n in chosen.items() if cell in near)
