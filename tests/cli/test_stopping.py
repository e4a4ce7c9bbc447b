"""Stopping a build at a terminal, and the limits of one file."""

import os
import signal
import time

from graphkit.graph.store import Store
from tests.benchmarks.misfortunes import filled, started
from tests.cli.program import run


def test_ctrl_c_says_what_is_kept_and_how_to_go_on(tmp_path):
    papers, graph = filled(tmp_path / "papers", 300), tmp_path / "graph"
    with started(papers, graph, "--jobs", "2", start_new_session=True) as builder:
        until = time.monotonic() + 100
        while time.monotonic() < until and len(list(graph.glob("filings/*.txt"))) < 2:
            time.sleep(0.05)
        os.killpg(builder.pid, signal.SIGINT)
        said = builder.communicate(timeout=60)[1]
    assert builder.returncode == 130, said
    *progress, last = said.splitlines()
    assert all(line.endswith(" s left") for line in progress), said
    assert last == f"graphkit: stopped. What was read is kept in {graph}; the same command goes on from there"
    with Store(graph, create=False) as store:
        assert 2 <= len(store.heads()) < 300


def test_the_limits_of_a_file_can_be_given(tmp_path):
    papers = filled(tmp_path / "papers", 1)
    assert run("build", papers, "-o", tmp_path / "graph", "--seconds", "60", "--memory", "4").returncode == 0
    refused = run("build", papers, "-o", tmp_path / "graph", "--seconds", "0")
    assert refused.returncode == 2
    assert "--seconds" in refused.stderr


def test_a_log_gets_a_line_now_and_then(monkeypatch, capsys):
    from graphkit.cli import progress

    monkeypatch.setattr(progress, "EVERY", 0.0)
    with progress.Progress() as told:
        time.sleep(0.01)
        told.step(1, 4, "a.txt")
        time.sleep(0.01)
        told.stage("findings")
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("graphkit: 1 of 4 filings, ")
    assert first.endswith(" s left")
    assert second == "graphkit: findings …"
