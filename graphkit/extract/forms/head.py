"""The head of a form as its text broke: the issuer's name and the stock code, put together again.

Every repair is reported as doubtful, with what was printed and why it is read so.
"""

from __future__ import annotations

import itertools
import re

from graphkit.extract.forms.lexicon import layout

__all__ = ["joined_name", "stock_code"]

RANGES: list[list[int]] = layout("marks")["stock_codes"]["ranges"]
FRAGMENTS: dict[str, str] = layout("marks")["fragments"]


def joined_name(printed: str) -> tuple[str, str]:
    """A name cut by column edges, and why it is read so ("" where nothing was repaired).

    The words of a company's name begin with capitals, so a small letter after a column edge
    goes on with the word before it.
    """
    whole = re.sub(r"(?<=[A-Za-z])\s*\t\s*(?=[a-z])", "", printed)
    reason = "a word was cut by a column edge" if whole != printed else ""
    return re.sub(r"\s+", " ", whole).strip(" _:.,"), reason


def stock_code(printed: str) -> tuple[str, str] | None:
    """The stock code that the printed pieces say, and why; None where they say none.

    Pieces joined are the code where the Exchange gives such codes to shares. Where not, a column
    edge cut a digit and both columns printed a part of it: the last of one piece and the first of
    the next are one digit, and of the two prints the one with more ink is read.
    """
    pieces = re.findall(r"\d+", printed)
    if not pieces:
        return None
    plain = "".join(pieces)
    if _listed(plain):
        reason = "" if len(pieces) == 1 else "printed in pieces, joined"
        return plain.lstrip("0"), reason
    for left, right in itertools.pairwise(pieces):
        first, last = right[0], left[-1]
        digit = first if last == first or last in FRAGMENTS.get(first, "") else None
        digit = digit or (last if first in FRAGMENTS.get(last, "") else None)
        code = left[:-1] + (digit or "") + right[1:]
        if digit and len(pieces) == 2 and _listed(code):
            return code.lstrip("0"), (
                f"{plain} is no code of a listed share; the digits {last} and {first} at the column "
                f"edge are two prints of one digit {digit}"
            )
    return None


def _listed(code: str) -> bool:
    return len(code) <= 5 and any(low <= int(code) <= high for low, high in RANGES)
