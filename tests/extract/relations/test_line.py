from __future__ import annotations

import re

from graphkit.extract.relations.line import Item, Line


def line(words: str) -> Line:
    items, place = [], 0
    for word in words.split():
        items.append(Item(word, place, place + len(word)))
        place += len(word) + 1
    return Line(items)


def test_the_text_has_one_blank_around_every_symbol() -> None:
    assert line("M holds P").text == " M holds P "


def test_a_match_is_replaced_by_one_symbol_over_its_place() -> None:
    held = line("M holds P of M .")
    held.reduce(re.compile(r"(?<= )P of M(?= )"), lambda one, match: Item("S", *one.over(*one.span(match))))
    assert held.text == " M holds S . "
    assert (held.items[2].start, held.items[2].end) == (8, 14)


def test_what_the_maker_refuses_stays() -> None:
    held = line("M and M")
    assert not held.reduce(re.compile(r"(?<= )and(?= )"), lambda one, match: None)
    assert held.text == " M and M "


def test_an_empty_list_takes_the_match_away() -> None:
    held = line("the M holds")
    held.reduce(re.compile(r"(?<= )the(?= M )"), lambda one, match: [])
    assert held.text == " M holds "
