"""De minimis tiers: what a connected transaction must go through, by size, level and terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from graphkit.errors import RulebookError
from graphkit.rules.rulebook import Chapter, Clause, Entry

__all__ = ["Deal", "Ratio", "Tier", "tier"]


@dataclass(frozen=True, slots=True)
class Ratio:
    """The largest size ratio in percent, as bounds; it may pass 100. `high` None is not bounded.

    `is_open` says that the ratio is below `high`, not at it.
    """

    low: Decimal
    high: Decimal | None
    is_open: bool = False

    def is_under(self, limit: Decimal) -> bool:
        """Is it certainly below the limit?"""
        return self.high is not None and (self.high < limit or (self.high == limit and self.is_open))

    def may_be_under(self, limit: Decimal) -> bool:
        """Can it be below the limit?"""
        return self.low < limit


@dataclass(frozen=True, slots=True)
class Deal:
    """What the tiers ask of a transaction; None is not known.

    `amount` is the consideration, or the largest annual cap, in HKD.
    """

    kind: str = "one_off"
    ratio: Ratio | None = None
    amount: Decimal | None = None
    is_subsidiary_level: bool = False
    has_normal_terms: bool | None = None
    is_board_approved: bool = False
    is_confirmed: bool = False
    is_issuer_securities: bool = False

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Deal:
        """From a case's transaction record. Raises RulebookError for a number that is none."""
        try:
            caps = record.get("caps_hkd") or record.get("annual_caps_hkd") or ()
            amounts = [record.get("consideration_hkd"), *caps]
            known = [Decimal(str(one)) for one in amounts if one is not None]
            return cls(
                kind=record.get("kind", "one_off"),
                ratio=_ratio(record),
                amount=max(known, default=None),
                is_subsidiary_level=bool(record.get("only_subsidiary_level")),
                has_normal_terms=record.get("normal_commercial_terms"),
                is_board_approved=bool(record.get("board_approved")),
                is_confirmed=bool(record.get("ined_confirmed")),
                is_issuer_securities="securities_by_listed_issuer" in str(record.get("type", "")),
            )
        except (ArithmeticError, TypeError, ValueError) as error:
            raise RulebookError(f"the transaction {dict(record)} cannot be read: {error}") from error


@dataclass(frozen=True, slots=True)
class Tier:
    """The tier with the rule that gives it, what was assumed, and the lighter limbs that may apply."""

    tier: str
    rule: str
    explanation: str
    assumptions: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    possible_tiers: tuple[str, ...] = ()


def _ratio(record: Mapping[str, Any]) -> Ratio | None:
    if record.get("ratio_band") is not None:
        low, high = (None if one is None else Decimal(str(one)) for one in record["ratio_band"])
        return Ratio(low or Decimal(0), high, is_open=low != high)
    most = record.get("max_ratio_pct")
    many = record.get("ratios_pct")
    if most is None and many:
        most = max(Decimal(str(one)) for one in (many.values() if isinstance(many, Mapping) else many))
    return None if most is None else Ratio(Decimal(str(most)), Decimal(str(most)))


def tier(deal: Deal, chapter: Chapter) -> Tier:
    """The lightest tier that certainly applies.

    A limb on an amount that is not known is not relied on; it is named in `possible`. Before 31
    March 2004 the answer is "not_covered".
    """
    if not chapter.regime.covered:
        return Tier("not_covered", "", "the rules before 31 March 2004 are not covered")
    full = chapter.book.clause("tier_full")
    if deal.is_issuer_securities:
        return _made(full, deal, chapter, (chapter.book.clause("issuer_securities").explains,))
    if deal.has_normal_terms is False:
        return _made(full, deal, chapter, (chapter.book.clause("commercial_terms").explains,))
    possible: list[Clause] = []
    for clause in chapter.book.clauses.values():
        entry = chapter.entry(clause.key)
        if clause.asks != "tier" or entry is None or clause is full:
            continue
        if _applies(clause, entry, deal):
            return _made(clause, deal, chapter, (), tuple(possible))
        if _may_apply(clause, entry, deal):
            possible.append(clause)
    return _made(full, deal, chapter, (), tuple(possible))


def _fits_level(entry: Entry, deal: Deal) -> bool:
    if entry.more.get("confirmed") and not (deal.is_board_approved and deal.is_confirmed):
        return False
    return deal.is_subsidiary_level or not entry.more.get("subsidiary_level")


def _applies(clause: Clause, entry: Entry, deal: Deal) -> bool:
    ratio, amount = clause.thresholds.get("ratio_under"), clause.thresholds.get("amount_under")
    if not _fits_level(entry, deal):
        return False
    if ratio is not None and (deal.ratio is None or not deal.ratio.is_under(ratio)):
        return False
    return amount is None or (deal.amount is not None and deal.amount < amount)


def _may_apply(clause: Clause, entry: Entry, deal: Deal) -> bool:
    ratio, amount = clause.thresholds.get("ratio_under"), clause.thresholds.get("amount_under")
    if not _fits_level(entry, deal):
        return False
    if ratio is not None and deal.ratio is not None and not deal.ratio.may_be_under(ratio):
        return False
    return amount is None or deal.amount is None or deal.amount < amount


def _made(
    clause: Clause, deal: Deal, chapter: Chapter, why: tuple[str, ...], possible: tuple[Clause, ...] = ()
) -> Tier:
    entry = chapter.entry(clause.key)
    assert entry is not None
    variant = "continuing" if deal.kind.startswith("continuing") else "number"
    told = " ".join((*why, clause.explains))
    assumed = ["normal commercial terms or better"] if deal.has_normal_terms is None else []
    if deal.amount is None and possible:
        assumed.append("the amount in HKD is not known: no limb on an amount is relied on")
    number = chapter.number(clause.key, variant)
    others = [one.entries[chapter.regime.code].more["tier"] for one in possible]
    limbs = tuple(one.explains for one in possible)
    return Tier(str(entry.more["tier"]), number, told, tuple(assumed), limbs, tuple(others))
