"""What was drafted of whom: the drafts by predicate and subject, found without reading all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extract.roster import Roster

if TYPE_CHECKING:
    from graphkit.extract.work import Draft

__all__ = ["Told"]


class Told:
    """The drafts of one filing as they were said; parties that become one have theirs together."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._merges = roster.merges
        self._drafts: dict[tuple[str, int], list[Draft]] = {}

    def add(self, draft: Draft) -> None:
        """Take a draft that was said."""
        self._regroup()
        key = draft.predicate, self._roster.root(draft.subject)
        self._drafts.setdefault(key, []).append(draft)

    def of(self, predicate: str, handle: int) -> list[Draft]:
        """The drafts with that predicate whose subject is that party."""
        self._regroup()
        return self._drafts.get((predicate, self._roster.root(handle)), [])

    def _regroup(self) -> None:
        if self._merges == self._roster.merges:
            return
        held, self._drafts, self._merges = self._drafts, {}, self._roster.merges
        for (predicate, handle), drafts in held.items():
            self._drafts.setdefault((predicate, self._roster.root(handle)), []).extend(drafts)
