"""What a store kept, read back: heads, notices and statements, or a StoreError that names the record.

Nothing in a graph's folder is trusted to be as graphkit wrote it: a record that somebody changed is
told with its place, never taken for a fault of the program.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from graphkit.errors import EvidenceError, FilingError, StatementError, StoreError
from graphkit.filing.filing import Filing
from graphkit.notice import Notice
from graphkit.statement import Statement

__all__ = ["MALFORMED", "filing_of", "head_of", "intact", "notice_of", "record_of", "statement_of"]

MALFORMED = (
    ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError,
)  # fmt: skip
"""What records of any other make may give rise to while they are read."""


@contextmanager
def intact(place: object) -> Iterator[None]:
    """Raises StoreError where what is read in the block is not of graphkit's making."""
    try:
        yield
    except MALFORMED as error:
        raise StoreError(
            f"{place}: not as graphkit wrote it ({type(error).__name__}: {error}). "
            "Build it anew in another folder"
        ) from error


def record_of(text: str, place: object) -> dict[str, Any]:
    """A JSON object. Raises StoreError for anything else."""
    with intact(place):
        found = json.loads(text)
        if not isinstance(found, dict):
            raise TypeError("no JSON object")
    return found


def head_of(sha256: str, text: str, place: object) -> dict[str, Any]:
    """The head of the filing with that sha256. Raises StoreError for that of another."""
    found = record_of(text, place)
    with intact(place):
        if found["sha256"] != sha256 or not isinstance(found["name"], str):
            raise ValueError(f"the head of {found['sha256']!r} under {sha256!r}")
    return found


def filing_of(head: Mapping[str, Any], text: str, place: object) -> Filing:
    """The filing of a head and a text. Raises StoreError where they make none."""
    with intact(place):
        if not head["pages"]:
            raise ValueError("no pages")
        try:
            return Filing.from_record(dict(head), text)
        except FilingError as error:
            raise ValueError(f"{error.name}: {error.reason}") from None


def notice_of(text: str, place: object) -> Notice:
    """A notice. Raises StoreError for what is none."""
    with intact(place):
        return Notice(**record_of(text, place))


def statement_of(record: Mapping[str, Any], filings: Mapping[str, Filing], place: object) -> Statement:
    """A statement on one of these filings. Raises EvidenceError or StatementError where its content
    was changed, StoreError where it is no statement at all."""
    try:
        with intact(place):
            return Statement.from_record(record, filings)
    except (EvidenceError, StatementError) as error:
        raise type(error)(f"statement {record['id']}: {error}") from error
