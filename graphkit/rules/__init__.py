"""The Listing Rules on connected persons: as dated data, evaluated with bounds, with proofs.

`Rulebook` holds the clauses, `check` and `findings` put them to a knowledge graph, `claims` sets
what issuers say beside what follows, `why_not`, `what_if` and `nearest_changes` turn the question
round, `verify_certificate` re-checks a proof against the filings, and `run_cases` runs rule cases.
"""

from graphkit.rules.cases import run_cases
from graphkit.rules.check import check, findings
from graphkit.rules.claims import claims
from graphkit.rules.counterfactual import nearest_changes, what_if, why_not
from graphkit.rules.finding import Finding
from graphkit.rules.proof import verify_certificate
from graphkit.rules.rulebook import Rulebook

__all__ = [
    "Finding",
    "Rulebook",
    "check",
    "claims",
    "findings",
    "nearest_changes",
    "run_cases",
    "verify_certificate",
    "what_if",
    "why_not",
]
