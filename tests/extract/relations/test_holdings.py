"""Holdings in the wordings of the trade."""

from __future__ import annotations

import pytest

from tests.extract.prose import cases, told


@pytest.mark.parametrize(("prose", "expected"), cases("holdings"))
def test_the_prose_tells_who_holds_how_much_of_whom(prose: str, expected: list[str]) -> None:
    assert sorted(told(prose)) == expected
