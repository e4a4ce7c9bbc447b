"""Where this machine keeps Chromium, and how it is started for tests: without a network or a GPU."""

from __future__ import annotations

import shutil

FLAGS = """--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync""".split()


def installed() -> str | None:
    """The path of Chromium, or None."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
