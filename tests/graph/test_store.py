"""The store: adding, withdrawing, locking, and what a crash leaves."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.errors import EvidenceError, StoreError
from graphkit.extract.pipeline import Extract
from graphkit.graph.graph import Graph
from graphkit.graph.store import Store
from graphkit.notice import Notice
from tests import pier

EXTRACTS = [
    Extract(pier.spring(), pier.spring_says(), (Notice("doubtful", "spring.txt", "a remark", 1),)),
    Extract(pier.autumn(), pier.autumn_says(), ()),
    Extract(pier.form(), pier.form_says(), ()),
]
SPRING, AUTUMN, FORM = (extract.filing.sha256 for extract in EXTRACTS)
ROOT = Path(__file__).parents[2]


def filled(folder, extracts=EXTRACTS):
    with Store(folder) as store:
        for extract in extracts:
            store.add(extract, source="/somewhere", extractor="test/1")
    return folder


def written(folder):
    with Store(folder, create=False) as store:
        graph = Graph(*store.contents())
    return graph.trig(), graph.jsonl()


def test_what_is_added_comes_back(tmp_path):
    with Store(filled(tmp_path)) as store:
        assert Graph(*store.contents()).statements == pier.graph().statements
        assert [one.name for one in store.filings()] == ["autumn.txt", "form.txt", "spring.txt"]
        assert store.notices(SPRING) == EXTRACTS[0].notices
        assert store.source(SPRING) == "/somewhere"


def test_a_filing_is_known_by_content_and_extractor(tmp_path):
    with Store(filled(tmp_path)) as store:
        assert store.has(SPRING, "test/1")
        assert not store.has(SPRING, "test/2")
        assert not store.has("0" * 64, "test/1")


def test_a_newer_extractor_replaces_what_an_older_one_read(tmp_path):
    with Store(filled(tmp_path)) as store:
        store.add(Extract(pier.spring(), pier.spring_says()[:2], ()), extractor="test/2")
        assert store.has(SPRING, "test/2")
        assert len(Graph(*store.contents()).statements) == 2 + len(pier.autumn_says()) + len(pier.form_says())
        assert store.notices(SPRING) == ()


def test_withdrawing_takes_out_exactly_one_filing(tmp_path):
    with Store(filled(tmp_path / "all")) as store:
        store.withdraw(SPRING)
        assert not store.has(SPRING, "test/1")
        assert not (tmp_path / "all" / "filings" / f"{SPRING}.txt").exists()
    assert written(tmp_path / "all") == written(filled(tmp_path / "less", EXTRACTS[1:]))


def test_withdrawing_what_is_not_there_is_an_error(tmp_path):
    with Store(filled(tmp_path)) as store, pytest.raises(StoreError, match="no filing"):
        store.withdraw("0" * 64)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(EXTRACTS), st.lists(st.sampled_from([SPRING, AUTUMN, FORM]), max_size=3))
def test_any_order_and_any_number_of_steps_give_the_same_bytes(tmp_path_factory, order, withdrawn):
    folder = tmp_path_factory.mktemp("steps")
    for extract in order:
        filled(folder, [extract])
    for sha256 in withdrawn:
        with Store(folder) as store:
            store.withdraw(sha256)
        filled(folder, [one for one in EXTRACTS if one.filing.sha256 == sha256])
    assert written(folder) == written(filled(tmp_path_factory.mktemp("once")))


def test_of_two_names_of_one_filing_the_first_in_the_alphabet_stays(tmp_path):
    with Store(filled(tmp_path)) as store:
        store.also_named(SPRING, "zebra.txt")
        assert "spring.txt" in [one.name for one in store.filings()]
        store.also_named(SPRING, "april.txt")
        store.add(EXTRACTS[0], extractor="test/1")
        assert "april.txt" in [one.name for one in store.filings()]


def test_a_second_writer_is_told_to_wait(tmp_path):
    filled(tmp_path)
    with Store(tmp_path) as store:
        store.withdraw(FORM)
        with Store(tmp_path) as other, pytest.raises(StoreError, match="another process"):
            other.withdraw(SPRING)


def test_reading_goes_on_beside_a_writer(tmp_path):
    filled(tmp_path)
    with Store(tmp_path) as store:
        store.withdraw(FORM)
        with Store(tmp_path, create=False) as reader:
            assert len(Graph(*reader.contents()).filings) == 2


def test_the_right_to_write_is_let_go_on_closing(tmp_path):
    filled(tmp_path)
    with Store(tmp_path) as store:
        store.withdraw(FORM)
    with Store(tmp_path) as store:
        store.withdraw(SPRING)


def test_no_store_where_none_was_made(tmp_path):
    with pytest.raises(StoreError, match="graphkit build"):
        Store(tmp_path, create=False)


def test_another_version_is_refused(tmp_path):
    base = sqlite3.connect(filled(tmp_path) / "store.sqlite")
    base.execute("PRAGMA user_version = 99")
    base.close()
    with pytest.raises(StoreError, match="another version"):
        Store(tmp_path)


def test_a_damaged_store_is_told(tmp_path):
    (tmp_path / "store.sqlite").write_bytes(b"not a database at all, by any means" * 40)
    with pytest.raises(StoreError, match="damaged"):
        Store(tmp_path)


def test_a_lost_text_is_told(tmp_path):
    (filled(tmp_path) / "filings" / f"{SPRING}.txt").unlink()
    with Store(tmp_path) as store, pytest.raises(StoreError, match="cannot be read"):
        Graph(*store.contents())


def test_a_changed_digit_is_found_and_the_statement_named(tmp_path):
    path = filled(tmp_path) / "filings" / f"{SPRING}.txt"
    path.write_bytes(path.read_bytes().replace(b"over 30%", b"over 40%"))
    (held,) = [one for one in pier.spring_says() if one.percent and one.percent.wording == "more_than"]
    with Store(tmp_path) as store:
        assert store.faults()[0].startswith("spring.txt: its text in the store was changed")
        assert any(f"statement {held.id}: spring.txt, page 1" in fault for fault in store.faults())
        with pytest.raises(EvidenceError, match="reads"):
            Graph(*store.contents())


def test_an_untouched_store_has_no_faults(tmp_path):
    with Store(filled(tmp_path)) as store:
        assert store.faults() == []


def test_line_ends_of_a_text_are_kept(tmp_path):
    from tests.builder import filing

    odd = filing("one\r\ntwo\rthree\n\ffour", "odd.txt")
    with Store(filled(tmp_path, [Extract(odd, (), ())])) as store:
        assert store.filings()[0].text == odd.text


WRITER = """
import sys
from types import SimpleNamespace
from graphkit.graph.store import Store
from tests import pier
told = [
    (pier.spring(), pier.spring_says()), (pier.autumn(), pier.autumn_says()), (pier.form(), pier.form_says())
]
while True:
    with Store(sys.argv[1]) as store:
        for filing, statements in told:
            store.add(SimpleNamespace(filing=filing, statements=statements, notices=()), extractor="test/1")
        print("round", flush=True)
        store.withdraw(pier.spring().sha256)
"""


def test_a_killed_writer_leaves_whole_filings_and_no_lock(tmp_path):
    for pause in (0.0, 0.007, 0.023):
        command = [sys.executable, "-c", WRITER, str(tmp_path)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(pause)
            os.kill(writer.pid, signal.SIGKILL)
        with Store(tmp_path) as store:
            assert store.faults() == []
            graph = Graph(*store.contents())
            for extract in EXTRACTS:
                whole = [one for one in graph.statements if one.filing == extract.filing]
                assert len(whole) in {0, len(extract.statements)}
    assert written(filled(tmp_path)) == (pier.graph().trig(), pier.graph().jsonl())


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    filled(tmp_path)
    (tmp_path / "writer.lock").unlink()
    (tmp_path / "writer.lock").mkdir()
    with Store(tmp_path) as store, pytest.raises(StoreError, match="not writable"):
        store.withdraw(FORM)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(StoreError, match="Choose another folder"):
        Store(tmp_path / "taken")
