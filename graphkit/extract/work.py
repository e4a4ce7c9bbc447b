"""What the extractors of one filing share: its reading, its roster, and the drafts made so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from graphkit.extract.roster import Roster
from graphkit.extract.told import Told
from graphkit.filing.filing import Filing
from graphkit.filing.reading import Reading
from graphkit.notice import Notice
from graphkit.percent import Percent
from graphkit.statement import Evidence, Statement, Value

if TYPE_CHECKING:
    from graphkit.extract.parties.mentions import Mention
    from graphkit.extract.parties.term import Term

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
    """One filing under extraction. Components add to `drafts` and `notices`.

    `terms` are the defined terms; `chinese` gives a party's Chinese name with its span in the
    reading, `members` the head count of a group with its span; `head_note` is the span of the
    issuer's "(Incorporated in …)". `doc` is the spaCy document of the reading's text, `mentions`
    the parties named in it, in the order of the text. `done` says that the filing is a form and was
    read whole: the components for prose have nothing to do. `told` finds the drafts of a party.
    """

    filing: Filing
    reading: Reading
    roster: Roster
    drafts: list[Draft] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    issuer: int | None = None
    terms: dict[str, Term] = field(default_factory=dict)
    chinese: dict[int, tuple[str, int, int]] = field(default_factory=dict)
    members: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    head_note: tuple[int, int] | None = None
    doc: Any = None
    mentions: list[Mention] = field(default_factory=list)
    vocabulary: Counter[str] = field(default_factory=Counter)
    done: bool = False
    told: Told = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.told = Told(self.roster)

    def say(self, draft: Draft, **changes: object) -> None:
        """Add a draft, with some fields changed."""
        said = replace(draft, **changes) if changes else draft  # type: ignore[arg-type]
        self.drafts.append(said)
        self.told.add(said)
