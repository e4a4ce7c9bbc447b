"""A finding's proof as JSON values: numbered steps down to statements, quotes and filings.

The form is what `graphkit.rules.proof` checks; nothing in it needs graphkit to be read.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from graphkit.rules.derivation import Step, Test
from graphkit.rules.rulebook import Rulebook
from graphkit.rules.world import Edge
from graphkit.statement import Statement

if TYPE_CHECKING:
    from graphkit.rules.finding import Finding

__all__ = ["FORMAT", "body_of", "canonical", "certificate_of"]

FORMAT = "graphkit-certificate/1"


def certificate_of(finding: Finding) -> dict[str, Any]:
    """The certificate of the shortest derivation; of a "no", of the reason that there is."""
    body = body_of(finding)
    return {**body, "digest": digest_of(body)}


def body_of(finding: Finding) -> dict[str, Any]:
    """All of the certificate but its digest."""
    steps = _Steps(finding)
    last = steps.add(finding.derivations[0]) if finding.derivations else None
    names = {id: {"name": name, "refs": list(refs)} for id, name, refs in finding.parties}
    return {
        "format": FORMAT,
        "question": {
            "subject": finding.subject,
            "issuer": finding.issuer,
            "as_of": finding.as_of.isoformat(),
            "board": finding.board,
            "regime": finding.regime,
        },
        "answer": finding.answer,
        "level": finding.level,
        "rule": finding.rule,
        "parties": {id: names[id] for id in sorted(names)},
        "filings": {sha: steps.filings[sha] for sha in sorted(steps.filings)},
        "steps": steps.rows,
        "conclusion": last,
        "missing": list(finding.missing),
        "assumes": list(finding.assumptions),
        "examined": finding.examined,
    }


def digest_of(body: dict[str, Any]) -> str:
    """SHA-256 of the canonical JSON of everything but the digest itself."""
    return hashlib.sha256(canonical(body).encode()).hexdigest()


def canonical(body: dict[str, Any]) -> str:
    """The JSON over which the digest goes."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class _Steps:
    def __init__(self, finding: Finding) -> None:
        self.chapter = Rulebook.load().at(finding.as_of, finding.board)
        self.rows: list[dict[str, Any]] = []
        self.filings: dict[str, dict[str, str]] = {}
        self._number: dict[int, int] = {}

    def add(self, conclusion: Step) -> int:
        """The number of the step, its premises first."""
        for step in conclusion.walk():
            if id(step) not in self._number:
                self._number[id(step)] = len(self.rows) + 1
                self.rows.append(self._row(step))
        return self._number[id(conclusion)]

    def _row(self, step: Step) -> dict[str, Any]:
        row: dict[str, Any] = {
            "form": step.form,
            "subject": step.subject,
            "predicate": step.predicate,
            "object": step.object,
            "from": [self._number[id(premise)] for premise in step.premises],
        }
        if step.rule:
            entry = self.chapter.entry(step.rule)
            row["rule"] = {
                "key": step.rule,
                "number": self.chapter.number(step.rule),
                "tag": entry.tag if entry else "",
            }
        if step.test is not None:
            row["test"] = _test(step.test)
        if step.edge is not None:
            row |= self._leaf(step.edge)
        return {**row, "n": self._number[id(step)]}

    def _leaf(self, edge: Edge) -> dict[str, Any]:
        statements = edge.statements[: edge.needed]
        for statement in statements:
            self._file(statement)
        return {
            "certain": edge.certain,
            "percent": edge.percent.to_record() if edge.percent is not None else None,
            "statements": [statement.to_record() for statement in statements],
        }

    def _file(self, statement: Statement) -> None:
        filing = statement.filing
        text = hashlib.sha256(filing.text.encode()).hexdigest()
        published = filing.published.isoformat() if filing.published else ""
        self.filings[filing.sha256] = {"name": filing.name, "text_sha256": text, "published": published}


def _test(test: Test) -> dict[str, str]:
    return {
        "comparison": test.comparison,
        "threshold": f"{test.threshold:f}",
        **test.value.to_record(),
        "verdict": str(test.verdict),
    }
