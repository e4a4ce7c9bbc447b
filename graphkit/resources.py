"""Where the data that ships with graphkit lies, in a checkout and in an install."""

from __future__ import annotations

from pathlib import Path

__all__ = ["ontology", "samples"]

HERE = Path(__file__).parent


def ontology(*parts: str) -> Path:
    """A file or folder of the ontology: inside the installed package, or beside it in a checkout."""
    installed = HERE / "ontology"
    root = installed if installed.is_dir() else HERE.parent / "ontology"
    return root.joinpath(*parts)


def samples() -> Path:
    """The folder of the sample filings."""
    return HERE / "samples"
