"""Statements as RDF: one named graph a filing, one of parties, one of the live plain triples.

A statement is a node with rdf:subject, rdf:predicate and rdf:object, its qualifiers and its
evidence; while it is live, the plain triple stands beside it. Subject and object are parties; what
the filing itself called them is kept on mention nodes, so that every statement can be read back
(`graphkit.graph.reread`). There are no blank nodes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, Store

from graphkit.filing.filing import Filing
from graphkit.graph.clocks import own_interval, told_end
from graphkit.graph.functions import Asked
from graphkit.graph.nodes import (
    compact,
    evidence_node,
    filing_node,
    mention_node,
    party_node,
    statement_node,
)
from graphkit.graph.terms import (
    CLASS_OF_PREDICATE,
    CLASSES,
    NAMESPACES,
    SCHEMES,
    camel,
    code,
    decimal,
    iri,
    literal,
    object_term,
    part_date,
)
from graphkit.graph.trig import NamedGraph, Pair, Told
from graphkit.identity.parties import Party
from graphkit.percent import Verdict
from graphkit.statement import Evidence, PartyRef, Statement, Value

if TYPE_CHECKING:
    import rdflib

    from graphkit.graph.ledger import Ledger

__all__ = ["named_graphs", "quads", "to_dataset", "to_store"]

HONG_KONG = 5
"""Digits of a stock code in Hong Kong; codes on the Mainland have six."""
PARTIES = iri("gkg:parties")
LIVE = iri("gkg:live")
"""The plain triples. They have a graph of their own, each once however many filings state it: a
triple in two graphs would count twice in the union that Oxigraph asks by default."""
TYPE = iri("rdf:type")
LABEL = iri("skos:prefLabel")


def to_store(graph: Ledger) -> Store:
    """The whole graph in an Oxigraph store in memory."""
    store = Store()
    store.bulk_extend(quads(graph))
    return store


def to_dataset(store: Store) -> rdflib.Dataset:
    """An Oxigraph store through rdflib's API, prefixes and functions known."""
    import rdflib
    from oxrdflib import OxigraphStore

    dataset = rdflib.Dataset(store=OxigraphStore(store=Asked(store)), default_union=True)  # type: ignore[arg-type]
    for prefix, namespace in NAMESPACES.items():
        dataset.bind(prefix, namespace, override=True, replace=True)
    return dataset


def quads(graph: Ledger) -> Iterator[Quad]:
    """All quads, ordered by named graph and subject, few more than once, one filing at a time."""
    for name, told in named_graphs(graph):
        yield from (Quad(node, verb, value, name) for node, pairs in told for verb, value in pairs)


def named_graphs(graph: Ledger) -> Iterator[NamedGraph]:
    """All named graphs in order, each with its subjects in order and what it says of them."""
    for filing, statements in by_filing(graph):
        yield of_filing(graph, filing, statements)
    yield from shared_graphs(graph)


def by_filing(graph: Ledger) -> Iterator[tuple[Filing, list[Statement]]]:
    """The filings in the order of their named graphs, with what each states."""
    told: dict[str, list[Statement]] = {sha: [] for sha in graph.filings}
    for statement in graph.statements:
        told[statement.filing.sha256].append(statement)
    for sha, filing in graph.filings.items():
        yield filing, told[sha]


def of_filing(graph: Ledger, filing: Filing, statements: list[Statement]) -> NamedGraph:
    """The named graph of a filing."""
    name = filing_node(filing)
    told: list[Told] = [(name, _filing(filing))]
    met: set[Evidence | PartyRef] = set()
    for statement in statements:
        told.append((statement_node(statement), _about(graph, statement)))
        told += _sources(graph, statement, met)
    return name, _sorted(told)


def shared_graphs(graph: Ledger) -> Iterator[NamedGraph]:
    """The named graphs that belong to no one filing."""
    live: dict[NamedNode, list[Pair]] = defaultdict(list)
    for node, verb, value in _live(graph):
        live[node].append((verb, value))
    yield LIVE, _sorted(live.items())
    yield PARTIES, ((party_node(party), _party(party)) for party in graph.present)


