"""Names by their shape in folded Chinese text: bodies by legal form, persons by form of address.

A span is half-open in the text that was searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.chinese.glyphs import HAN, fold
from graphkit.extract.chinese.lexicon import anyof, load, words

__all__ = ["Name", "companies", "is_english", "is_surname", "looks_like_person", "persons", "printed"]

_WORD = r"(?:A/S|[A-Z0-9][A-Za-z0-9.'’&\-]*|&|of|and|for|the|de|du|plc(?![A-Za-z])|\([A-Z][A-Za-z0-9. ]*\))"
_LATIN = re.compile(rf"(?<![A-Za-z0-9]){_WORD}(?:[, ]{{0,2}}{_WORD})*")
_ENGLISH = re.compile(r"\b(?:the|of|is|was|were|has|have|been|to|in|by|that|with)\b")
_BRACKET = re.compile(rf"\([{HAN}A-Za-z]{{1,8}}\)")
_DOTTED = re.compile(bounded(rf"[{HAN}]{{1,8}}(?P<last>[·•・‧∙])[{HAN}]{{1,8}}(?:[·•・‧∙][{HAN}]{{1,8}})*$"))
_GAP = 40


@dataclass(frozen=True, slots=True)
class Name:
    """A name found by its shape; `type` is company or person; `honorific` is how he is addressed."""

    start: int
    end: int
    type: str
    honorific: str = ""


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    held = load("surnames")
    return frozenset("".join(held["single"].split())), frozenset(held["double"].split())


def is_surname(text: str) -> bool:
    """Is the text a Chinese surname, of one glyph or two?"""
    single, double = _surnames()
    return text in single or text in double


def looks_like_person(text: str) -> bool:
    """Surname and one or two more glyphs; four with a double or a married surname."""
    if not re.fullmatch(f"[{HAN}]{{2,4}}", text):
        return False
    single, double = _surnames()
    if text[:2] in double:
        return len(text) >= 3
    married = text[:1] in single and text[1:2] in single
    return text[0] in single and (len(text) <= 3 or married)


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(
        bounded(f"{anyof(words('companies', 'endings'))}(?!{load('companies')['not_followed']})")
    )


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(bounded(anyof(words("companies", "stops"))))


@cache
def _kept() -> re.Pattern[str]:
    return re.compile(bounded(anyof(words("companies", "kept"))))


def is_english(text: str) -> bool:
    """Is the text English prose, if with some Chinese in it?"""
    return sum(1 for _ in _ENGLISH.finditer(text)) >= 4


def companies(text: str) -> Iterator[Name]:
    """Bodies by their legal form, Chinese and English."""
    floor = 0
    passed = [found.span() for found in _passed_over().finditer(text)]
    for found in _endings().finditer(text):
        if any(start <= found.start() < end for start, end in passed):
            floor = found.end()
            continue
        begin = _begin(text, floor, found.start())
        if found[0] in words("companies", "after_latin"):
            latin = re.search(
                rf"[A-Z][A-Za-z0-9&.\- ]{{1,40}}(?=[{HAN}]{{0,6}}$)", text[floor : found.start()]
            )
            begin = floor + latin.start() if latin else begin
        if begin is None:
            continue
        bracket = re.match(r"\((?:有限合夥|普通合夥|特殊普通合夥)\)", text[found.end() :])
        floor = found.end() + (bracket.end() if bracket else 0)
        yield Name(begin, floor, "company")
    yield from _trusts(text)
    yield from _english(text)


def _trusts(text: str) -> Iterator[Name]:
    for found in re.finditer(bounded(load("companies")["trust"]), text):
        begin = _begin(text, 0, found.start())
        if begin is not None and text[begin : found.start()] not in words("companies", "trust_generic"):
            yield Name(begin, found.end(), "company")


@cache
def _passed_over() -> re.Pattern[str]:
    return re.compile(bounded(anyof(words("companies", "passed_over"))))


def _begin(text: str, floor: int, stop: int) -> int | None:
    """Where the name that ends in the legal form at `stop` begins; None where it names no one."""
    low = stop
    while low > max(floor, stop - _GAP) and re.match(rf"[{HAN}A-Za-z0-9()·&\-]", text[low - 1]):
        low -= 1
    low = _after_bracket(text, low, stop)
    region = text[low:stop]
    spared = [range(kept.start(), kept.end()) for kept in _kept().finditer(region)]
    cuts = [
        cut.end()
        for cut in _overlapping(_stops(), region)
        if not any(cut.start() in kept and cut.end() - 1 in kept for kept in spared)
        and not (cut[0] in words("companies", "trades") and _goes_on(region, cut.end()))
        and not (cut.start() == 0 and cut[0] in _first() and text[low - 1 : low] in set("、「(/"))
    ] + _soft_cuts(text, low, region)
    begin = max((cut for cut in cuts if cut <= len(region)), default=0)
    name = (
        re.sub(rf"^[A-Z](?=[{HAN}])", "", region[begin:].lstrip("-&·)")) if begin else region.lstrip("-&·)")
    )
    if len(re.sub(r"[^\w]", "", name)) < 2 or name in _generic():
        return None
    return stop - len(name)


def _goes_on(region: str, end: int) -> bool:
    """Does a word of trade belong to the name, as in 茶葉銷售(香港)?"""
    return re.match(bounded(load("companies")["trade_goes_on"]), region[end:]) is not None


@cache
def _first() -> frozenset[str]:
    return frozenset(words("companies", "first"))


@cache
def _generic() -> frozenset[str]:
    return frozenset(words("companies", "generic"))


def _overlapping(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    place = 0
    while found := pattern.search(text, place):
        yield found
        place = found.start() + 1


def _soft_cuts(text: str, low: int, region: str) -> list[int]:
    """和 or 系 after a whole name, 在 before a place, the end of an English name, and of a date."""
    cuts = [
        latin.end()
        for latin in re.finditer(
            bounded(
                r"[A-Za-z]*[a-z][A-Za-z.]*|(?<![A-Za-z])(?:LIMITED|LTD|INC|CORPORATION|COMPANY|CO)(?![A-Za-z])\.?"
            ),
            region,
        )
    ]
    cuts += [date.end() for date in re.finditer(r"[\d〇零一二三四五六七八九十][年月日]", region)]
    if low == 0 and region.startswith("致"):
        cuts.append(1)
    enders = tuple(str(load("companies")["and_after"]).split())
    heads = words("places", "heads.names")
    for place, glyph in enumerate(region):
        before = text[: low + place]
        if glyph in load("companies")["joining"] and (
            before.endswith(enders) or re.search(r"[A-Za-z.]$", before)
        ):
            cuts.append(place + 1)
        if glyph == "在" and region.startswith(heads, place + 1):
            cuts.append(place + 1)
    return cuts


def _after_bracket(text: str, low: int, stop: int) -> int:
    """Past the last bracket that is no part of a name: unmatched, long, or with figures."""
    region = text[low:stop]
    begin = 0
    for found in re.finditer(r"\([^()]*\)|[()]", region):
        piece = found[0]
        if not _BRACKET.fullmatch(piece) or _stops().search(piece) or found.start() == 0:
            begin = found.end()
    return low + begin


@cache
def _english_form() -> re.Pattern[str]:
    return re.compile(bounded(rf"(?:^|[\s,(]){anyof(words('companies', 'english'))}\)?$"))


def _english(text: str) -> Iterator[Name]:
    for found in _LATIN.finditer(text):
        start, end = found.span()
        while text[start:end].count(")") > text[start:end].count("("):
            end = text.rindex(")", start, end)
        if text[start:end].count("(") > text[start:end].count(")"):
            end = text.rindex("(", start, end)
        name = text[start:end].rstrip(" ,&-/(")
        defined = text.startswith("(「", start + len(name))
        plain = len(name) > 3 and " " in name and not re.match(r"(?:the|our|The|Our)\s+\S+$", name)
        if (_english_form().search(name) and plain) or (
            defined and plain and not _honorific().match(text, start + len(name))
        ):
            yield Name(start, start + len(name), "company")


@cache
def _honorific() -> re.Pattern[str]:
    return re.compile(anyof(words("roles", "honorific.words")))


@cache
def _trades() -> frozenset[str]:
    return frozenset(words("roles", "honorific.trades"))


def _is_trade(name: str) -> bool:
    """Is the word behind it a trade (執業大律師), and the name none?"""
    no_name = re.search(bounded(load("roles")["honorific"]["no_name"]), name)
    return len(name) < 3 or no_name is not None


@cache
def _before_name() -> re.Pattern[str]:
    return re.compile(bounded(f"(?:{anyof(words('roles', 'before_name.words'))}|[^{HAN}A-Za-z])$"))


def persons(text: str) -> Iterator[Name]:
    """Persons by the form of address behind the name: full names, and surnames alone."""
    floor = 0
    for found in _honorific().finditer(text):
        begin = _person_begin(text, floor, found.start())
        if begin is not None and not (found[0] in _trades() and _is_trade(text[begin : found.start()])):
            yield Name(begin, found.end(), "person", found[0])
        floor = found.end()


def _person_begin(text: str, floor: int, stop: int) -> int | None:
    latin = re.search(bounded(r"[A-Z][A-Za-z.,'’\- ]*[A-Za-z.]\s?$"), text[max(floor, stop - 50) : stop])
    if latin:
        return max(floor, stop - 50) + latin.start()
    foreign = _DOTTED.search(text, floor, stop)
    if foreign:
        first = range(foreign.start("last") - 2, max(foreign.start() - 1, floor - 1), -1)
        return next((at for at in first if at == floor or _before_name().search(text[:at][-6:])), None)
    fits = []
    for size in (4, 3, 2, 1):
        begin = stop - size
        if begin < floor:
            continue
        name = text[begin:stop]
        if looks_like_person(name) or (size <= 2 and is_surname(name)):
            free = begin == floor or bool(_before_name().search(text[:begin][-6:]))
            if not (size > 1 and text[begin] in _grammar() and _named(text[begin + 1 : stop])):
                fits.append((free, size, begin))
    clean = [fit for fit in fits if fit[0]]
    if clean:
        return clean[0][2]
    return next((begin for _, size, begin in fits if size == 3), None)


@cache
def _grammar() -> frozenset[str]:
    return frozenset(load("surnames")["grammar"])


def _named(text: str) -> bool:
    return looks_like_person(text) or is_surname(text)


def printed(raw: str) -> str:
    """A name as it is printed: Chinese names keep their full-width brackets."""
    if re.search(f"[{HAN}]", fold(raw)):
        return raw.replace("(", "（").replace(")", "）")
    return " ".join(raw.split())
