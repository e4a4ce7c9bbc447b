"""The cast: the parties of a Chinese filing, by every name that its text gives them.

First all passages are read for names by their shape and for the terms that are defined behind
them; then every passage is searched for those names. A term defined twice (two men called 劉先生)
means the one defined last before it. Issuer and parties live in the roster of the work.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from graphkit.extract.chinese.address import addressed, surname_of
from graphkit.extract.chinese.brackets import chain, defined
from graphkit.extract.chinese.bynames import named_by_use, part_of_longer
from graphkit.extract.chinese.cover import cover_names, running_name
from graphkit.extract.chinese.glyphs import HAN, fold
from graphkit.extract.chinese.lexicon import anyof, words
from graphkit.extract.chinese.names import Name, companies, looks_like_person, persons, printed
from graphkit.extract.chinese.passage import Passage, cells
from graphkit.extract.work import Work

__all__ = ["Cast", "Mention"]

ISSUER = ("本公司", "貴公司")
_DEFINITION = re.compile(
    r"^「(?P<term>[^」]{1,40})」(?:或「(?P<other>[^」]{1,40})」)?[:]?(?P<means>指)?[:]?(?P<rest>.+)"
)
_BARE = re.compile(rf"(?P<name>[{HAN}]{{2,4}})\(「(?P<term>[{HAN}]{{1,2}}(?:先生|女士|博士|教授|小姐))」\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A party named in a passage: half-open span, `type` as in the roster."""

    start: int
    end: int
    handle: int
    type: str


