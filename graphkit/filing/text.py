"""Plain text as a filing's own text: UTF-8, or Unicode that says so by its byte-order mark."""

from __future__ import annotations

import codecs

from graphkit.errors import UnknownFormat
from graphkit.filing.filing import Page

__all__ = ["decode", "paged"]

MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Byte-order marks and what they say, the longer before those that they begin with."""
CONTROL = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1b\x1e\x1f\x02\x03")
NOISE = 0.02
"""Share of control bytes from which a file is taken for something other than text."""


def decode(name: str, content: bytes) -> str:
    """The text of the bytes. Raises UnknownFormat where they are not Unicode text: never guessed."""
    encoding = next((code for mark, code in MARKS.items() if content.startswith(mark)), "utf-8")
    sample = content[:65536]
    controls = sum(byte in CONTROL for byte in sample)
    if encoding == "utf-8" and controls > NOISE * len(sample):
        raise UnknownFormat(name, "it is binary data, not text", "Give a text, PDF or HTML file.")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        kind = encoding.removesuffix("-sig").upper()
        raise UnknownFormat(
            name,
            f"it is not {kind} text (byte 0x{content[fault.start]:02x} at {fault.start})",
            "Save it as UTF-8; its present encoding (Latin-1, Big5, GBK) is not guessed.",
        ) from None


def paged(whole: str) -> tuple[Page, ...]:
    """Pages at form feeds; a form feed at the very end opens no page."""
    pages: list[Page] = []
    start = 0
    for part in whole.split("\f"):
        pages.append(Page(len(pages) + 1, start, start + len(part)))
        start += len(part) + 1
    if len(pages) > 1 and pages[-1].start == pages[-1].end:
        pages.pop()
    return tuple(pages)
