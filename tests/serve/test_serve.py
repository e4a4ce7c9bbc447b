"""The endpoint: a real server asked by real clients, held to its limits."""

import json
import shutil
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

import pytest
from SPARQLWrapper import JSON, SPARQLWrapper

from graphkit.serve import Endpoint, ServeLimits
from tests.harbour import graph

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
PATHS = """SELECT ?a ?b (gk:part(gk:path(?a, ?b), "/length") AS ?n)
{ ?a gk:holdsSharesIn ?b } ORDER BY ?a ?b"""
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o FILTER(?a != ?m) }"


@pytest.fixture(scope="module")
def endpoint():
    with Endpoint(graph(), page="<p>the page</p>", limits=ServeLimits(seconds=2, size=200_000)) as open_one:
        yield open_one


def ask(endpoint, path, body=None, **headers):
    request = Request(endpoint.url + path, body, headers)
    try:
        with urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def count(endpoint):
    status, text = ask(endpoint, "query?query=" + quote(COUNT), Accept="application/sparql-results+json")
    assert status == 200
    return int(json.loads(text)["results"]["bindings"][0]["n"]["value"])


def test_sparqlwrapper_gets_the_rows_that_the_graph_gives(endpoint):
    client = SPARQLWrapper(endpoint.url + "query")
    client.setQuery(
        "PREFIX gk: <https://w3id.org/graphkit/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        "SELECT ?n { ?a gk:holdsSharesIn/skos:prefLabel ?n } ORDER BY ?n"
    )
    client.setReturnFormat(JSON)
    found = [row["n"]["value"] for row in client.queryAndConvert()["results"]["bindings"]]
    assert "Lantern Mills Limited" in found
    assert "Quay Sugar Limited" in found