def _sorted(told: Iterable[Told]) -> list[Told]:
    return sorted(told, key=lambda one: one[0].value)


def _live(graph: Ledger) -> Iterator[tuple[NamedNode, NamedNode, NamedNode | Literal]]:
    """The plain triples."""
    for party in graph.present:
        if party.stock_code:
            yield party_node(party), iri("gk:stockCode"), Literal(party.stock_code)
    for statement in graph.statements:
        if graph.is_live(statement) and statement.predicate != "return_item":
            subject, target = party_node(graph.resolve(statement.subject)), _object(graph, statement)
            for name in (camel(statement.predicate), *_sizes(statement)):
                yield subject, iri(f"gk:{name}"), target


def _party(party: Party) -> Iterator[Pair]:
    yield TYPE, iri(f"gk:{CLASSES[party.type]}")
    yield iri("dct:identifier"), Literal(party.id)
    yield LABEL, Literal(party.name)
    yield from ((iri("skos:altLabel"), Literal(name)) for name in party.names if name != party.name)
    if party.stock_code and len(party.stock_code) <= HONG_KONG:
        yield TYPE, iri("gk:ListedIssuer")
    if party.chinese_name:
        yield iri("rov:legalName"), Literal(party.chinese_name, language="zh")


def _filing(filing: Filing) -> Iterator[Pair]:
    yield TYPE, iri("gk:Filing")
    yield iri("schema:sha256"), Literal(filing.sha256)
    yield iri("dct:identifier"), Literal(filing.name)
    yield iri("dct:language"), Literal(filing.language)
    yield iri("gk:filingKind"), code("filing", filing.kind)
    yield iri("gk:pageCount"), literal(len(filing.pages), "integer")
    if filing.title:
        yield iri("dct:title"), Literal(filing.title)
    if filing.issuer:
        yield iri("dct:publisher"), Literal(filing.issuer)
    if filing.published:
        yield iri("dct:issued"), literal(filing.published.isoformat(), "date")


def _sizes(statement: Statement) -> Iterator[str]:
    """The thresholds of the Listing Rules that a holding certainly reaches, as plain relations."""
    if statement.predicate == "holds_shares_in" and statement.percent is not None:
        if statement.percent.at_least(30) is Verdict.CERTAIN:
            yield "holdsThirtyPercentOf"
        if statement.percent.more_than(50) is Verdict.CERTAIN:
            yield "holdsMajorityOf"


def _sources(graph: Ledger, statement: Statement, met: set[Evidence | PartyRef]) -> Iterator[Told]:
    """The spans and mentions of a statement that were not `met` before."""
    for span in statement.evidence:
        if span not in met:
            met.add(span)
            yield evidence_node(span), _evidence(span)
    for ref in (statement.subject, statement.object):
        if isinstance(ref, PartyRef) and ref not in met:
            met.add(ref)
            yield mention_node(ref), _mention(ref, party_node(graph.resolve(ref)))


def _object(graph: Ledger, statement: Statement) -> NamedNode | Literal:
    if isinstance(statement.object, PartyRef):
        return party_node(graph.resolve(statement.object))
    return object_term(statement.predicate, statement.object, str(statement.percent or ""))


