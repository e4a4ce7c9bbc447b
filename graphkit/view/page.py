"""The page: one HTML file that holds the graph, its evidence and all it needs to be read offline.

It is made through pyvis, with a template of ours: the stock one asks a CDN for scripts and lets
text from a filing into the markup. Ours admits only the scripts and styles whose hashes it names,
no request at all, and data as JSON in which no character can end the element that holds it.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyvis
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from pyvis.network import Network

from graphkit.view.cards import legible
from graphkit.view.carried import carried
from graphkit.view.figure import Figure, figure, reading_order
from graphkit.view.layout import Layout, lay_out
from graphkit.view.payload import edges, key, language, nodes, record, verdicts
from graphkit.view.surroundings import surroundings

if TYPE_CHECKING:
    from graphkit.graph.graph import Graph
    from graphkit.identity.parties import Party
    from graphkit.rules.finding import Finding

__all__ = ["frame", "page", "write"]

VIS = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
SCRIPTS = """text graph state scene pen paint labels chart keys panel findings lens table search
filters clocks dossier main""".split()
ESCAPES = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
LIMIT = 2000


def page(
    graph: Graph,
    *,
    focus: Party | None = None,
    findings: Iterable[Finding | Mapping[str, Any]] = (),
    limit: int = LIMIT,
    title: str | None = None,
) -> str:
    """The page of a graph as HTML; the same graph always gives the same text.

    It opens on `focus` and its surroundings. Of a graph of more than `limit` parties only the
    surroundings of `focus`, or of the issuer with the most relations, are drawn at first; the
    rest is folded, with counts, and opens on demand. `findings` are those of `graphkit.rules`, or
    their records. A very large graph is not carried whole (`graphkit.view.carried`); the title says so.
    """
    held, graph = graph, carried(graph, focus)
    told = [one if isinstance(one, Mapping) else one.to_record() for one in findings]
    whole = figure(graph)
    shown = whole if len(whole.parties) <= limit else whole.part(surroundings(whole, focus, limit))
    layout = lay_out(shown)
    statements = reading_order(graph.statements)
    numbers = {one.id: number for number, one in enumerate(statements)}
    network, folded = _network(whole, layout, numbers)
    name = title or _title(whole)
    if graph is not held:
        name = f"{name} ({len(graph.filings):,} of {len(held.filings):,} filings)"
        told = [
            one for one in told if {one[end]["id"] for end in ("issuer", "subject")} <= graph.parties.keys()
        ]
    network.heading = legible(name)
    network.templateEnv = _environment()
    network.templateEnv.globals["record"] = {
        **record(graph, layout, statements),
        "folded": folded,
        "language": language(),
        "findings": list(verdicts(told, numbers)),
        "focus": key(focus.id) if focus else None,
        "title": name,
    }
    network.path = "page.html"
    return str(network.generate_html())


def _network(
    whole: Figure, layout: Layout, numbers: Mapping[str, int]
) -> tuple[Network, dict[str, list[dict[str, Any]]]]:
    """What is drawn at first as a network of pyvis, and what is folded away as plain values."""
    network = Network(directed=True)
    folded: dict[str, list[dict[str, Any]]] = {"nodes": [], "edges": []}
    for node in nodes(whole, layout):
        if "x" in node:
            network.add_node(node.pop("id"), label=node.pop("label"), shape="custom", **node)
        else:
            folded["nodes"].append(node)
    for edge in edges(whole, layout, numbers):
        if edge.pop("folded"):
            folded["edges"].append(edge)
        else:
            network.add_edge(edge.pop("from"), edge.pop("to"), **edge)
    network.set_options(json.dumps({"physics": {"enabled": False}}))
    return network, folded


def write(graph: Graph, path: str | Path, **how: Any) -> Path:
    """Write the page of a graph to a file, and return its path; `how` is that of `page`."""
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page(graph, **how), encoding="utf-8", newline="\n")
    return target


def frame(graph: Graph, height: int = 680, **how: Any) -> str:
    """The page in a sandboxed frame, for the display of a notebook."""
    held = html.escape(page(graph, **how))
    return (
        f'<iframe title="graphkit" sandbox="allow-scripts allow-downloads allow-modals" '
        f'style="width:100%;height:{int(height)}px;border:0" srcdoc="{held}"></iframe>'
    )


def _title(whole: Figure) -> str:
    issuers = [party.name for party in whole.parties if party.id in whole.issuers]
    if len(issuers) == 1:
        return issuers[0]
    return f"{len(whole.parties)} parties and how they are connected"


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("graphkit.view", "template"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    made.filters["data"] = _data
    made.globals |= {"style": _style(), "scripts": _scripts(), "policy": _policy()}
    return made


def _data(value: Any) -> str:
    """JSON that can stand in a script element: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character, escape in ESCAPES.items():
        text = text.replace(character, escape)
    return text


@cache
def _style() -> str:
    return files("graphkit.view").joinpath("template", "page.css").read_text("utf-8")


@cache
def _scripts() -> tuple[str, str]:
    """vis-network from pyvis's own files, and the page's script, its parts in one scope."""
    folder = files("graphkit.view").joinpath("template")
    parts = [folder.joinpath(f"{name}.js").read_text("utf-8") for name in SCRIPTS]
    return VIS.read_text("utf-8"), "(() => {\n'use strict';\n" + "\n".join(parts) + "\n})();\n"


def _policy() -> str:
    """Only these scripts and styles, images only from the page itself, and no request of any kind."""
    scripts = " ".join(_hash(script) for script in _scripts())
    return (
        f"default-src 'none'; script-src {scripts}; style-src {_hash(_style())}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
