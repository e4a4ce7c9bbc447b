"""Findings for many issuers: python -m tests.benchmarks.screen GRAPH.npz [YARDSTICK.py] [ISSUERS] [PROOFS]

GRAPH.npz and YARDSTICK.py are those of tests.benchmarks.ownership. Prints, from one run, the plain
question (d) of the yardstick and of graphkit's arrays; the screen's answer for the issuers at both
bounds (who is connected, by which limb, through whom) and its ratio to both; then the time to make
findings with their certificates from arrays alone (the part of the graph, the answer, its
derivation, its statements), for pairs drawn from what was found, for the worst hubs, and for
parties that are not connected; and apart from it the time of checking those certificates.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from graphkit.graph.arrays.ownership import Ownership
from graphkit.percent import Percent
from graphkit.rules.finding import Finding
from graphkit.rules.proof import faults
from graphkit.rules.rulebook import Rulebook
from graphkit.rules.screen import LIMBS, Screen, Screened
from graphkit.statement import Statement
from tests.benchmarks.ownership import REPEATS, load, timed
from tests.builder import filing, party, quote, say

SEEDS = 4
Pairs = list[tuple[int, int]]


class Register:
    """The filings behind the arrays: one short filing a relation, written when it is asked for."""

    def __init__(self, arrays: Ownership) -> None:
        self.arrays = arrays
        self.told = lru_cache(None)(self._told)

    def _told(self, relation: str, subject: int, object: int) -> tuple[Statement, ...]:
        if relation == "director_of":
            return (self._said("director_of", subject, object, f"{subject} is a director of {object}."),)
        up = self.arrays.up_low
        rows = slice(int(up.starts[object]), int(up.starts[object + 1]))
        share = Percent.of(
            f"{up.shares[rows][up.ids[rows] == subject][0] / 10_000:.4f}".rstrip("0").rstrip(".")
        )
        words = f"{subject} holds {share} of {object}."
        return (self._said("holds_shares_in", subject, object, words, percent=share),)

    def _said(self, predicate: str, subject: int, object: int, words: str, **more: Any) -> Statement:
        within = filing(words, name=f"{predicate}-{subject}-{object}.txt", published="2020-01-01")
        ends = (party(within, "company", str(one)) for one in (subject, object))
        return say(next(ends), predicate, next(ends), quote(within, words), **more)


def proved(screen: Screen, pair: tuple[int, int]) -> tuple[Finding, dict[str, Any]]:
    """The finding for a pair, and its certificate with the names that its statements use."""
    found = screen.finding(*pair)
    edges = [edge for step in found.derivations[:1] for edge in step.leaves()]
    refs: dict[str, list[str]] = {found.subject: [], found.issuer: []}
    for edge in edges:
        for end, name in ((edge.subject, "subject"), (edge.object, "object")):
            refs.setdefault(end, []).extend(getattr(one, name).id for one in edge.statements)
    told = replace(found, parties=tuple((end, end, tuple(some)) for end, some in sorted(refs.items())))
    return told, told.certificate()


def measure(name: str, screen: Screen, pairs: Pairs) -> None:
    """Print the time of the proofs of these pairs, and of the check of their certificates."""
    begun, busy = time.perf_counter(), time.process_time()
    made = [proved(screen, pair) for pair in pairs]
    spent, worked = time.perf_counter() - begun, time.process_time() - busy
    answers = dict(sorted(Counter(found.answer for found, _ in made).items()))
    begun = time.perf_counter()
    wrong = sum(bool(list(faults(written, texts(found)))) for found, written in made)
    checked = time.perf_counter() - begun
    print(f"{name}: {len(pairs)} proofs {spent:.2f} s ({worked:.2f} s of processor), {answers}; "
          f"certificates checked in {checked:.2f} s, {wrong} with faults")  # fmt: skip


def texts(found: Finding) -> dict[str, str]:
    """The texts of the filings that the finding cites."""
    edges = [edge for step in found.derivations[:1] for edge in step.leaves()]
    return {one.filing.sha256: one.filing.text for edge in edges for one in edge.statements}


def drawn(issuers: Any, screened: Screened, places: Iterable[int]) -> Pairs:
    """The pairs in these places of all that was screened."""
    owners = np.repeat(np.arange(len(issuers)), np.diff(screened.starts))
    return [(int(issuers[owners[place]]), int(screened.parties[place])) for place in places]


def worst(arrays: Ownership, issuers: Any, screened: Screened, proofs: int) -> dict[str, Pairs]:
    """The hubs: issuers and parties with the most holders, issuers with the most found."""
    held = np.diff(arrays.up_low.starts)
    widths = np.diff(screened.starts)
    some = np.flatnonzero(widths)
    by_holders, by_width = (
        some[np.argsort(-key[some], kind="stable")[:proofs]] for key in (held[issuers], widths)
    )
    parties = np.argsort(-held[screened.parties], kind="stable")[:proofs]
    return {
        "issuers with most holders": drawn(issuers, screened, screened.starts[by_holders]),
        "issuers with most found": drawn(issuers, screened, screened.starts[by_width + 1] - 1),
        "parties with most holders": drawn(issuers, screened, parties),
    }


def yardstick(path: Path, script: Path) -> float:
    """Seconds of the yardstick's question (d)."""
    command = [sys.executable, str(script), "numba", str(path)]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return float({line["q"]: line for line in map(json.loads, lines)}["d"]["sec"])


