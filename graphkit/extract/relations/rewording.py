"""Clauses that tell a holding without a verb of holding, reworded as "X holds S" before the grammar.

"X's shareholding in Y is 30%", "X and Y hold equal stakes in Z", "… and the balance by W", and what
stands between the holders of one list: "60% by X, which is owned by V, and 40% by Y".
"""

from __future__ import annotations

import re
from decimal import Decimal

from graphkit.extract.lexicon import data, rule
from graphkit.extract.relations.clauses import Clause
from graphkit.extract.relations.line import Item, Line
from graphkit.extract.relations.several import parts_of
from graphkit.extract.relations.stakes import Stake, quantity
from graphkit.extract.relations.ventures import ventures
from graphkit.percent import Percent

__all__ = ["restore", "reword"]


def reword(line: Line) -> None:
    """Make clauses of holding of what tells a holding in other words."""
    if " M " not in line.text:
        return
    if " P " in line.text:
        line.reduce(rule("reworded", "rights"), _rights)
        line.reduce(rule("reworded", "stated"), _stated)
        line.reduce(rule("reworded", "changed"), _changed)
        if " from " in line.text:
            line.reduce(rule("reworded", "lifted"), _lifted)
        line.reduce(rule("reworded", "contributed"), _contributed)
        _part_clauses(line)
        line.reduce(rule("reworded", "balance"), _balance)
    if " equal" in line.text:
        line.reduce(rule("reworded", "equal"), _equal)
    if " ownership " in line.text:
        line.reduce(rule("reworded", "ownership"), _ownership)
    if "joint" in line.text:
        ventures(line)
    if "ubsidiaries ," in line.text:
        line.reduce(rule("reworded", "among"), _among)
    if " being " in line.text:
        line.reduce(BEING, lambda held, match: [])


BEING = re.compile(r"(?<= M )'s(?= being )")


def restore(line: Line) -> None:
    """Give the second holder of "X holds 80% of Z and Y the remaining 20%" its verb and its company."""
    if " P " in line.text:
        line.reduce(rule("reworded", "elided"), _elided)


def _elided(line: Line, match: re.Match[str]) -> list[Item] | None:
    one, two = line.one(match, "a"), line.one(match, "b")
    company = line.one(match, "c") or line.one(match, "d")
    assert one is not None and two is not None
    made: list[Item] = []
    planned = " will " in match.group()
    for holder, group in ((one, "q"), (two, "r")):
        items = line.taken(match, group)
        end = items[-1].end
        stake = Stake(quantity(items), company.value if company is not None else None)
        verb = Item("H", holder.end, holder.end, Clause(match.group("hold"), planned))
        made += [*([Item(";", holder.start, holder.start)] if made else []), holder, verb]
        made.append(Item("S", items[0].start, end, stake))
    return made


def _rights(line: Line, match: re.Match[str]) -> list[Item]:
    """ "By virtue of its holding of 30%": by holding it."""
    low, high = line.span(match, "own")
    start, end = line.over(low, high)
    return [*line.items[line.span(match)[0] : low], Item("holding", start, end)]


def _owner(line: Line, match: re.Match[str]) -> tuple[Item, Item]:
    """The holder and the company of "X's interest in Y" or of "the interest of X in Y"."""
    one = line.one(match, "a") or line.one(match, "c")
    two = line.one(match, "b") or line.one(match, "d")
    assert one is not None and two is not None
    return one, two


def _holds(line: Line, match: re.Match[str], group: str, words: str, state: str | None = None) -> list[Item]:
    """ "X holds that share of Y"."""
    one, two = _owner(line, match)
    low, high = line.over(*line.span(match))
    planned = re.search(data("relations")["verb"]["planned"], words) is not None
    stake = Stake(quantity(line.taken(match, group)), two.value)
    verb = Item("H", one.end, one.end, Clause(words, planned, state=state))
    return [Item("M", low, one.end, one.value), verb, Item("S", one.end, high, stake)]


def _stated(line: Line, match: re.Match[str]) -> list[Item]:
    return _holds(line, match, "q", match.group("be"))


def _changed(line: Line, match: re.Match[str]) -> list[Item]:
    """ "X's interest in Y will fall from 60% to 45%": what it will be, and aside what it is."""
    planned = re.search(data("relations")["verb"]["planned"], match.group("be")) is not None
    if planned and match.group("from"):
        line.asides.append(_holds(line, match, "from", "is", "before"))
    return _holds(line, match, "to", match.group("be"), "after" if planned else None)


def _lifted(line: Line, match: re.Match[str]) -> list[Item]:
    """ "X raised its interest in Y from 55% to 85%": what it was, aside, and what it is then."""
    actor, holder = line.one(match, "h"), line.one(match, "a")
    assert holder is not None
    told = _holds(line, match, "to", match.group("be"), "after")
    line.asides.append(_holds(line, match, "from", "is", "before"))
    if actor is None or actor.value.handles == holder.value.handles:
        return told
    return [actor, Item(";", actor.end, actor.end), *told]