def _about(graph: Ledger, statement: Statement) -> Iterator[Pair]:
    subject, target = party_node(graph.resolve(statement.subject)), _object(graph, statement)
    yield TYPE, iri(f"gk:{CLASS_OF_PREDICATE[statement.predicate]}")
    yield iri("rdf:subject"), subject
    yield iri("rdf:predicate"), iri(f"gk:{camel(statement.predicate)}")
    yield iri("rdf:object"), target
    yield iri("gk:subjectMention"), mention_node(statement.subject)
    yield iri("gk:statedIn"), filing_node(statement.filing)
    yield iri("gk:method"), Literal(statement.method)
    yield iri("gk:confidence"), decimal(statement.confidence)
    if isinstance(statement.object, Value):
        yield from _value(statement.object)
    else:
        yield iri("gk:objectMention"), mention_node(statement.object)
    spans = [evidence_node(one) for one in statement.evidence]
    yield from ((iri("gk:evidence"), span) for span in spans)
    if len(spans) > 1:
        names = [span.value.removeprefix(NAMESPACES["gke"]) for span in spans]
        yield iri("gk:evidenceOrder"), Literal(compact(names), datatype=iri("rdf:JSON"))
    yield from _qualifiers(statement)
    yield from _days(graph, statement)
    better = graph.corrections.get(statement.id, ())
    yield from ((iri("gk:correctedBy"), statement_node(one)) for one in better)
    if since := min((one.known_from for one in better if one.known_from), default=None):
        yield iri("gk:correctedFrom"), literal(since.isoformat(), "date")
    for end in graph.ended_by(statement):
        yield iri("gk:endedBy"), statement_node(end)
    yield iri("gk:live"), literal(str(graph.is_live(statement)).lower(), "boolean")


def _days(graph: Ledger, statement: Statement) -> Iterator[Pair]:
    """The days on which it holds, and those by its own account, whence any view can be asked for."""
    span, own = graph.interval(statement), own_interval(statement)
    days = {} if span.empty else {"holdsFrom": span.begin, "holdsUntil": span.end}
    if not own.empty:
        days |= {"saidFrom": own.begin or date.min, "saidUntil": own.end or date.max}
    days["tellsEnd"] = told_end(statement)
    for name, day in days.items():
        if day is not None:
            yield iri(f"gk:{name}"), literal(day.isoformat(), "date")


def _value(value: Value) -> Iterator[Pair]:
    yield iri("gk:valueKind"), code("value", value.kind)
    yield iri("gk:valueText"), Literal(value.text)
    if value.currency is not None:
        yield iri("schema:currency"), Literal(value.currency)
    if value.period_end is not None:
        yield iri("gk:periodEnd"), part_date(value.period_end)


def _qualifiers(statement: Statement) -> Iterator[Pair]:
    if statement.percent is not None:
        yield iri("gk:percentMin"), decimal(statement.percent.min)
        yield iri("gk:percentMax"), decimal(statement.percent.max)
        yield iri("gk:percentWording"), code("percent", statement.percent.wording)
    for slot in ("status", "state", "role", "kind"):
        if (text := getattr(statement, slot)) is not None:
            yield iri(f"gk:{slot}"), code(SCHEMES[slot], text)
    for slot in ("valid_from", "valid_to", "as_at"):
        if (text := getattr(statement, slot)) is not None:
            yield iri(f"gk:{camel(slot)}"), part_date(text)
    for slot in ("chair", "wholly_owned"):
        if (flag := getattr(statement, slot)) is not None:
            yield iri(f"gk:{camel(slot)}"), literal(str(flag).lower(), "boolean")
    for slot, name in (("title", "officeTitle"), ("item", "item")):
        if (text := getattr(statement, slot)) is not None:
            yield iri(f"gk:{name}"), Literal(text)


def _evidence(one: Evidence) -> Iterator[Pair]:
    yield TYPE, iri("gk:Evidence")
    yield iri("oa:hasSource"), filing_node(one.filing)
    yield iri("oa:start"), literal(one.start, "integer")
    yield iri("oa:end"), literal(one.end, "integer")
    yield iri("oa:exact"), Literal(one.quote)
    yield iri("gk:page"), literal(one.page, "integer")
    yield iri("gk:section"), Literal(one.section)
    if one.sentence:
        yield iri("gk:sentenceStart"), literal(one.sentence[0], "integer")
        yield iri("gk:sentenceEnd"), literal(one.sentence[1], "integer")


def _mention(ref: PartyRef, party: NamedNode) -> Iterator[Pair]:
    yield TYPE, iri("gk:Mention")
    yield iri("gk:mentionOf"), party
    yield iri("dct:identifier"), Literal(ref.id)
    yield iri("gk:partyType"), code("party", ref.type)
    yield iri("gk:names"), Literal(compact(ref.names), datatype=iri("rdf:JSON"))
