"""The store under misfortune: killed, out of room, shared, unwritable, and files that change."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphkit.assembly.build import build_folder, withdraw_from
from graphkit.errors import StoreError
from graphkit.graph.store import Store
from tests import pier
from tests.benchmarks.misfortunes import filled, humble, killed, started, whole

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("pause", [0.6, 1.1, 1.6])
def test_a_build_killed_at_any_moment_leaves_whole_filings_and_can_go_on(tmp_path, pause):
    papers = filled(tmp_path / "papers", 6)
    killed(papers, tmp_path / "graph", pause)
    assert whole(tmp_path / "graph")
    build_folder([papers], tmp_path / "graph")
    build_folder([papers], tmp_path / "once")
    for name in ("graph.trig", "statements.jsonl", "findings.json"):
        assert (tmp_path / "graph" / name).read_bytes() == (tmp_path / "once" / name).read_bytes()


def test_a_full_disk_is_told_and_what_was_there_stays(tmp_path):
    papers, graph = filled(tmp_path / "papers", 2), tmp_path / "graph"
    build_folder([papers], graph)
    before = {path.name: path.read_bytes() for path in graph.iterdir() if path.is_file()}
    filled(papers, 5)
    code = (
        "import resource, signal, sys; from pathlib import Path;"
        "from graphkit.assembly.build import build_folder;"
        "from graphkit.errors import StoreError; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try: build_folder([Path(sys.argv[1])], Path(sys.argv[2]))\n"
        "except StoreError as error: print(error); sys.exit(7)"
    )
    command = [sys.executable, "-c", code, str(papers), str(graph)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 7, done.stderr
    assert str(graph) in done.stdout and len(done.stdout.splitlines()) == 1
    assert whole(graph)
    for name in ("graph.trig", "statements.jsonl", "report.json", "graph.html"):
        assert (graph / name).read_bytes() == before[name]
    assert not [path for path in graph.iterdir() if path.name.endswith(".new")]


def test_of_two_builds_at_once_one_is_told_and_nothing_is_lost(tmp_path):
    papers, graph = filled(tmp_path / "papers", 3), tmp_path / "graph"
    with Store(graph) as store:
        store.add(_extract(), extractor="test/1")
        with pytest.raises(StoreError, match="another process is writing"):
            build_folder([papers], graph)
    build_folder([papers], graph)
    assert len(load_names(graph)) == 4


def test_a_place_that_cannot_be_a_folder_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(StoreError, match="cannot be made"):
        build_folder([filled(tmp_path / "papers", 1)], tmp_path / "file" / "graph")


@pytest.mark.parametrize("part", [".", "filings", "store.sqlite"])
def test_what_may_not_be_written_is_told_and_left_as_it_was(tmp_path, part):
    papers, graph = filled(tmp_path / "papers", 1), tmp_path / "graph"
    build_folder([papers], graph)
    before = {path.name: path.read_bytes() for path in graph.iterdir() if path.is_file()}
    filled(papers, 2)
    (graph / part).chmod(0o555 if (graph / part).is_dir() else 0o444)
    with started(papers, graph, preexec_fn=humble) as builder:
        said = builder.communicate()[1]
    (graph / part).chmod(0o755)
    assert (builder.returncode, len(said.splitlines())) == (2, 1), said
    assert str(graph) in said
    assert {path.name: path.read_bytes() for path in graph.iterdir() if path.is_file()} == before


def test_a_file_that_changes_while_it_is_read_is_kept_as_it_was_read(tmp_path):
    papers = filled(tmp_path / "papers", 1)
    (path,) = papers.iterdir()
    code = (
        f"import itertools; p = {str(path)!r}; a = open(p).read()\n"
        "for n in itertools.count(): open(p, 'w').write(a + 'x' * (n % 999))"
    )
    with subprocess.Popen([sys.executable, "-c", code]) as writer:
        time.sleep(0.2)
        report = build_folder([papers], tmp_path / "graph")
        writer.send_signal(signal.SIGKILL)
    assert len(report.read) + len(report.failed) == 1
    assert whole(tmp_path / "graph")


def test_names_of_files_lead_nowhere_else(tmp_path):
    papers = filled(tmp_path / "papers", 1)
    (path,) = papers.iterdir()
    bad = [os.fsdecode(b"no\xff\xfeutf.txt"), "a\x1b[2J.txt", "a\u202etxt.txt"]
    odd = ["..%2f..%2fescape.txt", "..\\escape.txt", "a\nb<script>.txt", "~root.txt", "-rf.txt"]
    for name in (*odd, *bad):
        (papers / name).write_text(path.read_text("utf-8") + ascii(name), "utf-8")
    (papers / os.fsdecode(b"no\xff.pdf")).write_text("no PDF", "utf-8")
    (papers / os.fsdecode(b"no\xff.xyz")).write_text("no filing", "utf-8")
    report = build_folder([papers], tmp_path / "graph")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["graph", "papers"]
    assert all(len(one.stem) == 64 for one in (tmp_path / "graph" / "filings").iterdir())
    assert len(report.read) == 7 and len(report.failed) == 1
    told = [*load_names(tmp_path / "graph"), report.failed[0].name, *report.passed]
    assert all(name.isprintable() and name.encode() for name in told)
    assert withdraw_from(tmp_path / "graph", "a\nb<script>.txt") == "a⟨000A⟩b<script>.txt"
    assert "b<script>" not in (tmp_path / "graph" / "graph.html").read_text("utf-8")


@pytest.mark.parametrize("name", ["odd ü 港\n$'\"#%41?.txt", "-o", "..;ls", "file:x?mode=ro"])
def test_folders_may_have_any_name(tmp_path, name):
    papers = filled(tmp_path / name / "papers", 1)
    build_folder([papers], tmp_path / name / name)
    assert len(load_names(tmp_path / name / name)) == 1
    assert whole(tmp_path / name / name)
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ['x" } UNION { ?s ?p ?o', "x' || true", "x> . <urn:a", "$party", "\\"])
def test_a_name_is_never_a_piece_of_a_question(name):
    graph = pier.graph()
    before = graph.trig()
    with pytest.raises(Exception, match="answers to") as told:
        graph.query("subsidiaries", party=name)
    assert type(told.value).__name__ == "PartyNotFound"
    assert graph.trig() == before


def load_names(graph):
    return [one["name"] for one in json.loads((graph / "report.json").read_text("utf-8"))["filings"]]


def _extract():
    from graphkit.extract.pipeline import Extract

    return Extract(pier.spring(), pier.spring_says(), ())
