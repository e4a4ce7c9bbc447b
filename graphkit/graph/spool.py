"""A graph too large to be held as quads: TriG and canonical hash made in one pass over ordered quads.

The N-Quads of each subject go to a nameless file beside the output, with an index of where they
lie; read back in the order of the subjects they are the canonical N-Quads, sorted.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from pyoxigraph import Quad

from graphkit.graph.trig import lines, ordered, place

__all__ = ["Spool", "write_trig"]

HELD = 64 << 20
"""Bytes up to which a spool stays in memory."""


class Spool:
    """Pieces of text by key, kept in a file until all are read back in the order of their keys."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.SpooledTemporaryFile(HELD, dir=str(folder))  # noqa: SIM115
        self._index: list[tuple[bytes, int, int]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, key: bytes, piece: bytes) -> None:
        """Keep a piece under its key."""
        self._index.append((key, self._file.tell(), len(piece)))
        self._file.write(piece)

    def pieces(self) -> Iterator[tuple[bytes, list[bytes]]]:
        """The pieces under each key, keys sorted, pieces in the order in which they came."""
        for key, held in groupby(sorted(self._index), lambda one: one[0]):
            found = []
            for _, start, size in held:
                self._file.seek(start)
                found.append(self._file.read(size))
            yield key, found


def write_trig(quads: Iterable[Quad], out: IO[str], folder: Path) -> str:
    """Write ordered quads as TriG and return their canonical hash; room for the spool is in `folder`."""
    with Spool(folder) as spool:
        out.writelines(ordered(_noted(quads, spool)))
        digest = hashlib.sha256()
        for _, pieces in spool.pieces():
            told = b"".join(pieces)
            digest.update(told if len(pieces) == 1 else _sorted(told))
    return digest.hexdigest()


def _noted(quads: Iterable[Quad], spool: Spool) -> Iterator[Quad]:
    for _, about in groupby(quads, place):
        held = list(about)
        told = lines(held)
        spool.add(told[0].split(b" ", 1)[0], b"".join(line + b"\n" for line in told))
        yield from held


def _sorted(told: bytes) -> bytes:
    """The lines of a subject that several graphs speak of."""
    return b"".join(sorted(set(told.splitlines(keepends=True))))
