"""Names by their shape: bodies corporate by legal form, Chinese names, persons by form of address.

These are the names that a filing shows without defining them. A span is half-open in the text that
was searched; the reading's text has compatibility forms folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.lexicon import data, folded_set, jurisdiction_code, words
from graphkit.extract.parties.joint import CAPITAL, cut_at_and, names_no_one

__all__ = [
    "Name",
    "chinese_after",
    "chinese_before",
    "companies",
    "looks_like_person",
    "persons",
    "trim",
    "trimmed",
]

CJK = r"\u3400-\u4dbf\u4e00-\u9fff"
WORD = rf"(?:{CAPITAL}|\d)[\wÀ-ÿ’'&.\-/]*|&|e-[A-Z]\w*"
ANSWERS = re.compile(r"Yes|No|Nil|Notes?\d{0,2}|Relationship")
"""What at the end of the line above a name is no part of it: a cell or head of a table, a mark of a note."""
LINK = frozenset({"and", "of", "the", "for", "de", "du", "des", "la", "van", "von", "&"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name found by its shape; `type` is company or person, `chinese` its Chinese form beside it."""

    start: int
    end: int
    type: str
    text: str
    chinese: str | None = None


@cache
def _legal_form() -> re.Pattern[str]:
    return re.compile(bounded(rf"(?<![\w])(?:{'|'.join(data('names')['legal_forms'])})"))


@cache
def _chinese_name() -> re.Pattern[str]:
    forms = "|".join(sorted(map(re.escape, data("names")["chinese_forms"]), key=lambda f: (-len(f), f)))
    return re.compile(
        rf"(?![於于在][^()（）]{{2,16}}(?:[註注]冊|注册|成立))[{CJK}A-Z][{CJK}()（）·．A-Za-z0-9\s]{{1,40}}?(?:{forms})(?![{CJK}])(?:\s*[(（][{CJK}]{{2,6}}[)）])?"
    )


PIECE = re.compile(rf"\([^()]{{1,40}}\)|{WORD}|[a-zà-ÿ]+|[^\s\w]|\w+")


def companies(text: str, start: int = 0, end: int | None = None) -> Iterator[Name]:
    """Names that end in a legal form, with the capitalised words before it."""
    floor = start
    for form in _legal_form().finditer(text, start, len(text) if end is None else end):
        begin = _begin(text, floor, form.start()) if form.start() >= floor else None
        if begin is None:
            continue
        stop = form.end()
        if re.search(r"(?:Limited|Corporation|Company|Incorporated|Unlimited)\.$", text[begin:stop]):
            stop -= 1
        if names_no_one(text[begin : form.start()]):
            continue
        begin = cut_at_and(text, begin, stop, form.start())
        floor = stop
        yield Name(begin, stop, "company", " ".join(text[begin:stop].split()))


def _begin(text: str, floor: int, stop: int) -> int | None:
    """Where the capitalised words that end at `stop` begin; None where there are none."""
    pieces = list(PIECE.finditer(text, max(floor, stop - 110), stop))
    found: int | None = None
    for number in range(len(pieces) - 1, -1, -1):
        piece = pieces[number].group()
        last = number + 1 == len(pieces)
        gap = text[pieces[number].end() : stop if last else pieces[number + 1].start()]
        if gap.count("\n") > 1 or "\t" in gap or gap.strip() or ("\n" in gap and ANSWERS.fullmatch(piece)):
            break
        if (piece == "," and last) or (_inner_bracket(piece) and number):
            continue
        if not (piece[0].isupper() or piece[0].isdigit() or piece in LINK) or _ends_sentence(piece, found):
            break
        if piece.rstrip(".") in words("names", "honorifics"):
            break
        if piece not in LINK or piece == "&":
            found = pieces[number].start()
    return trim(text, found, stop) if found is not None else None


def _inner_bracket(piece: str) -> bool:
    return bool(re.fullmatch(r"\((?!Notes?\b)[^()“”\"‘’]{2,40}\)", piece))


def _ends_sentence(piece: str, found: int | None) -> bool:
    return found is not None and len(piece) > 3 and piece.endswith(".") and piece.count(".") == 1


