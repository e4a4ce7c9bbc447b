"""Stakes: "approximately 30% of the issued share capital of X", "its entire equity interest" → S."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial

from graphkit.bounded import bounded
from graphkit.extract.lexicon import data, expanded, rule
from graphkit.extract.relations.line import Item, Line
from graphkit.extract.relations.symbols import Named
from graphkit.extract.work import Work
from graphkit.percent import Percent

__all__ = ["Stake", "quantity", "reduce_stakes"]


@dataclass(slots=True)
class Stake:
    """A part of a company: how much, where stated, and of whom; `of` is None where the clause tells.

    `relative` says that the company is a relative pronoun ("all of whose shares"), `issuer` that
    the words are the defined "Shares".
    """

    percent: Percent | None
    of: Named | None
    relative: bool = False
    issuer: bool = False


def quantity(items: list[Item]) -> Percent | None:
    """The percentage of a quantity as matched by `quantity_rule`, or None."""
    shown = " ".join(item.symbol for item in items)
    held = data("relations")["quantity"]
    number = next((item.value for item in items if item.symbol == "P"), None)
    if number is None:
        if "majority" in shown:
            return Percent.of(50, ">")
        if "half" not in shown:
            return None
        number = Decimal(50)
    sign = "="
    for key, mark in (
        ("or_more", ">="),
        ("least", ">="),
        ("most", "<="),
        ("more", ">"),
        ("less", "<"),
        ("about", "~"),
    ):
        if re.search(bounded(rf"(?<![a-z])(?:{held[key]})(?![a-z])"), shown):
            sign = mark
            break
    return Percent.of(number, sign) if 0 <= number <= 100 else None


@cache
def _rules() -> list[tuple[re.Pattern[str], str]]:
    held = data("grammar")["stake"]
    return [(re.compile(bounded(rf"(?<= ){expanded(one['rule'])}(?= )")), one["kind"]) for one in held]


def reduce_stakes(work: Work, line: Line) -> None:
    """Make an S of every stake on the line."""
    amount = re.search(r" (?:P|half|majority) ", line.text) is not None
    for stake, kind in _rules():
        if not amount and kind in AMOUNTS:
            continue
        line.reduce(stake, partial(_stake, work, kind))
    line.reduce(THAT_IS, _that_is)
    line.reduce(OF_HOLDER, _of_holder)


PARTED = re.compile(r" (?:transferred|sold|disposed of|surrendered) $")
OF_HOLDER = re.compile(r"(?<= )M 's S(?= )")


def _of_holder(line: Line, match: re.Match[str]) -> list[Item] | None:
    """ "Mr. X's 35% interest in Y": X with that stake."""
    holder, own, stake = line.taken(match)
    if stake.value.percent is None or stake.value.of is None or PARTED.search(line.text[: match.start()]):
        return None
    return [holder, Item("with", own.start, own.end), stake]


AMOUNTS = frozenset({"percent", "genitive", "nobody", "rest", "part"})
THAT_IS = rule("stakes", "that_is")


def _that_is(line: Line, match: re.Match[str]) -> Item | None:
    """ "12,000 shares in X, representing 24% of its share capital": the percentage of the second."""
    one, two = line.one(match, "a"), line.one(match, "b")
    assert one is not None and two is not None
    if one.value.percent is not None or two.value.percent is None:
        return None
    of = one.value.of or two.value.of
    return Item("S", one.start, two.end, Stake(two.value.percent, of, one.value.relative, one.value.issuer))


def _stake(work: Work, kind: str, line: Line, match: re.Match[str]) -> Item | list[Item] | None:
    groups = match.groupdict()
    of = line.one(match, "of") if groups.get("of") else None
    low, high = line.over(*line.span(match))
    words = " ".join(i.symbol for i in line.taken(match))
    percent = quantity(line.taken(match, "q")) if groups.get("q") else None
    if kind == "genitive":
        holder, company = line.one(match, "of"), line.one(match, "in")
        assert holder is not None and company is not None
        return [
            holder,
            Item("with", holder.end, holder.end),
            Item("S", low, high, Stake(percent, company.value)),
        ]
    if kind == "whole":
        part = line.one(match, "all") if groups.get("all") else None
        percent = Percent.of(part.value if part is not None and part.symbol == "P" else 100)
    fronted = line.items[line.span(match)[0]]
    named = of.value if of is not None else fronted.value.of if fronted.symbol == "S" else None
    issuer = "SHARES" in words and named is None
    if kind == "nobody" and not (
        "SHARES" in words
        or "share" in words
        or "equity" in words
        or "interest" in words
        or "capital" in words
        or "vot" in words
        or "stake" in words
    ):
        return None
    if (
        "SHARES" in words
        and of is not None
        and of.symbol == "Q"
        and named is not None
        and named.type == "person"
    ):
        issuer, percent = True, percent if kind != "whole" else None
    if issuer and work.issuer is not None:
        named = Named((work.issuer,), "company")
    if of is not None and of.symbol == "Q" and named is None:
        return None
    relative = of is not None and of.symbol == "Q" and not issuer
    return Item("S", low, high, Stake(percent, named, relative, issuer))
