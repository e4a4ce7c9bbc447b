"""Insignificant subsidiaries: sizes against the group, added over several subsidiaries."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from graphkit.rules.rulebook import Chapter
from graphkit.rules.world import World, Year

__all__ = ["is_insignificant"]

YEARS = 3


def is_insignificant(world: World, companies: Iterable[str], chapter: Chapter, key: str) -> bool:
    """Are the companies together small by the limits of the clause?

    A subsidiary without figures counts as significant. Years before it was set up are left out.
    """
    sizes = [_years(world, company) for company in companies]
    if not sizes or any(len(years) == 0 for years in sizes):
        return False
    longest = max(len(years) for years in sizes)
    by_year = [[years[-back] for years in sizes if len(years) >= back] for back in range(1, longest + 1)]
    throughout = chapter.threshold(key, "three_years_under")
    latest = chapter.threshold(key, "latest_year_under")
    return all(_under(year, throughout) for year in by_year[:YEARS]) or _under(by_year[0], latest)


def _years(world: World, company: str) -> tuple[Year, ...]:
    edges = world.out("size_ratios", company)
    return edges[-1].years if edges else ()


def _under(sizes: list[Year], limit: Decimal) -> bool:
    for figures in (
        [year.assets for year in sizes],
        [year.profits for year in sizes],
        [year.revenue for year in sizes],
    ):
        known = [figure for figure in figures if figure is not None]
        if len(known) < len(figures) or sum(known, Decimal(0)) >= limit:
            return False
    return True
