"""A made-up group told by three filings, with every predicate of the model at least once."""

from __future__ import annotations

from functools import cache

from graphkit.filing.filing import Filing
from graphkit.knowledge import KnowledgeGraph
from graphkit.percent import Percent
from graphkit.statement import PartyRef, Statement, Value
from tests.builder import filing, party, quote, say

SPRING = """Pier Foods Limited 碼頭食品有限公司 (stock code 9990), of the Cayman Islands, formed 2001-05.
Quay Trading Limited is a wholly-owned subsidiary of Pier Foods Limited.
Wharf Logistics Limited is a subsidiary of Quay Trading Limited.
Dock Storage Limited and Wharf Logistics Limited are fellow subsidiaries.
Ms. Siu Ling CHAN is an executive director and chairman of Pier Foods Limited.
Mr. Tai Man HO is the company secretary of Pier Foods Limited.
Ms. Chan, spouse of Mr. Ho, holds over 30% of Tide Capital Limited.
Tide Capital Limited holds 12.5% of Pier Foods Limited and is its substantial shareholder.
Anchor Group Limited is the controlling shareholder of Pier Foods Limited.
Anchor Group Limited is beneficially owned by the Chan Family Trust.
Mooring Trustees Limited is trustee of the Chan Family Trust for Ms. Siu Ling CHAN.
Wharf Logistics Limited controls Harbour School by contracts.
Tide Capital Limited is the general partner of Estuary Fund LP.
Lagoon Terminals Limited is a joint venture of Pier Foods Limited.
Tide Capital Limited is an associate of Ms. Siu Ling CHAN and a connected person of Pier Foods Limited.
The 12 dockers hold shares in Harbour School. The port authority owns a part too.
Supply Agreement of 2012-05-03, continuing connected, for USD 100, cap HKD 5000000 for 2013-12-31.
The ratio is more than 0.1% and less than 5%: announcement, no vote. Ms. Chan abstained.
Upon completion Tide Capital Limited will hold 20% of Pier Foods Limited.
Dock Storage Limited, formerly Jetty Storage Limited, has the Hong Kong company number 1234567.
"""

AUTUMN = """Pier Foods Limited (stock code 9990)
Siu Ling Chan left the board of Pier Foods Limited on 2014-06-30.
Ms. Siu Ling CHAN is a director of Tide Capital Limited.
Quay Trading Limited is a subsidiary of Pier Foods Limited.
Tide Capital Limited does not hold Wharf Logistics Limited.
"""

FORM = """Monthly return for 30/11/2013
Pier Foods Limited (9990): issued.change 31000
"""


@cache
def spring() -> Filing:
    """The announcement of May 2012."""
    return filing(
        SPRING,
        "spring.txt",
        "2012-05-24",
        kind="continuing_connected_transaction",
        title="CONTINUING CONNECTED TRANSACTION",
        issuer="Pier Foods Limited",
        stock_code="9990",
    )


@cache
def autumn() -> Filing:
    """The announcement of October 2014."""
    return filing(AUTUMN, "autumn.txt", "2014-10-02", issuer="Pier Foods Limited", stock_code="9990")


@cache
def form() -> Filing:
    """The monthly return of November 2013."""
    return filing(FORM, "form.txt", "2013-12-04", kind="monthly_return", issuer="Pier Foods Limited")


def _line(within: Filing, words: str):
    start = within.text.index(words)
    return quote(within, within.text[start : within.text.index("\n", start)])


