"""The IRIs of what a graph speaks of: each drawn from the thing itself, so the same in every build."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache

from pyoxigraph import NamedNode

from graphkit.filing.filing import Filing
from graphkit.graph.terms import NAMESPACES
from graphkit.identity.parties import Party
from graphkit.statement import Evidence, PartyRef, Statement

__all__ = ["compact", "evidence_node", "filing_node", "mention_node", "party_node", "statement_node"]


def party_node(party: Party) -> NamedNode:
    """The IRI of a party."""
    return _node("gkd", party.id)


def filing_node(filing: Filing) -> NamedNode:
    """The IRI of a filing, which is also that of its named graph."""
    return _node("gkf", filing.sha256)


def statement_node(statement: Statement) -> NamedNode:
    """The IRI of a statement."""
    return _node("gks", statement.id)


def _digest(*parts: object) -> str:
    return hashlib.sha256(compact(parts).encode()).hexdigest()[:20]


def compact(value: object) -> str:
    """JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@lru_cache(4096)
def evidence_node(one: Evidence) -> NamedNode:
    """The IRI of a span: filing and offsets, and what sets apart spans of the same words."""
    around = f"-{_digest(one.section, one.sentence)[:8]}" if one.section or one.sentence else ""
    return _node("gke", f"{one.filing.sha256[:16]}-{one.start}-{one.end}{around}")


@lru_cache(4096)
def mention_node(ref: PartyRef) -> NamedNode:
    """The IRI of a party as one filing knows it."""
    return _node("gkm", _digest(ref.id, ref.type, ref.names))


def _node(prefix: str, name: str) -> NamedNode:
    return NamedNode(NAMESPACES[prefix] + name)
