"""A shard: filings with all that was read in them, as a folder of Parquet tables (extra `scale`).

The folder holds filings.parquet (heads and texts), notices.parquet and statements.parquet, and
where a graph wrote it parties.parquet; `graphkit.graph.arrays.tables` has their columns. Rows are in the
order of the filings' sha256, then of the statements' ids, so the same statements give the same
bytes. A shard needs none of the files that it was read from. statements.parquet comes to its place
last: a folder without it is no shard.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from graphkit.errors import StoreError
from graphkit.filing.filing import Filing
from graphkit.graph.arrays import tables
from graphkit.graph.kept import MALFORMED
from graphkit.notice import Notice
from graphkit.statement import Statement

__all__ = ["Entry", "Shard", "rename", "shards_in", "write_shard"]

HOW = {"compression": "zstd", "compression_level": 3, "store_decimal_as_integer": True}
"""How tables are written."""

ROWS = {"statements": 1 << 15, "filings": 1 << 6, "notices": 1 << 14, "parties": 1 << 16}
"""Rows of each table that are compressed together."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One filing with what was read in it: records of statements and of notices, in their order."""

    filing: Filing
    records: Sequence[Row] = field(repr=False)
    notices: Sequence[Row] = field(repr=False)
    extractor: str = ""
    source: str = ""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements. Raises EvidenceError or StatementError where one is not what was written."""
        held = {self.filing.sha256: self.filing}
        return tuple(Statement.from_record(one, held) for one in self.records)


def shards_in(path: Path) -> list[Path]:
    """The path itself where it is a shard, else the shards among its visible subfolders, sorted."""
    if (path / "statements.parquet").is_file():
        return [path]
    if not path.is_dir():
        return []
    inside = sorted(one for one in path.iterdir() if not one.name.startswith("."))
    return [one for one in inside if (one / "statements.parquet").is_file()]


def write_shard(
    folder: Path,
    filings: Iterable[Row],
    statements: Iterable[Row],
    notices: Iterable[tuple[str, Sequence[Notice]]] = (),
    parties: Iterable[Row] | None = None,
) -> None:
    """Write the tables from their rows, in any order, and the notices of filings by sha256.

    Raises StoreError where the folder cannot be written; what it held before is then still whole.
    """
    told = sorted(statements, key=lambda one: (one["filing"], one["id"], -one["confidence"], one["method"]))
    notes = [
        {"sha256": sha256, "place": place, **notice.to_record()}
        for sha256, some in sorted(notices, key=itemgetter(0))
        for place, notice in enumerate(some)
    ]
    made = {} if parties is None else {"parties": parties}
    made |= {"filings": sorted(filings, key=itemgetter("sha256")), "notices": notes, "statements": told}
    _write(folder, made)


def _write(folder: Path, made: Mapping[str, Iterable[Row]]) -> None:
    """All tables first beside the old ones, then in their places."""
    beside = {folder / f"{table}.parquet": folder / f".{table}.new" for table in made}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for (table, rows), path in zip(made.items(), beside.values(), strict=True):
            _write_table(path, table, rows)
        if len(made) > 1:
            (folder / "statements.parquet").unlink(missing_ok=True)
        for path, new in beside.items():
            new.replace(path)
    except OSError as error:
        raise StoreError(
            f"{folder}: cannot be written: {error.strerror or error}. Free some room, or go elsewhere"
        ) from error
    finally:
        for new in beside.values():
            with suppress(OSError):
                new.unlink(missing_ok=True)


def _write_table(path: Path, table: str, rows: Iterable[Row]) -> None:
    pa, schema = tables.arrow(), tables.schema(table)
    waiting = iter(rows)
    with path.open("wb") as file:
        with pa.parquet.ParquetWriter(file, schema, **HOW) as out:
            while some := list(islice(waiting, ROWS[table])):
                columns = {name: [one.get(name) for one in some] for name in schema.names}
                out.write_table(pa.Table.from_pydict(columns, schema), row_group_size=ROWS[table])
        file.flush()
        os.fsync(file.fileno())


def rename(folder: Path, sha256: str, name: str) -> None:
    """Give a filing of a shard another name."""
    rows = [one | {"name": name} if one["sha256"] == sha256 else one for one in Shard(folder).filing_rows()]
    _write(folder, {"filings": rows})


class Shard:
    """The shard in a folder, read as it is asked. Raises StoreError where it is damaged, not whole,
    or of another version."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open = cache(self.open)
        self._group = lru_cache(maxsize=8)(self._read_group)

    @contextmanager
    def clear(self) -> Iterator[None]:
        """Tell what is wrong with the shard, and the next step."""
        try:
            yield
        except (OSError, *MALFORMED, tables.arrow().ArrowException) as error:
            raise self._damage(error) from error

    def _damage(self, fault: object) -> StoreError:
        return StoreError(f"{self.folder}: the shard is damaged ({fault}). Read its filings anew")

    def open(self, table: str, dictionaries: Sequence[str] = ()) -> Any:
        """One of the tables as a pyarrow ParquetFile; `dictionaries` are columns to read as codes."""
        path = self.folder / f"{table}.parquet"
        with self.clear():
            found = tables.arrow().parquet.ParquetFile(path, read_dictionary=list(dictionaries))
        told = (found.schema_arrow.metadata or {}).get(b"graphkit")
        if told != tables.VERSION:
            version = told.decode() if told else "none"
            raise StoreError(
                f"{self.folder}: a shard of another version ({version}). Read its filings with this graphkit"
            )
        return found

    def has_graph(self) -> bool:
        """Was it written by a graph, with its parties?"""
        return (self.folder / "parties.parquet").is_file()

    def rows(self, table: str, *columns: str) -> Iterator[Row]:
        """The rows of a table, whole or those columns of them."""
        file = self.open(table)
        with self.clear():
            for some in file.iter_batches(ROWS[table], columns=list(columns) or None):
                yield from some.to_pylist()

    def filing_rows(self) -> Iterator[Row]:
        """The rows of filings as they were written."""
        for one in self.rows("filings"):
            yield one | {"pages": [tuple(page.values()) for page in one["pages"]]}

    def held(self) -> list[tuple[str, str, str]]:
        """The filings here: sha256, name and extractor."""
        told = self.rows("filings", "sha256", "name", "extractor")
        return [(one["sha256"], one["name"], one["extractor"]) for one in told]

    def entries(self) -> Iterator[Entry]:
        """Each filing with its statements and notices, in the order of their sha256."""
        said = _Groups(self.rows("statements"), "filing")
        noticed = _Groups(self.rows("notices"), "sha256")
        for one in self.rows("filings"):
            sha256 = one["sha256"]
            with self.clear():
                filing = Filing.from_record(tables.head(one), one["text"])
                records = [tables.record(cells) for cells in said.take(sha256)]
            notices = [{name: two[name] for name in NOTICE} for two in noticed.take(sha256)]
            yield Entry(filing, records, notices, one["extractor"], one["source"])
        if said.next or noticed.next:
            raise self._damage("rows of a filing that is not there")

    # single rows

    def _read_group(self, table: str, number: int) -> Any:
        file = self._open(table)
        with self.clear():
            return file.read_row_group(number)

    def row(self, table: str, number: int) -> Row:
        """One row of a table by its place."""
        group, place = divmod(number, ROWS[table])
        found: Row = self._group(table, group).slice(place, 1).to_pylist()[0]
        return found

    @cached_property
    def _places(self) -> dict[str, int]:
        return {one["sha256"]: n for n, one in enumerate(self.rows("filings", "sha256"))}

    def statement(self, number: int) -> Statement:
        """The statement in that row. Raises EvidenceError or StatementError where it is not what was
        written."""
        cells = self.row("statements", number)
        told = self.row("filings", self._places[cells["filing"]])
        filing = Filing.from_record(tables.head(told), told["text"])
        return Statement.from_record(tables.record(cells), {filing.sha256: filing})


NOTICE = ("level", "filing", "message", "page", "value")


class _Groups:
    """Rows in the order of a key, handed out by its values."""

    def __init__(self, rows: Iterator[Row], key: str) -> None:
        self._groups = groupby(rows, itemgetter(key))
        self._step()

    def _step(self) -> None:
        name, rows = next(self._groups, ("", iter(())))
        self.next, self._rows = name, list(rows)

    def take(self, name: str) -> list[Row]:
        """The rows of that value, none where the next ones have another."""
        if self.next != name:
            return []
        found = self._rows
        self._step()
        return found
