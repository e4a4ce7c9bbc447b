"""The knowledge graph: a graph of statements, and everything that can be asked of it.

It stands above the stages, since it hands questions on to the rules and to the page: those know
only the `Graph` that it is.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.graph.graph import Graph

if TYPE_CHECKING:
    import pyoxigraph

    from graphkit.graph.rows import Rows
    from graphkit.identity.parties import Party
    from graphkit.rules.finding import Finding
    from graphkit.statement import PartyRef

__all__ = ["KnowledgeGraph"]


class KnowledgeGraph(Graph):
    """A graph with its questions, its findings and its page.

    Made from filings, statements and judgements on identity as a `Ledger` is; the same statements
    in any order give the same graph, to the byte.
    """

    @cached_property
    def reasoned(self) -> pyoxigraph.Store:
        """The RDF with the findings of the rules as derived statements."""
        from graphkit.rules.derived import reasoned_store

        return reasoned_store(self)

    def query(self, question: str, **values: object) -> Rows:
        """The answer to a named question (ontology/queries) or to SPARQL.

        `values` are the question's parameters; a party may be given by any name that `find`
        knows. A question that speaks of derived statements is put to `reasoned`. Raises
        QueryError for a question that cannot be asked.
        """
        from graphkit.graph.query import answer, asks_for_findings, sparql_of

        sparql = sparql_of(self, question, values)
        return answer(self.reasoned if asks_for_findings(sparql) else self.store, sparql)

    def check(
        self,
        party: PartyRef | Party | str,
        issuer: PartyRef | Party | str | None = None,
        at: str | None = None,
        known: str | None = None,
    ) -> Finding:
        """Is the party a connected person of the issuer? See `graphkit.rules.check`."""
        from graphkit.rules import check

        return check(self, party, issuer=issuer, at=at, known=known)

    def findings(self, at: str | None = None, known: str | None = None) -> tuple[Finding, ...]:
        """The findings for every issuer and party. See `graphkit.rules.findings`."""
        from graphkit.rules import findings

        return findings(self, at=at, known=known)

    def show(self, path: str | Path, party: PartyRef | Party | str | None = None) -> None:
        """Write the interactive page, of all or of a party's surroundings."""
        from graphkit.view import write

        focus = None if party is None else self.parties[self._meant(party)]
        write(self, Path(path), focus=focus, findings=self.findings(known=self.known))

    def _repr_html_(self) -> str:
        """The page in a frame, for Jupyter."""
        from graphkit.view import frame

        return frame(self, findings=self.findings(known=self.known))
