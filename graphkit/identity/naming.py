"""Parties: what to call a group of refs, and the id that it keeps."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from graphkit.identity.known import Known
from graphkit.identity.names import chinese_key, fold, is_chinese, is_role, legal_key, person_keys, slug
from graphkit.statement import PartyRef

__all__ = ["Party", "party"]


@dataclass(frozen=True, slots=True)
class Party:
    """A party as all filings together know it.

    `name` is the one to show: the fullest English name, else the Chinese one. `names` are all
    names in all filings, sorted. `refs` are what the filings call it, sorted by id. The id is
    drawn from the strongest identifier (hk-3888), so it is the same in any order of filings.
    """

    id: str
    type: str
    name: str
    names: tuple[str, ...]
    chinese_name: str | None = None
    stock_code: str | None = None
    jurisdiction: str | None = None
    refs: tuple[PartyRef, ...] = field(default=(), repr=False)


def party(members: list[Known], taken: Container[str]) -> Party:
    """The party of these refs; its id is none of those taken."""
    refs = tuple(one.ref for one in members)
    former = {former.name for one in members for former in one.former}
    names = tuple(sorted(former | {name for one in members for name in one.names}))
    name = _shown(members)
    values = {
        slot: _commonest(text for one in members for text in one.values[slot])
        for slot in ("stock_code", "jurisdiction", "chinese_name")
    }
    chinese = values["chinese_name"] or _chinese(names, refs[0].type)
    id = next(one for one in _ids(members, name, values["stock_code"]) if one not in taken)
    return Party(id, refs[0].type, name, names, chinese, values["stock_code"], values["jurisdiction"], refs)


def _chinese(names: Iterable[str], type: str) -> str | None:
    """A company's fullest Chinese legal name; a person's full name without a word of address."""
    keys = person_keys(names) if type == "person" else {chinese_key(names)}
    return min(
        (name for name in names if is_chinese(name) and fold(name) in keys), key=_bare_first, default=None
    )


def _bare_first(name: str) -> tuple[int, str]:
    return len(name), name


def _commonest(texts: Iterable[str]) -> str | None:
    counts = Counter(texts)
    if not counts:
        return None
    return min(counts, key=lambda text: (-counts[text], text), default=None)


def _shown(members: list[Known]) -> str:
    """The name to show: Latin before Chinese, legal before short, then the one most filings print."""
    counts = Counter(name for one in members for name in dict.fromkeys(one.names))
    person = members[0].ref.type == "person"
    if members[0].ref.type in {"transaction", "return"}:
        return members[0].ref.name
    if len(counts) == 1:
        return min(counts)
    legal = {legal_key(one.names) for one in members} | {chinese_key(one.names) for one in members}

    def rank(name: str) -> tuple[bool, bool, int, bool, int, bool, int, str]:
        whole = len(fold(name).split()) if person else int(fold(name) in legal)
        letters = sum(one.isalnum() for one in name)
        addressed = person and letters > sum(one.isalnum() for one in fold(name))
        return (
            not person and is_role(name),
            is_chinese(name),
            -whole,
            addressed,
            -counts[name],
            name.isupper(),
            -len(name),
            name,
        )

    return min(counts, key=rank)


def _ids(members: list[Known], name: str, code: str | None) -> Iterator[str]:
    """Candidate ids, the strongest first; the last is always free."""
    if code and members[0].ref.type == "company":
        yield f"hk-{code}" if len(code) <= 5 else f"code-{code}"
    for key in [*_strong(members), "\n".join(one.ref.id for one in members)]:
        digest = hashlib.sha256(f"{members[0].ref.type} {key}".encode()).hexdigest()[:8]
        yield "-".join(filter(None, (slug(name) or members[0].ref.type, digest)))


def _strong(members: list[Known]) -> Iterator[str]:
    """What names a company or a person beyond these filings: legal names; a full name with its issuer."""
    if members[0].ref.type == "company":
        for read in (chinese_key, legal_key):
            if key := min(filter(None, (read(one.names) for one in members)), default=None):
                yield key
    elif members[0].ref.type == "person":
        issuer = min((issuer for one in members for issuer in one.issuers), default="")
        words = f"{min(person_keys(name for one in members for name in one.names), default='')} {issuer}"
        if words.strip():
            yield words
