"""What the words in a table are taken for."""

from __future__ import annotations

import pytest

from graphkit.extract.tables.words import bare, before_capacity, is_column_label, is_label, is_prose, mend


@pytest.mark.parametrize(
    "words",
    [
        "Approximate percentage of",
        "the total issued share capital",
        "Capacity/Nature of interest",
        "Last day subject to the lock-up undertakings",
        "佔已發行股本概約百分比",
        "權益性質",
    ],
)
def test_labels(words: str) -> None:
    assert is_label(words)


@pytest.mark.parametrize(
    "words", ["Tall Pine Limited", "Ms. Gu Yan", "Global Option Grantor", "青松有限公司", "谷燕女士", "Otter"]
)
def test_names(words: str) -> None:
    assert not is_label(words)


def test_a_label_that_opens_columns() -> None:
    assert is_column_label("Name of Shareholder Number of Shares %")
    assert not is_column_label("the Company")


def test_a_name_ends_where_the_capacity_begins() -> None:
    assert before_capacity("Ms. Gu Yan Interest of controlled corporation") == "Ms. Gu Yan"
    assert before_capacity("Tall Pine Limited H Shares Beneficial owner") == "Tall Pine Limited"
    assert before_capacity("谷燕女士 配偶權益") == "谷燕女士"


def test_footnote_marks_come_off_names() -> None:
    assert bare("Tall Pine Limited(4)(5)") == "Tall Pine Limited"
    assert bare("Ms. Gu Yan (Notes 1 and 2)") == "Ms. Gu Yan"
    assert bare("Otter Fund* (附註3)") == "Otter Fund"


def test_split_ligatures_and_parted_glyphs_are_mended() -> None:
    assert mend("benefi cial owner") == "beneficial owner"
    assert mend("青 松 有 限 公 司") == "青松有限公司"


def test_running_text_is_told_from_rows() -> None:
    assert is_prose("So far as is known to the board, those whose names follow had interests that are noted")
    assert not is_prose("Tall Pine Limited Beneficial owner Long position 400,000,000 Shares 40.00%")
