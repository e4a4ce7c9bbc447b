"""Running rule cases: facts, a question, and the answer that a lawyer expects.

A case is one JSON object a line. Questions on connected persons, tiers, regimes and citations are
decided by the rulebook alone; of the others those that `graphkit.rules.questions` can decide, and
the rest are reported as not automated.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from graphkit.errors import RulebookError
from graphkit.rules.assess import Assessment
from graphkit.rules.facts import world_of
from graphkit.rules.questions import answer_question
from graphkit.rules.rulebook import Chapter, Rulebook
from graphkit.rules.tiers import Deal, tier

__all__ = ["NOT_AUTOMATED", "CaseResult", "run_case", "run_cases"]

NOT_AUTOMATED = "not automated"
Answer = tuple[str, str, str | None]
"""What was got: the answer, the rule, and for a connected person the level."""


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case: what was expected and what was got. `is_right` is None where it is not automated."""

    id: str
    question_type: str
    confidence: str
    expected: str
    got: str
    rule: str
    is_right: bool | None
    note: str = ""

    def to_record(self) -> dict[str, Any]:
        """The result as JSON values."""
        return asdict(self)


def run_cases(path: str | Path) -> tuple[CaseResult, ...]:
    """The results of all cases in a JSON Lines file, in its order.

    Raises RulebookError, naming the line, for one that is not a case.
    """
    results: list[CaseResult] = []
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            results.append(run_case(json.loads(line, parse_float=Decimal)))
        except (KeyError, TypeError, ValueError) as error:
            raise RulebookError(f"{path}, line {number}: not a rule case ({error!r})") from error
    return tuple(results)


def run_case(case: Mapping[str, Any]) -> CaseResult:
    """The result of one case."""
    chapter = Rulebook.load().at(date.fromisoformat(case["as_of"]), case.get("board") or "MB")
    kind = case["question_type"]
    got, rule, level = DECIDERS.get(kind, answer_question)(case, chapter)
    expected = str(case["answer"])
    told, wanted = got, expected
    if case.get("expected_level") and kind == "connected_person":
        told, wanted = f"{got} ({level})", f"{expected} ({case['expected_level']})"
    right = None if got == NOT_AUTOMATED else _plain(told) == _plain(wanted)
    confidence = case.get("confidence", "")
    return CaseResult(str(case["id"]), kind, confidence, wanted, told, rule, right)


def _plain(answer: str) -> str:
    return answer.casefold().replace("_", " ").replace("-", " ").strip()


def _connected(case: Mapping[str, Any], chapter: Chapter) -> Answer:
    world = world_of(case.get("facts") or ())
    found = Assessment(world, case["issuer"], chapter).finding(case["target"])
    if not chapter.regime.covered:
        return "not_covered", "", None
    return found.answer, found.rule, found.level


def _tier(case: Mapping[str, Any], chapter: Chapter) -> Answer:
    found = tier(Deal.of(case.get("transaction") or {}), chapter)
    return found.tier, found.rule, None


def _regime(case: Mapping[str, Any], chapter: Chapter) -> Answer:
    return chapter.regime.code, chapter.regime.name, None


def _citation(case: Mapping[str, Any], chapter: Chapter) -> Answer:
    clause = chapter.book.about(case["question"], chapter.day, chapter.board)
    if clause is None:
        return NOT_AUTOMATED, "", None
    return chapter.number(clause.key), chapter.number(clause.key), None


DECIDERS: Mapping[str, Callable[[Mapping[str, Any], Chapter], Answer]] = {
    "connected_person": _connected,
    "tier": _tier,
    "tier_published": _tier,
    "regime": _regime,
    "citation": _citation,
}