def main(path: Path, script: Path | None, count: int, proofs: int) -> None:
    """Print the times and ratios."""
    raw = dict(np.load(path))
    arrays, issuers = load(raw), raw["issuers"][:count].astype(np.int32)
    arrays.connected(issuers[:2])
    _, plain = timed(lambda: arrays.connected(issuers), REPEATS)
    screen = Screen(arrays, Rulebook.load().at(date(2020, 6, 30)), told=Register(arrays).told)
    screen.certain(issuers[:2])
    (certain, _), both = timed(lambda: (screen.certain(issuers), screen.possible(issuers)), REPEATS)
    limbs = dict(zip(LIMBS, np.bincount(certain.limbs, minlength=len(LIMBS)).tolist(), strict=True))
    print(f"{len(issuers)} issuers: (d) {plain:.3f} s; findings at both bounds {both:.3f} s, "
          f"{both / plain:.1f} times; {len(certain.parties)} connected, {limbs}")  # fmt: skip
    if script is not None:
        theirs = yardstick(path, script)
        ratios = f"ours {plain / theirs:.1f}, findings {both / theirs:.1f} times its time"
        print(f"the yardstick's (d): {theirs:.3f} s; {ratios}")
    dice = np.random.default_rng(0)
    first = [(int(issuers[0]), int(one)) for one in (certain.of(0)[0], issuers[1])]
    _, index = timed(lambda: [screen.finding(*pair) for pair in first], 1)
    print(f"indexes, once for all pairs: {index:.2f} s")
    for seed in range(SEEDS):
        places = np.random.default_rng(seed).choice(len(certain.parties), proofs, replace=False)
        measure(f"drawn with seed {seed}", screen, drawn(issuers, certain, places))
    for name, pairs in worst(arrays, issuers, certain, proofs).items():
        measure(name, screen, pairs)
    anybody = zip(dice.choice(issuers, proofs), dice.choice(arrays.size, proofs), strict=True)
    measure("parties drawn from all", screen, [(int(one), int(other)) for one, other in anybody])


if __name__ == "__main__":
    given = sys.argv[2:]
    script = Path(given.pop(0)) if given and not given[0].isdigit() else None
    numbers = [int(one) for one in given]
    main(Path(sys.argv[1]), script, *(numbers + [3000, 100][len(numbers) :]))
