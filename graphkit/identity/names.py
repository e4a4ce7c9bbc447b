"""Names as identity compares them: folded, without legal form, as a set of words.

`fold` makes two spellings of one name equal (width, case, "Limited" and "Ltd", Traditional and
Simplified); `stems` are a company's name with ever more of its legal form taken off; `legal_key`
and `person_keys` are what must agree before two filings speak of one party.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

import opencc

from graphkit.extract.roster import fold as fold_printed

__all__ = [
    "chinese_key",
    "fold",
    "forms",
    "is_chinese",
    "is_role",
    "legal_key",
    "person_keys",
    "slug",
    "stems",
    "stock_code",
]

CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007"
HAN = re.compile(f"[{CJK}]")
LETTERS = re.compile(r"(?: [a-z]){2,4}$")
BETWEEN_HAN = re.compile(f"(?<=[{CJK}]) (?=[{CJK}])")


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """The words of data/legal_forms.toml."""
    text = (Path(__file__).parent / "data" / "legal_forms.toml").read_text("utf-8")
    return {name: tuple(words) for name, words in tomllib.loads(text).items()}


def forms(list: str) -> tuple[str, ...]:
    """One of the lists of legal forms: latin, chinese_bodies, partnerships."""
    return _table()[list]


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@lru_cache(1 << 17)
def is_chinese(name: str) -> bool:
    """Is it written in Chinese characters, wholly or for the greater part?"""
    return 2 * len(HAN.findall(name)) >= len(re.sub(r"[\W\d_]", "", name)) > 0


@lru_cache(1 << 17)
def fold(name: str) -> str:
    """The form in which two spellings of one name are equal; Chinese is folded to Simplified."""
    folded: str = fold_printed(name)
    if HAN.search(folded):
        folded = _simplifier().convert(BETWEEN_HAN.sub("", folded))
        folded = next((bare for word in _table()["chinese_address"] if (bare := _bare(folded, word))), folded)
    return LETTERS.sub(_form, folded)


def _form(letters: re.Match[str]) -> str:
    """Single letters at the end as one word, where they are a legal form: L.P., A/S, N.V."""
    words = letters.group().split()
    forms_of = ("".join(words[at:]) in _table()["latin"] for at in range(len(words) - 1))
    at = next((at for at, legal in enumerate(forms_of) if legal), len(words))
    return "".join(f" {word}" for word in [*words[:at], "".join(words[at:])] if word)


def _bare(folded: str, address: str) -> str | None:
    """A Chinese full name without its word of address; None where a surname would be all that is left."""
    name = folded.removesuffix(address)
    surname = len(name) < 2 or name in _table()["chinese_double_surnames"]
    return None if name == folded or surname else name


@lru_cache(1 << 17)
def stems(name: str) -> tuple[str, ...]:
    """The folded name, then with its legal form taken off, least first: never empty strings."""
    folded = fold(name)
    found = [folded]
    if is_chinese(name):
        ends = _table()["chinese"]
        found += [folded.removesuffix(end) for end in ends if folded.endswith(end) and folded != end]
    else:
        words = folded.split()
        while len(words) > 1 and words[-1] in _table()["latin"]:
            words.pop()
            found.append(" ".join(words))
    return tuple(found)


def legal_key(names: Iterable[str]) -> str | None:
    """The fullest Latin name that ends in a legal form, folded; None where there is none.

    Only the fullest counts: a defined short name may itself end in "Corporation".
    """
    legal = [fold(name) for name in names if _is_legal(name)]
    return max(legal, key=lambda key: (len(key.split()), len(key), key), default=None)


@lru_cache(1 << 17)
def _is_legal(name: str) -> bool:
    """Does a form end the Latin name that makes it legal, and does what stands before it name someone?"""
    if is_chinese(name):
        return False
    first, last = stems(name)[0], stems(name)[-1]
    form = set(first.removeprefix(last).split())
    return not form <= set(_table()["weak"]) and not set(last.split()) <= set(_table()["generic"])


def is_role(name: str) -> bool:
    """Is it what a company is in a deal ("our Company", "Target Company"), not who?"""
    words = set(fold(name).split())
    return name in _table()["chinese_roles"] or words <= {*_table()["generic"], *_table()["latin"]}


def chinese_key(names: Iterable[str]) -> str | None:
    """The fullest Chinese name that ends in a legal form, in Simplified; None where there is none."""
    legal = [fold(name) for name in names if is_chinese(name) and len(stems(name)) > 1]
    return max(legal, key=lambda key: (len(key), key), default=None)


def person_keys(names: Iterable[str]) -> set[str]:
    """A person's full names with their words in sorted order; a surname alone is none."""
    return {key for name in names if (key := _person_key(name)) is not None}


@lru_cache(1 << 17)
def _person_key(name: str) -> str | None:
    words = fold(name).split()
    if is_chinese(name):
        addressed = words[-1].endswith(_table()["chinese_address"])
        return words[0] if len(words) == 1 and 2 <= len(words[0]) <= 4 and not addressed else None
    return " ".join(sorted(words)) if sum(len(word) > 1 for word in words) > 1 else None


def stock_code(text: str) -> str | None:
    """A stock code in one spelling: five digits or fewer without leading zeros, or a Mainland code
    of six digits as it is; None for what is neither."""
    digits = text.strip()
    if not re.fullmatch(r"[0-9]{1,6}", digits):
        return None
    return digits if len(digits) == 6 else digits.lstrip("0") or None


def slug(name: str) -> str:
    """The name for use in an IRI: lower-case words of ASCII or Chinese joined by hyphens, or empty."""
    return "-".join(re.findall(f"[a-z0-9{CJK}]+", stems(name)[-1]))[:48].strip("-")
