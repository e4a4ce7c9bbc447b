"""Roles: "a wholly-owned subsidiary of X", "its controlling shareholder", "an associate of Y" → R."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, partial

from graphkit.bounded import bounded
from graphkit.extract.lexicon import data, pattern, rule
from graphkit.extract.parties.seat import Seat
from graphkit.extract.relations.line import Item, Line
from graphkit.extract.relations.role import Role
from graphkit.extract.relations.stakes import Stake, quantity
from graphkit.extract.relations.symbols import Named
from graphkit.extract.work import Work
from graphkit.percent import Percent

__all__ = ["reduce_roles"]


@cache
def _rules() -> list[tuple[re.Pattern[str], str]]:
    """Each role "of X", as "X's" or "its", and alone, in the order of the data."""
    made = []
    for entry in data("relations")["role"]["noun"]:
        for way in ("of", "owning", "alone"):
            text = pattern("roles", way).replace("NOUN", entry["noun"])
            made.append((re.compile(bounded(text)), f"{entry['predicate']}/{way}"))
    return made


def reduce_roles(work: Work, line: Line) -> None:
    """Make an R of every role on the line, an X of the roles that are of no interest here."""
    if "subsidiary" in line.text and work.issuer is not None:
        line.reduce(rule("roles", "issuer_subsidiary"), partial(_of_issuer, work.issuer))
    words = line.text
    for role, predicate in _rules():
        if _possible(predicate, words):
            line.reduce(role, partial(_role, work, predicate))
    line.reduce(rule("roles", "neutral"), lambda held, match: Item("X", *held.over(*held.span(match))))
    line.reduce(WITH_STAKE, _with_stake)
    for _ in range(3):
        if not line.reduce(JOINED, partial(_join, work)):
            break
    line.reduce(WITH_STAKE, _with_stake)
    line.reduce(rule("relations", "behind"), _seated)


STEMS = {
    "fellow_subsidiary_of": ("fellow",),
    "subsidiary_of": ("subsidiar",),
    "parent_of": (
        "parent",
        "holding compan",
    ),
    "controlling_shareholder_of": ("controlling shareholder",),
    "substantial_shareholder_of": ("substantial",),
    "sole_shareholder_of": (
        "sole",
        "only",
        "single",
    ),
    "shareholder_of": (
        "shareholder",
        "holders",
        "holder",
        "owners",
        "owner",
        "members",
        "partner",
    ),
    "owner_of": (
        "owner",
        "controll",
    ),
    "connected_person_of": ("connected",),
    "associate_of": ("associate",),
    "investee_of": ("associated compan", "investee", "affiliate"),
    "vehicle_of": ("wholly-owned compan", "wholly owned compan", "controlled co", "investment vehicle"),
    "joint_venture_of": (
        "venture",
        "jointly",
    ),
    "general_partner_of": ("general partner",),
    "limited_partner_of": ("limited partner",),
    "trustee_of": ("trustee",),
    "beneficiary_of": (
        "beneficiar",
        "objects",
        "object",
    ),
}


def _possible(predicate: str, words: str) -> bool:
    return any(stem in words for stem in STEMS[predicate.partition("/")[0]])


JOINED = rule("roles", "joined")


def _join(work: Work, line: Line, match: re.Match[str]) -> Item | None:
    one, two = line.one(match, "a"), line.one(match, "b")
    assert one is not None and two is not None
    neither = one.symbol == two.symbol == "X" and " M" not in match.group(0)
    paused = match.group("link").strip() == "," and not neither
    if paused and (one.symbol == "X" or two.symbol == "X" or two.value.owning):
        return None
    roles = [item.value for item in (one, two) if item.symbol == "R"]
    if not roles:
        return Item("X", one.start, two.end) if one.symbol == "X" else None
    if one.symbol == "K":
        roles[0].seat = one
    roles[0].hence = roles[0].hence and one.symbol != "X"
    if len(roles) == 2 and roles[1].relative:
        return None
    if one.symbol == "X" and two.symbol == "R" and _of_which(line, match):
        return None
    if len(roles) == 2 and match.group("link").strip() == "," and _apposed(work, roles[0], roles[1]):
        bearer = Item("M", one.start, one.end, roles[0].to)
        line.asides.append([bearer, Item(",", one.end, one.end), two])
        return one
    if len(roles) == 2:
        if roles[1].owning and not roles[0].owning:
            return None
        last = roles[1]
        if last.to is not None and roles[0].to is None and last.predicate != "associate_of":
            roles[0].to = last.to
        roles[0].more.extend([last, *last.more])
        last.more = []
    return Item("R", one.start, two.end, roles[0])


def _of_which(line: Line, match: re.Match[str]) -> bool:
    """ "The founder and the beneficiaries of which include": the second begins a clause of its own."""
    role = line.one(match, "b")
    assert role is not None
    return bool(role.value.relative and INCLUDES.match(line.text, match.end()))


INCLUDES = re.compile(r" (?:includes?|is|are|comprises?|consists? of) (?:[a-z]+ ){0,3}M ")


def _of_issuer(issuer: int, line: Line, match: re.Match[str]) -> list[Item] | None:
    """ "A shareholder of a subsidiary", "a subsidiary in which the Company has 75%": of the issuer."""
    named = line.one(match, "m")
    if named is not None and named.value.handles != (issuer,):
        return None
    held = line.items[line.span(match)[0]]
    whose = Item("M", held.end, held.end, Named((issuer,), "company"))
    return [held, Item("of", held.end, held.end), whose]


HOLDS = frozenset({"controlling_shareholder_of", "substantial_shareholder_of"})
OF_ANOTHER = frozenset({"associate_of", "subsidiary_of", "sole_shareholder_of"})


def _apposed(work: Work, first: Role, second: Role) -> bool:
    """Does the second role describe the party of the first: "a shareholder of X, a subsidiary of Y",
    "an associate of X, a controlling shareholder of the Company"?"""
    if second.owning or second.hence or first.to is None:
        return False
    if first.predicate.endswith("shareholder_of") and second.predicate == "subsidiary_of":
        return True
    whose = second.to.handles if second.to is not None else (work.issuer,)
    return first.predicate in OF_ANOTHER and second.predicate in HOLDS and first.to.handles != whose


def _seated(line: Line, match: re.Match[str]) -> Item | None:
    """ "A subsidiary of the Company established in the PRC": the role with its seat."""
    role, seat = line.taken(match)
    if role.value.seat is not None or seat.value is None:
        return None
    role.value.seat = seat
    return Item("R", role.start, role.end, role.value)


WITH_STAKE = rule("roles", "with_stake")


def _with_stake(line: Line, match: re.Match[str]) -> Item | None:
    role, stake = line.one(match, "r"), line.one(match, "s")
    assert role is not None
    if role.value.predicate.endswith("shareholder_of"):
        held = line.taken(match, "q")
        role.value.stake = Stake(quantity(held), None) if stake is None else stake.value
        return Item("R", role.start, held[-1].end if stake is None else stake.end, role.value)
    return None


CONTROLLED = re.compile(r"-?controlled (?:compan|corporation|entit)")
"""A "30%-controlled company" is one of 30% or more (rule 14A.06(1))."""
HENCE = re.compile(r"\b(?:thus|hence|therefore|accordingly)\b")
OBJECT = re.compile(r"objects?\b")
"""Objects of a trust are its beneficiaries; those of a company are what it is for."""
IN_WHICH = re.compile(r" (?:in|by|through|with|under) Q(?: 's)?$")
"""What begins a clause of its own behind a role: "a subsidiary in which X holds 75%"."""


def _role(work: Work, kind: str, line: Line, match: re.Match[str]) -> Item | None:
    predicate, _, way = kind.partition("/")
    adjectives = (match.groupdict().get("adj") or "") + " " + match.group("noun")
    to = line.one(match, "to") if match.groupdict().get("to") else None
    low, high = line.over(*line.span(match))
    held = match.groupdict()
    if way == "alone" and not _alone(work, line, match, predicate):
        return None
    if to is not None and to.symbol == "Q" and IN_WHICH.search(match.group(0)):
        return None
    if (
        to is not None
        and to.value is not None
        and to.value.type != "trust"
        and OBJECT.match(match.group("noun"))
    ):
        return None
    percent = _percent(line, match)
    if percent is not None and percent.value == 30 and CONTROLLED.search(match.group("noun")):
        percent = Percent.of(percent.value, ">=")
    named = to.value if to is not None else None
    places = [item for item in line.taken(match) if item.symbol == "J"]
    seat = Item("K", low, high, Seat(places[-1].value, None)) if places else None
    return Item(
        "R",
        low,
        high,
        Role(
            predicate,
            named,
            _wholly(adjectives, percent),
            percent,
            owning=way == "owning",
            relative=to is not None and to.symbol == "Q",
            subsidiary=bool(held.get("sub") or held.get("subs")),
            definite=" the " in f" {adjectives} ",
            plural=re.search(r"(?:s|ies)$|\b(?:each|both|all)\b", adjectives.strip()) is not None,
            former=" former " in f" {adjectives} ",
            hence=HENCE.search(adjectives) is not None,
            seat=seat,
            shares=_shares(line, match),
        ),
    )


def _shares(line: Line, match: re.Match[str]) -> tuple[Decimal, ...]:
    """The percentages of a "50:50" before the role: a whole in equal parts, whoever stands first."""
    items = line.taken(match, "adj") if match.groupdict().get("adj") else []
    held = [Decimal(str(i.value).replace(",", "")) for i in items if i.symbol in {"N", "P"}]
    return tuple(held) if len(set(held)) == 1 and sum(held) == 100 else ()


OWNS_WHICH = re.compile(r" of Q M (?:is|was|remains) $")
"""What stands before a role that is said of the pronoun: "of which X is the sole owner"."""


def _alone(work: Work, line: Line, match: re.Match[str], predicate: str) -> bool:
    """May a role stand without "of": "the controlling shareholder", "connected persons" of the issuer?"""
    shown = match.group(0)
    if predicate == "sole_shareholder_of":
        return OWNS_WHICH.search(line.text[: match.start()]) is not None
    if predicate in {"controlling_shareholder_of", "substantial_shareholder_of", "connected_person_of"}:
        return re.search(r"transaction|guarantee", line.text[match.end() : match.end() + 14]) is None
    return (
        predicate
        in {
            "joint_venture_of",
            "beneficiary_of",
            "limited_partner_of",
            "general_partner_of",
        }
        or (predicate == "fellow_subsidiary_of" and "ies" in shown)
        or (predicate == "associate_of" and bool(re.search(r" of (?:his|hers|theirs)$", shown)))
    )


def _percent(line: Line, match: re.Match[str]) -> Percent | None:
    items = line.taken(match, "adj") if match.groupdict().get("adj") else []
    return quantity(items) if any(item.symbol == "P" for item in items) else None


def _wholly(adjectives: str, percent: Percent | None) -> bool | None:
    words = f" {adjectives} "
    if re.search(r" (?:non-wholly|non wholly|not wholly|partly|partially|majority)[ -]", words):
        return False
    if re.search(r" wholly[ -]owned ", words):
        return True
    if percent is not None and percent.value == 100:
        return True
    return None
