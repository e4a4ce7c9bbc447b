"""The named questions in two engines: python -m tests.benchmarks.sparql [TRIPLES] [--cut SECONDS]

Times are seconds of the processor, which say the same on a busy machine as on a quiet one.

Repeats the sample group of tests/pier.py under new names until there are so many triples (a
million if not said), loads the same N-Quads into Oxigraph and into rdflib's own store, and asks
each named question of both in one run, about one group and, where a question needs no value, about
all. An answer of rdflib that is not there after the cut counts with the cut: the ratio is at least
that. Prints a line a question, the quartiles of the ratios, how many rdflib did not answer, and which
took Oxigraph itself more than a second.
`--only QUESTION...` asks those alone, `--every K` every K-th question of the list, by name.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import signal
import time
from collections.abc import Iterator
from functools import lru_cache
from statistics import quantiles
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


def main(triples: int, cut: int, only: list[str], every: int) -> None:
    """Print the times of each question, or of those named, and the quartiles of the ratios."""
    sample = list(pier.graph().reasoned)
    copies = max(triples // len(sample), 1)
    store = Store()
    begun = time.process_time()
    store.bulk_extend(quad for number in range(copies) for quad in copy(sample, number))
    took = time.process_time() - begun
    print(
        f"{copies} groups, {len(store):,} triples, made and loaded into Oxigraph in {took:.0f} s", flush=True
    )
    begun = time.process_time()
    dataset = HELD["data"] = rdflib.Dataset(default_union=True)
    for quad in store:
        subject, predicate, object, name = (_theirs(term) for term in tuple(quad))
        _graph(name).add((subject, predicate, object))
    register()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"rdflib loaded in {time.process_time() - begun:.0f} s; {peak:,.0f} MB for both", flush=True)
    dataset.query("ASK {}")
    named = [question.name for question in questions()][::every]
    found = [
        (f"{question.name} ({_scope(terms)})", *compared(store, question, terms, cut))
        for question, terms in asked()
        if question.name in (only or named)
    ]
    report(found, cut)


def report(found: list[tuple[str, float, float]], cut: int) -> None:
    """The quartiles of the ratios, given the name and both times of each question."""
    low, middle, high = quantiles([theirs / ours for _, ours, theirs in found], n=4)
    late = sum(theirs >= cut for _, _, theirs in found)
    print(f"{len(found)} questions, ratio: median {middle:.0f}, quartiles {low:.0f} and {high:.0f}")
    print(f"{late} not answered by rdflib within {cut} s, which count as at least {cut} s")
    slow = [f"{name} {ours:.1f} s" for name, ours, _ in found if ours > 1]
    print(f"{len(slow)} took Oxigraph more than a second: {', '.join(slow) or 'none'}")


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


def compared(store: Store, question: Question, terms: Terms, cut: int) -> tuple[float, float]:
    """The seconds of Oxigraph, and of rdflib or of the cut."""
    sparql = bound(question.sparql, terms)
    begun = time.process_time()
    answer = store.query(
        sparql, prefixes=NAMESPACES, use_default_graph_as_union=True, custom_functions=functions(store)
    )
    found = len(rows(answer))
    ours = time.process_time() - begun
    took = multiprocessing.Value("d", 0.0)
    process = multiprocessing.get_context("fork").Process(target=_ask, args=(sparql, took, cut))
    process.start()
    process.join()
    if process.exitcode not in {0, -signal.SIGXCPU, -signal.SIGKILL}:
        raise RuntimeError(f"rdflib failed over {question.name}")
    late = process.exitcode != 0
    theirs = cut if late else took.value
    told = f"{ours:8.4f} s  {'>' if late else ' '}{theirs:8.3f} s  {theirs / ours:8.0f}"
    print(f"{question.name:22} {_scope(terms):20.20} {found:7} rows  {told}", flush=True)
    return ours, theirs


def _scope(terms: Terms) -> str:
    return ", ".join(sorted(terms)) or "all"


def _ask(sparql: str, took: Any, cut: int) -> None:
    """Asks rdflib; the system ends the process when it has used the cut."""
    resource.setrlimit(resource.RLIMIT_CPU, (cut, cut))
    begun = time.process_time()
    list(HELD["data"].query(sparql))
    took.value = time.process_time() - begun


@lru_cache(1 << 12)
def _graph(name: rdflib.URIRef) -> rdflib.Graph:
    return HELD["data"].graph(name)


@lru_cache(1 << 18)
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
    parser.add_argument("--cut", type=int, default=60)
    parser.add_argument("--only", nargs="*", default=[], metavar="QUESTION")
    parser.add_argument("--every", type=int, default=1, metavar="K")
    given = parser.parse_args()
    main(given.triples, given.cut, given.only, given.every)
