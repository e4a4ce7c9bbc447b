from __future__ import annotations

import pytest

from graphkit.errors import RulebookError
from graphkit.percent import Percent
from graphkit.rules.counterfactual import nearest_changes, what_if, why_not
from tests.rules.market import DEAL, company, market, person, told


def test_a_yes_hangs_on_the_fewest_statements_of_its_path():
    found = why_not(market(), "Pine")
    assert found.then == "undetermined"
    assert [statement.predicate for statement in found.statements] in (["holds_shares_in"], ["director_of"])


def test_both_grounds_of_a_double_yes_must_go():
    again = told(
        DEAL,
        person(DEAL, "Lena Poe"),
        "holds_shares_in",
        company(DEAL, "Pine"),
        "Lena Poe",
        percent=Percent.of(30),
    )
    found = why_not(market(again), "Pine")
    assert len(found.statements) == 2


def test_the_same_said_twice_must_go_twice():
    again = told(
        DEAL,
        company(DEAL, "Reed"),
        "holds_shares_in",
        company(DEAL, "Kelp"),
        "Reed Limited",
        percent=Percent.of(20),
    )
    kelp = told(
        DEAL,
        company(DEAL, "Kelp"),
        "subsidiary_of",
        company(DEAL, "Tidewell Group"),
        "Kelp Limited",
        wholly_owned=False,
    )
    found = why_not(market(again, kelp), "Reed")
    assert len(found.statements) == 2
    assert len({statement.predicate for statement in found.statements}) == 1


def test_a_no_hangs_on_nothing():
    assert why_not(market(), "Moss").statements == ()
    assert why_not(market(), "Moss").then == "no"


# Orrland is to get shares of Kelp, so without its director it still may be connected through Kelp.
@pytest.mark.parametrize(
    ("party", "change", "answer"),
    [
        ("Orrland", "holds 29%", "undetermined"),
        ("Orrland", "holds 30%", "yes"),
        ("Reed", "holds 9.99%", "no"),
        ("Pine", "Mina Orr holds 20% of Orrland", "undetermined"),
        ("Moss", "Mina Orr holds 10% in Moss", "no"),
        ("Kelp", "Orrland holds 10% of Kelp", "yes"),
        ("Orrland", "Mina Orr is not a director of Tidewell Group", "undetermined"),
        ("Reed", "is a director of Tidewell Group", "yes"),
    ],
)
def test_a_change_in_words_is_tried_out(party: str, change: str, answer: str):
    assert what_if(market(), party, change).after.answer == answer


def test_words_that_name_no_change_are_an_error():
    with pytest.raises(RulebookError, match="no change in 'sings'"):
        what_if(market(), "Orrland", "sings")


def test_the_smallest_rise_that_makes_a_yes_is_found():
    low = told(
        DEAL,
        person(DEAL, "Lena Poe"),
        "holds_shares_in",
        company(DEAL, "Oak"),
        "Lena Poe",
        percent=Percent.of("28.5"),
    )
    change = nearest_changes(market(low), "Oak")[0]
    assert change.text == "Lena Poe holds 30% of Oak Limited (now 28.5%)"
    assert (change.before.answer, change.after.answer) == ("no", "yes")
    assert nearest_changes(market(), "Orrland") == ()
