"""The store: a folder that keeps what was read, and grows and shrinks by whole filings.

`store.sqlite` holds the head, the statements and the notices of each filing under the sha256 of
its bytes, with the extractor that read it and the path it was read from; `filings/<sha256>.txt`
holds its text. A filing is added or taken out in one transaction, its text written beforehand and
removed afterwards, so that a crash at any moment leaves the filings that were whole. One process
at a time may write; any number may read. The order and number of steps leave no trace in what is
read out.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from graphkit.errors import EvidenceError, StatementError, StoreError
from graphkit.filing.filing import Filing
from graphkit.graph.kept import filing_of, head_of, notice_of, record_of, statement_of
from graphkit.graph.texts import Texts
from graphkit.identity.log import judgements_in
from graphkit.identity.parties import Judgement
from graphkit.notice import Notice
from graphkit.statement import Statement

if TYPE_CHECKING:
    from graphkit.extract.pipeline import Extract

__all__ = ["Store"]

VERSION = 1
WAIT = 30.0
"""Seconds to wait for a reader to finish before a write is given up."""

SCHEMA = """
CREATE TABLE filing (
  sha256 TEXT PRIMARY KEY, extractor TEXT NOT NULL, source TEXT NOT NULL,
  head TEXT NOT NULL, text_sha256 TEXT NOT NULL);
CREATE TABLE statement (
  sha256 TEXT NOT NULL REFERENCES filing ON DELETE CASCADE, id TEXT NOT NULL, record TEXT NOT NULL,
  PRIMARY KEY (sha256, id)) WITHOUT ROWID;
CREATE TABLE notice (
  sha256 TEXT NOT NULL REFERENCES filing ON DELETE CASCADE, place INTEGER NOT NULL, record TEXT NOT NULL,
  PRIMARY KEY (sha256, place)) WITHOUT ROWID;
