"""A finding: is a party connected with an issuer, at what level, by which rule, along which paths."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graphkit.rules.certificate import certificate_of
from graphkit.rules.connections import Connection
from graphkit.rules.derivation import Step
from graphkit.rules.rulebook import Chapter
from graphkit.rules.world import Edge, World
from graphkit.statement import Statement

__all__ = ["ANSWERS", "Finding", "Hop", "NearMiss", "Path", "path_of"]

ANSWERS = ("yes", "undetermined", "review", "no")

PHRASES = {
    "director_of": "is a director of",
    "chief_executive_of": "is the chief executive of",
    "supervisor_of": "is a supervisor of",
    "promoter_of": "is a promoter of",
    "subsidiary_of": "is a subsidiary of",
    "fellow_subsidiary_of": "is a fellow subsidiary of",
    "controls_by_contract": "controls by contract",
    "controls_board_majority": "controls the board of",
    "beneficially_owned_by": "is beneficially owned or controlled by",
    "associate_of": "is stated to be an associate of",
    "trustee_of": "is a trustee of",
    "beneficiary_of": "is a beneficiary of",
    "discretionary_object_of": "is a discretionary object of",
    "registered_owner_of": "is the registered owner of",
    "general_partner_of": "is the general partner of",
    "acts_with": "acts together with",
    "jv_contribution": "contributes to",
    "jv_partner": "is a partner in",
}


@dataclass(frozen=True, slots=True)
class Hop:
    """One edge of a path, with the rule that it serves and the statements that say it."""

    subject: str
    relation: str
    object: str
    percent: str = ""
    rule: str = ""
    tag: str = ""
    is_certain: bool = True
    statements: tuple[Statement, ...] = field(default=(), repr=False)

    def __str__(self) -> str:
        if self.relation == "holds_votes":
            if not self.is_certain:
                share = "a share, not stated," if self.percent == "not stated" else self.percent
                return f"{self.subject} may hold {share} of {self.object}"
            share = self.percent if self.percent not in {"", "not stated"} else "a share, not stated,"
            return f"{self.subject} holds {share} of {self.object}"
        if self.relation == "subsidiary_of":
            kinds = {"100%": "a wholly-owned subsidiary", "": "a subsidiary"}
            kind = kinds.get(self.percent, "a non wholly-owned subsidiary")
            return f"{self.subject} is {kind} of {self.object}"
        if self.relation.startswith("is_"):
            return f"{self.subject} {self.relation.replace('_', ' ')}"
        phrase = PHRASES.get(self.relation, f"is {self.relation.removesuffix('_of').replace('_', ' ')} of")
        return f"{self.subject} {phrase} {self.object}" + (f" ({self.percent})" if self.percent else "")


@dataclass(frozen=True, slots=True)
class Path:
    """One way from the issuer to the subject."""

    hops: tuple[Hop, ...]
    level: str
    rules: tuple[str, ...]

    def __str__(self) -> str:
        return "; ".join(str(hop) for hop in self.hops)


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A threshold test within two points of turning out otherwise."""

    text: str
    owner: str
    company: str
    rule: str
    margin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The answer to one question, with everything that it rests on.

    `answer` is yes, no, review (only the Exchange, or a person, can decide) or undetermined (facts
    are missing that would decide it: `missing`). `level` is issuer, subsidiary,
    connected_subsidiary or deemed. `rule` is the deciding rule's number and `rules` are all that
    the shortest path uses. `stated` is what filings themselves say of the status, and `difference`
    how that differs from what follows. `flags` are matters for a person's eye that do not change
    the answer. `derivations` are the reasons as steps, the shortest first.
    """

    subject: str
    subject_name: str
    issuer: str
    issuer_name: str
    as_of: date
    board: str
    regime: str
    answer: str
    level: str | None = None
    rule: str = ""
    rules: tuple[str, ...] = ()
    paths: tuple[Path, ...] = ()
    explanation: str = ""
    missing: tuple[str, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    assumptions: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    stated: tuple[Statement, ...] = ()
    difference: str = ""
    derivations: tuple[Step, ...] = field(default=(), repr=False)
    parties: tuple[tuple[str, str, tuple[str, ...]], ...] = field(default=(), repr=False)
    examined: str = ""

    @property
    def path(self) -> Path | None:
        """The shortest path."""
        return self.paths[0] if self.paths else None

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement that the paths rest on, each once."""
        found = {s.id: s for path in self.paths for hop in path.hops for s in hop.statements}
        return tuple(found.values())

    def certificate(self) -> dict[str, Any]:
        """The finding with its proof as JSON values, for `graphkit.rules.proof` to check."""
        return certificate_of(self)

    def to_record(self) -> dict[str, Any]:
        """The finding as JSON values, statements by their ids."""
        plain = ("answer", "level", "rule", "board", "regime", "explanation", "difference")
        return {
            "subject": {"id": self.subject, "name": self.subject_name},
            "issuer": {"id": self.issuer, "name": self.issuer_name},
            "as_of": self.as_of.isoformat(),
            **{name: getattr(self, name) for name in plain},
            "rules": list(self.rules),
            "paths": [_path_record(path) for path in self.paths],
            "missing": list(self.missing),
            "near_misses": [near.text for near in self.near_misses],
            "assumptions": list(self.assumptions),
            "flags": list(self.flags),
            "stated": [statement.id for statement in self.stated],
        }


def _path_record(path: Path) -> dict[str, Any]:
    names = ("subject", "relation", "object", "percent", "rule", "tag", "is_certain")
    hops = [{name: getattr(hop, name) for name in names} for hop in path.hops]
    for row, hop in zip(hops, path.hops, strict=True):
        row |= {"text": str(hop), "statements": [statement.id for statement in hop.statements]}
    return {"level": path.level, "rules": list(path.rules), "hops": hops}


def path_of(connection: Connection, world: World, chapter: Chapter) -> Path:
    """The path that a derivation makes, hop by hop."""
    seen: dict[tuple[str, str, str], Hop] = {}
    for edge, rule in _edges(connection.step):
        key = (edge.subject, edge.relation, edge.object)
        if key not in seen:
            seen[key] = _hop(edge, rule, world, chapter)
    rules = dict.fromkeys(
        chapter.number(step.rule) for step in connection.step.walk() if step.rule and chapter.has(step.rule)
    )
    return Path(tuple(seen.values()), connection.level, tuple(rule for rule in rules if rule))


def _edges(conclusion: Step) -> Iterator[tuple[Edge, str]]:
    """The edges below a step, each with the rule that it serves."""
    seen: set[tuple[int, str]] = set()
    stack = [(conclusion, "")]
    while stack:
        step, rule = stack.pop()
        if (id(step), rule) in seen:
            continue
        seen.add((id(step), rule))
        if step.edge is not None:
            yield step.edge, rule
        stack += [(premise, step.rule or rule) for premise in reversed(step.premises)]


def _hop(edge: Edge, rule: str, world: World, chapter: Chapter) -> Hop:
    entry = chapter.entry(rule) if rule else None
    return Hop(
        world.name(edge.subject),
        edge.relation,
        world.name(edge.object),
        str(edge.percent) if edge.percent is not None else "",
        chapter.number(rule) if entry else "",
        entry.tag if entry else "",
        edge.certain,
        edge.statements,
    )
