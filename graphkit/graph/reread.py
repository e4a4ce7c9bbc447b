"""Statements read back from RDF: the inverse of `graphkit.graph.rdf`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from graphkit.errors import StatementError
from graphkit.filing.filing import Filing
from graphkit.graph.terms import NAMESPACES, SCHEMES, camel, iri
from graphkit.percent import Percent
from graphkit.statement import PREDICATES, Evidence, PartyRef, Statement, Value

__all__ = ["from_store"]

PREDICATE_OF = {camel(name): name for name in PREDICATES}
TEXTS = {
    "validFrom": "valid_from",
    "validTo": "valid_to",
    "asAt": "as_at",
    "officeTitle": "title",
    "item": "item",
}
FLAGS = {"chair": "chair", "whollyOwned": "wholly_owned"}

Node = dict[str, list[str]]


def from_store(store: Store, filings: Mapping[str, Filing]) -> tuple[Statement, ...]:
    """All statements of a store, in the order of their ids.

    `filings` (by sha256) hold the texts, which RDF does not. Raises StatementError or
    EvidenceError where a statement's content is not what its id was made from.
    """
    nodes: dict[str, Node] = defaultdict(lambda: defaultdict(list))
    for quad in store:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            nodes[quad.subject.value][quad.predicate.value].append(quad.object.value)
    prefix = NAMESPACES["gks"]
    found = [
        _statement(iri_, node, nodes, filings)
        for iri_, node in sorted(nodes.items())
        if iri_.startswith(prefix) and iri("rdf:predicate").value in node
    ]
    return tuple(sorted(found, key=lambda one: one.id))


def _one(node: Node, curie: str) -> str | None:
    values = node.get(iri(curie).value, [])
    if len(set(values)) > 1:
        raise StatementError(f"{curie} has several values: {sorted(set(values))}")
    return values[0] if values else None


def _must(node: Node, curie: str) -> str:
    value = _one(node, curie)
    if value is None:
        raise StatementError(f"{curie} is missing")
    return value


def _uncode(scheme: str, text: str | None) -> str | None:
    return None if text is None else text.removeprefix(f"{NAMESPACES['gkc']}{scheme}-")


def _statement(id: str, node: Node, nodes: Mapping[str, Node], filings: Mapping[str, Filing]) -> Statement:
    given: dict[str, Any] = {
        "subject": _ref(nodes[_must(node, "gk:subjectMention")]),
        "predicate": PREDICATE_OF[_must(node, "rdf:predicate").removeprefix(NAMESPACES["gk"])],
        "evidence": tuple(_evidence(nodes[span], filings) for span in _spans(node)),
        "method": _must(node, "gk:method"),
        "confidence": float(_must(node, "gk:confidence")),
    }
    mention = _one(node, "gk:objectMention")
    given["object"] = _ref(nodes[mention]) if mention else _value(node)
    given |= {
        slot: _uncode(SCHEMES[slot], _one(node, f"gk:{slot}")) for slot in ("status", "state", "role", "kind")
    }
    given |= {slot: _one(node, f"gk:{name}") for name, slot in TEXTS.items()}
    flags = {slot: _one(node, f"gk:{name}") for name, slot in FLAGS.items()}
    given |= {slot: text == "true" for slot, text in flags.items() if text is not None}
    if (wording := _uncode("percent", _one(node, "gk:percentWording"))) is not None:
        low, high = _must(node, "gk:percentMin"), _must(node, "gk:percentMax")
        given["percent"] = Percent(Decimal(low), Decimal(high), wording)
    made = Statement(**given)
    if made.id != id.removeprefix(NAMESPACES["gks"]):
        raise StatementError(f"the content of statement {id} was changed: it is {made.id}")
    return made


def _spans(node: Node) -> list[str]:
    order = _one(node, "gk:evidenceOrder")
    return [NAMESPACES["gke"] + name for name in json.loads(order)] if order else [_must(node, "gk:evidence")]


def _ref(node: Node) -> PartyRef:
    type = _uncode("party", _must(node, "gk:partyType"))
    return PartyRef(_must(node, "dct:identifier"), str(type), tuple(json.loads(_must(node, "gk:names"))))


def _value(node: Node) -> Value:
    kind = _uncode("value", _must(node, "gk:valueKind"))
    return Value(
        str(kind), _must(node, "gk:valueText"), _one(node, "schema:currency"), _one(node, "gk:periodEnd")
    )


def _evidence(node: Node, filings: Mapping[str, Filing]) -> Evidence:
    sha = _must(node, "oa:hasSource").removeprefix(NAMESPACES["gkf"])
    outer = [_one(node, f"gk:sentence{end}") for end in ("Start", "End")]
    sentence = [int(place) for place in outer if place is not None]
    return Evidence.from_record(
        {
            "filing": sha,
            "start": int(_must(node, "oa:start")),
            "end": int(_must(node, "oa:end")),
            "quote": _must(node, "oa:exact"),
            "section": _must(node, "gk:section"),
            "sentence": sentence or None,
        },
        filings,
    )
