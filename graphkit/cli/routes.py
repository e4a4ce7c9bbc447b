"""How paths are told: a line of names, then each step with its statements and their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graphkit.cli.printing import write
from graphkit.graph.paths import Path, Step
from graphkit.identity.names import fold, is_chinese, stems
from graphkit.identity.parties import Party
from graphkit.knowledge import KnowledgeGraph
from graphkit.statement import Statement

__all__ = ["show_routes", "to_record", "to_step", "words"]

ROLES = frozenset(["our co"]) | frozenset(
    "co issuer vendor purchaser buyer seller subscriber target lender borrower".split()
)
ARROWS = {"controls_by_contract": "⇢"}
LONGEST_QUOTE = 240


def words(statement: Statement) -> str:
    """What the filing says, where it says it: the sentence around the quote, file, page."""
    best = max(statement.evidence, key=lambda one: len(one.quote))
    text, start, end = statement.filing.text, *(best.sentence or (best.start, best.end))
    room = max((LONGEST_QUOTE - (best.end - best.start)) // 2, 0)
    low, high = max(start, best.start - room), min(end, best.end + room, best.start + LONGEST_QUOTE)
    cut = " ".join(text[low:high].split()).strip("“”")
    lead, tail = ("…" if low > start else ""), ("…" if high < end else "")
    return f"“{lead}{cut}{tail}” ({statement.filing.name}, page {best.page})"


def told(statement: Statement) -> str:
    """The relation in a few words: predicate, percentage, role, state."""
    parts = [statement.predicate.replace("_", " ")]
    if statement.wholly_owned is not None:
        parts.insert(0, "wholly-owned" if statement.wholly_owned else "non-wholly-owned")
    details = (statement.percent, statement.role, statement.title, statement.kind, statement.state)
    parts += [str(detail).replace("_", "-") for detail in details if detail is not None]
    if statement.status != "asserted":
        parts.append(f"({statement.status})")
    return " ".join(parts)


def show_routes(graph: KnowledgeGraph, found: Sequence[Path], start: Party, end: Party) -> None:
    """All paths, then what lies beyond the end by ownership or contract."""
    for number, path in enumerate(found, 1):
        write(f"{number}. {_line(path)}", "bold")
        for step in path.steps:
            _show_step(step)
        write()
    beyond = graph.onward(end)
    if found and beyond:
        write(f"Beyond {end.name}:", "bold")
        for step in beyond:
            _show_step(step)


def _arrow(step: Step) -> str:
    return next((ARROWS[one.predicate] for one in step.statements if one.predicate in ARROWS), "→")


def _line(path: Path) -> str:
    line = familiar(path.steps[0].source)
    for step in path.steps:
        line += f" {_arrow(step)} {familiar(step.target)}"
    return line


def familiar(party: Party) -> str:
    """The shortest name that a filing defines for the party and that is its own (no "the Company");
    else its full name."""
    own = [
        name
        for name in party.names
        if name != party.name and not is_chinese(name) and fold(name) not in ROLES
    ]
    if own:
        return min(own, key=lambda name: (len(name), name))
    kept = len(stems(party.name)[-1].split()) if party.type == "company" else None
    return " ".join(party.name.split()[:kept])


def _show_step(step: Step) -> None:
    write(f"   {step.source.name} {_arrow(step)} {step.target.name}")
    for statement in step.statements:
        write(f"      {told(statement)}: {words(statement)}", "dim")


def to_record(path: Path) -> dict[str, Any]:
    """A path as JSON values: the line of names, the parties, and each step with its statements."""
    return {
        "text": _line(path),
        "parties": [
            {"id": party.id, "name": party.name, "names": list(party.names)} for party in path.parties
        ],
        "steps": [to_step(step) for step in path.steps],
    }


def to_step(step: Step) -> dict[str, Any]:
    """A step as JSON values: its ends by name, and its statements with their quotes."""
    return {
        "from": step.source.name,
        "to": step.target.name,
        "by_contract": _arrow(step) != "→",
        "statements": [statement.to_record() for statement in step.statements],
    }
