"""Tables whose columns blanks set apart: wrapped names, several capacities, several percentages."""

from __future__ import annotations

from tests.extract.tables.said import holdings, notices, others, worked

DIRECTORS = (
    "As at 30 June 2024, the Directors had these interests and short positions, written in the book\n"
    "that section 352 of the SFO asks for:\n\n"
)
HOLDERS = (
    "As at 30 June 2024, those named here had interests and short positions, written in the book\n"
    "that section 336 of the SFO asks for:\n\n"
)
STRUCTURE = "The shareholding structure of the Company is set out below, as it stands and as it would be:\n\n"
ALLOTMENT = "CORNERSTONE INVESTORS\n\n"


def test_further_capacities_stand_under_their_holder() -> None:
    rows = (
        "                                                                     Percentage of\n"
        "Name of Director      Capacity                      Number of Shares issued shares\n\n"
        "Mr. Fong Wai Kit      Founder of a discretionary         450,000,000       45.00%\n"
        "                      trust (Note 1)\n"
        "                      Beneficial owner                    30,000,000        3.00%\n"
        "Ms. Gu Yan            Interest of spouse                 480,000,000       48.00%\n"
    )
    assert holdings(worked(DIRECTORS + rows)) == [
        ("Mr. Fong Wai Kit", "45%", None),
        ("Mr. Fong Wai Kit", "3%", None),
        ("Ms. Gu Yan", "48%", None),
    ]


def test_a_sum_of_the_capacities_is_what_is_said_where_it_alone_has_a_percentage() -> None:
    rows = (
        "Name of Director      Capacity                 Number of Shares    Percentage\n\n"
        "Mr. Fong Wai Kit      Controlled corporation        450,000,000\n"
        "                      Beneficial owner               30,000,000\n"
        "                                                  -------------\n"
        "                                                    480,000,000        48.00%\n\n"
        "Ms. Gu Yan            Beneficial owner               10,000,000         1.00%\n"
    )
    assert holdings(worked(DIRECTORS + rows)) == [
        ("Mr. Fong Wai Kit", "48%", None),
        ("Ms. Gu Yan", "1%", None),
    ]


def test_a_sum_under_percentages_of_its_own_parts_is_left_out() -> None:
    rows = (
        "Name of Director      Capacity                 Number of Shares    Percentage\n\n"
        "Mr. Fong Wai Kit      Controlled corporation        450,000,000        45.00%\n"
        "                      Beneficial owner               30,000,000         3.00%\n"
        "                      Total                         480,000,000        48.00%\n"
        "Ms. Gu Yan            Beneficial owner               10,000,000         1.00%\n"
    )
    found = [percent for _, percent, _ in holdings(worked(DIRECTORS + rows))]
    assert found == ["45%", "3%", "1%"]


def test_one_percentage_for_the_shares_of_two_capacities() -> None:
    rows = (
        "Name of Director      Capacity                 Number of Shares    Percentage\n\n"
        "Mr. Fong Wai Kit      Controlled corporation        450,000,000\n"
        "                      Beneficial owner               30,000,000        48.00%\n"
        "Ms. Gu Yan            Beneficial owner               10,000,000         1.00%\n"
    )
    assert holdings(worked(DIRECTORS + rows)) == [
        ("Mr. Fong Wai Kit", "48%", None),
        ("Ms. Gu Yan", "1%", None),
    ]


def test_names_wrapped_below_and_above_their_numbers() -> None:
    rows = (
        "Name of Shareholder        Capacity             Number of Shares    Percentage\n\n"
        "Upper Valley               Beneficial owner          400,000,000        40.00%\n"
        "  International Limited\n"
        "Silver Reef Venture        Investment\n"
        "  Fund II, L.P.            manager                    90,000,000         9.00%\n"
        "Quick Otter                Beneficial owner           50,000,000         5.00%\n"
        "Ventures Inc.\n"
    )
    assert [who for who, _, _ in holdings(worked(HOLDERS + rows))] == [
        "Upper Valley International Limited",
        "Silver Reef Venture Fund II, L.P.",
        "Quick Otter Ventures Inc.",
    ]


def test_a_line_that_could_be_of_either_name_leaves_both_rows_out() -> None:
    rows = (
        "Name of Shareholder        Capacity             Number of Shares    Percentage\n\n"
        "Quick Otter Inc.           Beneficial owner          400,000,000        40.00%\n"
        "Amber Field\n"
        "Tall Pine Limited          Beneficial owner          100,000,000        10.00%\n"
        "Grey Heron plc             Beneficial owner           50,000,000         5.00%\n"
    )
    work = worked(HOLDERS + rows)
    assert holdings(work) == [("Grey Heron plc", "5%", None)]
    assert notices(work) == ["doubtful: row of a shareholding table whose holder is not certain"] * 2


