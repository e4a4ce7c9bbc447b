"""The component: each table of a filing read as holdings, or left alone with a notice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.extract.tables.align import Doubt, Row
from graphkit.extract.tables.cells import Cell
from graphkit.extract.tables.columns import Holding, single_holdings
from graphkit.extract.tables.contributions import read_contributions
from graphkit.extract.tables.entry import Entry
from graphkit.extract.tables.family import Family, family, states_of
from graphkit.extract.tables.heads import APPROXIMATE, Told, told
from graphkit.extract.tables.holders import corporation, headed, holder, split_pair
from graphkit.extract.tables.investment import read_investments
from graphkit.extract.tables.layout import Layout, layout
from graphkit.extract.tables.regions import Region, regions
from graphkit.extract.tables.rows import Rowed, rowed
from graphkit.extract.tables.subsidiaries import read_subsidiaries
from graphkit.extract.tables.target import invested, issuer, issuer_only, names_corporations, target
from graphkit.extract.tables.words import bare, before_capacity, matches, mend
from graphkit.extract.work import Draft, Work
from graphkit.filing.dates import find_date
from graphkit.notice import Notice
from graphkit.percent import Percent
from graphkit.statement import Evidence

__all__ = ["read_tables"]

FORMS = frozenset({"monthly_return", "next_day_return", "directors_list"})
"""Kinds of filing whose tables are forms, read elsewhere."""
AS_AT = re.compile(r"(?:as (?:at|of)|於)\s*(?=\d|[A-Z][a-z]+ \d|二零|二〇|[一二]九)", re.I)


@dataclass(frozen=True, slots=True)
class _Table:
    """What all rows of a table share."""

    work: Work
    region: Region
    family: Family
    target: int | None
    told: Told
    as_at: str | None
    directors: bool
    proven: bool


def read_tables(work: Work) -> None:
    """Read every table of shareholdings in the filing."""
    if work.filing.kind in FORMS:
        return
    read_investments(work)
    read_subsidiaries(work)
    for region in regions(work.filing):
        if not _table(work, region) and region.plain is not None:
            _table(work, region.plain)


def _table(work: Work, region: Region) -> bool:
    """Read a table; False where it is left alone, with a notice, or is none of shareholdings."""
    form = layout(region)
    kind = family(region, form is not None)
    if kind is None:
        return not region.carried and read_contributions(work, region)
    try:
        _read(work, region, kind, form)
    except Doubt as reason:
        if not region.carried:
            page = work.filing.page_at(region.start)
            text = f"table of shareholdings left alone: {reason}"
            work.notices.append(Notice("doubtful", work.filing.name, text, page, region.head[:80]))
        return False
    return True


def _read(work: Work, region: Region, kind: Family, form: Layout | None) -> None:
    found = _rows(work, region, form)
    rows, heads = found.rows, found.heads
    named = [row for row in rows if row.entry.kind == "holder"]
    title = region.heading if form is None else form.title
    single = None if any(row.of is not None for row in rows) else headed(work, title)
    many = names_corporations(region) or any(row.of is not None for row in rows)
    each = many and single is None and not issuer_only(region, len(named))
    if not each and single is None and form is not None and _is_associated(form.title):
        raise Doubt("of an associated corporation without a name")
    if each:
        about = APPROXIMATE.search(region.head) is not None
        said = Told(single_holdings(rows), states_of(region, 1, kind.state), [about])
    else:
        said = told(rows, heads, region, kind.state)
    if len(said.states) > 1 and len(rows) == 1 and not heads and list(said.states) != ["before", "after"]:
        raise Doubt("one row with several groups of columns")
    said_of = None if form is None else f"{form.title} {' '.join(heads)}"
    of = (
        None
        if each
        else invested(work, region)
        if kind.name == "contribution"
        else single
        if single is not None
        else issuer(work)
        if names_corporations(region)
        else target(work, region, said_of)
    )
    if of is None and not each:
        raise Doubt("of a company that the filing does not name so")
    table = _Table(
        work,
        region,
        kind,
        of,
        said,
        _as_at(region, kind),
        bool(matches("director_labels", region.head)),
        len(rows) > 1 and any(one.shares is not None and one.percent is not None for one in said.holdings),
    )
    _statements(table, said.holdings)


def _is_associated(title: str) -> bool:
    """Do the lines above a table say that it is of an associated corporation?"""
    return matches("corporation_titles", title) is not None and matches("issuer_titles", title) is None


def _rows(work: Work, region: Region, form: Layout | None) -> Rowed:
    """The rows of a table, with a notice for each that was left out. Raises Doubt."""
    found = rowed(work, region, form)
    for entry in found.doubts:
        _row_notice(work, "doubtful", "row of a shareholding table whose holder is not certain", entry)
    if not found.rows:
        raise Doubt("no rows")
    return found


def _statements(table: _Table, found: Sequence[Holding]) -> None:
    """The statements of a table's rows, each bound to its parties."""
    rows = {id(one.row): one.row for one in found if one.row.entry.kind == "holder"}
    bound = {key: _ends(table, row) for key, row in rows.items()}
    names = {key: _name(row) for key, row in rows.items()}
    rivals: dict[tuple[int, int] | None, set[str]] = defaultdict(set)
    for key, ends in bound.items():
        rivals[ends].add(names[key])
    for key, ends in bound.items():
        if ends is None:
            _notice(table, "doubtful", "row of a shareholding table not bound to a party", rows[key])
        elif names[key] != max(rivals[ends], key=lambda text: (len(text.split()), text)):
            _notice(table, "doubtful", "two rows of a shareholding table name one party", rows[key])
            bound[key] = None
    done: set[int] = set()
    for holding in found:
        ends = bound.get(id(holding.row))
        if ends is None or (holding.shares is None and holding.percent is None):
            continue
        draft = _holding(table, holding, *ends)
        table.work.say(draft)
        if ends[0] not in done:
            _offices(table, holding.row, draft)
            done.add(ends[0])


