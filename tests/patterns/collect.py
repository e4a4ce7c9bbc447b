"""Every regular expression of graphkit, as JSON lines: python -m tests.patterns.collect

Four ways to them, so that none escapes: each pattern made while all modules are imported; each
made or used while sample filings are read, extracted and looked up; each call of `re` in the code
whose pattern can be worked out from the names of its module; each text in a data file that reads
as a pattern. A pattern comes with the place where it is made and the methods called on it.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
METHODS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")
METACHARACTERS = re.compile(r"\\[bsdwSDW]|\(\?|\[[^\]]+\]|[)\w.][*+?]|\{\d|\.\*|\^|\$$")
WORD = re.compile(r"[A-Za-z]{2,}|[\u4e00-\u9fff]+")

_compile = re._compile  # type: ignore[attr-defined]
_found: dict[tuple[str, int], Watched] = {}


class Watched:
    """A compiled pattern that remembers by which methods it was used."""

    def __init__(self, pattern: re.Pattern[str], where: str, called: str) -> None:
        self.held, self.where, self.called = pattern, where, called
        self.used: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        if name in METHODS:
            self.used.add(name)
        return getattr(self.held, name)


def _watching(pattern: Any, flags: int = 0) -> Any:
    if isinstance(pattern, Watched):
        return pattern
    frame = sys._getframe(1)
    while frame.f_code.co_filename == re.__file__ and frame.f_back is not None:
        frame = frame.f_back
    made = _compile(pattern, flags)
    path = Path(frame.f_code.co_filename)
    if "graphkit" not in path.parts or not isinstance(made.pattern, str):
        return made
    where = f"{path.relative_to(ROOT)}:{frame.f_lineno}"
    return _found.setdefault((made.pattern, made.flags), Watched(made, where, frame.f_code.co_name))


def _modules() -> list[str]:
    import graphkit

    found = pkgutil.walk_packages(graphkit.__path__, "graphkit.")
    return [one.name for one in found if not one.name.endswith("__main__")]


def _run() -> None:
    """The sample filings through reading, extraction, graph, rules and questions."""
    import graphkit
    from graphkit.rules import findings
    from tests.fuzz.seeds import seeds

    folder = Path(sys.argv[1])
    for number, text in enumerate(seeds()):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    (folder / "page.html").write_text("<!doctype html><p>A &amp; B Limited</p>", "utf-8")
    findings(graphkit.build(sorted(folder.iterdir())))


def _stated(name: str) -> Iterator[tuple[str, str, str]]:
    """Patterns in the calls of `re` of one module: place, pattern, method."""
    module = importlib.import_module(name)
    path = Path(str(module.__file__))
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        base = node.func.value
        if not (isinstance(base, ast.Name) and base.id == "re" and node.func.attr in {*METHODS, "compile"}):
            continue
        try:
            pattern = eval(compile(ast.Expression(node.args[0]), str(path), "eval"), dict(vars(module)))
        except Exception:
            continue
        if isinstance(pattern, str):
            yield f"{path.relative_to(ROOT)}:{node.lineno}", pattern, node.func.attr


def _methods() -> dict[str, set[str]]:
    """The methods called on each name of a module, as "module:NAME": NAME.search(…), _one("x").match(…)."""
    found: dict[str, set[str]] = {}
    for module in _modules():
        source = Path(str(importlib.import_module(module).__file__)).read_text("utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Attribute) and node.attr in METHODS:
                base: Any = node.value
                while isinstance(base, ast.Call | ast.Subscript):
                    base = base.func if isinstance(base, ast.Call) else base.value
                name = base.id if isinstance(base, ast.Name) else getattr(base, "attr", "")
                found.setdefault(f"{module}:{name}", set()).add(node.attr)
    return found


def _named() -> dict[int, set[str]]:
    """The names that each watched pattern has in the modules, by its identity."""
    names: dict[int, set[str]] = {}

    def note(value: Any, name: str, depth: int = 0) -> None:
        if isinstance(value, Watched):
            names.setdefault(id(value), set()).add(name)
        elif isinstance(value, dict | list | tuple | set | frozenset) and depth < 4:
            for one in value.values() if isinstance(value, dict) else value:
                note(one, name, depth + 1)

    for module in _modules():
        for key, value in vars(importlib.import_module(module)).items():
            note(value, f"{module}:{key}")
            if isinstance(value, type):
                for inner, held in vars(value).items():
                    note(held, f"{module}:{inner}")
    return names


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _data() -> Iterator[tuple[str, str]]:
    """Texts of the data files that read as patterns."""
    for top in ("graphkit", "ontology"):
        for path in sorted((ROOT / top).rglob("*.*")):
            if path.suffix not in {".toml", ".json"}:
                continue
            whole = path.read_text("utf-8")
            held = tomllib.loads(whole) if path.suffix == ".toml" else json.loads(whole)
            for text in _texts(held):
                if METACHARACTERS.search(text) and not re.search(
                    r"[a-z]{3,} [a-z]{3,} [a-z]+ [a-z]+[.?]", text
                ):
                    yield str(path.relative_to(ROOT)), text


def collect() -> Iterator[dict[str, Any]]:
    """Each pattern once: pattern, flags, where, methods, in the order of the places."""
    from graphkit.bounded import bounded

    re._compile = _watching  # type: ignore[attr-defined]
    for name in _modules():
        importlib.import_module(name)
    _run()
    methods = _methods()
    names = _named()
    re._compile = _compile  # type: ignore[attr-defined]
    rows: dict[tuple[str, int], dict[str, Any]] = {}
    shapes: set[tuple[str, str]] = set()
    for (pattern, flags), one in sorted(_found.items(), key=lambda item: (item[1].where, item[0])):
        shape = (one.where, WORD.sub("w", pattern))
        if one.called != "<module>" and shape in shapes:
            continue
        shapes.add(shape)
        used = set(one.used).union(*(methods.get(name, ()) for name in names.get(id(one), ())))
        rows[pattern, flags] = {"where": one.where, "methods": sorted(used) or ["search"]}
    seen = {pattern for pattern, _ in rows}
    for name in _modules():
        for where, pattern, method in _stated(name):
            if pattern not in seen:
                rows[pattern, 32] = {"where": where, "methods": [method.replace("compile", "search")]}
    for where, pattern in _data():
        if _compiles(pattern) and (bounded(pattern), 32) not in rows:
            rows[bounded(pattern), 32] = {"where": where, "methods": ["search"]}
    for (pattern, flags), row in rows.items():
        yield {"pattern": pattern, "flags": flags, **row}


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


if __name__ == "__main__":
    for row in collect():
        print(json.dumps(row, ensure_ascii=False))
