"""The rest of a company: "The remaining 40% is held by Y", where the text before tells of 60%."""

from __future__ import annotations

import re
from decimal import Decimal

from graphkit.extract.relations.holdings import Held
from graphkit.extract.relations.saying import Saying
from graphkit.extract.relations.symbols import Named
from graphkit.extract.work import Draft

__all__ = ["remainder"]

LEFT = re.compile(r"\b(?:remaining|other|balance of|remainder of|rest of)\b")
NEAR = 600
"""Characters back to the holdings of which a sentence states the rest."""


def remainder(said: Saying, held: Held) -> Named | None:
    """The company of which `held` is the rest: those told of just before make up 100% with it."""
    percent = held.percent.value if held.percent is not None else None
    items = said.line.items[max(0, held.low - 2) : held.high]
    if held.company is not None or percent is None or not items:
        return None
    start, end = items[0].start, items[-1].end
    if not LEFT.search(said.work.reading.text[start:end]):
        return None
    here = said.work.reading.evidence(start, end)
    if not here:
        return None
    near = [one for one in reversed(said.work.drafts[-12:]) if _told_near(one, here[0].end)]
    if not near:
        return None
    company = near[0].object
    assert isinstance(company, int)
    shares = {one.subject: _share(one) for one in near if one.object == company}
    if sum(shares.values(), Decimal(0)) + percent != 100:
        return None
    return Named((company,), "company")


def _told_near(draft: Draft, place: int) -> bool:
    """Is a draft a holding with its percentage, told in the text just before?"""
    return (
        draft.predicate == "holds_shares_in"
        and _share(draft) > 0
        and place - NEAR < draft.evidence[0].start < place
    )


def _share(draft: Draft) -> Decimal:
    return (draft.percent.value if draft.percent is not None else None) or Decimal(0)
