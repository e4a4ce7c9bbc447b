"""What a text of prose tells of companies, as short sentences, for tests."""

from __future__ import annotations

import tomllib
from pathlib import Path

from graphkit.extract.pipeline import extract
from graphkit.statement import PartyRef, Statement
from tests.builder import filing

HEAD = """ORCHID BAY HOLDINGS LIMITED
(Incorporated in the Cayman Islands with limited liability)
(Stock Code: 1234)

ANNOUNCEMENT

"""
TERMS = """

DEFINITIONS

“Alpha” Alpha Harvest Limited, a company incorporated in the British Virgin Islands
“Beta” Beta Marine Company Limited
“Company” Orchid Bay Holdings Limited
“Delta” Delta Foods Co., Ltd.
“Epsilon” Epsilon Capital Partners, L.P.
“Gamma” Gamma Ports (Hong Kong) Limited
“Group” the Company and its subsidiaries
“Mr. Mok” Mr. Mok Chi Wah
“Ms. Yip” Ms. Yip Siu Fong
"""
FAMILIES = frozenset(
    """subsidiary_of fellow_subsidiary_of holds_shares_in controls_by_contract associate_of
    substantial_shareholder_of controlling_shareholder_of connected_person_of beneficially_owned_by
    trustee_of beneficiary_of partner_of joint_venture_of""".split()
)


def cases(table: str) -> list[tuple[str, list[str]]]:
    """The sentences of a table of prose.toml, each with what it tells, sorted."""
    held = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return [(one["prose"], sorted(one["told"])) for one in held[table]]


def statements(prose: str) -> list[Statement]:
    """All statements of a filing of Orchid Bay Holdings Limited with that prose."""
    return list(extract(filing(HEAD + prose + TERMS)).statements)


def plain(party: PartyRef) -> str:
    """The defined term of a party, or its full name."""
    for name in reversed(party.names):
        if name in {"Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Mr. Mok", "Ms. Yip"}:
            return name
    return "Company" if "the Company" in party.names else party.name


def told(prose: str) -> set[str]:
    """The relations told, such as "Beta holds_shares_in Alpha 37.5% after" or "… WO" for wholly owned."""
    found = set()
    for one in statements(prose):
        if one.predicate not in FAMILIES or one.evidence[0].start >= len(HEAD + prose):
            continue
        assert isinstance(one.object, PartyRef)
        words = [plain(one.subject), one.predicate, plain(one.object)]
        words += [str(one.percent)] if one.percent is not None else []
        words += [word for word in (one.state, one.kind) if word]
        words += (
            {True: ["WO"], False: ["NWO"]}.get(one.wholly_owned, []) if one.wholly_owned is not None else []
        )
        found.add(" ".join(words))
    return found