def _among(line: Line, match: re.Match[str]) -> list[Item]:
    """ "X has several subsidiaries, among them Y and Z": Y and Z are subsidiaries of X."""
    owner, named = line.one(match, "a"), line.one(match, "list")
    assert owner is not None and named is not None
    low, high = line.over(*line.span(match))
    said = [Item(one.symbol, low, low) for one in line.taken(match, "kind")]
    said = [Item("are", low, low), *said, Item("of", low, low)]
    return [Item("M", low, high, named.value), *said, Item("M", low, high, owner.value)]


def _ownership(line: Line, match: re.Match[str]) -> list[Item]:
    """ "An enterprise under the ownership of X": owned by X."""
    low, high = line.over(*line.span(match))
    return [Item("owned", low, high), Item("by", high, high)]


def _contributed(line: Line, match: re.Match[str]) -> list[Item]:
    """ "The registered capital of Y is $, to be contributed by": without the sum."""
    low, high = line.span(match, "sum")
    start = line.span(match)[0]
    return [*line.items[start:low], *line.items[high : line.span(match)[1]]]


def _equal(line: Line, match: re.Match[str]) -> list[Item] | None:
    """ "X and Y hold equal stakes in Z": a half each."""
    holders = line.one(match, "a")
    company = line.one(match, "b") or line.one(match, "c") or line.one(match, "d")
    assert holders is not None
    if company is None and not line.text[: match.start()].endswith(" of Q "):
        return None
    number = len(parts_of(holders.value))
    if number < 2:
        return None
    percent = Percent.of((Decimal(100) / number).quantize(Decimal("0.01")).normalize() + 0)
    verb = Item("H", holders.end, holders.end, Clause(match.group("hold"), " will " in match.group()))
    high = line.over(*line.span(match))[1]
    return [
        holders,
        verb,
        Item("S", holders.end, high, Stake(percent, company.value if company is not None else None)),
    ]


LISTED = re.compile(r" P (?:[^ ,;]+ ){0,6}?by M")


def _balance(line: Line, match: re.Match[str]) -> list[Item] | None:
    """ "51% by X, 30% by Y and the balance by Z": what the holders before leave of the whole."""
    low, high = line.span(match, "rest")
    begin = line.text.rfind(" ; ", 0, match.start()) + 1
    shares = [line.one(one, 0) for one in LISTED.finditer(line.text, begin, match.start() + 1)]
    left = 100 - sum((item.value for item in shares if item is not None), Decimal(0))
    if not shares or not 0 < left < 100:
        return None
    start, end = line.over(low, high)
    about = ABOUT.search(line.text, begin, match.start()) is not None
    made = [Item("approximately", start, start)] if about else []
    return [*made, Item("P", start, end, left)]


ABOUT = re.compile(r" (?:approximately|about) P ")


def _part_clauses(line: Line) -> None:
    """Set aside the clause behind a holder of a list: "60% by X, which is owned by V, and 40% by Y"."""
    for _ in range(4):
        found = next(
            (cut for one in rule("reworded", "holder").finditer(line.text) if (cut := _cut(line, one))), None
        )
        if found is None:
            return
        low, high = found
        head = line.items[low - 1]
        comma = Item(",", line.items[low].start, line.items[low].start)
        line.asides.append([head, comma, *_partner_of(line, low + 1, high)])
        del line.items[low:high]
        line._write()


def _partner_of(line: Line, low: int, high: int) -> list[Item]:
    """The clause [low, high), with the company of which the list tells behind "a limited partner"."""
    whole = next((item for item in line.items[:low] if item.symbol == "M"), None)
    clause = line.items[low:high]
    place = next((n for n, item in enumerate(clause, 1) if item.symbol == "partner"), None)
    if whole is None or place is None or [i.symbol for i in clause[place : place + 1]] == ["of"]:
        return clause
    of = Item("of", clause[place - 1].end, clause[place - 1].end)
    return [*clause[:place], of, Item("M", of.start, of.end, whole.value), *clause[place:]]


def _cut(line: Line, holder: re.Match[str]) -> tuple[int, int] | None:
    """The items of the clause behind a holder, as long as the list goes on behind it."""
    start = holder.end() - 1
    for further in rule("reworded", "further").finditer(line.text, start, start + 400):
        inner = line.text[start : further.start()]
        if ";" in inner or len(inner.split()) < 3:
            return None
        place = line.index(start + 1), line.index(further.start() + 1)
        within = _sum(line.items[slice(*place)])
        more = line.one(further, "p")
        amount = more.value if more is not None else Decimal(0)
        if within == 0 or within == 100 or (within + amount > 100):
            return place
        if within + amount == 100:
            continue
        return None
    return None


def _sum(items: list[Item]) -> Decimal:
    return sum((item.value for item in items if item.symbol == "P"), Decimal(0))
