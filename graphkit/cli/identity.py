"""Verbs on identity: which parties are one, which are not, and who says so."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graphkit.cli.options import Folder, Json
from graphkit.cli.printing import show_json, table, wants_json, write

if TYPE_CHECKING:
    from graphkit.identity.decision import Decision

__all__ = ["register"]

EXPORTS = Path("exports")

A = Annotated[str, typer.Argument(help="A name, party id or ref id.", metavar="A")]
B = Annotated[str, typer.Argument(help="Another.", metavar="B")]
By = Annotated[str | None, typer.Option("--by", help="Who decides; the user's name if not given.")]
Valid = Annotated[str | None, typer.Option("--valid", help="For which time, kept with the judgement.")]


def register(app: typer.Typer) -> None:
    """Add the group of verbs."""
    verbs = typer.Typer(
        help="Which parties of several filings are one: review, decide, undo, explain.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    for verb in (review, same, apart, undo, explain):
        verbs.command()(verb)
    app.add_typer(verbs, name="identity")


def review(
    graph: Folder = EXPORTS,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many pairs at most.")] = 50,
    json_: Json = False,
) -> None:
    """List the pairs that may be one party, the likeliest first, with the reason."""
    from graphkit.assembly import load
    from graphkit.identity.review import identity_of

    held = load(graph)
    unsure = identity_of(held, graph).unsure
    if wants_json(json_):
        show_json([one.to_record() for one in unsure[:limit]])
        return
    table(
        ["score", "A", "B", "rule", "reason"],
        [(f"{one.score:.2f}", *_named(held.resolve, one), one.rule, one.reason) for one in unsure[:limit]],
    )
    write(f"{len(unsure)} pairs to review. Decide with: graphkit identity same A B, or: apart A B")


def _named(resolve: object, decision: Decision) -> tuple[str, str]:
    assert callable(resolve)
    left, right = (resolve(id) for id in decision.pair)
    return (f"{left.name} ({left.id})", f"{right.name} ({right.id})")


def same(
    a: A, b: B, graph: Folder = EXPORTS, by: By = None, valid: Valid = None, json_: Json = False
) -> None:
    """Say that A and B are one party, and write the graph's files anew."""
    _decide(a, b, "same", graph, by, valid, json_)


def apart(
    a: A, b: B, graph: Folder = EXPORTS, by: By = None, valid: Valid = None, json_: Json = False
) -> None:
    """Say that A and B are not one party, whatever any rule finds, and write the files anew."""
    _decide(a, b, "not_same", graph, by, valid, json_)


def _decide(
    a: str, b: str, verdict: str, folder: Path, by: str | None, valid: str | None, json_: bool
) -> None:
    from graphkit.assembly import load, rewrite
    from graphkit.identity.review import decide

    entry = decide(load(folder), folder, a, b, verdict, by or getpass.getuser(), valid)
    report = rewrite(folder)
    if wants_json(json_):
        show_json({"verdict": entry.verdict, "by": entry.by, "digest": report.digest})
    else:
        told = "one party" if verdict == "same" else "two parties"
        write(f"{a} and {b} are {told}. Graph {report.digest[:16]}. Take back: graphkit identity undo")


def undo(a: A, b: B, graph: Folder = EXPORTS, json_: Json = False) -> None:
    """Take back what was said of A and B, and write the graph's files anew."""
    from graphkit.assembly import load, rewrite
    from graphkit.identity import review

    gone = review.undo(load(graph), graph, a, b)
    report = rewrite(graph)
    if wants_json(json_):
        show_json({"undone": [one.verdict for one in gone], "digest": report.digest})
    else:
        write(f"{len(gone)} judgements on {a} and {b} taken back. Graph {report.digest[:16]}.")


def explain(a: A, b: B, graph: Folder = EXPORTS, json_: Json = False) -> None:
    """Why A and B are one party or are not: decisions, rules, scores and features."""
    from graphkit.assembly import load
    from graphkit.identity import review

    found = review.explain(load(graph), graph, a, b)
    if wants_json(json_):
        show_json(found.to_record())
        return
    write(f"{a} / {b}: {found.verdict.replace('_', ' ')}", style="bold")
    table(
        ["verdict", "by", "score", "reason", "features"],
        [
            (
                one.verdict.replace("_", " "),
                one.rule,
                f"{one.score:.2f}",
                one.reason,
                ", ".join(f"{name} {one.features[name]}" for name in sorted(one.features)),
            )
            for one in found.decisions
        ],
    )
    for entry in found.judgements:
        write(f"judgement by {entry.by}: {entry.verdict.replace('_', ' ')}")
    if not found.decisions and not found.judgements:
        write("No rule compares them: they share no identifier, rare word or company.")
