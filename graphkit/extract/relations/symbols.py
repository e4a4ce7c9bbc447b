"""From a sentence of the reading to a line of symbols: parties, percentages, places, dates, words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.lexicon import jurisdictions, words
from graphkit.extract.parties.mentions import mentions_in
from graphkit.extract.parties.names import CJK, looks_like_person
from graphkit.extract.relations.line import Item, Line
from graphkit.extract.roster import fold
from graphkit.extract.work import Work

__all__ = ["Named", "Nobody", "line_of"]

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NUMBER = r"\d[\d,]*(?:\.\d+)?"
ONES = "one|two|three|four|five|six|seven|eight|nine"
TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
SPELT = rf"\b(?i:one\shundred|(?:{TENS})(?:[-\s](?:{ONES}))?|{TEENS}|{ONES})"
PIECE = re.compile(
    rf"(?P<P>{NUMBER}\s?(?:%|per\s?cent\b\.?|percent\b)|{SPELT}\s?(?:per\s?cent\b\.?|percent\b)(?:\s?\({NUMBER}\s?%\))?)"
    rf"|(?P<D>(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:day\sof\s)?(?:{MONTHS}),?\s\d{{4}}|(?:{MONTHS})\s(?:\d{{1,2}},?\s)?\d{{4}}|\d{{1,2}}\s(?:{MONTHS})\b))"
    rf"|(?P<money>(?:RMB|HK\$|US\$|HKD|USD|CNY|EUR|€|£|S\$|NT\$|A\$|C\$|JPY|¥|\$|MOP|RM)\s?{NUMBER}"
    r"(?:\s(?:million|billion|thousand|cents))?)"
    r"|(?P<F>\b(?:[Oo]ne|[Tt]wo|three|four|five)[- ]"
    r"(?:thirds?|half|halves|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|tenths?)\b)"
    r"|(?P<shares>\b(?:H\s|A\s|Domestic\s|Unlisted\s|Ordinary\s|Class\s[AB]\s(?:Ordinary\s)?)?Shares?\b)"
    rf"|(?P<N>{NUMBER})"
    r"|(?P<own>['’]s\b|(?<=s)['’](?=\s))"
    r"|(?P<word>-?[A-Za-zÀ-ÿ]+(?:[-/][A-Za-zÀ-ÿ]+)*)"
    rf"|(?P<zh>[{CJK}·]+(?:\s?[(（][{CJK}]+[)）][{CJK}]*|\s[{CJK}]+)*)"
    r"|(?P<other>\S)"
)
RUN = re.compile(
    r"(?<![\w’'-])[A-ZÀ-Þ][\wÀ-ÿ&.’'-]*(?:\s(?:[A-ZÀ-Þ][\wÀ-ÿ&.’'-]*|\([A-Z][\w.&-]{0,12}\)|(?:of|du|de|des|da|di|van|von)(?=\s[A-Z])|&)|\([A-Z][\w.&-]{0,12}\))*"
)
FRACTIONS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "tenth": 10,
}
COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


@dataclass(slots=True)
class Named:
    """What an M stands for: parties of the roster, or a name not in it yet (`loose`)."""

    handles: tuple[int, ...]
    type: str
    loose: str = ""

    def settle(self, work: Work) -> tuple[int, ...]:
        """The parties, with a loose name entered in the roster."""
        if not self.handles:
            self.handles = (work.roster.add(self.type, self.loose),)
        return tuple(dict.fromkeys(work.roster.root(h) for h in self.handles))


class Nobody(Named):
    """A party that the filing does not name: "a company which …"; nothing is said of it."""

    def settle(self, work: Work) -> tuple[int, ...]:
        """No party."""
        return ()


def line_of(work: Work, start: int, end: int) -> Line:
    """The line of the sentence at [start, end) of the reading's text."""
    items: list[Item] = []
    place = start
    for item in _parties(work, start, end):
        items.extend(_pieces(work.reading.text, place, item.start))
        items.append(item)
        place = item.end
    items.extend(_pieces(work.reading.text, place, end))
    return Line(items)


