"""How a finding is told: the answer, the rule, each path with its sentences, what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graphkit.cli.printing import write
from graphkit.cli.routes import words
from graphkit.rules.counterfactual import Change, WhyNot
from graphkit.rules.finding import Finding, Path

__all__ = ["show_change", "show_finding", "show_why_not"]

LEVELS = {
    "issuer": "at the level of the issuer",
    "subsidiary": "at the level of a subsidiary",
    "connected_subsidiary": "as a connected subsidiary",
    "deemed": "as deemed by the Exchange",
}
UNREAD = "[K]: general knowledge of the rule; its wording was not read again, check it before you rely on it"


def show_finding(finding: Finding, most: int = 6) -> None:
    """Everything a person needs to check the answer line by line; `most` paths are shown."""
    level = (
        f", {LEVELS.get(finding.level, finding.level)}" if finding.level and finding.answer == "yes" else ""
    )
    rule = f" by rule {finding.rule}" if finding.rule else ""
    write(f"{finding.answer.upper()}: {finding.subject_name} and {finding.issuer_name}{level}{rule}", "bold")
    write(f"As of {finding.as_of}, {finding.board} {finding.regime}. {finding.explanation}")
    tags = set()
    for number, path in enumerate(finding.paths[:most], 1):
        write()
        write(f"Path {number} ({', '.join(path.rules) or 'no rule'}):", "bold")
        tags |= _show_path(path)
    if len(finding.paths) > most:
        write(f"... and {len(finding.paths) - most} longer paths (--json has them all)")
    _list("The filings say", (words(statement) for statement in finding.stated))
    if finding.difference:
        write(f"Difference: {finding.difference}", "bold")
    _list("Not known, and would decide it", finding.missing)
    _list("Near a threshold", (near.text for near in finding.near_misses))
    _list("For a person's eye", finding.flags)
    _list("Assumed", finding.assumptions)
    if "K" in tags or "[K]" in tags:
        write(UNREAD, "dim")
    write()


def _show_path(path: Path) -> set[str]:
    tags = set()
    for hop in path.hops:
        marks = [f"rule {hop.rule}" if hop.rule else "", "" if hop.is_certain else "not certain"]
        told = "; ".join(mark for mark in marks if mark)
        tag = f" [{hop.tag.strip('[]')}]" if "K" in hop.tag else ""
        write(f"  {hop}" + (f" ({told}{tag})" if told else ""))
        for statement in hop.statements:
            write(f"      {words(statement)}", "dim")
        tags.add(hop.tag)
    return tags


def _list(title: str, lines: Iterable[str]) -> None:
    held = list(lines)
    if held:
        write(f"{title}:", "bold")
        for line in held:
            write(f"  - {line}")


def show_change(change: Change) -> None:
    """A supposition: the answer before and with it."""
    write(f"Suppose {change.text}:", "bold")
    write(f"  now: {change.before.answer} {change.before.rule}. {change.before.explanation}")
    write(f"  then: {change.after.answer} {change.after.rule}. {change.after.explanation}")


def show_why_not(rests: WhyNot, nearest: Sequence[Change]) -> None:
    """The fewest statements on which a yes rests; for another answer, the nearest changes to a yes."""
    finding = rests.finding
    write(
        f"{finding.answer.upper()}: {finding.subject_name} and {finding.issuer_name} {finding.rule}", "bold"
    )
    if rests.statements:
        write(f"Without these {len(rests.statements)} statements the answer would be {rests.then}:")
        for statement in rests.statements:
            write(f"  - {words(statement)}")
    for change in nearest:
        write(f"It would be {change.after.answer} if {change.text}")
    if not rests.statements and not nearest:
        write("No single change of a holding would make it a yes.")
