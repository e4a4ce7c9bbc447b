"""What the tables of a small invented filing say, by the component alone."""

from __future__ import annotations

from graphkit.extract.roster import Roster
from graphkit.extract.tables import read_tables
from graphkit.extract.work import Work
from graphkit.filing.reading import read
from tests.builder import filing

ISSUER = "Amber Ridge Holdings Limited"
CHINESE_ISSUER = "琥珀嶺控股有限公司"


def worked(text: str, *parties: tuple[str, ...], kind: str = "circular", language: str = "en") -> Work:
    """The work after the tables of that text were read; `parties` are (type, name, …) of the roster."""
    paper = filing(text, kind=kind, language=language)
    roster = Roster(paper)
    work = Work(paper, read(paper), roster)
    if language == "en":
        work.issuer = roster.add("company", ISSUER, "the Company", "our Company")
    else:
        work.issuer = roster.add("company", CHINESE_ISSUER, "本公司")
    for type, *names in parties:
        roster.add(type, *names)
    read_tables(work)
    return work


def holdings(work: Work) -> list[tuple[str, str | None, str | None]]:
    """Holder, percentage and state of each holding in the issuer, in order."""
    return [
        (work.roster.names(d.subject)[0], str(d.percent) if d.percent else None, d.state)
        for d in work.drafts
        if d.predicate == "holds_shares_in" and d.object == work.issuer
    ]


def others(work: Work, predicate: str) -> list[str]:
    """The subjects of another predicate, in order."""
    return [work.roster.names(d.subject)[0] for d in work.drafts if d.predicate == predicate]


def notices(work: Work) -> list[str]:
    """Level and message of each notice."""
    return [f"{notice.level}: {notice.message}" for notice in work.notices]
