"""Family: who is whose spouse, child, parent, brother or sister, or further relative."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from graphkit.extract.chinese.clauses import Clause, Sentence
from graphkit.extract.chinese.lexicon import anyof, load
from graphkit.extract.chinese.shapes import glyphs_of, shape
from graphkit.extract.work import Draft, Work

__all__ = ["Kin"]

METHOD = "chinese/0.1"


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, listed in load("kinship")["kind"].items() for word in str(listed).split()}


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], bool], ...]:
    held = load("kinship")["shapes"]
    macros = [("KIN", f"(?P<kin>{anyof(_kinds())})"), ("TITLE", held["title"])]
    return tuple(
        (shape(held[name], macros), name in {"apposed", "bare", "his"})
        for name in ("direct", "also", "forward", "apposed", "bare", "his", "pair")
    )


@dataclass(slots=True)
class Kin:
    """The reader of family ties of one filing."""

    work: Work
    _seen: set[tuple[int, int]] = field(default_factory=set)

    def read(self, sentence: Sentence) -> None:
        """Draft the family ties that a sentence states."""
        for clause in [*sentence.clauses, sentence.main]:
            for told, apposed in _shapes():
                for found in told.finditer(clause.text):
                    self._take(sentence, clause, found, apposed)

    def _take(self, sentence: Sentence, clause: Clause, found: re.Match[str], apposed: bool) -> None:
        if re.search("並非|概無|並無|倘|任何", clause.text[: found.end()]):
            return
        for other in glyphs_of(found["o"]):
            self._say(sentence, clause, found, apposed, other)

    def _say(
        self, sentence: Sentence, clause: Clause, found: re.Match[str], apposed: bool, glyph: str
    ) -> None:
        """Draft the tie to one relative, once for a pair."""
        subject, other = sentence.parties[found["s"]].handle, sentence.parties[glyph].handle
        if "pair" in found.re.groupindex:
            kind = load("kinship")["pairs"].get(found["pair"], "sibling")
        else:
            kind = _kinds()[found["kin"]]
        if apposed:
            subject, other = other, subject
        pair = (min(subject, other), max(subject, other))
        if subject == other or pair in self._seen:
            return
        self._seen.add(pair)
        evidence = sentence.passage.evidence(*clause.span(*found.span()))
        draft = Draft(
            subject=subject,
            predicate="family_of",
            object=other,
            evidence=evidence,
            method=METHOD,
            confidence=0.9,
        )
        self.work.say(draft, kind=kind)
