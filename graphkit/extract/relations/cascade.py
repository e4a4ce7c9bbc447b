"""The relations of the running text: each sentence that can hold one, reduced and read."""

from __future__ import annotations

import re

from graphkit.extract.lexicon import data, rule
from graphkit.extract.parties.companies import seated
from graphkit.extract.relations.bearers import director_too
from graphkit.extract.relations.clauses import mark_verbs, subject_of
from graphkit.extract.relations.conduits import conduit, passive_conduit
from graphkit.extract.relations.connection import attached, roles_said
from graphkit.extract.relations.control import contracts, mark_contracts
from graphkit.extract.relations.holdings import Held, active, passive
from graphkit.extract.relations.line import Item, Line
from graphkit.extract.relations.lists import listed, seated_on
from graphkit.extract.relations.phrases import simplify
from graphkit.extract.relations.pronouns import Topic
from graphkit.extract.relations.relatives import antecedent
from graphkit.extract.relations.remainder import remainder
from graphkit.extract.relations.rewording import restore, reword
from graphkit.extract.relations.roles import reduce_roles
from graphkit.extract.relations.saying import Saying
from graphkit.extract.relations.several import joined, merge_lists, parts_of
from graphkit.extract.relations.stakes import reduce_stakes
from graphkit.extract.relations.standings import read_standings
from graphkit.extract.relations.symbols import Named, line_of
from graphkit.extract.sentences import Sentence, sentences
from graphkit.extract.work import Work

__all__ = ["read_relations", "reduced"]

SKIPPED_KINDS = frozenset({"heading", "board", "signature"})
HEARSAY = rule("relations", "hearsay")


def read_relations(work: Work) -> None:
    """Draft the statements of every sentence in the order of the text."""
    topic = Topic()
    for sentence in sentences(work.reading):
        shown = work.reading.text[sentence.start : sentence.end]
        if sentence.kind in SKIPPED_KINDS or (sentence.kind == "row" and len(shown) < 60):
            continue
        if not _can_relate(shown) or HEARSAY.search(shown):
            _follow(work, sentence, topic)
            continue
        line = line_of(work, sentence.start, sentence.end)
        if not _has_two_ends(line):
            _remember(line, topic)
            continue
        line = reduced(work, sentence, topic, line)
        for aside in line.asides:
            inner = _grammar(work, Line(aside), topic)
            _read(work, inner, sentence, topic)
        _read(work, line, sentence, topic)
        _remember(line, topic)
    read_standings(work)


def _can_relate(shown: str) -> bool:
    """Does a sentence hold a word without which the grammar finds nothing?"""
    lowered = shown.lower()
    return any(stem in lowered for stem in data("relations")["trigger"]["stems"])


ENDS = rule("relations", "ends")


def _has_two_ends(line: Line) -> bool:
    """Does a line name a party, and another party or what can stand for one?"""
    found = ENDS.findall(line.text)
    return len(found) > 1


def reduced(work: Work, sentence: Sentence, topic: Topic, line: Line) -> Line:
    """The line of a sentence with all that the grammar makes of it."""
    if sentence.kind == "definition":
        _part_term(line)
    return _grammar(work, line, topic)


def _grammar(work: Work, line: Line, topic: Topic) -> Line:
    simplify(work, line, topic)
    mark_contracts(line)
    restore(line)
    merge_lists(line)
    reword(line)
    reduce_stakes(work, line)
    reduce_roles(work, line)
    mark_verbs(line)
    return line


def _part_term(line: Line) -> None:
    """Put a comma behind the term of a definition, as the definition is an apposition to it."""
    for number, item in enumerate(line.items[1:6], 1):
        if item.symbol == "“" and line.items[number - 1].symbol == "M":
            follows = line.items[number + 1] if number + 1 < len(line.items) else None
            if follows is not None and follows.symbol not in {"M", ",", "(", "or", "and"}:
                line.items[: number + 1] = [line.items[number - 1], Item(",", item.start, item.end)]
                line._write()
            return


def _follow(work: Work, sentence: Sentence, topic: Topic) -> None:
    """Keep the topic over a sentence that holds no relation."""
    found = _mentions(work, sentence)
    if found:
        topic.parties = [Item("M", m.start, m.end, Named(m.handles, m.type)) for m in found]
    for mention in found:
        item = Item("M", mention.start, mention.end, Named(mention.handles, mention.type))
        if mention.type == "person":
            topic.person = item
    if found and found[0].type == "person" and found[0].start - sentence.start < 12:
        topic.person = Item("M", found[0].start, found[0].end, Named(found[0].handles, "person"))
    first = next((m for m in found if m.type != "person"), None)
    if first is not None and first.start - sentence.start < 40:
        topic.company = Item("M", first.start, first.end, Named(first.handles, first.type))


def _mentions(work: Work, sentence: Sentence) -> list:  # type: ignore[type-arg]
    from graphkit.extract.parties.mentions import mentions_in

    return mentions_in(work, sentence.start, sentence.end)


def _remember(line: Line, topic: Topic) -> None:
    parties = [item for item in line.items if item.symbol == "M"]
    people = [item for item in parties if item.value.type == "person"]
    companies = [item for item in parties if item.value.type != "person" and len(parts_of(item.value)) < 2]
    topic.parties = parties
    if people:
        topic.person = people[0] if line.items[0] is people[0] else people[-1]
    if companies and not topic.kept:
        topic.company = companies[0]
    topic.kept = False


