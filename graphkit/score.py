"""Extraction measured against gold facts: precision and recall by predicate and by document.

Gold is a folder of JSON files (doc, entities, facts, optional, transactions, capital), one a
document; facts are the records of `graphkit facts`. A reported fact is right when its predicate,
both ends (matched by any of their names) and every qualifier that the gold states agree. A fact
that the gold lists as optional counts neither way; any other is invented.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphkit.errors import GraphkitError
from graphkit.extract.roster import fold

__all__ = ["Scores", "Tally", "score"]

Record = Mapping[str, Any]
Key = tuple[str, str, str]

TWO_WAY = frozenset({"fellow_subsidiary_of", "family_of"})
QUALIFIERS = ("wholly_owned", "role", "chair", "title", "kind")
REVERSED_KIN = {"child": "parent", "parent": "child"}
TOLERANCE = 0.005


@dataclass(slots=True)
class Tally:
    """Counts of right, invented and missed facts."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was reported that is right; 1 where nothing was."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what should be found that was; 1 where nothing should."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def to_record(self) -> dict[str, float | int]:
        """Shares to four digits, and the counts."""
        shares = {key: round(getattr(self, key), 4) for key in ("precision", "recall", "f1")}
        return {**shares, "right": self.right, "wrong": self.wrong, "missed": self.missed}


@dataclass(slots=True)
class Scores:
    """Tallies of all facts, by predicate and by document, and what went wrong in words."""

    facts: Tally = field(default_factory=Tally)
    by_predicate: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_document: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    faults: list[str] = field(default_factory=list)

    def count(self, doc: str, predicate: str, right: int = 0, wrong: int = 0, missed: int = 0) -> None:
        """Add to all three tallies."""
        for tally in (self.facts, self.by_predicate[predicate], self.by_document[doc]):
            tally.right += right
            tally.wrong += wrong
            tally.missed += missed

    def to_record(self) -> dict[str, Any]:
        """All tallies as JSON values."""
        return {
            "facts": self.facts.to_record(),
            "by_predicate": {key: tally.to_record() for key, tally in sorted(self.by_predicate.items())},
            "by_document": {key: tally.to_record() for key, tally in sorted(self.by_document.items())},
        }


def score(gold: Path, facts: Path) -> Scores:
    """Compare a facts file with the gold folder. Raises GraphkitError where either is not there."""
    try:
        documents = [json.loads(path.read_text("utf-8")) for path in sorted(gold.glob("*.json"))]
        lines = [json.loads(line) for line in facts.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise GraphkitError(f"cannot compare {facts} with {gold}: {error}") from error
    if not documents:
        raise GraphkitError(f"{gold}: no gold files (*.json) in it")
    reported: dict[str, list[Record]] = defaultdict(list)
    for line in lines:
        if line.get("record") == "fact":
            reported[Path(line["doc"]).name].append(line)
    scores = Scores()
    for document in documents:
        _document(scores, document, reported[document["doc"]])
    return scores


def _keys(type: str, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        key = fold(unicodedata.normalize("NFKC", name))
        if key:
            yield key
            yield " ".join(sorted(key.split())) if type == "person" else key


def _document(scores: Scores, gold: Record, reported: list[Record]) -> None:
    doc = gold["doc"]
    index: dict[str, str] = {}
    for entity in gold["entities"]:
        for key in _keys(entity["type"], [*entity["names"], entity.get("zh") or ""]):
            index.setdefault(key, entity["id"])

    def meant(end: Record) -> str:
        keys = list(dict.fromkeys(_keys("person", end["names"])))
        hits = Counter(index[key] for key in keys if key in index)
        return hits.most_common(1)[0][0] if hits else f"?{keys[0] if keys else ''}"

    wanted: dict[Key, list[Record]] = defaultdict(list)
    for fact in gold["facts"]:
        wanted[_key(fact["p"], fact["s"], fact["o"])].append(fact)
    spare = {_key(fact["p"], fact["s"], fact["o"]) for fact in gold.get("optional", [])}
    found: dict[Key, list[Record]] = defaultdict(list)
    for fact in reported:
        found[_key(fact["p"], meant(fact["s"]), meant(fact["o"]))].append(fact)

    for told in found:
        if told not in wanted and told not in spare:
            scores.count(doc, told[0], wrong=1)
            scores.faults.append(f"{doc}: invented: {told[1]} {told[0]} {told[2]}")
    for asked, golds in wanted.items():
        _match(scores, doc, asked, golds, found.get(asked, []))


def _key(predicate: str, subject: str, object: str) -> Key:
    ends = sorted((subject, object)) if predicate in TWO_WAY else [subject, object]
    return predicate, ends[0], ends[1]


def _match(scores: Scores, doc: str, key: Key, golds: list[Record], facts: list[Record]) -> None:
    left = list(facts)
    for gold in golds:
        agreeing = [fact for fact in left if _agree(gold, fact)]
        agreeing.sort(key=lambda fact: fact.get("state") != gold.get("state"))
        if agreeing:
            left.remove(agreeing[0])
            scores.count(doc, key[0], right=1)
            continue
        scores.count(doc, key[0], missed=1, wrong=1 if left else 0)
        told = "told otherwise" if left else "missed"
        scores.faults.append(f"{doc}: {told}: {key[1]} {key[0]} {key[2]}")
        del left[:1]


def _agree(gold: Record, fact: Record) -> bool:
    if gold.get("percent") is not None:
        percent = fact.get("percent")
        if percent is None or abs(percent - gold["percent"]) > TOLERANCE:
            return False
        plain = {"~": "=", None: "="}
        if plain.get(gold.get("cmp"), gold.get("cmp")) != plain.get(fact.get("cmp"), fact.get("cmp")):
            return False
    if gold.get("state") and fact.get("state") and gold["state"] != fact["state"]:
        return False
    return all(_same(gold, fact, slot) for slot in QUALIFIERS if gold.get(slot) is not None)


def _same(gold: Record, fact: Record, slot: str) -> bool:
    ours, theirs = fact.get(slot), gold[slot]
    if isinstance(theirs, str) and isinstance(ours, str):
        if slot == "kind" and REVERSED_KIN.get(theirs) == ours:
            return True
        return fold(ours) == fold(theirs)
    return bool(ours == theirs)
