"""Clauses: a sentence with each party as one glyph, brackets told apart, and its subject put back.

Filings leave the subject out after a comma, put an apposition into a bracket, and say 彼 for the
man of the paragraph. Here a party is one glyph of the private area (persons from U+E000, others
from U+E800), a bracket behind a party is a clause of its own about that party, and a clause that
opens with its verb gets the subject of the one before. Patterns then need look at neighbours only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graphkit.bounded import bounded
from graphkit.extract.chinese.brackets import chain, closing, is_definition
from graphkit.extract.chinese.cast import Mention
from graphkit.extract.chinese.clause import Clause
from graphkit.extract.chinese.lexicon import anyof, load
from graphkit.extract.chinese.passage import Passage
from graphkit.extract.chinese.shapes import ANY, INSIDE, shape
from graphkit.extract.chinese.subjects import LATTER, OPENING, linked, second_half, with_subjects

__all__ = ["Clause", "Sentence", "sentences"]

OURS = ("本公司", "貴公司")
"""The issuer's names for itself."""

_PARTY = re.compile(ANY)
_KIN = {word for listed in load("kinship")["kind"].values() for word in listed.split() if len(word) > 1}
_HIS = re.compile(f"其(?={anyof(_KIN)})")
_ITS = re.compile(r"(?:持有|擁有)(?P<its>其)(?=(?:約|餘|全部)*(?:\d|百分之))")
_COPULA = re.compile(rf"(?<=[{INSIDE},;均亦皆乃現])系(?=[一由]|{ANY})")
_SIZE = shape("{SIZE}")
_BOTH = re.compile(r"(?:兩者|二者|三者|四者|彼等|全部)(?=均|皆|各|為|是)")
_IT = shape(load("relations")["it"])
_SIGNS = re.compile(bounded(r"[方人司][^,。;]{0,24}(?:訂立|簽訂|簽署)"))
"""Who signs may be told by their parts alone (賣方與買方訂立)."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `main` without its asides, `clauses` each with its subject, and who is who."""

    passage: Passage = field(repr=False)
    start: int
    end: int
    main: Clause
    clauses: tuple[Clause, ...]
    parties: dict[str, Mention] = field(repr=False)

    @property
    def text(self) -> str:
        """The folded words of the sentence."""
        return self.passage.text[self.start : self.end]


def sentences(passage: Passage, mentions: list[Mention]) -> Iterator[Sentence]:
    """The sentences of a passage that name a party, or tell of a signing."""
    man: Mention | None = None
    topic: Mention | None = None
    within: dict[tuple[int, int], list[Mention]] = {}
    for mention in mentions:
        within.setdefault(passage.sentence(mention.start), []).append(mention)
    for start, end in passage.sentences():
        here = within.get((start, end), [])
        here = _with_pronouns(passage.text, start, end, here, man)
        here = _with_topic(passage.text, start, end, here, topic)
        here = _with_other(passage.text, start, end, here)
        if not here and _SIGNS.search(passage.text, start, end) is None:
            topic = None
            continue
        yield _sentence(passage, start, end, here)
        persons = [mention for mention in here if mention.type == "person"]
        man = (
            persons[0] if persons and (man is None or persons[0].start == _lead(passage.text, start)) else man
        )
        bodies = {mention.handle: mention for mention in here if mention.type != "person"}
        others = [one for one in bodies.values() if passage.text[one.start : one.end] not in OURS]
        topic = others[0] if len(others) == 1 else next(iter(bodies.values())) if len(bodies) == 1 else None


def _lead(text: str, start: int) -> int:
    opening = OPENING.match(text, start)
    return opening.end() if opening else start


def _with_pronouns(
    text: str, start: int, end: int, here: list[Mention], man: Mention | None
) -> list[Mention]:
    """The mentions with 彼, or 其 before a relative, standing for the man of the paragraph.

    A man with whom the sentence itself begins is nearer.
    """
    first = next((one for one in here if one.type == "person"), None)
    man = first if first is not None and first.start == _lead(text, start) else man
    if man is None:
        return here
    found = [
        Mention(at.start(), at.end(), man.handle, "person")
        for at in re.finditer(
            r"彼(?!等|此|之|[的於]|時)|(?<![其及由])該(?:先生|女士|董事)(?=為|於)|彼(?=於)", text[start:end]
        )
    ]
    if _HIS.match(text, start, end):
        found.insert(0, Mention(0, 1, man.handle, "person"))
    moved = [Mention(one.start + start, one.end + start, one.handle, one.type) for one in found]
    return sorted([*here, *moved], key=_start)


