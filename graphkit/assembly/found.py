"""The findings as they are written; those of an island that is as it was are not made again.

Every finding names the hash of all statements that were looked at, and its certificate has a digest
over that. What is kept has a hole in the place of either, and each build fills them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from graphkit.assembly.pieces import Pieces
from graphkit.assembly.pretty import pretty
from graphkit.graph.graph import Graph
from graphkit.graph.grounds import filing_grounds, statement_grounds
from graphkit.graph.islands import islands
from graphkit.rules.certificate import body_of, canonical
from graphkit.rules.check import Survey
from graphkit.rules.finding import Finding

__all__ = ["Found", "each_found"]

LARGE = 5_000
"""Statements of an island above which nothing of it is kept: its findings would not fit in memory."""
EXAMINED, DIGEST = (hashlib.sha256(name).hexdigest() for name in (b"examined", b"digest"))
"""The holes."""
BETWEEN = "\0"
"""Stands in no JSON text and in no party's id."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding: its issuer and party by id, its record, the body of its certificate, and both as they
    are written."""

    issuer: str
    subject: str
    record: str
    body: str
    text: str

    @classmethod
    def of(cls, finding: Finding) -> Self:
        """A finding with its holes."""
        record, body = finding.to_record(), body_of(finding)
        open = canonical(body).replace(finding.examined, EXAMINED)
        text = pretty(record | {"certificate": body | {"digest": DIGEST}}, "\n ")
        told = json.dumps(record, ensure_ascii=False)
        return cls(finding.issuer, finding.subject, told, open, text.replace(finding.examined, EXAMINED))

    def filled(self, examined: str) -> str:
        """The text, of a graph with that hash."""
        digest = hashlib.sha256(self.body.replace(EXAMINED, examined).encode()).hexdigest()
        return self.text.replace(EXAMINED, examined).replace(DIGEST, digest)

    def to_record(self) -> dict[str, Any]:
        """The record of the finding."""
        told: dict[str, Any] = json.loads(self.record)
        return told


def each_found(graph: Graph, survey: Survey, pieces: Pieces) -> Iterator[Found]:
    """The findings of the graph, island by island."""
    for part in islands(graph):
        if len(part.statements) > LARGE:
            yield from map(Found.of, survey.of(part))
        else:
            whole = pieces.piece(_grounds(part, survey), lambda part=part: _text(survey, part))  # type: ignore[misc]
            fields = whole.split(BETWEEN) if whole else []
            yield from (Found(*fields[at : at + 5]) for at in range(0, len(fields), 5))


def _text(survey: Survey, part: Graph) -> str:
    made = map(Found.of, survey.of(part))
    return BETWEEN.join(one for it in made for one in (it.issuer, it.subject, it.record, it.body, it.text))


def _grounds(part: Graph, survey: Survey) -> str:
    """All that the findings in an island rest on (`Survey.of`)."""
    lines = ["findings", *map(filing_grounds, part.filings.values())]
    lines += statement_grounds(part, part.statements)
    for id, party in part.parties.items():
        lines.append(f"{party!r}\t{id in survey.listed}\t{[ref.id for ref in party.refs]}")
    return "\n".join(lines)
