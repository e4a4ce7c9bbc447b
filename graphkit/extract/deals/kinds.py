"""What kind of transaction each deal is: as the filing says of it, by its title, or by its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphkit.extract.deals.bearing import Bearing
from graphkit.extract.deals.deal import Deal, Naming, chief, mentioned, rule
from graphkit.extract.deals.tiers import kind_of, kinds_of
from graphkit.extract.sentences import Sentence
from graphkit.extract.work import Work

__all__ = ["KINDS", "headings_of", "tell_kinds", "under"]

KINDS = {
    "connected_transaction": "connected",
    "continuing_connected_transaction": "continuing_connected",
    "discloseable_transaction": "discloseable",
}
"""The kind of the transaction that a filing of this kind is about."""


CONNECTED = frozenset({"connected", "continuing_connected"})
NOTIFIABLE = frozenset({"discloseable", "major"})
RANK = ("other", "major", "discloseable", "connected", "continuing_connected")
"""Of two kinds that are said of one deal the later here is told."""


def headings_of(deals: Sequence[Deal]) -> Bearing:
    """The deals by their names of several words, as a heading may write them."""
    return Bearing(deals, lambda name: name.casefold() if len(name.split()) > 1 else "")


def under(deals: Bearing, section: str) -> list[Deal]:
    """The deal that the nearest heading names, none where it names several; headings of one term look
    to the heading above."""
    found = _named(deals, section)
    return found if len(found) == 1 else []


def _named(deals: Bearing, section: str) -> list[Deal]:
    headings = section.split(" > ")
    while len(headings) > 1 and rule("agreement", "detail").match(headings[-1]):
        headings.pop()
    return deals.within(headings[-1].casefold())


def tell_kinds(work: Work, told: Sequence[Sentence], deals: list[Deal]) -> None:
    """What kind each deal is: as a sentence or a title says of it, else the filing's own kind for a
    deal that the filing is about."""
    whole = KINDS.get(work.filing.kind)
    naming = Naming(deals)
    parted = Bearing(deals, lambda name: name.casefold() if " " in name else "")
    for sentence in told:
        words = work.reading.text[sentence.start : sentence.end]
        if sentence.kind == "definition" or not (kind := kind_of(words)):
            continue
        for deal in naming(words):
            if not rule("agreement", "past").match(deal.title):
                said = _said_of(deal, words) or kind
                deal.kind = said if RANK.index(said) > RANK.index(deal.kind or "other") else deal.kind
        if sentence.kind == "heading":
            for deal in parted.within(words.casefold()):
                deal.kind = deal.kind or kind
    published = work.filing.published.isoformat() if work.filing.published else None
    newest = max((deal.date[0] for deal in deals if deal.date), default=None) if whole else None
    headed = {id(deal) for deal in _named(headings_of(deals), _all_headings(work))}
    for deal in deals:
        near = published and deal.date and deal.date[0][:7] == published[:7]
        alone = len(deals) == 1 and whole is not None
        last = newest and deal.date and deal.date[0] == newest
        deal.primary = bool(deal.kind or near or alone or last or id(deal) in headed)
    _in_turn(work, [deal for deal in deals if deal.primary])
    beside: dict[str, list[Deal]] = {}
    for deal in deals:
        beside.setdefault(_heading_of(work, deal), []).append(deal)
    often = mentioned(work, deals)
    first = {heading: chief(work, held, often) for heading, held in beside.items()}
    for deal in deals:
        past = rule("agreement", "past").match(deal.title) is not None
        if deal.kind is None:
            heading = _heading_of(work, deal)
            told_by = kind_of(heading) if whole is None and first[heading] is deal else None
            own = told_by or "other"
            deal.kind = whole if whole and (deal.primary or past) else own
        lasting = rule("agreement", "lasting").search(deal.title)
        if lasting and (deal.kind == "connected" or (whole and deal.kind == "other")):
            deal.kind = "continuing_connected"
    head = chief(work, deals, often)
    if head is not None and all(deal.kind == "other" for deal in deals):
        head.kind = whole or _said_of_all(work, told) or "other"
        head.primary = head.primary or head.kind != "other"
    if head is not None and whole in CONNECTED and not any(deal.kind in CONNECTED for deal in deals):
        head.kind = whole


def _said_of(deal: Deal, words: str) -> str | None:
    """Of several kinds in a sentence the one of this deal: the next behind its name, with all that
    stand in one run with it ("a discloseable and connected transaction")."""
    kinds = kinds_of(words)
    places = [at for name in deal.names if (at := words.find(name)) >= 0]
    behind = [kind for at, kind in kinds if places and at > min(places)]
    if len({kind for _, kind in kinds}) < 2 or not behind or len(behind) == len(kinds):
        return None
    return behind[0]


def _in_turn(work: Work, deals: list[Deal]) -> None:
    """Numbered titles, as many as there are deals, give their kinds in turn: "(A) … (B) …"."""
    titles = re.split(r"\((?:[A-D]|[1-4]|I{1,3}|IV)\)", work.filing.title)[1:]
    kinds = [kind_of(title) for title in titles]
    if len(kinds) == len(deals) > 1 and all(kinds):
        for deal, kind in zip(deals, kinds, strict=True):
            deal.kind = deal.kind or kind


def _all_headings(work: Work) -> str:
    return " ".join(work.reading.text[b.start : b.end] for b in work.reading.blocks if b.kind == "heading")


def _heading_of(work: Work, deal: Deal) -> str:
    block = work.reading.block_at(deal.start)
    return block.section if block else ""


def _said_of_all(work: Work, told: Sequence[Sentence]) -> str | None:
    """The first kind that the filing says something to be; connected where it says that as well."""
    said: list[str] = []
    for sentence in told:
        words = work.reading.text[sentence.start : sentence.end]
        if re.search(r"\bconstitutes?\b|\bis an?\b", words) and (kind := kind_of(words)):
            said.append(kind)
    return "connected" if "connected" in said[1:] and said[0] in NOTIFIABLE else next(iter(said), None)
