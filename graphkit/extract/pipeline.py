"""Extraction of one filing: the components in their order, then the statements they drafted."""

from __future__ import annotations

from dataclasses import dataclass, field

from graphkit.extract.overlong import without_overlong
from graphkit.extract.roster import Roster
from graphkit.extract.work import Work
from graphkit.filing.filing import Filing
from graphkit.filing.reading import read
from graphkit.notice import Notice
from graphkit.statement import Statement

__all__ = ["EXTRACTOR", "Extract", "extract"]

EXTRACTOR = "graphkit/0.2"
"""Name and version of the extractor: a new version re-reads what an old one read."""


@dataclass(frozen=True, slots=True)
class Extract:
    """All that was read in one filing."""

    filing: Filing
    statements: tuple[Statement, ...] = field(repr=False)
    notices: tuple[Notice, ...] = field(repr=False)


def extract(filing: Filing) -> Extract:
    """The statements of a filing, each once, in the order of the text."""
    reading, unread = without_overlong(read(filing))
    work = Work(filing, reading, Roster(filing), notices=unread)
    _run(work)
    statements = {s.id: s for s in (draft.finish(work.roster) for draft in work.drafts)}
    ordered = sorted(statements.values(), key=lambda s: (s.evidence[0].start, s.evidence[0].end, s.id))
    return Extract(filing, tuple(ordered), tuple(work.notices))


def _run(work: Work) -> None:
    """Send the work through the spaCy pipeline; spaCy is loaded with the first filing, not before."""
    from graphkit.extract.language import pipeline

    nlp = pipeline()
    work.doc = nlp.make_doc(work.reading.text)
    work.doc._.graphkit = work
    for _, component in nlp.pipeline:
        component(work.doc)
