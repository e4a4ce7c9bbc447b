"""How many steps some Python takes: the same number on every machine, however busy."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

__all__ = ["steps"]


def steps(run: Callable[[], object]) -> int:
    """The lines and calls of Python that a function goes through."""
    count = 0

    def look(frame: FrameType, event: str, held: Any) -> Any:
        nonlocal count
        count += 1
        return look

    before = sys.gettrace()
    sys.settrace(look)
    try:
        run()
    finally:
        sys.settrace(before)
    return count