@cache
def spring_says() -> tuple[Statement, ...]:
    """Every sentence of the first filing."""
    at = spring()

    def one(*names: str, type: str = "company") -> PartyRef:
        return party(at, type, *names)

    pier = one("Pier Foods Limited", "碼頭食品有限公司", "the Company")
    quay, wharf, dock = (
        one("Quay Trading Limited"),
        one("Wharf Logistics Limited"),
        one("Dock Storage Limited"),
    )
    tide, anchor = one("Tide Capital Limited", "Tide"), one("Anchor Group Limited")
    chan = one("Siu Ling CHAN", "Ms. Chan", type="person")
    ho = one("Tai Man HO", "Mr. Ho", type="person")
    trust, mooring = one("the Chan Family Trust", type="trust"), one("Mooring Trustees Limited")
    school, fund, lagoon = one("Harbour School"), one("Estuary Fund LP"), one("Lagoon Terminals Limited")
    dockers, port = one("The 12 dockers", type="group"), one("The port authority", type="government")
    deal = one("Supply Agreement", type="transaction")
    head, deed, ratio = _line(at, "Pier Foods"), _line(at, "Supply"), _line(at, "The ratio")
    family, trustee, status = (
        _line(at, "Ms. Chan, "),
        _line(at, "Mooring"),
        _line(at, "Tide Capital Limited is an a"),
    )
    crowd = _line(at, "The 12")

    def of(subject, predicate, object, words, **more):
        return say(subject, predicate, object, _line(at, words) if isinstance(words, str) else words, **more)

    return (
        of(pier, "stock_code", Value("code", "9990"), head),
        of(pier, "chinese_name", Value("text", "碼頭食品有限公司"), head),
        of(pier, "jurisdiction", Value("code", "KY"), head),
        of(pier, "incorporated", Value("date", "2001-05"), head),
        of(quay, "subsidiary_of", pier, "Quay", wholly_owned=True),
        of(wharf, "subsidiary_of", quay, "Wharf"),
        of(dock, "fellow_subsidiary_of", wharf, "Dock"),
        of(chan, "director_of", pier, "Ms. Siu", role="executive", chair=True, as_at="2012-05-24"),
        of(ho, "officer_of", pier, "Mr. Tai", title="company secretary", as_at="2012-05-24"),
        of(chan, "family_of", ho, family, kind="spouse"),
        of(chan, "holds_shares_in", tide, family, percent=Percent.of("30", ">")),
        of(
            tide,
            "holds_shares_in",
            pier,
            "Tide Capital Limited h",
            percent=Percent.of("12.5"),
            state="before",
        ),
        of(tide, "substantial_shareholder_of", pier, "Tide Capital Limited h"),
        of(anchor, "controlling_shareholder_of", pier, "Anchor Group Limited is the"),
        of(anchor, "beneficially_owned_by", trust, "Anchor Group Limited is b"),
        of(mooring, "trustee_of", trust, trustee),
        of(chan, "beneficiary_of", trust, trustee),
        of(wharf, "controls_by_contract", school, "Wharf Logistics Limited c"),
        of(tide, "partner_of", fund, "Tide Capital Limited is the", kind="general"),
        of(lagoon, "joint_venture_of", pier, "Lagoon"),
        of(tide, "associate_of", chan, status),
        of(tide, "connected_person_of", pier, status, confidence=0.9),
        of(dockers, "member_count", Value("number", "12"), crowd),
        of(dockers, "holds_shares_in", school, crowd),
        of(port, "holds_shares_in", school, crowd, percent=Percent.unknown()),
        of(quay, "party_to", deal, deed),
        of(tide, "party_to", deal, deed),
        of(chan, "abstained_on", deal, ratio),
        of(deal, "title", Value("text", "Supply Agreement"), deed),
        of(deal, "transaction_kind", Value("code", "continuing_connected"), deed),
        of(deal, "signed_on", Value("date", "2012-05-03"), deed),
        of(deal, "consideration", Value("money", "100", "USD"), deed),
        of(deal, "annual_cap", Value("money", "5000000", "HKD", "2013-12-31"), deed),
        of(deal, "percentage_ratio", Value("percent", ""), ratio, percent=Percent.between("0.1", "5")),
        of(deal, "subject_to", Value("code", "announcement"), ratio),
        of(deal, "exempt_from", Value("code", "independent_shareholders_approval"), ratio),
        of(tide, "holds_shares_in", pier, "Upon", percent=Percent.of("20"), state="after", status="planned"),
        of(dock, "former_name", Value("text", "Jetty Storage Limited"), "Dock Storage Limited, f"),
        of(dock, "registration_number", Value("code", "HK-CR:1234567"), "Dock Storage Limited, f"),
    )


@cache
def autumn_says() -> tuple[Statement, ...]:
    """The second filing: a resignation, a new seat, one fact again, one denied."""
    at = autumn()
    pier, tide = party(at, "company", "Pier Foods Limited"), party(at, "company", "Tide Capital Limited")
    quay, wharf = (
        party(at, "company", "Quay Trading Limited"),
        party(at, "company", "Wharf Logistics Limited"),
    )
    chan = party(at, "person", "Siu Ling Chan", "Ms. Siu Ling CHAN")
    return (
        say(pier, "stock_code", Value("code", "9990"), _line(at, "Pier")),
        say(chan, "director_of", pier, _line(at, "Siu"), status="ended", valid_to="2014-06-30"),
        say(chan, "director_of", tide, _line(at, "Ms. Siu"), as_at="2014-10-02"),
        say(quay, "subsidiary_of", pier, _line(at, "Quay")),
        say(tide, "holds_shares_in", wharf, _line(at, "Tide"), status="negated"),
    )


@cache
def form_says() -> tuple[Statement, ...]:
    """One cell of the return."""
    at = form()
    monthly = party(at, "return", "Monthly return for 30/11/2013")
    cell = say(monthly, "return_item", Value("number", "31000"), quote(at, "31000"), item="issued.change")
    return (
        cell,
        say(
            party(at, "company", "Pier Foods Limited"), "stock_code", Value("code", "9990"), quote(at, "9990")
        ),
    )


@cache
def statements() -> tuple[Statement, ...]:
    """All that the three filings say."""
    return spring_says() + autumn_says() + form_says()


@cache
def graph() -> KnowledgeGraph:
    """The graph of the three."""
    return KnowledgeGraph([spring(), autumn(), form()], statements())
