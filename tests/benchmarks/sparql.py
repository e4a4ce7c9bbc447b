"""The named questions in two engines: python -m tests.benchmarks.sparql [TRIPLES] [--cut SECONDS]

Repeats the sample group of tests/pier.py under new names until there are so many triples (a
million if not said), loads the same N-Quads into Oxigraph and into rdflib's own store, and asks
each named question of both in one run, about one group and, where a question needs no value, about
all. An answer of rdflib that is not there after the cut counts with the cut: the ratio is at least
that. Prints a line a question, and the median ratio.
`--only QUESTION...` asks those alone.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import time
from collections.abc import Iterator
from statistics import median
from typing import Any

import rdflib
from pyoxigraph import Literal, NamedNode, Quad, Store

from graphkit.graph.functions import functions, register
from graphkit.graph.query import bound, rows
from graphkit.graph.questions import Question, questions
from graphkit.graph.terms import NAMESPACES, iri, literal
from tests import pier

Terms = dict[str, NamedNode | Literal]
OWN = tuple(NAMESPACES[prefix] for prefix in ("gkd", "gke", "gkf", "gki", "gkm", "gks"))
PLAIN = (NAMESPACES["gkd"] + "hk-9990",)
HELD: dict[str, rdflib.Dataset] = {}
"""rdflib's data, which the processes that are cut share with this one."""


def main(triples: int, cut: float, only: list[str]) -> None:
    """Print the times of each question, or of those named, and the median of the ratios."""
    sample = list(pier.graph().reasoned)
    copies = max(triples // len(sample), 1)
    store = Store()
    store.bulk_extend(quad for number in range(copies) for quad in copy(sample, number))
    print(f"{copies} groups, {len(store):,} triples")
    begun = time.perf_counter()
    dataset = HELD["data"] = rdflib.Dataset(default_union=True)
    for quad in store:
        subject, predicate, object, name = (_theirs(term) for term in tuple(quad))
        dataset.graph(name).add((subject, predicate, object))
    register()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"rdflib loaded in {time.perf_counter() - begun:.0f} s; {peak:,.0f} MB for both")
    dataset.query("ASK {}")
    ratios = [
        compared(store, question, terms, cut)
        for question, terms in asked()
        if not only or question.name in only
    ]
    print(f"median ratio {median(ratios):.0f} over {len(ratios)} questions")


def copy(sample: list[Quad], number: int) -> Iterator[Quad]:
    """The sample with all that is its own named anew; the first copy is the sample itself."""

    def renamed(term: Any) -> Any:
        if number and isinstance(term, NamedNode) and term.value.startswith(OWN):
            return NamedNode(f"{term.value}-{number}")
        named = number and isinstance(term, Literal) and term.value.endswith("Limited")
        return Literal(f"{term.value} {number}") if named else term

    for quad in sample:
        yield Quad(*(renamed(term) for term in tuple(quad)))


def asked() -> Iterator[tuple[Question, Terms]]:
    """Each question about one group; and, where it may be left out, about all."""
    graph = pier.graph()
    named = {
        "other": "Harbour School",
        "transaction": "Supply Agreement",
        "return": "Monthly return for 30/11/2013",
    }
    values: Terms = {name: iri(f"gkd:{graph.find(text).id}") for name, text in named.items()}
    values |= {"party": iri("gkd:hk-9990"), "statement": iri(f"gks:{pier.spring_says()[4].id}")}
    values |= {name: literal(day, "date") for name, day in (("from", "2012-01-01"), ("to", "2015-01-01"))}
    values |= {"at": literal("2013-01-01", "date"), "known": literal("2013-01-01", "date")}
    for question in questions():
        required = {name: values[name] for name, one in question.parameters.items() if one.required}
        given = required | {name: values[name] for name in question.parameters if name in values}
        yield question, given
        if given != required:
            yield question, required


def compared(store: Store, question: Question, terms: Terms, cut: float) -> float:
    """The ratio of rdflib's time to Oxigraph's."""
    sparql = bound(question.sparql, terms)
    begun = time.perf_counter()
    answer = store.query(
        sparql, prefixes=NAMESPACES, use_default_graph_as_union=True, custom_functions=functions(store)
    )
    found = len(rows(answer))
    ours = time.perf_counter() - begun
    took = multiprocessing.Value("d", 0.0)
    process = multiprocessing.get_context("fork").Process(target=_ask, args=(sparql, took))
    process.start()
    process.join(cut)
    if late := process.is_alive():
        process.kill()
        process.join()
    theirs = cut if late else took.value
    told = f"{'>' if late else ' '}{theirs:8.3f} s"
    scope = ", ".join(sorted(terms)) or "all"
    print(
        f"{question.name:22} {scope:20.20} {found:7} rows  {ours:8.4f} s  {told}  {theirs / ours:8.0f}",
        flush=True,
    )
    return theirs / ours


def _ask(sparql: str, took: Any) -> None:
    begun = time.perf_counter()
    list(HELD["data"].query(sparql))
    took.value = time.perf_counter() - begun


def _theirs(term: Any) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype.value == NAMESPACES["xsd"] + "string"
    return rdflib.Literal(term.value, datatype=None if plain else rdflib.URIRef(term.datatype.value))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("triples", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--cut", type=float, default=60.0)
    parser.add_argument("--only", nargs="*", default=[], metavar="QUESTION")
    given = parser.parse_args()
    main(given.triples, given.cut, given.only)
