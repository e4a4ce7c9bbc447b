"""Verbs that check: verify, claims, score, and the rulebook's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphkit.cli import rulebook
from graphkit.cli.options import Folder, Json
from graphkit.cli.printing import show_json, table, wants_json, write

__all__ = ["register"]

EXPORTS = Path("exports")


def register(app: typer.Typer) -> None:
    """Add the verbs of this family."""
    for verb in (verify, claims, score):
        app.command()(verb)
    app.add_typer(rulebook.app, name="rulebook")


def verify(graph: Folder = EXPORTS, json_: Json = False) -> None:
    """Check every quote and every proof of the graph against the filings."""
    from graphkit.verify import verify as check_all

    found = check_all(graph)
    if wants_json(json_):
        show_json(found.to_record())
    else:
        for fault in found.faults:
            write(f"FAULT: {fault}", "bold red")
        for name in found.absent:
            write(f"{name}: the file is no longer there; its text in the graph was checked")
        state = f"{len(found.faults)} faults" if found.faults else "all of it checks"
        write(f"{found.statements} statements, {found.quotes} quotes, {found.certificates} proofs: {state}.")
    if found.faults:
        raise typer.Exit(1)


def claims(graph: Folder = EXPORTS, json_: Json = False) -> None:
    """What issuers say of each transaction beside what follows from the graph; exit code 1 where
    the connection or the tier that is claimed does not follow."""
    from graphkit.assembly.build import load
    from graphkit.rules import claims as check_claims

    found = check_claims(load(graph))
    if wants_json(json_):
        show_json([one.to_record() for one in found])
    else:
        for one in found:
            state = "agrees" if one.agrees else "DIFFERS"
            write(f"{state}: {one.title} ({one.issuer}, {one.as_of}, {one.regime})", "bold")
            write(f"  said to be connected: {', '.join(one.stated_connected) or 'nobody'}")
            derived = [f"{f.subject_name} ({f.answer}, {f.rule})" for f in one.findings if f.answer != "no"]
            write(f"  follows: {', '.join(derived) or 'nobody'}")
            fits = one.derived_tier.tier if one.derived_tier else "unknown"
            write(f"  tier said: {one.stated_tier or 'none'}; tier that fits: {fits}")
            for difference in one.differences:
                write(f"  {difference.kind.replace('_', ' ')}: {difference.text}")
        write(f"{len(found)} transactions checked, {sum(not one.agrees for one in found)} differ.")
    if not all(one.agrees for one in found):
        raise typer.Exit(1)


def score(
    gold: Annotated[Path, typer.Argument(help="Folder of gold files.")],
    facts: Annotated[Path, typer.Argument(help="What graphkit facts wrote.")],
    json_: Json = False,
    faults: Annotated[
        bool, typer.Option("--faults", help="Every fact invented, missed, told otherwise.")
    ] = False,
) -> None:
    """Precision and recall of facts against gold, by predicate and by document."""
    from graphkit.score import score as compare

    scores = compare(gold, facts)
    if wants_json(json_):
        show_json(scores.to_record() | ({"faults": scores.faults} if faults else {}))
        return
    for title, tallies in (
        ("predicate", [("all facts", scores.facts), *sorted(scores.by_predicate.items())]),
        ("document", sorted(scores.by_document.items())),
    ):
        table(
            [title, "precision", "recall", "F1", "right", "wrong", "missed"],
            [
                (name, f"{t.precision:.3f}", f"{t.recall:.3f}", f"{t.f1:.3f}", t.right, t.wrong, t.missed)
                for name, t in tallies
            ],
        )
        write()
    for fault in scores.faults if faults else ():
        write(fault)
