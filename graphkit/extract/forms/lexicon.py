"""Words that the forms share: marks by which a form is known, currencies, Nil, fragments of digits."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["CURRENCIES", "NIL", "NOT_APPLICABLE", "layout"]

FOLDER = Path(__file__).parent.parent / "data" / "forms"


@cache
def layout(name: str) -> dict[str, Any]:
    """The layout of that name, from the package's data."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


CURRENCIES: dict[str, str] = layout("marks")["currencies"]
NIL: frozenset[str] = frozenset(layout("marks")["words"]["nil"])
NOT_APPLICABLE: frozenset[str] = frozenset(layout("marks")["words"]["not_applicable"])
