"""A reading of one world for one issuer on one day: the group and the core connected persons.

A world is read twice: for certain (lower bounds, edges that certainly hold) and as far as is
possible. What an exclusion takes away is read the other way round, through `other`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from graphkit.rules.derivation import Step, Test, leaf
from graphkit.rules.kinship import Kin
from graphkit.rules.rulebook import Chapter
from graphkit.rules.significance import is_insignificant
from graphkit.rules.votes import Members, Votes
from graphkit.rules.world import CONTROLS, Edge, World

__all__ = ["LOOSE", "Core", "Reading", "months_before"]

GROUPING = frozenset({"holds_votes", *CONTROLS})
LOOSE = Decimal(30)
"""Percent of votes that count as control in a loose reading."""
OFFICES = (("director_of", "director"), ("chief_executive_of", "chief_executive"))


@dataclass(frozen=True, slots=True)
class Core:
    """A party connected by its own office or votes in `company`, the issuer or a subsidiary."""

    party: str
    company: str
    step: Step


def months_before(day: date, months: int) -> date:
    """The same day of the month so many months earlier, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


class Reading:
    """One of the two readings. `loose` counts 30 % as control, to find what only a review can settle."""

    def __init__(
        self, world: World, issuer: str, chapter: Chapter, is_certain: bool, loose: bool = False
    ) -> None:
        self.all_dates, self.issuer, self.chapter = world, issuer, chapter
        self.is_certain = is_certain
        at_day = world.at(chapter.day)
        self.strict = Votes(at_day, is_certain)
        self.votes = Votes(at_day, is_certain, ("at_least", LOOSE)) if loose else self.strict
        self.world = self.votes.world
        self.other: Reading = self
        self.carved: dict[str, str] = {}

    @classmethod
    def pair(cls, world: World, issuer: str, chapter: Chapter) -> tuple[Reading, Reading]:
        """The reading for certain and the reading as far as possible; where nothing is open, one is both."""
        if world.is_exact and "group" not in world.kinds.values():
            both = cls(world, issuer, chapter, True)
            return both, both
        certain, possible = (cls(world, issuer, chapter, sure) for sure in (True, False))
        certain.other, possible.other = possible, certain
        return certain, possible

    @cached_property
    def group(self) -> Mapping[str, Step | None]:
        """The issuer and the companies that it controls, each with the step of control."""
        return self.strict.own(self.issuer).members

    @cached_property
    def inside(self) -> frozenset[str]:
        """Companies that certainly belong to the group: never judged as outsiders."""
        return frozenset(self.group if self.is_certain else self.other.group)

    @cached_property
    def through_issuer(self) -> frozenset[str]:
        """Companies whose holdings this reading takes for interests through the issuer: for certain,
        all that may belong to the group are barred; as far as possible, only those that must."""
        return frozenset(self.group) | frozenset(self.other.group) if self.is_certain else self.inside

    @cached_property
    def wholly_owned(self) -> Mapping[str, Step]:
        """Group companies in which nobody outside the group's wholly-owned chain has a vote."""
        found: dict[str, Step] = {}
        members: dict[str, Step | None] = {self.issuer: None}
        while True:
            fresh = {
                company: step
                for company in self.group
                if company not in members and (step := self._whole(company, members)) is not None
            }
            if not fresh:
                return found
            found.update(fresh)
            members.update(fresh)

    @property
    def surely_whole(self) -> Mapping[str, Step]:
        """The companies that are certainly wholly owned."""
        return self.wholly_owned if self.is_certain else self.other.wholly_owned

    def _whole(self, company: str, members: Mapping[str, Step | None]) -> Step | None:
        for edge in self.world.out("subsidiary_of", company):
            if edge.object in members and edge.percent is not None and edge.percent.min == 100:
                above = members[edge.object]
                why = (leaf(edge),) if above is None else (above, leaf(edge))
                return Step("control", company, "counts_with", self.issuer, "wholly_owned", why)
        against, rule = ("at_least", Decimal(100)), "wholly_owned"
        return self.strict.tally_step(self.issuer, company, members, rule, against, "counts_with")

    @cached_property
    def kin(self) -> Kin:
        """Kinship in this world."""
        return Kin.of(self.world, int(self.chapter.threshold("immediate_family", "under_age")))

    @cached_property
    def is_prc_issuer(self) -> Edge | None:
        """The edge that makes the issuer a PRC issuer."""
        return self.world.is_marked("is_prc_issuer", self.issuer)

    def is_governmental(self, party: str) -> bool:
        """A PRC governmental body that the chapter normally leaves out."""
        entry = self.chapter.entry("prc_government")
        if entry is None or self.world.is_marked("is_prc_governmental_body", party) is None:
            return False
        return not entry.more.get("prc_issuer_only") or self.is_prc_issuer is not None

    @cached_property
    def core(self) -> tuple[Core, ...]:
        """Everybody connected by office or votes, with the carve-outs applied; notes them in `carved`."""
        by_party: dict[str, list[Core]] = {}
        for found in self._all_core():
            if found.party in self.through_issuer:
                continue
            if self.is_governmental(found.party):
                self.carved[found.party] = "prc_government"
            else:
                by_party.setdefault(found.party, []).append(found)
        kept: list[Core] = []
        for party, cores in by_party.items():
            subsidiaries = [core.company for core in cores]
            if self.issuer not in subsidiaries and self._is_small(sorted(set(subsidiaries))):
                self.carved[party] = "insignificant_subsidiary"
            else:
                kept += cores
        return tuple(kept)

    def _is_small(self, companies: list[str]) -> bool:
        if not self.chapter.has("insignificant_subsidiary"):
            return False
        return is_insignificant(self.world, companies, self.chapter, "insignificant_subsidiary")

    def _all_core(self) -> Iterator[Core]:
        yield from self._former_directors()
        for company, why in self.group.items():
            for relation, rule in OFFICES:
                for edge in self.world.into(relation, company):
                    yield self._core(edge.subject, company, rule, (leaf(edge),), why)
            yield from self._supervisors(company, why)
            yield from self._shareholders(company, why)

    def _core(
        self, party: str, company: str, rule: str, premises: tuple[Step, ...], why: Step | None
    ) -> Core:
        known = (why,) if why is not None else ()
        return Core(party, company, Step("core", party, "core_of", company, rule, (*known, *premises)))

    def _supervisors(self, company: str, why: Step | None) -> Iterator[Core]:
        if self.is_prc_issuer is None:
            return
        flag = leaf(self.is_prc_issuer)
        for relation, rule in (("supervisor_of", "supervisor"), ("promoter_of", "promoter")):
            if self.chapter.has(rule):
                for edge in self.world.into(relation, company):
                    yield self._core(edge.subject, company, rule, (leaf(edge), flag), why)

    def _former_directors(self) -> Iterator[Core]:
        """Directors in the look-back, of companies that were in the group while they served."""
        day = self.chapter.day
        opens = months_before(day, int(self.chapter.threshold("former_director", "months")))
        for edge in self._seats(opens, day):
            if (self.is_certain and not edge.certain) or (edge.on(day) and edge.object in self.group):
                continue
            starts = max(edge.since or opens, opens)
            ends = min(edge.until or day, day)
            if (edge.until is None or edge.until > opens) and starts <= ends:
                for why in self._group_steps(edge.object, starts, ends, edge):
                    yield self._core(edge.subject, edge.object, "former_director", (leaf(edge),), why)

    def _seats(self, opens: date, day: date) -> list[Edge]:
        """Directorships to look at: of the group, or of any company if the group may have changed."""
        edges = self.all_dates.edges
        dates = {when for edge in edges if edge.relation in GROUPING for when in (edge.since, edge.until)}
        if any(when is not None and opens <= when <= day for when in dates):
            return self.all_dates.relations("director_of")
        return [edge for company in self.group for edge in self.all_dates.into("director_of", company)]

    def _group_steps(self, company: str, starts: date, ends: date, office: Edge) -> list[Step | None]:
        """Why the company was in the group on some day of the span; at most one step."""
        changes = {d for e in self.all_dates.edges for d in (e.since, e.until) if d and starts <= d <= ends}
        for when in sorted({starts, *changes}, reverse=True):
            if not office.on(when):
                continue
            members = Votes(self.all_dates.at(when), self.is_certain).own(self.issuer).members
            if company in members:
                return [members[company]]
        return []

    def _shareholders(self, company: str, why: Step | None) -> Iterator[Core]:
        barred = frozenset() if company == self.issuer else self.through_issuer
        for party in self.votes.shareholders(company):
            if party in self.through_issuer or (self.is_certain and self.world.kind(party) == "group"):
                continue
            if self.world.out("depositary_of", party):
                self.carved[party] = "depositary"
                continue
            step = self._substantial(party, company, barred)
            if step is not None:
                yield self._core(party, company, "substantial_shareholder", (step,), why)
        if company != self.issuer:
            yield from self._registered(company, why)

    def _substantial(self, party: str, company: str, barred: frozenset[str]) -> Step | None:
        members = self.votes.own(party, barred).members
        rule = "substantial_shareholder"
        against = ("at_least", self.chapter.threshold(rule, "at_least"))
        step = self.votes.tally_step(party, company, members, rule, against)
        return step or self._holding_company(party, company, members)

    def _holding_company(self, party: str, company: str, members: Members) -> Step | None:
        """A stated holding company, whose votes are not stated; of the issuer, also by the board."""
        for above, edge in self.world.controllers_of(company):
            stated = edge.relation in {"subsidiary_of", "beneficially_owned_by"}
            if above in members and above != company and (stated or company == self.issuer):
                why = [step for step in (members[above],) if step is not None]
                return Step("control", company, "counts_with", party, "control", (*why, leaf(edge)))
        return None

    def _registered(self, company: str, why: Step | None) -> Iterator[Core]:
        """Holders of legal title, whatever the contracts do with the votes."""
        rule = "substantial_shareholder"
        for edge in self.world.into("registered_owner_of", company):
            if edge.percent is None or edge.subject in self.group:
                continue
            test = Test("at_least", self.chapter.threshold(rule, "at_least"), edge.percent)
            if self.votes.reached(test):
                title = Step("title", edge.subject, "votes_in", company, rule, (leaf(edge),), test=test)
                yield self._core(edge.subject, company, rule, (title,), why)
