"""Seats on boards that are told beside holdings, or without an office."""

from __future__ import annotations

from graphkit.statement import PartyRef
from tests.extract.prose import plain, statements


def boards(prose: str) -> list[str]:
    """Who sits on the board of whom, sorted."""
    return sorted(
        f"{plain(one.subject)}: {plain(one.object)}"
        for one in statements(prose)
        if one.predicate == "director_of" and isinstance(one.object, PartyRef)
    )


def test_a_directorship_is_a_seat() -> None:
    assert boards("Mr. Mok holds directorships in Alpha and Delta.") == ["Mr. Mok: Alpha", "Mr. Mok: Delta"]


def test_the_director_and_holder_of_shares_sits_on_that_board() -> None:
    assert boards("Mr. Mok, a director and holder of 30% of Delta, abstained.") == ["Mr. Mok: Delta"]


def test_directorships_once_held_are_not_told() -> None:
    assert boards("Mr. Mok held directorships in Alpha and Delta.") == []


def test_a_director_of_the_issuer_who_holds_shares_sits_on_no_other_board() -> None:
    assert "Mr. Mok: Delta" not in boards("Mr. Mok is an executive Director and the owner of 45% of Delta.")
