"""Offices in prose: "Mr. X, aged 52, is an executive Director and the chief executive of the Company".

A title is read where a person stands directly before it, with nothing but light words between ("is
also the", "who has been appointed as an"), and a company directly behind it; "Director" in capitals
and "our chairman" speak of the issuer. What was is not told unless it is said of the issuer's seat.
"""

from __future__ import annotations

import re

from graphkit.bounded import bounded
from graphkit.extract.parties.mentions import Mention, mentions_in
from graphkit.extract.people.positions import TITLE, Office, offices_at
from graphkit.extract.people.roll import POSTNOMINALS
from graphkit.extract.people.seats import Change, merge_seats, say_seat
from graphkit.extract.people.subjects import Topic, subjects_of, topic_after
from graphkit.extract.people.titled import owned, titled
from graphkit.extract.people.titles import OFFICES, role_of
from graphkit.extract.people.unsaid import announced, elided, replaced, unsaid
from graphkit.extract.sentences import Sentence, sentences
from graphkit.extract.work import Work
from graphkit.filing.dates import find_date

__all__ = ["read_offices"]

LIGHT = frozenset(OFFICES["prose"]["light"].split())
PAST = frozenset(OFFICES["prose"]["past"].split())
PRESENT = frozenset(OFFICES["prose"]["present"].split())
TRIGGER = re.compile(
    r"\b(?:director|chair\w*|officer|president|manager|secretar\w+|supervisor|representative|controller|engineer|accountant|ceo|cfo)s?\b",
    re.I,
)
SINCE = re.compile(
    bounded(r"\s*,?\s*(?:since|with\s+effect\s+from|on|effective(?:\s+from)?|from)\s+(?=[\dA-Z])")
)
ASIDE = re.compile(
    bounded(
        rf"(?:\s*[\u3400-\u9fff]{{2,4}})?(?:{POSTNOMINALS.pattern})?"
        r"(?:\s*[(（][^()（）]{1,60}[)）])?\s*(?:,\s*)?(?:\(?(?:aged\s+)?\d\d\)?\s*,?\s*)?(?:,\s*)?"
    ),
    re.I,
)
WHO_AND = re.compile(r"[^,.;]{1,60}?\s+and\s+(?=(?:is|are|serves?|acts?|has\s+been)\s)")
UNTIL = re.compile(
    bounded(
        r"[^.;]{0,60}?\b(?:until|till|up\s+to)\s+(?!the\s+date|now|the\s+present)|\s*[^.;,]{0,50}\bfrom\s+[^.;,]{4,22}\s+to\s+(?!date|the\s+present|present|now)"
    ),
    re.I,
)
APPOSED = re.compile(
    bounded(
        r"(?:\s*[(（][^()（）]{1,60}[)）])?,\s+(?:who|which|an?|the|formerly|currently|previously)\s[^.;]{4,200}?,\s+"
        r"(?=(?:has|have)\s+been\s+(?:\w+\s+)?(?:re-?)?(?:appointed|designated|elected|named|promoted)\b)"
    ),
    re.I,
)
"""What is said of a person between commas, before the verb that gives the office."""
INSERTED = re.compile(
    r"\s?,\s(?:the|an?|his|her|who|being|aged|also|one of|[a-z]+ to|born in)\s"
    r"(?:[^,.;()]|Mr\.|Ms\.|Mrs\.|Dr\.){2,90},\s"
    r"(?=(?:is|has been|was|has|serves|acts|will)\s)"
)
"""A description between a person and the verb: "Ms. X, the sister of Mr. Y, is …"."""
APPOSITION = re.compile(r"\s?,\s(?:being\s)?(?:an?|the|our|one\sof\sour)\s")
PLURAL = frozenset({"all", "are", "were", "have", "each", "both", "respectively", "serve"})
FUTURE = frozenset(OFFICES["prose"]["future"].split())
STAYING = frozenset(OFFICES["prose"]["staying"].split())
PLURAL_TITLE = r"(?<!board of )directors$|men$"
KIN_AND = re.compile(
    r"(?:his|her)\s+(?:[a-z]+\s+)?(?:wife|husband|spouse|son|daughter|brother|sister|father|mother|cousin"
    r"|nephew|niece|uncle|aunt|[a-z]+-in-law)\s+and\s+(?:also\s+)?"
)
"""A kinship told before an office: "who is his wife and our chief operating officer"."""
STAYS = re.compile(
    r"[^.;]{1,120}?\s+(?:but|and|although)\s+(?:(?:he|she)\s+)?(?P<verb>(?:will\s+|shall\s+)?(?:remains?|continues?)\s)",
    re.I,
)
VERBS = PRESENT | PAST | FUTURE | {"being", "be", "been", "who"}
HYPOTHETICAL = re.compile(bounded(rf"\b(?:{OFFICES['prose']['hypothetical']})\b[^,;]*$"), re.I)
FURTHER = re.compile(
    r"[^.;]{0,50}?\s+and\s+(?:(?:he|she)\s+)?(?P<verb>(?:is|are|has\s+been|currently|also|serves?|acts?)\s)",
    re.I,
)
SINCE_JOINING = re.compile(
    r"[^.;]{1,90}?\s+and\s+(?:(?:he|she)\s+)?(?=(?:was|has\s+been|is)\s+(?:\w+\s+){0,2}?(?:appointed|designated|elected)\b)"
)
"""Between "joined" and a later office: "joined the Group in June 2015 and was appointed …"."""
EACH = re.compile(r"\b(?:each|both|all)\s+of\s+$", re.I)
PERFECT = frozenset({"has", "have", "is", "are"})
LEFT = re.compile(bounded(OFFICES["lists"]["left"]), re.I)
MOVED = re.compile(r"[^.;]{4,60}?\s+to\s+(?=(?:an?|the|be)\s)", re.I)
REDESIGNATED = frozenset({"redesignated", "re-designated"})


