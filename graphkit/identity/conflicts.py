"""What tells two companies apart for certain: stock codes, places of incorporation, register numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graphkit.identity.known import Known

__all__ = ["Marks", "against", "marks"]


@dataclass(frozen=True, slots=True)
class Marks:
    """Stock codes, jurisdictions, and register numbers as "REGISTER:number"."""

    codes: frozenset[str]
    places: frozenset[str]
    numbers: frozenset[str]


def marks(members: Iterable[Known]) -> Marks:
    """The marks of a group of refs."""
    held = list(members)
    read = [
        frozenset(text for one in held for text in one.values.get(slot, ()))
        for slot in ("stock_code", "jurisdiction", "registration_number")
    ]
    return Marks(*read)


def against(left: Marks, right: Marks) -> list[str]:
    """What speaks against two being one, in words.

    A company may be listed in Hong Kong and on the Mainland, and count its shares in renminbi under
    a second code (8....), so codes differ only within one kind.
    """
    found = []
    kinds = (_kinds(left.codes), _kinds(right.codes))
    if any(kinds[0][kind] and kinds[1][kind] and not kinds[0][kind] & kinds[1][kind] for kind in (5, 6)):
        found.append("different stock codes")
    if left.places and right.places and not left.places & right.places:
        found.append("incorporated in different places")
    ours, theirs = _registers(left.numbers), _registers(right.numbers)
    found += [
        f"different numbers in the register {register}"
        for register in sorted(ours.keys() & theirs.keys())
        if not ours[register] & theirs[register]
    ]
    return found


def _kinds(codes: Iterable[str]) -> dict[int, set[str]]:
    """Codes of Hong Kong (5 digits at most) and of the Mainland (6)."""
    held = list(codes)
    return {
        5: {code for code in held if len(code) < 5 or (len(code) == 5 and code[0] != "8")},
        6: {code for code in held if len(code) == 6},
    }


def _registers(numbers: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for text in numbers:
        register, _, number = text.partition(":")
        found.setdefault(register, set()).add(number)
    return {register: some for register, some in found.items() if register not in SECURITIES}


SECURITIES = frozenset({"ISIN"})
"""Registers of securities: a company has many numbers there."""
