"""Check digits of register numbers: unified social credit code, LEI and ISIN."""

from __future__ import annotations

from collections.abc import Callable, Mapping

__all__ = ["CHECKS"]

USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def _uscc(number: str) -> bool:
    """GB 32100-2015: weights are the powers of 3 modulo 31."""
    total = sum(USCC.index(sign) * pow(3, place, 31) for place, sign in enumerate(number[:17]))
    return USCC[-total % 31] == number[17]


def _mod97(number: str) -> bool:
    """ISO 7064 MOD 97-10, as the LEI has it: letters count from 10."""
    return int("".join(str(int(sign, 36)) for sign in number)) % 97 == 1


def _luhn(number: str) -> bool:
    """ISO 6166: Luhn's sum over the digits, letters counting from 10."""
    digits = [int(digit) for sign in number for digit in str(int(sign, 36))]
    doubled = [digit * 2 if place % 2 else digit for place, digit in enumerate(reversed(digits))]
    return sum(sum(divmod(digit, 10)) for digit in doubled) % 10 == 0


CHECKS: Mapping[str, Callable[[str], bool]] = {"uscc": _uscc, "mod97": _mod97, "luhn": _luhn}
"""The check of each kind, by its name in data/identifiers.toml."""
