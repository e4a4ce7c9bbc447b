"""The page of the real filings, where they are at hand: every edge by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.assembly.build import build
from graphkit.rules import findings
from graphkit.statement import PartyRef
from graphkit.view import page

SEEDS = Path(__file__).parents[2] / "../shared/seeds"


@pytest.mark.skipif(not SEEDS.exists(), reason="the real filings are not at hand")
def test_every_edge_by_keyboard_alone_shows_the_quotes_of_its_statements(show):
    graph = build(sorted(SEEDS.glob("*.txt")))
    wanted = {
        "".join(evidence.quote.split())
        for one in graph.statements
        for evidence in one.evidence
        if isinstance(one.object, PartyRef) and one.predicate not in {"party_to", "abstained_on"}
    }
    shown = show(page(graph, findings=findings(graph)))
    seen: set[str] = set()
    first = None
    while (link := shown.evaluate("location.hash")) != first or first is None:
        if link.startswith("#link") and first is None:
            first = link
        seen |= {"".join(text.split()) for text in shown.locator("#panel mark").all_text_contents()}
        shown.at(".", "Enter")
    assert wanted - seen == set()
    assert shown.complaints == []
