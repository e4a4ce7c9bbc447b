"""The board under headings: "Executive Directors:" on a line, the directors on the lines below.

So print the first page of a circular, a directors' report, and the page of corporate information.
Memberships of committees under the same kind of heading are ignored by name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from graphkit.bounded import bounded
from graphkit.extract.parties.names import looks_like_person
from graphkit.extract.people.positions import AND, TITLE
from graphkit.extract.people.roll import Entry, honorifics, roll
from graphkit.extract.people.seats import change_of, person, say_seat
from graphkit.extract.people.titles import OFFICES, role_of
from graphkit.extract.work import Draft, Work
from graphkit.notice import Notice

__all__ = ["ALTERNATE", "read_listings", "within"]

ROLE = re.compile(
    bounded(
        r"\W{0,3}(?P<role>(?:(?:independent\s+)?non[\s‑-]*executive|executive)\s+directors?|(?:board\s+of\s+)?directors?)\s*(?P<colon>:?)\s*"
    ),
    re.I,
)
OFFICE_HEADINGS = sorted(OFFICES["headings"]["offices"], key=lambda one: (-len(one), one))
ROLE_LAST = re.compile(rf"(?<=[:.])\s+{ROLE.pattern}$", re.I)
OFFICE = re.compile(
    bounded(rf"\W{{0,3}}(?P<office>{'|'.join(OFFICE_HEADINGS)})\s*:?\s*"),
    re.I,
)
CAPITALS = re.compile(bounded(rf"(?<=[A-Z])\s+{ROLE.pattern}$"), re.I)
OFFICE_LAST = re.compile(rf"(?<=[A-Z])\s+{OFFICE.pattern}$", re.I)
"""Headings in capitals that an extractor ran together with the one beside them."""
ALTERNATE = re.compile(r"\s*alternate\b(?!(?:\s+director)?\s*(?:[:：–-]|is\b|being\b))", re.I)
STOPS = re.compile(bounded(rf"\W{{0,3}}(?:{OFFICES['headings']['stops']})\s*:?\s*"), re.I)
NOTE = re.compile(bounded(r"\s*[(（](?P<note>[^()（）]{3,120})[)）]\s*[*#]?\s*$"))
MARKS = re.compile(r"^[\s*#†•–-]+|[\s*#†]+$")
SURNAME_FIRST = re.compile(r"[A-Z]{2,20}(?:-[A-Z]{2,20})?,?(?:[ -][A-Z][a-z]{1,20}){1,3}")
"""A surname in capitals before given names, as a list of the board prints them."""
BESIDE = 60
"""Length of an address that can stand on the line of a heading, in another column."""
LIMIT = 4
"""Lines without a person after which a heading speaks no more."""


@dataclass(slots=True)
class Heading:
    """The heading in force: the words of the seat, or the office; None before any and after a stop.

    A heading is `shadowed` where another stands directly above it: two columns run together, and
    whose the persons below are is not sure.
    """

    role: str | None = None
    office: str | None = None
    missed: int = 0
    shadowed: bool = False

    @property
    def speaks(self) -> bool:
        """Is a line below it a person?"""
        return (self.role is not None or self.office is not None) and self.missed < LIMIT


@dataclass(slots=True)
class Listing:
    """What was listed under a heading since notes were last paired, and the notes since.

    `last` is where the last person ends, `parted` says that a blank line stands between the persons and
    the notes.
    """

    heading: Heading = field(default_factory=Heading)
    made: list[tuple[int, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    last: int = 0
    parted: bool = False


def read_listings(work: Work, heads: list[tuple[int, int]]) -> None:
    """Seats and offices of persons listed under headings; `heads` are the parts of the filing's own
    text that were read as letter heads."""
    text, listing, passed = work.reading.text, Listing(), 0
    above: int | None = None
    shadowed: list[Draft] = []
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        if within(work, heads, line.start()):
            _pair(work, listing)
            listing = Listing()
            continue
        for start, end in _cells(text, line.start(), line.end()):
            shown = text[start:end]
            found = _heading(shown)
            if found is not None:
                _pair(work, listing)
                found[0].shadowed = above is not None and not text[above : line.start()].strip()
                listing = Listing(found[0])
                start += found[1]
            elif STOPS.fullmatch(shown) and not text[line.start() : start].strip():
                _pair(work, listing)
                listing, passed, above = Listing(), passed + 1, end
            if start < end and listing.heading.speaks:
                before = len(work.drafts)
                _cell(work, listing, start, end)
                shadowed += work.drafts[before:] if listing.heading.shadowed else []
    _pair(work, listing)
    _settle(work, shadowed)
    if passed:
        message = "headings of committees, senior management and advisers"
        work.notices.append(Notice("ignored", work.filing.name, message, None, str(passed)))


def within(work: Work, heads: list[tuple[int, int]], place: int) -> bool:
    """Was a place of the reading read as part of a letter head?"""
    own = work.reading.offsets[place]
    return any(start <= own < end for start, end in heads)


def _cell(work: Work, listing: Listing, start: int, end: int) -> None:
    """One cell below a heading: a person, a note on a person, or neither."""
    note = NOTE.fullmatch(work.reading.text[start:end])
    if note and (listing.made or listing.notes):
        if not listing.notes:
            listing.parted = _parted(work, listing.last, start)
        listing.notes.append(note["note"])
        return
    if listing.notes:
        _pair(work, listing)
    made = _line(work, listing.heading, start, end)
    listing.made += made
    listing.last = end if made else listing.last
    listing.heading.missed = 0 if made else listing.heading.missed + 1


def _parted(work: Work, start: int, end: int) -> bool:
    """Does the filing print a blank line between two places of the reading?"""
    between = work.filing.text[work.reading.offsets[start - 1] + 1 : work.reading.offsets[end]]
    return start > 0 and between.count("\n") > 1


def _pair(work: Work, listing: Listing) -> None:
    """Give notes to persons: one each in their order, or the one note to the last person.

    A title far below several persons may be of any of them; who left stands last.
    """
    made, notes = listing.made, listing.notes
    told = len(made) == 1 or not listing.parted or change_of(tuple(notes))[0] == "ended"
    if len(notes) == 1 and made and told:
        _correct(work, made[-1], notes[0])
    elif notes and len(notes) == len(made):
        for place, note in zip(made, notes, strict=True):
            _correct(work, place, note)
    elif notes and made:
        message = f"{len(notes)} notes beside {len(made)} persons, not told whose they are"
        work.notices.append(Notice("doubtful", work.filing.name, message, None, "; ".join(notes)))
    listing.made, listing.notes = [], []


def _settle(work: Work, shadowed: list[Draft]) -> None:
    """Take back what a shadowed heading said of a person to whom another heading gives another role."""
    places = {id(one) for one in shadowed}
    sure = {
        work.roster.root(draft.subject): draft.role
        for draft in work.drafts
        if draft.predicate == "director_of" and draft.role and id(draft) not in places
    }
    wrong = {one.subject for one in shadowed if sure.get(work.roster.root(one.subject), one.role) != one.role}
    work.drafts[:] = [d for d in work.drafts if not (d.subject in wrong and id(d) in places)]


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The cells of a line, parted by tabs or wide gaps."""
    found = [
        (start + hit.start(), start + hit.end()) for hit in re.finditer(r"\S+(?: {1,2}\S+)*", text[start:end])
    ]
    return found or [(start, end)]


