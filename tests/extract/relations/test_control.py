"""Control by structured contracts."""

from __future__ import annotations

import pytest

from tests.extract.prose import cases, told


@pytest.mark.parametrize(("prose", "expected"), cases("control"))
def test_the_prose_tells_who_controls_whom_by_contract(prose: str, expected: list[str]) -> None:
    assert sorted(told(prose)) == expected
