"""The graph over HTTP: a read-only SPARQL 1.1 endpoint, its query form, and the page.

Oxigraph's own server answers the questions, bound to loopback, in a process of its own that
holds a copy of the graph and is started again when it dies. This module stands in front of it
and keeps the promises: read-only, no call to other servers, a limit of time and of size for each
answer. Behind the limit the asker gets a clear error and everyone else goes on. Questions that use
graphkit's own functions go to a second such process (`graphkit.serve.asker`). What is served are the
statements and, in a graph of their own, the findings of the rules.
"""

from __future__ import annotations

import http.client
import signal
import tempfile
import threading
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar, Self
from urllib.parse import parse_qs, urlsplit

from pyoxigraph import Store

from graphkit.errors import GraphkitError
from graphkit.graph.functions import uses_functions
from graphkit.graph.query import asks_elsewhere, prefixed
from graphkit.graph.rdf import quads
from graphkit.knowledge import KnowledgeGraph
from graphkit.rules.derived import derived
from graphkit.serve.asker import Asker
from graphkit.serve.backend import MEGABYTE, Backend, ServeLimits
from graphkit.serve.listener import PATIENCE, Listener

__all__ = ["Endpoint", "serve"]

LONGEST_QUESTION = MEGABYTE
MOST_SWALLOWED = 16 * MEGABYTE
OWN_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
"""Hosts that a request may name where the server listens on loopback alone: a page of elsewhere whose
own name leads here (DNS rebinding) is not answered."""
HERE = Path(__file__).parent
OWN = {"/": ("index.html", "text/html; charset=utf-8"), "/form.js": ("form.js", "text/javascript")}
PARTS = frozenset({"/yasgui.min.js", "/yasgui.min.css", "/logo.svg"})
QUERY = frozenset({"/query", "/sparql"})

CUT = b"The SPARQL operation has been cancelled"
"""With this text Oxigraph ends an answer that it had begun to send when its time was over."""

POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; script-src 'self'"


