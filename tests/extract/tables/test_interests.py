"""Interests under Part XV of the SFO: directors, substantial shareholders, associated corporations."""

from __future__ import annotations

from tests.extract.tables.said import CHINESE_ISSUER, holdings, notices, others, worked

INTRO = (
    "As at 30 June 2024, these are the interests and short positions of Directors in the Shares that the\n"
    "register under section 352 of the SFO has, so far as the Company was told of any by then:\n"
)
SUBSTANTIAL = (
    "As at 30 June 2024, the persons named below had interests in the Shares that section 336 of the SFO\n"
    "wants to see in the register kept by the Company, and they are no Directors of it:\n"
)


def test_capacity_between_name_and_number_on_one_line() -> None:
    rows = (
        "Name of Director Capacity Number of Shares Percentage\n"
        "Mr. Fong Wai Kit Beneficial owner 30,000,000 (L) 3.00%\n"
        "Mr. Fong Wai Kit Interest of controlled corporation 450,000,000 (L) 45.00%\n"
        "Ms. Gu Yan Interest of spouse 480,000,000 (L) 48.00%\n"
    )
    work = worked(INTRO + rows)
    assert holdings(work) == [
        ("Mr. Fong Wai Kit", "3%", None),
        ("Mr. Fong Wai Kit", "45%", None),
        ("Ms. Gu Yan", "48%", None),
    ]
    assert others(work, "director_of") == ["Mr. Fong Wai Kit", "Ms. Gu Yan"]
    assert {draft.as_at for draft in work.drafts} == {"2024-06-30"}


def test_short_positions_and_lending_pools_are_no_holdings() -> None:
    text = (
        "Name\n\nCapacity\n\nNumber of Shares\n\nApproximate\npercentage\n\n"
        "Grey Heron Bank plc\n\nBeneficial owner\n\n80,000,000 (L)\n20,000,000 (S)\n5,000,000 (P)\n\n"
        "8.00%\n2.00%\n0.50%\n\nTall Pine Limited\n\nBeneficial owner\n\n400,000,000 (L)\n\n40.00%\n"
    )
    found = holdings(worked(SUBSTANTIAL + text))
    assert found == [("Grey Heron Bank plc", "about 8%", None), ("Tall Pine Limited", "about 40%", None)]


def test_a_table_of_short_positions_alone_is_not_read() -> None:
    rows = (
        "Name of Director Capacity Number of Shares %\nMr. Fong Wai Kit Beneficial owner 30,000,000 3.00%\n"
    )
    assert holdings(worked(INTRO + "(b) Short positions in the Shares\n" + rows)) == []


def test_underlying_shares_of_options_are_no_shares() -> None:
    rows = "Name of Director Capacity Number %\nMr. Fong Wai Kit Beneficial owner 30,000,000 3.00%\n"
    assert holdings(worked(INTRO + "(b) Long positions in underlying Shares\n" + rows)) == []


def test_columns_for_each_kind_of_interest_and_a_total() -> None:
    rows = (
        "Name of Director Personal interests Corporate interests Total interests % of issued share capital\n"
        "Fong Wai Kit 30,000,000 450,000,000 480,000,000 48.00%\n"
        "Gu Yan 10,000,000 – 10,000,000 1.00%\n"
    )
    found = holdings(worked(INTRO + rows, ("person", "Gu Yan")))
    assert found == [("Fong Wai Kit", "48%", None), ("Gu Yan", "1%", None)]


def test_of_class_and_whole_the_whole_is_the_holding() -> None:
    rows = (
        "Name of Shareholder Class Number of Shares % of the class % of total share capital\n"
        "Tall Pine Limited Domestic Shares 300,000,000 60.00% 30.00%\n"
        "Quick Otter Inc. H Shares 50,000,000 10.00% 5.00%\n"
    )
    found = holdings(worked(SUBSTANTIAL + rows))
    assert found == [("Tall Pine Limited", "30%", None), ("Quick Otter Inc.", "5%", None)]


