"""A small group of companies for tests: an issuer, its subsidiary, a contract, a director's company."""

from __future__ import annotations

from graphkit.knowledge import KnowledgeGraph
from graphkit.percent import Percent
from graphkit.statement import Statement, Value
from tests.builder import filing, party, quote, say

TEXT = """Harbour Tea Holdings Limited 海港茶業控股有限公司
(Stock Code: 01234)
Harbour Tea Holdings Limited holds 60% of Lantern Mills Limited.
Lantern Mills Limited controls Zhuhai Lantern by structured contracts.
Ms. Mei FONG is an executive Director of Harbour Tea Holdings Limited.
Ms. Mei FONG holds over 30% of Quay Sugar Limited.
Quay Sugar Limited is a connected person of Harbour Tea Holdings Limited.
Before the placing =SUM(A1) Fund held 4.5% of Harbour Tea Holdings Limited.
"""


def notice(text: str = TEXT, name: str = "harbour.txt", published: str = "2012-11-30"):
    """The filing that says it all."""
    return filing(
        text, name, published, issuer="Harbour Tea Holdings Limited", stock_code="1234", title="ANNOUNCEMENT"
    )


def statements(source=None) -> list[Statement]:
    """What the filing says, one statement a sentence."""
    source = source or notice()
    tea = party(source, "company", "Harbour Tea Holdings Limited", "海港茶業控股有限公司")
    mills = party(source, "company", "Lantern Mills Limited")
    zhuhai = party(source, "company", "Zhuhai Lantern")
    fong = party(source, "person", "Mei FONG")
    quay = party(source, "company", "Quay Sugar Limited")
    fund = party(source, "company", "=SUM(A1) Fund")

    def line(words: str):
        start = source.text.index(words)
        return quote(source, source.text[start : source.text.index("\n", start)])

    return [
        say(tea, "stock_code", Value("text", "1234"), line("(Stock")),
        say(
            tea,
            "chinese_name",
            Value("text", "海港茶業控股有限公司"),
            line("Harbour Tea Holdings Limited 海"),
        ),
        say(tea, "holds_shares_in", mills, line("Harbour Tea Holdings Limited h"), percent=Percent.of("60")),
        say(mills, "controls_by_contract", zhuhai, line("Lantern Mills Limited c")),
        say(fong, "director_of", tea, line("Ms. Mei FONG is"), role="executive", as_at="2012-11-30"),
        say(fong, "holds_shares_in", quay, line("Ms. Mei FONG holds"), percent=Percent.of("30", ">")),
        say(quay, "connected_person_of", tea, line("Quay Sugar")),
        say(fund, "holds_shares_in", tea, line("Before"), percent=Percent.of("4.5"), state="before"),
    ]


def graph() -> KnowledgeGraph:
    """The graph of that filing."""
    source = notice()
    return KnowledgeGraph([source], statements(source))


def board(name: str, published: str, *directors: str, left: tuple[str, str] | None = None) -> KnowledgeGraph:
    """A graph of one list of directors; `left` names one who resigned, and when."""
    lines = [f"{who} is an executive Director of Harbour Tea Holdings Limited." for who in directors]
    lines += [f"{left[0]} resigned as a Director on {left[1]}."] if left else []
    source = notice("Harbour Tea Holdings Limited\n" + "\n".join(lines) + "\n", name, published)
    tea = party(source, "company", "Harbour Tea Holdings Limited")
    said = [
        say(
            party(source, "person", who),
            "director_of",
            tea,
            quote(source, f"{who} is an executive Director"),
            role="executive",
            as_at=published,
        )
        for who in directors
    ]
    if left:
        words = quote(source, f"{left[0]} resigned as a Director on {left[1]}")
        gone = party(source, "person", left[0])
        said.append(say(gone, "director_of", tea, words, status="ended", valid_to=left[1]))
    return KnowledgeGraph([source], said)


def merged(*graphs: KnowledgeGraph) -> KnowledgeGraph:
    """One graph of all their statements."""
    return KnowledgeGraph(
        [source for one in graphs for source in one.filings.values()],
        [statement for one in graphs for statement in one.statements],
    )
