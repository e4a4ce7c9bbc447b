"""Hong Kong Stock Exchange announcements as a graph of who is connected to whom.

    import graphkit as gk
    graph = gk.build(["announcement.pdf"])       # or gk.load("exports")
    graph.check("Xiaomi", issuer="Kingsoft")     # Finding: .answer .level .rule .path
    graph.query("subsidiaries", party="Kingsoft")
    graph.paths("Lei Jun", "Cloud Technology")
    graph.show("graph.html")

A newcomer reads, in order: filing/ (a document as it was published), extract/ (what it says),
statement.py (one fact with its words), rules/ (what follows by the Listing Rules), view/ (the page).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.assembly.build import build, build_folder, load, read_folder
    from graphkit.errors import GraphkitError
    from graphkit.extract import Extract
    from graphkit.filing import Filing, open_filing
    from graphkit.graph.arrays.columns import Columns
    from graphkit.identity.parties import Party
    from graphkit.knowledge import KnowledgeGraph
    from graphkit.percent import Percent, Verdict
    from graphkit.rules import Finding
    from graphkit.statement import Evidence, PartyRef, Statement, Value

__all__ = [
    "Columns",
    "Evidence",
    "Extract",
    "Filing",
    "Finding",
    "GraphkitError",
    "KnowledgeGraph",
    "Party",
    "PartyRef",
    "Percent",
    "Statement",
    "Value",
    "Verdict",
    "build",
    "build_folder",
    "load",
    "open_filing",
    "read_folder",
]

_HOMES = {
    "graphkit.assembly.build": ("build", "build_folder", "load", "read_folder"),
    "graphkit.errors": ("GraphkitError",),
    "graphkit.extract": ("Extract",),
    "graphkit.graph.arrays.columns": ("Columns",),
    "graphkit.filing": ("Filing", "open_filing"),
    "graphkit.knowledge": ("KnowledgeGraph",),
    "graphkit.identity.parties": ("Party",),
    "graphkit.percent": ("Percent", "Verdict"),
    "graphkit.rules": ("Finding",),
    "graphkit.statement": ("Evidence", "PartyRef", "Statement", "Value"),
}


def __getattr__(name: str) -> Any:
    """Public names are loaded when first asked for, so that `import graphkit` costs nothing."""
    for home, names in _HOMES.items():
        if name in names:
            found = getattr(import_module(home), name)
            globals()[name] = found
            return found
    raise AttributeError(f"module 'graphkit' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