def _heading(shown: str) -> tuple[Heading, int] | None:
    """The heading that a cell is, and where a person on the same line begins."""
    role = (
        ROLE.match(shown) or ROLE_LAST.search(shown) or (shown.isupper() and CAPITALS.search(shown)) or None
    )
    if role and (role.end() == len(shown) or (role["colon"] and honorifics().match(shown, role.end()))):
        return Heading(role=role["role"]), role.end()
    if role and role["colon"] and role.start() == 0 and len(shown) - role.end() <= BESIDE:
        return Heading(role=role["role"]), len(shown)
    office = OFFICE.match(shown) or (shown.isupper() and OFFICE_LAST.search(shown)) or None
    if (
        office
        and office["office"][0].isupper()
        and (office.end() == len(shown) or honorifics().match(shown, office.end()))
    ):
        title = OFFICES["headings"]["offices"][office["office"].casefold()]
        return Heading(office=title), office.end()
    return None


def _line(work: Work, heading: Heading, start: int, end: int) -> list[tuple[int, int]]:
    """The persons on a line, said to hold the seat; the places of the drafts made for each."""
    entries = _persons(work.reading.text, start, end)
    if work.issuer is None:
        return []
    made: list[tuple[int, int]] = []
    for entry in entries:
        if any(ALTERNATE.match(note) for note in entry.notes):
            continue
        before = len(work.drafts)
        dated = [note for note in entry.notes if change_of((note,)) != ("asserted", None, None)]
        titles = ", ".join(note for note in entry.notes if note not in dated)
        say_seat(
            work,
            person(work, entry),
            work.issuer,
            heading.office or titles,
            work.reading.evidence(entry.start, entry.end, (start, end)),
            change=change_of(tuple(dated)),
            role=role_of(heading.role) if heading.role else None,
            director=heading.role is not None,
        )
        made.append((before, len(work.drafts)))
    return made


