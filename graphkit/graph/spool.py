"""A graph too large to be held as quads: TriG and canonical hash made in one pass, a named graph at a time.

The N-Quads of each subject go to a nameless file beside the output, with an index of where they
lie; read back in the order of the subjects they are the canonical N-Quads, sorted.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from pyoxigraph import NamedNode, Quad

from graphkit.graph.trig import Told, block, lines, prefixes

__all__ = ["Spool", "Written", "write_trig"]

HELD = 64 << 20
"""Bytes up to which a spool stays in memory."""
TOGETHER = 1000
"""Quads that are written together, or the few more that their subject has."""


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
        self.extend([(key, piece)])

    def extend(self, pieces: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep several pieces, each under its key, in one go."""
        place, told = self._file.tell(), []
        for key, piece in pieces:
            self._index.append((key, place, len(piece)))
            place += len(piece)
            told.append(piece)
        self._file.write(b"".join(told))

    def pieces(self) -> Iterator[tuple[bytes, list[bytes]]]:
        """The pieces under each key, keys sorted, pieces in the order in which they came."""
        for key, held in groupby(sorted(self._index), lambda one: one[0]):
            found = []
            for _, start, size in held:
                self._file.seek(start)
                found.append(self._file.read(size))
            yield key, found


@dataclass(frozen=True, slots=True)
class Written:
    """Text of a named graph, or of some of its subjects in order: TriG, and its canonical N-Quads, each
    with its end, those of a subject together and sorted."""

    trig: str
    lines: bytes

    @classmethod
    def each(cls, name: NamedNode, told: Iterable[Told]) -> Iterator[Self]:
        """A named graph, some subjects at a time; no more than these are held."""
        facts: list[Quad] = []
        texts: list[str] = []
        for text in block(name, _noted(name, told, facts)):
            texts.append(text)
            if len(facts) > TOGETHER:
                yield cls("".join(texts), _ended(lines(facts)))
                facts.clear()
                texts.clear()
        yield cls("".join(texts), _ended(lines(facts)))

    @classmethod
    def whole(cls, name: NamedNode, told: Iterable[Told]) -> Self:
        """A named graph; all of it is held."""
        pieces = list(cls.each(name, told))
        return cls("".join(one.trig for one in pieces), b"".join(one.lines for one in pieces))


def _noted(name: NamedNode, told: Iterable[Told], facts: list[Quad]) -> Iterator[Told]:
    for subject, pairs in told:
        held = list(pairs)
        facts += [Quad(subject, verb, value, name) for verb, value in held]
        yield subject, held


def _ended(told: list[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in told)


def write_trig(graphs: Iterable[Written], out: IO[str], folder: Path) -> str:
    """Write named graphs, which come in order, as TriG and return the canonical hash of them all; room
    for the spool is in `folder`."""
    with Spool(folder) as spool:
        out.write(prefixes())
        for one in graphs:
            out.write(one.trig)
            spool.extend(
                (about, b"".join(told))
                for about, told in groupby(one.lines.splitlines(keepends=True), _subject)
            )
        digest = hashlib.sha256()
        for _, pieces in spool.pieces():
            told = b"".join(pieces)
            digest.update(told if len(pieces) == 1 else _sorted(told))
    return digest.hexdigest()


def _subject(line: bytes) -> bytes:
    return line[: line.index(b" ")]


def _sorted(told: bytes) -> bytes:
    """The lines of a subject that several graphs speak of."""
    return b"".join(sorted(set(told.splitlines(keepends=True))))
