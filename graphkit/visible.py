"""Text that a terminal or a reader cannot be misled by: hidden characters are spelled out.

Escape sequences, marks that turn the direction of writing, zero-width glyphs, bytes of a file name
that are no UTF-8: each stands as its code point in angle brackets, ⟨001B⟩.
"""

from __future__ import annotations

import unicodedata

__all__ = ["visible"]

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories that are not seen: controls, formats, surrogates, private and unassigned ones,
and the separators of lines and paragraphs."""


def visible(text: str, kept: str = "") -> str:
    """The text with its hidden characters spelled out, but for those `kept`."""
    if text.isprintable():
        return text
    return "".join(
        f"⟨{ord(glyph):04X}⟩" if unicodedata.category(glyph) in HIDDEN and glyph not in kept else glyph
        for glyph in text
    )
