"""Builds under misfortune: python -m tests.benchmarks.misfortunes [NAME[=TIMES] ...]

kill (50 times), interrupt, full, writers and readonly (20 times each): a build is killed or
interrupted at a random moment, has no room for a file past a random size, meets another build of
the same folder, or may not write to a part of it. Each time the folder must hold whole filings only,
what is told must be one clear line, and the next build must give the bytes of a build that nothing
befell. Most builds are forked from this process, with everything loaded, so that the moment falls
into the work and not into the loading; the interrupted and the read-only ones, and some of the
killed, are the program itself, with its workers.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from graphkit.assembly.build import build_folder
from graphkit.assembly.output import FILES
from graphkit.errors import GraphkitError
from graphkit.graph.graph import Graph
from graphkit.graph.store import Store
from tests.benchmarks.writer import write

__all__ = ["MISFORTUNES", "Place", "filled", "humble", "killed", "started", "whole"]

ROOT = Path(__file__).parents[2]
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2
COUNT = 8
"""Generated filings of a build."""


def filled(folder: Path, count: int) -> Path:
    """The folder with so many generated filings."""
    write(count, folder)
    return folder


def started(papers: Path, graph: Path, *words: str, **how: Any) -> subprocess.Popen[str]:
    """A build of the papers, at work, that can be interrupted even where this process cannot, as in the
    background of a shell."""
    command = [sys.executable, "-m", "graphkit", "build", str(papers), "-o", str(graph), *words]
    command = ["env", "--default-signal=INT", *command]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=subprocess.PIPE, text=True, **how)


def forked(papers: Path, graph: Path, said: Path, room: int = 0) -> BaseProcess:
    """The same build in a copy of this process; its one line of error goes to the file `said`."""
    child = multiprocessing.get_context("fork").Process(target=_build, args=(papers, graph, said, room))
    child.start()
    return child


def _build(papers: Path, graph: Path, said: Path, room: int) -> None:
    if room:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        build_folder([papers], graph)
    except GraphkitError as error:
        said.write_text(str(error)[:500], "utf-8")
        os._exit(2)


def killed(papers: Path, graph: Path, pause: float, *words: str) -> bool:
    """Start the program and kill it after a while; was it still at work?"""
    with started(papers, graph, *words) as builder:
        time.sleep(pause)
        running = builder.poll() is None
        builder.kill()
    return running


def whole(graph: Path) -> bool:
    """Does the store hold whole filings only, every quote in place?"""
    if not (graph / "store.sqlite").exists():
        return True
    with Store(graph) as store:
        return store.faults() == [] and len(store.filings()) == len(Graph(*store.contents()).filings)


class Place:
    """Papers, the folder of a graph, and what a build that nothing befell makes of the papers."""

    def __init__(self, home: Path, count: int = COUNT) -> None:
        self.home, self.graph = home, home / "graph"
        self.papers = filled(home / "papers", count)
        self.part = filled(home / "part", count // 2)
        build_folder([self.part], home / "half")
        self.forks = self._timed(lambda: forked(self.papers, home / "first", home / "said").join())
        self.takes = self._timed(lambda: started(self.papers, home / "once").communicate())
        assert (home / "once" / "graph.trig").read_bytes() != (home / "half" / "graph.trig").read_bytes()

    @staticmethod
    def _timed(work: Callable[[], object]) -> float:
        begun = time.monotonic()
        work()
        return time.monotonic() - begun

    def said(self, number: int = 0) -> Path:
        """An empty file for what a forked build says."""
        path = self.home / f"said-{number}"
        path.write_text("", "utf-8")
        return path

    def fresh(self, dice: random.Random) -> dict[str, bytes]:
        """A folder without a graph, or with that of half of the papers; returns its files."""
        shutil.rmtree(self.graph, ignore_errors=True)
        if dice.random() < 0.5:
            shutil.copytree(self.home / "half", self.graph)
        return self.files()

    def files(self) -> dict[str, bytes]:
        """The files of the graph, as far as they are there."""
        return {name: (self.graph / name).read_bytes() for name in FILES if (self.graph / name).exists()}

    def finished(self) -> list[str]:
        """What is wrong with the folder, or with what the next build makes of it."""
        faults = [] if whole(self.graph) else ["the store is not whole"]
        build_folder([self.papers], self.graph)
        for name, content in self.files().items():
            if content != (self.home / "once" / name).read_bytes():
                faults.append(f"{name} differs after the next build")
        left = [path.name for path in self.graph.iterdir() if path.name.endswith(".new")]
        return faults + [f"{name} is left" for name in left]


def kill(place: Place, dice: random.Random) -> list[str]:
    """Killed at a random moment."""
    place.fresh(dice)
    if dice.random() < 0.2:
        killed(place.papers, place.graph, dice.uniform(0.5, place.takes), "--jobs", dice.choice("12"))
    else:
        child = forked(place.papers, place.graph, place.said())
        time.sleep(dice.uniform(0.0, place.forks))
        child.kill()
        child.join()
    return place.finished()


def interrupt(place: Place, dice: random.Random) -> list[str]:
    """Ctrl-C at a random moment after the start, as a terminal sends it: to all processes."""
    place.fresh(dice)
    with started(place.papers, place.graph, "--jobs", dice.choice("12"), start_new_session=True) as builder:
        time.sleep(dice.uniform(0.5, 1.0) * place.takes)
        if builder.poll() is None:
            os.killpg(builder.pid, signal.SIGINT)
        said = builder.communicate()[1]
    return _told(builder.returncode, said, {130: "goes on from there", 0: ""}) + place.finished()


def full(place: Place, dice: random.Random) -> list[str]:
    """No file may grow past a random size."""
    before, said = place.fresh(dice), place.said()
    child = forked(place.papers, place.graph, said, int(2 ** dice.uniform(10, 18.5)))
    child.join()
    faults = _told(child.exitcode, said.read_text("utf-8"), {2: str(place.graph), 0: ""})
    if child.exitcode and place.files() != before:
        faults.append("a file was changed")
    return faults + place.finished()


def writers(place: Place, dice: random.Random) -> list[str]:
    """Two builds of one folder at about the same time."""
    place.fresh(dice)
    said = [place.said(number) for number in range(2)]
    one = forked(place.part, place.graph, said[0])
    time.sleep(dice.uniform(0.0, place.forks))
    other = forked(place.papers, place.graph, said[1])
    faults = []
    for child, file in ((one, said[0]), (other, said[1])):
        child.join()
        faults += _told(child.exitcode, file.read_text("utf-8"), {2: "another process", 0: ""})
    if one.exitcode and other.exitcode:
        faults.append("neither build ended well")
    return faults + place.finished()


def readonly(place: Place, dice: random.Random) -> list[str]:
    """A part of the folder may not be written."""
    before = place.fresh(dice)
    place.graph.mkdir(exist_ok=True)
    shut = dice.choice([place.graph] + [place.graph / name for name in ("filings", "store.sqlite") if before])
    mode = shut.stat().st_mode
    shut.chmod(0o555 if shut.is_dir() else 0o444)
    with started(place.papers, place.graph, preexec_fn=humble) as builder:
        said = builder.communicate()[1]
    shut.chmod(mode)
    faults = _told(builder.returncode, said, {2: str(place.graph)})
    if place.files() != before:
        faults.append("a file was changed")
    return faults + place.finished()


def humble() -> None:
    """Let access rights bind this process, and what it becomes, even as the superuser."""
    if os.geteuid() == 0:
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


def _told(code: int | None, said: str, meant: dict[int, str]) -> list[str]:
    """What is wrong with an exit code and its message: one line, besides progress, with what is meant."""
    if code not in meant:
        return [f"exit code {code}: {said[-300:]}"]
    lines = [line for line in said.splitlines() if not line.endswith((" s left", "…"))]
    fine = meant[code] in said and len(lines) == (1 if meant[code] else 0)
    return [] if fine else [f"unclear: {said[-300:]}"]


Misfortune = Callable[[Place, random.Random], list[str]]
MISFORTUNES: dict[str, tuple[Misfortune, int]] = {
    "kill": (kill, 50),
    "interrupt": (interrupt, 20),
    "full": (full, 20),
    "writers": (writers, 20),
    "readonly": (readonly, 20),
}


def main(wanted: dict[str, int]) -> int:
    """Print a line for each fault and each misfortune; the number of faults."""
    total = 0
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        for name, times in wanted.items():
            dice = random.Random(f"{name} 7")
            befallen = MISFORTUNES[name][0]
            faults = [befallen(place, dice) for _ in range(times)]
            for number, one in enumerate(faults):
                print(*(f"{name} {number}: {fault}" for fault in one), sep="\n", end="\n" if one else "")
            bad = sum(map(bool, faults))
            total += bad
            print(f"{name}: {times} times, {bad} with a fault", flush=True)
    return total


if __name__ == "__main__":
    asked = dict(word.partition("=")[::2] for word in sys.argv[1:]) or dict.fromkeys(MISFORTUNES, "")
    sys.exit(main({name: int(times or MISFORTUNES[name][1]) for name, times in asked.items()}) > 0)
