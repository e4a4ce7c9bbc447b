"""What is no fact: negation, conditions, hearsay of rules, what is over."""

from __future__ import annotations

import pytest

from tests.extract.prose import cases, told


@pytest.mark.parametrize(("prose", "expected"), cases("guards"))
def test_the_prose_tells_no_relation(prose: str, expected: list[str]) -> None:
    assert sorted(told(prose)) == expected
