"""FollowTheMoney entities, one JSON object a line, as OpenSanctions and Aleph read them.

The schemata are Company, Person, Organization, PublicBody for parties; Ownership, Directorship,
Family, Associate, UnknownLink for relations. Percentages keep their wording ("> 30%"); the quote
stands in `summary`, the filing in `publisher` and `recordId`.
"""

from __future__ import annotations

import json
from pathlib import Path

from graphkit.graph.graph import Graph
from graphkit.statement import PartyRef, Statement

__all__ = ["write"]

SCHEMATA = {
    "company": "Company",
    "person": "Person",
    "group": "Organization",
    "trust": "Organization",
    "government": "PublicBody",
}
LINKS = {
    "holds_shares_in": ("Ownership", "owner", "asset"),
    "beneficially_owned_by": ("Ownership", "asset", "owner"),
    "subsidiary_of": ("Ownership", "asset", "owner"),
    "director_of": ("Directorship", "director", "organization"),
    "officer_of": ("Directorship", "director", "organization"),
    "family_of": ("Family", "person", "relative"),
}


def write(graph: Graph, path: Path) -> None:
    """Parties first, then links; what has no schema of its own is an UnknownLink with its role."""
    with path.open("w", encoding="utf-8") as out:
        for party in graph.parties.values():
            if party.type in SCHEMATA:
                properties = {"name": list(party.names)}
                if party.jurisdiction and party.type != "person":
                    properties["jurisdiction"] = [party.jurisdiction.lower()]
                if party.stock_code:
                    properties["ticker"] = [party.stock_code]
                out.write(_line(_id(party.id), SCHEMATA[party.type], properties))
        for statement in graph.statements:
            end = statement.object
            told = statement.status in {"asserted", "ended"}
            if told and isinstance(end, PartyRef) and end.type in SCHEMATA:
                out.write(_line(_id(statement.id), *_link(graph, statement, end)))


def _link(graph: Graph, statement: Statement, end: PartyRef) -> tuple[str, dict[str, list[str]]]:
    schema, one, other = LINKS.get(statement.predicate, ("UnknownLink", "subject", "object"))
    kin = {"relationship": [statement.kind or "relative"]}
    properties = {
        one: [_id(graph.resolve(statement.subject).id)],
        other: [_id(graph.resolve(end).id)],
        "summary": [evidence.quote for evidence in statement.evidence],
        "publisher": [statement.filing.name],
        "recordId": [statement.id],
        **(
            kin
            if schema == "Family"
            else {"role": [statement.title or statement.role or statement.predicate]}
        ),
    }
    optional = {
        "percentage": statement.percent if schema == "Ownership" else None,
        "startDate": statement.valid_from,
        "endDate": statement.valid_to,
        "modifiedAt": statement.known_from,
    }
    return schema, properties | {key: [str(value)] for key, value in optional.items() if value}


def _id(id: str) -> str:
    return f"gk-{id}"


def _line(id: str, schema: str, properties: dict[str, list[str]]) -> str:
    entity = {"id": id, "schema": schema, "properties": properties}
    return json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n"
