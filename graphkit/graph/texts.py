"""The texts of the filings in a store: a file each, named by sha256, written whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from graphkit.errors import StoreError

__all__ = ["Texts"]

NAME = re.compile(r"[0-9a-f]{64}")
"""What may name a file here: nothing that leads out of the folder."""


class Texts:
    """The texts in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _path(self, sha256: str) -> Path:
        if not NAME.fullmatch(sha256):
            raise StoreError(f"{self.folder}: {sha256[:80]!r} is no sha256, so no filing's name")
        return self.folder / f"{sha256}.txt"

    def write(self, texts: Mapping[str, str]) -> None:
        """Keep texts by sha256; they are on the disk when it returns. Raises StoreError."""
        fresh = {self._path(sha256).with_suffix(".new"): text for sha256, text in texts.items()}
        path = self.folder
        try:
            self.folder.mkdir(exist_ok=True)
            for path, text in fresh.items():
                path.write_bytes(text.encode())
            for path in fresh:
                _settle(path)
                path.replace(path.with_suffix(".txt"))
            _settle(self.folder)
        except OSError as error:
            for left in fresh:
                left.unlink(missing_ok=True)
            raise StoreError(f"{path}: cannot be written: {error.strerror}. Free some room") from error

    def read(self, sha256: str) -> str:
        """The text of a filing. Raises StoreError for a lost or unreadable one."""
        path = self._path(sha256)
        try:
            return path.read_bytes().decode()
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(
                f"{path}: cannot be read ({error}). Withdraw the filing and build it again"
            ) from error

    def remove(self, sha256: str) -> None:
        """Let go of a text."""
        self._path(sha256).unlink(missing_ok=True)


def _settle(path: Path) -> None:
    """Wait until the disk has it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
