"""The extractors as spaCy components: each is a factory that pyproject.toml names as an entry point.

A component runs one function on the `Work` that travels with the document, `doc._.graphkit`. The
function is looked up when the component is made, so that importing this module loads no extractor.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from spacy.language import Language
from spacy.tokens import Doc

__all__ = ["COMPONENTS", "register"]

COMPONENTS = {
    "graphkit_forms": "graphkit.extract.forms:read_forms",
    "graphkit_terms": "graphkit.extract.parties.terms:read_terms",
    "graphkit_board": "graphkit.extract.people.board:read_board",
    "graphkit_mentions": "graphkit.extract.parties.mentions:find_mentions",
    "graphkit_offices": "graphkit.extract.people.offices:read_offices",
    "graphkit_family": "graphkit.extract.people.family:read_family",
    "graphkit_companies": "graphkit.extract.parties.companies:read_companies",
    "graphkit_relations": "graphkit.extract.relations.cascade:read_relations",
    "graphkit_chinese": "graphkit.extract.chinese:read_chinese",
    "graphkit_tables": "graphkit.extract.tables:read_tables",
    "graphkit_transactions": "graphkit.extract.deals.transactions:read_transactions",
    "graphkit_identifiers": "graphkit.extract.parties.identifiers:read_identifiers",
}
"""Factory and the function that it runs, in the order of the pipeline."""


def register(name: str) -> Callable[[Language, str], Callable[[Doc], Doc]]:
    """Make a spaCy factory of the component with that name."""
    path, function = COMPONENTS[name].split(":")

    def factory(nlp: Language, name: str) -> Callable[[Doc], Doc]:
        run = getattr(import_module(path), function)

        def component(doc: Doc) -> Doc:
            if not doc._.graphkit.done:
                run(doc._.graphkit)
            return doc

        return component

    Language.factory(name, func=factory)
    return factory


terms = register("graphkit_terms")
board = register("graphkit_board")
mentions = register("graphkit_mentions")
forms = register("graphkit_forms")
offices = register("graphkit_offices")
family = register("graphkit_family")
companies = register("graphkit_companies")
relations = register("graphkit_relations")
tables = register("graphkit_tables")
transactions = register("graphkit_transactions")
chinese = register("graphkit_chinese")
identifiers = register("graphkit_identifiers")
