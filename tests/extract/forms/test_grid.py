from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.extract.forms.balances import ISSUED
from graphkit.extract.forms.grid import place
from graphkit.extract.forms.tokens import Token


def figures(*amounts: int) -> list[Token]:
    return [Token("number", f"{amount}", n * 10, n * 10 + 1) for n, amount in enumerate(amounts)]


def read(*amounts: int) -> dict[str, int]:
    placed = place(ISSUED, figures(*amounts))
    assert placed is not None
    return {cell: int(token.amount or 0) for cell, token in placed.items()}


def test_figures_in_the_order_of_the_form_keep_it():
    assert read(100, 5, 105, 10, -1, 110, 4, 114)["treasury.change"] == -1


def test_a_change_of_treasury_shares_alone_is_no_change_of_issued_shares():
    placed = read(100, 5, 105, 2, 100, 7, 107)
    assert "issued.change" not in placed
    assert placed["treasury.change"] == 2


def test_figures_that_keep_no_sum_are_in_no_cell():
    assert place(ISSUED, figures(100, 5, 106, 10, 110, 5, 115)) is None


@settings(deadline=None, max_examples=30)
@given(
    st.integers(1_000, 10**9),
    st.integers(0, 900),
    st.integers(-900, 10**6).filter(bool),
    st.randoms(use_true_random=False),
)
def test_shuffled_figures_still_keep_every_sum(issued, treasury, change, chance):
    amounts = [
        issued,
        treasury,
        issued + treasury,
        change,
        issued + change,
        treasury,
        issued + change + treasury,
    ]
    chance.shuffle(amounts)
    placed = place(ISSUED, figures(*amounts))
    assert placed is not None
    held = {cell: token.amount or Decimal(0) for cell, token in placed.items()}
    assert held["issued.opening"] + held.get("issued.change", Decimal(0)) == held["issued.closing"]
    assert len(placed) == len(amounts)
