"""Assessing parties against one issuer: the two readings put together into one answer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from graphkit.percent import Verdict
from graphkit.rules.connections import LEVELS, Connection, Connections
from graphkit.rules.derivation import Step, Test
from graphkit.rules.finding import Finding, NearMiss, path_of
from graphkit.rules.reading import Reading
from graphkit.rules.rulebook import Chapter
from graphkit.rules.world import Edge, World

__all__ = ["Assessment"]

NEAR = 2
"""Points from a threshold within which a test is shown."""
MOST_PATHS = 24
SHARES_ARE_VOTES = "a stated percentage of shares is taken as the same percentage of votes"
NO_SIZES = "no figures of the subsidiary's size are at hand: it is taken as significant"


class Assessment:
    """All answers for one issuer on the chapter's day. `world` holds the edges of all dates; with
    `only` it need hold no more than bears on that party, and no other is asked about."""

    def __init__(self, world: World, issuer: str, chapter: Chapter, only: str | None = None) -> None:
        self.world, self.issuer, self.chapter, self.only = world, issuer, chapter, only
        certain, possible = Reading.pair(world, issuer, chapter)
        self.reading = certain
        self.certain = Connections(certain, only)
        self.possible = self.certain if possible is certain else Connections(possible, only)

    @cached_property
    def loose(self) -> Connections:
        """What would follow if 30 % were control: for flags only, never for an answer."""
        return Connections(Reading(self.world, self.issuer, self.chapter, True, loose=True), self.only)

    @property
    def touched(self) -> set[str]:
        """Every party of which the answer is not no."""
        if not self.chapter.regime.covered or self._is_secondary():
            return set()
        return {*self.certain.of, *self.possible.of, *self.certain.deemed, *self.possible.deemed}

    def finding(self, party: str) -> Finding:
        """The answer for one party, by its id in the world."""
        if not self.chapter.regime.covered:
            told = "the rules before 31 March 2004 are not covered"
            return self._plain(party, "undetermined", "", told, missing=(told,))
        if self._is_secondary():
            return self._plain(party, "no", "secondary_listing", self._explains("secondary_listing"))
        if party == self.issuer:
            return self._plain(party, "no", "nobody", "An issuer is not its own connected person.")
        if party not in self.world.parties:
            told = f"no fact about {self.world.name(party)} is known"
            return self._plain(party, "undetermined", "", told, missing=(told,))
        for answer, ways in self._answers(party):
            if ways:
                return self._found(party, answer, ways)
        return self._not_connected(party)

    def _answers(self, party: str) -> Iterator[tuple[str, tuple[Connection, ...]]]:
        yield "yes", self.certain.of.get(party, ())
        yield "undetermined", self.possible.of.get(party, ())
        yield "review", self.certain.deemed.get(party, ()) or self.possible.deemed.get(party, ())

    def _is_secondary(self) -> bool:
        listings = self.world.out("listing_type", self.issuer)
        return any(edge.object.casefold() == "secondary" for edge in listings)

    def _found(self, party: str, answer: str, ways: tuple[Connection, ...]) -> Finding:
        chosen = min(ways, key=lambda way: LEVELS.index(way.level))
        paths = [path_of(way, self.world, self.chapter) for way in ways[:MOST_PATHS]]
        rule, number = self._deciding(chosen.step)
        told = f"{self._explains(rule)} {paths[0]}."
        missing = self._missing(ways) if answer == "undetermined" else ()
        if answer == "review":
            missing = ("the Exchange's view, or the issuer's own account of the relationship",)
        return self._plain(
            party,
            answer,
            rule,
            told,
            number=number,
            level=chosen.level,
            rules=paths[0].rules,
            paths=tuple(paths),
            missing=missing,
            assumptions=self._assumptions(ways),
            flags=self._level_flags(party, answer, chosen.level),
            derivations=tuple(way.step for way in ways[:MOST_PATHS]),
        )

    def _deciding(self, step: Step) -> tuple[str, str]:
        """The clause that decides, and the number to cite: the associate's limb where it has a rule
        of its own in the chapter, else the rule that makes associates connected."""
        limb = step.premises[-1].rule
        if step.rule != "associate" or not limb:
            return step.rule, self.chapter.number(step.rule)
        number = self.chapter.number(limb)
        own_rule = number.startswith(("14A.", "20."))
        return limb, number if own_rule else self.chapter.number("associate")

    def _level_flags(self, party: str, answer: str, level: str) -> tuple[str, ...]:
        higher = [w for w in self.possible.of.get(party, ()) if LEVELS.index(w.level) < LEVELS.index(level)]
        if answer != "yes" or not higher:
            return ()
        open_facts = "; ".join(self._missing(tuple(higher)))
        return (f"may be connected at the {higher[0].level} level too: {open_facts}",)

    def _missing(self, ways: tuple[Connection, ...]) -> tuple[str, ...]:
        """What would decide it: the open percentages and uncertain edges, shortest way first."""
        found: dict[str, None] = {}
        for way in ways[:3]:
            for step in way.step.walk():
                if step.edge is not None and (told := self._open(step.edge)):
                    found[told] = None
                elif step.form == "tally" and not any(map(self._open, step.leaves())):
                    found |= dict.fromkeys(self._open_votes(step))
        for way in ways[:1]:
            for step in way.step.walk():
                if self.world.kind(step.subject) == "group" and step.form == "core":
                    found[f"how the holding of {self.world.name(step.subject)} is divided among them"] = None
        return tuple(found) or ("a fact that would make the connection certain",)

    def _open(self, edge: Edge) -> str:
        one, other = self.world.name(edge.subject), self.world.name(edge.object)
        if not edge.certain:
            return edge.note or f"whether {one} {edge.relation.replace('_', ' ')} {other} on that day"
        if edge.relation == "holds_votes" and (edge.percent is None or edge.percent.wording == "unknown"):
            return f"the percentage that {one} holds of {other}"
        return ""

    def _open_votes(self, step: Step) -> list[str]:
        if step.test is None or step.test.verdict is not Verdict.POSSIBLE:
            return []
        side = step.object if step.predicate == "counts_with" else step.subject
        company = step.subject if step.predicate == "counts_with" else step.object
        value, against = step.test.value, step.test.threshold
        return [
            f"the votes of {self.world.name(side)} and those counted with it in "
            f"{self.world.name(company)}: between {value.min} and {value.max}, against {against}"
        ]

    def _assumptions(self, ways: tuple[Connection, ...]) -> tuple[str, ...]:
        edges = [edge for way in ways[:MOST_PATHS] for edge in way.step.leaves()]
        found: dict[str, None] = {}
        if any(edge.relation == "holds_votes" and edge.statements for edge in edges):
            found[SHARES_ARE_VOTES] = None
        for edge in edges:
            if edge.note and edge.certain:
                found[edge.note] = None
        if any(edge.relation == "trustee_of" for edge in edges):
            found["what a trustee holds is taken as held for that trust"] = None
        if self._lacks_sizes(ways):
            found[NO_SIZES] = None
        return tuple(found)

    def _lacks_sizes(self, ways: tuple[Connection, ...]) -> bool:
        cores = [s for way in ways if way.level == "subsidiary" for s in way.step.walk() if s.form == "core"]
        known = self.chapter.has("insignificant_subsidiary")
        return known and any(not self.reading.world.out("size_ratios", core.object) for core in cores)

    # No

    def _not_connected(self, party: str) -> Finding:
        rule, step = self._reason(party)
        near = self._near(party)
        told = self._explains(rule)
        short = self._falls_short(party) if rule == "nobody" else None
        if short is not None:
            rule, test = short
            told = f"{told} Nearest to it: {self._tested(*test)}."
        ways = (Connection(step, "issuer"),) if step is not None else ()
        paths = tuple(path_of(way, self.world, self.chapter) for way in ways)
        if step is not None:
            told = f"{told} {paths[0]}."
        return self._plain(
            party,
            "no",
            rule,
            told,
            paths=paths,
            near_misses=near,
            rules=tuple(filter(None, (self.chapter.number(rule),))),
            flags=self._flags(party),
            assumptions=self._assumptions(ways),
            derivations=tuple(way.step for way in ways),
        )

    def _reason(self, party: str) -> tuple[str, Step | None]:
        reading = self.reading
        if party in reading.wholly_owned:
            return "wholly_owned", reading.wholly_owned[party]
        if party in reading.group:
            rule = "subsidiary_level_only" if self.chapter.has("subsidiary_level_only") else "nobody"
            return rule, reading.group[party]
        if party in reading.carved:
            return reading.carved[party], None
        if party in self.certain.associates.carved:
            rule = self.certain.associates.carved[party]
            return (rule, None) if self.chapter.has(rule) else ("nobody", None)
        return "nobody", None

    def _flags(self, party: str) -> tuple[str, ...]:
        ways = self.loose.of.get(party, ())
        if not ways or party in self.reading.group or party in self.reading.carved:
            return ()
        path = path_of(ways[0], self.world, self.chapter)
        return (f"review: {self._explains('uncontrolled_middle')} {path}.",)

    def _near(self, party: str) -> tuple[NearMiss, ...]:
        found: dict[str, NearMiss] = {}
        for (owner, company, rule), test in self.reading.votes.tests.items():
            if party in {owner, company} and abs(test.margin) <= NEAR and self.chapter.has(rule):
                told = self._tested((owner, company, rule), test)
                found[told] = NearMiss(told, owner, company, rule, f"{test.margin:f}")
        return tuple(found.values())

    def _tested(self, asked: tuple[str, str, str], test: Test) -> str:
        owner, company, rule = asked
        return (
            f"{self.world.name(owner)} and those counted with it have votes in "
            f"{self.world.name(company)}: {test} ({self.chapter.number(rule)})"
        )

    def _falls_short(self, party: str) -> tuple[str, tuple[tuple[str, str, str], Test]] | None:
        """The test about the party that came nearest to a limb of the definition."""
        missed = [
            (asked, test)
            for asked, test in self.reading.votes.tests.items()
            if party in asked[:2] and asked[2] not in {"control", "wholly_owned"}
            if test.verdict is Verdict.EXCLUDED and self.chapter.has(asked[2])
        ]
        best = max(missed, key=lambda pair: pair[1].margin, default=None)
        return None if best is None else (best[0][2], best)

    # Both

    def _explains(self, rule: str) -> str:
        return self.chapter.book.clause(rule).explains if rule else ""

    def _plain(self, party: str, answer: str, rule: str, told: str, **more: Any) -> Finding:
        number = more.pop("number", "") or (self.chapter.number(rule) if rule else "")
        if "near_misses" not in more:
            more["near_misses"] = self._near(party) if self.chapter.regime.covered else ()
        return Finding(
            subject=party,
            subject_name=self.world.name(party),
            issuer=self.issuer,
            issuer_name=self.world.name(self.issuer),
            as_of=self.chapter.day,
            board=self.chapter.board,
            regime=self.chapter.regime.code,
            answer=answer,
            rule=number,
            explanation=told.strip(),
            **more,
        )