def test_the_first_name_displaced_behind_the_others() -> None:
    text = (
        "Number of\nShares\n\nPercentage\n\nBeneficial owner\n\n400,000,000 (L)\n\n40.00%\n\n"
        "Mr. Fong Wai Kit\n\nInterest of controlled corporation\n\n450,000,000 (L)\n\n45.00%\n\n"
        "Quick Otter Inc.\n\nBeneficial owner\n\n50,000,000 (L)\n\n5.00%\n\n"
        "Name of\nShareholder\n\nCapacity\n\nTall Pine Limited\n"
    )
    found = {who: percent for who, percent, _ in holdings(worked(SUBSTANTIAL + text))}
    assert found == {"Tall Pine Limited": "40%", "Mr. Fong Wai Kit": "45%", "Quick Otter Inc.": "5%"}


def test_a_name_that_goes_on_below_its_numbers() -> None:
    rows = (
        "Name of Shareholder Capacity Number of Shares Percentage\n"
        "Upper Valley Beneficial owner 400,000,000 40.00%\n"
        "Holdings Limited (Note 1)\n"
        "Quick Otter Inc. Beneficial owner 50,000,000 5.00%\n"
        "(“Otter”)\n"
    )
    work = worked(SUBSTANTIAL + rows)
    assert [who for who, _, _ in holdings(work)] == ["Upper Valley Holdings Limited", "Quick Otter Inc."]
    assert work.roster.find("Otter") == work.roster.find("Quick Otter Inc.")


def test_more_than_the_whole_is_a_holding_without_percentage_and_a_warning() -> None:
    rows = "Name of Shareholder Number of Shares Percentage\nTall Pine Limited 4,000,000,000 400.00%\n"
    work = worked(SUBSTANTIAL + rows)
    assert holdings(work) == [("Tall Pine Limited", None, None)]
    assert notices(work) == ["warning: 400.00% is more than the whole"]


def test_the_wife_is_not_the_husband_of_one_surname() -> None:
    rows = (
        "Name of Shareholder Capacity Number of Shares Percentage\n"
        "Mr. Fong Beneficial owner 400,000,000 40.00%\n"
        "Mrs. Fong Interest of spouse 400,000,000 40.00%\n"
    )
    work = worked(SUBSTANTIAL + rows, ("person", "Mr. Fong Wai Kit", "Mr. Fong"))
    assert holdings(work) == [("Mr. Fong Wai Kit", "40%", None), ("Mrs. Fong", "40%", None)]


def test_each_row_names_its_associated_corporation() -> None:
    rows = (
        (
            "Name of Director Associated corporation Capacity Number of shares Percentage\n"
            "Mr. Fong Wai Kit Tall Pine Limited Beneficial owner 80 80.00%\n"
            "Ms. Gu Yan Tall Pine Limited Beneficial owner 20 20.00%\n"
        )
        .replace(" 80 ", " 80(L) ")
        .replace(" 20 ", " 20(L) ")
    )
    people = (("person", "Mr. Fong Wai Kit"), ("person", "Ms. Gu Yan"), ("company", "Tall Pine Limited"))
    work = worked(INTRO + rows, *people)
    pine = work.roster.find("Tall Pine Limited")
    held = [(str(d.percent), d.object) for d in work.drafts if d.predicate == "holds_shares_in"]
    assert held == [("80%", pine), ("20%", pine)]


def test_an_associated_corporation_that_no_row_names_is_left_open() -> None:
    rows = "Name of Director Capacity Percentage\nMr. Fong Wai Kit Beneficial owner 80.00%\n"
    work = worked(INTRO + "Interests in the shares of associated corporations:\n" + rows)
    assert [d.predicate for d in work.drafts] == []


