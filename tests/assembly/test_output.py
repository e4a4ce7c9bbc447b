"""The files of a folder: written together, and only when there is something new."""

import pytest

from graphkit.assembly.build import build_folder, rewrite
from graphkit.assembly.output import FILES
from tests.benchmarks.misfortunes import filled


@pytest.fixture
def built(tmp_path):
    build_folder([filled(tmp_path / "papers", 2)], tmp_path / "graph")
    return tmp_path


def state(folder):
    return {name: (folder / "graph" / name).stat().st_mtime_ns for name in FILES}


def content(folder):
    return {name: (folder / "graph" / name).read_bytes() for name in FILES}


def test_a_build_with_nothing_new_writes_nothing_and_tells_the_same_graph(built):
    before = state(built)
    report = build_folder([built / "papers"], built / "graph")
    assert state(built) == before
    assert (len(report.read), len(report.added)) == (2, 0)
    assert report.digest == rewrite(built / "graph").digest


def test_a_file_that_was_changed_or_lost_is_written_again(built):
    before = content(built)
    (built / "graph" / "findings.json").write_text("[]", "utf-8")
    (built / "graph" / "graph.html").unlink()
    build_folder([built / "papers"], built / "graph")
    assert content(built) == before


def test_a_file_that_failed_is_in_the_report_though_nothing_is_added(built):
    (built / "papers" / "empty.txt").write_bytes(b"")
    build_folder([built / "papers"], built / "graph")
    assert b"empty.txt" in content(built)["report.json"]


def test_another_graphkit_writes_anew(built, monkeypatch):
    before = state(built)
    monkeypatch.setattr("graphkit.assembly.output._program", lambda: "another")
    build_folder([built / "papers"], built / "graph")
    assert all(state(built)[name] > before[name] for name in FILES)


def test_what_fails_halfway_leaves_the_old_files_and_nothing_beside_them(built, monkeypatch):
    before = content(built)
    filled(built / "papers", 3)
    monkeypatch.setattr("graphkit.assembly.output._write_page", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build_folder([built / "papers"], built / "graph")
    assert content(built) == before
    assert not [path for path in (built / "graph").iterdir() if path.name.endswith(".new")]


def test_a_stopped_build_keeps_what_it_read_and_goes_on_from_there(tmp_path):
    papers, seen = filled(tmp_path / "papers", 5), []

    def stop(done, total, name):
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_folder([papers], tmp_path / "graph", progress=stop)
    build_folder([papers], tmp_path / "graph", progress=lambda done, total, name: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]
    build_folder([papers], tmp_path / "once")
    for name in FILES:
        assert (tmp_path / "graph" / name).read_bytes() == (tmp_path / "once" / name).read_bytes()


def test_two_files_of_the_same_content_are_read_once_under_the_first_name(tmp_path):
    papers, seen = filled(tmp_path / "papers", 1), []
    (path,) = papers.iterdir()
    for name in ("zebra.txt", "april.txt"):
        (papers / name).write_bytes(path.read_bytes())
    report = build_folder(
        [papers], tmp_path / "graph", progress=lambda done, total, name: seen.append((total, name))
    )
    assert seen == [(1, "april.txt")]
    assert [line.name for line in report.read] == ["april.txt"]
