"""Two language copies of one filing: python -m tests.benchmarks.copies ENGLISH CHINESE [...]

Extracts both copies and prints how far they agree on directors, holdings and percentages: twice what
both say over the sum of what each says. No name is translated. A party is "the issuer", or the Latin
name that both copies print, or else only a person or a body; so directors are compared by office, and
holdings by who is named, what kind of party holds, and the percentage. With --show, what one says alone.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from graphkit.extract import extract
from graphkit.extract.roster import fold
from graphkit.filing import open_filing
from graphkit.statement import PartyRef, Statement

Said = Counter[tuple[str, ...]]


def main(pairs: Iterable[tuple[Path, Path]], show: bool) -> None:
    """Print a line for each pair and aspect."""
    for english, chinese in pairs:
        copies = [extract(open_filing(path)).statements for path in (english, chinese)]
        shared = _latin(copies[0]) & _latin(copies[1])
        print(f"{english.name} / {chinese.name}")
        for aspect, told in (("directors", _directors), ("holdings", _holdings), ("percentages", _percents)):
            left, right = (told(copy, shared) for copy in copies)
            same, both = (left & right).total(), left.total() + right.total()
            rate = f"{2 * same / both:.3f}" if both else "none"
            print(f"  {aspect:12} {rate}  ({same} in both; {left.total()} English, {right.total()} Chinese)")
            if show:
                for side, only in (("English", left - right), ("Chinese", right - left)):
                    print(
                        *(f"    {side} only: {' '.join(item)} x{n}" for item, n in sorted(only.items())),
                        sep="\n",
                    )


def _latin(copy: tuple[Statement, ...]) -> set[str]:
    """The Latin names of bodies in a copy, folded."""
    ends = (end for said in copy for end in (said.subject, said.object) if isinstance(end, PartyRef))
    return {fold(name) for end in ends if end.type == "company" for name in end.names if name.isascii()}


def _issuer(copy: tuple[Statement, ...]) -> str:
    """The party of which most directors are told: these filings list their own."""
    bodies = Counter(
        said.object.id
        for said in copy
        if said.predicate == "director_of" and isinstance(said.object, PartyRef)
    )
    return bodies.most_common(1)[0][0] if bodies else ""


def _label(party: PartyRef, issuer: str, shared: set[str]) -> str:
    if party.id == issuer:
        return "issuer"
    named = sorted({fold(name) for name in party.names} & shared)
    return named[0] if named else party.type


def _directors(copy: tuple[Statement, ...], shared: set[str]) -> Said:
    """Each director of the issuer once, by the fullest office that the copy gives him."""
    issuer = _issuer(copy)
    offices: dict[str, tuple[str, ...]] = {}
    for said in copy:
        if said.predicate == "director_of" and isinstance(said.object, PartyRef) and said.object.id == issuer:
            office = (said.role or "", "chair" if said.chair else "", said.status)
            offices[said.subject.id] = max(
                offices.get(said.subject.id, ()), office, key=lambda o: (o[2:] == ("asserted",), o)
            )
    return Counter(offices.values())


def _holdings(copy: tuple[Statement, ...], shared: set[str]) -> Said:
    issuer = _issuer(copy)
    held: set[tuple[str, ...]] = set()
    for said in copy:
        if said.predicate == "holds_shares_in" and isinstance(said.object, PartyRef):
            size = str(said.percent.value) if said.percent and said.percent.value is not None else ""
            held.add((said.subject.id, said.object.id, size))
    sized = {(holder, body) for holder, body, size in held if size}
    parties = {
        end.id: end for said in copy for end in (said.subject, said.object) if isinstance(end, PartyRef)
    }
    return Counter(
        (_label(parties[holder], issuer, shared), "holds", _label(parties[body], issuer, shared), size)
        for holder, body, size in held
        if size or (holder, body) not in sized
    )


def _percents(copy: tuple[Statement, ...], shared: set[str]) -> Said:
    told = {
        (said.subject.id, said.predicate, str(said.percent))
        for said in copy
        if said.percent is not None and said.percent.wording != "unknown"
    }
    return Counter((predicate, size) for _, predicate, size in told)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, help="English, Chinese, English, Chinese …")
    parser.add_argument("--show", action="store_true", help="what one copy says alone")
    given = parser.parse_args()
    main(zip(given.files[::2], given.files[1::2], strict=True), given.show)
