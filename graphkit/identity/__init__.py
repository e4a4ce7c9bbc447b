"""Identity: which parties of several filings are one party."""

from __future__ import annotations

from graphkit.identity.decision import Decision, Judgement
from graphkit.identity.naming import Party
from graphkit.identity.parties import Identity, identify, parties_of

__all__ = ["Decision", "Identity", "Judgement", "Party", "identify", "parties_of"]
