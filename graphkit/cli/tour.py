"""The end of the demo: who is connected to whom in the sample, why, and where to look next."""

from __future__ import annotations

from pathlib import Path

from graphkit.assembly.build import load
from graphkit.cli.findings import show_finding
from graphkit.cli.printing import table, write
from graphkit.cli.routes import show_routes

__all__ = ["tour"]

ISSUER = "Kingsoft"
CONNECTED = "Beijing Xiaomi"
CHAIN = "Cloud Technology"


def tour(folder: Path) -> None:
    """Print the findings, one of them with its proof, and one chain of control with its sentences."""
    graph = load(folder)
    issuer = graph.find(ISSUER)
    found = [one for one in graph.findings() if one.issuer == issuer.id]
    write()
    table(
        ["connected with the issuer?", "level", "rule", "because"],
        [
            (f"{one.answer}: {one.subject_name}", one.level or "", one.rule, one.path or one.explanation)
            for one in sorted(
                found, key=lambda one: (ORDER.index(one.answer), one.level or "", one.subject_name)
            )
            if one.answer != "no" or one.paths
        ],
        title=f"Connected persons of {issuer.name} ({issuer.stock_code})",
    )
    write()
    show_finding(graph.check(CONNECTED, issuer=ISSUER))
    write(f"Paths from {ISSUER} to {CHAIN}:", "bold")
    start, end = graph.find(ISSUER), graph.find(CHAIN)
    show_routes(graph, graph.paths(start, end)[:1], start, end)
    write()
    write(f"The chart with all sentences: {folder / 'graph.html'} (open it in a browser).")
    write("Ask further: graphkit check Xiaomi --issuer Kingsoft, graphkit query --list, graphkit verify")


ORDER = ("yes", "undetermined", "review", "no")
