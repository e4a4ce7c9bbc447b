"""Findings as RDF: what the rules conclude, beside what the filings state.

A finding that says yes becomes a derived statement in a graph of its own: subject, issuer, rule,
explanation, and the statements it rests on (prov:wasDerivedFrom). Other answers are no statements.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, Store

from graphkit.graph.nodes import statement_node
from graphkit.graph.rdf import LIVE, TYPE, quads
from graphkit.graph.terms import decimal, iri, literal
from graphkit.rules.check import findings

if TYPE_CHECKING:
    from graphkit.graph.graph import Graph
    from graphkit.rules.finding import Finding

__all__ = ["derived", "reasoned_store"]

FINDINGS = iri("gkg:findings")
CONNECTED = iri("gk:connectedPersonOf")


def reasoned_store(graph: Graph) -> Store:
    """The graph's RDF with its findings, on the day of the view where it shows one."""
    day = graph.valid if graph.valid and len(graph.valid) == len("2012-11-30") else None
    store = Store()
    store.bulk_extend(quads(graph))
    store.bulk_extend(derived(findings(graph, at=day, known=graph.known)))
    return store


def derived(found: Iterable[Finding]) -> Iterator[Quad]:
    """The quads of the findings that say yes and rest on statements."""
    for finding in found:
        if finding.answer == "yes" and finding.statements:
            node = finding_node(finding)
            yield from (Quad(node, name, value, FINDINGS) for name, value in _about(finding))
            rule = rule_node(finding.rule)
            yield Quad(rule, TYPE, iri("gk:Rule"), FINDINGS)
            yield Quad(rule, iri("skos:notation"), Literal(finding.rule), FINDINGS)
            yield Quad(iri(f"gkd:{finding.subject}"), CONNECTED, iri(f"gkd:{finding.issuer}"), LIVE)


def finding_node(finding: Finding) -> NamedNode:
    """The IRI of a finding: who, with whom, on which day, by which rule."""
    words = "\n".join((finding.subject, finding.issuer, finding.as_of.isoformat(), finding.rule))
    return iri(f"gki:{hashlib.sha256(words.encode()).hexdigest()[:24]}")


def rule_node(number: str) -> NamedNode:
    """The IRI of a rule by its number."""
    return iri(f"gkr:{re.sub(r'[^A-Za-z0-9.]+', '-', number).strip('-')}")


def _about(finding: Finding) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    yield TYPE, iri("gk:StatusStatement")
    yield TYPE, iri("gk:DerivedStatement")
    yield iri("rdf:subject"), iri(f"gkd:{finding.subject}")
    yield iri("rdf:predicate"), CONNECTED
    yield iri("rdf:object"), iri(f"gkd:{finding.issuer}")
    yield iri("gk:status"), iri("gkc:status-asserted")
    yield iri("gk:live"), literal("true", "boolean")
    yield iri("gk:asAt"), literal(finding.as_of.isoformat(), "date")
    yield iri("gk:method"), Literal("rulebook")
    yield iri("gk:confidence"), decimal(min(one.confidence for one in finding.statements))
    yield iri("gk:rule"), rule_node(finding.rule)
    yield iri("gk:explanation"), Literal(finding.explanation or str(finding.path or ""))
    for statement in finding.statements:
        yield iri("prov:wasDerivedFrom"), statement_node(statement)
