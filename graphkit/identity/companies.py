"""Companies: who is one by identifiers, by name in two languages, or perhaps."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz.fuzz import ratio

from graphkit.identity.bridge import Bridge, bridge, hints, learn
from graphkit.identity.candidates import blocked, rarest
from graphkit.identity.decision import Decision, limits
from graphkit.identity.groups import Groups
from graphkit.identity.known import Known
from graphkit.identity.names import chinese_key, fold, forms, is_chinese, legal_key, stems
from graphkit.identity.words import Lexicon, chinese_core, core_words, is_common, is_partnership, known_words

__all__ = ["company_decisions", "company_keys"]


def company_keys(known: Mapping[str, Known]) -> Iterator[tuple[str, str, str]]:
    """Rule, key and ref id: stock codes, Chinese legal names and legal names, the stronger first."""
    companies = {id: one for id, one in known.items() if one.ref.type == "company"}
    named: dict[str, list[str]] = defaultdict(list)
    for id, one in companies.items():
        yield from (("0 stock code", code, id) for code in one.values["stock_code"])
        if key := chinese_key(one.names):
            yield "1 Chinese legal name", key, id
        if key := legal_key(one.names):
            named[key].append(id)
    for key, ids in named.items():
        places = [frozenset(companies[id].values["jurisdiction"]) for id in ids]
        told = [place for place in places if place]
        if all(one & other for one in told for other in told):
            yield from (("2 legal name", key, id) for id in ids)
        else:
            yield from (
                ("2 legal name", f"{key} {place}", id)
                for id, at in zip(ids, places, strict=True)
                for place in at
            )


@dataclass(frozen=True, slots=True)
class _Company:
    """A group of refs, as company names are compared."""

    id: str
    english: str | None
    chinese: str | None
    short: frozenset[str]
    codes: frozenset[str]
    places: frozenset[str]
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
        codes=frozenset(code for one in members for code in one.values["stock_code"]),
        places=frozenset(place for one in members for place in one.values["jurisdiction"]),
        issuers=frozenset(issuer for one in members for issuer in one.issuers),
        name=max(filter(None, (english, chinese)), default=names[0], key=len),
    )


def _is_own(name: str) -> bool:
    """Has it a word that is no trade and no common one, so that it names somebody?"""
    if is_chinese(name):
        return len(fold(name)) > 2 and fold(name) not in forms("chinese_roles")
    return len(core_words(name)) > 1 and not is_common(core_words(name))


def company_decisions(groups: Groups) -> list[Decision]:
    """Decisions on groups of companies that no key has joined: wholly explained pairs of a Chinese
    and an English name are the same if nobody else would do; near ones are unsure."""
    companies = {id: _company(id, members) for id, members in groups.of("company").items()}
    learned = learn(
        (chinese_core(one.chinese), one.words) for one in companies.values() if one.chinese and one.english
    )
    found = [*_across(companies, learned), *_beside(companies), *_called(companies)]
    return sorted(found, key=lambda one: (-one.score, one.pair, one.rule))


def _across(companies: Mapping[str, _Company], learned: Lexicon) -> list[Decision]:
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
    for left, right in blocked(rarest(likely)):
        if (left in chinese) != (right in chinese):
            zh, en = (left, right) if left in chinese else (right, left)
            if is_partnership(chinese[zh].chinese or "") == is_partnership(english[en].english or ""):
                told[zh, en] = bridge(chinese[zh].core, english[en].words, learned)
    rivals: dict[str, int] = defaultdict(int)
    for (zh, en), one in told.items():
        for id in (zh, en) if one.whole else ():
            rivals[id] += 1
    found = (
        _bridged(chinese[zh], english[en], one, max(rivals[zh], rivals[en])) for (zh, en), one in told.items()
    )
    return [one for one in found if one is not None]


def _bridged(zh: _Company, en: _Company, told: Bridge, rivals: int) -> Decision | None:
    limit = limits("company")
    if told.score < limit["unsure"]:
        return None
    certain = told.whole and told.sounded >= limit["sounded"] and told.score >= limit["same"]
    against = _against(zh, en)
    lacks = [
        *(
            [f"left over: {told.left_chinese} {' '.join(told.left_english)}".strip()]
            if not told.whole
            else []
        ),
        *(["only trade and place words answer"] if told.sounded < limit["sounded"] else []),
        *(["another name would do as well"] if told.whole and rivals > 1 else []),
        *against,
    ]
    verdict = "same" if certain and rivals == 1 and not against else "unsure"
    reason = "; ".join([", ".join(told.steps), *lacks])
    features: dict[str, Any] = {"bridge": round(told.score, 3), "sounded": told.sounded, "rivals": rivals}
    return Decision(zh.id, en.id, verdict, "name in two languages", told.score, reason, features)


def _against(left: _Company, right: _Company) -> list[str]:
    """What speaks against two being one."""
    found = []
    if left.codes and right.codes and not left.codes & right.codes:
        found.append("different stock codes")
    if left.places and right.places and not left.places & right.places:
        found.append("incorporated in different places")
    return found


def _beside(companies: Mapping[str, _Company]) -> Iterator[Decision]:
    """Names of one language that differ by spelling alone: never more than unsure."""
    limit = limits("company")
    english = {id: one.words for id, one in companies.items() if one.english}
    for left, right in blocked(rarest(english)):
        one, other = companies[left], companies[right]
        if one.chinese and other.chinese:
            continue
        near = _spelling(english[left], english[right])
        if near >= limit["letters"] and not _against(one, other):
            told = f"{one.name} / {other.name}: " + ("legal forms" if near == 1.0 else "letters") + " differ"
            yield Decision(left, right, "unsure", "spelling", near * 0.98, told, {"letters": round(near, 3)})


def _spelling(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """How alike, word by word in order; 0 where a word has no counterpart or a number differs."""
    if len(left) != len(right):
        return 0.0
    near = []
    for one, other in zip(left, right, strict=True):
        telling = one != other and ({one, other} & known_words() or not (one + other).isalpha())
        near.append(0.0 if telling else ratio(one, other) / 100)
    return sum(near) / len(near) if near and min(near) >= limits("company")["word"] else 0.0


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
        if not clash and not _against(one, other):
            shared = min(one.short & other.short)
            told = f"both are called {shared} in filings of one issuer"
            yield Decision(left, right, "unsure", "short name", 0.8, told, {"short_name": shared})
