"""Oxigraph's own server in a process of its own, started again when it dies."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from graphkit.errors import GraphkitError

__all__ = ["MEGABYTE", "Backend", "ServeLimits"]

MEGABYTE = 1 << 20
START = 20.0
"""Seconds that the server may take to answer for the first time."""


@dataclass(frozen=True, slots=True)
class ServeLimits:
    """What one question may cost: `seconds` of time, `size` of the answer in bytes."""

    seconds: int = 30
    size: int = 64 * MEGABYTE


class Backend:
    """Oxigraph's server in a process of its own, on a free port of the loopback interface."""

    def __init__(self, folder: Path, limits: ServeLimits) -> None:
        self.folder, self.limits = folder, limits
        self.port = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def ensure(self) -> int:
        """The port of a living server, started if need be."""
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._start()
            return self.port

    def _start(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
        if program is None:
            raise GraphkitError("the oxigraph server is not installed; pip install 'graphkit[serve]'")
        command = [program, "serve-read-only", "--location", str(self.folder), "--union-default-graph"]
        command += ["--bind", f"127.0.0.1:{self.port}", "--timeout-s", str(self.limits.seconds)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        patience = time.monotonic() + START
        while time.monotonic() < patience:
            with socket.socket() as attempt:
                if attempt.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.02)
        raise GraphkitError(f"oxigraph did not start within {START:g} s")

    def restart(self, port: int) -> None:
        """Kill the server of that port, which does not keep its own limit or is about to end; the next
        question starts a new one."""
        with self._lock:
            if port == self.port:
                self._kill()

    def close(self) -> None:
        """Stop the process."""
        with self._lock:
            self._kill()

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