def _persons(text: str, start: int, end: int) -> list[Entry]:
    """All persons of a line that holds persons and nothing else, one after another or in a list."""
    lead = MARKS.match(text[start:end])
    place = start + (lead.end() if lead and lead.start() == 0 else 0)
    found: list[Entry] = []
    while place < end:
        entries = roll(text, place, end)
        if not entries or not (_known(text, place, entries[0]) or (found and len(entries) == 1)):
            return []
        if len(entries) > 1 and not honorifics().match(text, place):
            return []
        found += entries
        stop = entries[-1].end
        if tail := _titles_behind(text, stop, end):
            titles, stop = tail
            found[-1] = replace(found[-1], end=stop, notes=(*found[-1].notes, titles))
        rest = re.compile(r"[\s*#†.;,]*").match(text, stop, end)
        place = rest.end() if rest else stop
        if place < end and not (honorifics().match(text, place) or SURNAME_FIRST.match(text, place)):
            return []
    return found


def _titles_behind(text: str, place: int, end: int) -> tuple[str, int] | None:
    """The titles that stand behind a person, ", Chairman and Chief Executive Officer", and their end."""
    comma = re.compile(r"\s{0,30}(?:,|[–—-](?=\s))\s{0,30}").match(text, place, end)
    at = stop = begin = comma.end() if comma else end
    while title := TITLE.match(text, at, end):
        stop = title.end()
        joint = AND.match(text, stop, end)
        at = joint.end() if joint else end
    return (text[begin:stop], stop) if stop > begin else None


def _known(text: str, low: int, entry: Entry) -> bool:
    addressed = honorifics().match(text, low) is not None
    return addressed or looks_like_person(entry.name) or SURNAME_FIRST.fullmatch(entry.name) is not None


def _correct(work: Work, made: tuple[int, int], note: str) -> None:
    """A note on the line below a person: appointed, resigned, or a title."""
    status, begin, end = change_of((note,))
    for place in range(*made):
        draft = work.drafts[place]
        work.drafts[place] = replace(
            draft,
            status=status if status != "asserted" else draft.status,
            valid_from=begin or draft.valid_from,
            valid_to=end or draft.valid_to,
        )
    if (status, begin, end) == ("asserted", None, None) and made[0] < made[1]:
        first = work.drafts[made[0]]
        if isinstance(first.object, int):
            say_seat(work, first.subject, first.object, note, first.evidence, role=first.role)
