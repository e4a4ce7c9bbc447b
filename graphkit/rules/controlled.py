"""Companies of which a side has 30 % or the board, what lies below them, and joint ventures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.rules.derivation import Step, Test, leaf
from graphkit.rules.votes import Side, total

if TYPE_CHECKING:
    from graphkit.rules.associates import Associates

__all__ = ["NOT_COMPANIES", "Controlled"]

NOT_COMPANIES = frozenset({"person", "government", "group", "trust"})


class Controlled:
    """The companies that are associates through votes, for one set of associates."""

    def __init__(self, associates: Associates) -> None:
        self.associates, self.reading = associates, associates.reading
        self.votes, self.world, self.chapter = associates.votes, associates.world, associates.chapter
        self._apart_sides: dict[str, Side] = {}

    def of(self, side: Side, rule: str, skip: frozenset[str] = frozenset()) -> Iterator[Step]:
        """Companies of which the side has 30 % or the board, and the subsidiaries of those."""
        done = {side.owner, *skip}
        for company in self._candidates(side):
            if company in done or self.associates.is_own_group(company):
                continue
            step = self._thirty(side, company, rule)
            if step is None:
                continue
            yield step
            for party, below in self.votes.own(company, self.associates.barred).members.items():
                if below is not None and not self.associates.is_own_group(party) and party not in done:
                    made = f"{rule}_subsidiary"
                    yield Step("below", party, "associate_of", side.owner, made, (step, below))
            if self.chapter.has("investee_parent"):
                yield from self._investee_parents(side, company, step)
        yield from self._ventures(side)

    def _candidates(self, side: Side) -> list[str]:
        held: dict[str, None] = {}
        for party in side.members:
            for edge in self.world.out("holds_votes", party):
                held[edge.object] = None
            for company, _ in self.world.controlled_by(party):
                held[company] = None
        return sorted(held)

    def _thirty(self, side: Side, company: str, rule: str) -> Step | None:
        if not self.chapter.has("under_ten_outside"):
            reached = self._reached(side, company, rule)
            return None if reached is None else _step(side, company, rule, reached)
        apart = self._apart(side)
        reached = self._reached(apart, company, rule)
        if reached is not None:
            return _step(side, company, rule, reached)
        reached = self._reached(side, company, rule)
        if reached is None:
            return None
        outside = self._outside(apart, company)
        if outside is None:
            self.associates.carved[company] = "under_ten_outside"
            return None
        return _step(side, company, rule, reached, outside)

    def _reached(self, side: Side, company: str, rule: str) -> Step | None:
        held = side.members.get(company)
        if held is not None and held.form in {"control", "tally"}:
            reached: Step | None = held
        else:
            against = ("at_least", self.chapter.threshold(rule, "at_least"))
            reached = self.votes.tally_step(side.owner, company, side.members, rule, against)
        if reached is None or self._is_another_side(company, side, reached):
            return None
        return reached

    def _apart(self, side: Side) -> Side:
        """The side without anything that it has through the issuer's group."""
        if side.owner not in self._apart_sides:
            group = self.reading.through_issuer
            given = {x: s for x, s in side.members.items() if s is None or s.form not in {"control", "tally"}}
            seeds = {x: s for x, s in given.items() if x not in group}
            self._apart_sides[side.owner] = self.votes.side(side.owner, seeds, group)
        return self._apart_sides[side.owner]

    def _is_another_side(self, company: str, side: Side, reached: Step) -> bool:
        """Votes of a company that another controls by contract are not the registered owner's."""
        contracts = self.world.into("controls_by_contract", company)
        if reached.form == "tally" and contracts and all(e.subject not in side.members for e in contracts):
            self.associates.carved[company] = "vie_ownership"
            return True
        return False

    def _outside(self, apart: Side, company: str) -> Step | None:
        """Votes apart from the issuer's group, those of family members included, of 10 % or more."""
        key, owner = "under_ten_outside", apart.owner
        family = {x: s for x, s in self.associates.family_seeds(owner).items() if x not in apart.members}
        members = self.votes.side(owner, {**apart.members, **family}, self.reading.through_issuer).members
        against = ("at_least", self.chapter.threshold(key, "at_least"))
        return self.votes.tally_step(owner, company, members, key, against)

    def _investee_parents(self, side: Side, company: str, step: Step) -> Iterator[Step]:
        """Until June 2010: the investee's holding companies and their other subsidiaries."""
        for parent in self.votes.above(company):
            if parent in side.members or self.associates.is_own_group(parent):
                continue
            if self.world.kind(parent) in NOT_COMPANIES:
                continue
            members = self.votes.own(parent, self.associates.barred).members
            if members.get(company) is None:
                continue
            for party, below in members.items():
                if party in side.members or party == company or self.associates.is_own_group(party):
                    continue
                why = tuple(one for one in (step, members[company], below) if one is not None)
                yield Step("investee", party, "associate_of", side.owner, "investee_parent", why)

    def _ventures(self, side: Side) -> Iterator[Step]:
        """Partners of the side in a contractual joint venture, for PRC issuers."""
        flag, rule = self.reading.is_prc_issuer, "joint_venture_partner"
        if flag is None or not self.chapter.has(rule):
            return
        ventures = {edge.object for m in side.members for edge in self.world.out("jv_contribution", m)}
        for venture in sorted(ventures):
            parts = [e for e in self.world.into("jv_contribution", venture) if e.subject in side.members]
            shares = total(e.percent for e in parts if e.percent is not None)
            test = Test("at_least", self.chapter.threshold(rule, "at_least"), shares)
            if not self.votes.reached(test):
                continue
            known = [side.members[e.subject] for e in parts]
            why = (*(step for step in known if step is not None), *(leaf(e) for e in parts))
            for edge in self.world.into("jv_partner", venture):
                if edge.subject not in side.members and not self.associates.is_own_group(edge.subject):
                    premises = (leaf(flag), *why, leaf(edge))
                    yield Step("venture", edge.subject, "associate_of", side.owner, rule, premises, test=test)


def _step(side: Side, company: str, rule: str, reached: Step, *more: Step) -> Step:
    return Step("controlled", company, "associate_of", side.owner, rule, (reached, *more))
