"""Many machines: the files of a batch read by the workers of a Dask cluster (extra `cluster`).

The bytes of each file go to a worker and its outcome comes back; the outcomes come in the order
of the files, so a cluster gives the same bytes as one machine. When a worker dies, its files are
read by another; a file that kills one worker after another is reported and left behind. When all
workers or the scheduler are gone, the reading ends with an error, and can be taken up again.
"""

from __future__ import annotations

import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any

from graphkit.assembly.batch import Outcome, attempt
from graphkit.errors import DamagedFiling, GraphkitError

__all__ = ["outcomes_on"]

AHEAD = 8
"""Files in flight for each thread of the cluster: enough to keep it busy, few enough to hold."""

PATIENCE = 10.0
"""Seconds to wait for the scheduler, for a first worker, and, when all are gone, for another."""


def read_there(name: str, data: bytes | None, reason: str) -> Outcome:
    """On a worker: read and extract a file from its bytes; without bytes, say why there are none."""
    if data is None:
        return Outcome(Path(name), error=DamagedFiling(name, reason, "Check the file."))
    with tempfile.TemporaryDirectory(prefix="graphkit-") as folder:
        path = Path(folder, Path(name).name)
        path.write_bytes(data)
        return attempt(path)


def outcomes_on(address: str, paths: Sequence[Path]) -> Iterator[Outcome]:
    """One outcome a file, in order, from the cluster at the address (tcp://host:port).

    Raises GraphkitError where no scheduler answers, or where there are no workers or no more of them.
    """
    client = _client(address)
    try:
        threads = sum(one["nthreads"] for one in client.scheduler_info(n_workers=-1)["workers"].values())
        flying: deque[tuple[Path, Any]] = deque()
        for path in paths:
            flying.append((path, client.submit(read_there, path.name, *_bytes(path), pure=False)))
            if len(flying) >= AHEAD * max(threads, 1):
                yield _landed(client, *flying.popleft())
        while flying:
            yield _landed(client, *flying.popleft())
    finally:
        client.close()


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise GraphkitError("a cluster needs the extra: pip install 'graphkit[cluster]'") from error
    try:
        client: Any = Client(address, timeout=PATIENCE, set_as_default=False)
        client.wait_for_workers(1, timeout=PATIENCE)
    except (OSError, TimeoutError) as error:
        raise GraphkitError(f"{address}: no scheduler with workers answers ({error})") from error
    return client


def _bytes(path: Path) -> tuple[bytes | None, str]:
    try:
        return path.read_bytes(), ""
    except OSError as error:
        return None, f"cannot be read: {error.strerror}"


def _landed(client: Any, path: Path, future: Any) -> Outcome:
    while True:
        try:
            outcome: Outcome = future.result(timeout=PATIENCE)
        except TimeoutError:
            if not client.scheduler_info(n_workers=-1)["workers"]:
                raise _gone(client, "has no workers any more") from None
        except CancelledError:
            raise _gone(client, "does not answer any more") from None
        except Exception as error:
            reason = f"no worker could read it: {type(error).__name__}"
            return Outcome(path, error=DamagedFiling(path.name, reason, "It was skipped."))
        else:
            return Outcome(path, outcome.extract, outcome.error)


def _gone(client: Any, reason: str) -> GraphkitError:
    address = client.scheduler.address
    return GraphkitError(f"{address}: the cluster is gone ({reason}). The same command goes on from there")