def _name(row: Row) -> str:
    return before_capacity(bare(row.entry.text))


def _as_at(region: Region, kind: Family) -> str | None:
    """The day for which the words before the table give it, as an ISO date."""
    if kind.name != "interests":
        return None
    for mark in reversed(list(AS_AT.finditer(region.intro))):
        found = find_date(region.intro[mark.end() : mark.end() + 40])
        if found is not None and found[1] <= 2:
            return found[0].isoformat()
    return None


def _holding(table: _Table, holding: Holding, who: int, of: int) -> Draft:
    """What one row says in one column group."""
    return Draft(
        subject=who,
        predicate="holds_shares_in",
        object=of,
        evidence=_evidence(table, holding),
        method=f"tables.{table.family.name}/1",
        percent=_percent(table, holding),
        state=table.told.states[holding.group],
        as_at=table.as_at,
        confidence=0.95 if table.proven else 0.85,
    )


def _ends(table: _Table, row: Row) -> tuple[int, int] | None:
    """The holder and the corporation; None where a row leaves one of them open."""
    if row.of is not None:
        who, held = (
            holder(table.work, row.entry, table.directors, table.proven),
            corporation(table.work, row.of),
        )
        return None if who is None or held is None or who == held else (who, held)
    pair = split_pair(table.work, row.entry) if table.target is None else None
    if pair is not None:
        return pair
    of = table.target
    if of is None and matches("issuer_cells", row.entry.text):
        of = issuer(table.work)
    who = holder(table.work, row.entry, table.directors, table.proven)
    return None if who is None or of is None or who == of else (who, of)


def _percent(table: _Table, holding: Holding) -> Percent | None:
    cell = holding.percent
    if cell is None:
        return None
    if cell.value > 100:
        _notice(table, "warning", f"{cell.text}% is more than the whole", holding.row)
        return None
    return Percent.of(cell.text, "~" if table.told.approximate[holding.group] or cell.value == 0 else "=")


def _offices(table: _Table, row: Row, draft: Draft) -> None:
    """Directors by their column or sub-heading; controlling shareholders by the table's heading."""
    work = table.work
    directors = table.directors or bool(matches("director_headings", row.group, whole=True))
    if directors and work.roster.type(draft.subject) == "person":
        work.say(draft, predicate="director_of", object=issuer(work), percent=None, state=None)
    if table.family.name == "lock_up" and _is_controlling(table, row):
        work.say(draft, predicate="controlling_shareholder_of", percent=None, state=None)


def _is_controlling(table: _Table, row: Row) -> bool:
    """Does the row's sub-heading say so, or where the table has none, its heading?"""
    if any(holding.row.group for holding in table.told.holdings):
        return bool(matches("controlling_headings", row.group, whole=True))
    return table.region.opens_with("controlling_headings")


def _evidence(table: _Table, holding: Holding) -> tuple[Evidence, ...]:
    """The cells of the row: one span where they stand on one line, else one each."""
    name = list(holding.row.entry.cells)
    numbers = [cell for cell in (holding.shares, holding.percent) if cell is not None]
    filing = table.work.filing
    pieces: list[list[Cell]] = []
    for cell in sorted([*name, *numbers], key=lambda c: c.start):
        if pieces and not filing.text[pieces[-1][-1].end : cell.start].strip(" \t\n\r\xa0"):
            pieces[-1].append(cell)
        else:
            pieces.append([cell])
    return tuple(Evidence(filing, piece[0].start, piece[-1].end, "") for piece in pieces)


def _notice(table: _Table, level: str, text: str, row: Row) -> None:
    _row_notice(table.work, level, text, row.entry)


def _row_notice(work: Work, level: str, text: str, entry: Entry) -> None:
    page = work.filing.page_at(entry.cells[0].start)
    work.notices.append(Notice(level, work.filing.name, text, page, mend(entry.text)[:80]))
