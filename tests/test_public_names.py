"""The public face: complete, sorted, documented, and light to import."""

import subprocess
import sys

import graphkit


def test_the_public_names_are_sorted_and_all_there():
    assert graphkit.__all__ == sorted(graphkit.__all__)
    assert sorted(name for names in graphkit._HOMES.values() for name in names) == graphkit.__all__
    for name in graphkit.__all__:
        assert getattr(graphkit, name).__doc__


def test_importing_graphkit_loads_no_heavy_library():
    code = "import graphkit, sys; print([m for m in ('spacy', 'rdflib', 'networkx') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_module_hides_a_public_name():
    import pkgutil

    modules = {found.name for found in pkgutil.iter_modules(graphkit.__path__)}
    assert not modules & set(graphkit.__all__)
