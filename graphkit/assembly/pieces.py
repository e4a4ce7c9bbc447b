"""What was written before and need not be made again: pieces of text by the hash of all they are made of.

`pieces.sqlite` in the folder holds them, compressed. It may be deleted, lost or damaged at any time:
then the pieces are made again, to the same bytes. After a build it holds the pieces of that build
and no others. One process at a time may use it, the one that holds the store's right to write.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

__all__ = ["Pieces"]

LEVEL = 1
"""Of compression: the quickest."""
SCHEMA = "CREATE TABLE IF NOT EXISTS piece (key BLOB PRIMARY KEY, told BLOB NOT NULL)"


class Pieces:
    """The pieces kept in a folder; use it in a `with` block. `program` names what makes them."""

    def __init__(self, folder: Path, program: str) -> None:
        self.path, self.program = folder / "pieces.sqlite", program
        self._asked: set[bytes] = set()
        self._base: sqlite3.Connection | None = None

    def piece(self, grounds: str, make: Callable[[], str]) -> str:
        """The text that `make` gives for these grounds, which say all that it depends on."""
        key = hashlib.sha256(f"{self.program}\n{grounds}".encode()).digest()
        held = self._read(key)
        if held is None:
            held = make()
            self._write(key, held)
        self._asked.add(key)
        return held

    def _read(self, key: bytes) -> str | None:
        if self._base is None:
            return None
        try:
            row = self._base.execute("SELECT told FROM piece WHERE key = ?", (key,)).fetchone()
            return None if row is None else zlib.decompress(row[0]).decode()
        except (sqlite3.Error, zlib.error, UnicodeDecodeError):
            self._give_up()
            return None

    def _write(self, key: bytes, told: str) -> None:
        if self._base is not None:
            try:
                row = (key, zlib.compress(told.encode(), LEVEL))
                self._base.execute("INSERT OR REPLACE INTO piece VALUES (?, ?)", row)
            except sqlite3.Error:
                self._give_up()

    def __enter__(self) -> Self:
        try:
            self._base = sqlite3.connect(self.path, timeout=0, isolation_level=None)
            self._base.execute("PRAGMA auto_vacuum = FULL")
            self._base.execute("BEGIN EXCLUSIVE")
            self._base.execute(SCHEMA)
        except sqlite3.Error:
            self._give_up()
        return self

    def _give_up(self) -> None:
        """Go on without: nothing that was kept is used, and what is unreadable is thrown away."""
        if self._base is not None:
            self._base.close()
            self._base = None
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._base is not None:
            try:
                if error is None:
                    rows = self._base.execute("SELECT key FROM piece").fetchall()
                    gone = [row for row in rows if row[0] not in self._asked]
                    self._base.executemany("DELETE FROM piece WHERE key = ?", gone)
                self._base.execute("COMMIT")
                self._base.close()
            except sqlite3.Error:
                self._give_up()
        self._base = None