@cache
def _openers() -> frozenset[str]:
    return folded_set("names", "not_parties") - frozenset(
        "hong china cayman islands british virgin bermuda united state people international global main "
        "holding holdings group bank asia capital master first new sun golden public land right power "
        "business independent investment investor success trading management legal asset equity property "
        "properties supply service services sale government republic city stock securities futures "
        "beneficial share h a long joint lead taiwan macau mainland us usa uk euro law profit net "
        "registered year one two three target option options "
        "warrants convertible ordinary domestic preference other corporate executive district".split()
    )


ALWAYS_OUT = frozenset(
    """the an on by as or but if upon after before since until while when where such this that these
    those each both either neither its it he she they we our his her their""".split()
)


def trimmed(name: str) -> str:
    """A capitalised run without the words in front that belong to the sentence; "" where none is left."""
    begin = trim(name, 0, len(name))
    return name[begin:] if begin is not None else ""


def trim(text: str, begin: int, stop: int) -> int | None:
    """Cut words in front that belong to the sentence, not to the name."""
    pieces = list(PIECE.finditer(text, begin, stop))
    cut, before = 0, ""
    for number, match in enumerate(pieces):
        piece = match.group()
        low = piece.rstrip(".").casefold()
        inside = number == 0 and low in words("names", "own_words") and _in_sentence(text, match.start())
        opens = (number == cut and not inside) and (
            low in _openers() or piece in LINK or piece[0] in "(0123456789" or low.endswith("-based")
        )
        joins = piece in LINK and (before in _openers() or bool(_legal_form().fullmatch(before)))
        joins = joins and not _country([later.group() for later in pieces[number:]])
        syllable = piece == "An" and before not in {"", *_openers()}
        if (low in ALWAYS_OUT and not syllable) or opens or joins:
            cut = number + 1
        before = piece if piece[0].isupper() and not joins else ""
        before = before if _legal_form().fullmatch(before) else before.rstrip(".").casefold()
    return pieces[cut].start() if cut < len(pieces) else None


def _country(rest: list[str]) -> bool:
    """Does a name end so: "Insurance Company of China", before its legal form?"""
    said = [piece for piece in rest if piece != ","]
    return len(said) == 2 and said[0] == "of" and jurisdiction_code(said[1]) is not None


def _in_sentence(text: str, place: int) -> bool:
    """Does a small letter stand before, so that a capital belongs to a name and begins no sentence?"""
    return re.search(r"[a-z]\s$", text[max(0, place - 2) : place]) is not None


PARTICLE = r"(?:bin|binti|binte|bt|ibn|van|von|der|den|de|du|da|dos|al|el|s/o|d/o|a/l|a/p)"


@cache
def _address() -> re.Pattern[str]:
    forms = sorted(
        (re.escape(h) for h in words("names", "honorifics") if h != "Messrs"), key=lambda h: (-len(h), h)
    )
    title = rf"(?:{'|'.join(forms)})\.?"
    initials = rf"(?:{CAPITAL}\.-?){{2,4}}(?=\s[A-Z])"
    part = rf"(?!(?:{'|'.join(forms)})\.?[\s,])(?:{initials}|{CAPITAL}(?:[\wÀ-ÿ’'\-]+|\.)?)"
    return re.compile(
        bounded(
            rf"(?<![\w’'])(?:{title}\s*)+(?P<name>{part}(?:[ \u00a0\n](?:{PARTICLE}[ \n])?{part}){{0,5}})"
            rf"(?P<given>,\s{part}(?:\s{part}){{0,2}})?"
        )
    )


def persons(text: str, start: int = 0, end: int | None = None) -> Iterator[Name]:
    """Persons with a form of address, ", Stephen" and ALL-CAPS surnames included."""
    for found in _address().finditer(text, start, len(text) if end is None else end):
        stop = found.end("name")
        shown = _cut_name(found.group("name"))
        if not shown:
            continue
        stop = found.start("name") + len(shown)
        if found.group("given") and stop == found.end("name") and len(shown.split()) > 1:
            kept = _given(found.group("given"))
            if kept:
                stop = found.start("given") + kept
        yield Name(found.start(), stop, "person", " ".join(text[found.start() : stop].split()))