def read_offices(work: Work) -> None:
    """Every office that a sentence gives to a person; then all drafts on one seat are made one."""
    if work.issuer is None and not work.mentions:
        return
    topic: Topic | None = None
    for sentence in sentences(work.reading):
        here = mentions_in(work, sentence.start, sentence.end)
        people = [m for m in here if m.type == "person"]
        if TRIGGER.search(work.reading.text, sentence.start, sentence.end):
            for subjects, place in subjects_of(work, sentence, people, topic):
                if _inside_description(work.reading.text, sentence, people, place):
                    continue
                after = replaced(work.reading.text, sentence, people, place)
                _told(work, sentence, subjects, after or place, given=after is not None)
            _titled(work, sentence, people)
        topic = topic_after(work, sentence, people, topic)
    merge_seats(work)


def _told(
    work: Work, sentence: Sentence, subjects: list[Mention] | int, place: int, given: bool = False
) -> None:
    """Say the offices that stand behind a person, a list of persons, or a pronoun; `given` where
    words before the place have said that the person takes an office."""
    text = work.reading.text
    if (aside := APPOSED.match(text, place, sentence.end)) and not _named(work, place, aside.end()):
        _told(work, sentence, subjects, aside.end())
    if (apart := INSERTED.match(text, place, sentence.end)) and _gives_title(text, place, apart.end()):
        _told(work, sentence, subjects, apart.end(), given)
    light, at = _light(text, place, sentence.end)
    if left := LEFT.match(text, at, sentence.end):
        _leaves(work, sentence, subjects, left.end(), "has" in light or "have" in light)
        if stays := STAYS.match(text, left.end(), sentence.end):
            _told(work, sentence, subjects, stays.start("verb"))
        return
    begin = _start(subjects, place)
    if light[:1] == ["as"] and (given or announced(text, sentence, begin) or elided(text, sentence, begin)):
        light = ["has", "appointed", *light]
    if _says_nothing(text[place:at], light) or HYPOTHETICAL.search(text, sentence.start, begin):
        return
    if kin := KIN_AND.match(text, at, sentence.end):
        at = kin.end()
    offices = list(offices_at(work, at, sentence.end)) or unsaid(work, sentence, at, light)
    if not offices:
        later = SINCE_JOINING.match(text, at, sentence.end) if light[-1:] == ["joined"] else None
        if later is not None and not _named(work, at, later.end()):
            _told(work, sentence, subjects, later.end())
        return
    if EACH.search(text, sentence.start, _start(subjects, place)):
        light = [*light, "each"]
    told = [subjects] if isinstance(subjects, int) else [one.handle for one in _of(subjects, light)]
    start = sentence.start if isinstance(subjects, int) else _of(subjects, light)[0].start
    offices = [one for one in offices if len(told) > 1 or not re.search(PLURAL_TITLE, one.title, re.I)]
    if not offices:
        return
    change = _change(text, sentence, offices, bool(PAST & set(light)) and not PRESENT & set(light))
    future = FUTURE & set(light) and not STAYING & set(light)
    change = ("planned", *change[1:]) if future and change[0] == "asserted" else change
    elsewhere = change[0] != "ended" and not (PAST & set(light) and not PERFECT & set(light))
    for office in offices:
        if office.company is None or (office.company != work.issuer and not elsewhere):
            continue
        for holder in _holders(told, offices, office, "respectively" in light):
            evidence = work.reading.evidence(start, office.end, (sentence.start, sentence.end))
            role = role_of(office.title)
            say_seat(work, holder, office.company, office.title, evidence, change=change, role=role)
    if further := FURTHER.match(text, offices[-1].end, sentence.end):
        _told(work, sentence, subjects, further.start("verb"))


def _inside_description(text: str, sentence: Sentence, people: list[Mention], place: int) -> bool:
    """Does a description of another person end here: "Ms. X, the sister of Mr. Y, is …" at Mr. Y?"""
    ends = (INSERTED.match(text, one.end, sentence.end) for one in people if one.end < place)
    return any(found is not None and 0 < found.end() - place < 4 for found in ends)


