"""Who a row is about: the party that its words name, found in the roster or added to it.

A name that is no known party must show what it is: a legal form, a person's name, or a short name
that the filing uses elsewhere. Otherwise the row names nobody.
"""

from __future__ import annotations

import re

from graphkit.bounded import bounded
from graphkit.extract.parties.names import companies, looks_like_person
from graphkit.extract.tables.cells import fold
from graphkit.extract.tables.entry import FORM_ONLY, HONORIFIC, Entry
from graphkit.extract.tables.target import issuer
from graphkit.extract.tables.words import CJK, bare, before_capacity, has_form, is_label, matches, principal
from graphkit.extract.work import Work

__all__ = ["corporation", "headed", "holder", "named", "party", "split_pair"]

ALIAS = re.compile(
    bounded(
        r"[(（]?\s*(?:together[^“\"「]*)?[“\"「‘]+(?P<alias>[^”\"」’“]{1,60}?)[”\"」’]+\s*[)）]?"
        r"|[(（](?P<chinese>[^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)?)[)）]"
    )
)
SEVERAL = re.compile(r"\b(?:and|及)\b|、|[^\W\d]\s*及\s*[^\W\d]")
FEMININE = re.compile(r"(?:mrs|ms|miss|madam|mdm)\b", re.I)
MASCULINE = re.compile(r"mr\b", re.I)
CHINESE_TITLE = re.compile(r"(?:先生|女士|小姐|博士|教授|太太|夫人)$")
TITLES = ("先生", "女士", "小姐", "博士", "教授")
CHINESE_PERSON = re.compile(rf"^[{CJK}](?:[{CJK}]{{1,3}}|(?:先生|女士|小姐|博士))$")
LINKS = frozenset({"of", "and"})
DEGREES = re.compile(
    bounded(r",? (?:M\.?D|Ph\.?D|J\.?P|M\.?B\.?A|G\.?B\.?S|S\.?B\.?S|O\.?B\.?E|C\.?B\.?E)\b\.?")
)
"""Letters behind a person's name."""
LONGEST_PAIR = 100
"""Words that two names in one cell have at most: each place between them is tried."""


def holder(work: Work, entry: Entry, person: bool = False, proven: bool = False) -> int | None:
    """The party that a row is about.

    `person` says that the column lists persons, `proven` that the table's numbers leave no doubt
    that each of its rows is a holder.
    """
    text = principal(before_capacity(bare(entry.text)) or bare(entry.text))
    core, others = _names(f"{text} {entry.tail}" if entry.tail else text)
    return party(work, core, others, person, proven)


def named(work: Work, printed: str) -> int | None:
    """The company that a name in print is of; None where nothing shows that it is one."""
    found = party(work, *_names(bare(printed)))
    return found if found is not None and work.roster.type(found) == "company" else None


def corporation(work: Work, entry: Entry) -> int | None:
    """The corporation that a row's own column names: the issuer, or a company by its name."""
    text = bare(entry.text)
    if matches("issuer_alone", text, whole=True):
        return issuer(work)
    return named(work, text)


def headed(work: Work, title: str) -> int | None:
    """The one corporation that the lines above a table name, where they speak of an associated one."""
    lead = matches("corporation_titles", title)
    if lead is None:
        return None
    before, after = title[: lead.start()], title[lead.end() :].strip()
    named = [name.text for name in (*companies(after), *companies(before))]
    if not named:
        named = [bare(found[0]) for found in [matches("corporation_after", after, whole=True)] if found]
    formed = [
        n for n in named if has_form(n) or matches("chinese_bodies", n) or work.roster.find(n) is not None
    ]
    found = {party(work, name, []) for name in formed}
    kept = {work.roster.root(one) for one in found if one is not None} - {work.roster.root(issuer(work))}
    one = kept.pop() if len(kept) == 1 else None
    return one if one is not None and work.roster.type(one) == "company" else None


def _names(text: str) -> tuple[str, list[str]]:
    """The name without its brackets, and the short and Chinese names in them."""
    others = [alias.strip(" ,") for match in ALIAS.finditer(text) if (alias := _alias(match))]
    core = ALIAS.sub(lambda match: " " if _alias(match) or _is_remark(match) else match[0], text)
    core = re.sub(r"[(（][^()（）]*$", "", core)
    plain = " ".join(core.split()).strip(" ,;:(（")
    while plain.endswith((")", "）")) and not _is_paired(plain):
        plain = plain[:-1].rstrip(" ,;:")
    return plain, others


def _is_paired(text: str) -> bool:
    """Are there as many brackets opened as closed?"""
    return sum(map(text.count, "(（")) == sum(map(text.count, ")）"))


