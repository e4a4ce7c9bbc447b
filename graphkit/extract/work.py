"""What the extractors of one filing share: its reading, its roster, and the drafts made so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from graphkit.extract.roster import Roster
from graphkit.filing.filing import Filing
from graphkit.filing.reading import Reading
from graphkit.notice import Notice
from graphkit.percent import Percent
from graphkit.statement import Evidence, Statement, Value

__all__ = ["Draft", "Work"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement whose parties are still handles of the roster; fields as in `Statement`."""

    subject: int
    predicate: str
    object: int | Value
    evidence: tuple[Evidence, ...]
    method: str
    confidence: float = 1.0
    percent: Percent | None = None
    state: str | None = None
    status: str = "asserted"
    valid_from: str | None = None
    valid_to: str | None = None
    as_at: str | None = None
    role: str | None = None
    chair: bool | None = None
    title: str | None = None
    wholly_owned: bool | None = None
    kind: str | None = None
    item: str | None = None

    def finish(self, roster: Roster) -> Statement:
        """The statement, with the roster's final names of both parties."""
        fields = {name: getattr(self, name) for name in self.__slots__}
        fields["subject"] = roster.ref(self.subject)
        if not isinstance(self.object, Value):
            fields["object"] = roster.ref(self.object)
        return Statement(**fields)


@dataclass(slots=True)
class Work:
    """One filing under extraction. Components add to `drafts` and `notices`."""

    filing: Filing
    reading: Reading
    roster: Roster
    drafts: list[Draft] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    issuer: int | None = None

    def say(self, draft: Draft, **changes: object) -> None:
        """Add a draft, with some fields changed."""
        self.drafts.append(replace(draft, **changes) if changes else draft)  # type: ignore[arg-type]
