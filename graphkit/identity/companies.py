"""Companies: who is one by identifiers, by name in two languages, or perhaps."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz.fuzz import ratio

from graphkit.identity.bridge import Bridge, bridge, hints, learn
from graphkit.identity.candidates import blocked, rarest
from graphkit.identity.conflicts import Marks, against, marks
from graphkit.identity.decision import Decision, limits
from graphkit.identity.groups import Groups
from graphkit.identity.homonyms import told_apart
from graphkit.identity.known import Known
from graphkit.identity.names import chinese_key, fold, forms, is_chinese, legal_key, stems
from graphkit.identity.words import Lexicon, chinese_core, core_words, is_common, is_partnership, known_words

__all__ = ["Bridges", "company_decisions", "company_keys"]


def company_keys(known: Mapping[str, Known], unclear: Container[str] = ()) -> Iterator[tuple[str, str, str]]:
    """Rule, key and ref id: register numbers, stock codes, Chinese legal names and legal names, the
    stronger first. `unclear` are English legal names that several Chinese ones would explain."""
    companies = {id: one for id, one in known.items() if one.ref.type == "company"}
    chinese: dict[str, list[str]] = defaultdict(list)
    latin: dict[str, list[str]] = defaultdict(list)
    for id, one in companies.items():
        yield from (("0 registration number", number, id) for number in one.values["registration_number"])
        yield from (("1 stock code", code, id) for code in one.values["stock_code"])
        if key := chinese_key(one.names):
            chinese[key].append(id)
        if key := legal_key(one.names):
            latin[key].append(id)
    for key, ids in chinese.items():
        yield from (("2 Chinese legal name", text, id) for text, id in told_apart(key, ids, companies))
    for key, ids in latin.items():
        yield from (
            ("3 legal name", text, id) for text, id in told_apart(key, ids, companies, key in unclear)
        )


@dataclass(frozen=True, slots=True)
class _Company:
    """A group of refs, as company names are compared."""

    id: str
    english: str | None
    chinese: str | None
    short: frozenset[str]
    marks: Marks
    issuers: frozenset[str]
    name: str

    @property
    def core(self) -> str:
        return chinese_core(self.chinese) if self.chinese else ""

    @property
    def words(self) -> tuple[str, ...]:
        return core_words(self.english) if self.english else ()


def _company(id: str, members: list[Known]) -> _Company:
    names = [name for one in members for name in one.names]
    chinese, english = chinese_key(names), legal_key(names)
    return _Company(
        id=id,
        english=english,
        chinese=chinese,
        short=frozenset(fold(one) for one in names if len(stems(one)) == 1 and _is_own(one)),
        marks=marks(members),
        issuers=frozenset(issuer for one in members for issuer in one.issuers),
        name=max(filter(None, (english, chinese)), default=names[0], key=len),
    )


def _is_own(name: str) -> bool:
    """Has it a word that is no trade and no common one, so that it names somebody?"""
    if is_chinese(name):
        return len(fold(name)) > 2 and fold(name) not in forms("chinese_roles")
    return len(core_words(name)) > 1 and not is_common(core_words(name))


Bridges = dict[tuple[object, ...], dict[tuple[str, tuple[str, ...]], Bridge]]
"""Pairs of cores already compared, by the brands that were learned then."""


def company_decisions(groups: Groups, made: Bridges | None = None) -> list[Decision]:
    """Decisions on groups of companies that no key has joined: wholly explained pairs of a Chinese
    and an English name are the same if nobody else would do; near ones are unsure. `made` keeps
    comparisons for another round on the same filings."""
    companies = {id: _company(id, members) for id, members in groups.of("company").items()}
    learned = learn(
        (chinese_core(one.chinese), one.words) for one in companies.values() if one.chinese and one.english
    )
    across = _across(companies, learned, {} if made is None else made)
    found = [*across, *_beside(companies), *_called(companies), *_namesakes(companies)]
    return sorted(found, key=lambda one: (-one.score, one.pair, one.rule))


def _across(companies: Mapping[str, _Company], learned: Lexicon, made: Bridges) -> list[Decision]:
    """Chinese names without an English one against English names without a Chinese one."""
    chinese = {id: one for id, one in companies.items() if one.chinese and not one.english}
    english = {id: one for id, one in companies.items() if one.english and not one.chinese}
    likely: dict[str, list[str]] = {id: list(one.words) for id, one in english.items()}
    pairs = {id: ["".join(one) for one in itertools.pairwise(words)] for id, words in likely.items()}
    likely = {id: [*words, *pairs[id]] for id, words in likely.items()}
    vocabulary = {word for words in likely.values() for word in words}
    stems = {word[:length] for word in vocabulary for length in range(1, len(word) + 1)}
    likely |= {id: sorted(hints(one.core, learned, vocabulary, stems)) for id, one in chinese.items()}
    told: dict[tuple[str, str], Bridge] = {}
    known = made.setdefault(tuple(learned.items()), {})
    for left, right in blocked(rarest(likely)):
        if (left in chinese) != (right in chinese):
            zh, en = (left, right) if left in chinese else (right, left)
            if is_partnership(chinese[zh].chinese or "") == is_partnership(english[en].english or ""):
                pair = (chinese[zh].core, english[en].words)
                if pair not in known:
                    known[pair] = bridge(*pair, learned)
                told[zh, en] = known[pair]
    rivals: dict[str, int] = defaultdict(int)
    for (zh, en), one in told.items():
        for id in (zh, en) if one.whole else ():
            rivals[id] += 1
    found = (
        _bridged(chinese[zh], english[en], one, (rivals[zh], rivals[en])) for (zh, en), one in told.items()
    )
    return [one for one in found if one is not None]


def _bridged(zh: _Company, en: _Company, told: Bridge, rivalry: tuple[int, int]) -> Decision | None:
    """The decision on a Chinese and an English name; `rivalry` counts who else would do for either."""
    rivals = max(rivalry)
    limit = limits("company")
    if told.score < limit["unsure"]:
        return None
    certain = told.whole and told.sounded >= limit["sounded"] and told.score >= limit["same"]
    spoken = against(zh.marks, en.marks)
    lacks = [
        *(
            [f"left over: {told.left_chinese} {' '.join(told.left_english)}".strip()]
            if not told.whole
            else []
        ),
        *(["only trade and place words answer"] if told.sounded < limit["sounded"] else []),
        *(["another name would do as well"] if told.whole and rivals > 1 else []),
        *spoken,
    ]
    verdict = "same" if certain and rivals == 1 and not spoken else "unsure"
    reason = "; ".join([", ".join(told.steps), *lacks])
    features: dict[str, Any] = {"bridge": round(told.score, 3), "sounded": told.sounded, "rivals": rivals}
    features |= {"legal_name": en.english} if told.whole and rivalry[1] > 1 else {}
    return Decision(zh.id, en.id, verdict, "name in two languages", told.score, reason, features)


def _beside(companies: Mapping[str, _Company]) -> Iterator[Decision]:
    """Names of one language that differ by spelling alone: never more than unsure."""
    limit = limits("company")
    english = {id: one.words for id, one in companies.items() if one.english}
    for left, right in blocked(rarest(english)):
        one, other = companies[left], companies[right]
        if one.chinese and other.chinese:
            continue
        near = _spelling(english[left], english[right])
        if near >= limit["letters"] and not against(one.marks, other.marks):
            told = f"{one.name} / {other.name}: " + ("legal forms" if near == 1.0 else "letters") + " differ"
            yield Decision(left, right, "unsure", "spelling", near * 0.98, told, {"letters": round(near, 3)})


def _spelling(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """How alike, word by word in order; 0 where a word has no counterpart or a number differs."""
    if len(left) != len(right):
        return 0.0
    near, least = [], limits("company")["word"]
    for one, other in zip(left, right, strict=True):
        near.append(1.0 if one == other else ratio(one, other) / 100)
        if near[-1] < least or (one != other and _is_telling(one, other)):
            return 0.0
    return sum(near) / len(near) if near else 0.0


def _is_telling(one: str, other: str) -> bool:
    """Is either of two words a known one, or no word at all, so that they are no spellings of one?"""
    return bool({one, other} & known_words()) or not (one + other).isalpha()


def _called(companies: Mapping[str, _Company]) -> Iterator[Decision]:
    """Parties of one issuer's filings that have a short name in common and no two legal names."""
    keys = [
        (f"{name} | {issuer}", one.id)
        for one in companies.values()
        for name in one.short
        for issuer in one.issuers
    ]
    for left, right in blocked(keys):
        one, other = companies[left], companies[right]
        clash = (one.english and other.english) or (one.chinese and other.chinese)
        if not clash and not against(one.marks, other.marks):
            shared = min(one.short & other.short)
            told = f"both are called {shared} in filings of one issuer"
            yield Decision(left, right, "unsure", "short name", 0.8, told, {"short_name": shared})


def _namesakes(companies: Mapping[str, _Company]) -> Iterator[Decision]:
    """One legal name in one script, and nothing that says whether it is one company."""
    keys = [(key, one.id) for one in companies.values() for key in (one.english, one.chinese) if key]
    for left, right in blocked(keys):
        one, other = companies[left], companies[right]
        shared = one.english if one.english == other.english else one.chinese
        lacks = against(one.marks, other.marks)
        if one.chinese and other.chinese and one.chinese != other.chinese:
            lacks.append(f"named {one.chinese} and {other.chinese} in Chinese")
        if "incorporated in different places" not in lacks:
            told = "; ".join([f"both have the legal name {shared}", *(lacks or ["others have it as well"])])
            yield Decision(left, right, "unsure", "namesakes", 0.75, told, {"legal_name": shared})