def test_a_name_in_the_middle_of_its_lines() -> None:
    rows = (
        "Name of Director      Capacity                 Number of Shares    Percentage\n\n"
        "Ms. Gu Yan            Beneficial owner               10,000,000         1.00%\n\n"
        "                      Controlled corporation        450,000,000        45.00%\n"
        "Mr. Fong Wai Kit\n"
        "                      Beneficial owner               30,000,000         3.00%\n"
    )
    assert holdings(worked(DIRECTORS + rows)) == [
        ("Ms. Gu Yan", "1%", None),
        ("Mr. Fong Wai Kit", "45%", None),
        ("Mr. Fong Wai Kit", "3%", None),
    ]


def test_the_corporation_has_a_column_of_its_own() -> None:
    rows = (
        "Name of            Name of associated\n"
        "Director           corporation             Capacity            Percentage\n\n"
        "Mr. Fong Wai Kit   Tall Pine Mining        Beneficial owner       15.00%\n"
        "                   Limited\n"
        "Ms. Gu Yan         Tall Pine Mining        Interest of spouse     15.00%\n"
        "                   Limited\n"
    )
    work = worked(DIRECTORS + rows)
    pine = work.roster.find("Tall Pine Mining Limited")
    held = [(str(d.percent), d.object) for d in work.drafts if d.predicate == "holds_shares_in"]
    assert held == [("15%", pine)] * 2
    assert pine is not None


def test_the_corporations_stand_before_the_directors() -> None:
    rows = (
        "Associated corporation     Name of Director     Capacity            Percentage\n"
        "Tall Pine Limited          Mr. Fong Wai Kit     Beneficial owner       15.00%\n"
        "Quick Otter Inc.           Ms. Gu Yan           Beneficial owner        2.50%\n"
    )
    work = worked(DIRECTORS + rows)
    assert others(work, "holds_shares_in") == ["Mr. Fong Wai Kit", "Ms. Gu Yan"]
    assert [d.object for d in work.drafts if d.predicate == "holds_shares_in"] == [
        work.roster.find("Tall Pine Limited"),
        work.roster.find("Quick Otter Inc."),
    ]


def test_short_positions_on_lines_of_their_own_are_no_holdings() -> None:
    rows = (
        "Name                  Capacity             Number of Shares      Percentage\n\n"
        "Grey Heron Bank plc   Beneficial owner       80,000,000 (L)           8.00%\n"
        "                                             20,000,000 (S)           2.00%\n"
        "Tall Pine Limited     Beneficial owner      400,000,000 (L)          40.00%\n"
    )
    assert holdings(worked(HOLDERS + rows)) == [
        ("Grey Heron Bank plc", "8%", None),
        ("Tall Pine Limited", "40%", None),
    ]


def test_states_by_the_words_over_each_column() -> None:
    rows = (
        "                          As at the           Immediately after\n"
        "                      Latest Practicable       allotment of the\n"
        "                            Date                 New Shares\n"
        "                     Number of              Number of\n"
        "                        Shares       %         Shares       %\n\n"
        "Tall Pine Limited      400,000   40.00        400,000   32.00\n"
        "Ms. Wu Lan             100,000   10.00        100,000    8.00\n"
        "Quick Otter Inc.             –       –        250,000   20.00\n"
        "Public                 500,000   50.00        500,000   40.00\n"
        "                     ---------  ------      ---------  ------\n"
        "Total                1,000,000  100.00      1,250,000  100.00\n"
    )
    assert holdings(worked(STRUCTURE + rows)) == [
        ("Tall Pine Limited", "40%", "before"),
        ("Tall Pine Limited", "32%", "after"),
        ("Ms. Wu Lan", "10%", "before"),
        ("Ms. Wu Lan", "8%", "after"),
        ("Quick Otter Inc.", "20%", "after"),
    ]


def test_percentages_without_shares_and_a_state_over_each() -> None:
    rows = (
        "                          As of the date of         Upon completion of\n"
        "Shareholder               this document             the Share Offer\n"
        "Tall Pine Limited             60.00%                     45.00%\n"
        "Ms. Wu Lan                    30.00%                     22.50%\n"
    )
    assert holdings(worked(STRUCTURE + rows)) == [
        ("Tall Pine Limited", "60%", "before"),
        ("Tall Pine Limited", "45%", "after"),
        ("Ms. Wu Lan", "30%", "before"),
        ("Ms. Wu Lan", "22.5%", "after"),
    ]


def test_the_sum_of_those_who_act_together_is_not_the_share_of_the_one_it_names() -> None:
    rows = (
        "Shareholder                        Number of Shares       %\n\n"
        "Tall Pine Limited                           300,000   30.00\n"
        "Ms. Wu Lan                                  100,000   10.00\n"
        "Tall Pine Limited and parties\n"
        "  acting in concert with it                 400,000   40.00\n"
        "Public                                      600,000   60.00\n"
    )
    found = holdings(worked(STRUCTURE + rows))
    assert [(who, percent) for who, percent, _ in found] == [
        ("Tall Pine Limited", "30%"),
        ("Ms. Wu Lan", "10%"),
    ]


