"""The graph: statements of many filings as one whole, and what can be asked of it."""

from __future__ import annotations

from graphkit.graph.clocks import Interval
from graphkit.graph.graph import Graph
from graphkit.graph.paths import Path, Step

__all__ = ["Graph", "Interval", "Path", "Step"]
