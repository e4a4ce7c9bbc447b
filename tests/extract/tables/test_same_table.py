"""One table in three layouts says the same, whatever its numbers are."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extract.tables.said import holdings, worked

NAMES = ["Tall Pine Limited", "Ms. Wu Lan", "Quick Otter Inc.", "Grey Heron Fund Ltd.", "Mr. Fong Wai Kit"]
INTRO = "As at 30 June 2024, interests in the Shares in the register under section 336 of the SFO were:\n\n"
SHARES = st.lists(st.integers(10_000, 900_000_000), min_size=2, max_size=5)


def _percents(shares: list[int], rest: int) -> list[str]:
    return [f"{100 * one / (sum(shares) + rest):.2f}%" for one in shares]


def _by_line(rows: list[tuple[str, str, str]]) -> str:
    return "Name of Shareholder Number of Shares Percentage\n" + "".join(f"{' '.join(row)}\n" for row in rows)


def _by_column(rows: list[tuple[str, str, str]]) -> str:
    names, shares, percents = ("\n".join(column) for column in zip(*rows, strict=True))
    heads = ("Name of\nShareholder", "Number of\nShares", "Percentage")
    return f"{heads[0]}\n\n{names}\n\n{heads[1]}\n\n{heads[2]}\n\n{shares}\n\n{percents}\n"


def _by_cell(rows: list[tuple[str, str, str]]) -> str:
    head = "Name of Shareholder\n\nNumber of Shares\n\nPercentage\n\n"
    return head + "".join(f"{name}\n\n{shares}\n\n{percent}\n\n" for name, shares, percent in rows)


def _said(text: str) -> list[tuple[str, float]]:
    return [
        (who, float((p or "").removeprefix("about ").rstrip("%"))) for who, p, _ in holdings(worked(text))
    ]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SHARES, st.integers(0, 2_000_000_000))
def test_layouts_agree(shares: list[int], rest: int) -> None:
    percents = _percents(shares, rest)
    rows = [(n, f"{s:,}", p) for n, s, p in zip(NAMES, shares, percents, strict=False)]
    wanted = [(name, float(percent.rstrip("%"))) for name, _, percent in rows]
    for layout in (_by_line, _by_column, _by_cell):
        assert _said(INTRO + layout(rows)) == wanted, layout.__name__
