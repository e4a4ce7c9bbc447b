"""No pattern of graphkit grows faster than the text it is searched in."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patterns.adversaries import pumps
from tests.patterns.growth import endless, slow

ROOT = Path(__file__).parents[1]
MACRO = re.compile(r"\{[A-Zx]+\}")
"""What stands for a piece of a pattern in a data file: without it the pattern is not whole."""


@pytest.fixture(scope="module")
def patterns(tmp_path_factory):
    folder = tmp_path_factory.mktemp("filings")
    command = [sys.executable, "-m", "tests.patterns.collect", str(folder)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in told.stdout.splitlines()]


def test_the_collection_holds_patterns_of_modules_functions_and_data(patterns):
    places = {row["where"].split(":")[0] for row in patterns}
    assert len(patterns) > 1000
    assert {"graphkit/filing/html.py", "graphkit/extract/lexicon.py", "graphkit/rules/rulebook.py"} <= places
    assert any(place.endswith(".toml") for place in places)


def test_every_pattern_grows_in_line_with_the_text(patterns):
    found = [
        f"{row['where']} {method} {row['pattern'][:90]!r} on {told}"
        for row in patterns
        for method in sorted({one if "match" in one else "finditer" for one in row["methods"]})
        for told in slow(row["pattern"], row["flags"], method)
    ]
    assert found == []


def test_no_pattern_tries_every_way_to_share_its_rounds(patterns):
    made = {(row["pattern"], row["flags"]): row["where"] for row in patterns}
    whole = {key: where for key, where in made.items() if not MACRO.search(key[0])}
    found = [f"{where} {key[0][:90]!r} on {told}" for key, where in whole.items() for told in endless(*key)]
    assert found == []


@pytest.mark.parametrize(
    "pattern", [r"(?:ab|ba?b?|a){0,60}$", r"<(?:!--.{0,400}?-->){0,60}<p>", r"(?:x[^;\x01]{0,9}){0,60}$"]
)
def test_rounds_that_can_be_shared_in_many_ways_are_told(pattern):
    assert list(endless(pattern, 0))


@pytest.mark.parametrize(
    "pattern", [r"(?:ab|ba){0,60}$", r"<(?>(?:!--.{0,400}?-->)){0,60}+<p>", r"(?:x[^x]{0,9}){0,60}$"]
)
def test_rounds_that_can_be_shared_in_one_way_pass(pattern):
    assert not list(endless(pattern, 0))


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"\s+$", "finditer"),
        (r"\s*,?\s*x", "match"),
        (r"“[^x]*x", "finditer"),
        (r"(?:a|aa)+$", "match"),
        (r"\d+%", "finditer"),
        (r"a(?=\w*;)", "finditer"),
    ],
)
def test_growth_with_the_square_or_worse_is_told(pattern, method):
    assert list(slow(pattern, 0, method))


@pytest.mark.parametrize("pattern", [r"\s{1,30}$", r"(?<!\s)\s++,?x", r"\w+", r"“[^x“]*+x", "plain"])
def test_growth_in_line_with_the_text_passes(pattern):
    assert not list(slow(pattern, 0, "finditer"))


def test_pumps_lead_to_each_repetition():
    made = re.compile(r"ab(?:c|d)*e")
    assert ("ab", "d") in pumps(made.pattern, made.flags)
