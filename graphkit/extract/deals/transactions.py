"""Transactions of a filing in English: parties, date, sums, size tests, requirements, abstentions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graphkit.errors import StatementError
from graphkit.extract.deals.abstentions import read_abstentions
from graphkit.extract.deals.arrangements import headed, unnamed
from graphkit.extract.deals.caps import read_cap_tables
from graphkit.extract.deals.deal import Deal, rule
from graphkit.extract.deals.duration import is_about_term, term_of
from graphkit.extract.deals.kinds import tell_kinds
from graphkit.extract.deals.labels import read_labels
from graphkit.extract.deals.periods import year_end
from graphkit.extract.deals.signing import find_deals
from graphkit.extract.deals.sums import caps_of, consideration_of
from graphkit.extract.deals.tiers import ratio_of, requirements
from graphkit.extract.deals.ventures import read_ventures
from graphkit.extract.parties.focus import Focus
from graphkit.extract.relations.members import name_members
from graphkit.extract.sentences import Sentence, sentences
from graphkit.extract.work import Draft, Work
from graphkit.notice import Notice
from graphkit.percent import Percent
from graphkit.statement import Evidence, Value

__all__ = ["read_transactions"]

METHOD = "transactions/1"
CAPPED = re.compile(r"\b[Cc]aps?\b|will not exceed|shall not exceed|not to exceed|maximum")
EACH = re.compile(r"\b(?:each|all|both) (?:[\w-]+ ){0,6}(?:term|period)\b|\beach for\b")
TIERED = re.compile(
    r"\b(?:subject|subjected|exempt\w*|requirements?|waiver|approval|report(?:ed|ing)?|announced?|circular)\b"
)
"""Words without which a sentence says nothing of caps, of requirements."""
AGGREGATED = re.compile(
    r"^(?:However|Nevertheless|Nonetheless)\b.*\baggregat|\bupon aggregation\b|\bwhen aggregated\b", re.S
)
"""What says that a deal is tested together with an earlier one."""


def read_transactions(work: Work) -> None:
    """Draft the transactions of a filing in English or of the English half of a bilingual one."""
    if work.filing.language.startswith("zh"):
        return
    told = sentences(work.reading)
    read_ventures(work, told)
    deals = find_deals(work, told) or unnamed(work, told)
    deals += headed(work, told, deals)
    if not deals:
        return
    read_labels(work, told, deals)
    name_members(work, told, deals)
    tell_kinds(work, told, deals)
    _slots(work, told, deals)
    read_cap_tables(work, deals)
    for deal in deals:
        _say(work, deal)


def _slots(work: Work, told: Sequence[Sentence], deals: list[Deal]) -> None:
    """Read each sentence for the deals that it is about."""
    focus = Focus(work, deals)
    band: tuple[str | None, str | None] | None = None
    ranks: dict[str, int] = {}
    previous: Sentence | None = None
    before = ""
    for sentence in told:
        words = work.reading.text[sentence.start : sentence.end]
        if not focus.move(sentence, words):
            continue
        about, main = focus.about, focus.main
        _consideration(work, sentence, words, about, ranks)
        _term(work, sentence, words, focus.near)
        if not (sentence.kind == "item" and before.endswith(":")):
            before = work.reading.text[previous.start : previous.end] if previous else ""
        _caps(work, sentence, words, focus.near, before)
        band = _ratios(work, sentence, words, about, band)
        _tiers(work, sentence, words, about, main)
        read_abstentions(work, sentence, previous, about if focus.named else main or about)
        previous = sentence


def _term(work: Work, sentence: Sentence, words: str, about: list[Deal]) -> None:
    """The first term that is stated of a deal; a later one that begins with it can add its end."""
    block = work.reading.block_at(sentence.start)
    headed = block is not None and is_about_term(block.section.split(" > ")[-1])
    found = term_of(words, headed) if len(about) == 1 or EACH.search(words) else None
    if found is None:
        return
    for deal in about:
        if deal.term == (None, None) or deal.term in {(found[0], None), (None, found[1])}:
            deal.term = found[:2]


def _consideration(
    work: Work, sentence: Sentence, words: str, about: list[Deal], ranks: dict[str, int]
) -> None:
    found = consideration_of(words) if len(about) == 1 else None
    if found is None or rule("consideration", "not_in").search(words):
        return
    rank, (value, *more), start, end = found
    deal = about[0]
    if rank < ranks.get(deal.title, 99):
        ranks[deal.title] = rank
        evidence = _evidence(work, sentence, start, end)
        deal.consideration = [(one, evidence) for one in (value, *more)]


def _caps(work: Work, sentence: Sentence, words: str, about: list[Deal], before: str) -> None:
    listed = sentence.kind == "item" and CAPPED.search(before) is not None
    if len(about) != 1 or not (listed or CAPPED.search(words)) or (sentence.kind == "row" and "\t" in words):
        return
    day = year_end(work.reading.text) if re.search(r"\b(?:FY ?)?20\d\d\b", words) else None
    sort = rule("cap", "of", 0).search(words)
    named = sort is not None and about[0].count(sort.group("of")) == 0
    for value, start, end in caps_of(words, before, day):
        if value.period_end:
            about[0].cap(
                value, _evidence(work, sentence, start, end), sort.group("of") if sort and named else ""
            )


def _ratios(
    work: Work, sentence: Sentence, words: str, about: list[Deal], band: tuple[str | None, str | None] | None
) -> tuple[str | None, str | None] | None:
    found = ratio_of(words)
    if found is not None and AGGREGATED.search(words):
        about = _aggregated(about)
    if found is None and rule("ratio", "same").search(words) and rule("ratio", "subject").search(words):
        found = band
    if found is None:
        return band
    for deal in about:
        if deal.above is None and deal.below is None:
            deal.above, deal.below = found
            deal.ratio = _evidence(work, sentence, 0, len(words))
    return found


def _aggregated(about: list[Deal]) -> list[Deal]:
    """Of deals that are tested together those that are new; what was said of each alone is no more."""
    new = [deal for deal in about if not rule("agreement", "past").match(deal.title)] or about
    for deal in new:
        deal.above = deal.below = None
        deal.exempt.clear()
        deal.subject.clear()
    return new


def _tiers(work: Work, sentence: Sentence, words: str, about: list[Deal], main: list[Deal]) -> None:
    if not TIERED.search(words):
        return
    if AGGREGATED.search(words):
        about = [deal for deal in about if not rule("agreement", "past").match(deal.title)] or about
    for clause in requirements(words):
        for deal in _of_clause(words[: clause.start + 10], about, main):
            slot = deal.subject if clause.subject else deal.exempt
            evidence = _evidence(work, sentence, clause.start, clause.end)
            connected = clause.independent or deal.kind in {"connected", "continuing_connected"}
            for code in clause.codes:
                known = code in deal.subject or code in deal.exempt
                if not known and (connected or code != "independent_shareholders_approval"):
                    slot[code] = evidence


def _of_clause(before: str, about: list[Deal], main: list[Deal]) -> list[Deal]:
    """The deals that a clause is about, by what stands before it: "the former … the latter … both"."""
    words = re.findall(r"\b(?:former|latter|both)\b", before)
    pair = about if len(about) == 2 else main
    if words and len(pair) == 2:
        return {"former": pair[:1], "latter": pair[1:], "both": pair}[words[-1]]
    return about


def _evidence(work: Work, sentence: Sentence, start: int, end: int) -> tuple[Evidence, ...]:
    return work.reading.evidence(sentence.start + start, sentence.start + end, (sentence.start, sentence.end))


def _say(work: Work, deal: Deal) -> None:
    """Draft a deal that has two parties, or caps and one; all else is only talk of an agreement."""
    parties = deal.labelled if len(deal.labelled) > 1 else deal.parties
    if len(parties) < 2 or not deal.evidence:
        return
    if deal.caps and deal.kind in {"connected", "other"}:
        deal.kind = "continuing_connected"
    transaction = work.roster.add("transaction", _title(work, deal))
    draft = Draft(
        subject=transaction,
        predicate="title",
        object=Value("text", deal.title),
        evidence=deal.evidence,
        method=METHOD,
        valid_from=deal.term[0],
        valid_to=deal.term[1],
    )
    work.say(draft)
    work.say(draft, predicate="transaction_kind", object=Value("code", deal.kind or "other"))
    draft = replace(draft, valid_from=None, valid_to=None)
    if deal.date:
        work.say(draft, predicate="signed_on", object=Value("date", deal.date[0]), evidence=deal.date[1])
    for value, evidence in deal.consideration:
        work.say(draft, predicate="consideration", object=value, evidence=evidence)
    for _, (value, evidence) in sorted(deal.caps.items()):
        if deal.date is None or not value.period_end or value.period_end >= deal.date[0]:
            work.say(draft, predicate="annual_cap", object=value, evidence=evidence)
    if deal.above or deal.below:
        _say_ratio(work, deal, draft)
    for predicate, codes in (("exempt_from", deal.exempt), ("subject_to", deal.subject)):
        for code, evidence in codes.items():
            work.say(draft, predicate=predicate, object=Value("code", code), evidence=evidence)
    for predicate, handles in (("party_to", parties), ("abstained_on", deal.abstained)):
        for handle, evidence in handles.items():
            work.say(draft, subject=handle, predicate=predicate, object=transaction, evidence=evidence)


def _say_ratio(work: Work, deal: Deal, draft: Draft) -> None:
    try:
        percent = _bounds(deal.above, deal.below)
    except StatementError:
        told = f"{deal.above or '0'}-{deal.below or '100'}"
        message = f"the percentage ratio of {deal.title} has no such bounds"
        page = deal.ratio[0].page if deal.ratio else None
        work.notices.append(Notice("doubtful", work.filing.name, message, page, told))
        return
    ratio = Value("percent", str(percent))
    work.say(draft, predicate="percentage_ratio", object=ratio, percent=percent, evidence=deal.ratio)


def _title(work: Work, deal: Deal) -> str:
    """The name of the transaction in the roster; with its date where a party has the same name."""
    taken = work.roster.find(deal.title)
    return deal.title if taken is None else f"{deal.title} of {deal.date[0] if deal.date else deal.start}"


def _bounds(above: str | None, below: str | None) -> Percent:
    if above and below:
        return Percent.between(above, below)
    return Percent.of(above, ">") if above else Percent.of(below or "100", "<")
