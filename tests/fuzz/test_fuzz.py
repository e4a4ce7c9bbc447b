"""Broken filings: never a crash, never a hang, never a quote that is not in the text."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.errors import OversizedFiling
from graphkit.filing import open_filing
from graphkit.filing.opening import LONGEST_LINE, WIDEST_GAP
from tests.fuzz.checks import check_pipeline, check_reader, within
from tests.fuzz.mutations import LONG, SHORT, mutant


def written(folder: Path, number: int, long: int) -> Path:
    name, content = mutant(number, long)
    path = folder / name
    path.write_bytes(content)
    return path


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(10**7, 10**8))
def test_any_mutant_is_read_or_refused(tmp_path, number):
    with within():
        check_reader(written(tmp_path, number, SHORT))


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(10**7, 10**8))
def test_any_mutant_gives_true_quotes_or_none(tmp_path, number):
    check_pipeline(written(tmp_path, number, 2_000), deep=number % 5 == 0)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400), st.sampled_from([b"", b"%PDF-1.4\n", b"<!doctype html>", b"\xef\xbb\xbf"]))
def test_any_bytes_are_read_or_refused(tmp_path, content, head):
    path = tmp_path / "any.txt"
    path.write_bytes(head + content)
    check_reader(path)


def test_the_same_number_is_the_same_mutant():
    assert mutant(4321) == mutant(4321)


@pytest.mark.parametrize(
    ("content", "told"),
    [("a" * (LONGEST_LINE + 1), "a line of"), ("a" + " " * (WIDEST_GAP + 1) + "b", "a gap of")],
)
def test_a_line_or_a_gap_without_end_is_refused_with_the_reason(tmp_path, content, told):
    (tmp_path / "long.txt").write_text(content, "utf-8")
    with pytest.raises(OversizedFiling, match=told):
        open_filing(tmp_path / "long.txt")


def test_entities_do_not_multiply(tmp_path):
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    path = tmp_path / "bomb.html"
    path.write_text(f'<!DOCTYPE html [<!ENTITY e0 "x">{lines}]><html><body>&e11; end</body></html>', "utf-8")
    with within():
        assert len(open_filing(path).text) < LONG // 100
