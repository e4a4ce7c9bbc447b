"""The payload: all that the page knows, as JSON values under short keys of its own.

Ids from filings never reach the page's markup: parties, links and statements go by keys drawn
from their hashes, which stay the same from build to build, so that a link to a view keeps working.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from graphkit.filing.filing import Filing
from graphkit.graph.clocks import days, own_interval
from graphkit.statement import RELATIONS, PartyRef, Statement, Value
from graphkit.view.figure import Figure, Link
from graphkit.view.layout import Layout
from graphkit.view.passages import Passages
from graphkit.view.relations import attributes, families, relation, words

if TYPE_CHECKING:
    from graphkit.graph.graph import Graph

__all__ = ["edges", "key", "language", "nodes", "record", "verdicts"]


@lru_cache(1 << 16)
def key(id: str) -> str:
    """A party's key on the page."""
    return "p" + hashlib.sha256(id.encode()).hexdigest()[:10]


def nodes(figure: Figure, layout: Layout) -> Iterable[dict[str, Any]]:
    """A node for each party; those without a place are folded away at first."""
    for party in figure.parties:
        node: dict[str, Any] = {
            "id": key(party.id),
            "label": party.name,
            "type": party.type,
            "names": list(party.names),
            "zh": party.chinese_name or "",
            "code": party.stock_code or "",
            "issuer": party.id in figure.issuers,
        }
        if placed := layout.parties.get(party.id):
            node |= {"x": placed.x, "y": placed.y, "w": placed.width, "h": placed.height}
            node["lines"] = [list(line) for line in placed.lines]
            node["ledger"] = placed.ledger
        yield node


def edges(figure: Figure, layout: Layout, numbers: Mapping[str, int]) -> Iterable[dict[str, Any]]:
    """An edge for each link: the numbers of its statements, its bends, and whether an end is folded."""
    for link in figure.links:
        yield {
            "id": _link_key(link),
            "from": key(link.upper),
            "to": key(link.lower),
            "family": link.family,
            "peer": link.peer,
            "says": [numbers[one.id] for one in link.statements],
            "folded": not {link.upper, link.lower} <= layout.parties.keys(),
            "path": layout.links.get((link.upper, link.lower, link.family)),
        }


def verdicts(findings: Iterable[Mapping[str, Any]], numbers: Mapping[str, int]) -> Iterable[dict[str, Any]]:
    """The findings, told by their records, with their paths as numbers of statements."""
    for one in findings:
        yield {
            "subject": key(one["subject"]["id"]),
            "name": one["subject"]["name"],
            "issuer": key(one["issuer"]["id"]),
            "answer": one["answer"],
            "level": one["level"] or "",
            "rule": one["rule"],
            "as_of": one["as_of"],
            "why": one["explanation"],
            "notes": [*one["missing"], *one["flags"], one["difference"], *one["near_misses"]],
            "paths": [[_hop(hop, numbers) for hop in path["hops"]] for path in one["paths"]],
        }


def _hop(hop: Mapping[str, Any], numbers: Mapping[str, int]) -> dict[str, Any]:
    says = [numbers[id] for id in hop["statements"] if id in numbers]
    return {"text": hop["text"], "rule": hop["rule"], "says": says}


def _link_key(link: Link) -> str:
    return f"{key(link.upper)}-{key(link.lower)}-{link.family}"


def record(graph: Graph, layout: Layout, statements: Sequence[Statement]) -> dict[str, Any]:
    """Filings with passages, statements and ledgers; statements keep their order."""
    passages = Passages.of(_dated(graph), statements)
    place = {filing.sha256: number for number, filing in enumerate(passages.filings)}
    return {
        "filings": [_filing(filing, passages) for filing in passages.filings],
        "statements": [_statement(graph, one, place, passages) for one in statements],
        "ledgers": [
            {
                "title": ledger.title,
                "host": key(ledger.host) if ledger.host else None,
                "family": ledger.family,
                "above": ledger.above,
                "x": x,
                "y": y,
                "w": ledger.size[0],
                "h": ledger.size[1],
                "path": path,
            }
            for (ledger, (x, y)), path in zip(layout.ledgers, layout.stems, strict=True)
        ],
    }


def _dated(graph: Graph) -> list[Filing]:
    held = graph.filings.values()
    return sorted(held, key=lambda one: (one.published is None, str(one.published), one.name, one.sha256))


def language() -> dict[str, Any]:
    """Families, verbs and words, for the page to speak with."""
    held = families()
    predicates = {name: relation(name) for name in sorted(RELATIONS)}
    return {
        "families": [{"key": name, "title": one.title} for name, one in held.items()],
        "relations": {n: {"verb": r.verb, "short": r.short, "upper": r.upper} for n, r in predicates.items()},
        "words": words(),
        "attributes": attributes(),
    }


def _filing(filing: Filing, passages: Passages) -> dict[str, Any]:
    return {
        "name": filing.name,
        "title": filing.title,
        "kind": filing.kind,
        "issuer": filing.issuer or "",
        "code": filing.stock_code or "",
        "published": filing.published.isoformat() if filing.published else "",
        "sha": filing.sha256,
        "passages": passages.texts(filing),
    }


def _statement(graph: Graph, one: Statement, place: dict[str, int], passages: Passages) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": one.id,
        "s": key(graph.resolve(one.subject).id),
        "p": one.predicate,
        "filing": place[one.filing.sha256],
        "method": one.method,
        "confidence": one.confidence,
        "quotes": [[*passages.place(e), e.page, e.section] for e in one.evidence],
    }
    if isinstance(one.object, PartyRef):
        said["o"] = key(graph.resolve(one.object).id)
    else:
        said["value"] = _worded(one)
    if one.percent is not None:
        said["percent"] = str(one.percent)
    slots = (
        "state",
        "valid_from",
        "valid_to",
        "as_at",
        "role",
        "chair",
        "title",
        "wholly_owned",
        "kind",
        "item",
    )
    said |= {slot: value for slot in slots if (value := getattr(one, slot)) is not None}
    if one.status != "asserted":
        said["status"] = one.status
    span = own_interval(one)
    said["span"] = None if span.empty else [str(day) if day else "" for day in (span.begin, span.end)]
    if one.status == "ended" and (stop := one.valid_to or one.as_at):
        said["stop"] = str((days(stop).end or date.max) - timedelta(days=1))
    return said


def _worded(one: Statement) -> str:
    value = one.object
    assert isinstance(value, Value)
    if value.kind in {"number", "money"}:
        amount = f"{value.number:,f}"
        until = f" to {value.period_end}" if value.period_end else ""
        return f"{value.currency or ''} {amount}{until}".strip()
    if value.kind == "percent" and one.percent is not None:
        return str(one.percent)
    return words().get(value.text, value.text)
