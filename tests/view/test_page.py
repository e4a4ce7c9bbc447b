import base64
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

from graphkit.view import page, write
from tests import harbour
from tests.view.crowd import market


def data(html: str):
    return json.loads(re.search(r'<script type="application/json" id="record">(.*?)</script>', html, re.S)[1])


def test_the_same_graph_gives_the_same_bytes():
    assert page(harbour.graph()) == page(harbour.graph())


def test_the_seed_of_hashes_changes_nothing():
    code = "from tests import harbour; from graphkit.view import page; print(page(harbour.graph()))"
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


def test_only_the_scripts_and_styles_of_the_page_are_admitted():
    html = page(harbour.graph())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1].replace(
        "&#39;", "'"
    )
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for body in re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", html, re.S):
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_nothing_is_loaded_from_elsewhere():
    markup = re.sub(r"<(script|style)[ >].*?</\1>", "", page(harbour.graph()), flags=re.S)
    assert re.findall(r'(?:src|href)="(?!data:,")[^"]*"', markup) == []
    assert re.findall(r"\son\w+=", markup) == []


def test_percentages_stand_as_they_are_worded():
    said = data(page(harbour.graph()))["record"]["statements"]
    assert {one["percent"] for one in said if "percent" in one} == {"60%", "> 30%", "4.5%"}


def test_a_graph_above_the_limit_opens_folded_and_loses_nothing():
    graph = market(300)
    held = data(page(graph, limit=100))
    shown, folded = held["nodes"], held["record"]["folded"]["nodes"]
    assert 0 < len(shown) <= 60
    assert len(shown) + len(folded) == len(graph.parties)
    assert len(held["record"]["statements"]) == len(graph.statements)


def test_the_page_opens_on_its_focus():
    graph = harbour.graph()
    held = data(page(graph, focus=graph.find("Mei Fong")))
    assert {node["id"]: node["label"] for node in held["nodes"]}[held["record"]["focus"]] == "Mei FONG"


def test_the_title_is_the_issuer_or_as_given():
    assert '<h1 id="title">Harbour Tea Holdings Limited</h1>' in page(harbour.graph())
    assert '<h1 id="title">Tea &amp; &lt;Sugar&gt;</h1>' in page(harbour.graph(), title="Tea & <Sugar>")


def test_it_is_written_with_its_folders(tmp_path):
    path = write(harbour.graph(), tmp_path / "new" / "graph.html")
    assert path.read_text("utf-8") == page(harbour.graph())
