from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.extract.forms.reading import capital, facts, notices, read_form, told

SHARED = Path(__file__).parents[3] / ".." / "shared"

RETURN = """Monthly Return of Equity Issuer on Movements in Securities
Name of Issuer\tBlue Harbour Foods Limited
Date Submitted\t05/07/2012
I. Movements in Authorised Share Capital
1. Ordinary Shares
(1) Stock code : 1999 Description :\tOrdinary
\tNo. of shares\tPar value (HK$)\tAuthorised capital (HK$)
Balance at close of preceding month\t1,000,000\t0.10\t100,000.00
Increase/(decrease)\tNil\t\tNil
Balance at close of the month\t1,000,000\t0.10\t100,000.00
(2) Stock code :\tDescription :

30/6/2012

II. Movements in Issued Share Capital
Balance at close of preceding month\t700,000\tN/A\tN/A\tN/A
Increase/ (decrease) during the month\t3,500\tNil\tNil\tNil
Balance at close of the month\t703,500\tN/A\tN/A\tN/A
Share Options (under Share Option Schemes of the Issuer)
1. Share Option
Scheme
Exercise Price
HK$ 0.50
(30/6/2004)
Ordinary shares\tNil\t3,000\tNil\tNil\t3,000\t20,000
2. Share Option Scheme Exercise Price US$0.25 (1/12/2009) Ordinary\t1,000\t500\tNil\t250\t500\t8,750
Total A. (Ordinary shares)\t3,500
Total funds raised during the month (HK$) HKD $1,500.00
Total funds raised during the month (US$) USD $125.00
Warrants to Issue Shares of the Issuer (Not Applicable)
Convertibles (i.e. Convertible into Shares of the Issuer
1. 3% notes HK$ 9,000 0 9,000 0 4,500 Stock code (if listed) price HK$2.00
Any other Agreements or Arrangements to Issue Shares
Other Movements in Issued Share Capital
Total increase / (decrease) in ordinary shares during the month:\t(1)\t3,500
Submitted by: Wong Mei Ling
Title: Director & Secretary (Director, Secretary or other)
"""


def test_balances_are_read_from_their_rows():
    record = capital(RETURN)
    assert record["authorised"] == {"shares": 1000000, "par": 0.1, "total": 100000, "currency": "HKD"}
    assert record["issued"] == {"opening": 700000, "change": 3500, "closing": 703500}


def test_the_head_gives_dates_and_code():
    record = capital(RETURN)
    assert (record["period_end"], record["submitted"], record["stock_code"]) == (
        "2012-06-30",
        "2012-07-05",
        "1999",
    )


def test_a_tranche_spread_over_lines_and_one_on_a_line_are_read_alike():
    first, second = capital(RETURN)["options"]
    assert first == {
        "exercise_price": 0.5,
        "currency": "HKD",
        "approved": "2004-06-30",
        "granted": 0,
        "exercised": 3000,
        "cancelled": 0,
        "lapsed": 0,
        "issued_in_month": 3000,
        "issuable": 20000,
    }
    assert (second["currency"], second["granted"], second["lapsed"]) == ("USD", 1000, 250)


def test_a_convertible_is_told_by_its_sums():
    assert capital(RETURN)["convertibles"] == [
        {"currency": "HKD", "opening": 9000, "converted": 0, "closing": 9000, "issuable": 4500, "price": 2}
    ]


def test_funds_are_kept_by_currency():
    assert capital(RETURN)["funds_raised"] == [
        {"amount": 1500, "currency": "HKD"},
        {"amount": 125, "currency": "USD"},
    ]


def test_director_and_secretary_are_two_facts():
    assert facts(RETURN) == {
        ("Wong Mei Ling", "director_of", None, None),
        ("Wong Mei Ling", "officer_of", "secretary", None),
    }


def test_a_form_that_adds_up_has_no_warning():
    assert notices(RETURN, "warning") == []


@pytest.mark.parametrize(
    ("printed", "wrong", "figures"),
    [
        ("703,500", "703,600", ("703,500", "703,600")),
        ("$1,500.00", "$1,600.00", ("1,500", "1,600")),
        ("0.10\t100,000.00\n(2)", "0.10\t120,000.00\n(2)", ("100,000", "120,000")),
        ("(1)\t3,500", "(1)\t4,700", ("3,500", "4,700")),
    ],
)
def test_a_sum_that_does_not_hold_is_a_warning_with_both_figures(printed, wrong, figures):
    (warning,) = notices(RETURN.replace(printed, wrong), "warning")
    assert "page 1" in warning
    assert all(figure in warning for figure in figures)


def test_a_wrong_sum_is_never_corrected():
    assert capital(RETURN.replace("703,500", "703,600"))["issued"]["closing"] == 703600


