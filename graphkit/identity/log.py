"""The log of judgements: what somebody decided on identity, one line each, kept with the graph.

`judgements.jsonl` in the graph's folder is the only place where such decisions live. A line names
the refs of both parties with their names, the verdict, by whom, and the score and features at the
time. It survives every build; taking the line out undoes it exactly.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from graphkit.errors import StoreError
from graphkit.identity.decision import Judgement

__all__ = ["Entry", "judgements_in", "read_log", "write_log"]

NAME = "judgements.jsonl"
VERDICTS = {"same": True, "not_same": False, "unsure": None}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a verdict on two parties, each told by its refs (id and name).

    `valid` says for which time, in the words of whoever decided.
    """

    left: Mapping[str, str]
    right: Mapping[str, str]
    verdict: str
    by: str
    score: float | None = None
    features: Mapping[str, Any] = field(default_factory=dict)
    valid: str | None = None

    def is_on(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Is it on any of these refs on the one side and any of those on the other?"""
        ours, theirs = set(left), set(right)
        return bool(
            (ours & self.left.keys() and theirs & self.right.keys())
            or (ours & self.right.keys() and theirs & self.left.keys())
        )

    def judgements(self) -> list[Judgement]:
        """The verdict for each ref of the one against each of the other."""
        same = VERDICTS[self.verdict]
        pairs = product(sorted(self.left.items()), sorted(self.right.items()))
        return [
            Judgement(left, right, same, self.by, left_name, right_name, self.valid)
            for (left, left_name), (right, right_name) in pairs
        ]


def read_log(folder: Path) -> list[Entry]:
    """All lines of the folder's log, in order; none where there is no log. Raises StoreError for a
    line that cannot be read."""
    path = folder / NAME
    if not path.exists():
        return []
    try:
        lines = path.read_text("utf-8").removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path}: cannot be read ({error}). Mend or remove it") from error
    found = []
    for number, line in enumerate(lines, 1):
        try:
            entry = Entry(**json.loads(line))
            if entry.verdict not in VERDICTS or not (_is_side(entry.left) and _is_side(entry.right)):
                raise ValueError(f"verdict {entry.verdict!r}")
        except (TypeError, ValueError, AttributeError, RecursionError) as error:
            raise StoreError(f"{path}, line {number}: no judgement ({error}). Mend or remove it") from error
        found.append(entry)
    return found


def _is_side(told: object) -> bool:
    """Are these refs with their names?"""
    return isinstance(told, dict) and bool(told) and all(isinstance(one, str) for one in told.values())


def write_log(folder: Path, entries: Iterable[Entry]) -> None:
    """Write the log whole or not at all; no lines, no file. Raises StoreError."""
    path = folder / NAME
    beside = path.with_name(f".{NAME}.new")
    lines = [json.dumps(asdict(one), ensure_ascii=False, sort_keys=True) + "\n" for one in entries]
    try:
        beside.write_text("".join(lines), encoding="utf-8")
        beside.replace(path)
        if not lines:
            path.unlink()
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror}") from error


def judgements_in(folder: Path) -> list[Judgement]:
    """The judgements of the folder's log."""
    return [one for entry in read_log(folder) for one in entry.judgements()]
