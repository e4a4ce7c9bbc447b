"""Holdings: who holds, owns or is interested in how much of whom, from verbs and passives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from graphkit.extract.lexicon import rule
from graphkit.extract.relations.clauses import Owned
from graphkit.extract.relations.line import Item, Line
from graphkit.extract.relations.several import parts_of
from graphkit.extract.relations.stakes import Stake, quantity
from graphkit.extract.relations.symbols import Named
from graphkit.percent import Percent

__all__ = ["Held", "active", "passive"]


@dataclass(frozen=True, slots=True)
class Held:
    """One holding on a line; `company` is None where the clause does not tell. `owned` marks
    ownership or control without shares or percentage. [low, high) are the items that say it."""

    holder: Named
    company: Named | None
    percent: Percent | None
    low: int
    high: int
    owned: bool = False


def active(line: Line, at: int, subject: Item) -> list[Held]:
    """The holdings that the H at item `at` gives its subject; none where several hold one sum together."""
    found = _active(line, at, subject)
    together = len(parts_of(subject.value)) > 1 and TOGETHER_HELD.search(line.items[at].value.words)
    return [held for held in found if not (together and held.holder is subject.value)]


def _active(line: Line, at: int, subject: Item) -> list[Held]:
    text, offset = line.text, line._starts[at] - 1
    if match := rule("active", "through").match(text, offset):
        via, stake = line.one(match, "via"), line.one(match, "s")
        assert via is not None and stake is not None
        return [Held(via.value, stake.value.of, stake.value.percent, at, line.span(match)[1])]
    if match := rule("active", "throughs").match(text, offset):
        high = line.span(match)[1]
        pairs = ((line.one(match, one), line.one(match, other)) for one, other in (("a", "s"), ("b", "t")))
        return [Held(v.value, s.value.of, s.value.percent, at, high) for v, s in pairs if v and s]
    if match := rule("active", "ratio").match(text, offset):
        return _split(line, match, subject, at)
    if match := rule("active", "stakes").match(text, offset):
        high = line.span(match)[1]
        found = [item.value for item in line.taken(match, "s") if item.symbol == "S"]
        if more := TOGETHER.match(text, match.end()):
            found.append(line.taken(more, "s")[0].value)
        given = {id(s.of) for s in found if s.percent is not None}
        told = [s for s in found if s.percent is not None or not (s.relative or id(s.of) in given)]
        return [Held(subject.value, s.of, s.percent, at, high) for s in told]
    if match := rule("active", "mixed").match(text, offset):
        via, stake = line.one(match, "via"), line.one(match, "s")
        assert via is not None and stake is not None
        high = line.span(match)[1]
        own = Held(subject.value, stake.value.of, quantity(line.taken(match, "q")), at, high)
        return [own, Held(via.value, stake.value.of, stake.value.percent, at, high)]
    if match := rule("active", "parted").match(text, offset):
        return _split(line, match, subject, at)
    if match := rule("active", "direct").match(text, offset):
        company = line.one(match, "c")
        assert company is not None
        return [Held(subject.value, company.value, quantity(line.taken(match, "q")), at, line.span(match)[1])]
    if match := rule("active", "late").match(text, offset):
        return _split(line, match, subject, at)
    if match := rule("active", "tailed").match(text, offset):
        return _split(line, match, subject, at)
    if match := rule("active", "split").match(text, offset):
        return _split(line, match, subject, at)
    if match := rule("active", "bare").match(text, offset):
        high = line.span(match)[1]
        rest = re.search(r"\b(?:other|remaining) (?:half|P)", match.group("q")) is not None
        later = (
            line.items[high + 1] if high + 1 < len(line.items) and line.items[high].symbol == "," else None
        )
        company = later.value.of if rest and later is not None and later.symbol == "S" else None
        return [Held(subject.value, company, quantity(line.taken(match, "q")), at, high)]
    return []


TOGETHER = rule("holdings", "together")


TOGETHER_HELD = re.compile(r"\b(?:together|collectively|jointly|in aggregate|in total)\b")


def _split(line: Line, match: re.Match[str], subject: Item, at: int) -> list[Held]:
    """ "A and B have contributed 64% and 35% respectively"."""
    items = [
        i for i in line.taken(match) if i is not (line.one(match, "w") if "w" in match.groupdict() else None)
    ]
    amounts = [quantity([item]) for item in items if item.symbol == "P"]
    amounts += [i.value.percent for i in items if i.symbol == "S" and i.value.percent is not None]
    stake = line.one(match, "w" if "w" in match.groupdict() else "s")
    company: Named | None = None if stake is None else stake.value if stake.symbol == "M" else stake.value.of
    return _in_turn(parts_of(subject.value), company, amounts, at, line.span(match)[1])


def _in_turn(
    holders: list[Named], company: Named | None, amounts: Sequence[Percent | None], low: int, high: int
) -> list[Held]:
    """Each holder, or each company of one holder, with the percentage that is its own in turn."""
    if len(holders) == len(amounts):
        return [Held(p, company, a, low, high) for p, a in zip(holders, amounts, strict=True)]
    companies = parts_of(company) if company is not None else []
    if len(holders) == 1 and len(companies) == len(amounts):
        return [Held(holders[0], c, a, low, high) for c, a in zip(companies, amounts, strict=True)]
    return []


def passive(line: Line, at: int, subject: Item) -> list[Held]:
    """The holdings that the O at item `at` states of its subject, a company or a stake in one."""
    text, offset = line.text, line._starts[at] - 1
    verb: Owned = line.items[at].value
    stake: Stake | None = subject.value if subject.symbol == "S" else None
    company: Named | None = stake.of if stake is not None else subject.value
    for name in ("apart", "described", "split", "shared"):
        if match := rule("passive", name).match(text, offset):
            return _respective(line, match, company, at)
    for name in ("each", "agents", "bracketed"):
        if match := rule("passive", name).match(text, offset):
            return _pairs(line, match, company, at, verb)
    share = quantity(verb.amount) if verb.amount else stake.percent if stake is not None else None
    if share is not None and (match := rule("passive", "further").match(text, offset)):
        first = line.one(match, "m")
        assert first is not None
        rest = _pairs(line, match, company, at, verb)
        return [Held(first.value, company, share, at, line.span(match)[1]), *rest]
    match = rule("passive", "by_each").match(text, offset) or rule("passive", "equal").match(text, offset)
    if match is None:
        return []
    agent = line.one(match, "m")
    assert agent is not None
    parts = parts_of(agent.value)
    if stake is not None and len(parts) > 1 and (fronted := _fronted(line, subject)):
        amounts = [*fronted, stake.percent]
        if len(parts) != len(amounts):
            return []
        return [Held(p, company, a, at, line.span(match)[1]) for p, a in zip(parts, amounts, strict=True)]
    return _plain(line, match, agent, company, stake, at, verb)


def _fronted(line: Line, stake: Item) -> list[Percent | None]:
    """The percentages in front of a stake: "70% and 30% of the equity of X"."""
    found: list[Percent | None] = []
    place = line.items.index(stake) - 1
    while place >= 0 and line.items[place].symbol in {"P", ",", "and"}:
        if line.items[place].symbol == "P":
            found.insert(0, quantity([line.items[place]]))
        place -= 1
    return found


def _pairs(line: Line, match: re.Match[str], company: Named | None, at: int, verb: Owned) -> list[Held]:
    """Percentages and holders in turn, whichever comes first."""
    items = line.taken(match, "list")
    found: list[Held] = []
    amount: list[Item] = []
    holder: Item | None = None
    first = verb.amount
    about = False
    given: Percent | None = None
    for number, item in enumerate(items):
        if item.symbol == "M":
            holder = item
            if not amount and first:
                amount, first = list(first), []
        elif item.symbol == "S" and item.value.percent is not None and not amount:
            amount, given = [item], item.value.percent
        elif item.symbol in {"P", "half"}:
            amount = [*_comparison(items, number), item]
            about = about or (quantity(amount) or Percent.unknown()).wording == "about"
        if holder is not None and amount:
            percent = given or quantity(amount)
            if percent is not None and about and percent.wording == "exact" and percent.value is not None:
                percent = Percent.of(percent.value, "~")
            whose = _whole_of_another(amount, company) or company
            found.append(Held(holder.value, whose, percent, at, line.span(match)[1]))
            holder, amount, given = None, [], None
    return found


def _whole_of_another(amount: list[Item], company: Named | None) -> Named | None:
    """ "The whole of X is held by A and the whole of Y by B": Y, as X can be held whole but once."""
    stake = amount[0].value if amount[0].symbol == "S" else None
    if stake is None or stake.of is None or stake.relative or stake.percent.value != 100 or company is None:
        return None
    return stake.of if stake.of.handles != company.handles else None


def _comparison(items: list[Item], number: int) -> list[Item]:
    low = number
    while low and items[low - 1].symbol.islower() and items[low - 1].symbol not in {"by", "and", "to"}:
        low -= 1
    return items[low:number]


def _respective(line: Line, match: re.Match[str], company: Named | None, at: int) -> list[Held]:
    agents: list[Named] = []
    for group in ("m", "n"):
        item = line.one(match, group) if group in match.groupdict() else None
        if item is not None:
            agents.extend(parts_of(item.value))
    items = line.taken(match, "list")
    amounts = [
        quantity([*_comparison(items, n), i]) for n, i in enumerate(items) if i.symbol in {"P", "half"}
    ]
    return _in_turn(agents, company, amounts, at, line.span(match)[1])


RESPECTIVELY = re.compile(r" ,? ?respectively ")
OWNS = re.compile(r"\b(?:own(?:ed|ership)|held|registered|contributed|subscribed|vested|belongs?)\b")
WHOLLY = re.compile(r"\b(?:wholly|fully|solely|entirely|outright|exclusively|in full|entirety)\b")


def _plain(
    line: Line,
    match: re.Match[str],
    agent: Item,
    company: Named | None,
    stake: Stake | None,
    at: int,
    verb: Owned,
) -> list[Held]:
    high = line.span(match)[1]
    parts = parts_of(agent.value)
    words = f"{verb.words} {match.group(0)}"
    each = match.group("q") or match.group("q2")
    if each:
        amount = quantity([item for item in line.taken(match) if item.symbol == "P"])
        return [Held(p, company, amount, at, high) for p in parts]
    if re.search(r"\b(?:equally|equal|half each|basis)\b", words):
        shared = Percent.of((Decimal(100) / len(parts)).quantize(Decimal("0.01")).normalize() + 0)
        return [Held(p, company, shared, at, high) for p in parts]
    percent = quantity(verb.amount) if verb.amount else stake.percent if stake is not None else None
    if percent is None and WHOLLY.search(verb.words) and not (stake is not None and stake.issuer):
        percent = Percent.of(100) if OWNS.search(verb.words) or stake is not None else None
    if percent is None and re.search(r"\bmajority", verb.words):
        percent = Percent.of(50, ">")
    if len(parts) > 1 and percent is not None and percent.value == 100 and not WHOLLY.search(verb.words):
        percent = None
    owned = (
        stake is None
        and percent is None
        and not re.search(r"\b(?:held|registered|contributed)\b", verb.words)
    )
    companies = parts_of(company) if company is not None else []
    if len(companies) == len(parts) > 1 and RESPECTIVELY.match(line.text, match.end()):
        return [Held(p, c, percent, at, high, owned) for p, c in zip(parts, companies, strict=True)]
    return [Held(p, company, percent, at, high, owned) for p in parts]
