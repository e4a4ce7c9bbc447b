"""Particulars of subsidiaries in the notes to financial statements."""

from __future__ import annotations

from graphkit.extract.work import Work
from graphkit.statement import Value
from tests.extract.tables.said import notices, others, worked

HEAD = (
    "31. PARTICULARS OF PRINCIPAL SUBSIDIARIES\n\n"
    "\tPlace of\tIssued and\tPercentage of equity\t\n"
    "Name of subsidiary\tincorporation\tpaid-up capital\tattributable to the Company\tActivities\n"
    "\t\t\tDirect\tIndirect\n\n"
)
ROWS = (
    "Tall Pine Limited\tBritish\tUS$1\t100\t–\tInvestment holding\n"
    "\tVirgin Islands\n"
    "Silver Reef Trading\tThe PRC\tRMB5,000,000\t–\t51.5\tTrading of timber\n"
    "(Suzhou) Co., Ltd.\n"
)


def held(work: Work) -> list[tuple[str, str]]:
    return [
        (work.roster.names(d.object)[0], str(d.percent))
        for d in work.drafts
        if d.predicate == "holds_shares_in" and d.subject == work.issuer and not isinstance(d.object, Value)
    ]


def places(work: Work) -> list[str]:
    return [
        d.object.text for d in work.drafts if d.predicate == "jurisdiction" and isinstance(d.object, Value)
    ]


def test_name_place_and_percentage_of_each() -> None:
    work = worked(HEAD + ROWS, kind="annual_report")
    assert others(work, "subsidiary_of") == ["Tall Pine Limited", "Silver Reef Trading (Suzhou) Co., Ltd."]
    assert held(work) == [
        ("Tall Pine Limited", "100%"),
        ("Silver Reef Trading (Suzhou) Co., Ltd.", "51.5%"),
    ]
    assert places(work) == ["VG", "CN"]


def test_a_row_does_not_take_the_name_of_the_next() -> None:
    rows = "Silver Reef\tThe PRC\tRMB5,000\t100%\tTrading\nTall Pine Limited\tHong Kong\tHK$1\t90%\tTrade\n"
    work = worked(HEAD + rows, kind="annual_report")
    assert others(work, "subsidiary_of") == ["Tall Pine Limited"]
    assert "doubtful: row of a table of subsidiaries that names no company for certain" in notices(work)


def test_two_percentages_that_differ_give_none() -> None:
    rows = "Tall Pine Limited\tHong Kong\tHK$100,000\t60%\t55%\tTrading\n"
    work = worked(HEAD + rows, kind="annual_report")
    assert others(work, "subsidiary_of") == ["Tall Pine Limited"]
    assert held(work) == []


def test_a_cell_a_line() -> None:
    text = (
        "Particulars of the subsidiaries of the Company are as follows:\n"
        "Name\nPlace and date of\nincorporation\nIssued share\ncapital\n"
        "Percentage of\nequity held by the Company\nDirect\nIndirect\n"
        "Tall Pine Limited\nHong Kong, 3 May 2011\nHK$\n1\n—\n100\nInvestment holding\n"
        "Grey Heron Estates Ltd.\nPRC, 5 June 2012\nRMB\n30,000,000\n—\n51\nManagement of land\n"
    )
    work = worked(text, kind="annual_report")
    assert held(work) == [("Tall Pine Limited", "100%"), ("Grey Heron Estates Ltd.", "51%")]


def test_what_minority_holders_have_is_not_the_companys() -> None:
    head = HEAD.replace("attributable to the Company", "held by non-controlling interests")
    work = worked(head + ROWS, kind="annual_report")
    assert others(work, "subsidiary_of") == []
    assert held(work) == []


def test_associates_below_are_no_subsidiaries() -> None:
    text = (
        HEAD + ROWS + "32. INTERESTS IN ASSOCIATES\n\nQuick Otter Limited\tHong Kong\tHK$10\t30\t–\tTrading\n"
    )
    assert "Quick Otter Limited" not in others(worked(text, kind="annual_report"), "subsidiary_of")
