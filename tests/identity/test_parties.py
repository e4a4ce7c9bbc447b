"""Which refs of several filings become one party."""

from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.identity.parties import Judgement, parties_of
from graphkit.statement import Value
from tests import pier
from tests.builder import filing, party, quote, say

WORDS = "told here"


def told(name, *names, type="company", code=None, chinese=None, place=None, issuer=None, serves=None):
    """A filing in which one party is told by those names and values, and nothing else."""
    within = filing(f"{WORDS} by {name}", name, issuer=issuer)
    ref = party(within, type, *names)
    words = quote(within, WORDS)
    values = {"stock_code": code, "chinese_name": chinese, "jurisdiction": place}
    said = [say(ref, slot, Value("text", text), words) for slot, text in values.items() if text]
    other = party(within, "company", serves or f"Nobody {name}")
    relation = "director_of" if type == "person" else "associate_of"
    return [*said, say(ref, relation, other, words)], ref


def same(*pairs, judgements=()):
    """Are the refs of these filings all one party?"""
    statements = [statement for said, _ in pairs for statement in said]
    _, party_of = parties_of(statements, judgements)
    return len({party_of[ref.id] for _, ref in pairs}) == 1


def test_stock_codes_join():
    assert same(told("a", "Pier", code="9990"), told("b", "Pier Foods", code="9990"))


def test_chinese_legal_names_join_across_scripts():
    assert same(told("a", "Pier", chinese="碼頭食品有限公司"), told("b", "码头食品有限公司"))


def test_full_legal_names_join_across_spellings():
    assert same(told("a", "Pier Foods Co., Ltd."), told("b", "PIER FOODS COMPANY LIMITED"))


def test_a_defined_short_name_never_joins():
    assert not same(told("a", "Pier"), told("b", "Pier"))
    assert not same(told("a", "the Company"), told("b", "the Company"))


def test_a_name_inside_another_never_joins():
    assert not same(told("a", "Cloud Tea Limited"), told("b", "Zhuhai Cloud Tea Limited"))


def test_one_name_under_two_laws_stays_apart():
    assert not same(told("a", "Pier Foods Limited", place="KY"), told("b", "Pier Foods Limited", place="HK"))


def test_a_short_name_that_ends_in_a_form_does_not_join_with_another_company():
    first = told("a", "Tide Corporation Limited", "Tide Corporation")
    assert not same(first, told("b", "Tide Corporation"))


def test_persons_join_within_one_issuer_in_any_order_of_words():
    first = told("a", "Siu Ling CHAN", type="person", issuer="Pier Foods Limited")
    assert same(first, told("b", "Chan Siu Ling", type="person", issuer="PIER FOODS LTD."))


def test_persons_of_two_issuers_stay_apart():
    first = told("a", "Siu Ling CHAN", type="person", issuer="Pier Foods Limited")
    assert not same(first, told("b", "Siu Ling CHAN", type="person", issuer="Tide Capital Limited"))


def test_persons_join_by_a_company_that_both_serve():
    first = told("a", "Siu Ling CHAN", type="person", serves="Pier Foods Limited")
    assert same(first, told("b", "Chan Siu Ling", type="person", serves="Pier Foods Ltd"))


def test_types_never_mix():
    assert not same(told("a", "Pier Foods Limited"), told("b", "Pier Foods Limited", type="group"))


def test_a_judgement_joins_what_names_do_not():
    first, second = told("a", "Pier"), told("b", "Pier")
    assert same(first, second, judgements=[Judgement(first[1].id, second[1].id, same=True)])


def test_a_judgement_holds_apart_what_names_would_join():
    first, second = told("a", "Pier Foods Limited"), told("b", "Pier Foods Limited")
    assert not same(first, second, judgements=[Judgement(second[1].id, first[1].id, same=False)])


def test_a_judgement_holds_apart_through_a_third():
    first, second, third = (told(name, "Pier Foods Limited") for name in "abc")
    judged = [Judgement(first[1].id, second[1].id, same=False)]
    statements = [one for said, _ in (first, second, third) for one in said]
    _, party_of = parties_of(statements, judged)
    assert party_of[first[1].id] != party_of[second[1].id]


def test_the_id_of_a_listed_company_is_its_stock_code():
    parties, _ = parties_of(told("a", "Pier", code="9990")[0])
    assert parties["hk-9990"].stock_code == "9990"


def test_a_code_of_the_mainland_is_no_hong_kong_code():
    parties, _ = parties_of(told("a", "Pier", code="600519")[0])
    assert "code-600519" in parties


def test_the_name_to_show_is_the_fullest_english_one():
    shown = pier.graph().resolve("hk-9990")
    assert shown.name == "Pier Foods Limited"
    assert shown.chinese_name == "碼頭食品有限公司"
    assert shown.jurisdiction == "KY"
    assert len(shown.refs) == 3


@settings(deadline=None)
@given(st.permutations(pier.statements()))
def test_the_order_of_statements_does_not_matter(shuffled):
    assert parties_of(shuffled) == parties_of(pier.statements())


def test_a_role_word_is_no_chinese_name():
    parties, party_of = parties_of(told("a", "Pier Foods Limited", "貴公司", "本公司")[0])
    assert parties[party_of[told("a", "Pier Foods Limited")[1].id]].chinese_name is None


def test_the_chinese_name_of_a_person_has_no_word_of_address():
    said, ref = told("a", "陳小玲女士", "陳小玲", "陳女士", type="person")
    parties, party_of = parties_of(said)
    assert parties[party_of[ref.id]].chinese_name == "陳小玲"
