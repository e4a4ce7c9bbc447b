"""Text from filings that would like to be markup, code or a trick of the eye: it stays text."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.knowledge import KnowledgeGraph
from graphkit.percent import Percent
from graphkit.rules.finding import Finding, Hop, Path
from graphkit.statement import Evidence, PartyRef, Value
from graphkit.view import frame, page
from tests.builder import filing, say

ATTACKS = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "<!--<script>",
    "javascript:alert(3)",
    "\"'><svg/onload=alert(4)> Limited",
    "{{ 7*7 }}{% for x in y %} ${alert(5)} Limited",
    "Honest \u202egnp.exe\u2066 Limited \u200b\u0000\u0007",
    "\u2028\u2029 line Limited",
    "href=javascript:alert(6)",
    "x" * 10_000,
    "金" * 10_000,
    "__proto__",
    "😀𠮷 Limited & Sons <b>",
]


def graph() -> KnowledgeGraph:
    """Every attack as name, id, quote, section, value, method and title, in one filing each."""
    filings, said = [], []
    for number, words in enumerate(ATTACKS):
        held = filing(
            f"{words}\n{words} holds shares.\n{words}", words, title=words, issuer=words, kind="other"
        )
        spot = (Evidence(held, 0, len(words), words),)
        one = PartyRef(f"{words}/{number}", "company", (words, words + " B"))
        two = PartyRef(f"{number}/{words}", ("person", "trust", "group")[number % 3], (words + " C",))
        deal = PartyRef(f"deal {number} {words}", "transaction", (words,))
        said += [
            say(two, "holds_shares_in", one, spot, percent=Percent.of("51"), title=words),
            say(two, "officer_of", one, spot, title=words),
            say(two, "family_of", one, spot, kind=words),
            say(one, "party_to", deal, spot),
            say(one, "chinese_name", Value("text", words), spot),
            say(deal, "title", Value("text", words), spot),
            say(deal, "return_item", Value("text", words), spot, item=words),
        ]
        filings.append(held)
    return KnowledgeGraph(filings, said)


def findings(held: KnowledgeGraph) -> list[Finding]:
    made = []
    for words, party in zip(ATTACKS, held.parties.values(), strict=False):
        hop = Hop(words, words, words, words, words, statements=held.statements[:2])
        made.append(
            Finding(
                subject=party.id,
                subject_name=words,
                issuer=party.id,
                issuer_name=words,
                as_of=date(2012, 11, 30),
                board=words,
                regime=words,
                answer="yes",
                level=words,
                rule=words,
                paths=(Path((hop,), words, (words,)),),
                explanation=words,
                missing=(words,),
                flags=(words,),
            )
        )
    return made


@pytest.fixture(scope="module")
def html() -> str:
    held = graph()
    return page(held, findings=findings(held), title="</title><script>alert(0)</script>")


PRESS = """(keys) => { const chart = document.getElementById("chart");
for (const key of keys) chart.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })); }"""
COUNT = "document.querySelectorAll('script, img, iframe, object, embed, base, form, style').length"


def test_nothing_runs_and_nothing_breaks(show, html):
    shown = show(html)
    before = shown.evaluate(COUNT)
    shown.evaluate(PRESS, [".", "Enter"] * 3 * len(ATTACKS))
    for _ in range(4):
        shown.at("Escape", "ArrowRight", "Enter", "e", "f")
    shown.click("#see-filters")
    for view in ("table", "findings", "chart"):
        shown.click(f"#see-{view}")
    shown.click("#see-lens")
    shown.fill("#find", "alert")
    assert shown.evaluate(COUNT) == before
    assert shown.complaints == []
    assert shown.evaluate("document.querySelector('[onerror], [onload], [href^=javascript]')") is None


def test_hidden_marks_are_made_visible(show, html):
    shown = show(html, "view=table")
    text = shown.inner_text("#sheet")
    assert "Honest ⟨202E⟩gnp.exe⟨2066⟩ Limited" in text
    assert "\u202e" not in text


def test_no_attack_reaches_the_markup(html):
    for words in ("<img src=x", "<script>alert", "<svg/onload", "</script><script>", "\u2028"):
        assert words not in html


def test_the_frame_of_a_notebook_is_sandboxed():
    held = frame(graph())
    assert held.startswith('<iframe title="graphkit" sandbox="allow-scripts')
    assert "allow-same-origin" not in held
    assert held.count("<") == 2
