"""The graph: a ledger of statements with its paths, its RDF and its networkx graph.

Statements are the data; the rest are projections of them, made when first asked for and kept.
"""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING

from graphkit.graph.ledger import Ledger
from graphkit.graph.paths import Path, Step, all_paths, onward, steps
from graphkit.identity.parties import Party
from graphkit.statement import PartyRef

if TYPE_CHECKING:
    import networkx
    import pyoxigraph
    import rdflib

    from graphkit.graph.arrays.columns import Columns

__all__ = ["Graph"]


class Graph(Ledger):
    """A ledger with its paths and projections.

    Made from filings, statements and judgements on identity as a `Ledger` is; the same statements
    in any order give the same graph, to the byte.
    """

    # paths

    @cached_property
    def _steps(self) -> dict[str, tuple[Step, ...]]:
        return steps(self)

    def paths(
        self, start: PartyRef | Party | str, goal: PartyRef | Party | str, max: int = 6
    ) -> tuple[Path, ...]:
        """All paths of at most `max` steps from one party to another, shortest first.

        Steps go from owner to owned (holdings, subsidiaries, contracts, trusts), from director to
        company, and between associates and relatives; each carries its statements. Text is taken
        as a name, as in `find`.
        """
        ends = [self._meant(one) for one in (start, goal)]
        return all_paths(self._steps, ends[0], ends[1], max)

    def onward(self, party: PartyRef | Party | str) -> tuple[Step, ...]:
        """The steps of ownership and control that lead on from a party, nearest first."""
        return onward(self._steps, self._meant(party))

    # projections

    @cached_property
    def nx(self) -> networkx.MultiDiGraph[str]:
        """The statements as a networkx graph: relations are edges, attributes lie on nodes."""
        from graphkit.graph.nx import to_networkx

        return to_networkx(self)

    @cached_property
    def columns(self) -> Columns:
        """Holdings, control and offices as columns of numbers, for questions over millions of parties."""
        from graphkit.graph.arrays.columns import Columns

        return Columns.of(self)

    @cached_property
    def store(self) -> pyoxigraph.Store:
        """The RDF in an Oxigraph store in memory: one named graph a filing, and one of parties."""
        from graphkit.graph.rdf import to_store

        return to_store(self)

    @cached_property
    def rdf(self) -> rdflib.Dataset:
        """The same RDF through rdflib's API, with the union of all graphs as default graph."""
        from graphkit.graph.rdf import to_dataset

        return to_dataset(self.store)

    def trig(self) -> str:
        """The RDF as TriG, the same bytes for the same set of filings."""
        from graphkit.graph.rdf import quads
        from graphkit.graph.trig import trig

        return "".join(trig(quads(self)))

    def digest(self) -> str:
        """The canonical hash of the RDF: SHA-256 of its canonical N-Quads (RDFC-1.0)."""
        from graphkit.graph.rdf import quads
        from graphkit.graph.trig import canonical_hash

        return canonical_hash(quads(self))

    def jsonl(self) -> str:
        """The statements as JSON Lines, one record a line, in the order of their ids."""
        return "".join(
            json.dumps(one.to_record(), ensure_ascii=False, sort_keys=True) + "\n" for one in self.statements
        )
