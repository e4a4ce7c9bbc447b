"""Reading into shards and building from them, as a user does it."""

import pytest

from tests.benchmarks.writer import write
from tests.cli.program import run

pytest.importorskip("pyarrow", reason="the extra `scale` is not installed")


def test_filings_are_read_into_shards_and_built_from_there(tmp_path):
    write(2, tmp_path / "in")
    (tmp_path / "in" / "bad.pdf").write_bytes(b"%PDF-1.4 cut")
    done = run("read", "in", "--shards", "shards", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "bad.pdf" in done.stdout
    assert "2 filings read into shards, 1 failed" in done.stdout
    again = run("read", "in", "--shards", "shards", cwd=tmp_path)
    assert "0 filings read into shards" in again.stdout
    for file in (tmp_path / "in").iterdir():
        file.unlink()
    built = run("build", "shards", "-o", "out", "--json", cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    exported = run("export", "parquet", "-g", "out", "-o", "tables", cwd=tmp_path)
    assert exported.returncode == 0, exported.stderr
    assert {one.name for one in (tmp_path / "tables").iterdir()} == {
        "filings.parquet",
        "notices.parquet",
        "parties.parquet",
        "statements.parquet",
    }
