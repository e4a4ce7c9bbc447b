"""Batches: order kept, faults of one file told and left behind."""

import os
from pathlib import Path

import pytest

from graphkit.assembly.batch import Limits, attempt, gather, outcomes
from graphkit.errors import FilingError, OversizedFiling

GOOD = "Harbour Tea Holdings Limited\n(Stock Code: 01234)\n\nANNOUNCEMENT\n\nNothing much happened.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text(GOOD, "utf-8")
    (tmp_path / "a.txt").write_text(GOOD.replace("Tea", "Salt"), "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "latin.txt").write_bytes("Caf\xe9 Holdings Limited".encode("latin-1"))
    (tmp_path / "picture.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (tmp_path / "notes.xyz").write_text("not a filing", "utf-8")
    (tmp_path / ".hidden.txt").write_text("not looked at", "utf-8")
    return tmp_path


def test_a_folder_gives_its_filings_sorted_and_names_what_it_passes_over(folder):
    wanted, passed = gather([folder])
    assert [path.name for path in wanted] == ["a.txt", "b.txt", "empty.txt", "latin.txt", "picture.pdf"]
    assert [path.name for path in passed] == ["notes.xyz"]


def test_a_file_named_outright_is_read_whatever_its_suffix(folder):
    wanted, _ = gather([folder / "notes.xyz"])
    assert [path.name for path in wanted] == ["notes.xyz"]


def test_a_missing_path_is_an_error(tmp_path):
    with pytest.raises(FilingError, match="no such file"):
        gather([tmp_path / "missing.txt"])


def test_a_file_named_twice_is_read_once(folder):
    wanted, _ = gather([folder / "a.txt", folder, folder / "a.txt"])
    assert [path.name for path in wanted].count("a.txt") == 1


def test_each_bad_file_has_its_own_error_and_the_good_ones_are_read(folder):
    wanted, _ = gather([folder])
    done = {outcome.path.name: outcome for outcome in outcomes(wanted)}
    assert done["a.txt"].extract is not None
    assert done["b.txt"].extract is not None
    for bad in ("empty.txt", "latin.txt", "picture.pdf"):
        assert done[bad].extract is None
        assert bad in str(done[bad].error)


def test_any_number_of_jobs_gives_the_same_outcomes_in_the_same_order(folder):
    wanted, _ = gather([folder])
    alone = [(o.path, str(o.error), o.extract and o.extract.statements) for o in outcomes(wanted)]
    shared = [(o.path, str(o.error), o.extract and o.extract.statements) for o in outcomes(wanted, jobs=2)]
    assert alone == shared


def test_a_pipe_in_the_folder_is_told_and_the_next_file_is_read(tmp_path):
    pipe = tmp_path / "a.txt"
    os.mkfifo(pipe)
    good = tmp_path / "b.txt"
    good.write_text(GOOD, "utf-8")
    odd, fine = outcomes([pipe, good], jobs=1, limits=Limits(seconds=60))
    assert "not a regular file" in str(odd.error)
    assert fine.extract is not None


def test_running_out_of_memory_is_an_outcome(monkeypatch, folder):
    def greedy(path):
        raise MemoryError

    monkeypatch.setattr("graphkit.filing.open_filing", greedy)
    assert isinstance(attempt(folder / "a.txt").error, OversizedFiling)
