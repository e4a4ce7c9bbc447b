"""Pronouns and counted parties: what "its", "which", "he" and "the two landlords" stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graphkit.extract.lexicon import rule
from graphkit.extract.relations.line import Item, Line
from graphkit.extract.relations.several import joined, parts_of
from graphkit.extract.relations.symbols import Named, Nobody
from graphkit.extract.work import Work

__all__ = ["Topic", "resolve", "resolve_counted"]

WOMAN, MAN = re.compile(r"(?:Ms|Mrs|Miss|Madam|Mdm)\b"), re.compile(r"(?:Mr|Sir)\b")


@dataclass(slots=True)
class Topic:
    """What pronouns can stand for when a sentence begins: the subject before, and the last person.

    A party that a pronoun has stood for stays the subject (`kept`): "it … its …".
    """

    company: Item | None = None
    person: Item | None = None
    parties: list[Item] = field(default_factory=list)
    kept: bool = False


COUNTED = rule("phrases", "counted")


NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}


PEOPLE = frozenset(
    "persons individuals directors gentlemen ladies brothers sisters founders siblings".split()
)


def resolve_counted(work: Work, line: Line, match: re.Match[str], topic: Topic) -> Item | None:
    """ "The two landlords", "each of the three": the parties just named, where there are so many."""
    number, noun = NUMBERS[match.group("n")], match.group("noun")
    low, high = line.span(match)
    for held in (line.items[:low], topic.parties):
        parties = _distinct_parties(work, [i for i in held if i.symbol == "M"], noun)
        if len(parties) == number:
            made = joined(parties)
            made.start, made.end = line.over(low, high)
            return made
    return None


def _distinct_parties(work: Work, parties: list[Item], noun: str | None) -> list[Item]:
    found: dict[object, Item] = {}
    for item in parties:
        for part in parts_of(item.value):
            person = part.type == "person"
            if work.issuer in part.handles or (noun and person != (noun in PEOPLE)):
                continue
            found.setdefault(part.handles or part.loose, Item("M", item.start, item.end, part))
    return list(found.values())


PRONOUN = {
    "it": "company",
    "its": "company",
    "itself": "",
    "he": "person",
    "she": "person",
    "his": "person",
    "her": "person",
    "him": "person",
    "our": "issuer",
    "we": "issuer",
    "us": "issuer",
}


OWNING = {"its", "his", "her", "our", "whose"}


RELATIVE = {"which", "who", "whose", "whom"}


def resolve(work: Work, line: Line, topic: Topic) -> None:
    """Make an M or a Q of every pronoun whose party is known."""
    made: list[Item] = []
    for number, item in enumerate(line.items):
        word = item.symbol
        if word in RELATIVE:
            tail = [i.symbol for i in made[-2:]]
            joined = tail[-1:] == ["and"] or (tail[:1] == ["and"] and tail[-1] in {"of", "in", "by", "under"})
            earlier = next((i for i in reversed(made) if i.symbol == "Q"), None) if joined else None
            before = earlier or _nearest(made, word)
            stands = Nobody((), "nobody") if _of_nobody(made) else before.value if before else None
            item = Item("Q", item.start, item.end, stands) if before else item
        elif PRONOUN.get(word) and not _dummy(line, number):
            stands = _announced(work, line, number, made, word)
            stands = stands or _antecedent(work, made, topic, PRONOUN[word], word)
            item = Item("M", item.start, item.end, stands) if stands else item
        made.append(item)
        if (word in OWNING and not (word == "her" and _is_object(line, number))) and item.symbol in "MQ":
            made.append(Item("'s", item.end, item.end))
    line.items[:] = made
    line._write()


NOBODY = rule("phrases", "nobody")


def _of_nobody(made: list[Item]) -> bool:
    """Does a relative pronoun behind these stand for one that is not named: "owned by a company which"?"""
    return NOBODY.search(" " + " ".join(item.symbol for item in made[-24:]) + " ") is not None


def _is_object(line: Line, number: int) -> bool:
    """Does "her" stand by itself: "a company owned by her, …"?"""
    after = line.items[number + 1].symbol if number + 1 < len(line.items) else "."
    return not re.match(r"[a-z$]", after) or after in {"and", "as", "is", "or", "has", "holds", "which"}


def _dummy(line: Line, number: int) -> bool:
    """ "It is expected that": the pronoun stands for nothing."""
    after = " ".join(item.symbol for item in line.items[number + 1 : number + 4])
    return (
        bool(
            rule("phrases", "dummy").match(
                after,
            )
        )
        and line.items[number].symbol == "it"
    )


def _nearest(made: list[Item], word: str) -> Item | None:
    """The party just before a relative pronoun, a person for "who", over a description or a stake in it."""
    held = [item for item in reversed(made) if item.symbol in {"M", "Q"}]
    fitting = (i for i in held[:2] if i.value is not None and (i.value.type == "person") == (word == "who"))
    return (next(fitting, None) if word in {"who", "which"} else None) or (held[0] if held else None)


def _owned_by_list(made: list[Item]) -> Named | None:
    """ "The shareholders of X are A and B, holding 51% and 49% of its shares": X."""
    shown = f" {' '.join(item.symbol for item in made)} "
    if (told := HOLDERS.match(shown)) is None:
        return None
    return made[len(shown[: told.start("whole")].split())].value  # type: ignore[no-any-return]


HOLDERS = rule("phrases", "holders")


def _agent(made: list[Item], near: str, word: str) -> Named | None:
    """ "Held by X through its subsidiary", "owned by X, a partner by virtue of it being …": X."""
    behind = {"through": 1, "via": 1}.get(near, 0)
    places = range(len(made) - 2, 0, -1) if word == "it" and near == "of" else ()
    for place in [len(made) - 2] if behind else places:
        item = made[place]
        told = item.symbol == "M" and made[place - 1].symbol == "by" and item.value.type != "person"
        if told and (behind or made[place + 1].symbol == ","):
            return item.value  # type: ignore[no-any-return]
    return None


def _announced(work: Work, line: Line, number: int, made: list[Item], word: str) -> Named | None:
    """ "By virtue of his interest in Alpha, Mr. X is …": X, whom the sentence names only then."""
    kind, ahead = PRONOUN[word], f" {' '.join(item.symbol for item in made)} "
    if word not in OWNING or kind == "issuer" or not FRONTED.match(ahead):
        return None
    if any(i.symbol == "M" and (i.value.type == "person") == (kind == "person") for i in made):
        return None
    for comma in range(number + 1, len(line.items) - 2):
        head, verb = line.items[comma + 1], line.items[comma + 2]
        if line.items[comma].symbol == "," and head.symbol == "M" and FINITE.fullmatch(verb.symbol):
            fits = (head.value.type == "person") == (kind == "person")
            return head.value if fits and (kind == "company" or _of_sex(work, head.value, word)) else None
    return None


FRONTED = rule("phrases", "fronted")


def _antecedent(work: Work, made: list[Item], topic: Topic, kind: str, word: str) -> Named | None:
    if kind == "issuer":
        return Named((work.issuer,), "company") if work.issuer is not None else None
    if kind == "person":
        subject = word in {"his", "her"} and made and BE.fullmatch(made[-1].symbol)
        ahead = made[:-2] if subject else made
        people = [i for i in reversed(ahead) if i.symbol == "M" and i.value.type == "person"]
        people += [topic.person] if topic.person is not None else []
        return next((i.value for i in people if _of_sex(work, i.value, word)), None)
    if word == "its" and made and re.fullmatch(r"is|are|being|remains|also", made[-1].symbol):
        inside = [i for i in made[:-2] if i.symbol == "M" and i.value.type != "person"]
        whose = next(
            (
                made[n]
                for n in range(len(made) - 3, 0, -1)
                if made[n] in inside and made[n - 1].symbol == "of"
            ),
            None,
        )
        if whose is not None:
            return whose.value  # type: ignore[no-any-return]
        if inside and (len(inside) > 1 or made[-2].symbol == "M"):
            return inside[0].value  # type: ignore[no-any-return]
        if topic.company is not None:
            topic.kept = True
            return topic.company.value  # type: ignore[no-any-return]
    near = made[-1].symbol if made else ""
    if word == "its" and (whole := _owned_by_list(made)) is not None:
        return whole
    if (agent := _agent(made, near, word)) is not None:
        return agent
    for place in range(len(made) - 2, -1, -1):
        if (
            made[place].symbol == "M"
            and made[place].value.type != "person"
            and FINITE.fullmatch(made[place + 1].symbol)
        ):
            if HOLDING.fullmatch(made[place + 1].symbol) and near not in {"through", "via", "by", ","}:
                continue
            return made[place].value  # type: ignore[no-any-return]
    found = next(
        (
            i
            for i in reversed(made)
            if i.symbol == "M" and i.value.type != "person" and len(i.value.handles) < 2
        ),
        None,
    )
    if found is None and topic.company is not None:
        topic.kept = True
        return topic.company.value  # type: ignore[no-any-return]
    return found.value if found is not None else None


def _of_sex(work: Work, named: Named, word: str) -> bool:
    """Can "he" or "she" be that person, as the filing addresses them?"""
    names = " ".join(n for h in named.handles for n in work.roster.names(h))
    return not (MAN if word in {"she", "her"} else WOMAN).search(names)


BE = re.compile(r"is|are|was|were")
HOLDING = re.compile(r"holds|owns|has|held")


FINITE = rule("phrases", "finite")
