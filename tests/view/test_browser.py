"""The page in a real browser: harbour's small group, looked at by pointer, keyboard and printer."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.view import frame, page
from tests import harbour


@pytest.fixture(scope="module")
def html() -> str:
    return page(harbour.graph())


def panel_text(shown) -> str:
    return shown.inner_text("#panel")


def test_asks_for_nothing_and_complains_of_nothing(show, html):
    shown = show(html)
    for key in ("ArrowDown", ".", "Enter", "Escape", "+", "-", "0"):
        shown.at(key)
    for id in ("see-table", "see-findings", "see-chart", "see-filters", "see-lens", "theme", "save"):
        shown.click(f"#{id}")
    assert [url for url in shown.requests if not url.startswith(("file:", "blob:"))] == []
    assert shown.complaints == []


def test_every_drawn_relation_is_reached_by_keyboard_and_shows_its_quote(show, html):
    shown = show(html)
    wanted = {one.evidence[0].quote for one in harbour.graph().statements if hasattr(one.object, "names")}
    seen = set()
    for _ in range(len(wanted)):
        shown.at(".", "Enter")
        seen |= {" ".join(text.split()) for text in shown.locator("#panel mark").all_inner_texts()}
        shown.keyboard.press("Escape")
    assert seen == wanted


def test_enter_moves_into_the_panel_and_escape_back_to_the_chart(show, html):
    shown = show(html)
    shown.at(".", "Enter")
    assert shown.evaluate("document.activeElement.closest('#panel') !== null")
    shown.keyboard.press("Escape")
    assert shown.evaluate("document.activeElement.id") == "chart"
    assert shown.is_hidden("#panel")


def test_arrow_keys_walk_from_party_to_party_and_say_so(show, html):
    shown = show(html)
    shown.at("ArrowDown")
    assert "Harbour Tea Holdings Limited" in shown.inner_text("#live")
    shown.at("ArrowDown")
    assert "Lantern Mills Limited" in shown.inner_text("#live")


def test_the_panel_names_filing_page_date_method_and_confidence(show, html):
    shown = show(html, "view=table")
    shown.click("text=is an executive director of")
    text = panel_text(shown)
    for wanted in ("ANNOUNCEMENT, page 1", "2012-11-30", "test", "confidence 1.00", "as at 2012-11-30"):
        assert wanted in text


def test_a_quote_stands_in_its_surroundings(show, html):
    shown = show(html, "view=table")
    shown.click("text=controls by structured contracts")
    context = shown.inner_text("#panel blockquote .context")
    assert "holds 60% of Lantern Mills Limited." in context
    assert (
        shown.inner_text("#panel mark")
        == "Lantern Mills Limited controls Zhuhai Lantern by structured contracts."
    )


def test_a_click_on_a_card_opens_its_party(show, html):
    shown = show(html)
    shown.fill("#find", "Lantern Mills")
    shown.keyboard.press("Enter")
    shown.keyboard.press("Escape")
    shown.wait_for_timeout(100)
    box = shown.locator("#chart").bounding_box()
    shown.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert shown.inner_text("#panel h2") == "Lantern Mills Limited"


def test_search_finds_names_in_any_order_codes_and_chinese(show, html):
    shown = show(html)
    answers = {
        "lantern mills": "Lantern Mills Limited",
        "mills LANTERN": "Lantern Mills Limited",
        "01234": "Harbour Tea Holdings Limited",
        "海港茶業": "Harbour Tea Holdings Limited",
    }
    for query, name in answers.items():
        shown.fill("#find", query)
        shown.keyboard.press("Enter")
        assert shown.inner_text("#panel h2") == name


def test_before_and_after_are_two_states_of_one_drawing(show, html):
    shown = show(html)
    shown.click("[data-state='after']")
    shown.click("#see-table")
    assert "4.5%" not in shown.inner_text("#sheet")
    shown.click("[data-state='before']")
    assert "4.5%" in shown.inner_text("#sheet")


def test_an_end_counts_from_the_day_it_is_known(show):
    before = harbour.board("list-1.txt", "2012-01-31", "Ann LEE", "Ben HO")
    after = harbour.board("list-2.txt", "2013-03-31", "Ann LEE", left=("Ben HO", "2013-02-28"))
    shown = show(page(harbour.merged(before, after)), "view=table&valid=2013-03-31")
    held = "is an executive director of"
    assert shown.locator("tr", has_text="Ben HO").filter(has_text=held).count() == 0
    shown.evaluate("location.hash = 'view=table&valid=2013-03-31&known=2012-01-31'")
    shown.wait_for_timeout(50)
    assert shown.locator("tr", has_text="Ben HO").filter(has_text=held).count() == 1


def test_the_slider_of_valid_time_moves_the_chart_and_says_the_day(show, html):
    shown = show(page(harbour.merged(harbour.graph(), harbour.board("b.txt", "2014-05-31", "Ann LEE"))))
    shown.focus("#valid")
    shown.keyboard.press("Home")
    assert shown.get_attribute("#valid", "aria-valuetext") == "2012-11-30"
    assert "valid=2012-11-30" in shown.evaluate("location.hash")


def test_filters_by_relation_reach_table_and_chart(show, html):
    shown = show(html, "view=table")
    shown.click("#see-filters")
    shown.uncheck("#family-contract")
    assert "structured contracts" not in shown.inner_text("#sheet")
    assert "hide=contract" in shown.evaluate("location.hash")


def test_a_view_can_be_sent_by_its_address(show, html):
    shown = show(html)
    shown.at(".", "Enter")
    shown.click("#theme")
    sent = shown.evaluate("location.hash")[1:]
    title = shown.inner_text("#panel h2")
    again = show(html, sent)
    assert again.inner_text("#panel h2") == title
    assert again.evaluate("document.documentElement.dataset.theme") == "dark"


def test_a_foolish_address_is_ignored(show, html):
    shown = show(html, "party=__proto__&view=constructor&depth=99&valid=<img>&sure=x&open=a,b&link=toString")
    assert shown.complaints == []
    assert shown.is_hidden("#panel")


def test_the_lens_lists_the_path_between_two_parties(show, html):
    shown = show(html)
    shown.click("#see-lens")
    shown.fill("#lens-from", "Fong")
    shown.keyboard.press("Tab")
    shown.fill("#lens-to", "Zhuhai")
    shown.keyboard.press("Tab")
    steps = shown.inner_text("#lens .ways li")
    assert steps.split("\n") == [
        "Mei FONG", "executive", "Harbour Tea Holdings Limited", "60%", "Lantern Mills Limited", "contracts",
        "Zhuhai Lantern",
    ]  # fmt: skip


def test_the_table_sorts_by_a_column_and_back(show, html):
    shown = show(html, "view=table")
    shown.click("th button >> nth=0")
    first = shown.inner_text("tbody tr:first-child td:first-child")
    shown.click("th button >> nth=0")
    last = shown.inner_text("tbody tr:first-child td:first-child")
    assert (first, last) == ("=SUM(A1) Fund", "Quay Sugar Limited")
    assert shown.get_attribute("th >> nth=0", "aria-sort") == "descending"


def test_the_dossier_prints_on_one_page(show, html, tmp_path):
    pdfium = pytest.importorskip("pypdfium2")
    shown = show(html)
    shown.pdf(path=tmp_path / "dossier.pdf", prefer_css_page_size=True)
    document = pdfium.PdfDocument(tmp_path / "dossier.pdf")
    text = document[0].get_textpage().get_text_bounded()
    assert len(document) == 1
    assert "Lantern Mills" in text
    assert "60%" in text
    document.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(show, html, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    shown = show(html, scheme=scheme)
    shown.click("#see-filters")
    shown.at(".", "Enter")
    for view in ("chart", "table", "findings"):
        shown.click(f"#see-{view}")
        found = axe.Axe().run(shown.page).response["violations"]
        grave = [one for one in found if one["impact"] in {"serious", "critical"}]
        assert [(one["id"], one["nodes"][0]["html"][:120]) for one in grave] == [], view


def test_a_telephone_never_scrolls_sideways(show, html):
    shown = show(html, width=375, height=700)
    shown.at(".", "Enter")
    for view in ("chart", "table", "findings"):
        shown.evaluate(f"document.getElementById('see-{view}').click()")
        assert shown.evaluate("document.documentElement.scrollWidth") <= 375


def test_the_frame_of_a_notebook_draws_and_opens_evidence(show):
    shown = show(f"<html data-drawn>{frame(harbour.graph())}</html>")
    inner = shown.frame_locator("iframe")
    inner.locator("html[data-drawn]").wait_for()
    inner.locator("#chart").focus()
    for key in (".", "Enter"):
        shown.keyboard.press(key)
    assert inner.locator("#panel mark").count() > 0
    assert shown.complaints == []


def test_saved_drawing_is_plain_svg(show, html, tmp_path):
    shown = show(html)
    with shown.expect_download() as download:
        shown.click("#save")
    download.value.save_as(tmp_path / "chart.svg")
    drawing = Path(tmp_path / "chart.svg").read_text("utf-8")
    assert drawing.startswith("<svg")
    assert "Harbour Tea" in drawing
    assert "script" not in drawing
