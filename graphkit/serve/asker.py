"""Questions with graphkit's own functions (gk:path, gk:part), answered in a process of their own.

Oxigraph's server does not know the functions, and a question cannot be stopped inside the process
that answers it. So `python -m graphkit.serve.asker FOLDER SIZE` reads the store in FOLDER and takes
questions from its standard input, one JSON line each; it answers with one JSON line (`status`,
`type`, `size`) and `size` bytes. `Asker` starts it, holds it to its time, and kills it past that.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Store

from graphkit.graph.functions import functions
from graphkit.graph.terms import NAMESPACES
from graphkit.serve.backend import MEGABYTE, ServeLimits

__all__ = ["Answer", "Asker", "answer"]

PLAIN = "text/plain; charset=utf-8"


class Answer(NamedTuple):
    """What goes back to the asker: a status of HTTP, the media type, the bytes."""

    status: HTTPStatus
    type: str
    body: bytes


class Asker:
    """The process that answers, started for the first question and again after it was killed."""

    def __init__(self, folder: Path, limits: ServeLimits) -> None:
        self.folder, self.limits = folder, limits
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def ask(self, question: str, accept: str) -> Answer:
        """The answer within the limits, or a refusal that says which of them was met."""
        seconds = self.limits.seconds
        if not self._lock.acquire(timeout=seconds):
            return _refusal(
                HTTPStatus.SERVICE_UNAVAILABLE, "busy with other questions about paths; ask again"
            )
        try:
            process = self._running()
            late = threading.Event()
            clock = threading.Timer(seconds, _kill, [process, late])
            clock.start()
            found = _exchange(process, {"query": question, "accept": accept})
            clock.cancel()
            if found is not None and not late.is_set():
                return found
            self._stop()
        finally:
            self._lock.release()
        if late.is_set():
            return _refusal(HTTPStatus.GATEWAY_TIMEOUT, f"the question took longer than {seconds} s")
        return _refusal(HTTPStatus.GATEWAY_TIMEOUT, "the question is too much for one answer")

    def close(self) -> None:
        """Stop the process."""
        self._stop()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._stop()
            command = [sys.executable, "-m", "graphkit.serve.asker", str(self.folder), str(self.limits.size)]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            assert self._process.stdout is not None
            self._process.stdout.readline()
        return self._process

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    pipe.close()
            self._process = None


def _kill(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _exchange(process: subprocess.Popen[bytes], asked: dict[str, str]) -> Answer | None:
    """The answer of the process, None where it died over the question."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps(asked).encode() + b"\n")
        process.stdin.flush()
        head = json.loads(process.stdout.readline() or "null")
        body = process.stdout.read(head["size"]) if head else b""
    except (OSError, ValueError):
        return None
    if not head or len(body) < head["size"]:
        return None
    return Answer(HTTPStatus(head["status"]), head["type"], body)


def _refusal(status: HTTPStatus, reason: str) -> Answer:
    return Answer(status, PLAIN, f"{reason}\n".encode())


def answer(store: Store, question: str, accept: str, size: int) -> Answer:
    """The answer of a store in the first media type of `accept` that fits, of at most `size` bytes."""
    held = _Bounded(size)
    try:
        found: Any = store.query(
            question,
            prefixes=NAMESPACES,
            use_default_graph_as_union=True,
            custom_functions=functions(store),
        )
        table = isinstance(found, QuerySolutions | QueryBoolean)
        kind: Any = _format(accept, QueryResultsFormat if table else RdfFormat)
        found.serialize(held, format=kind)
    except (SyntaxError, OSError, RuntimeError, ValueError) as error:
        if held.full:
            told = f"the answer is larger than {size / MEGABYTE:.2g} MB; add a LIMIT"
            return _refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, told)
        return _refusal(HTTPStatus.BAD_REQUEST, str(error))
    return Answer(HTTPStatus.OK, kind.media_type, held.getvalue())


def _format(accept: str, formats: Any) -> Any:
    kinds = (formats.from_media_type(one.split(";")[0].strip()) for one in accept.split(","))
    usual = formats.JSON if formats is QueryResultsFormat else formats.N_TRIPLES
    return next((one for one in kinds if one is not None), usual)


class _Bounded(BytesIO):
    """A buffer that takes so many bytes and no more."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size, self.full = size, False

    def write(self, data: Any) -> int:
        self.full = self.full or self.tell() + len(data) > self.size
        if self.full:
            raise OSError("the answer is too large")
        return super().write(data)


def main(folder: str, size: int) -> None:
    """Answer the questions of standard input until it ends."""
    store = Store.read_only(folder)
    out = sys.stdout.buffer
    out.write(b"ready\n")
    out.flush()
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        found = answer(store, asked["query"], asked["accept"], size)
        head = {"status": found.status.value, "type": found.type, "size": len(found.body)}
        out.write(json.dumps(head).encode() + b"\n" + found.body)
        out.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
