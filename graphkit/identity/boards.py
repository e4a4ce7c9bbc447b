"""Boards: a company named in Chinese only and one named in English only whom the same people serve."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from graphkit.identity.decision import Decision, limits
from graphkit.identity.groups import Groups
from graphkit.identity.names import chinese_key, legal_key

__all__ = ["board_decisions"]


def board_decisions(groups: Groups) -> list[Decision]:
    """Pairs that share most of their directors and officers. Sisters do too, so all are unsure."""
    boards: dict[str, set[str]] = defaultdict(set)
    for id, one in groups.known.items():
        for company in one.serves:
            boards[groups.root(company)].add(groups.root(id))
    seats: dict[str, set[str]] = defaultdict(set)
    for company, people in boards.items():
        for person in people:
            seats[person].add(company)
    most = limits("block")["size"]
    met = {pair for some in seats.values() if len(some) <= most for pair in combinations(sorted(some), 2)}
    found = (_decided(groups, *pair, boards[pair[0]], boards[pair[1]]) for pair in sorted(met))
    return [one for one in found if one is not None]


def _decided(groups: Groups, left: str, right: str, ours: set[str], theirs: set[str]) -> Decision | None:
    common, all = len(ours & theirs), len(ours | theirs)
    share = common / all
    if common < limits("person")["board"] or share < limits("company")["board"]:
        return None
    scripts = {_script(groups, id) for id in (left, right)}
    if scripts != {"Chinese", "Latin"}:
        return None
    told = f"{groups.known[left].ref.name} / {groups.known[right].ref.name}: "
    told += f"{common} of {all} directors and officers in common"
    features = {"common": common, "people": all}
    return Decision(left, right, "unsure", "directors in common", 0.6 + 0.35 * share, told, features)


def _script(groups: Groups, id: str) -> str:
    """The script of a company's legal name, where it has one in one script only."""
    names = [name for one in groups.members(id) for name in one.names]
    chinese, latin = chinese_key(names), legal_key(names)
    if bool(chinese) == bool(latin):
        return "both or none"
    return "Chinese" if chinese else "Latin"
