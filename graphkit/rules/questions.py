"""The other questions of rule cases: transactions, exemptions, terms, aggregation, procedure.

A question is decided from the case's facts and fields, and where those are silent from the words
of the question, by the word lists of the rulebook's data. What that does not decide is "not
automated".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from graphkit.bounded import bounded
from graphkit.rules.assess import Assessment
from graphkit.rules.dealings import Dealing, rule_on
from graphkit.rules.exemptions import Exemption, exemption, exemptions_for
from graphkit.rules.facts import world_of
from graphkit.rules.rulebook import Chapter
from graphkit.rules.significance import is_insignificant
from graphkit.rules.situation import Situation, situation_data

__all__ = ["answer_question"]

Case = Mapping[str, Any]
Answer = tuple[str, str, str | None]
OPEN: Answer = ("not automated", "", None)
RULE = re.compile(r"14A\.\d+(?:\(\w+\))*")
RATIO = re.compile(r"consideration ratio (?:is|of) (\d+(?:\.\d+)?)\s*%")
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY = re.compile(rf"\d{{1,2}} (?:{MONTH}) \d{{4}}")
TERM = re.compile(bounded(r"(\w+)[- ]years?"))
MONTHS = re.compile(bounded(r"(\d+) months apart"))
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "twenty": 20}


def answer_question(case: Case, chapter: Chapter) -> Answer:
    """The answer, the rule, and no level; "not automated" where the case leaves it open."""
    decide = DECIDERS.get(case["question_type"])
    return decide(case, chapter) if decide is not None else OPEN


def _assessment(case: Case, chapter: Chapter) -> Assessment:
    return Assessment(world_of(case.get("facts") or ()), case["issuer"], chapter)


def _situation(case: Case) -> Situation:
    return Situation.of(case.get("transaction") or {}, case["question"])


def _connected_transaction(case: Case, chapter: Chapter) -> Answer:
    record, situation = case.get("transaction") or {}, _situation(case)
    if not record and situation.kind not in {"first_refusal"}:
        return OPEN
    if situation.kind == "first_refusal" and "terms_open" not in situation.circumstances:
        return OPEN
    share = record.get("pct_of_target_assets")
    dealing = Dealing(
        situation.kind,
        record.get("group_party"),
        record.get("counterparty"),
        record.get("target"),
        None if share is None else Decimal(str(share)),
    )
    ruling = rule_on(dealing, _assessment(case, chapter))
    return ruling.answer, ruling.rule, None


def _exemption(case: Case, chapter: Chapter) -> Answer:
    situation, words = _situation(case), case["question"].casefold()
    if "insignificant" in words:
        return _small_subsidiary(case, chapter)
    if "banking company" in words.replace("-", " "):
        return _banking(situation, words, chapter)
    found = _asked(case, situation, chapter)
    if found is None or (found.answer == "undetermined" and found.missing):
        return OPEN
    if "tier" in words and found.answer == "yes":
        return "fully_exempt", found.rule, None
    return found.answer, found.rule, None


def _asked(case: Case, situation: Situation, chapter: Chapter) -> Exemption | None:
    """The exemption that the question names by number, else the best for the kind."""
    keys = [row["clause"] for row in situation_data()["exemption"]]
    for number in RULE.findall(case["question"]):
        for clause, _, _ in chapter.book.numbered(number):
            if clause.key in keys:
                return exemption(clause.key, situation, chapter)
    found = exemptions_for(situation, chapter)
    decided = [one for one in found if one.answer != "undetermined"]
    return next(iter(decided or found), None)


def _banking(situation: Situation, words: str, chapter: Chapter) -> Answer:
    rule = chapter.number("banking_company") or chapter.number("assistance_given_by_bank")
    if situation.circumstances & {"securities_firm", "money_lender"}:
        both = "financial assistance" in words and "exemption" in words
        return "connected; no exemption" if both else "no", rule, None
    return OPEN


def _small_subsidiary(case: Case, chapter: Chapter) -> Answer:
    """The old chapter's exemption for deals with persons of insignificant subsidiaries."""
    key, words = "insignificant_subsidiary_transaction", case["question"].casefold()
    if not chapter.has(key):
        return OPEN
    assessment = _assessment(case, chapter)
    sized = sorted({edge.subject for edge in assessment.world.relations("size_ratios")})
    if not is_insignificant(assessment.reading.world, sized, chapter, key):
        return "no", chapter.number(key), None
    is_subject = any(word in words for word in ("itself a party", "is a party", "its shares", "its assets"))
    ratio = RATIO.search(case["question"])
    if is_subject and ratio is None:
        return OPEN
    limit = chapter.threshold(key, "consideration_under")
    fine = not is_subject or (ratio is not None and Decimal(ratio.group(1)) < limit)
    return "yes" if fine else "no", chapter.number(key), None


