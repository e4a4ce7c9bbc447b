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

from graphkit.extract.chinese.brackets import chain, closing, is_definition
from graphkit.extract.chinese.cast import Mention
from graphkit.extract.chinese.lexicon import load
from graphkit.extract.chinese.numerals import DATE
from graphkit.extract.chinese.passage import Passage
from graphkit.extract.chinese.shapes import ANY, BODY, INSIDE, shape

__all__ = ["Clause", "Sentence", "sentences"]

_PARTY, _BODY = re.compile(ANY), re.compile(BODY)
_OPENING = re.compile(
    rf"(?:{load('relations')['openers']}|(?:於|自|由|截至|緊隨|緊接|根據|按照|就|按|據|在){ANY}?[^,{INSIDE}]*?,)*"
)
_VERB = re.compile(
    rf"(?:{load('relations')['by_law']})?(?:{load('relations')['particles']})*(?:{load('relations')['verbs']})"
)
_DEFINED = re.compile(r"「[^」]*」(?:或「[^」]*」)*[:]?指[:]?")
_NOUN = re.compile(rf"(?:{ANY}[的之]?|一[間家])[^,;。{INSIDE}]*{load('relations')['nouns']}[。;]?$")
_LISTED = re.compile(
    rf"(?:[^由於向與對持擁為是在從,;。:{INSIDE}]{{1,8}}(?={ANY}(?:[、及和與]{ANY})*{_VERB.pattern}))?"
    rf"(?P<who>{ANY}(?:[、及和與]{ANY})*)"
)
_LINK = re.compile(rf"(?:{load('relations')['openers']})*")
_OWN = re.compile(
    rf"(?:而|且|並)?(?:其|該公司|後者)(?={load('relations')['owned']})|(?={load('relations')['owned_bare']})"
)
_LATTER, _OWN_OWNER, _COORDINATED = (
    shape(load("relations")[key]) for key in ("latter", "own_owner", "coordinated")
)
_COPULA = re.compile(rf"(?<=[{INSIDE},;均亦皆乃現])系(?=[一由]|{ANY})")
_SIZE = shape("{SIZE}")
_OWNED_BY = re.compile(f"由[^,;。]*(?:擁有|持有|控制)[^,;。{INSIDE}]*$")
_TIME = re.compile(rf"(?:(?:先後|分別)?(?:於|自|由|從)?(?:{DATE})(?:起|以來|至今|期間|至|及|、|止|開始)*)+")
_BREAK = re.compile(r"[,:]")


@dataclass(frozen=True, slots=True)
class Clause:
    """Masked text; `spots[i]` is the place in the passage of `text[i]`, `ends[i]` where it ends."""

    text: str
    spots: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)

    def part(self, start: int, end: int) -> Clause:
        """A piece of it."""
        return Clause(self.text[start:end], self.spots[start:end], self.ends[start:end])

    def __add__(self, other: Clause) -> Clause:
        return Clause(self.text + other.text, self.spots + other.spots, self.ends + other.ends)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the passage from which `text[start:end]` was taken."""
        return min(self.spots[start:end]), max(self.ends[start:end])


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
    """The sentences of a passage that name a party."""
    man: Mention | None = None
    topic: Mention | None = None
    for start, end in passage.sentences():
        here = [mention for mention in mentions if start <= mention.start < end]
        here = _with_pronouns(passage.text, start, end, here, man)
        here = _with_topic(passage.text, start, end, here, topic)
        if not here:
            topic = None
            continue
        yield _sentence(passage, start, end, here)
        persons = [mention for mention in here if mention.type == "person"]
        man = persons[0] if persons and (man is None or persons[0].start == _lead(passage, start)) else man
        bodies = {mention.handle: mention for mention in here if mention.type != "person"}
        topic = next(iter(bodies.values())) if len(bodies) == 1 else None


def _lead(passage: Passage, start: int) -> int:
    opening = _OPENING.match(passage.text, start)
    return opening.end() if opening else start


def _with_pronouns(
    text: str, start: int, end: int, here: list[Mention], man: Mention | None
) -> list[Mention]:
    """The mentions with 彼 standing for the man of the paragraph."""
    if man is None:
        return here
    found = [
        Mention(at.start(), at.end(), man.handle, "person")
        for at in re.finditer(
            r"彼(?!等|此|之|[的於]|時)|(?<![其及由])該(?:先生|女士|董事)(?=為|於)|彼(?=於)", text[start:end]
        )
    ]
    moved = [Mention(one.start + start, one.end + start, one.handle, one.type) for one in found]
    return sorted([*here, *moved], key=lambda mention: mention.start)


def _with_topic(text: str, start: int, end: int, here: list[Mention], topic: Mention | None) -> list[Mention]:
    """The mentions with 該公司 at the head standing for the one body that the sentence before names."""
    found = _LATTER.match(text, start, end)
    if found is None or topic is None or text[topic.start : topic.end] in {"本公司", "貴公司"}:
        return here
    return [Mention(start, found.end(), topic.handle, topic.type), *here]


def _sentence(passage: Passage, start: int, end: int, here: list[Mention]) -> Sentence:
    names: dict[str, Mention] = {}
    for number, mention in enumerate(here):
        names[chr((0xE000 if mention.type == "person" else 0xE800) + number)] = mention
    sides: list[Clause] = []
    main = _mask(passage.text, start, end, names, sides)
    pieces = list(_with_subjects(main))
    for side in sides:
        pieces.extend(_with_subjects(side))
    pieces.extend(half for piece in tuple(pieces) if (half := _second_half(piece)))
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
            subject = _clause(_before(out) if aside.text.startswith(("均", "皆", "各")) else out[-1:])
            sides.append(subject + _linked(aside, low))
    return place


def _linked(aside: Clause, place: int) -> Clause:
    """What a bracket says of the party before it, with the word that joins them put in."""
    if _VERB.match(aside.text):
        return aside
    own = _OWN.match(aside.text)
    joint = Clause("之" if own else "為", (place,), (place + 1,))
    return joint + (aside.part(own.end(), len(aside.text)) if own else aside)


def _before(out: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The list of parties that ends here: 甲、乙及丙."""
    begin = len(out) - 1
    while begin > 1 and out[begin - 1][0] in "、及和與" and _PARTY.match(out[begin - 2][0]):
        begin -= 2
    return out[begin:]


