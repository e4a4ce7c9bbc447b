"""Lists: "each of A, B and C" and "A and B" as one party of a line, of several parts."""

from __future__ import annotations

import re

from graphkit.bounded import bounded
from graphkit.extract.lexicon import rule
from graphkit.extract.relations.line import Item, Line
from graphkit.extract.relations.symbols import Named
from graphkit.extract.work import Work

__all__ = ["Several", "in_turn", "joined", "merge_lists", "parts_of"]

EACH = re.compile(r"(?<= )(?:each|both|either|all|any) (?:of )?(?:the )?(?P<list>M(?: , M)* ?,? and M)(?= )")


LIST = re.compile(bounded(r"(?<= )(?P<list>M(?: , M)* ?,? (?:and|&) M)(?= (?P<next>\S+))"))


SINGULAR = rule("phrases", "singular")
MODAL = frozenset({"will", "shall", "agreed", "had"})
"""Verbs that stand alike behind one name and behind two: two that begin a clause have it together."""


def merge_lists(line: Line) -> None:
    """Make one M of "each of A, B and C" and of "A and B", unless the last begins a clause of its own."""
    line.reduce(EACH, lambda _, m: _joined(line, m))
    line.reduce(OPEN_LIST, lambda _, m: [line.items[line.span(m)[0]], _joined(line, m)])
    line.reduce(LIST, lambda _, m: _spliced(line, m) or (None if _own_clause(line, m) else _joined(line, m)))
    last = next((i for i in line.items if i.symbol == "M" and len(parts_of(i.value)) > 1), None)
    if last is not None:
        line.reduce(EACH_OF_THEM, lambda _, m: Item("M", *line.over(*line.span(m)), last.value))


def _own_clause(line: Line, match: re.Match[str]) -> bool:
    """Does the last of a list begin a clause of its own: "… of Beta, and Delta, a subsidiary of …"?"""
    if match.group("list") == "M , and M" and (match.group("next") == "," or _inserted(line, match)):
        return True
    if match.group("next") == ",":
        behind = " " + line.text[match.end() :].lstrip()
        return rule("phrases", "own_clause").match(behind) is not None
    if match.group("next") == "held" and " respectively " in line.text[match.end() :]:
        return False
    if match.group("next") in MODAL and re.fullmatch(r" (?:.* [,;] )?", line.text[: match.start()]):
        return False
    return bool(SINGULAR.fullmatch(match.group("next")))


def _spliced(line: Line, match: re.Match[str]) -> list[Item] | None:
    """ "…, a subsidiary of A, B and C are": B and C, named before, are the subject of a new clause."""
    parties = [item for item in line.taken(match, "list") if item.symbol == "M"]
    low = line.span(match)[0]
    if len(parties) < 3 or match.group("next") not in {"are", "were"} or line.items[low - 1].symbol != "of":
        return None
    named = [item.value.handles or item.value.loose for item in line.items[:low] if item.symbol == "M"]
    if any((item.value.handles or item.value.loose) not in named for item in parties[1:]):
        return None
    return [*line.items[low : low + 2], joined(parties[1:])]


def _inserted(line: Line, match: re.Match[str]) -> bool:
    """Does the first of two end a description between commas: "Alpha, a subsidiary of Beta, and Gamma"?"""
    return INSERTED.search(line.text[: match.start()]) is not None


OPEN_LIST = rule("phrases", "open_list")
INSERTED = rule("phrases", "inserted")


def _joined(line: Line, match: re.Match[str]) -> Item:
    return joined([item for item in line.taken(match, "list") if item.symbol == "M"])


EACH_OF_THEM = re.compile(r"(?<= )(?:each|both) of them(?= )")


def joined(parties: list[Item]) -> Item:
    """One M for several."""
    return Item("M", parties[0].start, parties[-1].end, Several([item.value for item in parties]))


class Several(Named):
    """Several parties in one place of a sentence."""

    parts: list[Named]

    def __init__(self, parts: list[Named]) -> None:
        self.parts = [one for part in parts for one in parts_of(part)]
        handles = tuple(h for part in self.parts for h in part.handles)
        super().__init__(handles, self.parts[0].type)

    def settle(self, work: Work) -> tuple[int, ...]:
        """The parties of every part, in order, each once."""
        return tuple(dict.fromkeys(h for part in self.parts for h in part.settle(work)))


RESPECTIVELY = re.compile(r" ,? ?respectively ")


def in_turn(line: Line, ones: Named, others: Named, low: int, high: int) -> bool:
    """Do items [low, high) pair two lists: "A and B are respectively associates of C and D"?"""
    if not len(parts_of(ones)) == len(parts_of(others)) > 1:
        return False
    verbs = " ".join(getattr(item.value, "words", "") for item in line.items[low:high])
    return "respectively" in verbs or RESPECTIVELY.match(line.text, line._starts[high] - 1) is not None


def parts_of(named: Named) -> list[Named]:
    """The parties of a list one by one; a party alone is its own only part."""
    return named.parts if isinstance(named, Several) else [named]
