"""The listening socket: so many clients at once, each with a limit to its silence."""

from __future__ import annotations

import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import Any

__all__ = ["PATIENCE", "Listener"]

MOST_CLIENTS = 64
"""Connections at the same time; one more waits until another ends, and is hung up on if none does."""
PATIENCE = 30
"""Seconds that a client may fall silent, in the middle of its question too."""


class Listener(ThreadingHTTPServer):
    """A thread for each connection. `is_private` tells whether it listens on loopback alone."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        self._free = threading.BoundedSemaphore(MOST_CLIENTS)
        super().__init__(address, handler)
        self.is_private = ip_address(str(self.server_address[0])).is_loopback

    def process_request(self, request: Any, client_address: Any) -> None:
        """Hand a connection to a thread of its own."""
        if self._free.acquire(timeout=PATIENCE):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve a connection in its thread."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up or falls silent is no news."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)
