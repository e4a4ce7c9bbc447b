"""Many files: each read and extracted, in order, one file's fault never another's.

Without limits, one job reads the files in this process. With limits, or more jobs, the files go to
workers (`graphkit.assembly.workers`): a file that hangs, crashes or swallows memory costs one worker and one
line of the report, and the batch goes on. The outcomes come in the order of the files, so any
number of jobs gives the same bytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphkit.errors import DamagedFiling, FilingError, OversizedFiling, UnknownFormat

__all__ = ["Limits", "Outcome", "gather", "outcomes"]

SUFFIXES = (".txt", ".pdf", ".html", ".htm", ".xhtml")
GIGABYTE = 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost a worker: `seconds` of wall time, `memory` in bytes of address space."""

    seconds: float = 120.0
    memory: int = 6 * GIGABYTE


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file of a batch: what was extracted from it, or why it was not read."""

    path: Path
    extract: Any = field(default=None, repr=False)
    error: FilingError | None = None


def gather(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The files to read, in order, and those in folders that are passed over for their suffix.

    A file named outright is always read; a folder gives its visible files, sorted, subfolders
    included. Raises FilingError for a path that does not exist.
    """
    wanted: list[Path] = []
    passed: list[Path] = []
    for path in paths:
        if path.is_dir():
            for file in sorted(_files(path)):
                (wanted if file.suffix.lower() in SUFFIXES else passed).append(file)
        elif not path.exists():
            raise UnknownFormat(str(path), "no such file or folder", "Check the path.")
        else:
            wanted.append(path)
    return list(dict.fromkeys(wanted)), list(dict.fromkeys(passed))


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root, name) for name in names if not name.startswith("."))


def outcomes(paths: Sequence[Path], jobs: int = 1, limits: Limits | None = None) -> Iterator[Outcome]:
    """One outcome a file, in the order given; in this process with one job and no limits."""
    if jobs <= 1 and limits is None:
        yield from (attempt(path) for path in paths)
    else:
        from graphkit.assembly.workers import pooled

        yield from pooled(paths, max(jobs, 1), limits or Limits(), attempt)


def attempt(path: Path) -> Outcome:
    """Read and extract one file in this process; a fault of graphkit's own is an outcome too."""
    from graphkit.extract import extract
    from graphkit.filing import open_filing

    try:
        return Outcome(path, extract(open_filing(path)))
    except FilingError as error:
        return Outcome(path, error=error)
    except (MemoryError, RecursionError) as error:
        reason = f"needs more memory than allowed ({type(error).__name__})"
        return Outcome(path, error=OversizedFiling(path.name, reason, "Split it, or allow more --memory."))
    except Exception as error:
        reason = f"a fault of graphkit's own: {type(error).__name__}: {error}"
        return Outcome(path, error=DamagedFiling(path.name, reason, "Please report it with the file."))
