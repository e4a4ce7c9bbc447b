"""What reaches a terminal: text from filings and file names stays text, errors are one line."""

import os

import pytest

from graphkit.cli import printing
from tests.cli.program import on_terminal, run

TRICK = "Pier\x1b[2J\x1b]0;owned\x07 \x9b31m \u202eLimited"


def test_no_escape_of_a_name_reaches_the_terminal(capsys):
    printing.write(TRICK)
    printing.table(["name"], [[TRICK]])
    printing.complain(f"{TRICK}\n{TRICK}")
    shown = capsys.readouterr()
    for text in (shown.out, shown.err):
        assert "⟨001B⟩[2J" in text
        assert all(glyph.isprintable() or glyph == "\n" for glyph in text)
    assert shown.err.count("\n") == 1


def test_no_escape_of_a_file_name_reaches_the_terminal(tmp_path):
    for name in ("a\x1b[2J.pdf", "b\ngraphkit: all is well.pdf", os.fsdecode(b"c\xff.pdf")):
        (tmp_path / name).write_text("no PDF", "utf-8")
    code, seen = on_terminal("facts", tmp_path, "-o", tmp_path / "facts.jsonl")
    assert code == 1
    assert "\x1b[2J" not in seen
    assert [line for line in seen.splitlines() if line.startswith("graphkit: all")] == []
    assert "c⟨DCFF⟩.pdf" in seen


@pytest.mark.parametrize(
    "words",
    [
        ["facts", "x" * 300],
        ["check", "Pier", "-g", "x" * 300],
        ["rulebook", "test", "."],
        ["facts", "-o", "/dev/null/facts.jsonl", __file__],
        ["build", "-o", "/dev/null/graph", __file__],
    ],
)
def test_a_path_that_cannot_be_is_one_line(words):
    done = run(*words)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
