"""Shards: read once, go on after a stop, and give the same graph as the files themselves."""

import pytest

import graphkit as gk
from graphkit.assembly.build import build_folder, read_folder
from graphkit.assembly.shards import Shards, load_shards
from graphkit.errors import StatementError, StoreError
from graphkit.extract import EXTRACTOR, extract
from graphkit.filing import open_filing
from graphkit.graph.arrays import tables
from graphkit.graph.arrays.shard import Shard, shards_in
from graphkit.graph.store import Store
from tests.benchmarks.writer import write

pytest.importorskip("pyarrow", reason="the extra `scale` is not installed")
COUNT = 6
WRITTEN = ("graph.trig", "statements.jsonl", "findings.json", "report.json", "graph.html")


@pytest.fixture
def source(tmp_path):
    write(COUNT, tmp_path / "filings")
    return tmp_path / "filings"


@pytest.fixture(scope="module")
def direct(tmp_path_factory):
    """What a build of the files themselves writes."""
    home = tmp_path_factory.mktemp("direct")
    write(COUNT, home / "filings")
    build_folder([home / "filings"], home / "graph")
    return written(home / "graph")


def written(folder):
    return {name: (folder / name).read_bytes() for name in WRITTEN}


def test_a_graph_of_shards_has_the_bytes_of_a_graph_of_the_files(source, direct, tmp_path):
    report = read_folder([source], tmp_path / "shards")
    assert len(report.added) == COUNT
    assert len(shards_in(tmp_path / "shards")) == 1
    made = build_folder([tmp_path / "shards"], tmp_path / "graph")
    assert made.added == report.added
    assert made.passed == made.failed == ()
    assert written(tmp_path / "graph") == direct


def test_shards_and_files_go_together(source, direct, tmp_path):
    names = sorted(source.iterdir())
    read_folder(names[:2], tmp_path / "one")
    read_folder(names[1:4], tmp_path / "two")
    build_folder([tmp_path / "two", source, tmp_path / "one"], tmp_path / "graph")
    assert written(tmp_path / "graph") == direct


def test_what_is_there_is_not_read_again(source, tmp_path, monkeypatch):
    read_folder([source], tmp_path / "shards")
    before = {one: one.stat().st_mtime_ns for one in (tmp_path / "shards").rglob("*.parquet")}
    monkeypatch.setattr("graphkit.assembly.batch.attempt", None)
    report = read_folder([source], tmp_path / "shards")
    assert (report.added, report.failed) == (frozenset(), ())
    assert {one: one.stat().st_mtime_ns for one in (tmp_path / "shards").rglob("*.parquet")} == before


def test_a_reading_that_is_stopped_goes_on_where_it_was(source, direct, tmp_path):
    def stop(done, total, name):
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_folder([source], tmp_path / "shards", progress=stop)
    report = read_folder([source], tmp_path / "shards")
    assert len(report.added) == COUNT - 4
    build_folder([tmp_path / "shards"], tmp_path / "graph")
    assert written(tmp_path / "graph") == direct


def test_a_shard_that_a_crash_left_half_written_is_written_anew(source, direct, tmp_path):
    read_folder([source], tmp_path / "shards")
    (shard,) = shards_in(tmp_path / "shards")
    (shard / "statements.parquet").rename(shard / ".statements.new")
    assert len(read_folder([source], tmp_path / "shards").added) == COUNT
    build_folder([tmp_path / "shards"], tmp_path / "graph")
    assert written(tmp_path / "graph") == direct


def test_the_first_name_of_a_filing_stays(source, tmp_path):
    read_folder([source], tmp_path / "shards")
    first = sorted(source.iterdir())[0]
    first.rename(source / "aaa.txt")
    assert read_folder([source], tmp_path / "shards").added == frozenset()
    (shard,) = shards_in(tmp_path / "shards")
    names = sorted(name for _, name, _ in Shard(shard).held())
    assert names[:2] == ["aaa.txt", "filing-000001.txt"]


def test_files_that_cannot_be_read_are_told_and_tried_again(source, tmp_path):
    (source / "bad.pdf").write_bytes(b"%PDF-1.4 cut")
    (source / "notes.xyz").write_text("not a filing")
    for added in (COUNT, 0):
        report = read_folder([source], tmp_path / "shards")
        assert (len(report.added), [one.name for one in report.failed]) == (added, ["bad.pdf"])
        assert report.passed == ("notes.xyz",)


def test_a_graph_in_memory_is_made_of_shards_too(source, tmp_path):
    read_folder([source], tmp_path / "shards")
    assert gk.build([tmp_path / "shards"]).jsonl() == gk.build([source]).jsonl()


def test_an_exported_graph_is_a_shard(source, direct, tmp_path):
    from graphkit.export import export

    export(gk.build([source]), "parquet", tmp_path / "tables")
    build_folder([tmp_path / "tables"], tmp_path / "graph")
    for name in ("graph.trig", "statements.jsonl", "findings.json"):
        assert written(tmp_path / "graph")[name] == direct[name]


def shard_of(folder, path, extractor):
    Shards(folder).add_all([(extract(open_filing(path)), str(path))], extractor)
    return shards_in(folder)


@pytest.mark.parametrize("order", [("old/1", EXTRACTOR), (EXTRACTOR, "old/1")])
def test_an_older_reading_never_replaces_a_newer_one(source, tmp_path, order):
    path = sorted(source.iterdir())[0]
    for extractor in order:
        shard_of(tmp_path / "shards", path, extractor)
    with Store(tmp_path / "store") as store:
        shards = [one for name in order for one in shards_in(tmp_path / "shards") if read_by(one) == name]
        load_shards(store, shards, lambda _: None)
        (sha256,) = [one.sha256 for one in store.filings()]
        assert store.has(sha256, EXTRACTOR)
        assert store.source(sha256) == str(path)


def read_by(shard):
    ((_, _, extractor),) = Shard(shard).held()
    return extractor


def test_a_changed_shard_does_not_enter_a_store(source, tmp_path):
    (shard,) = shard_of(tmp_path / "shards", sorted(source.iterdir())[0], EXTRACTOR)
    pa = tables.arrow()
    held = pa.parquet.read_table(shard / "statements.parquet")
    place = held.schema.get_field_index("predicate")
    changed = pa.array(
        ["officer_of" if one == "director_of" else one for one in held["predicate"].to_pylist()]
    )
    pa.parquet.write_table(held.set_column(place, "predicate", changed), shard / "statements.parquet")
    with Store(tmp_path / "store") as store:
        with pytest.raises(StatementError, match="was changed"):
            load_shards(store, [shard], lambda _: None)
        assert store.filings() == ()


def test_a_damaged_shard_is_told(source, tmp_path):
    (shard,) = shard_of(tmp_path / "shards", sorted(source.iterdir())[0], EXTRACTOR)
    (shard / "filings.parquet").write_bytes(b"not a table")
    with pytest.raises(StoreError, match="damaged"):
        build_folder([tmp_path / "shards"], tmp_path / "graph")
