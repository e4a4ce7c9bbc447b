"""The vocabulary holds every term that the code writes, documented, and used by a question."""

import re

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from graphkit.graph.questions import questions
from graphkit.graph.terms import CLASS_OF_PREDICATE, CLASSES, NAMESPACES, camel
from graphkit.percent import WORDINGS
from graphkit.resources import ontology
from graphkit.statement import ATTRIBUTES, PARTY_TYPES, PREDICATES, STATUSES, VALUE_KINDS
from tests import pier

GK = rdflib.Namespace(NAMESPACES["gk"])
GKC = rdflib.Namespace(NAMESPACES["gkc"])
VOCABULARY = rdflib.Graph().parse(ontology("graphkit.ttl"))
CODES = rdflib.Graph()
for path in sorted(ontology("codes").glob("*.ttl")):
    CODES.parse(path)
TERMS = sorted(
    {s for s in VOCABULARY.subjects() if str(s).startswith(str(GK)) and (s, RDF.type, None) in VOCABULARY}
)


def test_every_predicate_has_its_property():
    assert [name for name in sorted(PREDICATES) if GK[camel(name)] not in TERMS] == []


def test_every_predicate_has_a_class_of_statements():
    assert set(CLASS_OF_PREDICATE) == PREDICATES
    assert {GK[name] for name in CLASS_OF_PREDICATE.values()} <= set(TERMS)


def test_every_party_type_has_its_class():
    assert set(CLASSES) == PARTY_TYPES
    assert {GK[name] for name in CLASSES.values()} <= set(TERMS)


@pytest.mark.parametrize(
    ("scheme", "codes"),
    [
        ("status", STATUSES),
        ("party", PARTY_TYPES),
        ("value", VALUE_KINDS),
        ("percent", WORDINGS),
        ("state", {"before", "after"}),
        ("role", {"executive", "non_executive", "independent_non_executive"}),
    ],
)
def test_every_code_of_the_model_is_in_its_list(scheme, codes):
    listed = {str(CODES.value(c, SKOS.notation)) for c in CODES.subjects(SKOS.inScheme, GKC[scheme])}
    assert listed == set(codes)


def test_everything_written_is_in_the_vocabulary():
    written = {
        term.value for quad in pier.graph().reasoned for term in tuple(quad)[:3] if hasattr(term, "value")
    }
    terms = {text for text in written if text.startswith(str(GK))}
    codes = {text for text in written if text.startswith(str(GKC))}
    assert {rdflib.URIRef(text) for text in terms} <= set(TERMS)
    assert {rdflib.URIRef(text) for text in codes} <= set(CODES.subjects())


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.removeprefix(GK))
def test_a_term_has_label_definition_example_and_a_question_that_uses_it(term):
    assert [label for label in VOCABULARY.objects(term, RDFS.label) if label.language == "en"]
    assert VOCABULARY.value(term, SKOS.definition)
    assert VOCABULARY.value(term, SKOS.example)
    named = {one.name: one.sparql for one in questions()}
    serves = [str(name) for name in VOCABULARY.objects(term, GK.question)]
    assert serves
    assert [name for name in serves if name not in named] == []


THROUGH_A_VARIABLE = {
    *(camel(name) for name in ATTRIBUTES),
    *("Party Statement evidenceOrder question").split(),
}
"""Terms that questions meet as the value of a variable, or that only hold others together."""


def test_a_question_that_a_term_serves_speaks_of_it():
    named = {one.name: one.sparql for one in questions()}
    silent = {
        term.removeprefix(GK)
        for term in TERMS
        if not any(
            re.search(rf"\bgk:{term.removeprefix(GK)}\b", named[str(name)])
            for name in VOCABULARY.objects(term, GK.question)
        )
    }
    assert silent <= THROUGH_A_VARIABLE


def test_labels_are_unique_among_terms_of_one_kind():
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        labels = [str(VOCABULARY.value(term, RDFS.label)) for term in VOCABULARY.subjects(RDF.type, kind)]
        assert len(labels) == len(set(labels))


def test_every_code_is_documented():
    for concept in CODES.subjects(RDF.type, SKOS.Concept):
        assert CODES.value(concept, SKOS.definition)
        scheme, notation = CODES.value(concept, SKOS.inScheme), CODES.value(concept, SKOS.notation)
        assert concept == rdflib.URIRef(f"{scheme}-{notation}")


def test_questions_use_no_term_that_is_not_there():
    known = {term.removeprefix(GK) for term in TERMS}
    for one in questions():
        assert set(re.findall(r"\bgk:(\w+)", one.sparql)) <= known, one.name


def test_alignments_speak_of_our_terms_and_of_nothing_else():
    for path in sorted(ontology("align").glob("*.ttl")):
        for subject, predicate, target in rdflib.Graph().parse(path):
            assert subject in TERMS or subject in set(CODES.subjects())
            assert predicate in {SKOS.closeMatch, SKOS.relatedMatch, SKOS.broadMatch, SKOS.narrowMatch}
            assert not target.startswith("https://w3id.org/graphkit/")
