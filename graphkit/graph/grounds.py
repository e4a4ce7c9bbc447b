"""Grounds: what of a whole graph bears on a statement, in one line.

Whatever is made of some statements of a graph alone, and of their parties, is the same where their
grounds and parties are, however the rest of the graph grows or shrinks.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from graphkit.filing.filing import Filing
from graphkit.graph.ledger import Ledger
from graphkit.statement import Statement

__all__ = ["filing_grounds", "statement_grounds"]


def filing_grounds(filing: Filing) -> str:
    """All of the filing's head, and the hash of its text."""
    head = json.dumps(filing.to_record(), ensure_ascii=False, sort_keys=True)
    return f"{head}\t{hashlib.sha256(filing.text.encode()).hexdigest()}"


def statement_grounds(graph: Ledger, statements: Iterable[Statement]) -> Iterator[str]:
    """What each says (by its id), how it was read, and what the graph makes of it: its parties, the
    days on which it holds, and the statements that correct or end it."""
    for one in statements:
        span = graph.interval(one)
        others = [
            f"{other.id}@{other.known_from}"
            for other in (*graph.corrections.get(one.id, ()), None, *graph.ended_by(one))
            if other is not None
        ]
        parts = (one.id, one.method, one.confidence, *graph.ends(one), span.begin, span.end, span.empty)
        yield "\t".join(map(str, (*parts, graph.is_live(one), *others)))
