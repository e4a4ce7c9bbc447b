"""A form read by itself, for tests: its record, its notices, its facts."""

from __future__ import annotations

from typing import Any

from graphkit.export.facts import records
from graphkit.extract.forms import read_forms
from graphkit.extract.roster import Roster
from graphkit.extract.work import Work
from graphkit.filing.reading import read
from tests.builder import filing


def read_form(text: str, **head: Any) -> Work:
    """The work on a form of that text."""
    paper = filing(text, **head)
    work = Work(paper, read(paper), Roster(paper))
    read_forms(work)
    return work


def told(work: Work) -> list[dict[str, Any]]:
    """The records of all that was read."""
    statements = [draft.finish(work.roster) for draft in work.drafts]
    return list(records(statements))


def capital(text: str, **head: Any) -> dict[str, Any]:
    """The capital record of a form."""
    return next(record for record in told(read_form(text, **head)) if record["record"] == "capital")


def facts(text: str, **head: Any) -> set[tuple[Any, ...]]:
    """(person, predicate, role or title, chair) of every fact."""
    return {
        (one["s"]["names"][0], one["p"], one.get("role") or one.get("title"), one.get("chair"))
        for one in told(read_form(text, **head))
        if one["record"] == "fact"
    }


def notices(text: str, level: str, **head: Any) -> list[str]:
    """The notices of one level."""
    return [str(notice) for notice in read_form(text, **head).notices if notice.level == level]
