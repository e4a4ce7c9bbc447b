"""JSON for people: `json.dumps` with an indent of one and sorted keys, several times as fast.

The standard library has compiled code only for JSON without indents.
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import Any

__all__ = ["pretty"]

CONSTANTS = {None: "null", True: "true", False: "false"}


def pretty(value: Any, margin: str = "\n") -> str:
    """The text; `margin` stands before each line but the first."""
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None or value is True or value is False:
        return CONSTANTS[value]
    inner = margin + " "
    between = "," + inner
    if isinstance(value, dict):
        items = [f"{encode_basestring(key)}: {pretty(value[key], inner)}" for key in sorted(value)]
        return f"{{{inner}{between.join(items)}{margin}}}" if items else "{}"
    if isinstance(value, list | tuple):
        items = [pretty(one, inner) for one in value]
        return f"[{inner}{between.join(items)}{margin}]" if items else "[]"
    return json.dumps(value)
