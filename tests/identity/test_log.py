"""The log of judgements: kept, read back, taken out."""

import pytest

from graphkit.errors import StoreError
from graphkit.identity.log import Entry, judgements_in, read_log, write_log

ENTRY = Entry(
    {"a/0": "Pier"}, {"b/0": "Quay", "c/0": "Quay Limited"}, "same", "reviewer", 0.8, {"letters": 0.9}
)


def test_what_is_written_is_read_back(tmp_path):
    write_log(tmp_path, [ENTRY])
    assert read_log(tmp_path) == [ENTRY]


def test_no_log_holds_no_judgements(tmp_path):
    assert read_log(tmp_path) == []


def test_a_log_without_lines_is_no_file(tmp_path):
    write_log(tmp_path, [ENTRY])
    write_log(tmp_path, [])
    assert list(tmp_path.iterdir()) == []


def test_a_line_judges_each_ref_against_each(tmp_path):
    write_log(tmp_path, [ENTRY])
    found = judgements_in(tmp_path)
    assert [(one.left, one.right, one.same) for one in found] == [("a/0", "b/0", True), ("a/0", "c/0", True)]


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"left": {}}', '{"left":{"a":"A"},"right":{"b":"B"},"verdict":"x","by":"y"}']
)
def test_a_line_that_is_no_judgement_is_told_with_its_number(tmp_path, line):
    write_log(tmp_path, [ENTRY])
    with (tmp_path / "judgements.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(StoreError, match="line 2"):
        read_log(tmp_path)


def test_names_may_hold_separators_of_lines(tmp_path):
    odd = Entry({"a/0": "Pier\u2028Quay\x85Mole"}, {"b/0": "Jetty"}, "same", "reviewer")
    write_log(tmp_path, [odd, ENTRY])
    assert read_log(tmp_path) == [odd, ENTRY]


def test_an_entry_is_on_its_parties_in_either_order():
    assert ENTRY.is_on(["c/0"], ["a/0"])
    assert not ENTRY.is_on(["a/0"], ["d/0"])
