"""The verb that screens issuers: screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from graphkit.cli.options import At, Folder, Json, Known
from graphkit.cli.printing import show_json, table, wants_json, write

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command()(screen)


def screen(
    issuers: Annotated[
        list[str] | None, typer.Argument(help="Any names of listed issuers.", show_default=False)
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="All issuers of the graph.")] = False,
    graph: Folder = Path("exports"),
    at: At = None,
    known: Known = None,
    json_: Json = False,
) -> None:
    """Who is connected with these issuers by offices and votes, by which limb: a list to look through.

    Kinship, trusts and carve-outs are not screened; graphkit check gives the finding and its proof."""
    from graphkit.assembly.build import load
    from graphkit.rules.check import issuers as listed
    from graphkit.rules.screened import screened

    if not issuers and not all_:
        raise typer.BadParameter("name the issuers, or give --all")
    held = load(graph).at(at, known)
    asked = listed(held) if all_ else tuple(held.find(name) for name in issuers or ())
    hits = list(screened(held, asked, date.fromisoformat(at) if at else None))
    if wants_json(json_):
        show_json([hit.to_record() for hit in hits])
        return
    table(
        ["issuer", "party", "limb", "rule", "through", "how sure"],
        [
            (hit.issuer, hit.party, hit.limb.replace("_", " "), hit.rule, hit.through, _sure(hit.is_certain))
            for hit in hits
        ],
    )
    write("The finding for one of them: graphkit check PARTY --issuer ISSUER")


def _sure(is_certain: bool) -> str:
    return "certain" if is_certain else "possible"
