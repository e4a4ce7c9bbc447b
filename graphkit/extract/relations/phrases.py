"""The grammar's first half: brackets, descriptions, pronouns and lists, reduced on the line."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial

from graphkit.bounded import bounded
from graphkit.extract.lexicon import rule
from graphkit.extract.parties.seat import Seat
from graphkit.extract.relations.line import Item, Line
from graphkit.extract.relations.pronouns import COUNTED, Topic, resolve, resolve_counted
from graphkit.extract.relations.symbols import Named
from graphkit.extract.work import Work

__all__ = ["Crowd", "simplify"]


ALIAS = rule("phrases", "alias")
ALIAS_TAIL = rule("phrases", "alias_tail")
PLAIN = re.compile(r"(?<= )\( (?P<inner>(?:[^() ]+ )*)\)(?= )")
THE = re.compile(r"(?<= )the(?= M )")
TWICE = re.compile(bounded(r"(?<= )(?:“ M “(?: (?:or|and|/|,) “ M “)*,? M|M (?:“ )?M(?: “)?)(?= )"))
DESCRIPTION = rule("phrases", "description")
BEHIND = re.compile(
    r"(?<= )M(?P<cut> , K(?: , K)*)(?= (?:,|and|which|Q|\.|;|\)|:|$)|$)|(?<= )M(?P<bare> K)(?= )"
)
SUBSIDIARY = re.compile(r" (?:subsidiar(?:y|ies)|associate|venture) of $")
BETWEEN = rule("phrases", "between")
GROUPED = rule("phrases", "grouped")
WITH_ASSOCIATES = rule("phrases", "with_associates")
CROWD = rule("phrases", "crowd")


def simplify(work: Work, line: Line, topic: Topic) -> None:
    """Reduce what surrounds a name to the name, and pronouns to what they stand for."""
    line.reduce(THE, lambda _, m: [])
    line.reduce(TWICE, _twice)
    line.reduce(ALIAS_TAIL, lambda _, m: _commas(line, m))
    line.reduce(ALIAS, lambda _, m: [])
    for _ in range(2):
        line.reduce(PLAIN, _bracket)
    line.reduce(TWICE, _twice)
    resolve(work, line, topic)
    line.reduce(rule("phrases", "proportion"), _proportion)
    for name, cue in (("moment", " as "), ("alone", " as a "), ("alone", " individual ")):
        if cue in line.text:
            line.reduce(rule("phrases", name), lambda _, m: [])
    if " , as to " in line.text:
        line.reduce(rule("phrases", "paused"), lambda _, m: line.one(m, "verb"))
    if " ordinance , " in line.text or " rules , " in line.text or " sfo , " in line.text:
        line.reduce(rule("phrases", "law"), lambda _, m: line.one(m, "verb"))
    line.reduce(rule("phrases", "raised"), lambda _, m: [i for i in line.taken(m) if i.symbol != ","])
    line.reduce(COUNTED, lambda held, match: resolve_counted(work, held, match, topic))
    line.reduce(rule("phrases", "kin"), lambda _, m: line.one(m, "m"))
    line.reduce(CROWD, _crowd)
    line.reduce(rule("phrases", "fallen"), _fallen)
    line.reduce(DESCRIPTION, _description)
    line.reduce(BETWEEN, _between)
    for _ in range(2):
        line.reduce(BEHIND, partial(_behind, work))
    if KIN_LISTED.search(line.text):
        line.reduce(rule("phrases", "kin_list"), lambda _, m: line.taken(m, "m"))
    if " among" in line.text:
        line.reduce(rule("phrases", "among"), lambda _, m: line.one(m, "be"))
    line.reduce(GROUPED, lambda _, m: line.one(m, "m"))
    line.reduce(WITH_ASSOCIATES, lambda _, m: line.one(m, "m"))


def _proportion(line: Line, match: re.Match[str]) -> list[Item] | None:
    """ "In the proportion of 60:40": the two percentages, respectively."""
    parts = [item for item in line.taken(match) if item.symbol == "N"]
    shares = [Decimal(item.value.replace(",", "")) for item in parts]
    if sum(shares) != 100:
        return None
    made: list[Item] = []
    for item, share in zip(parts, shares, strict=True):
        joint = "and" if item is parts[-1] else ","
        made += [Item(joint, item.start, item.start)] if made else []
        made.append(Item("P", item.start, item.end, share))
    return [*made, Item("respectively", parts[-1].end, parts[-1].end)]


def _fallen(line: Line, match: re.Match[str]) -> Item | None:
    """ "Held as to 1% by X as general partner": X, and the clause that says of what it is a partner."""
    partner = line.one(match, "m")
    assert partner is not None
    whole = next((i for i in line.items if i.symbol == "M" and i.value.type == "company"), None)
    if whole is None or whole is partner or line.items[0] is partner:
        return partner
    place = line.over(*line.span(match))[1]
    said = ["is", match.group("kind"), "partner", "of"]
    line.asides.append([partner, *(Item(word, place, place) for word in said), whole])
    return partner


def _same(one: Item, two: Item) -> bool:
    a, b = one.value, two.value
    return (
        bool(set(a.handles) & set(b.handles))
        if a.handles and b.handles
        else bool(a.loose and a.loose == b.loose)
    )


def _twice(line: Line, match: re.Match[str]) -> Item | None:
    parties = [item for item in line.taken(match) if item.symbol == "M"]
    if not _same(parties[0], parties[-1]):
        return None
    return Item("M", parties[0].start, parties[-1].end, parties[0].value)


def _commas(line: Line, match: re.Match[str], group: str = "rest") -> list[Item]:
    held = line.taken(match, group)
    low, high = line.span(match)
    first, last = line.items[low], line.items[high - 1]
    return [Item(",", first.start, first.end), *held, Item(",", last.start, last.end)]


OWNING = frozenset(
    {"holding", "owning", "being", "having", "with", "the", "holder", "of", "interested", "in"}
)
"""Words that "(holding 40%)" can do without."""


def _bracket(line: Line, match: re.Match[str]) -> list[Item] | None:
    """A bracket without inner brackets: a name beside its own, a remark to drop, or a clause to keep."""
    inner = line.taken(match, "inner")
    low, high = line.span(match)
    before = line.items[low - 1] if low else None
    shown = " ".join(item.symbol for item in inner)
    if rule("phrases", "rendered").fullmatch(shown) and (before is None or before.symbol != "M"):
        return [item for item in inner if item.symbol == "M"]
    if re.fullmatch(r"M|“ M “", shown):
        name = next(item for item in inner if item.symbol == "M")
        beside = before is not None and before.symbol == "M"
        if beside and before is not None and (_same(before, name) or not _distinct(before, name)):
            before.end = line.items[high - 1].end
            return []
        return [name] if not beside else None
    if "P" in shown and (weighed := _weighed(line, inner, low)):
        return weighed
    if rule("phrases", "share").fullmatch(shown):
        return [item for item in line.items[low:high] if item.symbol not in OWNING]
    ahead = [item.symbol for item in line.items[max(0, low - 3) : low]]
    if ahead == ["as", "to", "$"] and before is not None and rule("phrases", "part").match(shown):
        share = next(item for item in inner if item.symbol == "P")
        before.symbol, before.value = "P", share.value
        return []
    if rule("phrases", "remark").match(shown) or rule("phrases", "kin_remark").fullmatch(shown):
        return []
    if "J" in shown.split() and before is not None and before.symbol == "M" and "M" not in shown.split():
        line.asides.append([before, Item(",", inner[0].start, inner[0].start), *inner])
        return []
    if "M" in shown.split() and len(inner) > 1:
        if (
            before is not None
            and before.symbol == "M"
            and rule("phrases", "aside").match(
                shown,
            )
        ):
            line.asides.append([before, Item(",", inner[0].start, inner[0].start), *inner])
            return []
        return _commas(line, match, "inner")
    return []


KIN_LISTED = re.compile(r" 's (?:two|three|four|five) ")
OF_SHARES = re.compile(r" N (?:[a-z]+ ){0,2}(?:shares|SHARES)(?: (?:of|in) M)? $")


def _weighed(line: Line, inner: list[Item], low: int) -> list[Item] | None:
    """ "N shares (about 1.2% of those in issue)": what they represent, without the brackets."""
    shown = " ".join(item.symbol for item in inner)
    ahead = " " + " ".join(item.symbol for item in line.items[max(0, low - 6) : low]) + " "
    found = rule("phrases", "weighed").fullmatch(shown) if OF_SHARES.search(ahead) else None
    if found is None:
        return None
    first = len(shown[: found.start("q")].split())
    kept = inner[first : first + len(found.group("q").split())]
    start, end = inner[0].start, inner[-1].end
    said = [Item(word, end, end) for word in ("of", "the", "capital")]
    if inner[-1].symbol == "M":
        said += [Item("of", end, end), inner[-1]]
    return [Item("representing", start, start), *kept, *said]


def _distinct(one: Item, two: Item) -> bool:
    """Are two parties side by side told apart, or is the second a loose spelling of the first?"""
    return bool(one.value.handles and two.value.handles)


def _crowd(line: Line, match: re.Match[str]) -> Item:
    """Unnamed people: a group under the words that tell who they are, or a description of one."""
    low, high = line.span(match, next(g for g in ("crowd", "by", "at") if match.group(g)))
    start, end = line.over(low, high)
    before = [item.symbol for item in line.items[max(0, low - 2) : low]]
    if before == ["M", ","]:
        return Item("K", start, end)
    return Item("M", start, end, Crowd((), "group", "", start, end))


class Crowd(Named):
    """A group of unnamed people; its name is the words at [start, end), read when it is settled."""

    def __init__(self, handles: tuple[int, ...], type: str, loose: str, start: int, end: int) -> None:
        super().__init__(handles, type, loose)
        self.start, self.end = start, end

    def settle(self, work: Work) -> tuple[int, ...]:
        """The group, entered in the roster under its words."""
        self.loose = " ".join(work.reading.text[self.start : self.end].split())
        return super().settle(work)


def _description(line: Line, match: re.Match[str]) -> Item:
    items = line.taken(match)
    places = [item.value for item in items if item.symbol == "J"]
    days = [item.value for item in items if item.symbol == "D"]
    begun = re.search(r"\b(?:incorporated|established|formed|founded)\b", match.group(0))
    seat = Seat(places[-1] if places else None, days[0] if days and begun else None)
    return Item("K", *line.over(*line.span(match)), seat)


def _between(line: Line, match: re.Match[str]) -> list[Item]:
    held = line.taken(match)
    if held[2].value is not None:
        line.seats.append((held[0], held[2]))
    return held[:2]


def _behind(work: Work, line: Line, match: re.Match[str]) -> list[Item] | None:
    held = line.taken(match)
    if (
        match.group("bare")
        and held[0].value.handles == (work.issuer,)
        and SUBSIDIARY.search(line.text[: match.start()])
    ):
        return None
    line.seats.extend((held[0], item) for item in held if item.symbol == "K" and item.value is not None)
    return [held[0]]
