"""Extraction of one filing: the components in their order, then the statements they drafted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from graphkit.extract.roster import Roster
from graphkit.extract.work import Work
from graphkit.filing.filing import Filing
from graphkit.filing.reading import read
from graphkit.notice import Notice
from graphkit.statement import Statement

__all__ = ["COMPONENTS", "EXTRACTOR", "Extract", "extract"]

EXTRACTOR = "graphkit/0.1"
"""Name and version of the extractor: a new version re-reads what an old one read."""

COMPONENTS: list[Callable[[Work], None]] = []
"""One callable a family, in order; each adds parties, drafts and notices to the work."""


@dataclass(frozen=True, slots=True)
class Extract:
    """All that was read in one filing."""

    filing: Filing
    statements: tuple[Statement, ...] = field(repr=False)
    notices: tuple[Notice, ...] = field(repr=False)


def extract(filing: Filing) -> Extract:
    """The statements of a filing, each once, in the order of the text."""
    reading = read(filing)
    work = Work(filing, reading, Roster(filing))
    for component in COMPONENTS:
        component(work)
    statements = {s.id: s for s in (draft.finish(work.roster) for draft in work.drafts)}
    ordered = sorted(statements.values(), key=lambda s: (s.evidence[0].start, s.evidence[0].end, s.id))
    return Extract(filing, tuple(ordered), tuple(work.notices))
