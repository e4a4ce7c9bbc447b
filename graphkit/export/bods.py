"""Beneficial Ownership Data Standard 0.4: entity, person and relationship statements.

Companies, groups, trusts and governments become entity records; people become person records.
Holdings, control by contract, offices, trusteeships and partnerships become interests. What BODS
has no interest type for (associates, stated connected persons, family) is left out of this
format; nothing else is. The `source` of each statement carries the quote.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from graphkit.graph.graph import Graph
from graphkit.percent import Percent
from graphkit.statement import PartyRef, Statement

__all__ = ["write"]

INTERESTS = {
    "holds_shares_in": "shareholding",
    "controls_by_contract": "rightsGrantedByContract",
    "director_of": "boardMember",
    "beneficially_owned_by": "otherInfluenceOrControl",
    "controlling_shareholder_of": "otherInfluenceOrControl",
    "substantial_shareholder_of": "shareholding",
    "trustee_of": "trustee",
    "beneficiary_of": "beneficiaryOfLegalArrangement",
}
ENTITY_TYPES = {
    "company": "registeredEntity",
    "group": "legalEntity",
    "trust": "arrangement",
    "government": "state",
}
UPSIDE_DOWN = frozenset({"beneficially_owned_by"})
BOUNDS = {
    "exact": ("exact",),
    "about": ("minimum", "maximum"),
    "at_least": ("minimum",),
    "more_than": ("exclusiveMinimum",),
    "at_most": ("maximum",),
    "less_than": ("exclusiveMaximum",),
    "between": ("exclusiveMinimum", "exclusiveMaximum"),
}


def write(graph: Graph, path: Path) -> None:
    """One JSON array of statements, parties first."""
    made: list[dict[str, Any]] = []
    for party in graph.parties.values():
        if party.type in {"transaction", "return"}:
            continue
        kind = "person" if party.type == "person" else "entity"
        details: dict[str, Any] = {"isComponent": False}
        if kind == "person":
            details |= {"personType": "knownPerson", "names": [{"fullName": name} for name in party.names]}
        else:
            details |= {"entityType": {"type": ENTITY_TYPES[party.type]}, "name": party.name}
            others = [name for name in party.names if name != party.name]
            details |= {"alternateNames": others} if others else {}
            if party.jurisdiction:
                details["jurisdiction"] = {"name": party.jurisdiction, "code": party.jurisdiction}
        made.append(_statement(party.id, kind, details, None))
    made += [
        _relationship(graph, statement)
        for statement in graph.statements
        if statement.predicate in INTERESTS and statement.status == "asserted"
    ]
    path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _relationship(graph: Graph, statement: Statement) -> dict[str, Any]:
    assert isinstance(statement.object, PartyRef)
    holder, held = graph.resolve(statement.subject), graph.resolve(statement.object)
    if statement.predicate in UPSIDE_DOWN:
        holder, held = held, holder
    interest: dict[str, Any] = {
        "type": INTERESTS[statement.predicate],
        "directOrIndirect": "unknown",
        "details": statement.predicate,
    }
    if statement.percent is not None and statement.percent.wording in BOUNDS:
        interest["share"] = _share(statement.percent)
    if statement.valid_from:
        interest["startDate"] = statement.valid_from
    if statement.valid_to:
        interest["endDate"] = statement.valid_to
    details = {
        "isComponent": False,
        "subject": held.id,
        "interestedParty": holder.id,
        "interests": [interest],
    }
    return _statement(statement.id, "relationship", details, statement)


def _share(percent: Percent) -> dict[str, float]:
    bounds = {"exact": percent.min, "minimum": percent.min, "exclusiveMinimum": percent.min}
    bounds |= {"maximum": percent.max, "exclusiveMaximum": percent.max}
    return {key: float(bounds[key]) for key in BOUNDS[percent.wording]}


def _statement(
    record: str, kind: str, details: dict[str, Any], statement: Statement | None
) -> dict[str, Any]:
    made: dict[str, Any] = {
        "statementId": hashlib.sha256(f"bods/{kind}/{record}".encode()).hexdigest()[:40],
        "declarationSubject": record,
        "recordId": record,
        "recordType": kind,
        "recordStatus": "new",
        "recordDetails": details,
    }
    if statement is not None:
        if statement.known_from:
            made["statementDate"] = statement.known_from.isoformat()
        made["source"] = {
            "type": ["primaryResource"],
            "description": f"{statement.filing.name}, page {statement.evidence[0].page}: "
            f"{statement.evidence[0].quote}",
        }
    return made
