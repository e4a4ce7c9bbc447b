"""The roster: every party of one filing, by every name that the filing gives it.

Names are matched folded (width, case, legal-form spelling, honorifics); a person's words match in
any order. A defined short name lives and dies with its filing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from graphkit.filing.filing import Filing
from graphkit.statement import PartyRef

__all__ = ["Roster", "fold"]

HONORIFIC = re.compile(r"^(?:mr|mrs|ms|miss|dr|madam|mdm|messrs|prof|professor|sir)\b\.?\s*", re.I)
WOMAN = re.compile(r"\s*(?:mrs|ms|miss|madam|mdm)\b\.?\s", re.I)
THE = re.compile(r"^the\s+")
WORDS = re.compile(r"[^\W_]+")
KEPT = 100_000
"""Folded names that are kept, as each is asked for many times."""
SPELLINGS = {"limited": "ltd", "company": "co", "corporation": "corp", "incorporated": "inc"}


@lru_cache(maxsize=KEPT)
def fold(name: str) -> str:
    """The form in which two spellings of one name are equal."""
    plain = HONORIFIC.sub("", unicodedata.normalize("NFKC", name).strip()).casefold()
    words = WORDS.findall(THE.sub("", plain))
    return " ".join([SPELLINGS.get(word, word) for word in words])


def _key(name: str) -> str:
    """The folded name, where a woman's bare surname ("Mrs. Sze") is not a man's ("Mr. Sze")."""
    folded = fold(name)
    return f"ms {folded}" if " " not in folded and WOMAN.match(name) else folded


class Roster:
    """Parties of one filing under handles (small integers); `ref` gives the finished PartyRef.

    `merges` counts how often two parties became one.
    """

    def __init__(self, filing: Filing) -> None:
        self.filing = filing
        self._names: list[list[str]] = []
        self._types: list[str] = []
        self._same: list[int] = []
        self._index: dict[str, int] = {}
        self.merges = 0

    def add(self, type: str, *names: str) -> int:
        """The party of that type with these names: the one already known by any of them, or new.

        The first name is the fullest. Parties that turn out to share a name become one.
        """
        known = sorted({self.root(h) for n in names if (h := self._index.get(_key(n))) is not None})
        known = [h for h in known if self._types[h] == type]
        handle = known[0] if known else self._new(type)
        for other in known[1:]:
            self.merge(handle, other)
        for name in names:
            self.alias(handle, name)
        if not self._names[self.root(handle)]:
            self._names[handle].append(names[0])
        return handle

    def _new(self, type: str) -> int:
        self._names.append([])
        self._types.append(type)
        self._same.append(len(self._same))
        return len(self._same) - 1

    def alias(self, handle: int, name: str) -> None:
        """Give a party one more name; a name that another party has stays with that other."""
        handle = self.root(handle)
        key = _key(name)
        if key and self.root(self._index.setdefault(key, handle)) == handle:
            if name not in self._names[handle]:
                self._names[handle].append(name)
            if self._types[handle] == "person":
                self._index.setdefault(" ".join(sorted(key.split())), handle)

    def lead(self, handle: int, name: str) -> None:
        """Make a name that the party has the first, that is the fullest."""
        held = self._names[self.root(handle)]
        if name in held:
            held.insert(0, held.pop(held.index(name)))

    def find(self, name: str) -> int | None:
        """The party known by that name here, or None."""
        key = _key(name)
        handle = self._index.get(key)
        if handle is None:
            handle = self._index.get(" ".join(sorted(key.split())))
            if handle is not None and self._types[self.root(handle)] != "person":
                handle = None
        return None if handle is None else self.root(handle)

    def merge(self, keep: int, drop: int) -> None:
        """Say that two handles are one party."""
        keep, drop = self.root(keep), self.root(drop)
        if keep != drop:
            self._same[drop] = keep
            self.merges += 1
            self._names[keep].extend(n for n in self._names[drop] if n not in self._names[keep])

    def root(self, handle: int) -> int:
        """The handle that stands for all that were merged with it."""
        while self._same[handle] != handle:
            handle = self._same[handle]
        return handle

    def type(self, handle: int) -> str:
        """The party's type."""
        return self._types[self.root(handle)]

    def names(self, handle: int) -> tuple[str, ...]:
        """The party's names, the fullest first."""
        return tuple(self._names[self.root(handle)])

    def ref(self, handle: int) -> PartyRef:
        """The party as statements name it."""
        root = self.root(handle)
        return PartyRef(f"{self.filing.sha256[:16]}/{root}", self._types[root], self.names(root))

    def __iter__(self) -> Iterator[int]:
        return (handle for handle, same in enumerate(self._same) if handle == same)
