"""What a filing says of a party itself: place and day of incorporation, stock code, Chinese name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graphkit.bounded import bounded
from graphkit.extract.chinese.brackets import chain
from graphkit.extract.chinese.cast import Cast
from graphkit.extract.chinese.clauses import Clause, Sentence
from graphkit.extract.chinese.cover import COVER, FOUNDED, place_code
from graphkit.extract.chinese.glyphs import HAN, fold
from graphkit.extract.chinese.numerals import DATE, date_of
from graphkit.extract.chinese.passage import Passage
from graphkit.extract.chinese.shapes import BODY, INSIDE
from graphkit.extract.work import Draft, Work
from graphkit.statement import Evidence, Value

__all__ = ["Attributes"]

METHOD = "chinese/0.1"
_KIND = "(?:一[間家])?(?:有限公司|公司|法團|企業)?"
_PLACE = re.compile(
    bounded(
        rf"(?P<s>{BODY}(?:[、及和與]{BODY})*)(?:,|均|各)*(?:為|是|乃|即)?(?:[^,;。%由持{INSIDE}]{{0,14}}?)"
        rf"(?:於|在)?(?P<date>{DATE})?{FOUNDED}(?!(?:注冊|成立|登記|及|並)*[的之]{_KIND}{BODY})"
    )
)
_PLACED = re.compile(rf"{FOUNDED}(?:注冊|成立|登記|及|並)*[的之]{_KIND}(?P<s>{BODY})")
_CODE = re.compile(
    r"\(?(?:(?:香港)?(?:股份|證券)代[號碼](?:[^:\d()]{0,6})?)[:]?\s*0*(?P<code>[1-9]\d{0,5})(?!\d)"
)


@dataclass(slots=True)
class Attributes:
    """The reader of attributes of one filing."""

    work: Work
    cast: Cast
    _seen: set[tuple[int, str]] = field(default_factory=set)

    def read(self, sentence: Sentence) -> None:
        """Draft place and day of incorporation, and the codes in brackets behind a name."""
        for clause in [*sentence.clauses, sentence.main]:
            for found in [*_PLACED.finditer(clause.text), *_PLACE.finditer(clause.text)]:
                self._founded(sentence, clause, found)
        for mention in sentence.parties.values():
            for low, high in chain(sentence.passage.text, mention.end):
                code = _CODE.search(sentence.passage.text[low:high])
                alone = not any(low < one.start < high for one in sentence.parties.values())
                if code and alone and mention.type == "company":
                    value = Value("code", code["code"])
                    self._say(mention.handle, "stock_code", value, sentence.passage, low, high)

    def _founded(self, sentence: Sentence, clause: Clause, found: re.Match[str]) -> None:
        span = clause.span(*found.span())
        for glyph in re.findall(BODY, found["s"]):
            handle = sentence.parties[glyph].handle
            if self.work.roster.type(handle) != "company":
                continue
            place = Value("code", place_code(found["place"]))
            self._say(handle, "jurisdiction", place, sentence.passage, *span)
            date = found.groupdict().get("date")
            day = date_of(date) if date else None
            if day:
                self._say(handle, "incorporated", Value("date", day), sentence.passage, *span)

    def close(self) -> None:
        """Draft what the cover says of the issuer, and the Chinese names of all that take part."""
        cover: int | None = None
        for number, passage in enumerate(self.cast.passages[:60]):
            founded, code = COVER.match(passage.text), _CODE.search(passage.text)
            if founded:
                cover = number if cover is None else cover
                place = Value("code", place_code(founded["place"]))
                self._say(self.cast.issuer, "jurisdiction", place, passage, *founded.span())
            if code and cover is not None and number - cover < 16 and len(passage.text) < 90:
                self._say(self.cast.issuer, "stock_code", Value("code", code["code"]), passage, *code.span())
        self._chinese_names()

    def _chinese_names(self) -> None:
        taking = {
            self.work.roster.root(handle)
            for draft in self.work.drafts
            for handle in (draft.subject, draft.object)
            if isinstance(handle, int)
        }
        for number, passage in enumerate(self.cast.passages):
            for mention in self.cast.mentions(number):
                root = self.work.roster.root(mention.handle)
                name = _chinese(self.work.roster.names(root))
                named = passage.text[mention.start : mention.end]
                if root in taking and name and fold(name) in named and _names_itself(self.work, root):
                    self._say(root, "chinese_name", Value("text", name), passage, mention.start, mention.end)
        self._named_elsewhere(taking)

    def _named_elsewhere(self, taking: set[int]) -> None:
        """Chinese names that no passage shows: of the issuer on the cover, of who signs."""
        filing = self.work.filing
        for root in sorted(taking):
            name = _chinese(self.work.roster.names(root))
            place = filing.text.find(name) if name and _names_itself(self.work, root) else -1
            if name is None or place < 0 or (root, "chinese_name") in self._seen:
                continue
            self.work.say(
                Draft(
                    subject=root,
                    predicate="chinese_name",
                    object=Value("text", name),
                    evidence=(Evidence(filing, place, place + len(name)),),
                    method=METHOD,
                )
            )

    def _say(self, handle: int, predicate: str, value: Value, passage: Passage, start: int, end: int) -> None:
        root = self.work.roster.root(handle)
        if (root, predicate) in self._seen:
            return
        self._seen.add((root, predicate))
        evidence = passage.evidence(start, end)
        self.work.say(
            Draft(subject=handle, predicate=predicate, object=value, evidence=evidence, method=METHOD)
        )


def _names_itself(work: Work, handle: int) -> bool:
    return work.roster.type(handle) in {"company", "person"}


def _chinese(names: tuple[str, ...]) -> str | None:
    """The first name that is Chinese and whole: a person's, or one that ends in a legal form."""
    for name in names:
        plain = re.sub(r"(?:先生|女士|博士|教授|小姐)$", "", name)
        if re.fullmatch(rf"[{HAN}（）()·•・‧]+", plain) and plain not in {"本公司", "貴公司"}:
            return plain
    return None
