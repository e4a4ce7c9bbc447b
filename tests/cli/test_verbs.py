"""The command line as a user has it: the real program on the sample and on small filings."""

import json
import shutil
from pathlib import Path

import pytest

from graphkit.assembly.build import build_folder
from graphkit.resources import samples
from tests.cli.program import on_terminal, process, run


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A folder with copies of the sample, and the graph of the good ones."""
    home = tmp_path_factory.mktemp("cli")
    shutil.copytree(samples(), home / "in")
    done = process("build", "in", "-o", "out", cwd=home)
    assert done.returncode == 1, done.stderr
    return home


def test_demo_shows_the_connected_persons_and_exits_well(tmp_path):
    done = process("demo", "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "yes: Xiaomi Corporation" in done.stdout
    assert "14A.11" in done.stdout
    assert "broken.pdf" in done.stdout
    assert (tmp_path / "out" / "graph.html").is_file()


def test_build_reports_the_broken_file_and_writes_the_rest(built):
    report = json.loads((built / "out" / "report.json").read_text("utf-8"))
    assert [one["file"] for one in report["failed"]] == ["broken.pdf"]
    assert len(report["filings"]) == 3
    for name in ("graph.trig", "statements.jsonl", "findings.json", "graph.html"):
        assert (built / "out" / name).stat().st_size > 0


def test_build_in_another_folder_and_order_gives_the_same_bytes(built):
    files = sorted((built / "in").glob("*.txt"), reverse=True)
    for file in files:
        build_folder([file], built / "other")
    for name in ("graph.trig", "statements.jsonl", "findings.json", "graph.html"):
        assert (built / "out" / name).read_bytes() == (built / "other" / name).read_bytes()


def test_build_again_reads_nothing_anew(built):
    done = run("build", "in", "-o", "out", "--json", cwd=built)
    assert json.loads(done.stdout)["added"] == 0


@pytest.fixture(scope="module")
def told(built):
    """What the program says of the facts in the sample, and its process."""
    return process("facts", "in", cwd=built)


def test_facts_are_one_json_object_a_line_each_with_evidence(built, told):
    records = [json.loads(line) for line in told.stdout.splitlines()]
    facts = [one for one in records if one["record"] == "fact"]
    assert {fact["doc"] for fact in facts} == {one.name for one in (built / "in").glob("*.txt")}
    for fact in facts:
        evidence, text = fact["evidence"], (built / "in" / fact["doc"]).read_text("utf-8")
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]


def test_facts_of_two_jobs_are_the_bytes_of_one(built, told):
    assert process("facts", "in", "-j", "2", cwd=built).stdout == told.stdout


def test_facts_of_a_broken_file_fail_with_its_reason(built):
    done = run("facts", "in/broken.pdf", cwd=built)
    assert done.returncode == 1
    assert "broken.pdf" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("party", "answer"),
    [
        ("Xiaomi", "yes"),
        ("Beijing Xiaomi", "yes"),
        ("Lei Jun", "yes"),
        ("Tao Zou", "yes"),
        ("北京小米科技有限責任公司", "yes"),
        ("Chengdu Digital Entertainment", "no"),
    ],
)
def test_check_answers_with_a_rule_and_statements(built, party, answer):
    done = run("check", party, "--issuer", "Kingsoft", "-g", "out", "--json", cwd=built)
    found = json.loads(done.stdout)
    assert found["answer"] == answer
    assert found["rule"]
    assert all(hop["statements"] for path in found["paths"] for hop in path["hops"])


def test_check_tells_a_person_the_rule_and_the_sentence(built):
    code, seen = on_terminal("check", "Beijing Xiaomi", "--issuer", "3888", "-g", "out", cwd=built)
    assert code == 0
    assert "YES" in seen
    assert "14A.11(4)" in seen
    assert "more than 30%" in seen


def test_a_name_of_nobody_is_bad_use_with_candidates(built):
    done = run("check", "Beijing", "--issuer", "Kingsoft", "-g", "out", cwd=built)
    assert done.returncode == 2
    assert "Beijing Xiaomi" in done.stderr
    assert "Traceback" not in done.stderr


def test_paths_tell_the_chain_and_what_lies_beyond(built):
    code, seen = on_terminal("paths", "Kingsoft", "Cloud Technology", "-g", "out", cwd=built)
    assert code == 0
    assert "Kingsoft Cloud → Kingsoft Cloud Corporation → Cloud Technology" in seen
    assert "⇢" in seen


def test_paths_that_do_not_exist_are_told_with_exit_code_one(built):
    done = run("paths", "Beijing Xiaomi", "Tao Zou", "-g", "out", cwd=built)
    assert done.returncode == 1


def test_query_by_name_and_by_sparql_agree(built):
    named = json.loads(run("query", "directors", "party=Kingsoft", "-g", "out", cwd=built).stdout)
    sparql = "SELECT ?p { ?p <https://w3id.org/graphkit/ns#directorOf> ?c }"
    asked = json.loads(run("query", sparql, "-g", "out", cwd=built).stdout)
    assert named
    assert asked


def test_query_lists_what_can_be_asked(built):
    _, seen = on_terminal("query", "--list", cwd=built)
    for name in ("subsidiaries", "directors", "holdings", "connected-persons", "transactions", "evidence"):
        assert name in seen


def test_query_that_does_not_parse_is_bad_use(built):
    done = run("query", "SELEKT", "-g", "out", cwd=built)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_verify_passes_and_fails_after_one_digit_was_changed(built, tmp_path):
    shutil.copytree(samples(), tmp_path / "in")
    build_folder([tmp_path / "in"], tmp_path / "out")
    assert run("verify", "-g", "out", cwd=tmp_path).returncode == 0
    changed = tmp_path / "in" / "continuing-2012-05-24.txt"
    changed.write_text(changed.read_text("utf-8").replace("more than 30%", "more than 20%"), "utf-8")
    done = run("verify", "-g", "out", "--json", cwd=tmp_path)
    assert done.returncode == 1
    assert any("holds_shares_in" in fault for fault in json.loads(done.stdout)["faults"])


def test_withdraw_takes_out_one_filing_and_adding_it_again_restores_the_bytes(tmp_path):
    shutil.copytree(samples(), tmp_path / "in")
    build_folder([tmp_path / "in"], tmp_path / "out")
    before = (tmp_path / "out" / "graph.trig").read_bytes()
    assert run("withdraw", "continuing-2012-05-24.txt", "-g", "out", cwd=tmp_path).returncode == 0
    without = (tmp_path / "out" / "graph.trig").read_bytes()
    assert b"continuing-2012-05-24.txt" not in without
    build_folder([tmp_path / "in"], tmp_path / "out")
    assert (tmp_path / "out" / "graph.trig").read_bytes() == before


def test_show_writes_the_page(built):
    assert run("show", "Xiaomi", "-g", "out", "-o", "x.html", cwd=built).returncode == 0
    assert "<html" in (built / "x.html").read_text("utf-8")


def test_export_lists_its_formats_and_writes_one(built):
    assert "graphml" in run("export", cwd=built).stdout
    assert run("export", "graphml", "-g", "out", "-o", "g.graphml", cwd=built).returncode == 0
    assert (built / "g.graphml").stat().st_size > 0


def test_a_folder_without_a_graph_is_bad_use(tmp_path):
    done = run("check", "Xiaomi", "-g", tmp_path)
    assert done.returncode == 2
    assert "graphkit build" in done.stderr


def test_every_verb_has_help():
    listed = run("--help").stdout
    for verb in (
        "demo",
        "facts",
        "build",
        "query",
        "check",
        "paths",
        "show",
        "verify",
        "export",
        "serve",
        "diff",
    ):
        assert verb in listed
        assert run(verb, "--help").returncode == 0


def test_the_python_names_do_what_the_verbs_do(built):
    import graphkit as gk

    graph = gk.build(sorted(Path(built, "in").glob("*.txt")))
    assert graph.check("Xiaomi", issuer="Kingsoft").answer == "yes"
    assert len(graph.paths("Lei Jun", "Cloud Technology")) > 0
    assert graph.query("subsidiaries", party="Kingsoft").rows
    assert graph.nx.number_of_edges() > 0


def test_the_version_is_told():
    assert process("--version").stdout.startswith("graphkit ")


def test_a_question_that_takes_too_long_is_ended_with_exit_code_one(built):
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?j) }"
    done = process("query", endless, "-g", "out", "--seconds", "1", cwd=built)
    assert done.returncode == 1
    assert "within 1 s" in done.stderr
    assert "--seconds" in done.stderr


@pytest.mark.parametrize(
    ("words", "next_step"),
    [
        (["directrs"], "directors"),
        (["directors", "company=Kingsoft"], "it has: party"),
        (["directors", "party"], "NAME=VALUE"),
        (["directors", "party=Kingsof"], "Kingsoft Corporation Limited"),
        (["directors", "party=Zzzz"], "graphkit query parties"),
        (["directors", "--at", "2012-13-01"], "write 2012-11-30"),
        (["directors", "--format", "xml"], "table, json, csv"),
        (["changes"], "Write from=2012-11-30"),
        (["evidence", "statement=none"], "no statement has the id"),
        (["SELECT * { ?s ?p"], "something is missing at the end"),
        (["SELECT * { ?s ?p ?o } LIMIT few"], "before 'few'"),
    ],
)
def test_a_wrong_question_is_bad_use_and_tells_the_next_step(built, words, next_step):
    done = run("query", *words, "-g", "out", cwd=built)
    assert done.returncode == 2
    assert next_step in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_answer_says_so_beside_it(built):
    done = run("query", "partners", "party=Kingsoft", "-g", "out", cwd=built)
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
    assert "party=Kingsoft" in done.stderr


def test_a_question_is_shown_with_its_values_in_place(built):
    shown = run("query", "directors", "party=Kingsoft", "--show", "-g", "out", cwd=built).stdout
    assert "VALUES ?party { <https://w3id.org/graphkit/id/hk-3888> }" in shown


def test_days_in_the_wrong_order_are_bad_use(built):
    done = run("diff", "2012-12-01", "2012-06-01", "-g", "out", cwd=built)
    assert done.returncode == 2
    assert "earlier day first" in done.stderr
