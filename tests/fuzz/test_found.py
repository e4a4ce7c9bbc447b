"""What campaigns found, each in the smallest form that showed it; and shapes that grow with the text."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.errors import OversizedFiling
from graphkit.extract import extract
from graphkit.extract.roster import Roster
from graphkit.extract.tables.align import Doubt, Row
from graphkit.extract.tables.cells import Cell
from graphkit.extract.tables.columns import holdings
from graphkit.extract.tables.entry import Entry
from graphkit.extract.tables.holders import LONGEST_PAIR, split_pair
from graphkit.extract.work import Work
from graphkit.filing import open_filing
from graphkit.filing.reading import read
from tests.builder import filing

HEAD = "Elm River Holdings Limited\n(Stock Code: 777)\n\nCONNECTED TRANSACTION\n\n"
SHAPES: dict[str, Callable[[int], str]] = {
    "words of one sentence": lambda n: "It is said " + "of the " * (4 * n) + "end.\n",
    "abbreviations without a stop": lambda n: "Mr. A Ltd. " * (2 * n),
    "brackets in brackets": lambda n: "(" * n + "Heron Capital Limited" + ")" * n,
    "quotation marks": lambda n: '"' * n + "Company" + '"' * n,
    "blanks": lambda n: ("Stock code" + " " * 900 + ":\n") * (n // 200),
    "rows of a table": lambda n: (
        "Substantial shareholders\nName\tCapacity\tShares\t%\n"
        + "".join(f"Heron {k} Limited\tBeneficial owner\t{k + 1},000,000\t5.00%\n" for k in range(n // 8))
    ),
    "columns of a table": lambda n: "Name\t" + "\t".join("5.00%" for _ in range(n)) + "\n",
    "defined terms": lambda n: "".join(
        f"“Term{k}” means Heron Number{k} Limited, a company in Hong Kong.\n" for k in range(n // 20)
    ),
    "pages": lambda n: "Elm River\nHeron Capital\n\f" * n,
    "parties": lambda n: "".join(
        f"Heron Number{k} Limited is owned by Mr. CHAN Tai{k} as to 30%.\n" for k in range(n // 20)
    ),
    "tags in tags": lambda n: "<!doctype html><body>" + "<div>" * (20 * n) + "Heron Capital Limited",
}


def row(number: int, *figures: str) -> Row:
    cells = [
        Cell(
            "percent" if "." in text else "count",
            text,
            100 * number + 9 * at,
            100 * number + 9 * at + 5,
            number,
        )
        for at, text in enumerate(figures)
    ]
    return Row(Entry("holder", f"Heron {number} Limited", ()), cells)


def test_holdings_of_no_shares_with_a_percentage_have_no_base():
    with pytest.raises(Doubt, match="no common base"):
        holdings([row(1, "0", "5.00"), row(2, "0", "0", "5.00", "5.00")])


@pytest.mark.parametrize(("times", "pair"), [(1, True), (2 * LONGEST_PAIR, False)])
def test_a_cell_of_many_words_is_not_tried_as_a_pair_of_names(times, pair):
    made = filing(HEAD)
    work = Work(made, read(made), Roster(made))
    work.roster.add("company", "Heron Capital Limited")
    cell = Entry("holder", "Mr. HO Siu Chow " + "Chow " * times + "Heron Capital Limited", ())
    assert (split_pair(work, cell) is not None) is pair


def seconds(path: Path, text: str) -> float:
    """Processor time to read and extract a text; refused with a reason counts too."""
    path.write_text(HEAD + text if not text.startswith("<!") else text, "utf-8")
    begun = time.process_time()
    with contextlib.suppress(OversizedFiling):
        extract(open_filing(path))
    return time.process_time() - begun


@pytest.mark.parametrize("shape", SHAPES)
def test_time_does_not_grow_with_the_square_of_the_text(tmp_path, shape):
    make = SHAPES[shape]
    seconds(tmp_path / "warm.txt", make(50))
    little, much = (min(seconds(tmp_path / "one.txt", make(n)) for _ in range(2)) for n in (500, 2_000))
    assert much < 10 * max(little, 0.02)


def test_tags_nested_without_end_are_refused_with_the_reason(tmp_path):
    path = tmp_path / "deep.html"
    path.write_text("<!doctype html><body>" + "<div>" * 100_000 + "Heron", "utf-8")
    with pytest.raises(OversizedFiling, match="nested 100000 deep"):
        open_filing(path)


def test_tags_that_end_by_themselves_do_not_count_as_nested(tmp_path):
    path = tmp_path / "long.html"
    path.write_text("<!doctype html><body>" + "<p>Heron<br>" * 5_000, "utf-8")
    assert open_filing(path).text.count("Heron") == 5_000


def test_a_line_of_a_million_characters_in_a_table_is_no_row(tmp_path):
    path = tmp_path / "table.txt"
    rows = "Substantial shareholders\nName\tCapacity\tShares\t%\nHeron\tBeneficial owner\t1,000\t5.00%\n"
    path.write_text(HEAD + rows + "and " * 240_000 + "\n", "utf-8")
    assert any(
        "960000" in notice.message or "959999" in notice.message
        for notice in extract(open_filing(path)).notices
    )