"""


class Store:
    """The store in a folder. Close it, or use it in a `with` block.

    Raises StoreError where there is none and `create` is false, where it is damaged or of another
    version, and, at the first write, where another process is writing.
    """

    def __init__(self, folder: str | Path, create: bool = True) -> None:
        self.folder = Path(folder)
        self._texts = Texts(self.folder / "filings")
        self._lock: sqlite3.Connection | None = None
        self.path = self.folder / "store.sqlite"
        if not self.path.exists():
            if not create:
                raise StoreError(
                    f"{self.folder}: no graph here. Make one with: graphkit build FILES -o {folder}"
                )
            self._make_folder()
        with self._clear():
            self._base = sqlite3.connect(self.path, timeout=WAIT, isolation_level=None)
            self._base.execute("PRAGMA foreign_keys = ON")
            self._prepare()

    def _make_folder(self) -> None:
        try:
            (self.folder / "filings").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"{self.folder}: cannot be made: {error.strerror}. Choose another folder"
            ) from error

    def _prepare(self) -> None:
        version = self._base.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            with self._transaction():
                if not self._base.execute("PRAGMA user_version").fetchone()[0]:
                    for command in SCHEMA.split(";"):
                        self._base.execute(command)
                    self._base.execute(f"PRAGMA user_version = {VERSION}")
        elif version != VERSION:
            raise StoreError(
                f"{self.folder}: written by another version (store {version}, this is {VERSION}). "
                "Build it anew in another folder"
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store and of the right to write."""
        self._base.close()
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    @contextmanager
    def _clear(self) -> Iterator[None]:
        """Turn SQLite's errors into StoreError with the next step."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise StoreError(
                f"{self.folder}: {error}. Is the disk full, or the folder not writable?"
            ) from error
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"{self.folder}: the store is damaged ({error}). Build it anew in another folder"
            ) from error

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Hold the right to write, and do all of the block or nothing."""
        self.claim()
        with self._clear():
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")

    def claim(self) -> None:
        """Take the right to write, and hold it until closed. Raises StoreError where it is taken."""
        if self._lock is None:
            self._lock = self._locked()

    def _locked(self) -> sqlite3.Connection:
        """The lock that one writer holds; the system lets go of it when the process ends."""
        with self._clear():
            lock = sqlite3.connect(self.folder / "writer.lock", timeout=0, isolation_level=None)
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            lock.close()
            if "locked" not in str(error):
                raise StoreError(f"{self.folder}: not writable ({error}). Choose another folder") from error
            raise StoreError(
                f"{self.folder}: another process is writing to it. Wait until it is done"
            ) from error
        return lock

    # writing

    def add(self, extract: Extract, source: str = "", extractor: str = "") -> None:
        """Keep what was read in one filing; what an earlier extractor read in it is replaced."""
        self.add_all([(extract, source)], extractor)

    def add_all(self, read: Sequence[tuple[Extract, str]], extractor: str = "") -> None:
        """Keep what was read in several filings, each with its source: all of them or none."""
        with self._transaction():
            self._texts.write({extract.filing.sha256: extract.filing.text for extract, _ in read})
            for extract, source in read:
                self._insert(self._named(extract.filing), extract, source, extractor)

    def _named(self, filing: Filing) -> Filing:
        """The filing under the first of its names."""
        held = self._head(filing.sha256)
        if held is None or held["name"] >= filing.name:
            return filing
        return Filing.from_record({**filing.to_record(), "name": held["name"]}, filing.text)

    def _insert(self, filing: Filing, extract: Extract, source: str, extractor: str) -> None:
        self._base.execute("DELETE FROM filing WHERE sha256 = ?", (filing.sha256,))
        row = (filing.sha256, extractor, source, _json(filing.to_record()), _digest(filing.text))
        self._base.execute("INSERT INTO filing VALUES (?, ?, ?, ?, ?)", row)
        records = [(filing.sha256, one.id, _json(one.to_record())) for one in extract.statements]
        self._base.executemany("INSERT OR IGNORE INTO statement VALUES (?, ?, ?)", records)
        notices = [(filing.sha256, n, _json(one.to_record())) for n, one in enumerate(extract.notices)]
        self._base.executemany("INSERT INTO notice VALUES (?, ?, ?)", notices)

    def also_named(self, sha256: str, name: str) -> None:
        """Say that a filing was met under another name too; the first of its names is kept."""
        head = self._head(sha256)
        if head is not None and name < head["name"]:
            with self._transaction():
                row = (_json({**head, "name": name}), sha256)
                self._base.execute("UPDATE filing SET head = ? WHERE sha256 = ?", row)

    def withdraw(self, sha256: str) -> None:
        """Take out a filing with all that it alone supports. Raises StoreError if it is not here."""
        if self._head(sha256) is None:
            raise StoreError(f"{self.folder}: no filing {sha256[:12]} to withdraw")
        with self._transaction():
            self._base.execute("DELETE FROM filing WHERE sha256 = ?", (sha256,))
        self._texts.remove(sha256)

    # reading

    def heads(self) -> list[tuple[str, dict[str, Any], int]]:
        """Extractor, head and number of statements of each filing, in the order of their sha256."""
        with self._clear():
            rows = self._base.execute(
                "SELECT sha256, extractor, head, "
                "(SELECT count(*) FROM statement WHERE sha256 = filing.sha256) FROM filing ORDER BY sha256"
            )
            return [(extractor, head_of(sha, head, self.path), n) for sha, extractor, head, n in rows]

    def _head(self, sha256: str) -> dict[str, Any] | None:
        with self._clear():
            row = self._base.execute("SELECT head FROM filing WHERE sha256 = ?", (sha256,)).fetchone()
        return None if row is None else head_of(sha256, row[0], self.path)

    def has(self, sha256: str, extractor: str) -> bool:
        """Was this filing read by this extractor?"""
        with self._clear():
            found = self._base.execute(
                "SELECT 1 FROM filing WHERE sha256 = ? AND extractor = ?", (sha256, extractor)
            ).fetchone()
        return found is not None

    def filings(self) -> tuple[Filing, ...]:
        """All filings with their texts, by name, then by sha256. Raises StoreError for a lost text."""
        with self._clear():
            heads = self._base.execute("SELECT sha256, head FROM filing ORDER BY sha256").fetchall()
        found = [
            filing_of(head_of(sha256, head, self.path), self._texts.read(sha256), self.path)
            for sha256, head in heads
        ]
        return tuple(sorted(found, key=lambda one: (one.name, one.sha256)))

    def source(self, sha256: str) -> str:
        """The path that the filing was read from, empty if unknown."""
        with self._clear():
            row = self._base.execute("SELECT source FROM filing WHERE sha256 = ?", (sha256,)).fetchone()
        return str(row[0]) if row else ""

    def notices(self, sha256: str) -> tuple[Notice, ...]:
        """What was noticed while that filing was read, in order."""
        query = "SELECT record FROM notice WHERE sha256 = ? ORDER BY place"
        with self._clear():
            return tuple(notice_of(row[0], self.path) for row in self._base.execute(query, (sha256,)))

    def records(self) -> Iterator[dict[str, Any]]:
        """The record of each statement, in the order of their ids."""
        with self._clear():
            for row in self._base.execute("SELECT record FROM statement ORDER BY id, sha256"):
                yield record_of(row[0], self.path)

    def contents(self) -> tuple[tuple[Filing, ...], list[Statement], tuple[Judgement, ...]]:
        """What a graph is made of: all filings, statements and judgements here. Raises EvidenceError
        or StatementError where a text or a statement is not what was written."""
        filings = {one.sha256: one for one in self.filings()}
        statements = [statement_of(record, filings, self.path) for record in self.records()]
        return tuple(filings.values()), statements, tuple(judgements_in(self.folder))

    def faults(self) -> list[str]:
        """What no longer is as it was read: changed texts, changed files, quotes that do not hold."""
        filings = {one.sha256: one for one in self.filings()}
        with self._clear():
            rows = self._base.execute(
                "SELECT sha256, source, text_sha256 FROM filing ORDER BY sha256"
            ).fetchall()
        found = [
            f"{filings[sha256].name}: its text in the store was changed after it was read"
            for sha256, _, text_sha256 in rows
            if _digest(filings[sha256].text) != text_sha256
        ]
        for record in self.records():
            try:
                statement_of(record, filings, self.path)
            except (EvidenceError, StatementError) as error:
                found.append(str(error))
        return found


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
