"""Progress: a bar with rate and time left to a person, now and then a plain line to a log."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

from tqdm import tqdm

from graphkit.cli.printing import complain
from graphkit.visible import visible

__all__ = ["Progress"]

EVERY = 30.0
"""Seconds between two lines where the error stream is no terminal."""


class Progress:
    """How far a batch is, on the error stream."""

    def __init__(self) -> None:
        self._bar: tqdm[None] = tqdm(unit=" filings", disable=None, leave=False)
        self._begun = self._told = time.monotonic()
        self._tells = not sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Take the bar away."""
        self._bar.close()

    def step(self, done: int, total: int, name: str) -> None:
        """So many files are read, the last of that name."""
        self._bar.total = total
        self._bar.set_description(visible(name[:40]), refresh=False)
        self._bar.update(done - self._bar.n)
        now = time.monotonic()
        if self._tells and now - self._told > EVERY:
            self._told = now
            rate = done / (now - self._begun)
            complain(
                f"{done:,} of {total:,} filings, {rate:.1f} a second, {(total - done) / rate:,.0f} s left"
            )

    def stage(self, name: str) -> None:
        """Something else than reading goes on."""
        self._bar.set_description(name)
        if self._tells and time.monotonic() - self._told > EVERY:
            self._told = time.monotonic()
            complain(f"{name} …")
