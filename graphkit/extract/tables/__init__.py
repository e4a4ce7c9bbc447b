"""Tables of shareholdings: structure before and after, interests under Part XV, allotment and lock-up."""

from graphkit.extract.tables.reading import read_tables

__all__ = ["read_tables"]
