"""Forms of address: 唐先生 and Larsen女士 stand for the one man or woman of the filing whom they fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.chinese.glyphs import HAN, fold
from graphkit.extract.chinese.lexicon import anyof, words

__all__ = ["addressed", "surname_of"]


@cache
def _called() -> re.Pattern[str]:
    double = anyof(words("surnames", "double"))
    chinese = rf"(?P<surname>{double}|[{HAN}])[{HAN}]{{1,3}}"
    foreign = r"[A-Z][A-Za-z. \-]* (?P<last>[A-Z][a-z\-]+)"
    return re.compile(
        bounded(f"(?:{chinese}|{foreign})(?P<address>{anyof(words('roles', 'honorific.words'))})")
    )


def addressed(persons: Mapping[int, tuple[str, ...]], text: str) -> Iterator[tuple[str, int]]:
    """The short addresses that the text uses and that fit one person only, with that person's handle."""
    fits: dict[str, set[int]] = {}
    for handle, names in persons.items():
        for name in names:
            found = _called().fullmatch(fold(name))
            if found:
                short = (found["surname"] or found["last"]) + found["address"]
                fits.setdefault(short, set()).add(handle)
    for short, handles in sorted(fits.items()):
        if len(handles) == 1 and short in text:
            yield short, min(handles)


def surname_of(short: str) -> str:
    """The surname of a short address."""
    return re.sub(f"{anyof(words('roles', 'honorific.words'))}$", "", short)
