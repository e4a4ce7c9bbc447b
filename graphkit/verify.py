"""Re-checking a graph's folder: every quote against its filing, every proof against its quotes.

Four things are checked: the files that were read still have the bytes that were read (where they
are still there); the texts kept in the store are those texts; every statement is what its hash
says and stands word for word at its span; every certificate in findings.json passes the checker,
which knows nothing of extraction or of the rules.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphkit.errors import FilingError, StoreError
from graphkit.filing import open_filing
from graphkit.filing.opening import LIMIT
from graphkit.graph.kept import MALFORMED
from graphkit.graph.store import Store
from graphkit.rules.proof import faults as proof_faults

__all__ = ["Verification", "verify"]

MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class Verification:
    """How much was checked, and everything that does not check; `absent` names filings whose
    source file is no longer where it was read, so that only the text in the store was checked."""

    statements: int
    quotes: int
    certificates: int
    faults: tuple[str, ...]
    absent: tuple[str, ...]

    def to_record(self) -> dict[str, Any]:
        """The outcome as JSON values."""
        return {
            "statements": self.statements,
            "quotes": self.quotes,
            "certificates": self.certificates,
            "faults": list(self.faults),
            "absent": list(self.absent),
        }


def verify(folder: Path) -> Verification:
    """Check everything in a folder. Raises StoreError where there is no graph to check."""
    with Store(folder, create=False) as store:
        found = list(store.faults())
        records = list(store.records())
        filings = {one.sha256: one for one in store.filings()}
        absent: list[str] = []
        originals: dict[str, bytes] = {}
        for sha256, filing in filings.items():
            source = Path(store.source(sha256))
            if not os.path.isfile(source):  # noqa: PTH113 (a path that can be none is no file)
                absent.append(filing.name)
                continue
            originals[sha256] = _bytes(source)
            if hashlib.sha256(originals[sha256]).hexdigest() != sha256:
                own = [record for record in records if record["evidence"][0]["filing"] == sha256]
                found += _changed(source, own)
    found += _listed(folder, records)
    texts = {sha256: filing.text for sha256, filing in filings.items()}
    certificates = _certificates(folder)
    for certificate in certificates:
        asked = certificate.get("question") or {}
        who = f"proof of {asked.get('subject')} and {asked.get('issuer')}"
        found += [f"{who}: {fault}" for fault in proof_faults(certificate, texts, originals)]
    quotes = sum(len(record["evidence"]) for record in records)
    return Verification(
        len(records), quotes, len(certificates), tuple(dict.fromkeys(found)), tuple(sorted(absent))
    )


def _bytes(source: Path) -> bytes:
    """The file's bytes, of one that grew past the size of any filing only the first of them."""
    try:
        with source.open("rb") as file:
            return file.read(LIMIT + 1)
    except OSError:
        return b""


def _changed(source: Path, records: list[dict[str, Any]]) -> Iterator[str]:
    """What no longer stands in a source file that was changed after it was read."""
    yield f"{source.name}: the file was changed after it was read"
    try:
        text = open_filing(source).text
    except FilingError as error:
        yield f"{source.name}: can no longer be read: {error.reason}"
        return
    named = 0
    for record in records:
        for quote in record["evidence"]:
            reads = text[quote["start"] : quote["end"]]
            if reads != quote["quote"] and named < MOST_NAMED:
                named += 1
                told = f"{record['subject']['names'][0]} {record['predicate']}"
                yield (
                    f"{source.name}, page {quote['page']}: statement {record['id']} ({told}) quotes "
                    f"{quote['quote']!r}, the file now reads {reads!r}"
                )


def _listed(folder: Path, records: list[dict[str, Any]]) -> Iterator[str]:
    """Where statements.jsonl is not what the store holds."""
    path = folder / "statements.jsonl"
    try:
        lines = path.read_text("utf-8").removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        yield f"{path.name}: cannot be read: {error}"
        return
    kept = {record["id"]: json.dumps(record, ensure_ascii=False, sort_keys=True) for record in records}
    for number, line in enumerate(lines, 1):
        try:
            id = json.loads(line)["id"]
        except MALFORMED:
            yield f"{path.name}, line {number}: not a statement"
            continue
        if kept.pop(id, None) != line:
            yield f"{path.name}, line {number}: statement {id} was changed"
    for id in kept:
        yield f"{path.name}: statement {id} is missing"


def _certificates(folder: Path) -> list[dict[str, Any]]:
    path = folder / "findings.json"
    try:
        found = [one["certificate"] for one in json.loads(path.read_text("utf-8"))]
        if not all(isinstance(one, dict) and isinstance(one.get("question"), dict | None) for one in found):
            raise ValueError("a certificate that is none")
        return found
    except (OSError, *MALFORMED) as error:
        raise StoreError(f"{path}: cannot be read as findings ({error}). Run graphkit build again") from error
