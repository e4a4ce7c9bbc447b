"""The page of the vocabulary is the one that the Turtle gives, and leaves nothing out."""

import re

import pytest
import rdflib
from rdflib.namespace import RDF, SKOS

from graphkit.graph.document import page
from graphkit.graph.terms import NAMESPACES
from graphkit.resources import ontology

KEPT = ontology("vocabulary.md").read_text("utf-8")
TERMS = rdflib.Graph().parse(ontology("graphkit.ttl"))
OWN = {
    str(one).removeprefix(NAMESPACES["gk"])
    for one in TERMS.subjects(RDF.type)
    if str(one).startswith(NAMESPACES["gk"])
}


def test_the_kept_page_is_reproduced():
    assert page() == KEPT, "run: python -m graphkit.graph.document > ontology/vocabulary.md"


def test_every_term_has_its_place_with_definition_example_and_question():
    told = dict(re.findall(r'^### <a id="(\w+)"></a>(.*?)(?=^##)', KEPT, re.M | re.S))
    assert set(told) == OWN
    for name, text in told.items():
        node = rdflib.URIRef(NAMESPACES["gk"] + name)
        assert str(TERMS.value(node, SKOS.definition))[1:] in text
        assert "- example: " in text
        assert "- question: [" in text


@pytest.mark.parametrize("folder", ["align", "codes"])
def test_every_match_and_code_is_told(folder):
    for path in sorted(ontology(folder).glob("*.ttl")):
        for _, predicate, target in rdflib.Graph().parse(path):
            if predicate == SKOS.notation:
                assert f"| `{target}` |" in KEPT
            elif "Match" in predicate:
                assert f"<{target}>" in KEPT


def test_links_lead_to_terms_and_to_questions():
    assert set(re.findall(r"\(#(\w+)\)", KEPT)) <= OWN
    for name in set(re.findall(r"\(queries/(.*?)\)", KEPT)):
        assert ontology("queries", name).is_file()
