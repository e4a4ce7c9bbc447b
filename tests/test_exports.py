"""The kept results of the sample: built again, they are the same bytes."""

from pathlib import Path

import pytest

from graphkit.assembly.build import build_folder
from graphkit.resources import samples

KEPT = Path(__file__).parents[1] / "exports"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("exports")
    build_folder([samples()], folder)
    return folder


@pytest.mark.parametrize("name", ["graph.trig", "findings.json"])
def test_the_kept_file_is_reproduced_byte_for_byte(built, name):
    assert (built / name).read_bytes() == (KEPT / name).read_bytes(), (
        "the sample now gives other results: look at the difference, then run graphkit demo"
    )