def _is_remark(match: re.Match[str]) -> bool:
    """Is it a bracket of label words behind a name: not part of one, as in "Alder (HK) Limited"?"""
    after = match.string[match.end() :].strip(" ,.")
    return is_label(match.group("chinese") or "x") and not (after and FORM_ONLY.match(after))


def _alias(match: re.Match[str]) -> str | None:
    """The short name in the brackets, or the Chinese name that follows a Latin one."""
    if match.group("alias"):
        return match.group("alias")
    inner, before = match.group("chinese") or "", match.string[: match.start()].rstrip()
    return inner if _is_chinese_name(inner) and not re.search(rf"[{CJK}]$", before) else None


def _is_chinese_name(text: str) -> bool:
    if matches("chinese_bodies", text):
        return True
    return bool(re.search(rf"[{CJK}]{{2}}", text)) and not matches("chinese_labels", text)


def party(work: Work, core: str, others: list[str], person: bool = False, proven: bool = False) -> int | None:
    """The roster's party of that name, or a new one where the name shows its type."""
    core = _untitled(core)
    for name in (core, *others):
        found = work.roster.find(name)
        if found is not None and _other_sex(name, work.roster.names(found)):
            return None
        if found is not None and work.roster.type(found) in {
            "company",
            "person",
            "trust",
            "government",
            "group",
        }:
            for other in (core, *others):
                if other and work.roster.find(other) is None:
                    work.roster.alias(found, other)
            if (has_form(core) or proven) and core.endswith(f" {work.roster.names(found)[0]}"):
                work.roster.lead(found, core)
            return found
    kind = _type(work, core, person, proven)
    return None if kind is None else work.roster.add(kind, core, *[_untitled(other) for other in others])


def _other_sex(name: str, names: tuple[str, ...]) -> bool:
    """Is "Mrs. Liu" found under "Mr. Liu", who is her husband?"""
    said = FEMININE.match(name), MASCULINE.match(name)
    held = any(FEMININE.match(n) for n in names), any(MASCULINE.match(n) for n in names)
    return bool((said[0] and held[1] and not held[0]) or (said[1] and held[0] and not held[1]))


def _untitled(name: str) -> str:
    """The Chinese name without its form of address, unless it is a surname alone."""
    plain = CHINESE_TITLE.sub("", name)
    return plain if len(plain) > 1 else name


def _type(work: Work, name: str, person: bool, proven: bool) -> str | None:
    if has_form(name) or matches("chinese_bodies", name):
        return "company"
    if len(name) > 90 or is_label(name) or not re.match(rf"[A-Z{CJK}\d]", name) or SEVERAL.search(name):
        return None
    if re.match(rf"[{CJK}]", name):
        return _chinese_type(work, name, person)
    if HONORIFIC.match(name) or looks_like_person(DEGREES.sub("", name)):
        return "person"
    words = name.split()
    if person:
        return "person" if 2 <= len(words) <= 5 and all(w[0].isupper() for w in words) else None
    if len(words) > 6 or not all(w[0].isupper() or w[0] in "(&" or w in LINKS or w.isdigit() for w in words):
        return None
    return "company" if proven or _used_elsewhere(work, name) else None


def _chinese_type(work: Work, name: str, person: bool) -> str | None:
    """A Chinese name without a legal form: by its form of address or by the company it is short for."""
    text = fold("".join(work.filing.text.split()))
    if not CHINESE_PERSON.match(name):
        return None
    if CHINESE_TITLE.search(name) or any(name + title in text for title in TITLES):
        return "person"
    if re.search(rf"(?:公司|合夥|基金|信託|集團|銀行)[)）]*[(（]?「{re.escape(name)}」", text):
        return "company"
    return "person" if person or (len(name) < 4 and f"「{name}」" not in text) else None


def _used_elsewhere(work: Work, name: str) -> bool:
    """Is it a short name that the filing uses in running text too?"""
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", work.filing.text)) >= 2


def split_pair(work: Work, entry: Entry) -> tuple[int, int] | None:
    """A holder and the corporation it holds in, printed one after the other in a row."""
    words = before_capacity(bare(entry.text)).split()
    for cut in range(1, len(words) if len(words) <= LONGEST_PAIR else 0):
        first, second = " ".join(words[:cut]), " ".join(words[cut:])
        held = work.roster.find(_names(second)[0])
        who = work.roster.find(_names(first)[0])
        if held is None and has_form(second) and who is not None:
            held = party(work, *_names(second))
        if who is None and held is not None and (HONORIFIC.match(first) or looks_like_person(first)):
            who = party(work, *_names(first), True)
        if who is not None and held is not None and who != held and work.roster.type(held) == "company":
            return who, held
    return None
