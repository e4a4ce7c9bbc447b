from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from graphkit.extract.components import COMPONENTS
from graphkit.extract.language import pipeline
from graphkit.extract.lexicon import data, expanded, jurisdiction_code

ROOT = Path(__file__).parents[2]


def test_every_component_stands_in_the_pipeline_in_order() -> None:
    assert pipeline().pipe_names == list(COMPONENTS)


def test_every_component_is_an_entry_point() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = project["entry-points"]["spacy_factories"]
    assert named == {
        name: f"graphkit.extract.components:{name.removeprefix('graphkit_')}" for name in COMPONENTS
    }


def test_the_package_loads_without_spacy() -> None:
    code = "import graphkit, sys; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_document_has_the_filings_places() -> None:
    text = "Alder Co., Ltd.(“Alder”)\nholds  30% of it"
    doc = pipeline().make_doc(text)
    assert len(doc.text) == len(text)
    assert all(text[token.idx : token.idx + len(token)].split() == token.text.split() for token in doc)


def test_every_pattern_of_the_grammar_has_its_references() -> None:
    for table in data("grammar").values():
        entries = table.values() if isinstance(table, dict) else [one["rule"] for one in table]
        assert all("<<" not in expanded(entry) for entry in entries)


@pytest.mark.parametrize("name", ["grammar", "jurisdictions", "names", "people", "places", "relations"])
def test_a_data_file_says_its_source_and_date(name: str) -> None:
    text = (files("graphkit.extract") / "data" / f"{name}.toml").read_text("utf-8")
    assert "Source: " in text[:1000] and "Date: 20" in text[:1000]


def test_a_place_has_its_code() -> None:
    assert jurisdiction_code("the British Virgin Islands") == "VG"
    assert jurisdiction_code("Atlantis") is None
