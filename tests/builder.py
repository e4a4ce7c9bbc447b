"""Small filings and statements for tests: a text, and what it is taken to say."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from graphkit.filing.filing import Filing, Page
from graphkit.statement import Evidence, PartyRef, Statement, Value


def filing(text: str, name: str = "notice.txt", published: str | None = "2012-11-30", **head: Any) -> Filing:
    """A filing of one page with that text."""
    sha = hashlib.sha256(f"{name}\n{text}".encode()).hexdigest()
    when = date.fromisoformat(published) if published else None
    return Filing(name, sha, text, (Page(1, 0, len(text)),), published=when, **head)


def party(within: Filing, type: str, *names: str) -> PartyRef:
    """A party of that filing."""
    return PartyRef(f"{within.sha256[:16]}/{names[0].casefold().replace(' ', '-')}", type, names)


def quote(within: Filing, words: str) -> tuple[Evidence, ...]:
    """Evidence for the first place where the words stand."""
    start = within.text.index(words)
    return (Evidence(within, start, start + len(words)),)


def say(
    subject: PartyRef, predicate: str, object: PartyRef | Value, evidence: tuple[Evidence, ...], **more: Any
) -> Statement:
    """A statement by the method "test"."""
    return Statement(
        subject=subject, predicate=predicate, object=object, evidence=evidence, method="test", **more
    )