def _cut_name(shown: str) -> str:
    """The name without words that begin the next clause, or a heading that runs on."""
    parts = re.split(r"(\s)", shown)
    kept: list[str] = []
    for part in parts:
        if "\n" in part and kept and len("".join(kept).split()) >= 2:
            break
        if part.strip() and kept and part in _clause_words():
            break
        if part.strip().endswith(".") and len(part) > 3 and part.count(".") == 1:
            kept.append(part.rstrip("."))
            break
        kept.append(part)
    return "".join(kept).rstrip().removesuffix("’s").removesuffix("'s").rstrip(".")


@cache
def _clause_words() -> frozenset[str]:
    return frozenset(
        "Agreement Director Directors Chairman Company Group Board Shareholder Shareholders Shares "
        "Limited Executive Non-executive Independent Family Trust Loan Undertaking Services Service "
        "Number Note Notes Date The Total Beneficial Interest Pre-Delivery Property "
        "Management Framework".split()
    )


def _given(tail: str) -> int:
    """How much of ", Stephen" belongs to the name: 0 where it does not look like given names."""
    given = words("people", "given")
    length = 0
    for part in re.finditer(bounded(r"[,\s]+([\wÀ-ÿ’'\-]+)\.?"), tail):
        if part.group(1).title() not in given:
            break
        length = part.end(1)
    return length


def looks_like_person(name: str) -> bool:
    """Is a name without any form of address a person's? By surname, given name, or ALL-CAPS surname."""
    plain = name.replace(",", " ").split()
    if not 2 <= len(plain) <= 6 or _legal_form().search(name):
        return False
    if not all(re.fullmatch(rf"{CAPITAL}[\wÀ-ÿ’'\-]*\.?", part) for part in plain):
        return False
    surnames, given = words("people", "surnames"), words("people", "given")
    if plain[-1].casefold() in {"company", "group", "holdings", "fund", "bank", "properties", "capital"}:
        return False
    caps = [p for p in plain if p.isupper() and len(p) > 1]
    if len(caps) == 1 and caps[0].title() in surnames:
        return True
    first, last = plain[0].title() in surnames, plain[-1].title() in surnames
    named = any(part in given for part in plain)
    syllables = sum(_syllable(part) for part in plain)
    return (named and (first or last or syllables > 1)) or ((first or last) and syllables == len(plain))


@cache
def _syllables() -> re.Pattern[str]:
    onset = "(?:b|p|m|f|d|t|n|l|g|k|h|j|q|x|zh|ch|sh|r|z|c|s|y|w|ng|ts|tz|gw|kw)?"
    rime = "(?:[aeiou]{1,3}(?:ng|n|k|p|t|m|h|r|w|y)?)"
    return re.compile(rf"(?:{onset}{rime}){{1,3}}(?:-{onset}{rime})?", re.I)


def _syllable(part: str) -> bool:
    return bool(_syllables().fullmatch(part))


def chinese_before(text: str, place: int) -> str | None:
    """The Chinese name in front of "(English Name" at `place`, or None."""
    lead = re.search(rf"([{CJK}][{CJK}()（）]{{3,40}})\s*[(（]\s*$", text[max(0, place - 50) : place])
    if lead is None or not _chinese_name().fullmatch(lead.group(1)):
        return None
    return lead.group(1)


def chinese_after(text: str, place: int, person: bool = False) -> tuple[str, int] | None:
    """The Chinese name that follows at `place`, bare or in brackets, and where it ends."""
    lead = re.compile(r"[\s*]*([(（]?)\s*").match(text, place)
    assert lead is not None
    if person:
        found = re.compile(rf"[{CJK}]\s?[{CJK}](?:\s?[{CJK}]){{0,2}}(?![{CJK}])").match(text, lead.end())
    else:
        found = _chinese_name().match(text, lead.end())
    if not found:
        return None
    end = found.end()
    if lead.group(1):
        close = re.compile(r"[\s*]{0,30}[)）]").match(text, end)
        if not close:
            return None
        end = close.end()
    return re.sub(r"\s+", "", found.group()), end
