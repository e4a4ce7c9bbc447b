"""Contributions to the capital of a company to be formed: who will hold how much of it."""

from __future__ import annotations

from graphkit.extract.work import Work
from tests.extract.tables.said import worked

INTRO = "The registered capital of the JV Company is RMB100,000,000, and both parties pay it in thus:\n\n"
PARTIES = (("company", "the JV Company", "Saffron Optics Limited"), ("company", "Heron Glass Co., Ltd."))


def shares(work: Work) -> list[tuple[str, str, str | None]]:
    """Holder, percentage and state of each holding in the joint venture."""
    joint = work.roster.find("Saffron Optics Limited")
    return [
        (work.roster.names(d.subject)[0], str(d.percent), d.state) for d in work.drafts if d.object == joint
    ]


def test_each_party_holds_what_it_contributes() -> None:
    rows = (
        "Party                        Capital contribution (RMB)         Percentage\n\n"
        "The Company                                  51,000,000                51%\n"
        "Heron Glass Co., Ltd.                        49,000,000                49%\n\n"
        "Total                                       100,000,000               100%\n"
    )
    assert shares(worked(INTRO + rows, *PARTIES)) == [
        ("Amber Ridge Holdings Limited", "51%", "after"),
        ("Heron Glass Co., Ltd.", "49%", "after"),
    ]


def test_a_table_of_contributions_to_nobodys_capital_is_left_alone() -> None:
    rows = (
        "Party                        Contribution               Percentage of equity interest\n\n"
        "The Company                                  51,000,000                51%\n"
        "Heron Glass Co., Ltd.                        49,000,000                49%\n"
    )
    work = worked("The parties to the project contribute to it in these proportions:\n\n" + rows, *PARTIES)
    assert work.drafts == []


MIXED = (
    "Party                    Manner of contribution         (RMB million)      Share of capital\n\n"
    "The Company              Cash (in instalments)                   51.0               51%\n\n"
    "Heron Glass Co., Ltd.    Land use rights (30.0)                  49.0               49%\n"
    "                         and cash (19.0)\n\n"
    "                                                             100.0              100%\n"
)


def test_contributions_in_kind_and_in_millions_are_read_line_by_line() -> None:
    assert shares(worked(INTRO + MIXED, *PARTIES)) == [
        ("Amber Ridge Holdings Limited", "51%", "after"),
        ("Heron Glass Co., Ltd.", "49%", "after"),
    ]


def test_the_head_of_a_table_can_name_the_company() -> None:
    intro = "The parties subscribe for the registered capital in this way:\n\n"
    rows = MIXED.replace("Share of capital", "Share of the JV Company")
    assert len(shares(worked(intro + rows, *PARTIES))) == 2


def test_contributions_that_are_not_the_whole_are_left_alone() -> None:
    assert shares(worked(INTRO + MIXED.replace("49%", "39%"), *PARTIES)) == []


def test_a_contribution_of_nobody_known_leaves_the_table_alone() -> None:
    assert shares(worked(INTRO + MIXED.replace("Heron Glass", "Unheard Glass"), *PARTIES)) == []
