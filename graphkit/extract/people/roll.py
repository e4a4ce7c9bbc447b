"""A roll: persons listed one after another in running text, with the notes in brackets behind them.

"Messrs. Jun LEI, Pak Kwan KAU and Chi Ping LAU", "Mr. Chow Siu Ming, Albert (Chairman), Ms. Ip Yuet
Ngor 葉月娥 and Prof. Dai Guorong". A lone word behind a comma belongs to the name before it: it is
the given name of "Chow Siu Ming, Albert", the surname of "Tat Joel, CHANG". A note "(executive Directors)"
closes the list that it speaks of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.lexicon import words
from graphkit.extract.people.titles import OFFICES

__all__ = ["POSTNOMINALS", "Entry", "honorifics", "roll"]

CJK = r"\u3400-\u4dbf\u4e00-\u9fff"
CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
STOP = frozenset(OFFICES["roll"]["stop"].split())
PARTICLES = frozenset(OFFICES["roll"]["particles"].split())
INITIALS = re.compile(rf"(?:{CAPITAL}\.-?){{2,}}(?=\s?{CAPITAL}|,\s{CAPITAL})")
WORD = re.compile(rf"{INITIALS.pattern}|{CAPITAL}(?:[\wÀ-ÿ]|[’'\-‑](?=\w))*\.?|[a-z]{{1,5}}(?=\s)")
CHINESE = re.compile(
    bounded(rf"[\s*]*[(（]?\s*(?P<name>[{CJK}]\s?[{CJK}](?:\s?[{CJK}]){{0,2}})(?![{CJK}])\s*[)）]?[*#]*")
)
NOTE = re.compile(bounded(r"\s*[(（](?P<note>[^()（）“”\"]{2,120})[)）]"))
POSTNOMINALS = re.compile(
    bounded(rf"(?:,?\s+(?:{'|'.join(OFFICES['roll']['postnominals'].split())})(?![A-Za-z])\.?)+")
)
HONG_KONG = re.compile(r"Hong\s+Kong\b", re.I)
SEATED = re.compile(r"\bdirectors\b", re.I)
BETWEEN = re.compile(bounded(r"\s*(?:[,;、]\s*(?:and|&)?|\band|&)\s+(?:also\s+)?"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of a roll: half-open place, name as printed without form of address, notes."""

    start: int
    end: int
    name: str
    printed: str
    notes: tuple[str, ...] = ()
    chinese: str | None = None


@cache
def honorifics() -> re.Pattern[str]:
    """Forms of address before a name, one or more."""
    forms = sorted(words("names", "honorifics") | {"Messrs", "Mmes", "Hon"}, key=lambda one: (-len(one), one))
    return re.compile(bounded(rf"(?:(?<![\w])(?:{'|'.join(map(re.escape, forms))})(?![A-Za-z])[.’']?\s*)+"))


def roll(text: str, start: int, end: int) -> list[Entry]:
    """The persons listed from `start` on, as far as the list goes; empty where none begins there."""
    found: list[Entry] = []
    place, several = start, False
    while entry := _entry(text, place, end, several):
        found.append(entry)
        several = several or text[place : place + 6] == "Messrs"
        between = BETWEEN.match(text, entry.end, end)
        if between is None or any(SEATED.search(note) for note in entry.notes):
            break
        place = between.end()
    return found


def _entry(text: str, start: int, end: int, several: bool) -> Entry | None:
    plural = re.compile(r"(?:Messrs|Mmes)\b[.’']?\s*").match(text, start, end)
    start = plural.end() if plural else start
    address = honorifics().match(text, start, end) or plural
    at = address.end() if address else start
    stop = _name(text, at, end)
    if stop is None:
        return None
    stop = _tail(text, at, stop, end, own=address is not None)
    name = " ".join(text[at:stop].split())
    printed = " ".join(text[start:stop].split())
    stop = after.end() if (after := POSTNOMINALS.match(text, stop, end)) else stop
    if len(name.split()) < 2 and not (address and not several):
        return None
    notes: list[str] = []
    chinese = None
    place = stop
    if beside := CHINESE.match(text, place, end):
        chinese, place = re.sub(r"\s", "", beside["name"]), beside.end()
    while note := NOTE.match(text, place, end):
        notes.append(" ".join(note["note"].split()))
        place = note.end()
    return Entry(start, place, name, printed, tuple(notes), chinese)


def _name(text: str, start: int, end: int) -> int | None:
    """The end of the words of a name that begins at `start`."""
    place, count, stop = start, 0, None
    while count < 6 and (word := WORD.match(text, place, end)):
        plain = word[0].rstrip(".")
        lead = count == 0 and plain.isupper() and len(plain) == 2
        if (
            HONG_KONG.match(text, place)
            or (plain in STOP and not lead)
            or (plain[0].islower() and (plain not in PARTICLES or count == 0))
        ):
            break
        if word[0].endswith(".") and len(plain) > 1 and not INITIALS.match(text, word.start()):
            return word.end() - 1
        stop, count = word.end(), count + 1
        gap = re.compile(r"[ \u00a0]|[ \u00a0]?\n[ \u00a0]?(?!\n)").match(text, stop, end)
        if gap is None:
            break
        place = gap.end()
    return stop if stop is not None and text[start].isupper() else None


def _tail(text: str, start: int, stop: int, end: int, own: bool) -> int:
    """The end of the name with what stands behind a comma, where that belongs to it."""
    after = re.compile(rf",\s+({CAPITAL}[\wÀ-ÿ’'\-]*)(\s{CAPITAL}[\wÀ-ÿ’'\-]*)?(?![\w.])").match(
        text, stop, end
    )
    if (
        after is None
        or POSTNOMINALS.match(text, stop, end)
        or after[1] in STOP
        or honorifics().match(text, after.start(1), end)
    ):
        return stop
    if after[2] is None:
        return after.end()
    both = own and all(part.strip() in words("people", "given") for part in after.groups())
    return after.end() if both else stop
