"""Findings for many issuers: python -m tests.benchmarks.screen GRAPH.npz [ISSUERS] [PROOFS]

GRAPH.npz is that of tests.benchmarks.ownership. Asks the screen at both bounds for the issuers, then a
finding with its derivation for pairs spread over what was found, and prints the ratio of the
screen's time to the plain question (d) in the same run.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import numpy as np

from graphkit.rules.rulebook import Rulebook
from graphkit.rules.screen import Screen
from tests.benchmarks.ownership import REPEATS, load, timed


def main(path: Path, count: int, proofs: int) -> None:
    """Print the times and ratios."""
    raw = dict(np.load(path))
    arrays = load(raw)
    issuers = raw["issuers"][:count].astype(np.int32)
    arrays.connected(issuers[:2])
    _, plain = timed(lambda: arrays.connected(issuers), REPEATS)
    screen = Screen(arrays, Rulebook.load().at(date(2020, 6, 30)))
    (certain, _), both = timed(lambda: (screen.certain(issuers), screen.possible(issuers)), REPEATS)
    print(f"{len(issuers)} issuers: (d) {plain:.3f} s; both bounds {both:.3f} s, {both / plain:.1f} times")
    places = np.linspace(0, len(certain.parties) - 1, proofs).astype(int)
    owners = np.searchsorted(certain.starts, places, side="right") - 1
    pairs = [(int(issuers[o]), int(certain.parties[p])) for o, p in zip(owners, places, strict=True)]
    _, index = timed(lambda: screen.finding(*pairs[0]), 1)
    found, spent = timed(lambda: [screen.finding(*pair) for pair in pairs], 1)
    answers = {one: sum(f.answer == one for f in found) for one in sorted({f.answer for f in found})}
    print(f"first finding with the index: {index:.2f} s; {len(pairs)} findings: {spent:.2f} s, {answers}")


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[2:4]]
    main(Path(sys.argv[1]), *(numbers + [3000, 100][len(numbers) :]))
