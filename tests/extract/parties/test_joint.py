"""A name that "and" joins to another is cut off where it stands by itself."""

import pytest

from graphkit.extract.parties.joint import cut_at_and


@pytest.mark.parametrize(
    ("elsewhere", "name"),
    [
        ("Heron sells reeds.", "Plover Limited"),
        ("Heron and Plover Limited sells reeds.", "Heron and Plover Limited"),
        ("Heron Marsh sells reeds.", "Heron and Plover Limited"),
        ("Night-Heron sells reeds.", "Heron and Plover Limited"),
        ("Herons sell reeds.", "Heron and Plover Limited"),
    ],
)
def test_the_first_of_two_joined_names_is_cut_off_where_it_stands_alone(elsewhere, name):
    text = f"Heron and Plover Limited buys reeds. {elsewhere}"
    stop = text.index("Limited") + len("Limited")
    assert text[cut_at_and(text, 0, stop) : stop] == name


def test_a_short_name_in_brackets_tells_where_the_second_begins():
    text = "Heron and Plover Limited (“Plover”) buys reeds."
    assert cut_at_and(text, 0, text.index(" (")) == text.index("Plover")
