"""What a printed title says: a seat on the board with its role, the chair, offices held.

"Executive Director and Chief Executive Officer" is a seat and an office; a vice chairman has no
chair. Titles that are neither are left for the caller to report.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphkit.bounded import bounded

__all__ = ["OFFICES", "Title", "role_of", "title_of"]

OFFICES: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent.parent / "data" / "offices.toml").read_text("utf-8")
)
OFFICERS = frozenset(OFFICES["officers"]["titles"]) | frozenset(OFFICES["officers"]["zh"])
SEATS = frozenset(OFFICES["seats"]["words"])
BETWEEN = re.compile(bounded(r"\s*(?:,|;|/|&|\band\b|\bcum\b|、|，|及|兼(?:任)?|與|与)\s*"), re.I)
ROLES: dict[str, str] = OFFICES["roles"]
ZH_ROLES: dict[str, str] = OFFICES["zh_roles"]


@dataclass(frozen=True, slots=True)
class Title:
    """`director` with `role` and `chair`; `offices` in lower case as printed; `unknown` the rest."""

    director: bool = False
    role: str | None = None
    chair: bool = False
    offices: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def role_of(words: str) -> str | None:
    """executive, non_executive or independent_non_executive as the words say; else None."""
    plain = re.sub(r"[\s‑–-]+", " ", words.casefold())
    for printed, role in ROLES.items():
        if re.search(bounded(rf"(?<![a-z]){printed.replace('-', ' ')}(?![a-z])"), plain):
            return role
    return next((role for printed, role in ZH_ROLES.items() if printed in re.sub(r"\s", "", words)), None)


def title_of(printed: str) -> Title:
    """A title as printed, in English or Chinese."""
    director, role, chair = False, None, False
    offices: list[str] = []
    unknown: list[str] = []
    for part in BETWEEN.split(re.sub(r"\s+", " ", printed).strip(" .()（）")):
        word = re.sub(bounded(r"\s+of the (?:company|board|group)$"), "", part.strip(" .()（）").casefold())
        word = re.sub(r"^(?:the|our|an?|本公司)(?:\s|之|的|(?<=司))\s*", "", word)
        if not word:
            continue
        if _chairs(word):
            chair = True
        elif (plain := re.sub(r"\bvice-(?=p)", "vice ", word)) in OFFICERS:
            offices.append(word)
            director |= plain in SEATS
        elif re.search(r"\bdirectors?$|董事$", word):
            director, role = True, role or role_of(word)
        else:
            unknown.append(word)
    return Title(director or chair, role, chair, tuple(offices), tuple(unknown))


def _chairs(word: str) -> bool:
    chair = OFFICES["chair"]
    if (
        word in chair["words"]
        or re.sub(bounded(r"^(?:the|our|board|group)\s+|\s+of the board(?: of directors)?$"), "", word)
        in chair["words"]
    ):
        return True
    return word in chair["zh"]
