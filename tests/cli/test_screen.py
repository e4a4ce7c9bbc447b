"""The verb screen, on the graph of one small filing."""

import json

import pytest
from typer.testing import CliRunner

from graphkit.assembly.build import build_folder
from graphkit.cli.app import app
from tests.benchmarks.writer import write


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    home = tmp_path_factory.mktemp("screen")
    write(1, home / "in")
    build_folder([home / "in"], home / "out")
    return home / "out"


def screen(folder, *words):
    return CliRunner().invoke(app, ["screen", *words, "-g", str(folder)])


def test_all_issuers_are_screened_on_request(folder):
    done = screen(folder, "--all", "--json")
    assert done.exit_code == 0, done.output
    hits = json.loads(done.stdout)
    limbs = [hit["limb"] for hit in hits]
    assert (limbs.count("director"), limbs.count("controlled_company")) == (6, 1)
    assert all(hit["rule"] and hit["through"] and hit["is_certain"] for hit in hits)


def test_an_issuer_may_be_named(folder):
    named = json.loads(screen(folder, "--all", "--json").stdout)[0]["issuer"]
    assert screen(folder, named, "--json").stdout == screen(folder, "--all", "--json").stdout


def test_without_an_issuer_the_verb_says_what_to_give(folder):
    done = screen(folder)
    assert done.exit_code == 2
    assert "--all" in done.output
