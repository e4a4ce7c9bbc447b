"""Size tests and what follows from them: percentage ratios, requirements and exemptions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphkit.bounded import bounded
from graphkit.extract.deals.deal import rule
from graphkit.extract.lexicon import data

__all__ = ["Clause", "kind_of", "kinds_of", "ratio_of", "requirements"]

PERCENT = re.compile(bounded(r"(\d+(?:\.\d+)?)\s?(?:%|per\s?cent\b\.?)"))


SEVERAL = re.compile(r"\d\s?% (?:and|,) \d[\d.]*\s?%,? respectively")
"""What each ratio comes to, which is no bound for them."""


def kind_of(words: str) -> str | None:
    """The kind of transaction that the words say it is; continuing before connected before the rest."""
    for kind in ("continuing_connected", "connected", "discloseable", "major"):
        for match in rule("kind", kind).finditer(words):
            if not rule("kind", "denied").search(words[: match.start()]):
                return kind
    return None


def kinds_of(words: str) -> list[tuple[int, str]]:
    """Each kind of transaction that the words say something to be, with its place, in order."""
    found: dict[int, str] = {}
    for kind in ("continuing_connected", "connected", "discloseable", "major"):
        for match in rule("kind", kind).finditer(words):
            if not rule("kind", "denied").search(words[: match.start()]):
                found.setdefault(match.end(), kind)
    return sorted(found.items())


def ratio_of(words: str) -> tuple[str | None, str | None] | None:
    """The bounds in per cent (above, below) that a sentence gives for the percentage ratios."""
    subject = rule("ratio", "subject").search(words)
    if subject is None:
        return None
    if SEVERAL.search(words):
        return None
    above = below = None
    between = re.search(rf"between\s+{PERCENT.pattern}\s+and\s+{PERCENT.pattern}", words)
    if between:
        return between.group(1), between.group(2)
    for match in PERCENT.finditer(words):
        before = words[max(0, match.start() - 90) : match.start()]
        near = re.search(r"(?:^|[,;]|\band\b|\bbut\b)(?P<clause>[^,;]*)$", before)
        clause = near.group("clause") if near else before
        side = _side(before, clause, words[match.end() : match.end() + 12])
        if side == "below" and below is None:
            below = match.group(1)
        elif side == "above" and above is None:
            above = match.group(1)
        if above and below:
            break
    return (above, below) if above or below else None


def _side(before: str, clause: str, after: str) -> str | None:
    """On which side of a printed percentage the ratios lie."""
    if re.search(bounded(data("transactions")["ratio"]["none"] + r"\s*(?:to\s+)?$"), before, re.I):
        return "below"
    if re.match(bounded(data("transactions")["ratio"]["or_more"]), after, re.I):
        return "below" if rule("ratio", "none_is").search(before) else "above"
    if re.match(bounded(data("transactions")["ratio"]["or_less"]), after, re.I):
        return "below"
    sides = [
        (found[-1].end(), side)
        for side in ("above", "below")
        if (found := list(rule("ratio", side).finditer(clause)))
    ]
    if not sides:
        return None
    side = max(sides)[1]
    if side == "above" and re.search(r"\b(?:not|nor|neither|none|no)\b[^,]*$", clause):
        return "below"
    return side


@dataclass(frozen=True, slots=True)
class Clause:
    """Requirements that a part of a sentence lays on (`subject`) or takes off, with the part's span;
    `independent` says that the approval in it is that of the independent shareholders by name."""

    subject: bool
    codes: tuple[str, ...]
    start: int
    end: int
    independent: bool = True


def requirements(words: str) -> list[Clause]:
    """What a sentence says the transaction is subject to and exempt from."""
    triggers = sorted(
        (match.start(), match.end(), name == "subject")
        for name in ("subject", "exempt")
        for match in rule("tier", name).finditer(words)
    )
    found: list[Clause] = []
    free = 0
    for number, (start, end, subject) in enumerate(triggers):
        if start < free:
            continue
        free = end
        stop = next((low for low, _, _ in triggers[number + 1 :] if low >= end), len(words))
        codes = _codes(words[end:stop])
        if codes and not rule("tier", "possible").search(words[max(0, start - 40) : start]):
            independent = re.search(r"\bindependent", words[end:stop], re.I) is not None
            found.append(Clause(subject, codes, start, stop, independent))
    return found + _duties(words)


def _duties(words: str) -> list[Clause]:
    """What the issuer has to do by the words of doing: "must report, announce and send a circular"."""
    duty = rule("tier", "duty").search(words)
    if duty is None or not rule("tier", "of_deal").search(words):
        return []
    if rule("tier", "possible").search(words[max(0, duty.start() - 40) : duty.start()]):
        return []
    act = re.split(r"[;.](?=\s|$)|\b(?:but|whereas|unless|if|when|once|upon)\b", words[duty.end() :])[0]
    acts = data("transactions")["tier"]["acts"]
    codes = tuple(code for code, done in acts.items() if re.search(bounded(rf"\b(?:{done})"), act, re.I))
    end = duty.end() + len(act)
    return [Clause(True, codes, duty.start(), end, "ndependent" in act)] if codes else []


def _codes(words: str) -> tuple[str, ...]:
    words = re.split(r"\b(?:set out in|as disclosed|in the circular|circular (?:of|dated|to))\b", words)[0]
    codes = data("transactions")["tier"]["codes"]
    return tuple(code for code, wording in codes.items() if re.search(rf"\b(?:{wording})", words, re.I))
