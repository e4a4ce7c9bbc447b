"""Reading Chinese filings, Traditional and Simplified: parties, relations, offices, transactions.

`read_chinese` is the component of the pipeline. The text is folded glyph by glyph to one form
(`glyphs`), cut into passages without blanks (`passage`), its parties found by shape and by defined
terms (`cast`), and each sentence masked so that a party is one glyph (`clauses`). The families then
match patterns from data/chinese: `relations`, `offices`, `boards`, `kin`, `attributes`, `deals`.
"""

from graphkit.extract.chinese.component import read_chinese

__all__ = ["read_chinese"]
