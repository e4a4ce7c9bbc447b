"""An invented listed company, told by two short filings, as statements and as a graph."""

from __future__ import annotations

from typing import Any

from graphkit.filing.filing import Filing
from graphkit.knowledge import KnowledgeGraph
from graphkit.percent import Percent
from graphkit.statement import PartyRef, Statement, Value
from tests.builder import filing, party, quote, say

DEAL = filing(
    """Tidewell Group Limited (stock code 901) tells its holders on 12 March 2013:
Mina Orr is a director. Kofi Brand is a director. Lena Poe is a director.
Mina Orr has 34.5% of Orrland Limited. Orrland Limited has 80% of Pine Limited.
Kelp Limited is a subsidiary, not wholly owned. Kelp Limited is held by Reed Limited as to 20%.
Moss Limited is a wholly-owned subsidiary. Tidewell Group Limited and Orrland Limited are connected.
The Share Subscription is between Kelp Limited, Tidewell Group Limited and Orrland Limited.
Shares for HK$2,500,000; the ratios are above 0.1% and below 5%. No vote is needed.""",
    name="deal.txt",
    published="2013-03-12",
    issuer="Tidewell Group Limited",
    stock_code="901",
)
LIST = filing(
    "Tidewell Group Limited (stock code 901), 1 June 2013. Directors: Kofi Brand, Lena Poe, Iris Tam.",
    name="list.txt",
    published="2013-06-01",
    issuer="Tidewell Group Limited",
    stock_code="901",
)


def company(within: Filing, name: str) -> PartyRef:
    return party(within, "company", f"{name} Limited", name)


def person(within: Filing, name: str) -> PartyRef:
    return party(within, "person", name)


def told(
    within: Filing, subject: PartyRef, predicate: str, object: PartyRef | Value, words: str, **more: Any
) -> Statement:
    return say(subject, predicate, object, quote(within, words), **more)


def deal() -> list[Statement]:
    """What the first filing says."""
    issuer, orr = company(DEAL, "Tidewell Group"), person(DEAL, "Mina Orr")
    orrland, pine, kelp, reed, moss = (company(DEAL, n) for n in ("Orrland", "Pine", "Kelp", "Reed", "Moss"))
    shares = party(DEAL, "transaction", "Share Subscription")
    return [
        told(DEAL, issuer, "stock_code", Value("code", "901"), "stock code 901"),
        *(
            told(DEAL, person(DEAL, name), "director_of", issuer, f"{name} is a director", as_at="2013-03-12")
            for name in ("Mina Orr", "Kofi Brand", "Lena Poe")
        ),
        told(DEAL, orr, "holds_shares_in", orrland, "34.5% of Orrland", percent=Percent.of("34.5")),
        told(DEAL, orrland, "holds_shares_in", pine, "80% of Pine", percent=Percent.of(80)),
        told(DEAL, kelp, "subsidiary_of", issuer, "Kelp Limited is a subsidiary", wholly_owned=False),
        told(DEAL, reed, "holds_shares_in", kelp, "Reed Limited as to 20%", percent=Percent.of(20)),
        told(
            DEAL,
            moss,
            "subsidiary_of",
            issuer,
            "Moss Limited is a wholly-owned subsidiary",
            wholly_owned=True,
        ),
        told(DEAL, orrland, "connected_person_of", issuer, "Orrland Limited are connected"),
        *(told(DEAL, one, "party_to", shares, "The Share Subscription") for one in (issuer, kelp, orrland)),
        told(DEAL, shares, "title", Value("text", "Share Subscription"), "Share Subscription"),
        told(DEAL, shares, "transaction_kind", Value("code", "connected"), "are connected"),
        told(DEAL, shares, "signed_on", Value("date", "2013-03-12"), "12 March 2013"),
        told(DEAL, shares, "consideration", Value("money", "2500000", "HKD"), "HK$2,500,000"),
        told(
            DEAL,
            shares,
            "percentage_ratio",
            Value("percent", ""),
            "above 0.1% and below 5%",
            percent=Percent.between("0.1", "5"),
        ),
        told(DEAL, shares, "exempt_from", Value("code", "independent_shareholders_approval"), "No vote"),
    ]


def later_list() -> list[Statement]:
    """What the second filing says: a board without Mina Orr."""
    issuer = company(LIST, "Tidewell Group")
    names = ("Kofi Brand", "Lena Poe", "Iris Tam")
    return [
        told(LIST, issuer, "stock_code", Value("code", "901"), "stock code 901"),
        *(told(LIST, person(LIST, name), "director_of", issuer, name, as_at="2013-06-01") for name in names),
    ]


def market(*more: Statement) -> KnowledgeGraph:
    """The graph of both filings, with more statements."""
    return KnowledgeGraph([DEAL, LIST], [*deal(), *later_list(), *more])
