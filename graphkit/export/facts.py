"""Facts as JSON records, one a line: fact, entity, transaction and capital.

The records of `graphkit facts`: a fact has both ends as entity objects, its qualifiers, and its
evidence; entities carry the attributes that the filing states of them; a transaction and the
capital of a return gather the statements about one transaction or one form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from graphkit.statement import ATTRIBUTES, PartyRef, Statement, Value

__all__ = ["records"]

ENTITY_SLOTS = {
    "jurisdiction": "jurisdiction",
    "stock_code": "stock_code",
    "chinese_name": "zh",
    "incorporated": "incorporated",
}
BESIDE_RECORD = re.compile(
    r"(other_classes\.\d+\.)?authorised\.(opening|change|grand)_\w+|options_total|total_change"
    r"|convertibles\.\d+\.(issued_in_month|issued|treasury_transferred)"
)
"""Cells of a return that are statements, read for its sums, but no slots of the capital record."""

QUALIFIERS = ("state", "role", "chair", "title", "wholly_owned", "kind")


def records(statements: Iterable[Statement]) -> Iterator[dict[str, Any]]:
    """The records of one filing's statements: facts, entities, transactions, capital."""
    held = tuple(statements)
    parties: dict[str, PartyRef] = {}
    for statement in held:
        for end in (statement.subject, statement.object):
            if isinstance(end, PartyRef) and end.type not in {"transaction", "return"}:
                parties.setdefault(end.id, end)
        if statement.predicate not in ATTRIBUTES | {"party_to", "abstained_on"} and _holds(statement):
            yield _fact(statement)
    for party in parties.values():
        yield _entity(party, [s for s in held if s.subject.id == party.id])
    for kind, gather in (("transaction", _transaction), ("return", _capital)):
        ids = dict.fromkeys(
            end.id
            for s in held
            for end in (s.subject, s.object)
            if isinstance(end, PartyRef) and end.type == kind
        )
        for one in ids:
            yield gather([s for s in held if one in {s.subject.id, getattr(s.object, "id", None)}], one)


def _holds(statement: Statement) -> bool:
    """Is it a fact: asserted, or planned as the state after a transaction?"""
    return statement.status == "asserted" or (statement.status == "planned" and statement.state is not None)


def _object(party: PartyRef) -> dict[str, Any]:
    return {"id": party.id, "type": party.type, "names": list(party.names)}


def _evidence(statement: Statement) -> dict[str, Any]:
    first = statement.evidence[0]
    record = {"page": first.page, "start": first.start, "end": first.end, "text": first.quote}
    if len(statement.evidence) > 1:
        record["more"] = [[e.start, e.end] for e in statement.evidence[1:]]
    return record


def _fact(statement: Statement) -> dict[str, Any]:
    assert isinstance(statement.object, PartyRef)
    record: dict[str, Any] = {
        "record": "fact",
        "doc": statement.filing.name,
        "id": statement.id,
        "p": statement.predicate,
        "s": _object(statement.subject),
        "o": _object(statement.object),
    }
    if statement.percent is not None and statement.percent.value is not None:
        record |= {"percent": float(statement.percent.value), "cmp": statement.percent.sign}
    record |= {q: v for q in QUALIFIERS if (v := getattr(statement, q)) is not None}
    if statement.status != "asserted":
        record["status"] = statement.status
    return record | {"evidence": _evidence(statement), "confidence": statement.confidence}


def _entity(party: PartyRef, about: list[Statement]) -> dict[str, Any]:
    record: dict[str, Any] = {"record": "entity", "doc": "", **_object(party)}
    for statement in about:
        record["doc"] = statement.filing.name
        slot = ENTITY_SLOTS.get(statement.predicate)
        if slot and isinstance(statement.object, Value):
            record.setdefault(slot, statement.object.text)
    return record


def _number(text: str) -> int | float:
    value = Decimal(text)
    return int(value) if value == value.to_integral_value() else float(value)


def _transaction(about: list[Statement], id: str) -> dict[str, Any]:
    record: dict[str, Any] = {"record": "transaction", "doc": about[0].filing.name, "id": id}
    for statement in about:
        match statement.predicate, statement.object:
            case "party_to", PartyRef():
                record.setdefault("parties", []).append(_object(statement.subject))
            case "abstained_on", PartyRef():
                record.setdefault("abstained", []).append(_object(statement.subject))
            case ("consideration" | "annual_cap") as slot, Value() as value:
                amount = {"amount": _number(value.text), "currency": value.currency}
                if value.period_end:
                    amount["period_end"] = value.period_end
                record.setdefault({"annual_cap": "annual_caps"}.get(slot, slot), []).append(amount)
            case ("exempt_from" | "subject_to") as slot, Value() as value:
                record.setdefault(slot, []).append(value.text)
            case "percentage_ratio", Value() if statement.percent is not None:
                low, high = statement.percent.min, statement.percent.max
                ends = {
                    "above": low if low > 0 else None,
                    "below": high if high < 100 or statement.percent.wording == "between" else None,
                }
                record["ratio"] = {k: _number(str(v)) for k, v in ends.items() if v is not None}
            case "transaction_kind", Value() as value:
                record["kind"] = value.text
            case "signed_on", Value() as value:
                record["date"] = value.text
            case "title", Value() as value:
                record["title"] = value.text
    return record


def _capital(about: list[Statement], _id: str) -> dict[str, Any]:
    record: dict[str, Any] = {"record": "capital", "doc": about[0].filing.name}
    for statement in about:
        item = statement.item or ""
        if isinstance(statement.object, Value) and not BESIDE_RECORD.fullmatch(item):
            _place(record, item.split("."), _cell(statement.object))
    return record


def _cell(value: Value) -> Any:
    if value.kind in {"number", "money", "percent"}:
        return _number(value.text)
    return value.text == "true" if value.kind == "flag" else value.text


def _place(record: dict[str, Any], path: list[str], value: Any) -> None:
    here: Any = record
    for step, after in zip(path, [*path[1:], ""], strict=True):
        fresh: Any = value if not after else [] if after.isdigit() else {}
        if isinstance(here, list):
            while len(here) <= int(step):
                here.append({})
            here[int(step)] = here[int(step)] or fresh
            here = here[int(step)]
        elif after:
            here = here.setdefault(step, fresh)
        else:
            here[step] = value