def test_sparqlwrapper_gets_the_paths_that_the_graph_gives(endpoint):
    client = SPARQLWrapper(endpoint.url + "query")
    client.setQuery(PATHS)
    client.setReturnFormat(JSON)
    found = [int(row["n"]["value"]) for row in client.queryAndConvert()["results"]["bindings"]]
    assert found == [row[2] for row in graph().query(PATHS)] != []


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_gets_paths_as_csv(endpoint):
    command = ["curl", "--silent", "--data-urlencode", f"query={PATHS}", "-H", "Accept: text/csv"]
    done = subprocess.run([*command, endpoint.url + "query"], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[0] == "a,b,n"
    assert len(done.stdout.splitlines()) == 1 + len(graph().query(PATHS))


@pytest.mark.parametrize(
    ("question", "status", "told"),
    [
        ("SELECT (COUNT(gk:path(?a, ?d)) AS ?ways) { " + HEAVY.partition("{")[2], 504, "longer than 2 s"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f BIND(gk:path(?a, ?d) AS ?way) }", 413, "LIMIT"),
        ("SELECT gk:path(?a) {", 400, "expected"),
    ],
    ids=["slow", "large", "wrong"],
)
def test_a_question_about_paths_is_held_to_the_limits(endpoint, question, status, told):
    assert ask(endpoint, "query?query=" + quote(question))[0] == status
    assert told in ask(endpoint, "query?query=" + quote(question))[1]
    assert ask(endpoint, "query?query=" + quote(PATHS))[0] == 200


def test_a_path_builds_a_graph_too(endpoint):
    built = "CONSTRUCT { ?a <x:way> ?n } { ?a gk:holdsSharesIn ?b BIND(gk:path(?a, ?b) AS ?n) }"
    status, text = ask(endpoint, "query?query=" + quote(built), Accept="text/turtle, */*")
    assert status == 200
    assert "<x:way>" in text


def test_twenty_clients_at_once_are_all_answered(endpoint):
    holdings = "SELECT ?b { ?a gk:holdsSharesIn ?b }"
    with ThreadPoolExecutor(20) as clients:
        questions = [(COUNT, PATHS, holdings, "SELEKT")[number % 4] for number in range(60)]
        found = list(clients.map(lambda one: ask(endpoint, "query?query=" + quote(one))[0], questions))
    assert found == [200, 200, 200, 400] * 15


def test_findings_of_the_rules_are_served_as_the_graph_tells_them(endpoint):
    asked = "SELECT (COUNT(*) AS ?n) { ?finding a gk:DerivedStatement }"
    _, text = ask(endpoint, "query?query=" + quote(asked), Accept="text/csv")
    ((count,),) = graph().query(asked)
    assert int(text.split()[1]) == count > 0


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_posts_a_question_as_a_form(endpoint):
    command = ["curl", "--silent", "--data-urlencode", f"query={COUNT}", "-H", "Accept: text/csv"]
    done = subprocess.run([*command, endpoint.url + "query"], capture_output=True, text=True, check=True)
    assert int(done.stdout.split()[1]) == count(endpoint)


def test_the_page_is_served(endpoint):
    assert ask(endpoint, "page") == (200, "<p>the page</p>")


def test_the_query_form_and_its_parts_come_from_this_server(endpoint):
    status, text = ask(endpoint, "")
    assert status == 200
    assert "http" not in text.replace("http-equiv", "")
    for part in ("yasgui.min.js", "yasgui.min.css", "form.js"):
        assert ask(endpoint, part)[0] == 200


@pytest.mark.parametrize("path", ["query", "update", "store", "sparql"])
def test_an_update_is_refused(endpoint, path):
    before = count(endpoint)
    update = b"INSERT DATA { <a:a> <a:b> <a:c> }"
    status, text = ask(endpoint, path, update, **{"Content-Type": "application/sparql-update"})
    assert status == 403
    assert "read-only" in text
    assert count(endpoint) == before


def test_an_update_in_a_form_is_refused(endpoint):
    body = urlencode({"update": "CLEAR ALL", "query": COUNT}).encode()
    assert ask(endpoint, "query", body)[0] == 403


@pytest.mark.parametrize(
    "word",
    ["SERVICE", "service SILENT", "S\\u0045RVICE", "SERVICE#x\n"],
    ids=["plain", "silent", "escaped", "comment"],
)
def test_a_call_to_another_server_is_refused(endpoint, word):
    question = f"SELECT * {{ {word} <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}"
    status, text = ask(endpoint, "query?query=" + quote(question))
    assert status == 400
    assert "SERVICE" in text


def test_a_name_that_contains_service_is_no_call():
    from graphkit.graph.query import asks_elsewhere

    assert not asks_elsewhere('SELECT * { ?service gk:service "SERVICE <x>" } # SERVICE')


def test_a_question_that_takes_too_long_is_cut_and_the_server_goes_on(endpoint):
    begun = time.monotonic()
    status, text = ask(endpoint, "query?query=" + quote(HEAVY))
    assert status in {500, 504}
    assert text
    assert time.monotonic() - begun < 15
    assert count(endpoint) > 0


def test_an_answer_that_is_too_large_is_refused_and_the_server_goes_on(endpoint):
    status, text = ask(endpoint, "query?query=" + quote("SELECT * { ?a ?b ?c . ?d ?e ?f }"))
    assert status == 413
    assert "LIMIT" in text
    assert count(endpoint) > 0


def test_an_answer_that_was_begun_and_cut_is_not_passed_off_as_whole():
    with Endpoint(graph(), limits=ServeLimits(seconds=1, size=1 << 30)) as patient:
        everything = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
        status, text = ask(patient, "query?query=" + quote(everything))
    assert status == 504
    assert text == "the question took longer than 1 s\n"


def test_a_question_that_does_not_parse_gets_a_clear_error(endpoint):
    status, text = ask(endpoint, "query?query=" + quote("SELEKT"))
    assert status == 400
    assert text.strip()


def test_an_endless_question_is_refused_unread(endpoint):
    status, _ = ask(endpoint, "query", b"query=" + b"x" * (1 << 21))
    assert status == 413


def test_a_port_in_use_is_a_clear_error(endpoint):
    from graphkit.errors import GraphkitError

    port = int(endpoint.url.rsplit(":", 1)[1].strip("/"))
    with pytest.raises(GraphkitError, match="--port"):
        Endpoint(graph(), port=port)


def test_of_two_questions_only_the_checked_one_is_asked(endpoint):
    outward = "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
    status, text = ask(endpoint, f"query?query={quote(COUNT)}&query={quote(outward)}", Accept="text/csv")
    assert (status, text.split()[0]) == (200, "n")


def raw(endpoint, text):
    """The status line that the bytes of a request get; empty where the server hangs up."""
    with socket.create_connection(("127.0.0.1", int(endpoint.url.rsplit(":", 1)[1].strip("/"))), 20) as link:
        link.sendall(text.encode("latin-1"))
        return link.recv(1 << 16).decode("latin-1").partition("\r\n")[0]


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", "411"),
        ("POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n", "411"),
        ("GET http://[::1/query HTTP/1.1\r\nHost: localhost\r\n\r\n", "400"),
        ("GET /../../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", "404"),
        ("GET /page HTTP/1.1\r\nHost: harbour.example:80\r\n\r\n", "421"),
        ("GET /page HTTP/1.1\r\nHost: [::1]:7878\r\n\r\n", "200"),
    ],
    ids=["negative", "no number", "no address", "traversal", "another's name", "own name"],
)
def test_a_request_that_no_honest_client_sends_is_refused(endpoint, capfd, head, status):
    assert raw(endpoint, head).split()[1] == status
    assert capfd.readouterr().err == ""


def test_a_client_that_falls_silent_is_hung_up_on(monkeypatch, capfd):
    monkeypatch.setattr("graphkit.serve.front._Handler.timeout", 0.3)
    with Endpoint(graph()) as one:
        assert raw(one, "POST /query HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\nSELECT") == ""
        assert raw(one, "GET /query?query=a HTTP/1.1\r\nHost: localhost\r\n") == ""
        assert count(one) > 0
    assert capfd.readouterr().err == ""


def test_after_a_question_that_ends_the_server_behind_the_next_one_is_answered(endpoint):
    nested = "SELECT * { ?s ?p ?o FILTER(" + "(" * 100_000 + "1" + ")" * 100_000 + ") }"
    for _ in range(2):
        assert (
            ask(endpoint, "query", nested.encode(), **{"Content-Type": "application/sparql-query"})[0] == 504
        )
        assert [ask(endpoint, "query?query=" + quote(COUNT))[0] for _ in range(3)] == [200] * 3
