"""A grid of numbers rebuilt from blocks that a text reader printed column by column."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.extract.tables.cells import Cell

__all__ = ["rows_of"]


def rows_of(numbers: list[Cell], wanted: int, total: bool) -> list[list[Cell]] | None:
    """Rows of numbers: blocks of equal length taken in turn, one block a column.

    A last row that sums the others may stand without a name.
    """
    blocks = _blocks(numbers)
    for grid in _layouts(blocks):
        if len(grid) == wanted:
            return grid
        if len(grid) == wanted + 1 and not total and _sums(grid):
            return grid[:-1]
    return _marked_groups(blocks, wanted) or _held_rows(numbers, wanted)


def _marked_groups(blocks: list[list[Cell]], wanted: int) -> list[list[Cell]] | None:
    """A block of numbers and a block of percentages for each name, where those of several lines are
    marked as long and short positions."""
    groups = [(first, second) for first, second in zip(blocks[::2], blocks[1::2], strict=False)]
    if len(blocks) % 2 or len(groups) != wanted:
        return None
    for first, second in groups:
        kinds = {cell.kind for cell in first}, {cell.kind for cell in second}
        if kinds != ({"count"}, {"percent"}) or len(first) != len(second):
            return None
        if len(first) > 1 and not any(cell.mark == "S" for cell in first):
            return None
    return [[*first, *second] for first, second in groups]


def _sums(grid: list[list[Cell]]) -> bool:
    """Is the last row the total of the rows above, or a hundred per cent?"""
    last = grid[-1]
    if any(cell.kind == "percent" and cell.value == 100 for cell in last):
        return True
    column = next((n for n, cell in enumerate(last) if cell.kind == "count"), None)
    return column is not None and sum(row[column].value for row in grid[:-1]) == last[column].value


def _blocks(numbers: list[Cell]) -> list[list[Cell]]:
    """Numbers one under another without a blank line between them."""
    blocks: list[list[Cell]] = []
    for cell in numbers:
        above = blocks[-1][-1] if blocks else None
        under = above is not None and cell.alone and above.alone and cell.row - above.row <= 2
        if under and not cell.gap and _same_kind(blocks[-1], cell):
            blocks[-1].append(cell)
        else:
            blocks.append([cell])
    return blocks


def _same_kind(block: list[Cell], cell: Cell) -> bool:
    kinds = {one.kind for one in block} - {"dash"}
    return cell.kind == "dash" or not kinds or cell.kind in kinds


def _layouts(blocks: list[list[Cell]]) -> Iterator[list[list[Cell]]]:
    """All readings of the blocks as groups of rows with the same columns, the narrowest first."""
    for width in range(1, min(9, len(blocks)) + 1):
        grid = _layout(blocks, width)
        if grid is not None and _columns_agree(grid):
            yield grid


def _layout(blocks: list[list[Cell]], width: int) -> list[list[Cell]] | None:
    if len(blocks) % width:
        return None
    grid: list[list[Cell]] = []
    for place in range(0, len(blocks), width):
        group = blocks[place : place + width]
        if len({len(block) for block in group}) != 1:
            return None
        grid.extend(list(row) for row in zip(*group, strict=True))
    return grid


def _columns_agree(grid: list[list[Cell]]) -> bool:
    for column in zip(*grid, strict=True):
        if len({cell.kind for cell in column} - {"dash"}) > 1:
            return False
    kinds = {cell.kind for row in grid for cell in row}
    return len(grid[0]) > 1 or kinds <= {"percent", "dash"} or kinds <= {"count", "dash"}


def _held_rows(numbers: list[Cell], wanted: int) -> list[list[Cell]] | None:
    """Rows of share numbers alone, where the percentages stand in another order: they are matched
    later by their ratio. Short positions stand below the long position that they belong to."""
    held = [cell for cell in numbers if cell.kind == "count" and cell.mark not in {"S", "P"}]
    shares = [cell for cell in numbers if cell.kind == "percent"]
    for grid in _layouts(_blocks(held)):
        if len(grid) == wanted and len(shares) >= wanted:
            return [[*row, *shares] for row in grid]
    return None
