"""Companies known by their boards: renamed, translated, or sisters; and who is left in two copies."""

from graphkit.identity import identify
from graphkit.statement import Value
from tests.builder import filing, party, quote, say

WORDS = "told here"
TERMS = [
    ("Chan Siu Ling", "陳小玲", "2012-03-01"),
    ("Lei Jun", "雷軍", "2012-03-01"),
    ("Wong Tai Man", "黃大文", "2013-06-15"),
    ("Ng Pui Yee", "吳佩儀", "2014-01-02"),
]


def board(name, firm, terms, published, language="en", code=None, role="executive"):
    """A filing that names a company and its directors with the days of their appointment."""
    within = filing(WORDS, name, published=published, language=language)
    there = party(within, "company", firm)
    words = quote(within, WORDS)
    seats = [party(within, "person", person) for person, _ in terms]
    said = [
        say(one, "director_of", there, words, valid_from=day, role=role)
        for one, (_, day) in zip(seats, terms, strict=True)
    ]
    said += [say(there, "stock_code", Value("text", code), words)] if code else []
    return said, there, seats


def english(terms=TERMS):
    return [(latin, day) for latin, _, day in terms]


def chinese(terms=TERMS):
    return [(native, day) for _, native, day in terms]


def found(*told):
    return identify([one for said, *_ in told for one in said])


def joined(identity, left, right):
    return identity.party_of[left.id] == identity.party_of[right.id]


def rules(identity):
    return {one.rule for one in identity.decisions if one.verdict == "same"}


def test_a_company_that_was_renamed_is_known_by_the_terms_of_its_directors():
    old = board("a", "Pier Foods Limited", english(), "2014-02-28")
    new = board("b", "Tide Capital Limited", english(), "2022-06-24")
    identity = found(old, new)
    assert joined(identity, old[1], new[1])
    assert "terms of office in common" in rules(identity)


def test_sisters_that_are_named_at_one_time_are_left_unsure():
    old = board("a", "Pier Foods Limited", english(), "2014-02-28")
    late = board("c", "Pier Foods Limited", english(), "2023-02-28")
    new = board("b", "Tide Capital Limited", english(), "2022-06-24")
    identity = found(old, new, late)
    assert not joined(identity, old[1], new[1])
    assert any("both names are in use at one time" in one.reason for one in identity.unsure)


def test_boards_appointed_on_one_day_alone_are_left_unsure():
    terms = [(name, "2012-03-01") for name, _ in english()]
    old = board("a", "Pier Foods Limited", terms, "2014-02-28")
    new = board("b", "Tide Capital Limited", terms, "2022-06-24")
    assert not joined(found(old, new), old[1], new[1])


def test_companies_of_different_stock_codes_are_never_one_for_their_boards():
    old = board("a", "Pier Foods Limited", english(), "2014-02-28", code="9990")
    new = board("b", "Tide Capital Limited", english(), "2022-06-24", code="9991")
    identity = found(old, new)
    assert not joined(identity, old[1], new[1])
    assert any("different stock codes" in one.reason for one in identity.unsure)


def test_the_chinese_name_of_a_company_is_known_by_the_terms_of_its_directors():
    one = board("a", "Pier Foods Limited", english(), "2014-02-28")
    other = board("b", "金龍控股有限公司", chinese(), "2014-02-28", "zh-Hant")
    identity = found(one, other)
    assert joined(identity, one[1], other[1])
    assert all(joined(identity, *pair) for pair in zip(one[2], other[2], strict=True))


def copies(latin, native, day="2014-02-28"):
    """Two copies of a filing, of which one more director is named in each."""
    one = board("a", "Pier Foods Limited", [*english(), (latin, "2014-01-02")], day)
    other = board("b", "Pier Foods Limited", [*chinese(), (native, "2014-01-02")], "2014-02-28", "zh-Hant")
    return found(one, other), one[2][-1], other[2][-1]


def test_the_last_one_left_in_two_copies_is_one_person():
    identity, latin, native = copies("Ernest Hartono", "丘家寶")
    assert joined(identity, latin, native)
    assert "left in two copies" in rules(identity)


def test_the_last_one_left_is_not_one_person_where_the_surnames_differ():
    identity, latin, native = copies("Wong Siu Fan", "丘家寶")
    assert not joined(identity, latin, native)


def test_filings_of_two_days_are_no_copies():
    identity, latin, native = copies("Ernest Hartono", "丘家寶", day="2014-03-28")
    assert not joined(identity, latin, native)


def test_two_left_on_each_side_are_told_by_their_surnames():
    first = [*english(), ("Kan Tse Kien", "2014-01-02"), ("Lee Kay Yien", "2014-01-02")]
    second = [*chinese(), ("李繼業", "2014-01-02"), ("簡志強", "2014-01-02")]
    one = board("a", "Pier Foods Limited", first, "2014-02-28")
    other = board("b", "Pier Foods Limited", second, "2014-02-28", "zh-Hant")
    identity = found(one, other)
    assert joined(identity, one[2][-2], other[2][-1])
    assert joined(identity, one[2][-1], other[2][-2])


def test_two_left_on_each_side_without_a_surname_stay_apart():
    first = [*english(), ("Ernest Hartono", "2014-01-02"), ("Albert Santoso", "2014-01-02")]
    second = [*chinese(), ("李繼業", "2014-01-02"), ("簡志強", "2014-01-02")]
    one = board("a", "Pier Foods Limited", first, "2014-02-28")
    other = board("b", "Pier Foods Limited", second, "2014-02-28", "zh-Hant")
    identity = found(one, other)
    assert not any(joined(identity, left, right) for left in one[2][-2:] for right in other[2][-2:])


def test_namesakes_on_two_unrelated_boards_are_left_unsure():
    one = board("a", "Pier Foods Limited", [("Chan Wai Ming", "2012-03-01")], "2014-02-28")
    other = board("b", "Tide Capital Limited", [("Chan Wai Ming", "2012-03-01")], "2014-02-28")
    identity = found(one, other)
    assert not joined(identity, one[2][0], other[2][0])
    assert [one.reason for one in identity.unsure] == ["Chan Wai Ming / Chan Wai Ming; no company in common"]