def _terms(case: Case, chapter: Chapter) -> Answer:
    words, record = case["question"].casefold(), case.get("transaction") or {}
    cap = record.get("cap")
    if cap is not None:
        is_money = re.search(r"(?:HK|US|RMB|\$|\d)\S*", str(cap)) is not None and "%" not in str(cap)
        return "yes" if is_money else "no", chapter.number("annual_cap"), None
    if "cap" in words and any(word in words for word in ("pass", "exceed", "above", "over the")):
        return "re-comply", chapter.number("recompliance"), None
    if any(word in words for word in ("renew", "material change", "vari")) and "needed" in words:
        return "re-comply", chapter.number("recompliance"), None
    if "later become" in words or "becomes connected" in words or "became connected" in words:
        asks_vote = "approval" in words or "vote" in words
        return "no" if asks_vote else "yes", chapter.number("becomes_connected"), None
    length = TERM.search(words)
    if length is not None and "term" in words:
        said = length.group(1)
        years = int(said) if said.isdecimal() else NUMBERS.get(said)
        limit = chapter.threshold("fixed_term", "years")
        is_special = "special circumstances" in words and not re.search(r"(?:no|without) special", words)
        if years is not None and not is_special:
            return "yes" if years <= limit else "no", chapter.number("fixed_term"), None
    return OPEN


def _group_member(case: Case, chapter: Chapter) -> Answer:
    reading = _assessment(case, chapter).reading
    return "yes" if case["target"] in reading.group else "no", chapter.number("group"), None


def _timing(case: Case, chapter: Chapter) -> Answer:
    """Did the term begin before the agreement? The first day named is the agreement's."""
    days = [_read(match) for match in DAY.finditer(case["question"])]
    term = (case.get("transaction") or {}).get("term")
    starts = date.fromisoformat(term[0]) if term else (days[1] if len(days) > 1 else None)
    if not days or starts is None:
        return OPEN
    return "yes" if starts < days[0] else "no", chapter.number("announcement"), None


def _read(match: re.Match[str]) -> date:
    return datetime.strptime(match.group(0), "%d %B %Y").date()


def _aggregation(case: Case, chapter: Chapter) -> Answer:
    """Are all the parties one connected person's side, within the months of the rule?"""
    assessment = _assessment(case, chapter)
    apart = MONTHS.search(case["question"])
    rule, limit = chapter.number("aggregation"), chapter.threshold("aggregation", "months")
    if apart is not None and int(apart.group(1)) > limit:
        return "no", rule, None
    kinds = assessment.world.kinds
    parties = {p for p in assessment.world.parties if p != case["issuer"] and kinds.get(p) != "trust"}
    for core in assessment.reading.core:
        side = {core.party, *(step.subject for step in assessment.certain.associates.of(core.party))}
        if parties <= side:
            return "yes", rule, None
    return ("no", rule, None) if parties else OPEN


def _procedure(case: Case, chapter: Chapter) -> Answer:
    words = case["question"].casefold()
    in_writing = "in writing" in words or "written approval" in words
    if in_writing and "waiver" in words:
        return "yes", chapter.number("written_approval"), None
    return OPEN


DECIDERS: Mapping[str, Callable[[Case, Chapter], Answer]] = {
    "connected_transaction": _connected_transaction,
    "exemption": _exemption,
    "cct_terms": _terms,
    "group_member": _group_member,
    "timing_flag": _timing,
    "aggregation": _aggregation,
    "procedure": _procedure,
}