def test_chinese_rows_on_one_line() -> None:
    text = (
        "於二零二四年六月三十日,下列董事於本公司股份中擁有須記入證券及期貨條例第352條登記冊之權益及淡倉如下:\n"
        "董事姓名 權益性質 所持股份數目 佔已發行股本概約百分比\n"
        "方偉傑先生(「方先生」) 實益擁有人 30,000,000 (L) 3.00%\n"
        "谷燕女士 配偶權益 30,000,000 (L) 3.00%\n"
    )
    work = worked(text, language="zh-Hant")
    assert holdings(work) == [("方偉傑", "about 3%", None), ("谷燕", "about 3%", None)]
    assert work.roster.find("方先生") == work.roster.find("方偉傑")
    assert {work.roster.names(d.object)[0] for d in work.drafts} == {CHINESE_ISSUER}  # type: ignore[arg-type]


def test_chinese_columns_with_a_name_broken_inside_its_legal_form() -> None:
    text = (
        "於二零二四年六月三十日,下列人士於本公司股份中擁有須記入證券及期貨條例第336條登記冊之權益或淡倉:\n\n"
        "股東名稱\n\n海風航運集團(香港)有\n限公司\n青松有限公司\n\n權益性質\n\n實益擁有人\n實益擁有人\n\n"
        "所持\n股份數目\n\n400,000,000\n100,000,000\n\n佔本公司\n已發行股本\n百分比\n\n40.00%\n10.00%\n"
    )
    found = holdings(worked(text, language="zh-Hant"))
    assert found == [("海風航運集團(香港)有限公司", "40%", None), ("青松有限公司", "10%", None)]


def test_a_table_of_attendance_is_none_of_ours() -> None:
    rows = "Name of Director Number of meetings attended Attendance rate\nMr. Fong Wai Kit 4 100%\n"
    work = worked("Who came to the Board's meetings in the year and how often each of them did so:\n" + rows)
    assert (work.drafts, work.notices) == ([], [])


def test_forms_are_read_elsewhere() -> None:
    rows = "Name of Shareholder Number of Shares Percentage\nTall Pine Limited 4,000,000 40.00%\n"
    assert worked(SUBSTANTIAL + rows, kind="monthly_return").drafts == []


def test_holders_and_corporations_in_columns_of_their_own() -> None:
    text = (
        "(ii) Interest in associated corporations\n\nName of\nDirector\n\nMr. Fong Wai Kit\nMs. Gu Yan\n\n"
        "Associated corporation\n\nTall Pine Limited\nQuick Otter\nLtd.\n\n"
        "Number of\nshares\n\n80(L)\n\nPercentage\n\n80%\n\n20(L)\n\n20%\n"
    )
    people = (("person", "Mr. Fong Wai Kit"), ("person", "Ms. Gu Yan"))
    work = worked(INTRO + text, *people, ("company", "Tall Pine Limited"), ("company", "Quick Otter Ltd."))
    held = [
        (work.roster.names(d.subject)[0], str(d.percent), d.object)
        for d in work.drafts
        if d.predicate == "holds_shares_in"
    ]
    assert held == [
        ("Mr. Fong Wai Kit", "80%", work.roster.find("Tall Pine Limited")),
        ("Ms. Gu Yan", "20%", work.roster.find("Quick Otter Ltd.")),
    ]


def test_one_name_among_the_numbers_of_three_rows_is_left_alone() -> None:
    text = (
        "Name of\nShareholder\n\nNumber of\nShares\n\nPercentage\n\n400,000,000\n\n40.00%\n\n"
        "Tall Pine Limited\n\n100,000,000\n\n10.00%\n\n50,000,000\n\n5.00%\n"
    )
    assert holdings(worked(SUBSTANTIAL + text)) == []


def test_running_heads_and_page_numbers_are_no_names() -> None:
    page = "Amber Ridge Holdings Limited Annual Report 2024\n\n{}\n\nReport of those in charge\n"
    text = (
        page.format(51)
        + SUBSTANTIAL
        + "Name of\nShareholder\n\nTall Pine Limited\n\n"
        + page.format(52)
        + "Ms. Gu Yan\n\nNumber of\nShares\n\nPercentage\n\n400,000,000\n100,000,000\n\n40.00%\n10.00%\n\n"
        + page.format(53)
    )
    assert holdings(worked(text)) == [("Tall Pine Limited", "40%", None), ("Ms. Gu Yan", "10%", None)]
