"""What the words in a table are: labels, capacities, totals, unnamed holders, sub-headings, prose.

The lists are data (`extract/data/tables/words.toml`); a line made of label words alone never names
a holder, so a word that is missing from the list costs a table, not a wrong edge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graphkit.bounded import bounded
from graphkit.extract.lexicon import data, folded_set
from graphkit.extract.parties.names import companies

__all__ = [
    "CJK",
    "bare",
    "before_capacity",
    "could_be_label",
    "finds",
    "has_form",
    "is_column_label",
    "is_label",
    "is_prose",
    "is_sentence",
    "matches",
    "mend",
    "principal",
]

CJK = r"\u3400-\u4dbf\u4e00-\u9fff"
MARK = r"(?:notes?|remarks?|附註|附注|註|note)?\s*[:：]?\s*"
NOTES = re.compile(
    bounded(
        rf"\s*[(（]\s*{MARK}\(?(?:[\da-hivx一二三四五六七八九十、,&\s及和()]|and){{1,60}}[)）]"
        r"|\s*[(（](?:notes?|附註|附注)[)）]|\s*(?:\b|(?<=[a-z]))notes? ?\d{1,2}(?=\s|$)"
        r"|(?<=\w)[*#^†‡∆+]+|^[*#^†‡]+\s*"
    ),
    re.I,
)
CHINESE = re.compile(rf"[{CJK}]")
SHORT = 55
"""Below this length a line of Latin letters is never running text by itself."""
PARTNERS = re.compile(
    bounded(
        r"\s*(?:,? (?:and|or|together with|&) (?:his|her|its|their|any|the|other|parties|persons?|close)\b.*"
        r"|[、,]?\s*(?:及|或|連同|與)(?:其|彼|該|與其|一致).*)$"
    ),
    re.I,
)
LEADERS = re.compile(r"\.{4,}")
"""Dots that lead from a name to its numbers."""
CAPITALS = re.compile(r"\b(?:LIMITED|LTD|CO|INC|CORP|CORPORATION|COMPANY)\b")
LATIN_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w’'À-ÿ]*(?:-\w+)*\.?")


@cache
def _patterns(key: str) -> re.Pattern[str]:
    held = data("tables/words")
    for part in key.split("."):
        held = held[part]
    return re.compile(bounded("|".join(f"(?:{one})" for one in held)), re.I)


def matches(key: str, text: str, whole: bool = False) -> re.Match[str] | None:
    """The first match of one of the patterns listed under `key`, from the start where `whole`."""
    pattern = _patterns(key)
    return pattern.match(text) if whole else pattern.search(text)


def finds(key: str, text: str) -> Iterator[re.Match[str]]:
    """Every match of one of the patterns listed under `key`."""
    return _patterns(key).finditer(text)


def mend(text: str) -> str:
    """Blanks made one, dots that lead to a number taken away, split ligatures ("benefi cial") and
    blanks between Chinese glyphs closed."""
    text = re.sub(r"\s+", " ", LEADERS.sub(" ", text) if "..." in text else text).strip()
    text = re.sub(r"(?<=[a-z])(f[il]) (?=[a-z])", r"\1", text)
    text = re.sub(r"\b(f[il]) (?=[a-z]{2})", r"\1", text)
    return re.sub(rf"(?<=[{CJK}「」()]) (?=[{CJK}「」()])", "", text)


def bare(text: str) -> str:
    """The text without footnote marks."""
    return NOTES.sub("", mend(text)).strip(" ,;:：|")


def is_label(text: str) -> bool:
    """Is it a column label or other words of the form, and no holder's name?"""
    plain = bare(text)
    if re.search(rf"[{CJK}]", plain):
        return _is_chinese_label(plain)
    found = [word.casefold().rstrip(".") for word in LATIN_WORD.findall(plain.replace("’", "'"))]
    known = folded_set("tables/words", "label_words")
    return all(
        len(word) == 1 or word in known or word.removesuffix("'s") in known or _compound(word, known)
        for word in found
    )


def could_be_label(text: str) -> bool:
    """A quick test that most running text fails: is every word one of a label's?"""
    known = folded_set("tables/words", "label_words")
    for word in text.split():
        plain = word.strip("(),.:;%“”\"'’/*").casefold()
        if plain.isalpha() and len(plain) > 1 and plain not in known:
            return bool(CHINESE.match(plain))
    return True


def _compound(word: str, known: frozenset[str]) -> bool:
    parts = word.split("-")
    return len(parts) > 1 and all(part in known or part == "" for part in parts)


def _is_chinese_label(plain: str) -> bool:
    if matches("chinese_names", plain):
        return False
    return bool(matches("chinese_labels", plain)) or not re.sub(r"[\W\d]", "", plain)


def is_column_label(text: str) -> bool:
    """Does the line open or continue a table's head, by naming a column?"""
    return bool(matches("column_labels", bare(text), whole=True)) and is_label(text)


def before_capacity(text: str) -> str:
    """The text up to a capacity, a class of shares, or the corporation's column ("the Company")."""
    cut = len(text)
    for key in ("capacities", "chinese_capacities", "classes_of_shares", "issuer_cells"):
        found = matches(key, text)
        if found:
            cut = min(cut, found.start())
    return text[:cut].rstrip(" –—-/,;:")


def principal(text: str) -> str:
    """The named head of "Mr. X and his associates", "Y or its nominee"."""
    return PARTNERS.sub("", text).strip()


def is_sentence(text: str) -> bool:
    """Are there too many small words for a name, with what is said of those beside it taken off?"""
    words = principal(before_capacity(bare(text))).split()
    return sum(word.isalpha() and word.islower() and word.isascii() for word in words) >= 5


def is_prose(text: str) -> bool:
    """Is the line running text: long, with the small words of sentences?"""
    if len(text) < SHORT and text[:4].lower() != "save" and not CHINESE.search(text):
        return False
    if CHINESE.search(text):
        return len(CHINESE.findall(text)) >= 24 or text.rstrip().endswith(("。", ";"))
    if re.match(r"save (?:as|for)\b", text, re.I):
        return True
    words = [word for word in text.split() if word[0].isalpha()]
    if len(words) < 9:
        return False
    small = folded_set("tables/words", "sentence_words")
    lower = sum(word[0].islower() for word in words)
    if lower >= 0.55 * len(words) or sum(word.casefold() in small for word in words) >= 3:
        return True
    return matches("sentences", text) is not None


def has_form(text: str) -> bool:
    """Does the text end as a company's name ends, capitals or not?"""
    shown = text.title() if text.isupper() else CAPITALS.sub(lambda form: form[0].capitalize(), text)
    return any(name.end >= len(shown.rstrip(" .)")) for name in companies(shown))
