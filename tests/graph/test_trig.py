"""The text of the graph: canonical spelling, each line once, in one order."""

import hashlib

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from graphkit.graph.trig import canonical_hash, nquads, spelled, trig

ODD = [*range(0x20), 0x22, 0x5C, 0x7F, 0x80, 0x2028, 0xE000, 0xFFFE, 0xFFFF, 0x1F600]


def say(text, **kind):
    return Quad(NamedNode("x:a"), NamedNode("x:b"), Literal(text, **kind), NamedNode("x:g"))


@pytest.mark.parametrize("glyph", ODD, ids=hex)
def test_a_glyph_is_spelled_in_one_way_and_read_back(glyph):
    quad = say(f"a{chr(glyph)}b")
    assert nquads([quad]) == [f"<x:a> <x:b> {spelled(quad.object)} <x:g> ."]
    assert list(parse("".join(trig([quad])), format=RdfFormat.TRIG)) == [quad]


@pytest.mark.parametrize("kind", [{}, {"language": "zh"}, {"datatype": NamedNode("x:i")}])
def test_a_literal_is_spelled_with_its_kind(kind):
    quad = say("1", **kind)
    assert nquads([quad]) == [f"<x:a> <x:b> {spelled(quad.object)} <x:g> ."]


def test_lines_are_sorted_by_code_point_and_come_once():
    lines = nquads([say("\U0001f600"), say("\uffee"), say("z"), say("z")])
    assert lines == sorted(set(lines))
    assert len(lines) == 3


def test_the_hash_is_that_of_the_lines():
    quads = [say("b"), say("a"), say("a")]
    text = "".join(f"{line}\n" for line in nquads(quads))
    assert canonical_hash(quads) == hashlib.sha256(text.encode()).hexdigest()


def test_nothing_has_the_hash_of_no_text():
    assert canonical_hash([]) == hashlib.sha256(b"").hexdigest()
    assert nquads([]) == []
