"""Former names: a party that a filing calls by the name that it had before.

A filing says "formerly known as". The name joins filings of that time alone, since another may
bear it afterwards: until the day told, else until the filing that tells it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from graphkit.identity.conflicts import against, marks
from graphkit.identity.decision import Decision
from graphkit.identity.groups import Groups
from graphkit.identity.known import Former, Known
from graphkit.identity.names import chinese_key, legal_key, person_keys

__all__ = ["join_former"]


def join_former(groups: Groups, type: str) -> list[Decision]:
    """Join parties of one type to their former selves; what is not certain is handed back."""
    keys = _company_keys if type == "company" else person_keys
    bearers: dict[str, list[str]] = defaultdict(list)
    for id, one in groups.known.items():
        for key in keys(one.names) if one.ref.type == type else ():
            bearers[key].append(id)
    open_ = []
    for id, one in groups.known.items():
        if one.ref.type == type and one.former:
            for former in sorted(one.former, key=lambda each: (each.name, each.until or "")):
                found = [
                    other for key in sorted(keys([former.name])) for other in bearers[key] if other != id
                ]
                open_ += list(_joined(groups, id, former, found))
    return open_


def _company_keys(names: Iterable[str]) -> set[str]:
    """The legal names in both scripts."""
    held = list(names)
    read: tuple[Callable[[Iterable[str]], str | None], ...] = (chinese_key, legal_key)
    return {key for one in read if (key := one(held))}


def _joined(groups: Groups, id: str, former: Former, bearers: list[str]) -> Iterator[Decision]:
    one = groups.known[id]
    until = former.until or one.dated
    told = f"{one.ref.name} was called {former.name}" + (f" until {until}" if until else "")
    for bearer in bearers:
        if groups.root(bearer) == groups.root(id):
            continue
        lacks = _lacks(groups, one, groups.known[bearer], until)
        reason = "; ".join([told, *lacks])
        features = {
            "former_name": former.name,
            "until": until or "",
            "dated": groups.known[bearer].dated or "",
        }
        verdict = "unsure" if lacks else "same"
        why = Decision(id, bearer, verdict, "former name", 0.8 if lacks else 1.0, reason, features)
        if lacks:
            yield why
        else:
            groups.unite(id, bearer, why)


def _lacks(groups: Groups, one: Known, bearer: Known, until: str | None) -> list[str]:
    """Why the bearer of the name may be another."""
    if bearer.filing == one.filing:
        return []
    found = against(marks(groups.members(one.ref.id)), marks(groups.members(bearer.ref.id)))
    if until is None or bearer.dated is None:
        found.append("it is not known which was first")
    elif bearer.dated[:10] > until[: len(bearer.dated)]:
        found.append(f"the name is borne on {bearer.dated}, after that")
    if one.ref.type == "person" and not _meets(groups, one, bearer):
        found.append("no company in common")
    return found


def _meets(groups: Groups, one: Known, bearer: Known) -> bool:
    ours, theirs = ({groups.root(company) for company in each.serves} for each in (one, bearer))
    return bool(ours & theirs or one.issuers & bearer.issuers)
