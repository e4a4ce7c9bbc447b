"""Finding a party by what a person types."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from graphkit.errors import PartyNotFound
from graphkit.identity.names import fold, legal_key, stems, stock_code
from graphkit.identity.parties import Party

__all__ = ["Index"]

EVENTS = frozenset({"transaction", "return"})
NEAR = 60.0
"""Least likeness (0-100) of a name that is offered as a candidate."""


class Index:
    """The names of all parties, by how much of their legal form is left off."""

    def __init__(self, parties: Iterable[Party], party_of: Mapping[str, str]) -> None:
        self.parties = {one.id: one for one in parties}
        self.party_of = party_of
        self.names: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.codes: dict[str, set[str]] = defaultdict(set)
        for one in self.parties.values():
            self._add(one)

    def _add(self, party: Party) -> None:
        if party.stock_code:
            self.codes[party.stock_code].add(party.id)
        for name in party.names:
            for taken, stem in enumerate(stems(name) if party.type not in EVENTS else [fold(name)]):
                self.names[stem][taken].add(party.id)
            if party.type == "person":
                self.names[" ".join(sorted(fold(name).split()))][0].add(party.id)

    def find(self, text: str) -> str:
        """The id of the one party that answers to the text. Raises PartyNotFound."""
        if text in self.parties or text in self.party_of:
            return self.party_of.get(text, text)
        if coded := self.codes.get(stock_code(text) or ""):
            return self._only(text, coded)
        key = fold(text)
        for wanted in (key, " ".join(sorted(key.split()))):
            for ids in (self.names[wanted][taken] for taken in sorted(self.names.get(wanted, ()))):
                return self._only(text, ids)
        return self._only(text, self._begun(key) if key and not key.isdecimal() else set())

    def _begun(self, key: str) -> set[str]:
        """The parties one of whose names begins so; with whole words, where that leaves just one."""
        begun = {id for name in self.names if name.startswith(key) for id in self._ids(name)}
        whole = {id for name in self.names if name.startswith(f"{key} ") for id in self._ids(name)}
        return whole if len(whole) == 1 else begun

    def _ids(self, name: str) -> set[str]:
        return set().union(*self.names[name].values())

    def _only(self, text: str, ids: set[str]) -> str:
        """The one party among those: events come last, then a legal name beats a defined term."""
        key = fold(text)
        lasting = {id for id in ids if self.parties[id].type not in EVENTS} or ids
        legal = {id for id in lasting if key in stems(legal_key(self.parties[id].names) or "")}
        for some in (lasting, legal):
            if len(some) == 1:
                return next(iter(some))
        raise PartyNotFound(text, self._told(lasting) if lasting else self._near(key))

    def _told(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(f"{self.parties[id].name} ({id})" for id in sorted(ids))[:10]

    def _near(self, key: str) -> tuple[str, ...]:
        close = process.extract(key, sorted(self.names), scorer=fuzz.WRatio, limit=12, score_cutoff=NEAR)
        ids = dict.fromkeys(id for name, _, _ in close for id in sorted(self._ids(name)))
        lasting = [id for id in ids if self.parties[id].type not in EVENTS]
        return tuple(f"{self.parties[id].name} ({id})" for id in lasting[:5])
