"""Parquet shards: nothing is lost, the same statements give the same bytes, faults are told."""

import json
import sys
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.assembly.shards import load_shards
from graphkit.errors import EvidenceError, GraphkitError, StoreError
from graphkit.graph.arrays import tables
from graphkit.graph.arrays.shard import Shard, rename, shards_in, write_shard
from graphkit.graph.store import Store
from graphkit.notice import Notice
from graphkit.percent import Percent
from tests import pier
from tests.builder import filing, party, quote, say
from tests.graph.statements import FILINGS, statements

pa = pytest.importorskip("pyarrow", reason="the extra `scale` is not installed")
NOTES = (
    Notice("doubtful", "spring.txt", "a remark", 1),
    Notice("ignored", "spring.txt", "a stamp", None, "x"),
)
SOURCES = (pier.spring(), pier.autumn(), pier.form())


def put(folder, said, filings=SOURCES, notices=()):
    rows = [tables.filing_row(one, "test/1", "/somewhere") for one in filings]
    write_shard(folder, rows, [tables.row(one) for one in said], notices)
    return Shard(folder)


def bytes_of(folder):
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def line(statement):
    return json.dumps(statement.to_record(), ensure_ascii=False, sort_keys=True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(statements(), max_size=8, unique_by=lambda one: one.id))
def test_every_field_of_every_statement_comes_back(tmp_path_factory, said):
    shard = put(tmp_path_factory.mktemp("trip"), said, FILINGS)
    back = [one for entry in shard.entries() for one in entry.statements]
    wanted = sorted(said, key=lambda one: (one.filing.sha256, one.id))
    assert back == wanted
    assert [line(one) for one in back] == [line(one) for one in wanted]


def test_filings_and_notices_come_back_with_their_texts(tmp_path):
    shard = put(tmp_path, pier.statements(), notices=[(pier.spring().sha256, NOTES)])
    entries = {entry.filing.sha256: entry for entry in shard.entries()}
    for source in SOURCES:
        held = entries[source.sha256]
        assert (held.filing.to_record(), held.filing.text) == (source.to_record(), source.text)
        assert (held.extractor, held.source) == ("test/1", "/somewhere")
    noted = entries[pier.spring().sha256].notices
    assert tuple(Notice(**one) for one in noted) == NOTES
    assert entries[pier.form().sha256].notices == []


def test_line_ends_of_a_text_are_kept(tmp_path):
    odd = filing("one\r\ntwo\rthree\n\ffour", "odd.txt")
    (entry,) = put(tmp_path, [], [odd]).entries()
    assert entry.filing.text == odd.text


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(pier.statements()), st.permutations(SOURCES))
def test_any_order_gives_the_same_bytes(tmp_path_factory, said, filings):
    one, two = (tmp_path_factory.mktemp(name) for name in ("one", "two"))
    put(one, said, filings)
    put(two, pier.statements())
    assert bytes_of(one) == bytes_of(two)


def test_a_statement_is_found_by_its_row(tmp_path):
    shard = put(tmp_path, pier.statements())
    every = [one for entry in shard.entries() for one in entry.statements]
    assert [shard.statement(number) for number in range(len(every))] == every


def cells(**more):
    within = filing("Pier holds shares in Quay", "one.txt", "2012-11-30")
    ends = [party(within, "company", name) for name in ("Pier", "Quay")]
    return tables.row(say(ends[0], "holds_shares_in", ends[1], quote(within, "holds"), **more))


def test_bounds_are_rounded_outward_and_kept_in_full():
    third = Decimal("33.33333333333333")
    found = cells(percent=Percent(third, third, "exact"))
    assert (found["percent_low"], found["percent_high"]) == (Decimal("33.333333"), Decimal("33.333334"))
    assert found["percent_exact"] == "33.33333333333333 33.33333333333333"
    assert cells(percent=Percent.of("33.3333"))["percent_exact"] is None


def test_the_days_on_which_a_statement_holds_are_columns():
    found = cells(valid_from="2012-11", valid_to="2013")
    told = [found[name].isoformat() for name in ("begins", "ends", "said", "known_from")]
    assert told == ["2012-11-01", "2013-12-31", "2012-11-30", "2012-11-30"]
    assert cells(status="negated")["never"]
    assert not found["never"]


