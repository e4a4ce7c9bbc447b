"""The text layer of a PDF, page by page, by PDFium."""

from __future__ import annotations

import pypdfium2

from graphkit.errors import DamagedFiling, EmptyFiling, OversizedFiling
from graphkit.filing.filing import Page
from graphkit.filing.sheet import page_text

__all__ = ["MOST_PAGES", "read"]

MOST_PAGES = 20_000
"""Pages that a PDF may say it has; the longest prospectuses have a tenth of it."""


def read(name: str, content: bytes) -> tuple[str, tuple[Page, ...]]:
    """Text and pages. Raises DamagedFiling (truncated, encrypted), EmptyFiling (scanned) or
    OversizedFiling."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        if "password" in str(fault).lower() or "security" in str(fault).lower():
            raise DamagedFiling(name, "the PDF is encrypted", "Save it without its password.") from None
        raise DamagedFiling(name, "the PDF is truncated or damaged", "Download it again.") from None
    try:
        if (count := len(document)) > MOST_PAGES:
            raise OversizedFiling(
                name, f"{count} pages, more than {MOST_PAGES}", "Split it, or leave it out."
            )
        parts = [_page(document, number) for number in range(count)]
    finally:
        document.close()
    pages: list[Page] = []
    start = 0
    for part in parts:
        pages.append(Page(len(pages) + 1, start, start + len(part)))
        start += len(part) + 1
    whole = "\f".join(parts)
    if not whole.strip():
        raise EmptyFiling(name, f"no text on its {len(parts)} pages", "Scanned pages need OCR first.")
    return whole, tuple(pages)


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return ""
    layer = page.get_textpage()
    words = page_text(layer)
    layer.close()
    page.close()
    return words
