"""Extraction: one filing in, statements with evidence out, through a spaCy pipeline of families."""

from graphkit.extract.pipeline import EXTRACTOR, Extract, extract

__all__ = ["EXTRACTOR", "Extract", "extract"]
