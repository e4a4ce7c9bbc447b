"""Real filings: a PDF and a text of one document read alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graphkit.filing import open_filing, read

CORPUS = Path(__file__).parents[2] / "../shared/corpus"


def prose(path: Path) -> set[str]:
    done = read(open_filing(path))
    words = (
        re.sub(r"\W+", "", done.text[block.start : block.end])
        for block in done.blocks
        if block.kind in {"paragraph", "definition", "board"}
    )
    return {word for word in words if len(word) > 60}


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
@pytest.mark.parametrize(
    ("stem", "share"),
    [
        ("en-luye-interim-interests", 0.8),
        ("en-weiqiao-2005-interim", 0.8),
        ("zh-hesai-2025-allotment-results", 0.7),
    ],
)
def test_pdf_and_text_read_alike(stem: str, share: float) -> None:
    one, two = (prose(CORPUS / f"{stem}.{kind}") for kind in ("txt", "pdf"))
    assert len(one & two) >= share * max(len(one), len(two))