def _with_other(text: str, start: int, end: int, here: list[Mention]) -> list[Mention]:
    """The mentions with 其 at the head of a clause, standing for the other of the two parties told of,
    where the clause goes on to name one of them (甲為乙之股東,其持有乙約30%); a body through which the
    first of them acts is no third (甲透過丙持有乙30%,其為乙之股東)."""
    found = list(here)
    for its in _IT.finditer(text, start, end):
        place = its.start("it")
        named = list(dict.fromkeys(one.handle for one in here if one.start < place))
        after = next((one for one in here if one.start > place), None)
        if after is None or after.handle not in named:
            continue
        others = [one for one in here if one.handle in named and one.handle != after.handle]
        through = bool(others) and text.startswith(("透過", "通過"), others[0].end)
        if len(named) == 2 or through:
            found.append(Mention(place, place + 1, others[0].handle, others[0].type))
    return sorted(found, key=_start)


def _start(mention: Mention) -> int:
    return mention.start


def _with_topic(text: str, start: int, end: int, here: list[Mention], topic: Mention | None) -> list[Mention]:
    """The mentions with 該公司 at the head, or 其 behind 持有 where no other body is named, standing for
    the one body that the sentence before names."""
    if topic is None or text[topic.start : topic.end] in OURS:
        return here
    found = LATTER.match(text, start, end)
    if found is not None:
        return [Mention(start, found.end(), topic.handle, topic.type), *here]
    its = _ITS.search(text, start, end)
    before = [one for one in here if its and one.start < its.start() and one.type != "person"]
    if its is None or any(text[one.start : one.end] not in OURS for one in before):
        return here
    return sorted([*here, Mention(its.start("its"), its.end("its"), topic.handle, topic.type)], key=_start)


def _sentence(passage: Passage, start: int, end: int, here: list[Mention]) -> Sentence:
    names: dict[str, Mention] = {}
    for number, mention in enumerate(here):
        names[chr((0xE000 if mention.type == "person" else 0xE800) + number)] = mention
    sides: list[Clause] = []
    main = _mask(passage.text, start, end, names, sides)
    pieces = list(with_subjects(main))
    for side in sides:
        pieces.extend(with_subjects(side))
    pieces.extend(half for piece in tuple(pieces) if (half := second_half(piece)))
    return Sentence(passage, start, end, main, tuple(pieces), names)


def _mask(text: str, start: int, end: int, names: dict[str, Mention], sides: list[Clause]) -> Clause:
    at = {mention.start: (glyph, mention) for glyph, mention in names.items()}
    out: list[tuple[str, int, int]] = []
    place = start
    while place < end:
        if place in at:
            glyph, mention = at[place]
            out.append((glyph, place, mention.end))
            place = _asides(text, mention.end, end, names, sides, out)
        elif text[place] == "(" and (after := closing(text, place)) > place + 1:
            if "%" in text[place:after] and not re.search(r"擁有|持有|附註", text[place:after]):
                out.extend((text[k], k, k + 1) for k in range(place, after))
            elif not is_definition(text[place:after]) and after - place > 4:
                sides.append(_mask(text, place + 1, after - 1, names, sides))
            place = after
        else:
            if not (
                text[place] == "," and text[place - 1].isdigit() and text[place + 1 : place + 2].isdigit()
            ):
                out.append((text[place], place, place + 1))
            place += 1
    return _clause(out)


def _clause(out: list[tuple[str, int, int]]) -> Clause:
    return Clause(
        _COPULA.sub("為", "".join(glyph for glyph, _, _ in out)),
        tuple(spot for _, spot, _ in out),
        tuple(stop for _, _, stop in out),
    )


def _asides(
    text: str,
    place: int,
    end: int,
    names: dict[str, Mention],
    sides: list[Clause],
    out: list[tuple[str, int, int]],
) -> int:
    """Past the brackets behind a party; what they say of it becomes a clause of its own."""
    for low, high in chain(text, place):
        if high > end:
            break
        place = high
        inner = text[low:high]
        if _SIZE.fullmatch(inner):
            out.extend((text[k], k, k + 1) for k in range(low, high))
            continue
        if is_definition(inner):
            inner_from = inner.rfind("」") + 1
            tail = inner[inner_from:].lstrip(",")
            low = high - len(tail) - 1
        aside = _mask(text, low + 1, high - 1, names, sides)
        if len(aside.text) > 2:
            both = _BOTH.match(aside.text)
            aside = aside.part(both.end(), len(aside.text)) if both else aside
            several = both or aside.text.startswith(("均", "皆", "各"))
            subject = _clause(_before(out) if several else out[-1:])
            sides.append(subject + linked(aside, low))
    return place


def _before(out: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The list of parties that ends here: 甲、乙及丙."""
    begin = len(out) - 1
    while begin > 1 and out[begin - 1][0] in "、及和與" and _PARTY.match(out[begin - 2][0]):
        begin -= 2
    return out[begin:]
