"""Associates of a core connected person, by the limbs of 14A.12 to 14A.15 or of the old rule 1.01."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.rules.controlled import NOT_COMPANIES, Controlled
from graphkit.rules.derivation import Step, Test, leaf
from graphkit.rules.reading import Reading
from graphkit.rules.votes import Members, Side
from graphkit.rules.world import Edge

__all__ = ["Associates"]

STATED = ("associate_of", "stated_associate_of")
FOR_TRUST = ("beneficiary_of", "discretionary_object_of")


class Associates:
    """The associates of any party in one reading.

    `barred` parties pass nothing on; they are barred where a target must not be reached through
    the issuer itself. `carved` notes what an exclusion took out, by clause.
    """

    def __init__(self, reading: Reading, barred: frozenset[str] = frozenset()) -> None:
        self.reading, self.barred = reading, barred
        self.votes, self.world, self.chapter = reading.votes, reading.world, reading.chapter
        self.carved: dict[str, str] = {}
        self._of: dict[str, tuple[Step, ...]] = {}
        self.controlled = Controlled(self)

    def of(self, party: str) -> tuple[Step, ...]:
        """Every way in which another party is an associate of this one."""
        if party not in self._of:
            limbs = self._individual if self.world.kind(party) == "person" else self._company
            found = [*limbs(party), *self._stated(party)]
            self._of[party] = tuple(step for step in found if step.subject != party)
        return self._of[party]

    def deemed(self, party: str) -> tuple[Step, ...]:
        """Relatives, their companies and parties acting together: for the Exchange to decide."""
        acting = [
            Step("stated_associate", edge.subject, "associate_of", party, "acting_together", (leaf(edge),))
            for edge in self.world.into("acts_with", party)
        ]
        if self.world.kind(party) != "person":
            return tuple(acting)
        relatives = self._as_seeds(self.reading.kin.relatives(party), party, "relative")
        if not relatives:
            return tuple(acting)
        seeds = {**self._near(party), **self.family_seeds(party)}
        family_side = self._wide(party, seeds)
        wide = self._wide(party, {**seeds, **relatives})
        kin = [self._associate(step, party, "relative") for x, step in relatives.items() if x not in seeds]
        if not self.chapter.has("relative_company"):
            return (*kin, *acting)
        companies = [
            self._associate(step, party, "relative_company")
            for company, step in wide.members.items()
            if company not in family_side.members and company not in relatives and step is not None
        ]
        return (*kin, *companies, *acting)

    # Individuals

    def _individual(self, person: str) -> Iterator[Step]:
        near = self._near(person)
        side = self._side(person, near)
        for step in side.members.values():
            if step is not None and step.form in {"side_kin", "trust"}:
                yield self._associate(step, person, step.rule)
        yield from self.controlled.of(side, "controlled_company")
        family = self.family_seeds(person)
        for step in family.values():
            yield self._associate(step, person, "family")
        if self.chapter.has("family_company"):
            wide = self._wide(person, {**near, **family})
            for company, found in wide.members.items():
                if company not in side.members and company not in family and found is not None:
                    yield self._associate(found, person, "family_company")

    def _wide(self, person: str, seeds: Members) -> Side:
        """The person's own side, trustees included, with others beside it who bring no trustees."""
        own = self._side(person, self._near(person)).members
        others = {party: step for party, step in seeds.items() if party not in own}
        return self.votes.side(person, {**own, **others}, self.barred)

    def _near(self, person: str) -> dict[str, Step | None]:
        kin = self.reading.kin.immediate(person, self.reading.is_certain)
        return {person: None, **self._as_seeds(kin, person, "immediate_family")}

    def family_seeds(self, person: str) -> dict[str, Step]:
        """Family members beyond the immediate family, as members of the person's side."""
        sure = self.reading.kin.immediate(person, True)
        kin = {x: step for x, step in self.reading.kin.family(person).items() if x not in sure}
        return self._as_seeds(kin, person, "family")

    @staticmethod
    def _as_seeds(kin: dict[str, Step], person: str, rule: str) -> dict[str, Step]:
        return {x: Step("side_kin", x, "counts_with", person, rule, (step,)) for x, step in kin.items()}

    # Companies

    def _company(self, company: str) -> Iterator[Step]:
        parents = self._parents(company)
        tops = {company: None, **parents}
        side = self._side(company, tops)
        grouped: dict[str, Step] = dict(parents)
        for top in tops:
            for party, step in self.votes.own(top, self.barred).members.items():
                if step is not None and party not in grouped and party != company:
                    above = tops[top]
                    why = (step,) if above is None else (above, step)
                    grouped[party] = Step("grouped", party, "counts_with", company, "corporate_group", why)
        for party, step in grouped.items():
            if not self.is_own_group(party):
                yield self._associate(step, company, "corporate_group")
        for party, member in side.members.items():
            if member is not None and member.form == "trust" and party not in grouped:
                yield self._associate(member, company, "corporate_trustee")
        yield from self._fellows(company, grouped)
        yield from self.controlled.of(side, "corporate_controlled_company", frozenset(grouped))

    def _parents(self, company: str) -> dict[str, Step]:
        """Holding companies; a person or a governmental body is never one."""
        found: dict[str, Step] = {}
        for party in self.votes.above(company):
            if self.world.kind(party) in NOT_COMPANIES or self.reading.is_governmental(party):
                continue
            step = self.votes.own(party, self.barred).members.get(company)
            if step is not None and party != self.reading.issuer:
                found[party] = Step("parent", party, "counts_with", company, "corporate_group", (step,))
        return found

    def _fellows(self, company: str, grouped: dict[str, Step]) -> Iterator[Step]:
        for edge in self.world.out("fellow_subsidiary_of", company):
            yield self._stated_step(edge, edge.object, company, grouped)
        for edge in self.world.into("fellow_subsidiary_of", company):
            yield self._stated_step(edge, edge.subject, company, grouped)

    def _stated_step(self, edge: Edge, party: str, company: str, grouped: dict[str, Step]) -> Step:
        return Step("stated_associate", party, "associate_of", company, "corporate_group", (leaf(edge),))

    # Both

    def _associate(self, step: Step, party: str, rule: str) -> Step:
        return Step("associate", step.subject, "associate_of", party, rule, (step,))

    def is_own_group(self, party: str) -> bool:
        """The issuer, and its subsidiaries unless these are what is judged."""
        return party == self.reading.issuer or (not self.barred and party in self.reading.inside)

    def _side(self, owner: str, seeds: Members) -> Side:
        """The owner's side with everything that it controls and the trustees for any of it."""
        members = dict(seeds)
        while True:
            side = self.votes.side(owner, members, self.barred)
            trustees = {party: step for party, step in self._trustees(side) if party not in side.members}
            if not trustees:
                return side
            members = {**side.members, **trustees}

    def _trustees(self, side: Side) -> Iterator[tuple[str, Step]]:
        for member in list(side.members):
            if self.is_own_group(member) or self.world.kind(member) == "group":
                continue
            for interest in [edge for relation in FOR_TRUST for edge in self.world.out(relation, member)]:
                if self._is_wide_scheme(interest.object):
                    continue
                above = side.members[member]
                known = (*(() if above is None else (above,)), leaf(interest))
                rule = "trustee"
                yield interest.object, Step("trust", interest.object, "counts_with", side.owner, rule, known)
                for office in self.world.into("trustee_of", interest.object):
                    if any(e.object == member for e in self.world.out("depositary_of", office.subject)):
                        continue
                    why = (*known, leaf(office))
                    yield office.subject, Step("trust", office.subject, "counts_with", side.owner, rule, why)

    def _is_wide_scheme(self, trust: str) -> bool:
        flag = self.world.is_marked("is_wide_employee_scheme", trust)
        if flag is None or not self.chapter.has("employee_scheme"):
            return False
        limit = self.chapter.threshold("employee_scheme", "at_least")
        interests = flag.percent
        if interests is None:
            return self.reading.is_certain
        return not self.votes.reached(Test("at_least", limit, interests))

    def _stated(self, party: str) -> Iterator[Step]:
        """What a filing itself calls an associate, and the subsidiaries of that."""
        for relation in STATED:
            for edge in self.world.into(relation, party):
                rule = "stated_associate"
                step = Step("stated_associate", edge.subject, "associate_of", party, rule, (leaf(edge),))
                yield step
                for below, why in self.votes.own(edge.subject, self.barred).members.items():
                    if why is not None and not self.is_own_group(below):
                        yield Step("below", below, "associate_of", party, rule, (step, why))