@dataclass(slots=True)
class Cast:
    """The parties of one filing as its Chinese passages name them."""

    work: Work
    passages: list[Passage]
    issuer: int = -1
    _terms: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    _shown: dict[str, str] = field(default_factory=dict)
    _pattern: re.Pattern[str] | None = None
    _bynames: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for number, passage in enumerate(self.passages):
            self._read_names(number, passage)
            self._read_bare(number, passage)
            self._read_definition(number, passage)
        self._read_cells()
        self._read_surnames()
        self._settle_issuer()
        self._read_bynames()
        self._share_aliases()
        known = sorted(self._terms, key=lambda term: (-len(term), term))
        if known:
            self._pattern = re.compile("|".join(map(_bounded, known)))

    def _note(self, term: str, number: int, handle: int, raw: str = "") -> None:
        self._shown.setdefault(term, printed(raw or term))
        held = self._terms.setdefault(term, [])
        if not held or held[-1] != (number, handle):
            held.append((number, handle))

    def _read_names(self, number: int, passage: Passage) -> None:
        text = passage.text
        found = sorted([*companies(text), *persons(text)], key=lambda name: (name.start, -name.end))
        floor = 0
        for name in found:
            if name.start < floor:
                continue
            floor = name.end
            handle = self._party(passage, name)
            if handle is None:
                continue
            end = name.end - len(name.honorific)
            self._note(text[name.start : end].strip(), number, handle, passage.raw[name.start : end])
            self._read_terms(number, passage, name, handle)

    def _party(self, passage: Passage, name: Name) -> int | None:
        raw = printed(passage.raw[name.start : name.end])
        if name.type == "company":
            return self.work.roster.add(_type_of(raw), raw)
        plain = printed(passage.raw[name.start : name.end - len(name.honorific)])
        if len(plain) < 2 or (len(plain) == 2 and not looks_like_person(passage.text[name.start :][:2])):
            return None
        if passage.text[name.start : name.end - len(name.honorific)] in words("surnames", "double"):
            return None
        return self.work.roster.add("person", plain, raw)

    def _read_terms(self, number: int, passage: Passage, name: Name, handle: int) -> None:
        for start, end in chain(passage.text, name.end):
            for low, high in defined(passage.text, start, end):
                term = passage.text[low:high]
                if term in ISSUER:
                    self.issuer = handle
                if set(term) <= set(passage.text[name.start : name.end]) or not _names_no_one(term):
                    self._note(term, number, handle, passage.raw[low:high])
            former = re.match(
                r"\((?:前稱|曾用名|曾名為|現稱|英文名稱為?|中文名稱為?)[:]?", passage.text[start:end]
            )
            for other in companies(passage.text[start:end]) if former else ():
                self.work.roster.alias(handle, printed(passage.raw[start + other.start : start + other.end]))

    def _read_bare(self, number: int, passage: Passage) -> None:
        """A man named without a form of address, as in 陳大文（「陳先生」）."""
        for found in _BARE.finditer(passage.text):
            surname = found["term"][:-2]
            place = found["name"].rfind(surname)
            name = found["name"][place:] if place >= 0 else ""
            if looks_like_person(name):
                start = found.start() + place
                handle = self.work.roster.add("person", printed(passage.raw[start : start + len(name)]))
                term = passage.raw[found.start("term") : found.end("term")]
                self._note(name, number, handle, passage.raw[start : start + len(name)])
                self._note(found["term"], number, handle, term)

    def _read_definition(self, number: int, passage: Passage) -> None:
        found = _DEFINITION.match(passage.text)
        if found is None:
            return
        start = found.start("rest")
        clause = re.split(r"[,。;]", found["rest"])[0]
        names = sorted([*companies(clause), *persons(clause)], key=lambda name: name.start)
        if names and found["means"] is None and names[0].start > 0:
            return
        if not names or (names[0].start > 0 and names[0].end < len(re.sub(r"\(.*", "", clause))):
            return
        name = names[0]
        moved = Name(start + name.start, start + name.end, name.type, name.honorific)
        handle = self._party(passage, moved)
        for term in (found["term"], found["other"]):
            if (
                handle is not None
                and term
                and (term in ISSUER or term not in words("companies", "not_names"))
            ):
                place = passage.text.index(term)
                self._note(term, number, handle, passage.raw[place : place + len(term)])
                self.issuer = handle if term in ISSUER else self.issuer

    def _read_cells(self) -> None:
        """Bodies that a table defines in a narrow column, as far as no passage named them."""
        for passage in cells(self.work.reading):
            for name in companies(passage.text):
                terms = [
                    span
                    for bracket in chain(passage.text, name.end)
                    for span in defined(passage.text, *bracket)
                ]
                fresh = [span for span in terms if passage.text[slice(*span)] not in self._terms]
                handle = self._party(passage, name) if fresh else None
                for low, high in fresh if handle is not None else ():
                    if not _names_no_one(passage.text[low:high]) and handle is not None:
                        self._note(passage.text[low:high], 0, handle, passage.raw[low:high])

    def _read_bynames(self) -> None:
        """Names without legal form that no passage defines."""
        for number, low, high in named_by_use(self.passages):
            name, raw = self.passages[number].text[low:high], self.passages[number].raw[low:high]
            if name not in self._terms:
                self._note(name, number, self.work.roster.add("company", printed(raw)), raw)
                self._bynames.add(name)

    def _read_surnames(self) -> None:
        """A surname with its form of address means the one man of the filing whom it fits."""
        roster = self.work.roster
        persons = dict.fromkeys(roster.root(one) for held in self._terms.values() for _, one in held)
        whole = "\n".join(passage.text for passage in self.passages)
        for term, handle in addressed(
            {one: roster.names(one) for one in persons if self._is_man(one)}, whole
        ):
            if term[0].isascii():
                for _, other in self._terms.get(surname_of(term), []):
                    roster.merge(handle, other)
            elif term not in self._terms:
                self._note(term, 0, handle)

    def _is_man(self, handle: int) -> bool:
        return self.work.roster.type(handle) == "person"

    def _settle_issuer(self) -> None:
        roster, filing = self.work.roster, self.work.filing
        ours = self.work.issuer
        if self.issuer < 0 and ours is not None and roster.type(ours) == "company":
            self.issuer = ours
        if self.issuer < 0:
            self.issuer = roster.add("company", "本公司")
        known = running_name(filing) or filing.issuer or ""
        if _whole(known) and not any(_whole(name) for name in roster.names(self.issuer)):
            self._alias(self.issuer, printed(known))
            self._note(fold(known), 0, self.issuer, known)
            roster.lead(self.issuer, printed(known))
        for term in ISSUER:
            self._terms[term] = [(0, self.issuer)]
        for number, name in cover_names(self.passages):
            self._note(fold(name), number, self.issuer, name)
            self._alias(self.issuer, printed(name))
        roster.alias(self.issuer, "本公司")
        full = next((name for name in roster.names(self.issuer) if _whole(name)), None)
        if full is not None and not _whole(roster.names(self.issuer)[0]):
            roster.lead(self.issuer, full)
        if self.work.issuer is None:
            self.work.issuer = self.issuer
        elif roster.type(self.work.issuer) == "company":
            roster.merge(self.issuer, self.work.issuer)

    def _share_aliases(self) -> None:
        """Terms that mean one party throughout become names in the roster."""
        for term, held in self._terms.items():
            if len({self.work.roster.root(handle) for _, handle in held}) == 1 and len(term) > 1:
                self._alias(held[0][1], self._shown.get(term, term))

    def _alias(self, handle: int, name: str) -> None:
        """Give a party a name; one that was known by that name alone is the same party."""
        roster = self.work.roster
        other = roster.find(name)
        same = (
            other is not None and other != roster.root(handle) and roster.type(other) == roster.type(handle)
        )
        if other is not None and same and all(fold(held) == fold(name) for held in roster.names(other)):
            roster.merge(handle, other)
        roster.alias(handle, name)

    def whose(self, term: str, number: int) -> int | None:
        """The party that a name means in the passage of that number."""
        held = self._terms.get(term)
        if not held:
            return None
        place = bisect_right([at for at, _ in held], number) - 1
        return self.work.roster.root(held[max(place, 0)][1])

    def mentions(self, number: int) -> list[Mention]:
        """The parties named in a passage, in order, none overlapping."""
        passage = self.passages[number]
        if self._pattern is None:
            return []
        found = []
        for match in self._pattern.finditer(passage.text):
            handle = self.whose(match[0], number)
            if handle is None or (passage.text.startswith("集團", match.end()) and len(match[0]) <= 4):
                continue
            end = match.end()
            if match[0] in self._bynames and part_of_longer(passage.text, end):
                continue
            if self.work.roster.type(handle) == "person":
                honorific = _HONORIFIC.match(passage.text, end)
                short = len(match[0]) == 2 and looks_like_person(match[0])
                if short and not honorific and not _standing_alone(passage.text, match.start(), end):
                    continue
                end = honorific.end() if honorific else end
            found.append(Mention(match.start(), end, handle, self.work.roster.type(handle)))
        return found


_HONORIFIC = re.compile(anyof(words("roles", "honorific.words")))


def _standing_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not re.match(f"[{HAN}]", before) and not re.match(f"[{HAN}]", after)


def _bounded(term: str) -> str:
    left = r"(?<![A-Za-z])" if re.match(r"[A-Za-z]", term) else ""
    right = r"(?![A-Za-z])" if re.search(r"[A-Za-z]$", term) else ""
    return left + re.escape(term) + right


def _names_no_one(term: str) -> bool:
    endings = words("companies", "not_name_endings")
    return len(term) < 2 or term in words("companies", "not_names") or term.endswith(endings)


def _whole(name: str) -> bool:
    """Is the name a body's by its shape, from end to end?"""
    folded = fold(name)
    return any((one.start, one.end) == (0, len(folded)) for one in companies(folded))


def _type_of(raw: str) -> str:
    if fold(raw).endswith(words("companies", "governments")):
        return "government"
    trust = re.search(r"(?:信託|信托|Trust)$", raw) and not re.search(r"\b(?:Ltd|Limited)\b", raw)
    return "trust" if trust else "company"
