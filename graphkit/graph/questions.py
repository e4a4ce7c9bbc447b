"""The named questions: SPARQL files of ontology/queries, each with its title and parameters.

A file begins with comments: `# title: …`, `# question: …`, and one `# parameter NAME (TYPE): …`
for each variable that the asker may bind. TYPE is party, statement, filing, date, number or text;
`required` after it makes the question senseless without.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from graphkit.errors import QueryError
from graphkit.resources import ontology

__all__ = ["Parameter", "Question", "question", "questions"]

HEAD = re.compile(r"#\s*(title|question):\s*(.+)")
PARAMETER = re.compile(r"#\s*parameter\s+(\w+)\s+\((\w+)(, required)?\):\s*(.+)")
TYPES = frozenset("party statement filing date number text".split())


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of the question that the asker binds; left out, it ranges over everything."""

    name: str
    type: str
    text: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: what it asks in words, its parameters by name, its SPARQL."""

    name: str
    title: str
    text: str
    parameters: dict[str, Parameter]
    sparql: str = field(repr=False)


def read(path: Path) -> Question:
    """The question in a file. Raises QueryError where its head is incomplete."""
    sparql = path.read_text("utf-8")
    head = {match[1]: match[2].strip() for line in sparql.splitlines() if (match := HEAD.match(line))}
    found = [match for line in sparql.splitlines() if (match := PARAMETER.match(line))]
    parameters = {m[1]: Parameter(m[1], m[2], m[4].strip(), bool(m[3])) for m in found}
    if set(head) != {"title", "question"} or any(one.type not in TYPES for one in parameters.values()):
        raise QueryError(f"{path.name}: the head wants a title, a question, and parameters of a known type")
    return Question(path.stem, head["title"], head["question"], parameters, sparql)


@cache
def questions() -> tuple[Question, ...]:
    """All named questions, by name."""
    return tuple(read(path) for path in sorted(ontology("queries").glob("*.rq")))


def question(name: str) -> Question:
    """The question of that name. Raises QueryError with the near ones."""
    named = {one.name: one for one in questions()}
    if name not in named:
        near = get_close_matches(name, named, 3, 0.5) or list(named)
        raise QueryError(f"no question is named {name!r}; there are: {', '.join(near)}")
    return named[name]