def test_columns_are_typed_for_other_tools(tmp_path):
    put(tmp_path, pier.statements())
    held = pa.parquet.read_table(
        tmp_path / "statements.parquet", filters=[("percent_low", ">=", Decimal(30))]
    )
    assert held["predicate"].to_pylist() == ["holds_shares_in"]
    assert held["evidence"].to_pylist()[0][0]["quote"].startswith("Ms. Chan, spouse")
    assert held.schema.field("known_from").type == pa.date32()


def test_a_changed_text_is_found(tmp_path):
    told = replace(pier.spring(), text=pier.spring().text.replace("30%", "40%"))
    shard = put(tmp_path, pier.statements(), [told, *SOURCES[1:]])
    with pytest.raises(EvidenceError, match="reads"):
        [entry.statements for entry in shard.entries()]


@pytest.mark.parametrize("table", ["statements", "filings", "notices"])
def test_a_damaged_table_is_told_with_the_next_step(tmp_path, table):
    put(tmp_path, pier.statements())
    path = tmp_path / f"{table}.parquet"
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(StoreError, match=r"damaged.*Read its filings anew"):
        list(Shard(tmp_path).entries())


def test_statements_of_a_filing_that_is_not_there_are_damage(tmp_path):
    shard = put(tmp_path, pier.statements(), SOURCES[:2])
    with pytest.raises(StoreError, match="a filing that is not there"):
        list(shard.entries())


def test_another_version_is_refused(tmp_path):
    put(tmp_path, pier.statements())
    path = tmp_path / "statements.parquet"
    held = pa.parquet.read_table(path)
    pa.parquet.write_table(held.replace_schema_metadata({"graphkit": "99"}), path)
    with pytest.raises(StoreError, match=r"another version \(99\)"):
        list(Shard(tmp_path).entries())


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StoreError, match="cannot be written"):
        put(tmp_path / "taken", pier.statements())


def test_a_table_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    before = bytes_of(put(tmp_path, pier.form_says(), SOURCES[2:]).folder)

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StoreError, match="No space left"):
        put(tmp_path, pier.statements())
    assert bytes_of(tmp_path) == before


def test_a_shard_is_a_folder_with_statements_or_holds_some(tmp_path):
    put(tmp_path / "b", pier.statements())
    put(tmp_path / "a", pier.statements())
    (tmp_path / "c").mkdir()
    assert shards_in(tmp_path) == [tmp_path / "a", tmp_path / "b"]
    assert shards_in(tmp_path / "a") == [tmp_path / "a"]
    assert shards_in(tmp_path / "c") == shards_in(tmp_path / "none") == []


def test_a_filing_gets_another_name_and_keeps_the_rest(tmp_path):
    shard = put(tmp_path, pier.statements())
    before = {entry.filing.sha256: entry for entry in shard.entries()}
    rename(tmp_path, pier.form().sha256, "first.txt")
    for entry in Shard(tmp_path).entries():
        was = before[entry.filing.sha256]
        name = "first.txt" if was.filing.name == "form.txt" else was.filing.name
        assert entry.filing.to_record() == was.filing.to_record() | {"name": name}
        assert (entry.records, entry.filing.text) == (was.records, was.filing.text)


def test_without_pyarrow_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(GraphkitError, match=r"pip install 'graphkit\[scale\]'"):
        tables.arrow.__wrapped__()


@pytest.mark.parametrize("sha256", ["../../escape", "/tmp/escape", "a" * 63 + "\n"])
def test_a_filing_of_a_shard_leads_nowhere_out_of_the_store(tmp_path, sha256):
    row = tables.filing_row(pier.spring(), "test/1", "/somewhere") | {"sha256": sha256}
    write_shard(tmp_path / "shards" / "one", [row], [])
    with Store(tmp_path / "graph") as store, pytest.raises(StoreError, match="no sha256"):
        load_shards(store, [tmp_path / "shards" / "one"], lambda _: None)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["graph", "shards"]
