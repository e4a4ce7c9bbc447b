"""The statement, graphkit's atom: who says what of whom, how sure, and in which words.

A statement cannot be made without evidence, and evidence holds the filing itself: its quote is
cut from the filing's text at the span, so a quote that differs from the text cannot exist.
RDF, networkx, the tables and the page are projections of statements.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any, Self

from graphkit.errors import StatementError
from graphkit.filing.evidence import Evidence
from graphkit.filing.filing import Filing
from graphkit.percent import Percent

__all__ = ["ATTRIBUTES", "PREDICATES", "RELATIONS", "Evidence", "PartyRef", "Statement", "Value"]

RELATIONS = frozenset(
    """subsidiary_of fellow_subsidiary_of holds_shares_in controls_by_contract director_of
    officer_of substantial_shareholder_of controlling_shareholder_of associate_of
    connected_person_of family_of beneficially_owned_by trustee_of beneficiary_of partner_of
    joint_venture_of party_to abstained_on""".split()
)
"""Predicates whose object is a party (or, for the last two, a transaction)."""

ATTRIBUTES = frozenset(
    """jurisdiction stock_code incorporated chinese_name former_name registration_number
    member_count transaction_kind title signed_on consideration annual_cap percentage_ratio
    exempt_from subject_to return_item""".split()
)
"""Predicates whose object is a value. `return_item` is one cell of a form, named by `item`."""

PREDICATES = RELATIONS | ATTRIBUTES
PARTY_TYPES = frozenset("company person group trust government transaction return".split())
STATUSES = frozenset("asserted planned negated ended".split())
STATES = frozenset({None, "before", "after"})
VOLATILE = frozenset({"method", "confidence"})
"""Fields that are no part of what is said."""
VALUE_KINDS = frozenset("text date number money percent code flag".split())
PART_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class PartyRef:
    """A party as one filing knows it.

    `id` is unique to the filing and the party; `type` is company, person, group, trust,
    government, transaction or return; `names` are all its names there as printed, the fullest
    first. Which refs of several filings are one party is for `graphkit.identity` to say.
    """

    id: str
    type: str
    names: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.type not in PARTY_TYPES or not self.names or not all(self.names):
            raise StatementError(f"not a party: {self.id} {self.type} {self.names}")

    @property
    def name(self) -> str:
        """The fullest name."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Value:
    """A literal: `text` is the canonical form (ISO date, plain decimal, code), never a float.

    `kind` is text, date, number, money, percent, code or flag; money has an ISO `currency`, an
    annual cap also the `period_end` it counts to.
    """

    kind: str
    text: str
    currency: str | None = None
    period_end: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in VALUE_KINDS or (self.kind == "money") != (self.currency is not None):
            raise StatementError(f"not a value: {self}")
        if self.kind in {"number", "money"}:
            object.__setattr__(self, "text", f"{Decimal(self.text).normalize():f}")

    @property
    def number(self) -> Decimal:
        """The number of a number, money or percent value."""
        return Decimal(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One fact as one filing states it. Raises StatementError without evidence.

    `state` says before or after a transaction; `status` is asserted, planned (will hold upon an
    event), negated or ended. `valid_from`, `valid_to` are half-open part-dates (2012, 2012-11,
    2012-11-30); `as_at` is the day for which the filing says it ("as at the date of this
    announcement"). `known_from` is the filing's publication date. `role`, `chair`, `title`,
    `wholly_owned` and `kind` are the qualifiers of the gold guidelines, `item` the path of a
    form's cell ("options.0.granted"). `method` names extractor and version; `confidence` is 0-1.
    """

    subject: PartyRef
    predicate: str
    object: PartyRef | Value
    evidence: tuple[Evidence, ...]
    method: str
    confidence: float = 1.0
    percent: Percent | None = None
    state: str | None = None
    status: str = "asserted"
    valid_from: str | None = None
    valid_to: str | None = None
    as_at: str | None = None
    role: str | None = None
    chair: bool | None = None
    title: str | None = None
    wholly_owned: bool | None = None
    kind: str | None = None
    item: str | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        for fault in self._faults():
            raise StatementError(f"{self.subject.name} {self.predicate}: {fault}")
        content = {name: _plain(value) for name, value in self._filled() if name not in VOLATILE}
        object.__setattr__(self, "id", hashlib.sha256(canonical(content).encode()).hexdigest()[:24])

    def _faults(self) -> list[str]:
        dates = (self.valid_from, self.valid_to, self.as_at)
        checks = (
            ("no evidence", bool(self.evidence)),
            ("unknown predicate", self.predicate in PREDICATES),
            (
                "a relation needs a party, an attribute a value",
                (self.predicate in RELATIONS) == isinstance(self.object, PartyRef),
            ),
            ("evidence from two filings", len({one.filing for one in self.evidence}) <= 1),
            ("status {0.status}", self.status in STATUSES),
            ("state {0.state}", self.state in STATES),
            ("confidence {0.confidence}", 0 <= self.confidence <= 1),
            ("dates {1}", all(d is None or PART_DATE.fullmatch(d) for d in dates)),
        )
        return [fault.format(self, dates) for fault, fine in checks if not fine]

    @property
    def filing(self) -> Filing:
        """The filing that states it."""
        return self.evidence[0].filing

    @property
    def known_from(self) -> date | None:
        """Publication date of the filing."""
        return self.filing.published

    def to_record(self) -> dict[str, Any]:
        """The statement as JSON values; empty fields are left out."""
        return {"id": self.id, **{name: _plain(value) for name, value in self._filled()}}

    def _filled(self) -> Iterator[tuple[str, Any]]:
        """The fields but the id, as far as they are not empty."""
        return ((name, value) for name in FIELDS if (value := getattr(self, name)) is not None)

    @classmethod
    def from_record(cls, record: Mapping[str, Any], filings: Mapping[str, Filing]) -> Self:
        """The inverse of `to_record`. Raises EvidenceError or StatementError where it differs."""
        given = dict(record)
        wanted = given.pop("id")
        given["subject"] = PartyRef(**{**given["subject"], "names": tuple(given["subject"]["names"])})
        thing = given["object"]
        given["object"] = (
            PartyRef(**{**thing, "names": tuple(thing["names"])}) if "names" in thing else Value(**thing)
        )
        given["evidence"] = tuple(Evidence.from_record(one, filings) for one in given["evidence"])
        if "percent" in given:
            given["percent"] = Percent.from_record(given["percent"])
        made = cls(**given)
        if made.id != wanted:
            raise StatementError(f"the content of statement {wanted} was changed: it is {made.id}")
        return made


FIELDS = tuple(entry.name for entry in fields(Statement) if entry.name != "id")
canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
"""The JSON text that a statement's id is drawn from."""


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Evidence | Percent):
        return value.to_record()
    if isinstance(value, PartyRef):
        return {"id": value.id, "type": value.type, "names": list(value.names)}
    if isinstance(value, Value):
        slots = ("kind", "text", "currency", "period_end")
        return {slot: getattr(value, slot) for slot in slots if getattr(value, slot) is not None}
    return value
