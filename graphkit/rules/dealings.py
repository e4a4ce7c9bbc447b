"""Is a transaction connected: with a connected person, or with a third party by 14A.26 to 14A.30."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from graphkit.rules.assess import Assessment
from graphkit.rules.derivation import Step
from graphkit.rules.reading import Reading

__all__ = ["Dealing", "Ruling", "rule_on"]

ASSISTANCE = frozenset({"assistance_given", "assistance_received"})
NO_TRANSACTION = frozenset({"first_refusal"})
BOARD = frozenset({"director", "chief_executive"})


@dataclass(frozen=True, slots=True)
class Dealing:
    """A transaction of the group. `target` is the company in which an interest passes;
    `share_of_assets` is what the assets bought make up of the target's, in percent."""

    kind: str
    group_party: str | None = None
    counterparty: str | None = None
    target: str | None = None
    share_of_assets: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """The answer with its rule and reason, and the clause's key."""

    answer: str
    rule: str
    explanation: str
    clause: str = ""


def rule_on(dealing: Dealing, assessment: Assessment) -> Ruling:
    """Is the dealing a connected transaction of the assessment's issuer?

    A group party of which no fact is known is taken to belong to the group. The answer is
    yes, no, review or undetermined; the last two follow the counterparty's.
    """
    if not assessment.chapter.regime.covered:
        return Ruling("undetermined", "", "the rules before 31 March 2004 are not covered")
    if dealing.kind in NO_TRANSACTION:
        return _ruling("no", "option", assessment)
    known = dealing.group_party in assessment.world.parties
    if known and dealing.group_party not in assessment.reading.group:
        return _ruling("no", "group", assessment)
    open_answer = ""
    if dealing.counterparty is not None and dealing.counterparty in assessment.world.parties:
        found = assessment.finding(dealing.counterparty)
        if found.answer == "yes" and _is_among_connected_subsidiaries(dealing, assessment):
            return _ruling("no", "dealings_among_connected_subsidiaries", assessment)
        if found.answer == "yes":
            return _ruling("yes", "connected_transaction", assessment, str(found.path))
        open_answer = found.answer if found.answer in {"review", "undetermined"} else ""
    for key, step in _third_party_limbs(dealing, assessment):
        if step is not None:
            return _ruling("yes", key, assessment)
    return _ruling(open_answer or "no", "connected_transaction", assessment)


def _ruling(answer: str, key: str, assessment: Assessment, why: str = "") -> Ruling:
    chapter = assessment.chapter
    told = f"{chapter.book.clause(key).explains} {why}".strip()
    return Ruling(answer, chapter.number(key), told, key)


def _is_among_connected_subsidiaries(dealing: Dealing, assessment: Assessment) -> bool:
    """Both sides are connected only as subsidiaries of one connected subsidiary."""
    if not assessment.chapter.has("dealings_among_connected_subsidiaries"):
        return False
    tops: list[set[str]] = []
    for party in (dealing.group_party, dealing.counterparty):
        ways = assessment.certain.of.get(party or "", ())
        if not ways or any(way.step.rule != "connected_subsidiary_below" for way in ways):
            return False
        tops.append({way.step.premises[0].subject for way in ways})
    return bool(tops[0] & tops[1])


def _third_party_limbs(dealing: Dealing, assessment: Assessment) -> Iterator[tuple[str, Step | None]]:
    chapter, reading = assessment.chapter, assessment.reading
    if dealing.kind in ASSISTANCE and dealing.counterparty is not None:
        yield "commonly_held", _commonly_held(dealing.counterparty, assessment)
    if dealing.target is None or not _is_whole_enough(dealing, assessment):
        return
    for key in ("controller_in_target", "controller_in_target_old"):
        entry = chapter.entry(key)
        if entry is None:
            continue
        if dealing.kind == "acquisition" or (dealing.kind == "disposal" and entry.more.get("disposals")):
            barred = reading.through_issuer if chapter.has("controller_through_group") else frozenset()
            for step in _controllers_in(dealing.target, assessment, barred):
                yield key, step


def _is_whole_enough(dealing: Dealing, assessment: Assessment) -> bool:
    least = assessment.chapter.threshold("target_assets", "at_least")
    return dealing.share_of_assets is None or dealing.share_of_assets >= least


def _commonly_held(company: str, assessment: Assessment) -> Step | None:
    """Issuer-level persons' votes in a company of which a group member is a shareholder."""
    reading = assessment.reading
    holders = {edge.subject for edge in reading.world.into("holds_votes", company)}
    if not holders & reading.group.keys():
        return None
    return assessment.certain.outside_votes(company, "commonly_held")


def _controllers_in(company: str, assessment: Assessment, barred: frozenset[str]) -> Iterator[Step | None]:
    """Each controller with the associates, together: the Exchange may add them up."""
    reading = assessment.reading
    against = ("at_least", assessment.chapter.threshold("controller_aggregation", "at_least"))
    for party in _controllers(reading, assessment):
        seeds: dict[str, Step | None] = {party: None}
        seeds |= {s.subject: s for s in assessment.certain.associates.of(party) if s.subject not in barred}
        members = reading.strict.side(party, seeds, barred | {company}).members
        yield reading.strict.tally_step(party, company, members, "controller_aggregation", against)


def _controllers(reading: Reading, assessment: Assessment) -> list[str]:
    """Directors, chief executives and controlling shareholders of the issuer, and those proposed."""
    own = [core for core in reading.core if core.company == reading.issuer]
    found = [core.party for core in own if core.step.rule in BOARD]
    found += [edge.subject for edge in reading.world.into("proposed_director_of", reading.issuer)]
    against = ("at_least", assessment.chapter.threshold("controlling_shareholder", "at_least"))
    for core in own:
        if core.step.rule == "substantial_shareholder":
            members = reading.strict.own(core.party).members
            rule = "controlling_shareholder"
            held = reading.strict.tally_step(core.party, reading.issuer, members, rule, against)
            if held is not None or reading.issuer in members:
                found.append(core.party)
    return list(dict.fromkeys(found))
