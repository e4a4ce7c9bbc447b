"""Everything graphkit raises on purpose.

GraphkitError                 message names file, page and value, and says what to do next
├── FilingError               a file cannot be read as a filing
│   ├── EmptyFiling           no text in it
│   ├── UnknownFormat         not text, PDF or HTML, whatever its name says
│   ├── DamagedFiling         truncated, encrypted, or not what its name says
│   └── OversizedFiling       larger, or slower to read, than the set limit
├── StatementError            a statement that would break the model
│   └── EvidenceError         a quote that is not in the filing at its span
├── PartyNotFound             no party, or several, answer to a name
├── QueryError                a question that cannot be asked or was cut short
├── RulebookError             a rule or a rule case that cannot be applied
├── ProofError                a certificate that does not check
└── StoreError                the graph's folder is locked, damaged, or of another version
"""

from __future__ import annotations

from graphkit.visible import visible

__all__ = [
    "DamagedFiling",
    "EmptyFiling",
    "EvidenceError",
    "FilingError",
    "GraphkitError",
    "OversizedFiling",
    "PartyNotFound",
    "ProofError",
    "QueryError",
    "RulebookError",
    "StatementError",
    "StoreError",
    "UnknownFormat",
]


class GraphkitError(Exception):
    """Base of all errors that a user can do something about."""


class FilingError(GraphkitError):
    """A file that cannot be read as a filing: its name (as `visible` spells it), the reason, and the
    next step."""

    def __init__(self, name: str, reason: str, advice: str = "") -> None:
        self.name, self.reason, self.advice = visible(name), reason, advice
        super().__init__(f"{self.name}: {reason}" + (f". {advice}" if advice else ""))

    def __reduce__(self) -> tuple[type[FilingError], tuple[str, str, str]]:
        return type(self), (self.name, self.reason, self.advice)


class EmptyFiling(FilingError):
    """The file holds no text."""


class UnknownFormat(FilingError):
    """The bytes are neither text, PDF nor HTML."""


class DamagedFiling(FilingError):
    """The file is truncated, encrypted, or not of the format that its name says."""


class OversizedFiling(FilingError):
    """The file is past the limits of size or time set for one filing."""


class StatementError(GraphkitError):
    """A statement that would break the model."""


class EvidenceError(StatementError):
    """A span outside its filing, or a quote that is not the text at its span."""


class PartyNotFound(GraphkitError):
    """No party, or more than one, answers to a name; `candidates` lists the near ones."""

    def __init__(self, name: str, candidates: tuple[str, ...] = ()) -> None:
        self.name, self.candidates = name, candidates
        told = ", ".join(candidates)
        told = f"; did you mean: {told}" if told else "; graphkit query parties lists them all"
        super().__init__(f"no single party answers to {name!r}{told}")


class QueryError(GraphkitError):
    """A question that cannot be asked, or was cut short by a limit."""


class RulebookError(GraphkitError):
    """A rule, or a rule case, that cannot be applied."""


class ProofError(GraphkitError):
    """A certificate that does not check against the filings."""


class StoreError(GraphkitError):
    """The graph's folder is locked, damaged, or written by another version."""
