"""Roles attached to their bearers: subsidiaries, shareholders, associates, partners, trustees."""

from __future__ import annotations

import re
from dataclasses import replace

from graphkit.extract.lexicon import rule
from graphkit.extract.relations.bearers import goes_on, named_after, named_before, owned_by_partner
from graphkit.extract.relations.holdings import Held
from graphkit.extract.relations.line import Item
from graphkit.extract.relations.relatives import antecedent
from graphkit.extract.relations.role import Role
from graphkit.extract.relations.saying import Saying
from graphkit.extract.relations.several import in_turn, parts_of
from graphkit.extract.relations.symbols import Named
from graphkit.percent import Percent

__all__ = ["attached", "roles_said"]

ALSO = re.compile(
    r" R (?:[^ ]+ ){0,12}?(?:(?:, )?(?:and )?so B|, B B|, and the same B true (?:of|for)) (?P<m>M)(?= )"
)


def roles_said(said: Saying, at: int, subject: Item) -> None:
    """The roles that the "is" at item `at` gives its subject."""
    line = said.line
    place = at + 1
    while place < len(line.items) and line.items[place].symbol in {
        "both",
        "each",
        "all",
        "among",
        "amongst",
        ":",
        ",",
        "in",
        "fact",
        "itself",
        "therefore",
    }:
        place += 1
    if place >= len(line.items):
        return
    if (match := rule("roles", "described").match(line.text, line._starts[at])) is not None:
        place = line.span(match, "r")[0]
    item = line.items[place]
    if item.symbol == "R":
        bearer: Named = subject.value
        if subject.symbol == "S":
            return
        for role in _all(item.value):
            role_said(said, role, bearer, at, place + 1, fronted=_fronted(said, at))
        if match := ALSO.match(line.text, line._starts[place] - 1):
            also = line.one(match, "m")
            assert also is not None
            for role in _all(item.value):
                role_said(said, role, also.value, place, line.span(match)[1])
        line.items[place].value = None
    elif item.symbol == "M" and subject.symbol != "S":
        _inverse(said, at, place)


def _inverse(said: Saying, at: int, place: int) -> None:
    """ "Its general partner is X": the role stands before the "is"."""
    line = said.line
    before = line.items[at - 1] if at else None
    owner = place + 1 < len(line.items) and line.items[place + 1].symbol == "'s"
    if before is not None and before.symbol == "R" and before.value is not None and not owner:
        for role in _all(before.value):
            role_said(said, role, line.items[place].value, at - 1, place + 1)
        before.value = None


def _fronted(said: Saying, at: int) -> Named | None:
    """The party of an "of which" before the clause."""
    items = said.line.items
    if at and items[at - 1].symbol == "S" and items[at].value.words.startswith("as"):
        return items[at - 1].value.of  # type: ignore[no-any-return]
    for place in range(at - 1, max(at - 10, 0), -1):
        if items[place].symbol == "Q" and items[place - 1].symbol == "of":
            if place > 2 and [i.symbol for i in items[place - 3 : place - 1]] == ["by", "K"]:
                return None
            found = antecedent(said.line, place)
            return found.value if found is not None else None
    return None


def _all(role: Role | None) -> list[Role]:
    return [role, *role.more] if role is not None else []


OF_THE_COMPANY = frozenset({"subsidiary_of", "investee_of", "joint_venture_of"})
"""What a company is, of which something follows for its holder: "holds 30% of X, a subsidiary of the
Company, and is hence a connected person"."""


def attached(said: Saying, at: int, subject: Item | None = None) -> None:
    """The role at item `at` that stands beside its bearer without a verb."""
    line = said.line
    role: Role | None = line.items[at].value
    if role is None or line.items[at].symbol != "R":
        return
    if at + 2 < len(line.items) and line.items[at + 1].symbol == "B" and line.items[at + 2].symbol == "M":
        listed = rule("relations", "listed").match(line.text, line._starts[at])
        if listed and role.predicate in {"shareholder_of", "owner_of"} and role.to is not None:
            return
        _inverse(said, at + 1, at + 2)
        return
    before, after = named_before(said, at), named_after(said, at, role)
    if role.owning and after is not None:
        bearer, low, high = after, at, at + 3
    elif before is not None:
        bearer, low, high = before, at - 2, at + 1
    elif after is not None and role.predicate not in {"connected_person_of", "beneficiary_of"}:
        bearer, low, high = after, at, at + 3
    elif subject is not None and subject.symbol == "M" and goes_on(said, at):
        bearer, low, high = subject, at, at + 1
    else:
        return
    if role.hence and bearer is before and subject is not None and subject.symbol == "M":
        bearer = subject
    if bearer.value is None:
        return
    named = bearer.value
    if bearer is before and not role.plural and len(parts_of(named)) > 1:
        named = parts_of(named)[-1]
    whole = owned_by_partner(said, at, role, subject)
    for one in _all(role):
        follows = one is not role and one.hence and role.predicate in OF_THE_COMPANY and bearer is before
        holder = subject.value if follows and subject is not None and subject.symbol == "M" else named
        role_said(said, one, holder, max(low, 0), high, fronted=whole)