def test_a_figure_cut_by_a_column_edge_is_doubtful_and_no_warning():
    text = RETURN.replace("700,000\tN/A", "699,000\tN/A").replace("3,500\tNil", "14,500\tNil", 1)
    text = text.replace("703,500", "713,500").replace("Total A. (Ordinary shares)\t3,500", "")
    cut = text.replace("(1)\t3,500", "(1)\t4,500")
    assert any("cut by a column edge" in one for one in notices(cut, "doubtful"))
    assert notices(cut, "warning") == []


def test_a_stock_code_printed_twice_at_a_column_edge_is_read_and_reported():
    text = RETURN.replace("Stock code : 1999", "Stock code :183\t88")
    assert capital(text)["stock_code"] == "1888"
    assert any("two prints of one digit 8" in one for one in notices(text, "doubtful"))


def test_a_name_cut_by_a_column_edge_is_joined_and_reported():
    text = RETURN.replace("Blue Harbour Foods Limited", "Blue Har\tbour Fo\tods Limited")
    assert capital(text)["issuer"] == "Blue Harbour Foods Limited"
    assert any("Blue Harbour Foods Limited" in one for one in notices(text, "doubtful"))


def test_a_tranche_printed_several_times_is_one():
    row = next(line for line in RETURN.splitlines(keepends=True) if line.startswith("2. Share Option"))
    text = RETURN.replace(row, f"Exercise Price US$0.25 (1/12/2009) Nil Nil 8,750\n{row}{row}")
    assert len(capital(text)["options"]) == 2
    assert any("3 times" in one for one in notices(text, "doubtful"))


def test_a_tranche_without_a_printed_price_keeps_its_row_and_date():
    start, end = RETURN.index("1. Share Option"), RETURN.index("Total A.")
    plain = "1. Scheme of (20/5/2010) Ordinary\t1,000\t500\tNil\t250\t500\t8,750\n"
    (tranche,) = capital(RETURN[:start] + plain + RETURN[end:])["options"]
    assert (tranche["approved"], tranche["granted"], tranche["issuable"]) == ("2010-05-20", 1000, 8750)


def test_the_date_of_a_scheme_may_stand_before_its_price():
    text = RETURN.replace("Exercise Price US$0.25 (1/12/2009)", "(1/12/2009) Exercise Price US$0.25")
    assert capital(text)["options"][1]["approved"] == "2009-12-01"


def test_labels_with_doubled_letters_are_found():
    text = RETURN.replace("Balance at close of preceding month", "Balance at close of preced\tding mo\tonth")
    assert capital(text)["issued"]["opening"] == 700000


def test_sections_without_figures_are_ignored_by_name():
    assert any("Warrants" in one for one in notices(RETURN, "ignored"))


def test_figures_in_a_section_that_is_not_read_are_reported():
    text = RETURN.replace("(Not Applicable)\n", "1. Warrants 5,000,000 2,000,000\n")
    assert any("5,000,000" in one for one in notices(text, "doubtful"))


def test_every_cell_has_its_own_evidence():
    work = read_form(RETURN)
    spans = {draft.item: draft.evidence[0].quote for draft in work.drafts if draft.item}
    assert spans["issued.opening"] == "700,000"
    assert spans["options.1.lapsed"] == "250"


@pytest.mark.skipif(not (SHARED / "seeds").exists(), reason="the shared filings are not here")
@pytest.mark.parametrize("number", ["000", "001", "004"])
def test_the_seeds_give_exactly_the_gold_record(number):
    (path,) = (SHARED / "seeds").glob(f"{number}_*.txt")
    gold = json.loads((SHARED / "gold" / "seeds" / f"{path.name}.json").read_text("utf-8"))["capital"]
    record = next(one for one in told(read_form(path.read_text("utf-8"))) if one["record"] == "capital")
    for beside in ("record", "doc", "issuer"):
        gold.pop(beside, None)
        record.pop(beside, None)
    assert record == gold


@pytest.mark.skipif(not (SHARED / "seeds").exists(), reason="the shared filings are not here")
def test_the_return_of_november_2013_contradicts_itself_once():
    (path,) = (SHARED / "seeds").glob("000_*.txt")
    (warning,) = notices(path.read_text("utf-8"), "warning")
    assert "USD" in warning and "4,425.9" in warning and "5,379" in warning


def test_the_month_may_stand_on_the_line_of_its_label():
    from graphkit.extract import extract
    from graphkit.filing import open_filing
    from graphkit.resources import samples

    read = extract(open_filing(samples() / "return-2013-11-30.txt"))
    cells = {s.item: s.object.text for s in read.statements if s.predicate == "return_item"}
    assert cells["period_end"] == "2013-11-30"
