"""Interests in an associated corporation that the heading of its table names."""

from __future__ import annotations

import pytest

from graphkit.extract.work import Work
from tests.extract.tables.said import holdings, notices, worked

INTRO = (
    "The register under section 352 of the SFO shows that the Directors had these interests at 31 March\n"
    "2015 in shares of the Company and of its associated corporations:\n\n"
)
OURS = (
    "(i)  Shares of the Company\n\n"
    "Name of Director        Nature of interest       Number of shares      Percentage\n\n"
    "Mr. Fong Wai Kit        Personal                       80,000,000          10.00%\n\n"
)
THEIRS = (
    "Name of Director        Nature of interest       Number of shares      Percentage\n\n"
    "Mr. Fong Wai Kit        Personal                            2,000          20.00%\n"
    "Ms. Gu Yan              Family                              1,000          10.00%\n\n"
)
PEOPLE = (("person", "Mr. Fong Wai Kit"), ("person", "Ms. Gu Yan"))


def elsewhere(work: Work) -> list[tuple[str, str]]:
    """Corporation and percentage of each holding that is not in the issuer."""
    return [
        (work.roster.names(d.object)[0], str(d.percent))
        for d in work.drafts
        if d.predicate == "holds_shares_in" and isinstance(d.object, int) and d.object != work.issuer
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "(ii)  Associated corporation — Quartz Lantern Limited",
        "(ii)  Associated corporation: Quartz Lantern Limited",
        "(ii)  Interests in Quartz Lantern Limited, an associated corporation of the Company",
        "(ii)  Shares of associated corporation (Quartz Lantern Limited)",
        "Quartz Lantern Limited (an associated corporation)",
    ],
)
def test_the_heading_names_the_corporation(heading: str) -> None:
    work = worked(INTRO + OURS + heading + "\n\n" + THEIRS, *PEOPLE)
    assert holdings(work) == [("Mr. Fong Wai Kit", "10%", None)]
    assert elsewhere(work) == [("Quartz Lantern Limited", "20%"), ("Quartz Lantern Limited", "10%")]


def test_a_corporation_without_a_name_is_not_the_issuer() -> None:
    work = worked(INTRO + OURS + "(ii)  Associated corporation\n\n" + THEIRS, *PEOPLE)
    assert holdings(work) == [("Mr. Fong Wai Kit", "10%", None)]
    assert elsewhere(work) == []
    assert any("left alone" in notice or "not bound" in notice for notice in notices(work))


def test_a_chinese_heading_names_the_corporation() -> None:
    text = (
        "於二零一五年三月三十一日,董事於本公司及其相聯法團股份中擁有須記入證券及期貨條例第352條登記冊之權益如下:\n\n"
        "(乙)於相聯法團青松電子有限公司股份之好倉\n\n"
        "董事姓名              身份                  股份數目           概約百分比\n"
        "黎永康先生            實益擁有人               1,500            15.00%\n"
    )
    work = worked(text, ("person", "黎永康先生"), language="zh-Hant")
    assert elsewhere(work) == [("青松電子有限公司", "about 15%")]
