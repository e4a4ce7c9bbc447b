"""How the time of a pattern grows with the text, in processor time and on texts made to hurt."""

from __future__ import annotations

import math
import re
import signal
import time
from collections.abc import Iterator
from types import FrameType

from tests.patterns.adversaries import pumps, texts
from tests.patterns.rounds import rounds

__all__ = ["LIMIT", "endless", "slow"]

LIMIT = 1.6
"""The exponent from which growth counts as more than linear; 2 is the square."""
SIZES = 500, 2_000
LARGER = 2_000, 8_000
NOISE = 0.0005
"""Seconds below which a time says nothing."""
ENOUGH = 0.5
"""Seconds that 8,000 characters may take at most."""
TRIES = 5
"""How often growth that looks like too much is measured: a busy machine only ever adds time."""


class _Late(BaseException):
    pass


def slow(pattern: str, flags: int, method: str) -> Iterator[str]:
    """The texts on which the pattern, used by that method, grows faster than the text: lead, pump, figure."""
    made = re.compile(pattern, flags)
    for lead, pump in pumps(pattern, flags):
        small, large = (list(texts(lead, pump, size)) for size in SIZES)
        for kind, (little, much) in enumerate(zip(small, large, strict=True)):
            after = _cost(made, method, much)
            if after < NOISE or after < min(8 * _cost(made, method, little), ENOUGH):
                continue
            pair = [list(texts(lead, pump, size))[kind] for size in LARGER]
            power = math.inf if after >= ENOUGH else _exponent(made, method, *pair)
            if power >= LIMIT:
                yield f"{lead[-30:]!r} {pump!r} ({kind}): exponent {power:.1f}"
                return


def endless(pattern: str, flags: int) -> Iterator[str]:
    """The texts of a few thousand characters over which the pattern sits for longer than ENOUGH."""
    made = re.compile(pattern, flags)
    for text in rounds(pattern, flags):
        if _cost(made, "finditer", text) >= ENOUGH:
            yield f"{text[:60]!r}"
            return


def _exponent(made: re.Pattern[str], method: str, little: str, much: str) -> float:
    """The exponent from the least times; once it is below LIMIT there is nothing more to measure."""
    before = after = math.inf
    for _ in range(TRIES):
        before = min(before, _cost(made, method, little), _cost(made, method, little))
        after = min(after, _cost(made, method, much))
        power = math.inf if after >= ENOUGH else math.log(after / before) / math.log(len(much) / len(little))
        if power < LIMIT:
            break
    return power


def _cost(made: re.Pattern[str], method: str, text: str) -> float:
    """Seconds of processor time; ENOUGH where it takes longer than that."""
    begun = time.thread_time()

    def look(number: int, frame: FrameType | None) -> None:
        if time.thread_time() - begun >= ENOUGH:
            raise _Late

    before = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, ENOUGH, 0.5)
    try:
        if method in {"match", "fullmatch"}:
            getattr(made, method)(text)
        else:
            for _ in made.finditer(text):
                pass
        signal.setitimer(signal.ITIMER_REAL, 0)
    except _Late:
        signal.setitimer(signal.ITIMER_REAL, 0)
        return ENOUGH
    finally:
        signal.signal(signal.SIGALRM, before)
    return max(time.thread_time() - begun, 1e-7)
