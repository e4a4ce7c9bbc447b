"""The ledger: statements of many filings, found by party and by time.

It cannot be changed. `at` gives the same ledger as of a day on either clock.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import Self

from graphkit.errors import GraphkitError, PartyNotFound
from graphkit.filing.filing import Filing
from graphkit.graph.clocks import NEVER, Interval, days, intervals, is_published, own_interval, told_end
from graphkit.graph.corrections import corrections
from graphkit.graph.find import Index
from graphkit.identity.parties import Judgement, Party, parties_of
from graphkit.statement import PartyRef, Statement

__all__ = ["Ledger"]

_by_id = attrgetter("id")


class Ledger:
    """Statements of any number of filings, and the parties they speak of.

    `filings` may leave out those that a statement's evidence names; `judgements` are decisions on
    identity that overrule the automatic ones. The order of statements and filings leaves no trace.
    """

    def __init__(
        self,
        filings: Iterable[Filing] | Mapping[str, Filing],
        statements: Iterable[Statement],
        judgements: Iterable[Judgement] = (),
    ) -> None:
        told = sorted(statements, key=lambda one: (one.id, -one.confidence, one.method))
        self.statements: tuple[Statement, ...] = tuple(next(same) for _, same in groupby(told, _by_id))
        """All statements, in the order of their ids; of two readings of one, the surer."""
        given = filings.values() if isinstance(filings, Mapping) else filings
        held = {one.sha256: one for one in (statement.filing for statement in self.statements)}
        held |= {one.sha256: one for one in sorted(given, key=lambda one: one.name, reverse=True)}
        self.filings: Mapping[str, Filing] = MappingProxyType({sha: held[sha] for sha in sorted(held)})
        """The filings by sha256."""
        parties, self._party_of = parties_of(self.statements, judgements)
        self.parties: Mapping[str, Party] = MappingProxyType(parties)
        """The parties by id: companies, persons, groups, transactions, returns."""
        self.valid: str | None = None
        """The day, month or year of valid time that this view shows, None for all."""
        self.known: str | None = None
        """The day, month or year of known time that this view shows, None for all."""

    def __repr__(self) -> str:
        clocks = "".join(f", {name}={at}" for name in ("valid", "known") if (at := getattr(self, name)))
        return (
            f"{type(self).__name__}({len(self.filings)} filings, {len(self.statements)} statements, "
            f"{len(self.parties)} parties{clocks})"
        )

    # parties

    def resolve(self, party: PartyRef | Party | str) -> Party:
        """The party of a ref, of a ref's or party's id, or itself. Raises PartyNotFound."""
        id = party if isinstance(party, str) else party.id
        found = self.parties.get(self._party_of.get(id, id))
        if found is None:
            raise PartyNotFound(id)
        return found

    def find(self, text: str) -> Party:
        """The one party that answers to `text`.

        By id, by stock code (padded or not), by any of its names as typed (a person's words in
        any order, Traditional or Simplified), by a name without its legal form, or by a beginning
        that only one party has; the earlier kind wins. Raises PartyNotFound with the candidates.
        """
        return self.resolve(self._index.find(text))

    def _meant(self, party: PartyRef | Party | str) -> str:
        if isinstance(party, str) and party not in self._party_of:
            return self.find(party).id
        return self.resolve(party).id

    @cached_property
    def _index(self) -> Index:
        return Index(self.parties.values(), self._party_of)

    # statements

    def about(self, party: PartyRef | Party | str) -> tuple[Statement, ...]:
        """The statements that have the party as subject or object."""
        return self._about.get(self.resolve(party).id, ())

    def between(self, left: PartyRef | Party | str, right: PartyRef | Party | str) -> tuple[Statement, ...]:
        """The statements that relate the two parties, in either direction."""
        wanted = sorted((self.resolve(left).id, self.resolve(right).id))
        return tuple(one for one in self.about(left) if sorted(self.ends(one)) == wanted)

    def ends(self, statement: Statement) -> tuple[str, ...]:
        """The party ids of the statement's subject and, for a relation, of its object."""
        subject = self._party_of[statement.subject.id]
        target = statement.object
        return (subject, self._party_of[target.id]) if isinstance(target, PartyRef) else (subject,)

    @cached_property
    def _about(self) -> dict[str, tuple[Statement, ...]]:
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            for end in dict.fromkeys(self.ends(statement)):
                found[end].append(statement)
        return {id: tuple(ones) for id, ones in found.items()}

    # clocks

    def at(self, valid: str | None = None, known: str | None = None) -> Self:
        """The same graph as of both clocks; dates are ISO, whole or in part (2012, 2012-11).

        With `known`, the statements of filings published by then; with `valid`, of those, the
        statements that hold then (`graphkit.graph.clocks` says when one does). What had been
        corrected by `known` is in no view. Parties, with their ids and names, are those of the
        whole graph, so that views compare. Raises GraphkitError for what is not a date.
        """
        wanted = self._days(valid)
        self._days(known)
        view = object.__new__(type(self))
        view.parties, view._party_of = self.parties, self._party_of
        view.filings = MappingProxyType(
            {sha: one for sha, one in self.filings.items() if is_published(one, known)}
        )
        view.valid, view.known = valid or self.valid, known or self.known
        out = tuple(one for one in self.statements if is_published(one.filing, known))
        gone = corrections(out, self._identify)
        out = tuple(one for one in out if one.id not in gone)
        spans = intervals(out, self._identify)
        view.statements = tuple(one for one in out if wanted is None or spans[one.id].meets(wanted))
        view.__dict__ |= {"_intervals": spans, "corrections": {}}
        return view

    def parts(self, groups: Iterable[Iterable[str]]) -> Iterator[Self]:
        """The views of some filings each, told by sha256, with the parties of their statements;
        how long a statement holds, and what corrects it, is as in the whole."""
        held: dict[str, list[Statement]] = defaultdict(list)
        for one in self.statements:
            held[one.filing.sha256].append(one)
        for group in groups:
            shas = sorted(group)
            view = self.part(one for sha in shas for one in held[sha])
            view.filings = MappingProxyType({sha: self.filings[sha] for sha in shas})
            yield view

    def part(self, statements: Iterable[Statement], also: Iterable[str] = ()) -> Self:
        """The view of some statements, with their filings and parties and the parties `also` told by id;
        how long a statement holds, and what corrects it, is as in the whole."""
        view = object.__new__(type(self))
        view.statements = tuple(sorted(statements, key=_by_id))
        view.filings = MappingProxyType({one.filing.sha256: one.filing for one in view.statements})
        ends = {end for one in view.statements for end in self.ends(one)}.union(also)
        view.parties = MappingProxyType({end: self.parties[end] for end in sorted(ends)})
        view._party_of, view.valid, view.known = self._party_of, self.valid, self.known
        view.__dict__ |= {"_intervals": self._intervals, "corrections": self.corrections}
        return view

    @staticmethod
    def _days(part: str | None) -> Interval | None:
        try:
            return days(part) if part else None
        except ValueError as error:
            raise GraphkitError(
                f"not a date: {part!r} ({error}); write 2012-11-30, 2012-11 or 2012"
            ) from None

    def _identify(self, ref: PartyRef) -> str:
        return self._party_of[ref.id]

    @cached_property
    def present(self) -> tuple[Party, ...]:
        """The parties that this view's statements speak of, in the order of their ids."""
        return tuple(party for id, party in self.parties.items() if id in self._about)

    @cached_property
    def corrections(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements that replace a statement of this graph, by the id of the replaced one."""
        return MappingProxyType(corrections(self.statements, self._identify))

    def is_corrected(self, statement: Statement, known: str | None = None) -> bool:
        """Had a correcting filing replaced it by the last day of `known`, or ever?"""
        return any(is_published(one.filing, known) for one in self.corrections.get(statement.id, ()))

    def ended_by(self, statement: Statement) -> tuple[Statement, ...]:
        """The other statements that say that its relation ended on a day after it began."""
        said = self._endings.get((statement.predicate, *self.ends(statement)), ())
        begin = (own_interval(statement).begin if said else None) or date.min
        return tuple(one for one in said if one != statement and (told_end(one) or date.min) > begin)

    @cached_property
    def _endings(self) -> dict[tuple[str, ...], list[Statement]]:
        found: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
        for one in self.statements:
            if told_end(one) is not None:
                found[one.predicate, *self.ends(one)].append(one)
        return found

    def interval(self, statement: Statement) -> Interval:
        """The days on which a statement of this graph holds."""
        return self._intervals[statement.id]

    def is_live(self, statement: Statement) -> bool:
        """Does it hold now (or, in a view at a valid time, then)? Live statements have plain triples."""
        return self.valid is not None or self._intervals[statement.id].current

    @cached_property
    def live(self) -> tuple[Statement, ...]:
        """The live statements, in the order of their ids."""
        return tuple(one for one in self.statements if self.is_live(one))

    @cached_property
    def _intervals(self) -> dict[str, Interval]:
        standing = (one for one in self.statements if one.id not in self.corrections)
        return dict.fromkeys(self.corrections, NEVER) | intervals(standing, self._identify)
