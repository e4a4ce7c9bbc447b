"""The claim check: what an issuer says of a transaction beside what follows from the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from graphkit.percent import Percent
from graphkit.rules.assess import Assessment
from graphkit.rules.check import assess, issuers
from graphkit.rules.claim import Claim, Difference, aggregated
from graphkit.rules.tiers import Deal, Ratio, Tier, tier
from graphkit.statement import PartyRef, Statement, Value

if TYPE_CHECKING:
    from graphkit.graph.graph import Graph
    from graphkit.identity.parties import Party

__all__ = ["Claim", "Difference", "claims"]

CONNECTED = frozenset({"connected", "continuing_connected"})
NOTIFIABLE = frozenset({"discloseable", "major"})
VOTE = "independent_shareholders_approval"
WEIGHT = {"fully_exempt": 0, "announcement_and_reporting": 1, "full": 2}


def claims(graph: Graph) -> tuple[Claim, ...]:
    """The check of every transaction of every issuer's own filings, by transaction id.

    The rules are those of the day of the agreement, or of publication where it is not dated.
    """
    made: list[Claim] = []
    for party in graph.parties.values():
        if party.type == "transaction":
            told = graph.about(party)
            issuer = _issuer(graph, told)
            day = _day(told)
            if issuer is not None and day is not None:
                made.append(_Check(graph, party, issuer, day).claim())
    return aggregated(made)


def _issuer(graph: Graph, told: Iterable[Statement]) -> Party | None:
    filings = {s.filing.sha256 for s in told}
    about = (
        (issuer, sum(s.filing.sha256 in filings for s in graph.about(issuer))) for issuer in issuers(graph)
    )
    best = max(about, key=lambda pair: pair[1], default=None)
    return best[0] if best and best[1] else None


def _values(told: Iterable[Statement], predicate: str) -> list[Statement]:
    return [s for s in told if s.predicate == predicate and isinstance(s.object, Value)]


def _day(told: tuple[Statement, ...]) -> date | None:
    signed = sorted(_text(s) for s in _values(told, "signed_on") if len(_text(s)) == 10)
    return date.fromisoformat(signed[0]) if signed else told[0].known_from


def _text(statement: Statement) -> str:
    return statement.object.text if isinstance(statement.object, Value) else ""


class _Check:
    def __init__(self, graph: Graph, transaction: Party, issuer: Party, day: date) -> None:
        self.graph, self.transaction, self.issuer, self.day = graph, transaction, issuer, day
        self.told = graph.about(transaction)
        self.assessment: Assessment = assess(graph, issuer, day)
        group = self.assessment.reading.group
        parties = {graph.resolve(s.subject).id: s for s in self.told if s.predicate == "party_to"}
        self.others = {id: s for id, s in parties.items() if id not in group and id != issuer.id}
        self.findings = tuple(self.assessment.finding(id) for id in sorted(self.others))
        self.stated = self._stated()

    def claim(self) -> Claim:
        derived = self._tier()
        stated = self._stated_tier()
        differences = (
            *self._connection(),
            *self._tier_fit(stated, derived),
            *self._timing(),
            *self._abstention(),
        )
        names = tuple(self.graph.parties[id].name for id in sorted(self.stated))
        return Claim(
            transaction=self.transaction.id,
            title=self.transaction.name,
            issuer=self.issuer.name,
            as_of=self.day,
            regime=self.assessment.chapter.regime.code,
            kind=self._kind(),
            stated_connected=names,
            findings=self.findings,
            stated_tier=stated,
            derived_tier=derived,
            differences=tuple(differences),
        )

    def _kind(self) -> str:
        codes = sorted({_text(s) for s in _values(self.told, "transaction_kind")})
        return next((code for code in codes if code in CONNECTED), codes[0] if codes else "")

    def _stated(self) -> dict[str, Statement]:
        """Other parties that filings call connected with the issuer."""
        return {
            id: s
            for id in self.others
            for s in self.graph.about(id)
            if s.predicate == "connected_person_of"
            and isinstance(s.object, PartyRef)
            and self.graph.resolve(s.subject).id == id
            and self.graph.resolve(s.object).id == self.issuer.id
        }

    def _connection(self) -> Iterator[Difference]:
        is_claimed = self._kind() in CONNECTED
        connected = [f for f in self.findings if f.answer == "yes"]
        kinds = tuple(_values(self.told, "transaction_kind"))
        if is_claimed and not connected:
            yield Difference(
                "claimed_not_derivable",
                "the transaction is called connected, but the graph does not show any other party to it "
                "to be connected" + self._open(),
                kinds,
            )
        for finding in self.findings:
            if finding.answer != "yes" and finding.subject in self.stated and connected:
                told = f"{finding.subject_name} is called a connected person; the graph does not show why"
                yield Difference("claimed_not_derivable", told, (self.stated[finding.subject],))
            elif finding.answer == "yes" and not is_claimed and self._is_deal():
                told = f"not called connected, but {finding.explanation} ({finding.rule})"
                yield Difference("not_disclosed", told, (*kinds, *finding.statements))
            elif finding.answer == "yes" and is_claimed and finding.subject not in self.stated:
                told = f"not mentioned as connected: {finding.explanation} ({finding.rule})"
                yield Difference("party_not_mentioned", told, finding.statements)

    def _is_deal(self) -> bool:
        """Something passes: a notifiable transaction, or one with a price or a cap."""
        return self._kind() in NOTIFIABLE or len(self._money()) > 0

    def _open(self) -> str:
        missing = [told for f in self.findings for told in f.missing]
        return f"; missing: {'; '.join(missing)}" if missing else ""

    # Tier

    def _tier(self) -> Tier | None:
        ratios = _values(self.told, "percentage_ratio")
        amount, _ = self._amount()
        connected = [f for f in self.findings if f.answer == "yes"]
        if self._kind() not in CONNECTED or (not ratios and amount is None):
            return None
        deal = Deal(
            kind="continuing" if self._kind() == "continuing_connected" else "one_off",
            ratio=_ratio(ratios[0].percent) if ratios else None,
            amount=amount,
            is_subsidiary_level=bool(connected) and all(f.level == "subsidiary" for f in connected),
        )
        return tier(deal, self.assessment.chapter)

    def _money(self) -> list[Statement]:
        return [*_values(self.told, "consideration"), *_values(self.told, "annual_cap")]

    def _amount(self) -> tuple[Decimal | None, str]:
        """The largest amount in HKD, and the currencies that could not be used."""
        money = [s.object for s in self._money() if isinstance(s.object, Value)]
        known = [one.number for one in money if one.currency == "HKD"]
        others = sorted({one.currency or "" for one in money} - {"HKD"})
        return (max(known) if known and not others else None), ", ".join(others)

    def _stated_tier(self) -> str:
        exempt = {_text(s) for s in _values(self.told, "exempt_from")}
        subject = {_text(s) for s in _values(self.told, "subject_to")}
        if VOTE in subject:
            return "full"
        if VOTE in exempt and not {"announcement", "reporting"} <= exempt:
            return "announcement_and_reporting"
        if {"announcement", "reporting"} <= exempt:
            return "fully_exempt"
        return "announcement_and_reporting" if {"announcement", "reporting"} & subject else ""

    def _tier_fit(self, stated: str, derived: Tier | None) -> Iterator[Difference]:
        if not stated or derived is None or WEIGHT[stated] >= WEIGHT.get(derived.tier, 0):
            return
        if derived.possible and any(WEIGHT[stated] >= WEIGHT[one] for one in derived.possible_tiers):
            return
        ratios = tuple(_values(self.told, "percentage_ratio"))
        _, currencies = self._amount()
        rate = f"; amounts in {currencies}: the rate to HKD is not known" if currencies else ""
        told = f"{stated} is claimed; by ratio and amount it is {derived.tier} ({derived.rule}){rate}"
        yield Difference("tier_does_not_fit", told, (*ratios, *_values(self.told, "exempt_from")))

    # Terms and votes

    def _timing(self) -> Iterator[Difference]:
        """A term that began before the day of the agreement."""
        signed = _values(self.told, "signed_on")
        starts = sorted((s.valid_from, s.id, s) for s in self.told if s.valid_from is not None)
        if signed and starts and starts[0][0] < _text(signed[0])[: len(starts[0][0])]:
            began, agreed = starts[0][0], _text(signed[0])
            told = (
                f"the term began on {began}, the agreement is dated {agreed}: transactions may have been "
                f"made before it was announced ({self.assessment.chapter.number('announcement')})"
            )
            yield Difference("term_before_agreement", told, (starts[0][2], signed[0]))

    def _abstention(self) -> Iterator[Difference]:
        """Directors of the issuer with an interest in another party who are not said to abstain."""
        abstained = {self.graph.resolve(s.subject).id for s in self.told if s.predicate == "abstained_on"}
        world = self.assessment.reading.world
        for edge in world.into("director_of", self.issuer.id):
            interested = self._interest(edge.subject)
            if interested and edge.subject not in abstained and self._kind() in CONNECTED:
                names = ", ".join(world.name(id) for id in interested if id != edge.subject)
                tie = f"has an interest in {names}" if names else "is a party"
                told = f"{world.name(edge.subject)}, a director, {tie}"
                told = f"{told} and is not said to have abstained"
                yield Difference("not_abstained", told, edge.statements[:1])

    def _interest(self, director: str) -> list[str]:
        associates = {s.subject for s in self.assessment.certain.associates.of(director)}
        world = self.assessment.reading.world
        ties = [*world.out("director_of", director), *world.out("holds_votes", director)]
        interests = {director, *associates, *(edge.object for edge in ties)}
        return sorted(id for id in self.others if id in interests)


def _ratio(percent: Percent | None) -> Ratio | None:
    if percent is None or percent.wording == "unknown":
        return None
    unbounded = percent.wording in {"more_than", "at_least"} or percent.max == 100
    is_open = percent.wording in {"less_than", "between"}
    return Ratio(percent.min, None if unbounded else percent.max, is_open)
