"""Roles: subsidiaries, associates, shareholders, partners, trustees, connected persons."""

from __future__ import annotations

import pytest

from tests.extract.prose import cases, told


@pytest.mark.parametrize(("prose", "expected"), cases("connection"))
def test_the_prose_tells_who_stands_in_which_role(prose: str, expected: list[str]) -> None:
    assert sorted(told(prose)) == expected
