"""An invented market of any size, for the tests of large pages."""

from __future__ import annotations

from graphkit.knowledge import KnowledgeGraph
from graphkit.percent import Percent
from graphkit.statement import Evidence, Statement, Value
from tests.builder import filing, party, say


def market(count: int) -> KnowledgeGraph:
    """About `count` parties: groups of an issuer, its tree of companies, directors, and cross-holdings."""
    lines: list[str] = []
    told: list[tuple[int, str, int, str | None]] = []
    kinds = ["person" if number % 5 == 4 else "company" for number in range(count)]
    for number in range(1, count):
        owner = number - 1 - (number * 7919) % min(number, 9) if number % 40 else None
        if owner is None or kinds[owner] == "person":
            continue
        share = str(5 + number * 31 % 95)
        predicate = "director_of" if kinds[number] == "person" else "holds_shares_in"
        ends = (number, owner) if kinds[number] == "person" else (owner, number)
        told.append((ends[0], predicate, ends[1], None if kinds[number] == "person" else share))
        if number % 11 == 0 and kinds[number] == "company":
            told.append((number * 7 // 9, "holds_shares_in", number, "3"))
    names = [f"{kinds[n].title()} {n} of the Invented Market Limited" for n in range(count)]
    lines = [f"{names[a]} {what.replace('_', ' ')} {names[b]} {share or ''}" for a, what, b, share in told]
    source = filing("\n".join(lines), "market.txt", issuer=names[0], stock_code="1", title="Market")
    refs = [party(source, kind, name) for kind, name in zip(kinds, names, strict=True)]
    said: list[Statement] = []
    start = 0
    for (a, what, b, share), line in zip(told, lines, strict=True):
        if a != b:
            percent = Percent.of(share) if share else None
            said.append(
                say(refs[a], what, refs[b], (Evidence(source, start, start + len(line)),), percent=percent)
            )
        start += len(line) + 1
    said.append(say(refs[0], "stock_code", Value("code", "1"), (Evidence(source, 0, 9),)))
    return KnowledgeGraph([source], said)