def role_said(
    said: Saying, role: Role, bearer: Named, low: int, high: int, fronted: Named | None = None
) -> None:
    """Draft what a role says of its bearer."""
    if role.former:
        return
    if role.seat is not None:
        said.line.seats.append((Item("M", 0, 0, bearer), role.seat))
    if role.to is not None and in_turn(said.line, bearer, role.to, low, high):
        for one, whose in zip(parts_of(bearer), parts_of(role.to), strict=True):
            role_said(said, replace(role, to=whose), one, low, high)
        return
    planned = any(getattr(i.value, "planned", False) for i in said.line.items[low:high])
    to = role.to if role.to is not None else fronted
    if to is None and role.predicate == "fellow_subsidiary_of":
        one, *others = parts_of(bearer)
        for other in others:
            said.relation(role.predicate, one, other, low, high)
        return
    if to is None and role.stake is not None:
        to = role.stake.of
        if to is None and not role.definite:
            return
    predicate = role.predicate
    if to is None and predicate in {
        "connected_person_of",
        "controlling_shareholder_of",
        "substantial_shareholder_of",
    }:
        to = _issuer(said)
    if to is None and predicate in {
        "general_partner_of",
        "limited_partner_of",
        "joint_venture_of",
        "beneficiary_of",
    }:
        to = _first_company(said, low, bearer, {"trust"} if predicate == "beneficiary_of" else {"company"})
    if to is None:
        return
    if (
        predicate
        in {
            "connected_person_of",
            "subsidiary_of",
            "controlling_shareholder_of",
            "substantial_shareholder_of",
        }
        and to.type == "group"
    ):
        to = _issuer(said) if _is_the_group(said, to) else to
    if to is None:
        return
    if role.subsidiary:
        _of_subsidiary(said, role, bearer, to, low, high)
        return
    _draft(said, role, predicate, bearer, to, low, high, planned)


def _draft(
    said: Saying, role: Role, predicate: str, bearer: Named, to: Named, low: int, high: int, planned: bool
) -> None:
    say = said.relation
    match predicate:
        case "parent_of":
            say("subsidiary_of", to, bearer, low, high, planned=planned)
        case "subsidiary_of":
            say(predicate, bearer, to, low, high, planned=planned, wholly_owned=role.wholly)
            if role.percent is not None:
                said.holding(Held(to, bearer, role.percent, low, high), bearer, planned)
        case "general_partner_of" | "limited_partner_of":
            say("partner_of", bearer, to, low, high, planned=planned, kind=predicate.split("_")[0])
        case "investee_of":
            if role.percent is not None:
                said.holding(Held(to, bearer, role.percent, low, high), bearer, planned)
        case "vehicle_of":
            percent = role.percent or (Percent.of(100) if role.wholly else None)
            said.holding(Held(to, bearer, percent, low, high, percent is None), bearer, planned)
        case "sole_shareholder_of":
            said.holding(Held(bearer, to, Percent.of(100), low, high), to, planned)
        case "shareholder_of":
            if role.percent is not None or role.stake is not None:
                percent = role.percent or (role.stake.percent if role.stake is not None else None)
                said.holding(Held(bearer, to, percent, low, high), to, planned)
            elif len(parts_of(bearer)) < 2 or role.definite:
                said.holding(Held(bearer, to, None, low, high), to, planned)
        case "owner_of":
            say("beneficially_owned_by", to, bearer, low, high, planned=planned)
        case "joint_venture_of" if role.shares and len(role.shares) == len(parts_of(to)):
            say(predicate, bearer, to, low, high, planned=planned)
            for partner, share in zip(parts_of(to), role.shares, strict=True):
                said.holding(Held(partner, bearer, Percent.of(share), low, high), bearer, planned)
        case "associate_of" | "joint_venture_of" if role.percent is not None:
            say(predicate, bearer, to, low, high, planned=planned)
            said.holding(Held(to, bearer, role.percent, low, high), bearer, planned)
        case _:
            say(predicate, bearer, to, low, high, planned=planned)
            if role.stake is not None:
                company = role.stake.of or to
                said.holding(Held(bearer, company, role.stake.percent, low, high), company, planned)


def _issuer(said: Saying) -> Named | None:
    return Named((said.work.issuer,), "company") if said.work.issuer is not None else None


def _is_the_group(said: Saying, to: Named) -> bool:
    found = said.work.roster.find("the Group")
    return found is not None and to.handles == (found,)


def _first_company(said: Saying, low: int, bearer: Named, types: set[str]) -> Named | None:
    """The company that a clause is about, for a role that does not say of whom."""
    for item in said.line.items[:low]:
        if item.symbol == "M" and item.value is not bearer and item.value.type in types:
            return item.value  # type: ignore[no-any-return]
    if "trust" in types:
        told = said.work.drafts[-1:]
        to = next((d.object for d in told if d.predicate == "trustee_of" and isinstance(d.object, int)), None)
        return Named((to,), "trust") if to is not None else None
    return None


def _of_subsidiary(said: Saying, role: Role, bearer: Named, to: Named, low: int, high: int) -> None:
    """A role in "a subsidiary of" a party: in the company that the bearer was just said to hold."""
    following = said.line.items[high : high + 2]
    if len(following) == 2 and following[0].symbol == "," and following[1].symbol == "M":
        named = following[1].value
        said.relation("subsidiary_of", named, to, low, high + 2)
        said.relation(role.predicate, bearer, named, low, high + 2)
        return
    for handle in bearer.settle(said.work):
        held = next(
            (
                d
                for d in reversed(said.work.told.of("holds_shares_in", handle))
                if d.subject == handle and isinstance(d.object, int)
            ),
            None,
        )
        if held is not None and isinstance(held.object, int):
            one = Named((handle,), bearer.type)
            said.relation(role.predicate, one, Named((held.object,), "company"), low, high)
