"""Trusts and organs of a state, by the nouns in their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.extract.lexicon import rule
from graphkit.extract.parties.names import Name, trim

__all__ = ["bodies"]

TRUST = rule("names", "trust")


STATE = rule("names", "state")


STATE_WORD = re.compile("Government|SASAC|State|Ministry|Financ|Treasury")


def bodies(text: str, start: int, end: int) -> Iterator[Name]:
    """Trusts and organs of a state, by the nouns in their names."""
    trusts = TRUST.finditer(text, start, end) if re.search("Trust|Settlement", text[start:end]) else ()
    states = STATE.finditer(text, start, end) if STATE_WORD.search(text, start, end) else ()
    for found in trusts:
        begin = trim(text, found.start(), found.end())
        if begin is not None and found.end() - begin > 6:
            yield Name(begin, found.end(), "trust", " ".join(text[begin : found.end()].split()))
    for found in states:
        begin = found.start()
        if text[begin : begin + 4] == "The ":
            begin += 4
        stop = begin + len(text[begin : found.end()].rstrip())
        yield Name(begin, stop, "government", " ".join(text[begin:stop].split()))
