"""`graphkit rulebook`: the Listing Rules as dated data, clause by clause, and their test cases."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphkit.cli.options import Json
from graphkit.cli.printing import show_json, table, wants_json, write
from graphkit.errors import RulebookError

__all__ = ["app"]

app = typer.Typer(help="The Listing Rules as dated data.", no_args_is_help=True)
TAGS = {
    "V": "wording read on the exchange's own page",
    "S": "seen in a note of a law firm, a notice or an announcement",
    "K": "general knowledge; the wording was not read again, check it before you rely on it",
}
STATES = {True: "right", False: "WRONG", None: "not automated"}


@app.command("list")
def list_clauses(json_: Json = False) -> None:
    """Every clause with its numbers by regime, and how certain the item is."""
    from graphkit.rules import Rulebook

    book = Rulebook.load()
    if wants_json(json_):
        show_json([clause.to_record() for clause in book.clauses.values()])
        return
    codes = [regime.code for regime in book.regimes if regime.covered]
    rows = []
    for clause in book.clauses.values():
        numbers = [f"{e.number} [{e.tag}]" if (e := clause.entries.get(code)) else "" for code in codes]
        rows.append((*numbers, clause.explains))
    table([*codes, "what it says"], rows)
    for regime in book.regimes:
        covered = "" if regime.covered else ": not covered"
        write(f"{regime.code}: {regime.name}, from {regime.since} to before {regime.until}{covered}")
    for tag, told in TAGS.items():
        write(f"[{tag}]: {told}")


@app.command("show")
def show_clause(
    number: Annotated[str, typer.Argument(help="A rule number, Main Board or GEM: 14A.12, 20.10.")],
    json_: Json = False,
) -> None:
    """One rule: what it says, its thresholds, its numbers and dates, how certain the item is."""
    from graphkit.rules import Rulebook

    book = Rulebook.load()
    found = book.numbered(number)
    if not found:
        raise RulebookError(f"no rule {number!r} in the rulebook; graphkit rulebook list shows all")
    if wants_json(json_):
        records = {clause.key: clause.to_record() for clause, _, _ in found}
        show_json(list(records.values()))
        return
    for clause, code, entry in found:
        gem = book.gem(entry, code)
        write(f"{entry.number}" + (f" (GEM {gem})" if gem else " (no GEM twin)") + f", {code}", "bold")
        write(f"  {clause.explains}")
        for name, value in clause.thresholds.items():
            write(f"  {name.replace('_', ' ')}: {value:f}")
        write(f"  asks the graph: {clause.asks}")
        write(f"  [{entry.tag}]: {TAGS.get(entry.tag, entry.tag)}; source: {clause.source}", "dim")


@app.command("test")
def test_cases(
    cases: Annotated[Path, typer.Argument(help="Rule cases, one JSON object a line.")], json_: Json = False
) -> None:
    """Run rule cases: id, expected, got, rule; exit code 1 on a mismatch."""
    from graphkit.rules import run_cases

    results = run_cases(cases)
    wrong = [one for one in results if one.is_right is False]
    if wants_json(json_):
        show_json([one.to_record() for one in results])
    else:
        table(
            ["case", "type", "expected", "got", "rule", ""],
            [(r.id, r.question_type, r.expected, r.got, r.rule, STATES[r.is_right]) for r in results],
        )
        unasked = sum(one.is_right is None for one in results)
        right = len(results) - len(wrong) - unasked
        write(f"{len(results)} cases: {right} right, {len(wrong)} wrong, {unasked} not automated.")
    if wrong:
        raise typer.Exit(1)