def _read(work: Work, line: Line, sentence: Sentence, topic: Topic) -> None:
    said = Saying(work, line, sentence)
    before: Item | None = None
    latest: Named | None = None
    for at, item in enumerate(line.items):
        if item.symbol in {"H", "O", "B"}:
            subject = subject_of(line, at, before)
            if subject is None and before is None:
                subject = _after_participle(line, at)
            if subject is not None and subject.symbol == "Q":
                subject = antecedent(line, line.items.index(subject))
            if subject is None or subject.value is None:
                continue
            subject = _with_others(line, at, subject, before)
            subject = _last_of(work, line, at, subject)
            before = before if before is not None and _is_object(line, subject) else subject
            if item.symbol == "B":
                roles_said(said, at, subject)
                continue
            if subject.symbol == "S" and item.symbol == "H":
                continue
            if item.symbol == "H":
                found = conduit(line, at, subject, active(line, at, subject))
            else:
                found = passive_conduit(line, passive(line, at, subject))
            for held in found:
                rest = remainder(said, held)
                latest = rest or _company(line, at, held, latest, topic) or latest
                company = latest if held.company is None else held.company
                said.holding(held, company, item.value.planned, item.value.state)
                director_too(said, at, held)
        elif item.symbol == "R":
            attached(said, at, before)
    listed(said)
    seated_on(said)
    contracts(said)
    seated(said)


def _is_object(line: Line, subject: Item) -> bool:
    """ "X holds shares that are held by Y, and is …": the shares are no subject of what follows."""
    place = line.items.index(subject) if subject.symbol == "S" else 0
    return place > 0 and line.items[place - 1].symbol == "H"


def _with_others(line: Line, at: int, subject: Item, before: Item | None) -> Item:
    """ "A, as director, and B, as his wife, are …", "A is …, and together with B is …": all of them."""
    plural = re.search(r"\b(?:are|were|have|both|each|own|hold|constitute)\b", line.items[at].value.words)
    if subject.symbol != "M" or plural is None:
        return subject
    place = line.items.index(subject) if subject in line.items else 0
    ahead = [i.symbol for i in line.items[max(place - 3, 0) : place]]
    if before is not None and before.symbol == "M" and ahead == ["and", "together", "with"]:
        return joined([before, subject])
    if len(parts_of(subject.value)) > 1:
        return subject
    if place < 4 or [i.symbol for i in line.items[place - 2 : place]] != [",", "and"]:
        return subject
    for start in range(place - 3, max(place - 9, -1), -1):
        agent = start and line.items[start - 1].symbol in AGENT
        if line.items[start].symbol == "M" and line.items[start + 1].symbol == "," and not agent:
            return joined([line.items[start], subject])
    return subject


def _last_of(work: Work, line: Line, at: int, subject: Item) -> Item:
    """ "A and B, a company owned by X": B alone."""
    item = line.items[at]
    parts = parts_of(subject.value)
    if item.symbol != "O" or len(parts) < 2 or not at or line.items[at - 1].symbol != ",":
        return subject
    singular = re.match(r"(?:being )?(?:an?|the)\b", work.reading.text[item.start : item.end])
    return Item("M", subject.start, subject.end, parts[-1]) if singular else subject


AGENT = frozenset({"by", "of", "with", "in", "to", "O", "H"})
PARTICIPLE = re.compile(r"\b(?:holding|owning|being|having|interested|possessing|controlling)\b")


def _after_participle(line: Line, at: int) -> Item | None:
    """ "Aside from holding …, X": the name behind the fronted clause."""
    if at > 3 or not PARTICIPLE.search(line.items[at].value.words):
        return None
    for place in range(at + 1, len(line.items) - 1):
        if line.items[place].symbol == ",":
            after = line.items[place + 1]
            return after if after.symbol == "M" else None
    return None


def _company(line: Line, at: int, held: Held, latest: Named | None, topic: Topic) -> Named | None:
    """The company of a holding: as stated, fronted ("in which", "of whose shares"), or as before."""
    if held.company is not None and not (line.items[at].symbol == "H" and " in Q M H " in line.text):
        return held.company
    fronted = line.items[0]
    if fronted.symbol == "S" and fronted.value.percent is None and line.items[1].symbol == ",":
        return fronted.value.of  # type: ignore[no-any-return]
    if (partner := _as_partner(line, held)) is not None:
        return partner
    for place in range(at - 1, max(at - 14, 0), -1):
        if line.items[place].symbol == "Q" and line.items[place - 1].symbol in {"in", "of"}:
            found = antecedent(line, place)
            return found.value if found is not None else None
        fronted = line.items[place]
        if fronted.symbol == "S" and fronted.value.relative:
            return fronted.value.of  # type: ignore[no-any-return]
    if latest is not None:
        return latest
    if held.percent is not None and (spanned := _spanned(line, held.high)) is not None:
        return spanned
    return topic.company.value if topic.company is not None and " respectively " in line.text else None


def _as_partner(line: Line, held: Held) -> Named | None:
    """ "Holding 88% of the interests as a limited partner in X": X."""
    behind = line.items[held.high : held.high + 2]
    if [item.symbol for item in behind] != ["B", "R"] or not behind[0].value.words.startswith("as"):
        return None
    return behind[1].value.to if behind[1].value is not None else None


def _spanned(line: Line, after: int) -> Named | None:
    """ "A holds 30%, and B holds 20%, of the shares of X": the company that the clause ends with."""
    for place in range(after, min(after + 14, len(line.items))):
        item = line.items[place]
        if item.symbol == ";":
            return None
        if item.symbol == "S":
            held = " ".join(one.symbol for one in line.items[after : place + 1])
            spans = rule("relations", "spanning").search(held)
            return item.value.of if spans else None
    return None
