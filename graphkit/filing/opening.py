"""Opening a file as a filing: told by its content, not by its name, and refused with a reason."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from graphkit.errors import DamagedFiling, EmptyFiling, FilingError, OversizedFiling, UnknownFormat
from graphkit.filing import html, pdf, text
from graphkit.filing.filing import Filing, Page
from graphkit.filing.head import head
from graphkit.visible import visible

__all__ = ["LIMIT", "open_filing"]

LIMIT = 64 * 1024 * 1024
"""Bytes that one filing may have; the longest prospectuses have about a quarter of it."""

LONGEST_LINE, WIDEST_GAP = 2**20, 4_000
"""Characters of one line, and of blanks in a row, that a filing may have: no printed one comes near,
and what goes beyond would only cost time."""

GAP = re.compile(r"\s{2,}")
PICTURES = {b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"II*\0": "TIFF", b"MM\0*": "TIFF"}
ARCHIVES = {b"PK\x03\x04": "ZIP or Office", b"\xd0\xcf\x11\xe0": "old Office", b"\x1f\x8b": "gzip"}


def open_filing(path: Path) -> Filing:
    """The filing in a file.

    Raises EmptyFiling, UnknownFormat, DamagedFiling or OversizedFiling, each with the name of the
    file, the reason and the next step; FilingError itself where the file cannot be got at.
    """
    path = Path(path)
    content = _content(path)
    whole, pages = _read(path, content)
    if not whole.strip():
        raise EmptyFiling(path.name, "no text in it", "Scanned pages need OCR first.")
    _refuse_crowded(path.name, whole)
    said = head(whole)
    return Filing(visible(path.name), hashlib.sha256(content).hexdigest(), whole, pages, **said)


def _refuse_crowded(name: str, whole: str) -> None:
    line = max(map(len, whole.splitlines()))
    gap = max((len(found[0]) for found in GAP.finditer(whole)), default=0)
    if line > LONGEST_LINE:
        raise OversizedFiling(name, f"a line of {line} characters", "Break its lines, or leave it out.")
    if gap > WIDEST_GAP:
        raise OversizedFiling(name, f"a gap of {gap} blanks", "Close it, or leave the file out.")


def _content(path: Path) -> bytes:
    name = path.name
    try:
        if path.is_dir():
            raise FilingError(name, "it is a folder", "Give its files, or build the folder as a whole.")
        if path.exists() and not path.is_file():
            raise FilingError(name, "it is not a regular file", "Give a text, PDF or HTML file.")
        size = path.stat().st_size
        if size > LIMIT:
            raise OversizedFiling(
                name,
                f"{size / 2**20:.0f} MB, more than the {LIMIT // 2**20} MB of one filing",
                "Split it, or leave it out.",
            )
        with path.open("rb") as file:
            content = file.read(LIMIT + 1)
    except FileNotFoundError:
        raise FilingError(name, "no such file", "Check the name.") from None
    except PermissionError:
        raise FilingError(name, "no permission to read it", "Change its access rights.") from None
    except OSError as fault:
        raise FilingError(name, f"it cannot be read ({fault.strerror})", "Copy it afresh.") from None
    if len(content) > LIMIT:
        raise OversizedFiling(name, "it grew while it was read", "Wait until it is whole.")
    if not content.strip():
        raise EmptyFiling(name, "the file is empty", "Download it again.")
    return content


def _read(path: Path, content: bytes) -> tuple[str, tuple[Page, ...]]:
    start = content[:1024].lstrip()
    if b"%PDF-" in content[:1024]:
        return pdf.read(path.name, content)
    for marks, what in ((PICTURES, "picture"), (ARCHIVES, "archive")):
        kind = next((kind for mark, kind in marks.items() if start.startswith(mark)), None)
        if kind:
            _refuse_other(path, f"{kind} {what}")
    whole = text.decode(path.name, content)
    if html.is_html(whole):
        if (levels := html.depth(whole)) > html.DEEPEST:
            raise OversizedFiling(path.name, f"tags nested {levels} deep", "Save it afresh from a browser.")
        whole = html.plain(whole)
    elif path.suffix.lower() == ".pdf":
        raise DamagedFiling(path.name, "it is named .pdf but is not a PDF", "Download it again.")
    return whole, text.paged(whole)


def _refuse_other(path: Path, what: str) -> None:
    advice = "A picture needs OCR first." if "picture" in what else "Unpack or convert it to PDF or text."
    if path.suffix.lower() in {".pdf", ".txt", ".htm", ".html"}:
        raise DamagedFiling(path.name, f"it is named {path.suffix} but is a {what}", advice)
    raise UnknownFormat(path.name, f"it is a {what}", advice)