def _gives_title(text: str, start: int, end: int) -> bool:
    """Does a description behind a person begin with a title: "Mr. X, an executive Director, has …"?"""
    apposed = APPOSITION.match(text, start, end)
    return apposed is not None and TITLE.match(text, apposed.end(), end) is not None


def _named(work: Work, start: int, end: int) -> bool:
    """Is a person named between two places?"""
    return any(mention.type == "person" for mention in mentions_in(work, start, end))


def _titled(work: Work, sentence: Sentence, people: list[Mention]) -> None:
    """Say the offices that stand before a person, or behind the company."""
    for held, office in (*titled(work, sentence, people), *owned(work, sentence, people)):
        for one in held:
            evidence = work.reading.evidence(office.start, one.end, (sentence.start, sentence.end))
            role = role_of(office.title)
            if office.company is not None:
                say_seat(work, one.handle, office.company, office.title, evidence, role=role)


def _start(subjects: list[Mention] | int, place: int) -> int:
    return place if isinstance(subjects, int) else subjects[0].start


def _says_nothing(between: str, light: list[str]) -> bool:
    """Is a title only near a person: on the next line, behind "and", or "as" of an appointment?"""
    verbless = not (VERBS & set(light))
    return (not light and "," not in between) or (verbless and light[:1] in (["and"], ["as"]))


def _leaves(work: Work, sentence: Sentence, subjects: list[Mention] | int, place: int, plural: bool) -> None:
    """Say that a person has left the issuer's offices named from a place on, where the day is told."""
    text = work.reading.text
    told = (
        [subjects]
        if isinstance(subjects, int)
        else [one.handle for one in subjects if plural or one == subjects[-1]]
    )
    for office in offices_at(work, place, sentence.end):
        if office.company is None or office.company != work.issuer:
            continue
        since = SINCE.match(text, office.end, sentence.end)
        day = find_date(text[since.end() : since.end() + 30]) if since else None
        if day is None or day[1] != 0:
            continue
        change = "ended", None, day[0].isoformat()
        start = sentence.start if isinstance(subjects, int) else subjects[0].start
        evidence = work.reading.evidence(start, office.end, (sentence.start, sentence.end))
        for holder in told:
            say_seat(
                work,
                holder,
                office.company,
                office.title,
                evidence,
                change=change,
                role=role_of(office.title),
            )


def _of(people: list[Mention], light: list[str]) -> list[Mention]:
    """All persons of a list where the verb is plural, else the last."""
    return people if PLURAL & set(light) else people[-1:]


def _holders(told: list[int], offices: list[Office], office: Office, respectively: bool) -> list[int]:
    """Who holds an office: "A and B are respectively chairman and director" gives each one title."""
    titles = list(dict.fromkeys(one.title for one in offices))
    if respectively and len(titles) == len(told) > 1:
        return [told[titles.index(office.title)]]
    return told


def _light(text: str, start: int, end: int) -> tuple[list[str], int]:
    """The light words behind a person, and where they end."""
    place, light = start, list[str]()
    opened = re.compile(r"\s*[(（]\s*(?:(?:an?|the|our)\s+)?").match(text, start, end)
    if opened and TITLE.match(text, opened.end(), end):
        return ["who"], opened.end()
    inserted = None if _gives_title(text, start, end) else INSERTED.match(text, start, end)
    aside = inserted or ASIDE.match(text, start, end)
    place = aside.end() if aside else place
    while word := re.compile(r"([A-Za-z-]+)[\s,]+").match(text, place, end):
        if word[1].casefold() not in LIGHT or TITLE.match(text, place, end):
            break
        light.append(word[1].casefold())
        place = word.end()
    if moved := MOVED.match(text, place, end) if "from" in light and REDESIGNATED & set(light) else None:
        return light, moved.end()
    clause = WHO_AND.match(text, place, end) if light[-1:] == ["who"] else None
    if clause:
        rest, at = _light(text, clause.end(), end)
        return light + rest, at
    return light, place


def _change(text: str, sentence: Sentence, offices: list[Office], past: bool) -> Change:
    """Whether an office is held or was, and the day from which, said directly behind it."""
    if past:
        return "ended", None, None
    if UNTIL.match(text, offices[-1].end, sentence.end):
        return "ended", None, None
    since = SINCE.match(text, offices[-1].end, sentence.end)
    if since is None:
        return "asserted", None, None
    day = find_date(text[since.end() : since.end() + 30])
    if day and day[1] == 0:
        return "asserted", day[0].isoformat(), None
    return "asserted", _part_date(text[since.end() : since.end() + 20]), None


def _part_date(words: str) -> str | None:
    """The month or the year that the words begin with."""
    found = re.match(r"(?P<month>[A-Z][a-z]+\s+)?(?P<year>(?:19|20)\d\d)\b", words)
    if found is None:
        return None
    first = find_date(f"1 {found[0]}") if found["month"] else None
    return first[0].isoformat()[:7] if first else found["year"]
