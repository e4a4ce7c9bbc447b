"""A limit of time for work that cannot be interrupted: past it, the program says so and ends.

Oxigraph evaluates a question in one call that nothing in its process can stop; it lets go of the
interpreter meanwhile, so a clock beside it can end the process as a whole.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from graphkit.cli.printing import complain

__all__ = ["at_most"]


@contextmanager
def at_most(seconds: float, told: str) -> Iterator[None]:
    """Ends the program with exit code 1 and the words `told` when the block takes longer."""
    clock = threading.Timer(seconds, _end, [told])
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


def _end(told: str) -> None:
    complain(told)
    sys.stderr.flush()
    os._exit(1)
