from __future__ import annotations

import re
from datetime import date

import pytest

from graphkit.errors import RulebookError
from graphkit.rules.rulebook import Rulebook

BOOK = Rulebook.load()
NOW = date(2020, 6, 30)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2004-03-30", "R0"),
        ("2004-03-31", "R1"),
        ("2010-06-02", "R1"),
        ("2010-06-03", "R2"),
        ("2014-06-30", "R2"),
        ("2014-07-01", "R3"),
    ],
)
def test_the_regime_changes_on_its_day(day: str, code: str):
    assert BOOK.regime(date.fromisoformat(day)).code == code


@pytest.mark.parametrize(
    ("main", "gem"),
    [
        ("14A.07(1)", "20.07(1)"),
        ("14A.09", "20.08"),
        ("14A.10", "20.09"),
        ("14A.11", ""),
        ("14A.08", ""),
        ("14A.12(1)(c)", "20.10(1)(c)"),
        ("14A.76(2)(a)", "20.74(2)(a)"),
        ("14A.101", "20.99"),
        ("1.01", "1.01"),
    ],
)
def test_gem_numbers_follow_the_table(main: str, gem: str):
    assert BOOK.shifted(main, "R3") == gem


def test_the_old_gem_chapter_has_the_main_boards_numbers():
    assert BOOK.at(date(2012, 1, 1), "GEM").number("connected_subsidiary") == "20.11(5)"


def test_a_clause_without_a_gem_twin_is_not_in_the_gem_chapter():
    assert BOOK.at(NOW).has("investment_company")
    assert not BOOK.at(NOW, "GEM").has("investment_company")


def test_a_repealed_clause_ends_on_its_day():
    assert BOOK.at(date(2018, 7, 2)).has("underwriting")
    assert not BOOK.at(date(2018, 7, 3)).has("underwriting")


def test_a_continuing_transaction_cites_its_own_number():
    old = BOOK.at(date(2012, 5, 24))
    assert old.number("tier_announce") == "14A.32(1)"
    assert old.number("tier_announce", "continuing") == "14A.34(1)"


def test_numbers_find_their_clauses_on_either_board():
    assert {clause.key for clause, _, _ in BOOK.numbered("14A.14")} >= {"under_ten_outside", "continuing"}
    assert [code for clause, code, _ in BOOK.numbered("20.12") if clause.key == "under_ten_outside"] == ["R3"]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("a cousin or other relative", "relative"),
        ("the subsidiary-level exemption", "tier_subsidiary_level"),
        ("a fellow subsidiary of a corporate substantial shareholder", "corporate_group"),
        ("below 25% and HK$10m", "tier_announce_amount"),
        ("aggregation", "aggregation"),
    ],
)
def test_a_clause_is_found_by_what_it_is_about(words: str, key: str):
    found = BOOK.about(words, NOW)
    assert found is not None
    assert found.key == key


def test_words_about_nothing_find_no_clause():
    assert BOOK.about("xyzzy", NOW) is None


def test_an_unknown_board_or_key_is_an_error():
    with pytest.raises(RulebookError, match="no board 'LSE'"):
        BOOK.at(NOW, "LSE")
    with pytest.raises(RulebookError, match="no clause 'nonsense'"):
        BOOK.clause("nonsense")


def test_every_entry_has_a_number_and_a_tag_and_every_clause_a_source():
    for clause in BOOK.clauses.values():
        assert clause.explains.endswith("."), clause.key
        assert re.search(r"\d{4}$", clause.source), clause.key
        for entry in clause.entries.values():
            assert entry.tag in {"V", "S", "K"}, clause.key
            assert re.match(r"\d", entry.number), clause.key
