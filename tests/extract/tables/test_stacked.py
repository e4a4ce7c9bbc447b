"""Numbers below numbers, beside numbers of another kind, and what stands around a table."""

from __future__ import annotations

from tests.extract.tables.said import holdings, worked

INTRO = "The register under section 336 of the SFO has, besides Directors, these entries of 30 June 2019:\n\n"
PAIR = [("Tall Pine Limited", "60%", None), ("Quick Otter Inc.", "8%", None)]


def test_each_percentage_below_its_number() -> None:
    rows = (
        "Name of shareholder         Number of shares and\n"
        "                            percentage of the issued shares\n\n"
        "Tall Pine Limited           480,000,000\n"
        "                            (60.00%)\n"
        "Quick Otter Inc.            64,000,000\n"
        "                            (8.00%)\n"
    )
    assert holdings(worked(INTRO + rows)) == PAIR


def test_columns_of_long_and_of_short_positions() -> None:
    rows = (
        "                                 Long position                  Short position\n"
        "Name                     Number of shares        %      Number of shares        %\n\n"
        "Tall Pine Limited             480,000,000    60.00                     —        —\n"
        "Quick Otter Inc.               64,000,000     8.00            16,000,000     2.00\n"
    )
    assert holdings(worked(INTRO + rows)) == PAIR


def test_a_cell_a_line_with_a_sum_of_capacities_and_words_behind() -> None:
    text = (
        "Name\n\nCapacity\n\nNumber of shares\n\nPercentage\n\n"
        "Tall Pine Limited\n\nBeneficial owner\n\n480,000,000\n\n60.00%\n\n"
        "Mr. Fong Wai Kit\n\nBeneficial owner\nInterest of spouse\n\n"
        "16,000,000\n8,000,000\n\n24,000,000\n\n3.00%\n\n"
        "On behalf of the Board\n"
    )
    assert holdings(worked(INTRO + text)) == [PAIR[0], ("Mr. Fong Wai Kit", "3%", None)]


def test_the_last_line_of_the_text_above_is_no_row() -> None:
    text = (
        "The register under section 336 of the SFO had at 30 June 2019, besides the Directors, the names of\n"
        "those below with interests of 5% or more:\n\n"
        "                                                     Percentage of\n"
        "Name                  Capacity              Shares    issued shares\n\n"
        "Tall Pine Limited     Beneficial owner     480,000,000       60.00%\n"
        "Quick Otter Inc.      Trustee               64,000,000        8.00%\n"
    )
    assert holdings(worked(text)) == PAIR


def test_chinese_numerals_mark_notes() -> None:
    text = (
        "於二零一九年六月三十日,根據證券及期貨條例第336條登記冊之權益如下:\n\n"
        "名稱\n\n青松集團有限公司(附註一)\n海風航運有限公司(附註二)\nTall Pine Fund(附註三)\n\n"
        "股份類別\n\n內資股\n內資股\nH股\n\n股份數目\n\n佔註冊資本之概約百分比\n\n"
        "480,000,000\n64,000,000\n40,000,000\n\n60.00%\n8.00%\n5.00%\n"
    )
    found = holdings(worked(text, ("company", "Tall Pine Fund"), language="zh-Hant"))
    assert [percent for _, percent, _ in found] == ["about 60%", "about 8%", "about 5%"]