class Endpoint:
    """A served graph: a context manager; `url` answers until it is closed."""

    def __init__(
        self,
        graph: KnowledgeGraph,
        page: str = "",
        host: str = "127.0.0.1",
        port: int = 0,
        limits: ServeLimits | None = None,
    ) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="graphkit-serve-")
        where = Path(self._folder.name, "store")
        store = Store(str(where))
        store.bulk_extend(quads(graph))
        store.bulk_extend(derived(graph.findings(known=graph.known)))
        store.flush()
        del store
        limits = limits or ServeLimits()
        self._backend, self._asker = Backend(where, limits), Asker(where, limits)
        held = {"backend": self._backend, "asker": self._asker, "limits": limits, "page": page.encode()}
        handler = type("Handler", (_Handler,), held)
        try:
            self._server = Listener((host, port), handler)
        except OSError as error:
            self._folder.cleanup()
            raise GraphkitError(f"cannot listen on {host}:{port}: {error.strerror}; try --port") from error
        self._backend.ensure()
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """Address of the front; the endpoint itself is `url` + "query"."""
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}/"

    def wait(self) -> None:
        """Until interrupted."""
        stopped = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: stopped.set())
        while not stopped.wait(0.5):
            pass

    def close(self) -> None:
        """Stop answering and remove the copy of the graph."""
        self._server.shutdown()
        self._server.server_close()
        self._backend.close()
        self._asker.close()
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Handler(BaseHTTPRequestHandler):
    timeout = PATIENCE
    backend: ClassVar[Backend]
    asker: ClassVar[Asker]
    limits: ClassVar[ServeLimits]
    page: ClassVar[bytes]
    server_version = "graphkit"
    sys_version = ""
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Questions are nobody else's business: nothing is logged."""

    def parse_request(self) -> bool:
        """Read the head of a request, and refuse what no honest browser or client sends here."""
        if not super().parse_request():
            return False
        try:
            urlsplit(self.path)
            name = urlsplit(f"//{self.headers.get('Host', 'localhost')}").hostname
        except ValueError:
            self.send_error(HTTPStatus.BAD_REQUEST)
            return False
        if isinstance(self.server, Listener) and self.server.is_private and name not in OWN_NAMES:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "this server answers to localhost")
            return False
        return True

    def do_GET(self) -> None:
        """The query form and its parts, the page, and questions as ?query=."""
        path = urlsplit(self.path).path
        given = parse_qs(urlsplit(self.path).query)
        if path == "/page":
            self._send(HTTPStatus.OK, self.page, "text/html; charset=utf-8")
        elif path in OWN:
            name, kind = OWN[path]
            self._send(HTTPStatus.OK, (HERE / name).read_bytes(), kind)
        elif path in PARTS:
            self._forward("GET", path, None, 16 * MEGABYTE)
        elif path in QUERY and given:
            self._ask(given)
        else:
            self._refuse(HTTPStatus.NOT_FOUND, "there are / (query form), /page and /query?query=")

    def do_POST(self) -> None:
        """Questions as a form or as application/sparql-query."""
        if urlsplit(self.path).path not in QUERY:
            self._refuse(HTTPStatus.FORBIDDEN, "this endpoint is read-only; ask /query")
            return
        try:
            length = int(self.headers.get("Content-Length", ""))
            if length < 0:
                raise ValueError(length)
        except ValueError:
            self._refuse(HTTPStatus.LENGTH_REQUIRED, "say Content-Length")
            return
        if length > LONGEST_QUESTION:
            self._swallow(length)
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "the question is longer than 1 MB")
            return
        body = self.rfile.read(length)
        kind = self.headers.get("Content-Type", "").split(";")[0].strip()
        if kind == "application/sparql-query":
            self._ask({"query": [body.decode("utf-8", "replace")]})
        elif kind == "application/x-www-form-urlencoded":
            self._ask(parse_qs(body.decode("utf-8", "replace")))
        else:
            self._refuse(HTTPStatus.FORBIDDEN, "this endpoint is read-only: queries only, no updates")

    do_PUT = do_DELETE = do_PATCH = do_POST  # noqa: N815

    def _swallow(self, length: int) -> None:
        """Let a talkative client finish its sentence, up to a point, so that it hears the answer."""
        left = min(length, MOST_SWALLOWED)
        while left > 0 and (part := self.rfile.read(min(left, 1 << 16))):
            left -= len(part)

    def _ask(self, given: dict[str, list[str]]) -> None:
        """Check one question, and hand on exactly what was checked."""
        question = given.get("query", [""])[0]
        if "update" in given or not question:
            self._refuse(HTTPStatus.FORBIDDEN, "this endpoint is read-only: queries only, no updates")
        elif asks_elsewhere(question):
            self._refuse(HTTPStatus.BAD_REQUEST, "SERVICE is not allowed: this endpoint asks no other server")
        elif uses_functions(question):
            found = self.asker.ask(question, self.headers.get("Accept", "*/*"))
            self._send(found.status, found.body, found.type)
        else:
            self._forward("POST", "/query", prefixed(question).encode(), self.limits.size)

    def _forward(self, method: str, path: str, body: bytes | None, limit: int) -> None:
        late = f"the question took longer than {self.limits.seconds} s"
        try:
            status, kind, found = self._answer(method, path, body, limit)
        except TimeoutError:
            self._refuse(HTTPStatus.GATEWAY_TIMEOUT, late)
        except (OSError, http.client.HTTPException):
            reason = f"no answer within {self.limits.seconds} s"
            self._refuse(
                HTTPStatus.GATEWAY_TIMEOUT, f"{reason}, or a question that is too much for one answer"
            )
        else:
            if found is None or found.endswith(CUT):
                self._refuse(HTTPStatus.GATEWAY_TIMEOUT, late)
            elif len(found) > limit:
                told = f"the answer is larger than {limit / MEGABYTE:.2g} MB; add a LIMIT"
                self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, told)
            else:
                self._send(HTTPStatus(status), found, kind)

    def _answer(
        self, method: str, path: str, body: bytes | None, limit: int
    ) -> tuple[int, str, bytes | None]:
        """What the server behind answers: status, media type, body. Where it ends meanwhile, perhaps
        over the question of somebody else, a new one is asked once more."""
        wanted = {"Accept": self.headers.get("Accept", "*/*"), "Content-Type": "application/sparql-query"}
        for is_last in (False, True):
            port, patience = self.backend.ensure(), self.limits.seconds + 1
            link = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
            ends = time.monotonic() + patience
            try:
                link.request(method, path, body, wanted)
                answer = link.getresponse()
                kind = answer.headers.get("Content-Type", "text/plain")
                return answer.status, kind, _body(answer, limit, ends)
            except (OSError, http.client.HTTPException) as error:
                self.backend.restart(port)
                if is_last or isinstance(error, TimeoutError):
                    raise
            finally:
                link.close()
        raise AssertionError("the loop returns or raises")

    def _refuse(self, status: HTTPStatus, reason: str) -> None:
        self.close_connection = True
        self._send(status, f"{reason}\n".encode(), "text/plain; charset=utf-8")

    def _send(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        if urlsplit(self.path).path != "/page":
            self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)


def _body(answer: http.client.HTTPResponse, limit: int, ends: float) -> bytes | None:
    """The body, or more than `limit` bytes of it; None where it is not there when the time `ends`."""
    parts: list[bytes] = []
    size = 0
    while size <= limit and (part := answer.read(1 << 16)):
        if time.monotonic() > ends:
            return None
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def serve(
    graph: KnowledgeGraph,
    page: str = "",
    host: str = "127.0.0.1",
    port: int = 7878,
    limits: ServeLimits | None = None,
) -> Endpoint:
    """Serve a graph; the caller closes the endpoint."""
    return Endpoint(graph, page, host, port, limits)
