"""Candidates: which parties are worth comparing, by cheap keys that few parties share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from graphkit.identity.decision import limits

__all__ = ["blocked", "rarest"]


def rarest(words: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    """Of each holder's words the rarest few, and neighbours of them, as pairs of key and holder.

    A word that too many holders share is no ground for comparing: then two such words together.
    """
    held = {id: sorted(set(some)) for id, some in words.items()}
    counts = Counter(word for some in held.values() for word in some)
    size, most = limits("block")["size"], int(limits("block")["keys"])
    for id, some in held.items():
        shared = [word for word in some if counts[word] > 1]
        ordered = sorted(shared, key=lambda word: (counts[word], word))
        yield from ((word, id) for word in ordered[:most] if counts[word] <= size)
        frequent = [word for word in ordered if counts[word] > size][: most + 1]
        yield from ((f"{one} {other}", id) for one, other in combinations(sorted(frequent), 2))


def blocked(keys: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs of holders that share a key which few hold, in order, each once."""
    holders: dict[str, set[str]] = defaultdict(set)
    for key, id in keys:
        holders[key].add(id)
    size = limits("block")["size"]
    pairs = {
        pair for ids in holders.values() if 1 < len(ids) <= size for pair in combinations(sorted(ids), 2)
    }
    return sorted(pairs)