def _parties(work: Work, start: int, end: int) -> list[Item]:
    """The parties named in the sentence, known and loose, and the places."""
    text = work.reading.text
    found = [Item("M", m.start, m.end, Named(m.handles, m.type)) for m in mentions_in(work, start, end)]
    taken = [(item.start, item.end) for item in found]
    for place in _place().finditer(text, start, end):
        if not (_overlaps(place.span(1), taken) or _in_name(text, place)):
            found.append(Item("J", place.start(1), place.end(1), place.group(1)))
            taken.append(place.span())
    for run in RUN.finditer(text, start, end):
        for low, high in _free(run.span(), taken):
            loose = _loose(work, text, low, high, start)
            if loose and not _overlaps((loose.start, loose.end), taken):
                found.append(loose)
                taken.append((loose.start, loose.end))
    found.sort(key=lambda item: (item.start, -item.end))
    return found


@cache
def _place() -> re.Pattern[str]:
    return re.compile(bounded(rf"(?<=[ (/])(?=[A-Zm]){jurisdictions(bare=True)}"))


def _in_name(text: str, place: re.Match[str]) -> bool:
    """Is the place a part of a name: "Harvest (BVI)", "Harvest Australia"?"""
    if re.match(r"\s(?:[A-Z][a-z]+|\([A-Z])", text[place.end(1) : place.end(1) + 4]) and not re.match(
        r"\s(?:Mr|Ms|Mrs|Dr|Its?|The|On|As|In|With)\b", text[place.end(1) : place.end(1) + 6]
    ):
        return True
    before = re.search(bounded(r"[\w’'&-]+ $"), text[max(0, place.start(1) - 24) : place.start(1)])
    if before and before.group()[0].isupper():
        return before.group().strip() not in words("names", "not_parties")
    return (
        bool(re.search(bounded(r"[A-Z][\w’'&-]* \($"), text[max(0, place.start(1) - 24) : place.start(1)]))
        and text[place.end(1) : place.end(1) + 1] == ")"
    )


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(span[0] < high and low < span[1] for low, high in taken)