def _with_subjects(main: Clause) -> Iterator[Clause]:
    """The clauses between commas, each with the subject of an earlier one where it has none."""
    subject: Clause | None = None
    bare = False
    begin = 0
    for stop in [*(found.start() for found in _BREAK.finditer(main.text)), len(main.text)]:
        piece = main.part(begin, stop)
        begin = stop + 1
        if not piece.text:
            continue
        lead = _opening(piece.text)
        latter = _of_the_latter(main, stop - len(piece.text), piece, lead)
        if latter is not None:
            subject, bare = latter.part(0, 1), False
            yield latter
            continue
        if subject is not None and bare and _NOUN.match(piece.text):
            at = piece.spots[0]
            yield subject + Clause("為", (at,), (at + 1,)) + piece
            continue
        listed = _LISTED.match(piece.text[lead:])
        if listed:
            subject = piece.part(lead + listed.start("who"), lead + listed.end("who"))
            bare = lead + listed.end() == len(piece.text)
            yield piece
        elif subject is not None and _VERB.match(piece.text[lead:]):
            link = _LINK.match(piece.text)
            yield subject + piece.part(link.end() if link else 0, len(piece.text))
        elif (own := _OWN.match(piece.text[lead:])) and (
            owner := (None if "後者" in own[0] else subject) or _last(main, begin - len(piece.text) - 1)
        ):
            at = piece.spots[lead]
            yield owner + Clause("之", (at,), (at + 1,)) + piece.part(lead + own.end(), len(piece.text))
        else:
            yield piece


def _last(main: Clause, stop: int, named: re.Pattern[str] = _PARTY) -> Clause | None:
    """The party named last before a place."""
    before = [found.start() for found in named.finditer(main.text, 0, max(stop, 0))]
    return main.part(before[-1], before[-1] + 1) if before else None


def _of_the_latter(main: Clause, start: int, piece: Clause, lead: int) -> Clause | None:
    """A clause that speaks of the body named last (該公司由…, 後者為…), with that body put in."""
    found = _LATTER.match(piece.text, lead)
    if found is None and _OWNED_BY.search(main.text[: max(start - 1, 0)]):
        found = _OWN_OWNER.match(piece.text, lead)
    owner = _last(main, start, _BODY) if found else None
    return owner + piece.part(found.end(), len(piece.text)) if found and owner else None


def _second_half(clause: Clause) -> Clause | None:
    """甲為乙之董事及丙之股東: what the second half says of 甲."""
    found = _COORDINATED.match(clause.text)
    if found is None:
        return None
    return clause.part(0, found.end("is")) + clause.part(found.start("two"), len(clause.text))


def _opening(text: str) -> int:
    """Where a clause begins behind its adverbials and dates."""
    defined = _DEFINED.match(text)
    place = defined.end() if defined else 0
    while True:
        found = _TIME.match(text, place) or _OPENING.match(text, place)
        if found is None or found.end() == place:
            found = _OPENING.match(text, place)
        if found is None or found.end() == place:
            return place
        place = found.end()
