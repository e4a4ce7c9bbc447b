"""Joint ventures told by the contract that founds them."""

from __future__ import annotations

import pytest

from tests.extract.prose import told


@pytest.mark.parametrize(
    "prose",
    [
        "On 3 May 2012 Alpha and Beta concluded a joint venture contract to set up Delta.",
        "Alpha and Beta entered into a joint venture agreement (the “JV Agreement”) for the establishment of "
        "Delta.",
        "Alpha has signed a sino-foreign equity joint venture contract with Beta to establish Delta.",
        "A joint venture agreement was entered into between Alpha and Beta for the formation of Delta.",
        "On 3 May 2012, Alpha and Beta entered into the joint venture agreement in relation to the formation "
        "of a joint venture company, Delta.",
    ],
)
def test_each_signatory_has_the_venture(prose: str) -> None:
    found = {one for one in told(prose) if "joint_venture_of" in one}
    assert found == {"Delta joint_venture_of Alpha", "Delta joint_venture_of Beta"}


@pytest.mark.parametrize(
    "prose",
    [
        "Alpha and Beta may enter into a joint venture contract to set up Delta.",
        "Alpha and Beta will sign a joint venture agreement to form Delta.",
        "Alpha and Beta entered into a supply agreement with the joint venture to set up stores.",
    ],
)
def test_no_venture_without_a_contract_that_was_signed(prose: str) -> None:
    assert not [one for one in told(prose) if "joint_venture_of" in one]
