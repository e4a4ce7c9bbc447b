"""Which form a filing is, and the reading of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from rapidfuzz import fuzz

from graphkit.bounded import bounded
from graphkit.extract.forms.directors_list import read_directors_list
from graphkit.extract.forms.ff305 import read_ff305
from graphkit.extract.forms.lexicon import layout
from graphkit.extract.forms.monthly import read_monthly
from graphkit.extract.forms.monthly301 import read_ff301
from graphkit.extract.forms.sheet import clean
from graphkit.extract.work import Work

__all__ = ["form_of", "read_forms"]

HEAD = 1500
"""Code points in which a form names itself."""

READERS: dict[str, Callable[[Work], None]] = {
    "old_return": read_monthly,
    "ff301": read_ff301,
    "ff305": read_ff305,
    "directors_list": read_directors_list,
}


def form_of(text: str) -> str | None:
    """The kind of form that a text is, told by its marks; None for prose."""
    head = clean(text[:HEAD])
    for form in layout("marks")["form"]:
        if "all" in form and all(
            re.search(bounded(rf"^\s*{mark}\b", blanks=100), head, re.M) for mark in form["all"]
        ):
            return str(form["kind"])
        if "near" in form and fuzz.partial_ratio(form["near"].casefold(), head.casefold()) >= 90:
            return str(form["kind"])
        if any(
            re.search(bounded(rf"^\s*{pattern}", blanks=100), head, re.M) for pattern in form.get("title", [])
        ):
            return str(form["kind"])
    return None


def read_forms(work: Work) -> None:
    """Read the filing where it is a form, whole; a filing in prose is left to the other components."""
    kind = form_of(work.filing.text)
    if kind is not None:
        READERS[kind](work)
        work.done = True
