"""Many phrases looked for at once give what each gives by itself."""

import re

from hypothesis import given
from hypothesis import strategies as st

from graphkit.extract.phrases import FEW, Phrases

WORDS = st.sampled_from("Supply Agreement New (A) the agreement's Sub-lease x".split())
PHRASE = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
TEXT = st.lists(st.one_of(WORDS, st.sampled_from([",", "-", "s", "\n"])), max_size=30)
FILLING = [f"Heron Number{number} Agreement" for number in range(FEW + 1)]


@given(st.lists(PHRASE, min_size=1, max_size=8), TEXT, st.sampled_from([" ", ""]))
def test_whole_phrases_are_those_of_a_choice_the_longest_first(phrases, text, gap):
    words = gap.join(text)
    choice = "|".join(map(re.escape, sorted(phrases, key=lambda one: (-len(one), one))))
    expected = [(m.start(), m[0]) for m in re.finditer(rf"(?<![\w-])(?:{choice})(?![\w-])", words)]
    assert list(Phrases(phrases).whole(words)) == expected


@given(st.lists(PHRASE, min_size=1, max_size=8), TEXT)
def test_many_phrases_stand_where_few_would(phrases, text):
    words = " ".join(text)
    assert set(Phrases([*phrases, *FILLING]).within(words)) == set(Phrases(phrases).within(words))


def test_how_often_many_phrases_stand_in_a_text():
    told = Phrases(["Supply Agreement", "agreement", *FILLING])
    found = told.count("Supply Agreements, the Supply Agreement, an agreement and Heron Number7 Agreement")
    assert found == {"Supply Agreement": 2, "agreement": 1, "Heron Number7 Agreement": 1}


def test_of_two_phrases_on_one_place_the_longer_has_it():
    told = Phrases(["Supply", "Supply Agreement", "Agreement"])
    assert list(told.whole("the Supply Agreement")) == [(4, "Supply Agreement")]
