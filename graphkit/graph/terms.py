"""The vocabulary in code: namespaces, and how fields, codes and values of statements become terms.

What each term means stands in ontology/graphkit.ttl and ontology/codes; a test holds the two
together.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from graphkit.statement import Value

__all__ = ["CLASSES", "NAMESPACES", "SCHEMES", "camel", "code", "decimal", "iri", "literal", "object_term"]

BASE = "https://w3id.org/graphkit/"
NAMESPACES = {
    "gk": f"{BASE}ns#",
    "gkc": f"{BASE}code/",
    "gkd": f"{BASE}id/",
    "gke": f"{BASE}evidence/",
    "gkf": f"{BASE}filing/",
    "gkg": f"{BASE}graph/",
    "gki": f"{BASE}finding/",
    "gkm": f"{BASE}mention/",
    "gkr": f"{BASE}rule/",
    "gks": f"{BASE}statement/",
    "dct": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rov": "http://www.w3.org/ns/regorg#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes of everything written and of every question asked."""

CLASSES = {
    "company": "Company",
    "person": "Person",
    "group": "PartyGroup",
    "trust": "Trust",
    "government": "Government",
    "transaction": "Transaction",
    "return": "Return",
}
"""The class of each party type."""

KINDS = {
    "ShareholdingStatement": "holds_shares_in beneficially_owned_by partner_of joint_venture_of",
    "ControlStatement": "subsidiary_of fellow_subsidiary_of controls_by_contract",
    "OfficeStatement": "director_of officer_of",
    "FamilyStatement": "family_of",
    "TrustStatement": "trustee_of beneficiary_of",
    "StatusStatement": "substantial_shareholder_of controlling_shareholder_of associate_of "
    "connected_person_of",
    "TransactionStatement": "party_to abstained_on transaction_kind title signed_on consideration annual_cap "
    "percentage_ratio exempt_from subject_to",
    "CapitalStatement": "return_item",
    "AttributeStatement": "jurisdiction stock_code incorporated chinese_name former_name "
    "registration_number member_count",
}
CLASS_OF_PREDICATE = {name: kind for kind, names in KINDS.items() for name in names.split()}
"""The class of a statement by its predicate."""

SCHEMES = {
    "status": "status",
    "state": "state",
    "role": "role",
    "kind": "kind",
    "jurisdiction": "jurisdiction",
    "transaction_kind": "transaction",
    "exempt_from": "step",
    "subject_to": "step",
}
"""The code list of each qualifier, and of each predicate whose value is a code."""

CODE = re.compile(r"[A-Za-z0-9]+(_[A-Za-z0-9]+)*")
PART_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}


@lru_cache(4096)
def iri(curie: str) -> NamedNode:
    """The IRI of a prefixed name."""
    prefix, _, name = curie.partition(":")
    return NamedNode(NAMESPACES[prefix] + name)


def camel(name: str) -> str:
    """holds_shares_in becomes holdsSharesIn."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def code(scheme: str, text: str) -> NamedNode | Literal:
    """The concept of a code list; plain text that is no code stays a literal."""
    return iri(f"gkc:{scheme}-{text}") if CODE.fullmatch(text) else Literal(text)


def literal(text: object, datatype: str | None = None) -> Literal:
    """A literal, of an XSD datatype or a string."""
    return Literal(str(text), datatype=iri(f"xsd:{datatype}")) if datatype else Literal(str(text))


def decimal(value: Decimal | float) -> Literal:
    """An xsd:decimal in its canonical form."""
    text = f"{Decimal(repr(value)) if isinstance(value, float) else value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return literal("0" if text in {"", "-0"} else text, "decimal")


def part_date(text: str) -> Literal:
    """A year, a month or a day as gYear, gYearMonth or date; a string where it is none."""
    full = text + "-01-01"[len(text) - 4 :] if len(text) in PART_TYPES else text
    try:
        date.fromisoformat(full)
    except ValueError:
        return Literal(text)
    return literal(text, PART_TYPES[len(text)])


def object_term(predicate: str, value: Value, fallback: str = "") -> NamedNode | Literal:
    """The value as a term: a concept, a decimal, a date, a boolean, else a string."""
    if value.kind == "code" and predicate in SCHEMES:
        return code(SCHEMES[predicate], value.text)
    if value.kind in {"number", "money"}:
        return decimal(Decimal(value.text))
    if value.kind == "date":
        return part_date(value.text)
    if value.kind == "flag" and value.text in {"true", "false"}:
        return literal(value.text, "boolean")
    return Literal(value.text or fallback)
