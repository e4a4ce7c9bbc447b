"""What must hold of any bytes whatever: a filing or a FilingError, in time, with true quotes."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from graphkit.errors import FilingError
from graphkit.export.facts import records
from graphkit.extract import extract
from graphkit.filing import open_filing
from graphkit.filing.filing import Filing
from graphkit.filing.reading import read
from graphkit.knowledge import KnowledgeGraph
from graphkit.statement import Statement

__all__ = ["HANG", "Hang", "check_pipeline", "check_reader", "within"]

HANG = 10.0
"""Seconds of computing from which an input counts as a hang; twelve times as much by the clock."""


class Hang(BaseException):
    """An input took too long."""


@contextmanager
def within(seconds: float = HANG) -> Iterator[None]:
    """Raises Hang where the block computes longer, or sits for much longer than that."""

    def late(number: int, frame: FrameType | None) -> None:
        raise Hang(f"more than {seconds:g} s")

    before = signal.signal(signal.SIGPROF, late), signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, 12 * seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGPROF, before[0])
        signal.signal(signal.SIGALRM, before[1])


def check_reader(path: Path) -> Filing | None:
    """The filing with its pages in order, its reading's way back within the text; None if refused."""
    try:
        filing = open_filing(path)
    except FilingError as error:
        assert error.name == path.name and error.reason, error
        return None
    ends = [end for page in filing.pages for end in (page.start, page.end)]
    assert ends == sorted(ends) and ends[-1] <= len(filing.text), "pages out of order"
    reading = read(filing)
    assert len(reading.text) == len(reading.offsets), "a reading without its way back"
    assert all(-1 <= place < len(filing.text) for place in reading.offsets), "a way that leads out"
    edges = [edge for block in reading.blocks for edge in (block.start, block.end)]
    assert edges == sorted(edges) and edges[-1:] <= [len(reading.text)], "blocks that overlap"
    return filing


def check_pipeline(path: Path, deep: bool = False) -> int:
    """The number of statements, each with quotes that stand in the text and each the same after a
    journey through its record. `deep` carries them on into a graph, its RDF and its findings."""
    filing = check_reader(path)
    if filing is None:
        return 0
    done = extract(filing)
    for statement in done.statements:
        for one in statement.evidence:
            assert filing.text[one.start : one.end] == one.quote and one.quote.strip(), (
                "a quote not in the text"
            )
        again = Statement.from_record(statement.to_record(), {filing.sha256: filing})
        assert again == statement, "a statement that its record does not give back"
    for notice in done.notices:
        assert notice.level in {"ignored", "doubtful", "warning", "failed"}, notice
    if deep:
        assert list(records(list(done.statements))) is not None
        _check_graph(filing, done.statements)
    return len(done.statements)


def _check_graph(filing: Filing, statements: tuple[Statement, ...]) -> None:
    from graphkit.rules import findings, verify_certificate

    graph = KnowledgeGraph([filing], list(statements))
    assert graph.trig()
    for finding in findings(graph)[:3]:
        verify_certificate(finding.certificate(), {filing.sha256: filing.text})