def test_the_option_taken_up_or_not_gives_two_holdings_after() -> None:
    rows = (
        "Cornerstone       Number of    Approximate %  Approximate % of the total issued share capital\n"
        "Investor          Offer        of the Offer   after the Global Offering\n"
        "                  Shares       Shares         if the Over-         if the Over-\n"
        "                  placed                      allotment Option     allotment Option is\n"
        "                                              is not exercised     exercised in full\n\n"
        "Tall Pine\n"
        "  Limited         5,000,000    10.00%         2.50%                2.41%\n"
        "Grey Heron plc    8,000,000    16.00%         4.00%                3.86%\n"
        "Total            13,000,000    26.00%         6.50%                6.27%\n"
    )
    assert holdings(worked(ALLOTMENT + rows, kind="allotment_results")) == [
        ("Tall Pine Limited", "about 2.5%", "after"),
        ("Tall Pine Limited", "about 2.41%", "after"),
        ("Grey Heron plc", "about 4%", "after"),
        ("Grey Heron plc", "about 3.86%", "after"),
    ]


def test_only_those_under_that_sub_heading_are_controlling_shareholders() -> None:
    rows = (
        "LOCK-UP UNDERTAKINGS\n\n"
        "                        Number of Shares     % of shareholding in    Last day of\n"
        "Name                    locked up            our Company             the lock-up\n\n"
        "Controlling Shareholders\n"
        "Tall Pine Limited       400,000,000          40.00%                  25 March 2025\n\n"
        "Pre-IPO Investor\n"
        "Quick Otter Inc.        100,000,000          10.00%                  25 March 2025\n"
    )
    work = worked(rows, kind="allotment_results")
    assert holdings(work) == [("Tall Pine Limited", "40%", "after"), ("Quick Otter Inc.", "10%", "after")]
    assert others(work, "controlling_shareholder_of") == ["Tall Pine Limited"]


def test_chinese_columns_with_glyphs_two_blanks_wide() -> None:
    text = (
        "於二零二四年六月三十日,下列人士於本公司股份中擁有須記入證券及期貨條例第336條登記冊之權益或淡倉:\n\n"
        "                                                佔已發行股份\n"
        "股東名稱              身份                股份數目    概約百分比\n\n"
        "海風航運集團          實益擁有人       400,000,000    40.00%\n"
        "  有限公司\n"
        "青松有限公司          受控制法團權益    90,000,000     9.00%\n"
        "                      實益擁有人        10,000,000     1.00%\n"
    )
    assert holdings(worked(text, language="zh-Hant")) == [
        ("海風航運集團有限公司", "about 40%", None),
        ("青松有限公司", "about 9%", None),
        ("青松有限公司", "about 1%", None),
    ]


def test_a_name_that_goes_on_beside_the_numbers_of_a_second_capacity() -> None:
    rows = (
        "Name                  Capacity               Number of Shares    Position    Percentage\n\n"
        "Upper Valley          Beneficial owner            400,000,000      Long          40.00%\n"
        "  Holdings Limited    Trustee                      20,000,000      Long           2.00%\n"
        "Deep River Capital    Investment manager           80,000,000      Long           8.00%\n"
        "  Management L.L.C.                                20,000,000      Short          2.00%\n"
    )
    assert holdings(worked(HOLDERS + rows)) == [
        ("Upper Valley Holdings Limited", "40%", None),
        ("Upper Valley Holdings Limited", "2%", None),
        ("Deep River Capital Management L.L.C.", "8%", None),
    ]


def test_three_column_groups_before_and_twice_after() -> None:
    rows = (
        "                     As at the date of       Immediately upon      Immediately upon Completion\n"
        "                       this circular            Completion         and full conversion of the XB\n"
        "Shareholder          No. of Shares     %    No. of Shares     %      No. of Shares        %\n\n"
        "Vendor group\n"
        "Tall Pine Limited          120,000  12.00         320,000  26.67           320,000     24.62\n"
        "Mr. Kwan Sai Ho              5,000   0.50           5,000   0.42             5,000      0.38\n"
        "(Note 2)\n"
        "Public                     875,000  87.50         875,000  72.92           975,000     75.00\n\n"
        "Total                    1,000,000 100.00       1,200,000 100.00         1,300,000    100.00\n"
    )
    found = holdings(worked(STRUCTURE + rows))
    assert found[:3] == [
        ("Tall Pine Limited", "12%", "before"),
        ("Tall Pine Limited", "26.67%", "after"),
        ("Tall Pine Limited", "24.62%", "after"),
    ]
    assert [who for who, _, _ in found[3:]] == ["Mr. Kwan Sai Ho"] * 3
