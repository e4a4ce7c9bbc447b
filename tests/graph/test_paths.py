"""Paths of ownership, control and association."""

from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.knowledge import KnowledgeGraph
from tests import pier
from tests.builder import filing, party, quote, say


def chain(*edges):
    """A graph of holdings between parties named by letters."""
    within = filing("told")
    refs = {letter: party(within, "company", f"{letter} Limited") for pair in edges for letter in pair}
    return KnowledgeGraph(
        [within], [say(refs[a], "holds_shares_in", refs[b], quote(within, "told")) for a, b in edges]
    )


def routes(graph, start, goal, **limit):
    return ["".join(party.name[0] for party in path.parties) for path in graph.paths(start, goal, **limit)]


def test_shorter_paths_come_first():
    graph = chain("AB", "BC", "AC", "AD", "DB")
    assert routes(graph, "A Limited", "C Limited") == ["AC", "ABC", "ADBC"]


def test_no_path_leads_upwards():
    assert routes(chain("AB"), "B Limited", "A Limited") == []


def test_a_circle_is_walked_once():
    graph = chain("AB", "BA", "BC", "CB")
    assert routes(graph, "A Limited", "C Limited") == ["ABC"]


def test_the_limit_counts_steps():
    graph = chain("AB", "BC", "CD")
    assert routes(graph, "A Limited", "D Limited", max=3) == ["ABCD"]
    assert routes(graph, "A Limited", "D Limited", max=2) == []


def test_a_party_has_no_path_to_itself():
    assert routes(chain("AB", "BA"), "A Limited", "A Limited") == []


def test_subsidiaries_are_walked_from_the_parent():
    (path,) = pier.graph().paths("Pier", "Harbour School")
    assert [party.name for party in path.parties] == [
        "Pier Foods Limited",
        "Quay Trading Limited",
        "Wharf Logistics Limited",
        "Harbour School",
    ]
    assert [step.statements[0].predicate for step in path.steps] == [
        "subsidiary_of",
        "subsidiary_of",
        "controls_by_contract",
    ]


def test_a_step_carries_the_statements_of_all_filings():
    (path,) = pier.graph().paths("Pier", "Quay Trading")
    assert {one.filing.name for one in path.steps[0].statements} == {"spring.txt", "autumn.txt"}


def test_associates_and_relatives_are_walked_both_ways():
    graph = pier.graph()
    assert any(len(path) == 1 for path in graph.paths("Tide Capital", "Siu Ling Chan"))
    assert any(len(path) == 1 for path in graph.paths("Tai Man HO", "Siu Ling Chan"))


def test_connected_person_is_a_conclusion_and_no_step():
    assert len(pier.graph().paths("Tide Capital", "Pier Foods")[0]) == 1
    steps = [step for path in pier.graph().paths("Tide Capital", "Pier Foods") for step in path.steps]
    assert all(one.predicate != "connected_person_of" for step in steps for one in step.statements)


def test_planned_negated_and_ended_statements_are_no_steps():
    assert (
        pier.graph().paths("Tide Capital", "Wharf Logistics")[0].steps[0].target.name == "Pier Foods Limited"
    )


def test_an_ended_seat_is_a_step_in_a_view_of_its_time():
    before = pier.graph().at("2013").paths("Siu Ling Chan", "Pier Foods", max=1)
    assert [path.steps[0].statements[0].predicate for path in before] == ["director_of"]


def test_onward_steps_lead_on_by_control_only():
    targets = [step.target.name for step in pier.graph().onward("Quay Trading")]
    assert targets == ["Wharf Logistics Limited", "Harbour School"]


def test_a_path_is_told_as_a_record():
    (path,) = pier.graph().paths("Pier", "Quay Trading")
    record = path.to_record()
    assert record["length"] == 1
    assert record["steps"][0]["statements"][0]["evidence"][0]["quote"].startswith("Quay")
    assert str(path) == "Pier Foods Limited → Quay Trading Limited"


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("ABCDEF")), max_size=14), st.integers(1, 5)
)
def test_pruning_loses_no_path(edges, limit):
    edges = sorted({edge for edge in edges if edge[0] != edge[1]})
    if {"A", "F"} <= {letter for edge in edges for letter in edge}:
        found = routes(chain(*edges), "A Limited", "F Limited", max=limit)
        assert sorted(found) == sorted(_all(edges, "A", limit))
        assert [len(one) for one in found] == sorted(len(one) for one in found)


def _all(edges, way, limit):
    """Every simple path to F, by brute force."""
    if way[-1] == "F":
        return [way]
    ahead = [b for a, b in edges if a == way[-1] and b not in way] if len(way) <= limit else []
    return [path for b in ahead for path in _all(edges, way + b, limit)]
