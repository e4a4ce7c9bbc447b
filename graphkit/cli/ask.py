"""Verbs that ask the graph: query, check, paths, diff."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graphkit.cli.options import At, Folder, Json, Known
from graphkit.cli.patience import at_most
from graphkit.cli.printing import complain, plain, show_json, table, wants_json, write

if TYPE_CHECKING:
    from graphkit.graph.questions import Question
    from graphkit.graph.rows import Rows
    from graphkit.knowledge import KnowledgeGraph

__all__ = ["register"]

EXPORTS = Path("exports")
SHAPES = ("table", "json", "csv", "ttl")


def register(app: typer.Typer) -> None:
    """Add the verbs of this family."""
    for verb in (query, check, paths, diff):
        app.command()(verb)


def query(
    question: Annotated[
        str | None, typer.Argument(help="Name of a question (see --list) or SPARQL.", show_default=False)
    ] = None,
    values: Annotated[
        list[str] | None, typer.Argument(help="The question's values, as NAME=VALUE.", show_default=False)
    ] = None,
    graph: Folder = EXPORTS,
    format: Annotated[str, typer.Option("--format", help="table, json, csv or ttl.")] = "",
    at: At = None,
    known: Known = None,
    store: Annotated[
        str | None, typer.Option("--store", metavar="URL", help="Ask this SPARQL 1.1 store instead.")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="Describe the named questions.")] = False,
    show_: Annotated[bool, typer.Option("--show", help="Print the SPARQL instead of asking it.")] = False,
    seconds: Annotated[
        float, typer.Option("--seconds", min=0.1, help="Longest time for the answer; past it, exit code 1.")
    ] = 60,
) -> None:
    """Ask a named question, or any SPARQL. For instance: graphkit query directors party=Kingsoft"""
    from graphkit.assembly.build import load

    if list_ or question is None:
        _list()
        return
    if format and format not in SHAPES:
        raise typer.BadParameter(f"--format {format}: choose {', '.join(SHAPES)}")
    given = dict(_pair(value) for value in values or [])
    if show_:
        plain(_sparql(question, given, graph))
        return
    late = f"no answer within {seconds:g} s. Narrow the question, or give it more time with --seconds"
    if store:
        with at_most(seconds, late):
            rows = _ask_there(store, question, given)
    else:
        rows = _ask_here(load(graph).at(at, known), question, given, seconds, late)
    _show(rows, format)
    if not rows.rows:
        complain(_nothing(given))


def _list() -> None:
    from graphkit.graph.questions import questions

    table(
        ["question", "what it answers", "values, [optional]"],
        [(one.name, one.text, _parameters(one)) for one in questions()],
    )
    write("Ask one: graphkit query directors party=Kingsoft. Its SPARQL: graphkit query directors --show")


def _parameters(question: Question) -> str:
    return " ".join(one.name if one.required else f"[{one.name}]" for one in question.parameters.values())


def _sparql(question: str, given: dict[str, str], folder: Path) -> str:
    """The SPARQL of a question: with its values in place where some are given."""
    from graphkit.assembly.build import load
    from graphkit.graph.query import sparql_of
    from graphkit.graph.questions import question as named

    return sparql_of(load(folder), question, given) if given else named(question).sparql


def _ask_here(held: KnowledgeGraph, question: str, given: dict[str, str], seconds: float, late: str) -> Rows:
    """The time for making the RDF is not counted: only the question's own."""
    from graphkit.graph.query import answer, asks_for_findings, sparql_of

    sparql = sparql_of(held, question, given)
    store = held.reasoned if asks_for_findings(sparql) else held.store
    with at_most(seconds, late):
        return answer(store, sparql)


def _show(rows: Rows, format: str) -> None:
    format = format or ("json" if wants_json(False) else "table")
    if format == "table":
        table(rows.columns, rows.rows)
    else:
        plain(rows.to(format))


def _nothing(given: dict[str, str]) -> str:
    values = " ".join(f"{name}={value}" for name, value in given.items())
    return "nothing in the graph answers this" + (
        f"; it may with values other than {values}" if values else ""
    )


