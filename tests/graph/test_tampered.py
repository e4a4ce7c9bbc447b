"""A folder that somebody changed: told in one line with the place, never a fault of the program."""

import json
import shutil
import sqlite3

import pytest

from graphkit.assembly.build import build_folder
from tests.benchmarks.misfortunes import filled
from tests.cli.program import run


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    home = tmp_path_factory.mktemp("tampered")
    build_folder([filled(home / "papers", 1)], home / "graph")
    return home / "graph"


@pytest.fixture
def folder(whole, tmp_path):
    return shutil.copytree(whole, tmp_path / "graph")


def told(folder, *verbs):
    """The one line that each verb ends with."""
    for verb in verbs or (("query", "directors"), ("verify",)):
        done = run(*verb, "-g", folder)
        assert done.returncode == 2, done
        assert len(done.stderr.splitlines()) == 1, done.stderr
        assert str(folder) in done.stderr
    return done.stderr


def change(folder, command, *values):
    with sqlite3.connect(folder / "store.sqlite") as base:
        base.execute(command, values)


@pytest.mark.parametrize("record", ["{", "null", "[]", "{}", "[" * 100_000, b"\xff\x00", '{"id": "a"}'])
def test_a_statement_that_is_none(folder, record):
    change(folder, "UPDATE statement SET record = ?", record)
    assert "store.sqlite: not as graphkit wrote it" in told(folder)


@pytest.mark.parametrize(
    "change_of_head",
    [
        "'x'",
        "'[]'",
        "json_set(head, '$.sha256', '../../../../etc/passwd')",
        "json_set(head, '$.published', 'yesterday')",
        "json_set(head, '$.color', 'red')",
        "json_set(head, '$.name', 5)",
        "json_set(head, '$.pages', json('[]'))",
    ],
)
def test_a_head_that_is_none(folder, change_of_head):
    change(folder, f"UPDATE filing SET head = {change_of_head}")
    assert "store.sqlite: not as graphkit wrote it" in told(folder)


def test_a_name_of_a_text_that_leads_out_of_the_folder(folder):
    (folder / "secret.txt").write_text("not a filing", "utf-8")
    change(folder, "UPDATE filing SET sha256 = '../secret', head = json_set(head, '$.sha256', '../secret')")
    assert "no sha256" in told(folder)


def test_a_notice_that_is_none(folder, whole):
    change(folder, "INSERT INTO notice SELECT sha256, 999, '{}' FROM filing")
    done = run("build", whole.parent / "papers", "-o", folder)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done


def test_a_text_that_was_emptied(folder):
    for path in (folder / "filings").iterdir():
        path.write_bytes(b"")
    assert "no text in it" in told(folder)


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"left": ["a"], "right": ["b"], "verdict": "same", "by": "x"}',
        b'{"left": {"a": 1}, "right": {"b": "B"}, "verdict": "same", "by": "x"}',
    ],
)
def test_a_judgement_that_is_none(folder, line):
    (folder / "judgements.jsonl").write_bytes(line + b"\n")
    assert "judgements.jsonl" in told(folder, ("query", "directors"))


@pytest.mark.parametrize(
    "text", [b"{", b"\xff", b"[" * 100_000, b"[1]", b'[{"certificate": null}]', b'[{"certificate": []}]']
)
def test_findings_that_are_none(folder, text):
    (folder / "findings.json").write_bytes(text)
    assert "findings.json" in told(folder, ("verify",))


@pytest.mark.parametrize("question", [None, "x"])
def test_a_certificate_whose_question_is_none_is_a_fault(folder, question):
    found = [{"certificate": {"question": question}}]
    (folder / "findings.json").write_text(json.dumps(found), "utf-8")
    done = run("verify", "-g", folder, "--json")
    assert done.returncode in {1, 2} and "Traceback" not in done.stderr


@pytest.mark.parametrize("text", [b"\xff\n", b"[" * 100_000 + b"\n"])
def test_statements_that_are_none_are_faults(folder, text):
    (folder / "statements.jsonl").write_bytes(text)
    done = run("verify", "-g", folder, "--json")
    assert done.returncode == 1
    assert any("statements.jsonl" in fault for fault in json.loads(done.stdout)["faults"])


@pytest.mark.parametrize("source", ["/dev/zero", "/etc", "a\0b", "x" * 5000])
def test_a_source_that_is_no_file_is_absent(folder, source):
    change(folder, "UPDATE filing SET source = ?", source)
    done = run("verify", "-g", folder, "--json")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["absent"]) == 1
