"""HTML as text."""

from __future__ import annotations

from graphkit.filing.html import is_html, plain


def test_blocks_are_lines_and_cells_have_tabs_between() -> None:
    page = "<html><body><p>Foo <b>Limited</b></p><table><tr><td>A</td><td>10%</td></tr></table></body></html>"
    assert [line for line in plain(page).splitlines() if line] == ["Foo Limited", "A\t10%"]


def test_scripts_and_styles_are_left_out() -> None:
    page = "<html><head><style>p{}</style></head><body><script>alert(1)</script><p>x</p></body></html>"
    assert plain(page).strip() == "x"


def test_line_breaks_of_the_source_are_blanks() -> None:
    assert plain("<html><body><p>one\n  two</p></body></html>").strip() == "one two"


def test_entities_do_not_nest() -> None:
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><html><body><p>&amp;b; &b;</p></body></html>'
    )
    assert len(plain(bomb)) < 100


def test_deep_nesting_is_no_recursion() -> None:
    assert plain("<html><body>" + "<div>" * 5000 + "x").strip() == "x"


def test_what_is_html() -> None:
    assert is_html("<!DOCTYPE html><html>") and is_html("<!-- c --><HTML>") and not is_html("a < b")


def test_many_comments_before_the_document_are_passed_over_at_once() -> None:
    assert is_html(f"{'<!---->' * 50}<html><p>One</p>")
    assert not is_html(f"{'<!---->' * 500}One")
    assert is_html(f"<!-- {'a licence ' * 90}--><!-- two --> <!doctype html>")
