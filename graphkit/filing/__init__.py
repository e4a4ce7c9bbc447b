"""Filings: opening a file of any format, its pages and head data, and its reading."""

from graphkit.filing.evidence import Evidence
from graphkit.filing.filing import Filing, Page
from graphkit.filing.opening import open_filing
from graphkit.filing.reading import Block, Reading, read

__all__ = ["Block", "Evidence", "Filing", "Page", "Reading", "open_filing", "read"]
