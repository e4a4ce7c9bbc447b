"""Verbs on identity: which parties are one, which are not, and who says so."""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from shlex import quote
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
    for verb in (review, same, apart, undo, explain, log):
        verbs.command()(verb)
    app.add_typer(verbs, name="identity")


def review(
    graph: Folder = EXPORTS,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many pairs at most.")] = 50,
    json_: Json = False,
) -> None:
    """List the pairs that may be one party, the likeliest first, with the reason."""
    from graphkit.assembly.build import load
    from graphkit.graph.review import identity_of

    held = load(graph)
    unsure = identity_of(held, graph).unsure
    if wants_json(json_):
        show_json([_record(held.resolve, one) for one in unsure[:limit]])
        return
    table(
        ["score", "A", "B", "rule", "reason"],
        [(f"{one.score:.2f}", *_named(held.resolve, one), one.rule, one.reason) for one in unsure[:limit]],
    )
    write(
        f"{len(unsure)} pairs to review. Look closer: graphkit identity explain A B. "
        "Decide: graphkit identity same A B, or: graphkit identity apart A B"
    )


def _record(resolve: object, decision: Decision) -> dict[str, object]:
    """The decision with what to call both parties."""
    left, right = _named(resolve, decision)
    return decision.to_record() | {"left_party": left, "right_party": right}


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
    from graphkit.assembly.build import load, rewrite
    from graphkit.graph.review import decide

    entry = decide(load(folder), folder, a, b, verdict, by or getpass.getuser(), valid)
    report = rewrite(folder)
    if wants_json(json_):
        show_json({"verdict": entry.verdict, "by": entry.by, "digest": report.digest})
    else:
        told = "one party" if verdict == "same" else "two parties"
        back = f"graphkit identity undo {quote(a)} {quote(b)}"
        write(f"{a} and {b} are {told}. Graph {report.digest[:16]}. Take back: {back}")


def undo(a: A, b: B, graph: Folder = EXPORTS, json_: Json = False) -> None:
    """Take back what was said of A and B, and write the graph's files anew."""
    from graphkit.assembly.build import load, rewrite
    from graphkit.graph import review

    gone = review.undo(load(graph), graph, a, b)
    report = rewrite(graph)
    if wants_json(json_):
        show_json({"undone": [one.verdict for one in gone], "digest": report.digest})
    else:
        write(f"{len(gone)} judgements on {a} and {b} taken back. Graph {report.digest[:16]}.")


def explain(a: A, b: B, graph: Folder = EXPORTS, json_: Json = False) -> None:
    """Why A and B are one party or are not: decisions, rules, scores and features."""
    from graphkit.assembly.build import load
    from graphkit.graph import review

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
        when = f", valid {entry.valid}" if entry.valid else ""
        write(f"judgement by {entry.by}: {entry.verdict.replace('_', ' ')}{when}")
    if not found.decisions and not found.judgements:
        write("No rule compares them: they share no identifier, rare word or company.")
    verb = "undo" if found.judgements else "apart" if found.verdict == "same" else "same"
    write(f"To change that: graphkit identity {verb} {quote(a)} {quote(b)}")


def log(graph: Folder = EXPORTS, json_: Json = False) -> None:
    """Every decision on this graph, one line each: judgements, and what the rules drew from the filings."""
    from graphkit.assembly.build import load
    from graphkit.graph.review import identity_of
    from graphkit.identity.log import read_log

    held = load(graph)
    found = [one for one in identity_of(held, graph).decisions if not one.rule.startswith("judgement by")]
    entries = read_log(graph)
    if wants_json(json_):
        told = [asdict(entry) | {"rule": "judgement"} for entry in entries]
        show_json([*told, *(_record(held.resolve, one) for one in found)])
        return
    said = [
        (
            entry.verdict,
            f"judgement by {entry.by}",
            "",
            _first(entry.left),
            _first(entry.right),
            entry.valid or "",
        )
        for entry in entries
    ]
    drawn = [
        (one.verdict, one.rule, f"{one.score:.2f}", *_named(held.resolve, one), one.reason) for one in found
    ]
    table(
        ["verdict", "by", "score", "A", "B", "reason or time"],
        [(verdict.replace("_", " "), *rest) for verdict, *rest in (*said, *drawn)],
    )


def _first(refs: Mapping[str, str]) -> str:
    """The first ref of a side of a judgement, by name and id."""
    id = min(refs)
    return f"{refs[id]} ({id})"
