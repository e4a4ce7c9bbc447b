"""A folder of shards: what workers read, kept as Parquet until a store takes it in (extra `scale`).

It takes filings as a store does, so the same reading fills either; each portion becomes a shard of
its own, named by its content and written whole or not at all. What is there is known by the hash
of the file's bytes and is not read again, so a reading that is stopped goes on where it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from graphkit.extract.pipeline import EXTRACTOR, Extract
from graphkit.graph.arrays import tables
from graphkit.graph.arrays.shard import Entry, Shard, rename, shards_in, write_shard
from graphkit.graph.store import Store
from graphkit.notice import Notice

__all__ = ["PORTION", "Shards", "extracts_in", "load_shards"]

PORTION = 256
"""Filings of one shard, and as many go into a store together."""


class Shards:
    """The shards in a folder, which is made with the first of them."""

    def __init__(self, folder: Path) -> None:
        tables.arrow()
        self.folder = folder
        self._held: dict[tuple[str, str], tuple[str, Path]] = {}
        for one in shards_in(folder):
            for sha256, name, extractor in Shard(one).held():
                self._held[sha256, extractor] = (name, one)

    def has(self, sha256: str, extractor: str) -> bool:
        """Was this filing read by this extractor?"""
        return (sha256, extractor) in self._held

    def also_named(self, sha256: str, name: str) -> None:
        """Say that a filing was met under another name too; the first of its names is kept."""
        for (one, extractor), (held, folder) in tuple(self._held.items()):
            if one == sha256 and name < held:
                rename(folder, sha256, name)
                self._held[one, extractor] = (name, folder)

    def add_all(self, read: Sequence[tuple[Extract, str]], extractor: str = "") -> None:
        """Keep what was read in several filings, each with its source, as one shard."""
        told = {extract.filing.sha256: (extract, source) for extract, source in read}
        key = hashlib.sha256("\n".join([extractor, *sorted(told)]).encode()).hexdigest()[:16]
        write_shard(
            self.folder / key,
            (tables.filing_row(one.filing, extractor, source) for one, source in told.values()),
            (tables.row(statement) for one, _ in told.values() for statement in one.statements),
            ((sha256, one.notices) for sha256, (one, _) in told.items()),
        )
        for sha256, (one, _) in told.items():
            self._held[sha256, extractor] = (one.filing.name, self.folder / key)


def extracts_in(folders: Iterable[Path]) -> list[Extract]:
    """All that the shards hold. Raises StoreError, EvidenceError or StatementError for a damaged one."""
    return [_extract(one) for folder in folders for one in Shard(folder).entries()]


def load_shards(store: Store, folders: Iterable[Path], stage: Callable[[str], None]) -> frozenset[str]:
    """Take shards into a store; returns the sha256 of the filings that are new there.

    A filing that the store has from this extractor, or from that of the shard, stays as it is.
    Raises StoreError, EvidenceError or StatementError for a shard that is damaged.
    """
    added: set[str] = set()
    stage("loading shards")
    for folder in folders:
        fresh = _fresh(store, Shard(folder).entries())
        while portion := list(islice(fresh, PORTION)):
            for extractor in sorted({one.extractor for one in portion}):
                some = [one for one in portion if one.extractor == extractor]
                store.add_all([(_extract(one), one.source) for one in some], extractor)
            added.update(one.filing.sha256 for one in portion)
    return frozenset(added)


def _fresh(store: Store, entries: Iterable[Entry]) -> Iterator[Entry]:
    for one in entries:
        sha256 = one.filing.sha256
        if store.has(sha256, EXTRACTOR) or store.has(sha256, one.extractor):
            store.also_named(sha256, one.filing.name)
        else:
            yield one


def _extract(one: Entry) -> Extract:
    return Extract(one.filing, one.statements, tuple(Notice(**notice) for notice in one.notices))