def _free(span: tuple[int, int], taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of a span that nothing has taken; nothing where a party begins or ends inside a word."""
    low, high = span
    for begin, stop in sorted(taken):
        if stop <= low or begin >= high:
            continue
        if begin > low:
            yield low, begin
        low = max(low, stop)
    if low < high:
        yield low, high


def _loose(work: Work, text: str, low: int, high: int, sentence: int) -> Item | None:
    """A capitalised run as a party that the filing does not define, or None where it names none."""
    parts = [(m.start(), m.end(), m.group()) for m in re.finditer(r"\S+", text[low:high])]
    if re.match(r"[A-Z]{0,3}\$?\d", text[low:high]) or re.match(
        r"(?:RMB|HKD|USD|CNY|EUR|JPY|HK|US|MOP|RM)\W?\d*$", text[low:high]
    ):
        return None
    if text[high : high + 1] in "-'’" or text[low - 1 : low] in "-$":
        return None
    out = words("names", "not_parties")
    bank = len(parts) > 2 and text.startswith("Bank of ", low)
    while parts and not bank and _empty(parts[0][2], out - PLACES if _goes_on(parts, out) else out):
        parts.pop(0)
    ends = words("names", "name_ends") if len(parts) > 1 else frozenset()
    while parts and (_empty(parts[-1][2], out - ends) or parts[-1][2] in {"of", "&", "and"}):
        parts.pop()
    if not parts:
        return None
    begin, stop = low + parts[0][0], low + parts[-1][1]
    name = text[begin:stop].rstrip(".,’'")
    if len(name) < 3 or re.fullmatch(r"[A-Z]\w+-[a-z]+(?:-[a-z]+)*", name):
        return None
    last = name.split()[-1]
    soft = len(parts) > 1 and last in words("names", "soft_nouns") and not _determined(text, begin)
    if (last in words("names", "thing_nouns") and not soft) or _is_no_party(work, name):
        return None
    following = text[stop : stop + 24].split()
    if (
        following
        and following[0].strip('.,;)”"') in words("names", "thing_nouns")
        and text[stop : stop + 1] == " "
    ):
        return None
    if name in words("names", "group_nouns"):
        return None
    if len(parts) == 1 and _ordinary(work, name, begin == sentence):
        return None
    given = re.match(
        r",\s([A-Z][a-z]+)(?:\s([A-Z][a-z]+))?(?=\s(?:is|was|has|had|holds?|held|owns?|owned|will|who|and|are|\()|[,.;(]|$)",
        text[begin + len(name) : high + 40],
    )
    if given and looks_like_person(name) and given.group(1) in words("people", "given"):
        stop = begin + len(name) + given.end()
        return Item("M", begin, stop, Named((), "person", " ".join(text[begin:stop].split())))
    grouped = last == "Group" and COLLECTIVE.search(text, max(0, begin - 8), begin) is not None
    kind = "person" if looks_like_person(name) else "group" if grouped else "company"
    return Item("M", begin, begin + len(name), Named((), kind, " ".join(name.split())))


COLLECTIVE = re.compile(r"\b(?:the|such|said|each|this)\s$", re.I)


def _goes_on(parts: list[tuple[int, int, str]], out: frozenset[str]) -> bool:
    """Does a word that can name a party stand behind the first?"""
    return len(parts) > 1 and parts[1][2] not in out


PLACES = frozenset("China Hong Kong Macau Taiwan Asia US UK Euro Bermuda".split())


def _determined(text: str, begin: int) -> bool:
    """Does an article or "such" stand before, as before things and seldom before companies?"""
    return (
        re.search(
            r"\b(?:the|such|said|an?|any|this|these|those|each|our|its|their|new|all|of)\s$",
            text[max(0, begin - 8) : begin],
            re.I,
        )
        is not None
    )


def _empty(word: str, out: frozenset[str]) -> bool:
    return word.strip(".,()") in out or word in {"of", "&", "and"} or (word.isupper() and len(word) == 1)


def _is_no_party(work: Work, name: str) -> bool:
    term = work.terms.get(name)
    if term is not None and not term.handles:
        return True
    return fold(name) in _regulators() or name in words("places", "cities")


@cache
def _regulators() -> frozenset[str]:
    return frozenset(fold(name) for name in words("names", "regulators"))


def _ordinary(work: Work, name: str, opens: bool) -> bool:
    """Is a single capitalised word only the beginning of a sentence, or a common word elsewhere?"""
    return name.lower() in work.vocabulary or (opens and work.vocabulary[name] < 2)


def _pieces(text: str, start: int, end: int) -> Iterator[Item]:
    for piece in PIECE.finditer(text, start, end):
        kind, low, high, shown = piece.lastgroup, piece.start(), piece.end(), piece.group()
        if kind == "P":
            number = _number(shown)
            yield Item("P" if number <= 100 else "N", low, high, number)
        elif kind == "F":
            count, part = re.split(r"[- ]", shown.lower())
            share = (
                Decimal(100 * COUNTS[count]) / FRACTIONS[part.removesuffix("s") if part != "halves" else part]
            )
            yield Item("P", low, high, share.quantize(Decimal("0.01")).normalize() + 0)
        elif kind == "shares":
            yield Item("SHARES", low, high)
        elif kind == "money":
            yield Item("$", low, high, shown)
        elif kind == "own":
            yield Item("'s", low, high)
        elif kind in {"D", "N"}:
            yield Item(kind, low, high, shown)
        elif kind == "word":
            word = shown.lower().replace("whollyowned", "wholly-owned")
            yield Item(BROKEN.sub(lambda m: m.group().replace("-", ""), word), low, high)
        elif kind == "zh":
            continue
        else:
            yield Item(QUOTES.get(shown, shown), low, high)


def _number(shown: str) -> Decimal:
    """The number of a percentage, in figures or in words."""
    figures = re.match(NUMBER, shown)
    if figures:
        return Decimal(re.sub(r"[^\d.]", "", figures.group()))
    spelt = re.split(r"[-\s]+", re.match(SPELT, shown).group().lower())  # type: ignore[union-attr]
    if "hundred" in spelt:
        return Decimal(100)
    below = [*ONES.split("|"), *TEENS.split("|")]
    tens = TENS.split("|")
    return Decimal(
        sum(10 * (tens.index(word) + 2) if word in tens else below.index(word) + 1 for word in spelt)
    )


BROKEN = re.compile(
    r"share-holders?|share-holdings?|sub-sidiar(?:y|ies)|subsid-iar(?:y|ies)|com-pan(?:y|ies)|inter-ests?|inter-ested|asso-ciates?|sub-stantial|control-ling|con-nected|owner-ship|partner-ship"
)
QUOTES = {"”": "“", '"': "“", "‘": "“", "’": "“", "「": "“", "」": "“", "『": "“", "』": "“"}