def _ask_there(url: str, question: str, given: dict[str, str]) -> Rows:
    """A store knows no names as typed: there, a party is given by its id (hk-3888)."""
    from graphkit.graph.query import sparql_of
    from graphkit.graph.remote import RemoteStore

    return RemoteStore(url).ask(sparql_of(None, question, given))


def _pair(value: str) -> tuple[str, str]:
    name, equals, text = value.partition("=")
    if not equals:
        raise typer.BadParameter(f"{value!r}: write NAME=VALUE, for instance party=Kingsoft")
    return name, text


def check(
    party: Annotated[str, typer.Argument(help="Any name of the party, English or Chinese, or stock code.")],
    issuer: Annotated[
        str | None, typer.Option("--issuer", help="The listed issuer; may be left out where only one fits.")
    ] = None,
    graph: Folder = EXPORTS,
    at: At = None,
    known: Known = None,
    why_not: Annotated[
        bool, typer.Option("--why-not", help="The fewest statements on which a yes rests.")
    ] = False,
    what_if: Annotated[
        str | None, typer.Option("--what-if", metavar="CHANGE", help='For instance "holds 29%".')
    ] = None,
    json_: Json = False,
) -> None:
    """Is PARTY a connected person, at what level, by which rule, along which path, in which words?"""
    from graphkit.assembly.build import load
    from graphkit.cli.findings import show_change, show_finding, show_why_not
    from graphkit.rules import nearest_changes
    from graphkit.rules import what_if as suppose
    from graphkit.rules import why_not as grounds

    held = load(graph).at(known=known)
    if what_if is not None:
        change = suppose(held, party, what_if, issuer=issuer, at=at)
        show_json(change.to_record()) if wants_json(json_) else show_change(change)
    elif why_not:
        rests = grounds(held, party, issuer=issuer, at=at)
        nearest = nearest_changes(held, party, issuer=issuer, at=at)
        if wants_json(json_):
            show_json(rests.to_record() | {"nearest_changes": [one.to_record() for one in nearest]})
        else:
            show_why_not(rests, nearest)
    else:
        found = held.check(party, issuer=issuer, at=at, known=known)
        if wants_json(json_):
            show_json(found.to_record() | {"certificate": found.certificate()})
        else:
            show_finding(found)


def paths(
    a: Annotated[str, typer.Argument(help="Where the paths begin.")],
    b: Annotated[str, typer.Argument(help="Where they end.")],
    max: Annotated[int, typer.Option("--max", min=1, max=12, help="The longest path, in edges.")] = 6,
    graph: Folder = EXPORTS,
    at: At = None,
    known: Known = None,
    json_: Json = False,
) -> None:
    """All paths from A to B, shortest first, each edge with its sentence."""
    from graphkit.assembly.build import load
    from graphkit.cli.routes import show_routes, to_record, to_step

    held = load(graph).at(at, known)
    start, end = held.find(a), held.find(b)
    found = held.paths(start, end, max=max)
    if wants_json(json_):
        beyond = [to_step(step) for step in held.onward(end)] if found else []
        show_json({"paths": [to_record(route) for route in found], "beyond": beyond})
    else:
        show_routes(held, found, start, end)
    if not found:
        write(f"No path of up to {max} edges leads from {start.name} to {end.name}.")
        raise typer.Exit(1)


def diff(
    before: Annotated[str, typer.Argument(metavar="FROM", help="The earlier day.")],
    after: Annotated[str, typer.Argument(metavar="TO", help="The later day.")],
    graph: Folder = EXPORTS,
    json_: Json = False,
) -> None:
    """What changed between two days, in words, each change with its cause."""
    from graphkit.assembly.build import load
    from graphkit.graph.diff import changes

    found = changes(load(graph), before, after)
    if wants_json(json_):
        show_json([change.to_record() for change in found])
        return
    for change in found:
        write(str(change))
    write(f"{len(found)} changes from {before} to {after}.")
