from graphkit.statement import Evidence
from graphkit.view.passages import Passages
from tests.builder import filing, party, say


def passages(text: str, *spans: tuple[int, int]):
    held = filing(text)
    one, two = party(held, "company", "One"), party(held, "company", "Two")
    said = [say(one, "holds_shares_in", two, (Evidence(held, *span),)) for span in spans]
    return held, Passages.of([held], said), [one.evidence[0] for one in said]


def test_a_quote_keeps_three_hundred_characters_on_each_side():
    held, made, (evidence,) = passages("a" * 1000 + "THIS" + "b" * 1000, (1000, 1004))
    (text,) = made.texts(held)
    assert text == "a" * 300 + "THIS" + "b" * 300
    assert made.place(evidence) == (0, 300, 304)


def test_quotes_near_each_other_share_a_passage():
    held, made, places = passages("x" * 2000, (500, 510), (700, 710), (1900, 1910))
    assert [len(text) for text in made.texts(held)] == [810, 400]
    assert [made.place(one)[0] for one in places] == [0, 0, 1]


def test_places_are_counted_as_browsers_count():
    _, made, (evidence,) = passages("𠮷𠮷 and 𠮷 end", (7, 8))
    assert made.place(evidence) == (0, 9, 11)
